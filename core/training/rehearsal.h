// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/cost.h"
#include "core/training/loop.h"
#include "core/training/preparation.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace headstart::training {

/// How long some work took. What work is: samples, or tokens with those that fill a batch up.
struct WorkTime {
    double work = 0;
    double seconds = 0;
};

/// Seconds of works, by a line through what was measured, or in proportion where all that was measured is alike.
double secondsOf(const std::vector<WorkTime> &measured, const std::vector<double> &works);

/// Puts some of a run's batches through all that they would go through in it, with a rate of 0, and takes time and
/// memory. Used by one thread; `run` must outlive it.
class Rehearsal final : public LoopObserver {
public:
    /// Seconds of a whole epoch's parts.
    struct Times {
        double training = 0;
        double validation = 0;
    };
    /// Bytes that tensors take for a step besides what is there before and after it.
    struct StepMemory {
        std::int64_t batch = 0;
        std::uint64_t bytes = 0;
    };

    Rehearsal(PreparedRun &run, const FreezePlan &plan, const StopToken &stop);

    /// Everything that can be measured. False after a stop, or an error.
    bool measure();
    const std::optional<Error> &error() const { return m_error; }

    std::size_t batches() const { return m_training.size(); } ///< of an epoch
    double warming() const { return m_warming; }              ///< seconds that the first step takes more than others
    const Times &computed() const { return m_computed; }      ///< of the first epoch, if nothing is known
    const Times &kept() const { return m_kept; }              ///< of the last, from kept outputs
    double joining() const { return m_joining; }           ///< that the last one's training takes more than the first's
    double storing() const { return m_storing; }           ///< of a sample's kept outputs on the disk
    std::uint64_t keptBytes(std::size_t samples) const;    ///< outputs of the kept part
    std::uint64_t mostKept() const { return m_mostKept; }  ///< that was kept at one moment of the rehearsal
    const StepMemory &small() const { return m_small; }    ///< a step of a part of a batch
    const StepMemory &whole() const { return m_whole; }    ///< one of a whole batch, if that could be tried
    bool isWhole() const { return m_isWhole; }             ///< it could
    std::size_t batchesAtOnce() const { return m_chosen; } ///< that one after the other came from the loader

    Result<void> step(const runs::StepRow &row) override;
    Result<void> epoch(const runs::EpochRow &, std::vector<runs::Prediction>) override { return {}; }
    Result<void> save(const TrainingLoop &) override { return {}; }

private:
    using Samples = std::vector<std::size_t>;

    std::vector<Samples> batchesOf(const Samples &samples) const;
    double workOf(const Samples &batch) const;
    std::vector<double> worksOf(const std::vector<Samples> &batches) const;
    std::vector<Samples> spread(std::vector<Samples> batches, std::size_t count) const;
    std::optional<std::vector<WorkTime>> train(const std::vector<Samples> &batches, std::int64_t epoch, bool isVaried);
    std::optional<WorkTime> judge(const std::vector<Samples> &batches);
    bool hasEnded(const Result<TrainingLoop::Ending> &ending);
    std::optional<StepMemory> stepOf(Samples batch, double &seconds);
    bool mayTryWhole(std::int64_t batch) const;
    bool warmUp();
    bool compute();
    bool useKept();
    bool store();

    PreparedRun &m_run;
    const StopToken &m_stop;
    RunConfig m_config;
    TrainingLoop m_loop;
    bool m_hasPrefix;
    std::vector<Samples> m_training;   ///< an epoch's batches
    std::vector<Samples> m_validation; ///< likewise
    std::vector<Samples> m_some;       ///< of the training batches, those that are measured
    std::vector<Samples> m_someJudges;
    std::vector<runs::StepRow> m_rows;
    std::optional<Error> m_error;
    double m_stepSeconds = 0; ///< of the most laborious batch
    double m_warming = 0;
    Times m_computed;
    Times m_kept;
    double m_joining = 0;
    double m_storing = 0;
    double m_keptEach = 0; ///< bytes of a sample, or of a token
    bool m_isKeptByTokens = false;
    std::uint64_t m_mostKept = 0;
    StepMemory m_small;
    StepMemory m_whole;
    bool m_isWhole = false;
    std::size_t m_chosen = 0;
};

} // namespace headstart::training
