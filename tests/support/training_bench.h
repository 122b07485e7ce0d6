// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/intervention.h"
#include "core/training/loop.h"
#include "core/training/preparation.h"

#include <functional>
#include <string>
#include <vector>

namespace headstart::test {

/// Keeps what a loop says; may stop it, or spoil it, after a step.
class Listener final : public training::LoopObserver {
public:
    Result<void> step(const runs::StepRow &row) override;
    Result<void> epoch(const runs::EpochRow &row, std::vector<runs::Prediction> predictions) override;
    Result<void> save(const training::TrainingLoop &loop) override;
    std::vector<runs::Intervention> wishes() override;
    Result<void> accepted(const runs::Intervention &wish) override;
    void refused(const Error &why) override;
    void intervened(const runs::Intervention &intervention, const training::TrainingLoop &loop) override;

    training::Wishes wanted;
    std::vector<runs::Intervention> kept;
    std::vector<std::string> refusals;
    std::vector<runs::Intervention> inForce;
    std::vector<double> rates; ///< of the head
    std::vector<double> losses;
    std::vector<double> norms;
    std::vector<runs::EpochRow> epochs;
    std::vector<runs::Prediction> best;
    std::function<void(const runs::StepRow &)> afterStep;
    std::string folder; ///< of checkpoints; none are written where it is empty
    std::string checkpoint;
};

/// Everything that a loop needs, made from a configuration. Ends the program where that cannot be.
struct Bench {
    explicit Bench(const training::RunConfig &wanted);

    /// The bench and the listener must outlive it.
    training::TrainingLoop loop(Listener &listener);
    Result<training::TrainingLoop::Ending> tryRun(Listener &listener, const StopToken &stop = {});
    training::TrainingLoop::Ending run(Listener &listener, const StopToken &stop = {});

    training::RunConfig config;
    training::PreparedData data;
    zoo::Network network;
    training::FreezePlan plan;
};

/// Values as they are now.
std::vector<at::Tensor> copies(const zoo::NamedTensors &tensors);

/// Fails the test where a value of one is another in the other, to the last bit. In any order: a file has its own.
void compareTensors(training::LoopTensors ours, training::LoopTensors theirs);

} // namespace headstart::test
