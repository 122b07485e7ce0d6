// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/rate_finder.h"

#include "core/training/freeze_plan.h"
#include "core/training/loop.h"
#include "core/training/preparation.h"
#include "core/zoo/kept_blocks.h"

namespace headstart::training {

namespace {

/// Makes a curve of a sweep's steps, and ends it where it has left the range.
class Recorder final : public LoopObserver {
public:
    explicit Recorder(const std::function<void(const RatePoint &)> &told) : m_told(told) {}

    Result<void> step(const runs::StepRow &row) override
    {
        m_told(m_curve.add(row.headRate, row.loss));
        if (m_curve.isOver())
            return failed({}, say("the loss has risen to four times the lowest"));
        return {};
    }
    Result<void> epoch(const runs::EpochRow &, std::vector<runs::Prediction>) override { return {}; }
    Result<void> save(const TrainingLoop &) override { return {}; }

    const std::vector<RatePoint> &points() const { return m_curve.points(); }

private:
    const std::function<void(const RatePoint &)> &m_told;
    RateCurve m_curve;
};

} // namespace

Result<RateSearch> findRate(const RunConfig &wanted, const RateSweep &sweep, const std::filesystem::path &library,
                            runs::RunStore &store, const std::function<void(const RatePoint &)> &told,
                            const StopToken &stop)
{
    auto prepared = prepareRun(wanted, {library, store}, stop, {});
    if (!prepared)
        return prepared.error();
    if (!*prepared)
        return RateSearch();
    PreparedRun &run = **prepared;
    const zoo::KeptBlocks keptBlocks(keptBlocksOf(run.config.compute));
    zoo::Network &network = run.made.network;
    place(network, run.config.compute);
    const auto plan = freezePlan(network, run.config.freeze);
    if (!plan)
        return plan.error();
    Recorder recorder(told);
    TrainingLoop loop(network, *plan, run.data.inputs(), run.data.split, run.config, recorder);
    const auto ending = loop.sweep(sweep, stop);
    // A failure that names no file is a loss out of range, or no number any more: the rate has become too high.
    if (!ending && (!ending.error().file.empty() || recorder.points().empty()))
        return ending.error();
    if (stop.stopped())
        return RateSearch{recorder.points(), {}};
    return RateSearch{recorder.points(), suggestedRate(recorder.points(), sweep.steps)};
}

} // namespace headstart::training
