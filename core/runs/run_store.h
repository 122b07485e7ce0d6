// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace headstart::runs {

enum class Status {
    Running,
    Interrupted, ///< its process ended without a word (kill -9, no power): it can be resumed
    Stopped,     ///< by the user; it can be resumed
    Failed,      ///< with a message; it can be resumed once the cause is gone
    Finished,
};
std::string_view statusName(Status status); ///< "running", "interrupted", ...

/// One training step.
struct StepRow {
    std::int64_t step = 0;  ///< from 1
    std::int64_t epoch = 0; ///< from 1
    double loss = 0;
    double headRate = 0; ///< learning rates in use
    double backboneRate = 0;
    double gradientNorm = 0;
    double seconds = 0;
    std::int64_t samples = 0;

    bool operator==(const StepRow &) const = default;
};

/// One epoch, with what the validation part says. Fractions, never percentages; absent values are NaN.
struct EpochRow {
    std::int64_t epoch = 0; ///< from 1
    std::int64_t step = 0;  ///< the last of it
    double trainLoss = 0;
    double trainAccuracy = 0;
    double validationLoss = 0;
    double validationAccuracy = 0;
    double seconds = 0;
    bool isBest = false; ///< up to then

    bool operator==(const EpochRow &) const = default;
};

/// What a stage that trains did in a step. Of a stage that is frozen then there is none.
struct StageRow {
    std::int64_t step = 0;   ///< from 1
    std::string stage;       ///< its name
    double gradientNorm = 0; ///< of that step's gradients of its parameters that train, before they are clipped
    double drift = 0; ///< of these parameters, after the step: ||w - w0|| / ||w0||, w0 as the run began; NaN where
                      ///< w0 is 0

    bool operator==(const StageRow &) const = default;
};

/// A change by hand of what a run's configuration says, while it goes on.
struct Intervention {
    std::int64_t step = 0; ///< the last one before it is in force
    std::string key;       ///< of RunConfig
    std::string value;

    bool operator==(const Intervention &) const = default;
};

/// What the best epoch's network says of a validation sample.
struct Prediction {
    std::int64_t sample = 0;          ///< index in the dataset
    std::vector<float> probabilities; ///< where labels are numbers: the one that is foretold

    bool operator==(const Prediction &) const = default;
};

struct CheckpointRow {
    std::int64_t step = 0;
    std::string folder; ///< name inside the run's folder
};

struct LogRow {
    std::int64_t milliseconds = 0; ///< since 1970, UTC
    std::string level;             ///< "info", "warning", "error"
    std::string text;
};

struct SampleRow {
    std::string file;
    std::int64_t label = 0;
    std::string hash;
    std::int64_t part = 0; ///< data::Part
};

/// A run as it begins: everything that does not change later.
struct NewRun {
    std::string id;          ///< 10 lower-case hex digits
    std::string name;        ///< wanted; made unique by a number behind it
    std::string config;      ///< RunConfig as JSON, resolved
    std::string environment; ///< JSON: versions, processor, threads
    std::string fingerprint; ///< of the data
    std::string source;      ///< of the data, JSON
    std::vector<std::string> classes;
    std::vector<SampleRow> samples; ///< with the split
    std::string parent;             ///< id of the run that its weights come from; may be empty
};

/// What people say of a run: nothing that training depends on.
struct RunMarks {
    std::vector<std::string> tags; ///< one line each, not empty
    std::string notes;
    bool pinned = false;
    int colour = -1; ///< its place in the palette of runs; -1: none of its own

    bool operator==(const RunMarks &) const = default;
};

struct RunRow {
    std::string id;
    std::string name;
    Status status = Status::Running;
    std::int64_t created = 0; ///< milliseconds since 1970, UTC
    std::int64_t changed = 0; ///< of the last committed write
    double seconds = 0;       ///< of training, over all its sessions
    std::int64_t steps = 0;   ///< the last one that is stored
    std::int64_t epochs = 0;
    std::optional<EpochRow> best;
    std::string config;
    std::string environment;
    std::string fingerprint;
    std::vector<std::string> classes;
    std::string parent;
    std::string message; ///< why it failed or stopped
    RunMarks marks;
};

