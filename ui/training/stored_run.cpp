// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/stored_run.h"

#include "core/data/split.h"
#include "core/insight/outline.h"
#include "core/training/config_keys.h"
#include "core/training/intervention.h"
#include "ui/common/process.h"

namespace headstart::ui {

namespace {

Result<std::optional<runs::RunRow>> rowOf(const runs::RunStore &store, const std::string &run)
{
    if (!run.empty()) {
        auto row = store.find(run);
        if (!row)
            return row.error();
        return std::optional(std::move(*row));
    }
    auto rows = store.runs();
    if (!rows)
        return rows.error();
    for (runs::RunRow &row : *rows)
        if (row.status == runs::Status::Running)
            return std::optional(std::move(row));
    return std::optional<runs::RunRow>();
}

void countSamples(training::RunBeginning &beginning, const std::vector<runs::SampleRow> &samples)
{
    for (const runs::SampleRow &sample : samples) {
        beginning.training += sample.part == static_cast<std::int64_t>(data::Part::Train) ? 1 : 0;
        beginning.validation += sample.part == static_cast<std::int64_t>(data::Part::Validation) ? 1 : 0;
    }
}

void countParameters(training::RunBeginning &beginning, const training::RunConfig &config, std::size_t classes)
{
    const auto count = static_cast<std::int64_t>(classes);
    const auto outline = insight::outlineOf(config.model.id, count);
    const auto trained = insight::trainedParameters(config.model.id, count, config.freeze);
    if (!outline || !trained)
        return;
    beginning.parameters = outline->parameters();
    for (const std::int64_t ofStage : *trained)
        beginning.trainedParameters += ofStage;
}

/// With what was changed by hand up to now. What could not be done then cannot be now.
Result<training::RunConfig> configNow(const runs::RunStore &store, const runs::RunRow &row)
{
    auto config = training::configFromText(row.config, row.name);
    const auto interventions = store.interventions(row.id);
    if (!config || !interventions)
        return config ? interventions.error() : config.error();
    for (const runs::Intervention &one : *interventions)
        if (one.step <= row.steps)
            if (auto changed = training::changedBy(*config, one))
                config = std::move(changed);
    return config;
}

Result<training::RunBeginning> beginningOf(const runs::RunStore &store, const runs::RunRow &row, bool counts)
{
    const auto config = configNow(store, row);
    if (!config)
        return config.error();
    const auto samples = store.samples(row.id);
    if (!samples)
        return samples.error();
    training::RunBeginning out;
    out.id = row.id;
    out.name = row.name;
    out.epochs = config->training.epochs;
    out.rate = config->optimiser.rate;
    out.cut = config->freeze.cut;
    countSamples(out, *samples);
    const auto training = static_cast<std::int64_t>(out.training);
    out.steps = (training + config->training.batch - 1) / config->training.batch * out.epochs;
    out.stepsDone = row.steps;
    auto stages = store.stages(row.id);
    if (!stages)
        return stages.error();
    out.stages = std::move(*stages);
    if (counts)
        countParameters(out, *config, row.classes.size());
    return out;
}

} // namespace

Result<std::optional<StoredRun>> readRun(runs::RunStore &store, const std::string &run, bool counts)
{
    // What was told before this question is then in the answer.
    if (auto flushed = store.flush(); !flushed)
        return flushed.error();
    const auto row = rowOf(store, run);
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<StoredRun>();
    const auto beginning = beginningOf(store, **row, counts);
    const auto steps = store.steps((*row)->id);
    const auto epochs = store.epochs((*row)->id);
    const auto stageRows = store.stageRows((*row)->id);
    if (!beginning)
        return beginning.error();
    if (!steps || !epochs)
        return steps ? epochs.error() : steps.error();
    if (!stageRows)
        return stageRows.error();
    StoredRun out;
    out.beginning = *beginning;
    out.seconds = (*row)->seconds;
    out.stageRows = QList<runs::StageRow>(stageRows->begin(), stageRows->end());
    out.curves = RunCurves(beginning->epochs > 0 ? beginning->steps / beginning->epochs : 0);
    out.points = out.curves.add(*steps, *epochs);
    return std::optional(std::move(out));
}

Result<std::optional<OpenEnd>> findOpenEnd(const runs::RunStore &store)
{
    const auto rows = store.runs();
    if (!rows)
        return rows.error();
    const runs::RunRow *found = nullptr;
    for (const runs::RunRow &row : *rows)
        if (!found && row.status == runs::Status::Interrupted)
            found = &row;
    if (!found && !rows->empty() && rows->front().status == runs::Status::Stopped)
        found = &rows->front();
    if (!found)
        return std::optional<OpenEnd>();
    const auto config = training::configFromText(found->config, found->name);
    if (!config)
        return config.error();
    return std::optional(OpenEnd{found->id, found->name, found->status == runs::Status::Interrupted, found->epochs,
                                 config->training.epochs});
}

Result<Vitals> readVitals(const runs::RunStore &store, const std::string &run)
{
    Vitals out;
    out.memory = memoryInUse();
    const auto checkpoints = store.checkpoints(run);
    if (!checkpoints)
        return checkpoints.error();
    if (!checkpoints->empty())
        out.savedStep = checkpoints->front().step;
    return out;
}

} // namespace headstart::ui
