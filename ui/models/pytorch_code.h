// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/model_card.h"

#include <QString>

namespace headstart::ui {

/// A Python program that says what a picture shows with the same network and preprocessing: with torchvision or timm.
/// Empty where neither is known to have it.
QString pytorchCode(const catalogue::ModelCard &card);

} // namespace headstart::ui
