// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/run_config.h"

#include <QString>

#include <string>

namespace headstart::test {

/// Fills `folder` with two classes of small pictures, "blue" and "red", `perClass` each: a colour under noise.
void makeColourFolder(const std::string &folder, int perClass);

/// A file of ResNet-18's weights from its initialisers.
void makeWeights(const std::string &path);

/// ResNet-18 on 64-pixel pictures from the files above, two threads, two epochs, batches of 8, SGD with momentum.
training::RunConfig smallConfig(const std::string &folder, const std::string &weights);

/// The model of text_model.h on its texts, two threads, batches of 16.
training::RunConfig smallTextConfig(const std::string &model, const std::string &table);

/// With these settings, "key=value key=value". Ends the program where one cannot be.
training::RunConfig with(training::RunConfig config, const QString &settings);

} // namespace headstart::test
