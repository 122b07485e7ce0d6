// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pause_switch.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/runs/run_store.h"
#include "core/training/adapters.h"
#include "core/training/averaged_weights.h"
#include "core/training/feed.h"
#include "core/training/freeze_plan.h"
#include "core/training/freeze_proof.h"
#include "core/training/loss.h"
#include "core/training/mixup.h"
#include "core/training/optimiser.h"
#include "core/training/prefix_cache.h"
#include "core/training/rate_search.h"
#include "core/training/run_config.h"
#include "core/training/stage_monitor.h"
#include "core/zoo/network.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace headstart::training {

class TrainingLoop;

/// Told by the loop, in its thread, what has happened. An error from any of them ends the run.
class LoopObserver {
public:
    virtual ~LoopObserver() = default;
    virtual Result<void> step(const runs::StepRow &row) = 0;
    /// All stages that train, at some steps (see StageMonitor), behind step() of the same.
    virtual Result<void> stages(const std::vector<runs::StageRow> & /*rows*/) { return {}; }
    /// What a person wants changed: asked between two steps.
    virtual std::vector<runs::Intervention> wishes() { return {}; }
    /// One of these can be done, and will be after its step: it is to be kept, so that it happens again where the run
    /// goes on from an earlier step.
    virtual Result<void> accepted(const runs::Intervention & /*wish*/) { return {}; }
    virtual void refused(const Error & /*why*/) {}
    /// It is in force.
    virtual void intervened(const runs::Intervention & /*intervention*/, const TrainingLoop & /*loop*/) {}
    /// With predictions for the validation samples if it is the best one so far.
    virtual Result<void> epoch(const runs::EpochRow &row, std::vector<runs::Prediction> predictions) = 0;
    /// A checkpoint is due: what the loop has now is to be kept.
    virtual Result<void> save(const TrainingLoop &loop) = 0;
};

/// How far a run has come: with the tensors, all that the next step depends on.
struct LoopState {
    std::int64_t step = 0;  ///< done
    std::int64_t epoch = 1; ///< that the next step belongs to
    std::int64_t batch = 0; ///< done in it
    double lossSum = 0;     ///< of the epoch's samples so far
    std::int64_t correct = 0;
    std::int64_t seen = 0;
    double epochSeconds = 0;
    double seconds = 0; ///< of training, over all sessions
    std::optional<runs::EpochRow> best;
    std::int64_t epochsWithoutBetter = 0;
    std::int64_t interventions = 0; ///< that are in force
};

using LoopTensors = std::vector<std::pair<std::string, at::Tensor>>;

/// Trains a network by a configuration in which everything stands (see preparation.h): the order of an epoch is a
/// function of (seed, epoch), augmentation of (seed, epoch, sample) and, where samples may come twice, their place,
/// dropout and mixup of (seed, step); so a loop that goes on
/// from a state and tensors that were kept ends with the same bits as one that was never stopped. Needs no Qt event
/// loop. Everything that is passed in must outlive it. Used by one thread.
class TrainingLoop {
public:
    enum class Ending { Finished, Stopped };

    /// Applies the plan to the network.
    TrainingLoop(zoo::Network &network, const FreezePlan &plan, data::Inputs inputs, const data::Split &split,
                 const RunConfig &config, LoopObserver &observer);

    /// Makes proof() of the values that the network has now: those that the run began with, before what was kept of a
    /// run that goes on is copied in. Without it run() begins with that.
    void prove() { m_proof.keep(m_network, m_plan); }

    /// Trains until the last epoch, an early stop or `stop`, which takes effect within a stage; the unfinished step is
    /// discarded. While `pause` is set it rests between two steps, after a checkpoint. Throws c10::Error (no memory).
    /// Errors: the loss or a gradient is no longer a number (found before the optimiser uses it; step, and tensor where
    /// one can be named); those of the observer and of the files.
    Result<Ending> run(const StopToken &stop, const PauseSwitch *pause = nullptr);

    /// From here on outputs of the kept part come from a cache where it has them, and go there at the end of the first
    /// epoch. It must outlive the loop. Returns for how many samples it has them.
    std::size_t useCache(PrefixCache &cache);

    /// Of what useCache() did not find, what comes of the outputs of fewer stages that `lower` has (`stage`: the first
    /// that they lack), where that takes less time and gives the same to the last bit, both of which is tried on a few:
    /// two graphs need not round as one does. Returns for how many samples. Errors: those of the files that are tried.
    Result<std::size_t> goOnFrom(const PrefixCache &lower, std::size_t stage, const StopToken &stop);
    bool keepsAll() const { return missingItems().empty(); }

    /// Steps with a rate each instead of the schedule's, epoch after epoch, without validation; the observer is told.
    /// Errors as run()'s: a rate that is too high ends it so.
    Result<Ending> sweep(const RateSweep &sweep, const StopToken &stop);

