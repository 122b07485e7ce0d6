// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/freeze_plan.h"

#include "core/base/nearest.h"
#include "core/training/adapters.h"

#include <algorithm>
#include <fnmatch.h>
#include <iterator>
#include <set>

namespace headstart::training {

namespace {

constexpr char kKept = 0;
constexpr char kAboveTheCut = 1;
constexpr char kNamed = 2; ///< to train, though below the cut

/// Marks the parameters that a pattern means: those of a stage, or those whose names it fits.
Result<void> mark(const zoo::Network &network, const std::string &pattern, bool trains, std::vector<char> &marks)
{
    const zoo::NamedTensors tensors = network.tensors();
    const auto stage = network.find(pattern);
    bool met = false;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const std::string &name = tensors[i].name;
        const bool fits = stage ? network.stageOf(name) == *stage
                                : zoo::hasPrefix(name, pattern) || fnmatch(pattern.c_str(), name.c_str(), 0) == 0;
        if (!fits || !tensors[i].isParameter)
            continue;
        marks[i] = trains ? kNamed : kKept;
        met = true;
    }
    if (!met)
        return badInput(network.id(), "'" + pattern + "'", say("no parameter fits this exception"));
    return {};
}

void setDepths(const zoo::Network &network, FreezePlan &plan)
{
    std::set<std::size_t> stages;
    for (const TrainedParameter &parameter : plan.parameters)
        if (!parameter.isHead)
            stages.insert(network.stageOf(parameter.movedName()));
    for (TrainedParameter &parameter : plan.parameters)
        if (!parameter.isHead)
            parameter.depth = static_cast<int>(
                std::distance(stages.upper_bound(network.stageOf(parameter.movedName())), stages.end()));
}

void setRungs(const zoo::Network &network, FreezePlan &plan)
{
    std::vector<int> rungs(plan.modes.size(), 0);
    int rung = 0;
    bool isFirst = true;
    for (std::size_t i = plan.modes.size(); i-- > 0;) {
        if (plan.modes[i] == zoo::Mode::Evaluation)
            continue;
        const bool isNew = i == network.head() || network.stages()[i].isOfTask;
        rung += isFirst || isNew ? 0 : 1;
        isFirst = false;
        rungs[i] = rung;
    }
    for (TrainedParameter &parameter : plan.parameters)
        parameter.rung = rungs[network.stageOf(parameter.movedName())];
}

} // namespace

Result<std::size_t> stageNamed(const zoo::Network &network, const std::string &name)
{
    if (const auto stage = network.find(name))
        return *stage;
    std::vector<std::string_view> names;
    for (const zoo::Stage &stage : network.stages())
        names.push_back(stage.name);
    return badInput(network.id(), "'" + name + "'",
                    say("no stage is called so; the nearest are %1 (headstart-cli layers %2 lists them)",
                        nearestNames(name, names), network.id()));
}

Result<FreezePlan> freezePlan(const zoo::Network &network, const FreezeConfig &config)
{
    const auto cut = stageNamed(network, config.cut);
    if (!cut)
        return cut.error();
    const zoo::NamedTensors tensors = network.tensors();
    std::vector<char> trains;
    for (const zoo::NamedTensor &named : tensors)
        trains.push_back(named.isParameter && network.stageOf(named.name) >= *cut ? kAboveTheCut : kKept);
    for (const bool train : {true, false})
        for (const std::string &pattern : train ? config.train : config.keep)
            if (auto marked = mark(network, pattern, train, trains); !marked)
                return marked.error();

    bool isBelowHead = false; ///< something that could have adapters
    FreezePlan plan;
    plan.firstTrained = network.stages().size();
    plan.modes.assign(network.stages().size(), zoo::Mode::Evaluation);
    const zoo::Mode training = config.batchNorm == "batch" ? zoo::Mode::Training : zoo::Mode::TrainingFixedNorm;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        if (trains[i] == kKept)
            continue;
        const std::size_t stage = network.stageOf(tensors[i].name);
        const TrainedParameter parameter{tensors[i].name, tensors[i].tensor, network.isOfHead(tensors[i].name),
                                         tensors[i].tensor.dim() <= 1};
        if (config.loraRank == 0 || trains[i] == kNamed || parameter.isHead || network.stages()[stage].isOfTask)
            plan.parameters.push_back(parameter);
        else if (isBelowHead = true; !addAdapter(plan.parameters, parameter, config.loraRank))
            continue;
        plan.firstTrained = std::min(plan.firstTrained, stage);
        plan.modes[stage] = training;
    }
    const bool adapts = std::any_of(plan.parameters.begin(), plan.parameters.end(),
                                    [](const TrainedParameter &parameter) { return !parameter.adapts.empty(); });
    if (isBelowHead && !adapts)
        return badInput(network.id(), "freeze.lora_rank",
                        say("no weight from the cut up is large enough for adapters of rank %1", config.loraRank));
    setDepths(network, plan);
    setRungs(network, plan);
    if (plan.parameters.empty())
        return badInput(network.id(), say("nothing would train: every parameter is kept"));
    return plan;
}

FreezePlan joinedBy(const FreezePlan &plan, const zoo::Network &network, std::int64_t stages)
{
    FreezePlan out;
    out.firstTrained = plan.firstTrained;
    out.modes.assign(plan.modes.size(), zoo::Mode::Evaluation);
    for (const TrainedParameter &parameter : plan.parameters) {
        if (parameter.rung > stages)
            continue;
        const std::size_t stage = network.stageOf(parameter.movedName());
        out.modes[stage] = plan.modes[stage];
        out.parameters.push_back(parameter);
    }
    return out;
}

Result<std::string> cutOfLast(const zoo::Network &network, std::size_t count)
{
    std::size_t found = 0;
    for (std::size_t i = network.stages().size(); i-- > 0 && count > 0;) {
        found += network.tensors(i, i + 1).empty() ? 0 : 1;
        if (found == count)
            return network.stages()[i].name;
    }
    return badInput(network.id(), say("it has %1 stages that can train; %2 were asked for", found, count));
}

std::set<std::string> movedBy(const FreezePlan &plan, const zoo::Network &network)
{
    std::set<std::string> out;
    for (const TrainedParameter &parameter : plan.parameters)
        out.insert(parameter.movedName());
    for (const zoo::NamedTensor &named : network.tensors())
        if (!named.isParameter && plan.modes[network.stageOf(named.name)] == zoo::Mode::Training)
            out.insert(named.name);
    return out;
}

void apply(const FreezePlan &plan, zoo::Network &network)
{
    for (std::size_t i = 0; i < plan.modes.size(); ++i)
        network.setMode(i, i + 1, plan.modes[i]);
    for (const zoo::NamedTensor &named : network.tensors())
        named.tensor.set_requires_grad(false);
    for (const TrainedParameter &parameter : plan.parameters)
        parameter.moved().set_requires_grad(true);
}

} // namespace headstart::training
