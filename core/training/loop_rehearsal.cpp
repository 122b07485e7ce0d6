// SPDX-License-Identifier: GPL-3.0-or-later
// Of TrainingLoop: steps that are no run's, to find a rate and to measure what a run will take.
#include "core/training/evaluation.h"
#include "core/training/loop.h"

namespace headstart::training {

/// While there is a rate for the next one.
Result<TrainingLoop::Went> TrainingLoop::stepThrough(Feed &feed, const std::function<std::optional<double>()> &nextRate,
                                                     const StopToken &stop)
{
    while (const auto rate = nextRate()) {
        const auto fed = feed.next(&stop);
        if (!fed)
            return fed.error();
        if (!*fed)
            break;
        if (stop.stopped())
            return Went::Stopped;
        auto went = trainStep(**fed, *rate, stop);
        if (!went || *went == Went::Stopped)
            return went;
    }
    return Went::On;
}

Result<TrainingLoop::Ending> TrainingLoop::sweep(const RateSweep &sweep, const StopToken &stop)
{
    m_stages.reset();
    m_lastTick = Clock::now();
    const auto nextRate = [&] {
        return m_state.step < sweep.steps ? std::optional(sweep.rate(m_state.step)) : std::nullopt;
    };
    for (; nextRate(); ++m_state.epoch, m_state.batch = 0) {
        applyPlan();
        Feed feed = trainingFeed();
        const auto went = stepThrough(feed, nextRate, stop);
        if (!went)
            return went.error();
        if (*went == Went::Stopped)
            return Ending::Stopped;
    }
    return Ending::Finished;
}

Result<TrainingLoop::Ending> TrainingLoop::rehearseTraining(const std::vector<std::size_t> &samples, std::int64_t epoch,
                                                            bool isVaried, const StopToken &stop)
{
    m_state.epoch = epoch;
    m_optimiser.setSteps((epoch - 1) * stepsPerEpoch());
    applyPlan();
    data::LoaderOptions options = loaderOptions();
    if (isVaried)
        options.augmentation = m_config.augmentation;
    m_lastTick = Clock::now();
    Feed feed(m_inputs, *m_prefix, samples, options, m_device);
    const auto went = stepThrough(
        feed, [] { return std::optional(0.0); }, stop);
    if (!went)
        return went.error();
    return *went == Went::Stopped ? Ending::Stopped : Ending::Finished;
}

Result<TrainingLoop::Ending> TrainingLoop::rehearseValidation(const std::vector<std::size_t> &samples,
                                                              const StopToken &stop)
{
    const AveragedWeights::Shown shown(m_average);
    Feed feed(m_inputs, *m_prefix, samples, loaderOptions(), m_device);
    const auto evaluation = evaluate(m_network, m_plan.firstTrained, feed, kPrefixPiece, &stop);
    if (!evaluation)
        return evaluation.error();
    if (evaluation->predictions.size() != samples.size())
        return Ending::Stopped;
    takeAsBest();
    return Ending::Finished;
}

} // namespace headstart::training
