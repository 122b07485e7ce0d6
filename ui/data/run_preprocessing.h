// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/model_card.h"
#include "core/training/run_config.h"

namespace headstart::ui {

/// How the run to be makes a picture the network's input: what the user has not set is the card's, as
/// training::resolved fills it in. Without a card (nullptr), as most models want it.
data::Preprocessing runPreprocessing(const catalogue::ModelCard *card, training::PreprocessingConfig config);

} // namespace headstart::ui
