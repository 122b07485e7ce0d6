// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/run_preprocessing.h"

#include <algorithm>

namespace headstart::ui {

namespace {

catalogue::InputFact inputOf(const catalogue::ModelCard *card)
{
    if (card)
        return card->input;
    const data::Preprocessing usual;
    return {usual.resize, usual.crop, "bilinear", usual.mean, usual.deviation};
}

/// Three numbers that can be divided by; a run refuses others.
bool isUsable(const std::vector<double> &values, bool mayBeZero)
{
    constexpr std::size_t kChannels = 3;
    return values.size() == kChannels
           && std::all_of(values.begin(), values.end(), [&](double value) { return mayBeZero || value > 0; });
}

} // namespace

data::Preprocessing runPreprocessing(const catalogue::ModelCard *card, training::PreprocessingConfig config)
{
    const catalogue::InputFact input = inputOf(card);
    if (!isUsable(config.mean, true))
        config.mean.clear();
    if (!isUsable(config.deviation, false))
        config.deviation.clear();
    training::fillPreprocessing(config, input);
    return training::preprocessingOf(config);
}

} // namespace headstart::ui
