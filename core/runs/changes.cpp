// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/changes.h"

#include "core/runs/blobs.h"

#include <chrono>
#include <optional>

namespace headstart::runs {

namespace {

/// The first failure of several statements; those behind it are not run.
class Sequence {
public:
    explicit Sequence(Database &database) : m_database(database) {}

    template <class... T>
    Sequence &run(const char *sql, const T &...values)
    {
        if (m_outcome)
            m_outcome = m_database.run(sql, values...);
        return *this;
    }
    Result<Refusal> outcome() const
    {
        if (!m_outcome)
            return m_outcome.error();
        return Refusal();
    }

private:
    Database &m_database;
    Result<void> m_outcome;
};

Error noSuchRun(const Database &database, const std::string &run)
{
    return badInput(database.name(), say("there is no run '%1'", run));
}

/// For all that belongs to a run: refuses if there is none.
Result<Refusal> touch(Database &database, const std::string &run)
{
    const auto done = database.run("UPDATE runs SET changed = ? WHERE id = ?", now(), run);
    if (!done)
        return done.error();
    return database.changes() == 1 ? Refusal() : noSuchRun(database, run);
}

/// NAME, or the first of "NAME 2", "NAME 3", ... that no run bears.
Result<std::string> freeName(const Database &database, const std::string &wanted)
{
    Statement taken = database.prepare("SELECT 1 FROM runs WHERE name = ?");
    std::string name = wanted;
    for (int number = 2;; ++number) {
        const auto found = taken.bind(name).next();
        if (!found)
            return found.error();
        if (!*found)
            return name;
        name = wanted + " " + std::to_string(number);
    }
}

Result<void> addDataset(Database &database, const NewRun &run, std::int64_t dataset)
{
    auto added = database.run("INSERT INTO datasets VALUES(?, ?, ?)", dataset, run.fingerprint, run.source);
    if (!added)
        return added;
    Statement addClass = database.prepare("INSERT INTO classes VALUES(?, ?, ?)");
    for (std::size_t i = 0; i < run.classes.size(); ++i) {
        auto done = addClass.bind(dataset, i, run.classes[i]).finish();
        if (!done)
            return done;
    }
    Statement addSample = database.prepare("INSERT INTO samples VALUES(?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < run.samples.size(); ++i) {
        const SampleRow &row = run.samples[i];
        auto done = addSample.bind(dataset, i, row.file, row.label, row.hash).finish();
        if (!done)
            return done;
    }
    return {};
}

/// The number of the run's data in the store: those of an earlier run, or new ones.
Result<std::int64_t> datasetOf(Database &database, const NewRun &run)
{
    auto known = database.number("SELECT id FROM datasets WHERE fingerprint = ?", run.fingerprint);
    if (!known || *known != 0)
        return known;
    auto next = database.number("SELECT coalesce(max(id), 0) + 1 FROM datasets");
    if (!next)
        return next;
    const auto added = addDataset(database, run, *next);
    if (!added)
        return added.error();
    return next;
}

Result<Refusal> insertRun(Database &database, const NewRun &run)
{
    const auto name = freeName(database, run.name);
    if (!name)
        return name.error();
    const auto dataset = datasetOf(database, run);
    if (!dataset)
        return dataset.error();
    const std::int64_t time = now();
    return Sequence(database)
        .run("INSERT INTO runs(id, name, status, created, changed, seconds, dataset, parent, message, config, "
             "environment) VALUES(?, ?, 'running', ?, ?, 0, ?, ?, '', ?, ?)",
             run.id, *name, time, time, *dataset, run.parent, run.config, run.environment)
        .run("INSERT INTO splits VALUES(?, ?)", run.id, bytesOfParts(run.samples))
        .outcome();
}

Result<Refusal> replacePredictions(Database &database, const std::string &run, std::int64_t epoch,
                                   const std::vector<Prediction> &predictions)
{
    const auto deleted = database.run("DELETE FROM predictions WHERE run = ?", run);
    if (!deleted)
        return deleted.error();
    Statement add = database.prepare("INSERT OR REPLACE INTO predictions VALUES(?, ?, ?, ?)");
    for (const Prediction &row : predictions) {
        const auto done = add.bind(run, row.sample, epoch, bytesOfFloats(row.probabilities)).finish();
        if (!done)
            return done.error();
    }
    return Refusal();
}

} // namespace

std::int64_t now()
{
    const auto time = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

Result<Refusal> begin(Database &database, const NewRun &run)
{
    const auto twins = database.number("SELECT count(*) FROM runs WHERE id = ?", run.id);
    if (!twins)
        return twins.error();
    if (*twins != 0)
        return Refusal(badInput(database.name(), say("there is a run '%1' already", run.id)));
    const auto foreign = database.number("SELECT count(*) FROM datasets WHERE fingerprint = ? AND "
                                         "? != (SELECT count(*) FROM samples WHERE dataset = datasets.id)",
                                         run.fingerprint, run.samples.size());
    if (!foreign)
        return foreign.error();
    if (*foreign != 0)
        return Refusal(
            badInput(database.name(), say("the data of run '%1' bear the fingerprint of other data", run.id)));
    return insertRun(database, run);
}

Result<Refusal> resume(Database &database, const std::string &run, std::int64_t step)
{
    const auto deleted = database.number("SELECT deleted FROM runs WHERE id = ?", run);
    if (!deleted)
        return deleted.error();
    if (*deleted != 0)
        return Refusal(badInput(database.name(), say("run '%1' was deleted", run)));
    auto touched = touch(database, run);
    if (!touched || *touched)
        return touched;
    return Sequence(database)
        .run("DELETE FROM steps WHERE run = ? AND step > ?", run, step)
        .run("DELETE FROM stage_rows WHERE run = ? AND step > ?", run, step)
        .run("DELETE FROM epochs WHERE run = ? AND step > ?", run, step)
        .run("DELETE FROM checkpoints WHERE run = ? AND step > ?", run, step)
        .run("DELETE FROM predictions WHERE run = ?1 AND epoch NOT IN (SELECT epoch FROM epochs WHERE run = ?1)", run)
        .run("UPDATE runs SET status = 'running', message = '' WHERE id = ?", run)
        .outcome();
}

Result<Refusal> addSteps(Database &database, const std::string &run, const std::vector<StepRow> &steps)
{
    auto touched = touch(database, run);
    if (!touched || *touched)
        return touched;
    Statement add = database.prepare("INSERT OR REPLACE INTO steps VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const StepRow &row : steps) {
        const auto done = add.bind(run, row.step, row.epoch, row.loss, row.headRate, row.backboneRate, row.gradientNorm,
                                   row.seconds, row.samples)
                              .finish();
        if (!done)
            return done.error();
    }
    return Refusal();
}

Result<Refusal> setStages(Database &database, const std::string &run, const std::vector<std::string> &stages)
{
    auto touched = touch(database, run);
    if (!touched || *touched)
        return touched;
    Sequence sequence(database);
    sequence.run("DELETE FROM stages WHERE run = ?", run);
    for (std::size_t i = 0; i < stages.size(); ++i)
        sequence.run("INSERT INTO stages VALUES(?, ?, ?)", run, i, stages[i]);
    return sequence.outcome();
}

Result<Refusal> addStageRows(Database &database, const std::string &run, const std::vector<StageRow> &rows)
{
    auto touched = touch(database, run);
    if (!touched || *touched)
        return touched;
    Statement add = database.prepare("INSERT OR REPLACE INTO stage_rows "
                                     "SELECT run, ?, place, ?, ? FROM stages WHERE run = ? AND name = ?");
    for (const StageRow &row : rows) {
        const auto done = add.bind(row.step, row.gradientNorm, row.drift, run, row.stage).finish();
        if (!done)
            return done.error();
    }
    return Refusal();
}

Result<Refusal> addEpoch(Database &database, const std::string &run, const EpochRow &epoch,
                         const std::vector<Prediction> &predictions)
{
    auto touched = touch(database, run);
    if (!touched || *touched)
        return touched;
    const auto added = Sequence(database)
                           .run("INSERT OR REPLACE INTO epochs VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", run, epoch.epoch,
                                epoch.step, epoch.trainLoss, epoch.trainAccuracy, epoch.validationLoss,
                                epoch.validationAccuracy, epoch.seconds, epoch.isBest)
                           .outcome();
    return added && epoch.isBest ? replacePredictions(database, run, epoch.epoch, predictions) : added;
}

Result<Refusal> addIntervention(Database &database, const std::string &run, const Intervention &intervention)
{
    auto touched = touch(database, run);
    if (!touched || *touched)
        return touched;
    return Sequence(database)
        .run("INSERT INTO interventions "
             "SELECT ?1, (SELECT count(*) FROM interventions WHERE run = ?1), ?2, ?3, ?4",
             run, intervention.step, intervention.key, intervention.value)
        .outcome();
}

Result<Refusal> addLog(Database &database, const std::string &run, const LogRow &row)
{
    auto touched = touch(database, run);
    if (!touched || *touched)
        return touched;
    return Sequence(database)
        .run("INSERT INTO log(run, milliseconds, level, text) VALUES(?, ?, ?, ?)", run, row.milliseconds, row.level,
             row.text)
        .outcome();
}

Result<Refusal> setCheckpoints(Database &database, const std::string &run, const std::vector<CheckpointRow> &rows)
{
    auto touched = touch(database, run);
    if (!touched || *touched)
        return touched;
    Sequence sequence(database);
    sequence.run("DELETE FROM checkpoints WHERE run = ?", run);
    for (const CheckpointRow &row : rows)
        sequence.run("INSERT OR REPLACE INTO checkpoints VALUES(?, ?, ?)", run, row.step, row.folder);
    return sequence.outcome();
}

Result<Refusal> end(Database &database, const std::string &run, Status status, const std::string &message,
                    double seconds)
{
    auto touched = touch(database, run);
    if (!touched || *touched)
        return touched;
    return Sequence(database)
        .run("UPDATE runs SET status = ?, message = ?, seconds = ? WHERE id = ?", statusName(status), message, seconds,
             run)
        .outcome();
}

Result<Refusal> setConfig(Database &database, const std::string &run, const std::string &config)
{
    auto touched = touch(database, run);
    if (!touched || *touched)
        return touched;
    return Sequence(database).run("UPDATE runs SET config = ? WHERE id = ?", config, run).outcome();
}

Result<void> markInterrupted(Database &database)
{
    return database.run("UPDATE runs SET status = 'interrupted' WHERE status = 'running'");
}

} // namespace headstart::runs
