// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/runs/run_store.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace headstart::training {

/// What a run that has begun is.
struct RunBeginning {
    std::string id;
    std::string name;
    std::int64_t steps = 0; ///< of all epochs
    std::int64_t epochs = 0;
    std::int64_t stepsDone = 0; ///< in earlier sessions
    std::size_t training = 0;   ///< samples
    std::size_t validation = 0;
    std::size_t setAside = 0;
    std::int64_t trainedParameters = 0;
    std::int64_t parameters = 0;
    bool isText = false;                  ///< its samples are texts, else pictures
    std::vector<std::string> stages = {}; ///< those with parameters, from the input to the head
    double rate = 0;                      ///< optimiser.rate
    std::string cut = {};                 ///< freeze.cut
};

struct RunOutcome {
    std::string id; ///< empty if it was stopped before it began
    runs::Status status = runs::Status::Finished;
    double seconds = 0; ///< of training, over all sessions
    std::optional<runs::EpochRow> best;
    std::size_t validation = 0; ///< samples
};

/// Told in the run's thread.
class RunObserver {
public:
    virtual ~RunObserver() = default;
    virtual void lookingAtData(std::size_t done, std::size_t all) = 0; ///< from several threads, one at a time
    virtual void began(const RunBeginning &beginning) = 0;
    virtual void stepped(const runs::StepRow &row) = 0;
    /// Something was changed by hand, and is in force: what of the beginning holds now.
    virtual void intervened(const runs::Intervention & /*intervention*/, const RunBeginning & /*now*/) {}
    /// All stages that train, in the order of the chain, at some steps: behind stepped() of the same.
    virtual void stagesMeasured(const std::vector<runs::StageRow> & /*rows*/) {}
    virtual void epochEnded(const runs::EpochRow &row) = 0;
    virtual void said(const Text &message) = 0;
    /// A checkpoint or the store finds no room (`why`): the run rests, tries again every second and goes on by itself.
    virtual void waitsForRoom(const Error & /*why*/) {}
    virtual void foundRoom() {} ///< it goes on
};

} // namespace headstart::training
