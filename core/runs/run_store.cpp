// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_store.h"

#include "core/runs/changes.h"
#include "core/runs/marks.h"
#include "core/runs/opening.h"
#include "core/runs/owner_lock.h"
#include "core/runs/queries.h"
#include "core/runs/writer.h"

#include <QStandardPaths>

#include <mutex>
#include <set>
#include <system_error>
#include <utility>

namespace headstart::runs {

namespace {

/// The connection for reading, made when it is first needed and there is a file. Any thread.
class Reader {
public:
    Reader(std::filesystem::path file, std::string name) : m_file(std::move(file)), m_name(std::move(name)) {}

    /// What `query` makes of the store; what it would make of an empty one if there is none yet.
    template <class T, class Query>
    Result<T> read(const Query &query)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_connection.database) {
            auto opened = openForReading(m_file, m_name);
            if (!opened)
                return opened.error();
            m_connection = *std::move(opened);
        }
        Result<T> out = m_connection.database ? query(*m_connection.database) : Result<T>(T());
        if (!m_connection.isLasting)
            m_connection = {};
        return out;
    }

private:
    std::filesystem::path m_file;
    std::string m_name;
    std::mutex m_mutex;
    ReadConnection m_connection;
};

Error readOnly(const std::filesystem::path &name)
{
    return badInput(name.string(), say("the store is open for reading only"));
}

Result<void> makeFolderOf(const std::filesystem::path &file, const std::string &name)
{
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (error)
        return badInput(name, say("the store's folder cannot be made: %1", systemMessage(error.value())));
    return {};
}

/// Runs that have ended while there was no room to write so. Any thread.
class EndedUnwritten {
public:
    void add(const std::string &run)
    {
        const std::scoped_lock lock(m_mutex);
        m_runs.insert(run);
    }
    void clear()
    {
        const std::scoped_lock lock(m_mutex);
        m_runs.clear();
    }
    bool has(const std::string &run) const
    {
        const std::scoped_lock lock(m_mutex);
        return m_runs.contains(run);
    }

private:
    mutable std::mutex m_mutex;
    std::set<std::string> m_runs;
};

} // namespace

struct RunStore::Parts {
    std::filesystem::path name; ///< as the user gave it
    std::filesystem::path file;
    EndedUnwritten ended;
    // Ends from the last to the first: the writer's connection closes after the reader's, the lock goes last.
    std::optional<OwnerLock> lock;
    std::unique_ptr<Writer> writer; ///< the owner's
    std::unique_ptr<Reader> reader;

    Result<void> own();
    /// Whether the process that writes a run which is marked running still does.
    bool isAlive(const RunRow &run) const
    {
        if (!writer)
            return OwnerLock::isTaken(file);
        const auto failure = writer->failure();
        return !failure || (failure->kind == ErrorKind::NoRoom && !ended.has(run.id));
    }
    Result<void> call(Writer::Job job) const { return writer ? writer->call(std::move(job)) : readOnly(name); }
    void post(Writer::Job job) const
    {
        if (writer)
            writer->post(std::move(job));
    }
};

Result<void> RunStore::Parts::own()
{
    auto ready = makeFolderOf(file, name.string());
    if (ready)
        ready = checkFile(file, name.string());
    if (!ready)
        return ready;
    auto taken = OwnerLock::take(file, name.string());
    if (!taken)
        return taken.error();
    lock.emplace(*std::move(taken));
    auto database = openForWriting(file, name.string());
    if (!database)
        return database.error();
    writer = std::make_unique<Writer>(*std::move(database));
    return {};
}

Result<RunStore> RunStore::open(const std::filesystem::path &file, Access access)
{
    auto resolved = resolveStore(file);
    if (!resolved)
        return resolved.error();
    auto parts = std::make_unique<Parts>();
    parts->name = file;
    parts->file = *std::move(resolved);
    if (access == Access::Own) {
        const auto owned = parts->own();
        if (!owned)
            return owned.error();
    }
    parts->reader = std::make_unique<Reader>(parts->file, file.string());
    const auto readable = parts->reader->read<bool>([](const Database &) { return Result<bool>(true); });
    if (!readable)
        return readable.error();
    return RunStore(std::move(parts));
}

RunStore::RunStore(std::unique_ptr<Parts> parts) : m_parts(std::move(parts))
{}
RunStore::RunStore(RunStore &&) noexcept = default;
RunStore::~RunStore() = default;

std::filesystem::path RunStore::defaultFile()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path(data.toStdString()) / "headstart" / "runs.db";
}

const std::filesystem::path &RunStore::file() const
{
    return m_parts->name;
}

std::filesystem::path RunStore::folderOf(const std::string &run) const
{
    return foldersOf(m_parts->file) / run;
}

Result<void> RunStore::begin(const NewRun &run)
{
    return m_parts->call([&run](Database &database) { return runs::begin(database, run); });
}

Result<void> RunStore::resume(const std::string &run, std::int64_t step)
{
    return m_parts->call([&](Database &database) { return runs::resume(database, run, step); });
}

void RunStore::addSteps(const std::string &run, std::vector<StepRow> steps)
{
    m_parts->post([run, steps = std::move(steps)](Database &database) { return runs::addSteps(database, run, steps); });
}

void RunStore::setStages(const std::string &run, std::vector<std::string> stages)
{
    m_parts->post(
        [run, stages = std::move(stages)](Database &database) { return runs::setStages(database, run, stages); });
}

