// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/training/run.h"
#include "core/training/time_left.h"

#include <chrono>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace headstart::cli {

/// Shows a run on stderr: on a terminal one line that changes, with the time left, and one that stays for each epoch;
/// elsewhere the latter alone.
class TrainingProgress final : public training::RunObserver {
public:
    TrainingProgress();

    void lookingAtData(std::size_t done, std::size_t all) override;
    void began(const training::RunBeginning &beginning) override;
    void stepped(const runs::StepRow &row) override;
    void epochEnded(const runs::EpochRow &row) override;
    void said(const Text &message) override;
    void intervened(const runs::Intervention &intervention, const training::RunBeginning &now) override;
    void waitsForRoom(const Error &why) override;
    void foundRoom() override;

    /// Of the run that has begun; empty before.
    const training::RunBeginning &run() const { return m_run; }

private:
    void showLine(const std::string &text); ///< the line that changes
    void keepLine(const std::string &text);
    bool isTimeToShow();

    using Clock = std::chrono::steady_clock;
    bool m_isTerminal;
    training::RunBeginning m_run;
    training::TimeLeft m_timeLeft;
    Clock::time_point m_lastShown;
};

/// {"run", "status", "seconds", "best_epoch", "validation"}.
nlohmann::ordered_json outcomeJson(const training::RunOutcome &outcome);
/// A run from its configuration to its end, shown and reported. Ctrl-C stops it. `wishes`: what will be changed while
/// it goes on.
Result<void> trainAndReport(const training::RunConfig &config, const std::string &name, const Invocation &invocation,
                            bool json, training::Wishes *wishes = nullptr);
/// Prints what came of a run. A run that was stopped is an error that says how to go on.
Result<void> report(const Result<training::RunOutcome> &outcome, bool json);

} // namespace headstart::cli
