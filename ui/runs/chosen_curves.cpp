// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/chosen_curves.h"

#include "core/data/split.h"

#include <algorithm>
#include <cmath>

namespace headstart::ui {

namespace {

/// As training counts them; 0 where that is not known.
Result<std::int64_t> plannedStepsPerEpoch(const runs::RunStore &store, const RunEntry &run)
{
    if (!run.config || run.config->training.batch < 1)
        return std::int64_t{0};
    const auto samples = store.samples(run.row.id);
    if (!samples)
        return samples.error();
    const auto count = std::count_if(samples->begin(), samples->end(), [](const runs::SampleRow &sample) {
        return sample.part == static_cast<std::int64_t>(data::Part::Train);
    });
    return (count + run.config->training.batch - 1) / run.config->training.batch;
}

QList<CurvePoint> epochLoss(const QList<CurvePoint> &places, const std::vector<runs::EpochRow> &epochs)
{
    QList<CurvePoint> out = places;
    for (qsizetype i = 0; i < out.size(); ++i)
        out[i].value = epochs[static_cast<std::size_t>(i)].trainLoss;
    return out;
}

Result<ChosenCurves> readOne(const runs::RunStore &store, const RunEntry &run, bool isAlone)
{
    const auto epochs = store.epochs(run.row.id);
    if (!epochs)
        return epochs.error();
    ChosenCurves out;
    out.run = run.id();
    out.hasStepLoss = isAlone || epochs->size() < 2;
    const auto steps =
        out.hasStepLoss ? store.steps(run.row.id) : Result<std::vector<runs::StepRow>>(std::vector<runs::StepRow>());
    const auto stepsPerEpoch = epochs->empty() ? plannedStepsPerEpoch(store, run) : Result<std::int64_t>(0);
    if (!steps || !stepsPerEpoch)
        return steps ? stepsPerEpoch.error() : steps.error();
    RunCurves curves(*stepsPerEpoch);
    out.points = curves.add(*steps, *epochs);
    if (!out.hasStepLoss)
        out.points.trainLoss = epochLoss(out.points.validationLoss, *epochs);
    for (QList<CurvePoint> *points :
         {&out.points.trainLoss, &out.points.validationLoss, &out.points.trainAccuracy, &out.points.validationAccuracy})
        points->removeIf([](const CurvePoint &point) { return !std::isfinite(point.value); }); // as plots do
    out.bestLoss = curves.bestLoss();
    out.bestAccuracy = curves.bestAccuracy();
    return out;
}

} // namespace

Result<std::vector<ChosenCurves>> readCurves(const runs::RunStore &store, const RunEntries &chosen,
                                             const StopToken &stop)
{
    std::vector<ChosenCurves> out;
    for (const RunEntry &run : chosen) {
        if (stop.stopped())
            break;
        auto curves = readOne(store, run, chosen.size() == 1);
        if (!curves)
            return curves.error();
        out.push_back(std::move(*curves));
    }
    return out;
}

} // namespace headstart::ui