    // Parts of an epoch, over some of its samples: what a run will cost is measured with them (cost.h). Weights stay as
    // they are, since the rate is 0, and no epoch ends. Errors as run()'s.
    /// `epoch`: whose plan and random numbers are taken. `isVaried`: pictures are augmented as configured.
    Result<Ending> rehearseTraining(const std::vector<std::size_t> &samples, std::int64_t epoch, bool isVaried,
                                    const StopToken &stop);
    Result<Ending> rehearseValidation(const std::vector<std::size_t> &samples, const StopToken &stop);
    /// Hands over to the cache what the kept part has made since the last time.
    void storeFresh();
    FrozenPrefix &prefix() { return *m_prefix; }

    /// The training samples of an epoch, which is counted from 1, in their order.
    std::vector<std::size_t> orderOf(std::int64_t epoch) const;
    std::int64_t stepsPerEpoch() const;
    std::int64_t steps() const { return stepsPerEpoch() * m_config.training.epochs; }

    /// What was changed by hand in this run before, by step: it happens again. Before run().
    void setInterventions(std::vector<runs::Intervention> interventions);
    /// Takes up what is wished for already, as run() does between two steps.
    Result<void> hearWishes();
    /// As it is now, by what was changed by hand.
    const RunConfig &config() const { return m_config; }
    const FreezePlan &plan() const { return m_plan; }
    /// Of what must not change, from the run's beginning or from when the cut came to keep it.
    const FreezeProof &proof() const { return m_proof; }

    const LoopState &state() const { return m_state; }
    /// What had been changed by hand by then is in force again, so that tensors() has what it had. Errors: more than
    /// is known.
    Result<void> setState(const LoopState &state);
    /// Everything that training changes: "model.NAME", "adapter.NAME", "optimiser.NAME" and "average.NAME". They share
    /// memory with the loop: copying kept values into them, together with setState, brings it back to where it was.
    LoopTensors tensors() const;
    /// The best epoch's values of the network's tensors from the lowest stage on that has trained, by their own names;
    /// empty before the first epoch's end.
    const LoopTensors &best() const { return m_best; }
    void setBest(LoopTensors best) { m_best = std::move(best); }

private:
    struct Losses {
        double sum = 0; ///< of the samples' losses
        std::int64_t correct = 0;
    };
    enum class Went { On, Stopped };
    struct Change {
        RunConfig config;
        std::optional<FreezePlan> plan; ///< where it is another one
    };

    using Clock = std::chrono::steady_clock;
    /// Pieces of this size stay in the processor's cache, and their outputs do not depend on the batch.
    static constexpr std::size_t kPrefixPiece = 4;

    using Items = std::map<std::string, std::vector<FrozenPrefix::Item>>;

    Items missingItems() const;
    Result<bool> isWorthGoingOn(const PrefixCache &lower, std::size_t stage, const Items &missing,
                                const StopToken &stop);
    Result<Went> trainEpoch(const StopToken &stop, const PauseSwitch *pause);
    void applyPlan();
    void usePlan(FreezePlan plan);
    Result<Change> changeBy(const runs::Intervention &intervention) const;
    Result<bool> intervene();
    bool bringAbout(const runs::Intervention &intervention, Change change);
    Feed trainingFeed();
    Result<Went> stepThrough(Feed &feed, const std::function<std::optional<double>()> &nextRate, const StopToken &stop);
    Result<Went> trainStep(const Fed &fed, double headRate, const StopToken &stop);
    Mixup mixupOf(std::int64_t count) const;
    Losses backward(const Fed &fed, const StopToken &stop);
    // A forward pass moves BatchNorm's running statistics: a step that is left in the middle takes that back.
    void keepStatistics();
    void restoreStatistics();
    Result<double> gradientNorm(double loss) const;
    void clip(double norm) const;
    Result<Went> finishEpoch(const StopToken &stop);
    void takeAsBest();
    Result<void> saveIfDue(bool epochEnded);
    Result<void> save();
    Result<void> rest(const StopToken &stop, const PauseSwitch &pause);
    data::LoaderOptions loaderOptions() const;
    bool isBetter(const runs::EpochRow &row) const;
    bool isOver() const;

    zoo::Network &m_network;
    const FreezePlan m_firstPlan;
    const RunConfig m_firstConfig;
    // Both as they are now, by what was changed by hand.
    FreezePlan m_plan;
    RunConfig m_config;
    std::vector<runs::Intervention> m_interventions; ///< those that are in force, and those that will be
    std::size_t m_lowest;                            ///< the lowest stage that has trained
    FreezePlan m_joined;                             ///< what of the plan trains in this epoch
    const data::Inputs m_inputs;
    LoopObserver &m_observer;
    std::vector<std::size_t> m_training;
    std::vector<std::size_t> m_validation;
    at::Device m_device;
    Loss m_loss;
    std::vector<std::pair<at::Tensor, at::Tensor>> m_statistics; ///< the network's that move, and as they were
    std::optional<FrozenPrefix> m_prefix;
    PrefixCache *m_cache = nullptr;
    Adapters m_adapters;
    Optimiser m_optimiser;
    AveragedWeights m_average;
    std::optional<StageMonitor> m_stages; ///< not in a search for a rate
    FreezeProof m_proof;
    LoopState m_state;
    LoopTensors m_best;
    Clock::time_point m_lastTick;
    Clock::time_point m_lastSave;
};

} // namespace headstart::training
