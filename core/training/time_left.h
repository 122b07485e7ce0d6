// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"

#include <cstdint>

namespace headstart::training {

/// What is left of a run, by the pace of the epoch under way: a first epoch that fills the cache is much slower than
/// those after it.
class TimeLeft {
public:
    explicit TimeLeft(std::int64_t steps = 0) : m_steps(steps) {}

    /// The run has another length now.
    void setSteps(std::int64_t steps) { m_steps = steps; }

    void stepped(const runs::StepRow &row)
    {
        if (row.epoch != m_epoch)
            *this = TimeLeft(m_steps, row.epoch);
        m_step = row.step;
        m_seconds += row.seconds;
        m_count += 1;
    }

    double seconds() const { return m_count > 0 ? m_seconds / m_count * static_cast<double>(m_steps - m_step) : 0; }

private:
    TimeLeft(std::int64_t steps, std::int64_t epoch) : m_steps(steps), m_epoch(epoch) {}

    std::int64_t m_steps; ///< of the whole run
    std::int64_t m_epoch = 0;
    std::int64_t m_step = 0;
    double m_seconds = 0; ///< of this epoch's steps
    double m_count = 0;
};

} // namespace headstart::training
