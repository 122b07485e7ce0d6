// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layers/chain.h"

#include <algorithm>
#include <numeric>

namespace headstart::ui {

namespace {

bool holds(const std::vector<std::string> &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

std::int64_t Chain::trainedParameters() const
{
    return std::accumulate(trained.begin(), trained.end(), std::int64_t{0});
}

std::int64_t Chain::classes() const
{
    return isEmpty() || outline.stages.back().shape.empty() ? 0 : outline.stages.back().shape.front();
}

int Chain::cut() const
{
    const auto place = std::find_if(outline.stages.begin(), outline.stages.end(),
                                    [&](const insight::StageOutline &stage) { return stage.name == freeze.cut; });
    return static_cast<int>(place - outline.stages.begin());
}

int Chain::firstTrained() const
{
    const auto place = std::find_if(trained.begin(), trained.end(), [](std::int64_t count) { return count > 0; });
    return static_cast<int>(place - trained.begin());
}

Fate Chain::fate(int index) const
{
    const std::int64_t all = stage(index).parameters;
    if (all == 0)
        return Fate::NoParameters;
    const std::int64_t some = trainedOf(index);
    return some == 0 ? Fate::Kept : some < all ? Fate::Partly : Fate::Trains;
}

bool Chain::isException(int index) const
{
    return holds(index < cut() ? freeze.train : freeze.keep, stage(index).name);
}

double Chain::seconds(int index) const
{
    if (costs.empty())
        return 0;
    const insight::StageCost &cost = costs[static_cast<std::size_t>(index)];
    return index < firstTrained() ? cost.forward : cost.training;
}

std::vector<std::int64_t> trainedByStages(const Chain &chain)
{
    std::vector<std::int64_t> out;
    const int cut = chain.cut();
    for (int i = 0; i < chain.size(); ++i) {
        const insight::StageOutline &stage = chain.stage(i);
        const bool wanted = i >= cut || holds(chain.freeze.train, stage.name);
        out.push_back(wanted && !holds(chain.freeze.keep, stage.name) ? stage.parameters : 0);
    }
    return out;
}

void setException(training::FreezeConfig &freeze, const Chain &chain, int index, bool on)
{
    const std::string &name = chain.stage(index).name;
    std::erase(freeze.train, name);
    std::erase(freeze.keep, name);
    if (on)
        (index < chain.cut() ? freeze.train : freeze.keep).push_back(name);
}

} // namespace headstart::ui
