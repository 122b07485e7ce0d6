// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/run_model.h"

#include "core/training/checkpoint.h"
#include "core/training/config_keys.h"
#include "core/training/loss.h"
#include "core/zoo/load.h"
#include "core/zoo/registry.h"

#include <ATen/core/grad_mode.h>

#include <map>

namespace headstart::training {

namespace {

Result<void> overlay(const LoopTensors &values, zoo::Network &network, const std::string &folder)
{
    const at::NoGradGuard noGradient;
    std::map<std::string, at::Tensor> targets;
    for (const zoo::NamedTensor &named : network.tensors())
        targets.emplace(named.name, named.tensor);
    for (const auto &[name, value] : values) {
        const auto target = targets.find(name);
        if (target == targets.end() || target->second.sizes() != value.sizes())
            return badInput(folder, "tensor '" + name + "'", say("the run's network has no place for it"));
        target->second.copy_(value);
    }
    return {};
}

/// The newest checkpoint whose best weights can be read.
Result<LoopTensors> bestOf(const runs::RunStore &store, const std::string &run)
{
    const auto checkpoints = store.checkpoints(run);
    if (!checkpoints)
        return checkpoints.error();
    Result<LoopTensors> best = LoopTensors();
    for (const runs::CheckpointRow &checkpoint : *checkpoints) {
        best = readBest(store.folderOf(run) / checkpoint.folder);
        if (best)
            break;
    }
    return best;
}

} // namespace

Result<InitialModel> initialModel(const runs::RunStore &store, const runs::RunRow &run, const RunConfig &config)
{
    const std::filesystem::path folder = store.folderOf(run.id);
    auto kept = keptModel(folder, config.model.id);
    if (!kept)
        return kept.error();
    const auto file = weights::WeightsFile::open(folder / kInitialWeights);
    if (!file)
        return file.error();
    InitialModel out{zoo::build(kept->variant, {.classes = outputsFor(run.classes)}), std::move(kept->text)};
    if (auto report = zoo::load(out.network, *file); !report)
        return report.error();
    return out;
}

Result<RunModel> RunModel::open(const runs::RunStore &store, const runs::RunRow &run)
{
    auto config = configFromText(run.config, run.name);
    if (!config)
        return config.error();
    auto initial = initialModel(store, run, *config);
    if (!initial)
        return initial.error();
    const auto best = bestOf(store, run.id);
    if (!best)
        return best.error();
    if (auto laid = overlay(*best, initial->network, store.folderOf(run.id).string()); !laid)
        return laid.error();
    return RunModel{std::move(initial->network), std::move(*config), run.classes, std::move(initial->text),
                    best->empty() ? std::nullopt : run.best};
}

} // namespace headstart::training
