// SPDX-License-Identifier: GPL-3.0-or-later
// Of TrainingLoop: what a person changes while the run goes on.
#include "core/training/intervention.h"
#include "core/training/loop.h"

#include <algorithm>

namespace headstart::training {

void TrainingLoop::setInterventions(std::vector<runs::Intervention> interventions)
{
    m_interventions = std::move(interventions);
}

Result<void> TrainingLoop::setState(const LoopState &state)
{
    const auto count = static_cast<std::size_t>(state.interventions);
    if (count > m_interventions.size())
        return badInput({},
                        say("%1 changes were made by hand by then, and %2 are known", count, m_interventions.size()));
    if (m_state.interventions > 0) { // of a state that was given up
        m_config = m_firstConfig;
        m_lowest = m_firstPlan.firstTrained;
        m_adapters = Adapters(m_config.freeze.loraAlpha, m_config.training.seed);
        m_optimiser.setSteps(0);
        usePlan(m_firstPlan);
    }
    for (std::size_t i = 0; i < count; ++i) {
        auto change = changeBy(m_interventions[i]);
        if (change)
            bringAbout(m_interventions[i], std::move(*change));
    }
    m_state = state;
    return {};
}

/// Errors: it cannot be done when its step has been made.
Result<TrainingLoop::Change> TrainingLoop::changeBy(const runs::Intervention &intervention) const
{
    auto config = changedBy(m_config, intervention);
    if (!config)
        return config.error();
    const std::int64_t epoch = (intervention.step + stepsPerEpoch() - 1) / stepsPerEpoch(); // that has begun
    if (config->training.epochs != m_config.training.epochs && config->training.epochs < epoch)
        return badInput("training.epochs", say("epoch %1 has begun: the last one cannot be before it", epoch));
    if (config->freeze == m_config.freeze)
        return Change{std::move(*config), {}};
    auto plan = freezePlan(m_network, config->freeze);
    if (!plan)
        return plan.error();
    return Change{std::move(*config), std::move(*plan)};
}

/// Whether another part of the network trains.
bool TrainingLoop::bringAbout(const runs::Intervention &intervention, Change change)
{
    m_config = std::move(change.config);
    if (!change.plan)
        return false;
    m_optimiser.setSteps(intervention.step);
    m_proof.release(m_network, *change.plan);
    usePlan(std::move(*change.plan));
    return true;
}

Result<void> TrainingLoop::hearWishes()
{
    for (runs::Intervention &wish : m_observer.wishes()) {
        wish.step = std::max(wish.step, m_state.step);
        const auto change = changeBy(wish);
        if (!change) {
            m_observer.refused(change.error());
            continue;
        }
        if (auto accepted = m_observer.accepted(wish); !accepted)
            return accepted;
        const auto later =
            std::upper_bound(m_interventions.begin() + m_state.interventions, m_interventions.end(), wish.step,
                             [](std::int64_t step, const runs::Intervention &other) { return step < other.step; });
        m_interventions.insert(later, std::move(wish));
    }
    return {};
}

/// What is to change by hand before the next step. Returns whether another part of the network trains now. What was
/// accepted earlier and cannot be done any more is passed over, as it will be where the run goes on from a checkpoint.
Result<bool> TrainingLoop::intervene()
{
    if (auto heard = hearWishes(); !heard)
        return heard.error();
    bool isOther = false;
    for (auto &count = m_state.interventions; count < static_cast<std::int64_t>(m_interventions.size()); ++count) {
        const runs::Intervention &next = m_interventions[static_cast<std::size_t>(count)];
        if (next.step > m_state.step)
            break;
        auto change = changeBy(next);
        if (!change) {
            m_observer.refused(change.error());
            continue;
        }
        if (change->plan)
            if (auto kept = m_proof.check(m_network); !kept)
                return kept.error();
        if (bringAbout(next, std::move(*change))) {
            m_proof.keep(m_network, m_plan);
            isOther = true;
        }
        m_observer.intervened(next, *this);
    }
    return isOther;
}

} // namespace headstart::training