/// The store of all runs: one SQLite file, and beside it a folder of checkpoints (FILE.d/RUN/). One process owns a
/// store (flock on FILE.lock) and writes through one connection in one thread; others read. Writes are queued and
/// committed together, at the latest a second later; those that return a Result have been committed when they return
/// OK. After a failed write nothing more is written until `recover()`, the file holds all that was committed, and
/// `failure()` says why. Where there was no room (ErrorKind::NoRoom), writes without a Result are kept until then; in
/// all other cases they are lost. Any thread.
class RunStore {
public:
    enum class Access {
        /// Makes the file if need be. Runs that are marked running are interrupted ones; those that were deleted go for
        /// good.
        Own,
        Read, ///< never writes; a run that is marked running is interrupted if nobody owns the store
    };
    /// Errors: another process owns it (its number, and --store as the way out); the folder cannot be written; the file
    /// is no store of runs; it was written by a later version (it is left untouched); it is damaged (likewise).
    static Result<RunStore> open(const std::filesystem::path &file, Access access);
    RunStore(RunStore &&) noexcept;
    ~RunStore(); ///< writes what is queued

    /// headstart/runs.db in the XDG data folder.
    static std::filesystem::path defaultFile();

    const std::filesystem::path &file() const;
    /// Where a run's checkpoints lie. The folder may not exist yet.
    std::filesystem::path folderOf(const std::string &run) const;

    // Writes. Errors: the store was opened to read, it failed, or the input is wrong (a run that is not there), which
    // changes nothing and does not stop the store. Writes without a Result pass over a run that is not there.
    Result<void> begin(const NewRun &run); ///< its status is Running
    /// Back to Running from a checkpoint: what was stored of later steps, epochs and checkpoints is forgotten. Refused:
    /// a run that was deleted.
    Result<void> resume(const std::string &run, std::int64_t step);
    void addSteps(const std::string &run, std::vector<StepRow> steps);
    /// The names of its stages that have parameters, from the input to the head. They replace those that were there.
    void setStages(const std::string &run, std::vector<std::string> stages);
    /// Rows of stages that setStages did not name are passed over.
    void addStageRows(const std::string &run, std::vector<StageRow> rows);
    /// With predictions if it is the best one so far: they replace those of the one before.
    void addEpoch(const std::string &run, const EpochRow &epoch, std::vector<Prediction> predictions);
    /// It stays when the run goes back to an earlier step: going on, it happens again.
    Result<void> addIntervention(const std::string &run, const Intervention &intervention);
    void addLog(const std::string &run, const std::string &level, const std::string &text);
    /// The rows of earlier checkpoints that are not in `checkpoints` go.
    Result<void> setCheckpoints(const std::string &run, const std::vector<CheckpointRow> &checkpoints);
    /// Where there is no room for it, that is the error, and yet it is kept; the run counts as interrupted meanwhile.
    Result<void> end(const std::string &run, Status status, const std::string &message, double seconds);
    /// What a run that goes on needs to know: where its data lie now, say.
    Result<void> setConfig(const std::string &run, const std::string &config);
    /// Refused: a tag that is empty or has several lines; texts longer than anybody types.
    Result<void> setMarks(const std::string &run, const RunMarks &marks);
    /// Refused: a name that is empty, has several lines or more than 200 characters, or that another run bears.
    Result<void> rename(const std::string &run, const std::string &name);
    /// A deleted run is in no list and found by nobody. It can be brought back until an owner opens the store the next
    /// time, who removes its rows and its folder. Refused: to delete a run that is going on.
    Result<void> setDeleted(const std::string &run, bool deleted);
    Result<void> flush(); ///< all that was queued before is committed
    std::optional<Error> failure() const;
    /// After a failed write, tries whether it goes now, with what was kept first; else does nothing. If there was room,
    /// and it failed otherwise, the run that was cut off counts as interrupted: only while none is going on, for of its
    /// rows some are lost. Errors: it fails still.
    Result<void> recover();

    // Reads: what is committed. Errors: the file cannot be read, or is damaged.
    Result<std::vector<RunRow>> runs() const; ///< the newest first, without those that were deleted
    /// By id, by a unique beginning of it, or by name. Errors: there is none, or more than one (with their ids).
    Result<RunRow> find(const std::string &text) const;
    Result<std::vector<StepRow>> steps(const std::string &run) const;
    Result<std::vector<EpochRow>> epochs(const std::string &run) const;
    // Empty for a run of a version that did not keep them.
    Result<std::vector<std::string>> stages(const std::string &run) const;
    Result<std::vector<StageRow>> stageRows(const std::string &run) const; ///< by step, then as stages() has them
    /// By step; of one step in the order in which they were made.
    Result<std::vector<Intervention>> interventions(const std::string &run) const;
    Result<std::vector<Prediction>> predictions(const std::string &run) const;
    Result<std::vector<SampleRow>> samples(const std::string &run) const;
    Result<std::vector<CheckpointRow>> checkpoints(const std::string &run) const; ///< the newest first
    Result<std::vector<LogRow>> log(const std::string &run) const;

private:
    struct Parts;
    explicit RunStore(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace headstart::runs
