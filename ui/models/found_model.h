// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/model_card.h"
#include "core/insight/recognised_file.h"

#include <QString>

#include <optional>
#include <string>

namespace headstart::ui {

/// Whether something that was dropped is a file of weights or a text model's folder, or its config.json, by its name.
/// At most one look at one name on the disk: the rest is asked in the background.
bool namesModel(const QString &path);
/// Likewise a picture.
bool namesPicture(const QString &path);

/// What was chosen: a text model with its folder, or a file of weights.
struct FoundModel {
    std::optional<catalogue::ModelCard> card;
    insight::RecognisedFile file; ///< where there is no card
};

/// Weights beside a config.json are a whole model; but other programs lay such a file beside pictures' models, too.
/// Not for the window's thread. Errors: those of insight::recogniseFile and insight::readOwnTextModel.
Result<FoundModel> findModel(const std::string &path);

} // namespace headstart::ui