void RunStore::addStageRows(const std::string &run, std::vector<StageRow> rows)
{
    m_parts->post(
        [run, rows = std::move(rows)](Database &database) { return runs::addStageRows(database, run, rows); });
}

void RunStore::addEpoch(const std::string &run, const EpochRow &epoch, std::vector<Prediction> predictions)
{
    m_parts->post([run, epoch, predictions = std::move(predictions)](Database &database) {
        return runs::addEpoch(database, run, epoch, predictions);
    });
}

Result<void> RunStore::addIntervention(const std::string &run, const Intervention &intervention)
{
    return m_parts->call([&](Database &database) { return runs::addIntervention(database, run, intervention); });
}

void RunStore::addLog(const std::string &run, const std::string &level, const std::string &text)
{
    m_parts->post(
        [run, row = LogRow{now(), level, text}](Database &database) { return runs::addLog(database, run, row); });
}

Result<void> RunStore::setCheckpoints(const std::string &run, const std::vector<CheckpointRow> &checkpoints)
{
    return m_parts->call([&](Database &database) { return runs::setCheckpoints(database, run, checkpoints); });
}

Result<void> RunStore::end(const std::string &run, Status status, const std::string &message, double seconds)
{
    const auto job = [=](Database &database) { return runs::end(database, run, status, message, seconds); };
    auto ended = m_parts->call(job);
    if (!ended && ended.error().kind == ErrorKind::NoRoom) {
        m_parts->ended.add(run);
        m_parts->post(job);
    }
    return ended;
}

Result<void> RunStore::setConfig(const std::string &run, const std::string &config)
{
    return m_parts->call([&](Database &database) { return runs::setConfig(database, run, config); });
}

Result<void> RunStore::setMarks(const std::string &run, const RunMarks &marks)
{
    return m_parts->call([&](Database &database) { return runs::setMarks(database, run, marks); });
}

Result<void> RunStore::rename(const std::string &run, const std::string &name)
{
    return m_parts->call([&](Database &database) { return runs::rename(database, run, name); });
}

Result<void> RunStore::setDeleted(const std::string &run, bool deleted)
{
    return m_parts->call([&](Database &database) { return runs::setDeleted(database, run, deleted); });
}

Result<void> RunStore::flush()
{
    return m_parts->call([](Database &) { return Refusal(); });
}

std::optional<Error> RunStore::failure() const
{
    return m_parts->writer ? m_parts->writer->failure() : std::nullopt;
}

Result<void> RunStore::recover()
{
    const auto before = failure();
    if (!before)
        return {};
    auto recovered = m_parts->writer->tryAgain([&before](Database &database) -> Result<Refusal> {
        if (before->kind == ErrorKind::NoRoom)
            return Refusal();
        const auto marked = markInterrupted(database);
        return marked ? Result<Refusal>(Refusal()) : marked.error();
    });
    if (recovered)
        m_parts->ended.clear();
    return recovered;
}

Result<std::vector<RunRow>> RunStore::runs() const
{
    auto rows = m_parts->reader->read<std::vector<RunRow>>(allRuns);
    if (!rows)
        return rows;
    for (RunRow &run : *rows)
        if (run.status == Status::Running && !m_parts->isAlive(run))
            run.status = Status::Interrupted;
    return rows;
}

Result<RunRow> RunStore::find(const std::string &text) const
{
    const auto all = runs();
    if (!all)
        return all.error();
    return findRun(*all, text, file().string());
}

Result<std::vector<StepRow>> RunStore::steps(const std::string &run) const
{
    return m_parts->reader->read<std::vector<StepRow>>([&](const Database &base) { return stepsOf(base, run); });
}

Result<std::vector<EpochRow>> RunStore::epochs(const std::string &run) const
{
    return m_parts->reader->read<std::vector<EpochRow>>([&](const Database &base) { return epochsOf(base, run); });
}

Result<std::vector<std::string>> RunStore::stages(const std::string &run) const
{
    return m_parts->reader->read<std::vector<std::string>>([&](const Database &base) { return stagesOf(base, run); });
}

Result<std::vector<StageRow>> RunStore::stageRows(const std::string &run) const
{
    return m_parts->reader->read<std::vector<StageRow>>([&](const Database &base) { return stageRowsOf(base, run); });
}

Result<std::vector<Intervention>> RunStore::interventions(const std::string &run) const
{
    return m_parts->reader->read<std::vector<Intervention>>(
        [&](const Database &base) { return interventionsOf(base, run); });
}

Result<std::vector<Prediction>> RunStore::predictions(const std::string &run) const
{
    return m_parts->reader->read<std::vector<Prediction>>(
        [&](const Database &base) { return predictionsOf(base, run); });
}

Result<std::vector<SampleRow>> RunStore::samples(const std::string &run) const
{
    return m_parts->reader->read<std::vector<SampleRow>>([&](const Database &base) { return samplesOf(base, run); });
}

Result<std::vector<CheckpointRow>> RunStore::checkpoints(const std::string &run) const
{
    return m_parts->reader->read<std::vector<CheckpointRow>>(
        [&](const Database &base) { return checkpointsOf(base, run); });
}

Result<std::vector<LogRow>> RunStore::log(const std::string &run) const
{
    return m_parts->reader->read<std::vector<LogRow>>([&](const Database &base) { return runs::logOf(base, run); });
}

} // namespace headstart::runs
