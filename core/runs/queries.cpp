// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/queries.h"

#include "core/runs/blobs.h"
#include "core/runs/marks.h"

#include <algorithm>
#include <array>
#include <map>

namespace headstart::runs {

namespace {

/// All rows of a query, each made into a value.
template <class Make, class... T>
auto rowsOf(const Database &database, const char *sql, Make make, const T &...values)
    -> Result<std::vector<decltype(make(std::declval<const Statement &>()))>>
{
    std::vector<decltype(make(std::declval<const Statement &>()))> out;
    Statement statement = database.prepare(sql);
    statement.bind(values...);
    while (true) {
        const auto row = statement.next();
        if (!row)
            return row.error();
        if (!*row)
            return out;
        out.push_back(make(statement));
    }
}

Status statusOf(const std::string &name)
{
    for (const Status status : {Status::Running, Status::Interrupted, Status::Stopped, Status::Finished})
        if (name == statusName(status))
            return status;
    return Status::Failed;
}

EpochRow epochFrom(const Statement &row, int first)
{
    return {.epoch = row.integer(first),
            .step = row.integer(first + 1),
            .trainLoss = row.real(first + 2),
            .trainAccuracy = row.real(first + 3),
            .validationLoss = row.real(first + 4),
            .validationAccuracy = row.real(first + 5),
            .seconds = row.real(first + 6),
            .isBest = row.integer(first + 7) != 0};
}

constexpr const char *kRuns = R"sql(
SELECT runs.id, name, status, created, changed,
    CASE WHEN status IN ('running', 'interrupted')
        THEN coalesce((SELECT sum(seconds) FROM steps WHERE run = runs.id), 0) ELSE runs.seconds END,
    config, environment, parent, message, fingerprint,
    dataset,
    (SELECT max(step) FROM steps WHERE run = runs.id),
    (SELECT max(epoch) FROM epochs WHERE run = runs.id),
    tags, notes, pinned, colour,
    best.epoch, best.step, train_loss, train_accuracy, validation_loss, validation_accuracy, best.seconds, is_best
FROM runs
JOIN datasets ON datasets.id = dataset
LEFT JOIN epochs AS best
    ON best.run = runs.id AND best.epoch = (SELECT max(epoch) FROM epochs WHERE run = runs.id AND is_best)
WHERE NOT deleted
ORDER BY created DESC, runs.rowid DESC
)sql";

struct RunOfDataset {
    RunRow run;
    std::int64_t dataset = 0;
};

RunOfDataset runFrom(const Statement &row)
{
    RunOfDataset out = {.run = {.id = row.text(0),
                                .name = row.text(1),
                                .status = statusOf(row.text(2)),
                                .created = row.integer(3),
                                .changed = row.integer(4),
                                .seconds = row.real(5),
                                .steps = row.integer(12),
                                .epochs = row.integer(13),
                                .best = {},
                                .config = row.text(6),
                                .environment = row.text(7),
                                .fingerprint = row.text(10),
                                .classes = {},
                                .parent = row.text(8),
                                .message = row.text(9),
                                .marks = {.tags = tagsOfText(row.text(14)),
                                          .notes = row.text(15),
                                          .pinned = row.integer(16) != 0,
                                          .colour = static_cast<int>(row.integer(17))}},
                        .dataset = row.integer(11)};
    constexpr int kBest = 18;
    if (!row.isNull(kBest))
        out.run.best = epochFrom(row, kBest);
    return out;
}

std::string listed(const std::vector<const RunRow *> &runs)
{
    constexpr std::size_t kMost = 5;
    std::string out;
    for (std::size_t i = 0; i < std::min(runs.size(), kMost); ++i)
        out += (i == 0 ? "" : ", ") + runs[i]->id + " (" + runs[i]->name + ")";
    return runs.size() > kMost ? out + ", ..." : out;
}

} // namespace

std::string_view statusName(Status status)
{
    constexpr std::array<std::string_view, 5> kNames = {"running", "interrupted", "stopped", "failed", "finished"};
    return kNames[static_cast<std::size_t>(status)];
}

Result<std::vector<RunRow>> allRuns(const Database &database)
{
    auto rows = rowsOf(database, kRuns, runFrom);
    if (!rows)
        return rows.error();
    std::map<std::int64_t, std::vector<std::string>> classes;
    std::vector<RunRow> out;
    for (RunOfDataset &row : *rows) {
        if (!classes.contains(row.dataset)) {
            auto names = rowsOf(
                database, "SELECT name FROM classes WHERE dataset = ? ORDER BY label",
                [](const Statement &name) { return name.text(0); }, row.dataset);
            if (!names)
                return names.error();
            classes[row.dataset] = *std::move(names);
        }
        row.run.classes = classes[row.dataset];
        out.push_back(std::move(row.run));
    }
    return out;
}

Result<RunRow> findRun(const std::vector<RunRow> &runs, const std::string &text, const std::string &file)
{
    for (const RunRow &run : runs)
        if (run.id == text)
            return run;
    for (const RunRow &run : runs)
        if (run.name == text)
            return run;
    std::vector<const RunRow *> fitting;
    for (const RunRow &run : runs)
        if (!text.empty() && run.id.starts_with(text))
            fitting.push_back(&run);
    if (fitting.empty())
        return badInput(file, say("there is no run '%1'; headstart-cli runs lists all that there are", text));
    if (fitting.size() > 1)
        return badInput(file, say("more than one run begins with '%1': %2", text, listed(fitting)));
    return *fitting.front();
}

Result<std::vector<StepRow>> stepsOf(const Database &database, const std::string &run)
{
    return rowsOf(
        database,
        "SELECT step, epoch, loss, head_rate, backbone_rate, gradient_norm, seconds, samples FROM steps "
        "WHERE run = ? ORDER BY step",
        [](const Statement &row) -> StepRow {
            return {.step = row.integer(0),
                    .epoch = row.integer(1),
                    .loss = row.real(2),
                    .headRate = row.real(3),
                    .backboneRate = row.real(4),
                    .gradientNorm = row.real(5),
                    .seconds = row.real(6),
                    .samples = row.integer(7)};
        },
        run);
}

Result<std::vector<EpochRow>> epochsOf(const Database &database, const std::string &run)
{
    return rowsOf(
        database,
        "SELECT epoch, step, train_loss, train_accuracy, validation_loss, validation_accuracy, seconds, is_best "
        "FROM epochs WHERE run = ? ORDER BY epoch",
        [](const Statement &row) { return epochFrom(row, 0); }, run);
}

Result<std::vector<std::string>> stagesOf(const Database &database, const std::string &run)
{
    return rowsOf(
        database, "SELECT name FROM stages WHERE run = ? ORDER BY place",
        [](const Statement &row) { return row.text(0); }, run);
}

Result<std::vector<StageRow>> stageRowsOf(const Database &database, const std::string &run)
{
    return rowsOf(
        database,
        "SELECT step, name, gradient_norm, drift FROM stage_rows JOIN stages USING(run, place) "
        "WHERE run = ? ORDER BY step, place",
        [](const Statement &row) -> StageRow {
            return {.step = row.integer(0), .stage = row.text(1), .gradientNorm = row.real(2), .drift = row.real(3)};
        },
        run);
}

Result<std::vector<Intervention>> interventionsOf(const Database &database, const std::string &run)
{
    return rowsOf(
        database, "SELECT step, key, value FROM interventions WHERE run = ? ORDER BY step, number",
        [](const Statement &row) -> Intervention {
            return {.step = row.integer(0), .key = row.text(1), .value = row.text(2)};
        },
        run);
}

Result<std::vector<Prediction>> predictionsOf(const Database &database, const std::string &run)
{
    return rowsOf(
        database, "SELECT sample, probabilities FROM predictions WHERE run = ? ORDER BY sample",
        [](const Statement &row) -> Prediction {
            return {row.integer(0), floatsOfBytes(row.bytes(1))};
        },
        run);
}

Result<std::vector<SampleRow>> samplesOf(const Database &database, const std::string &run)
{
    auto rows = rowsOf(
        database, "SELECT file, label, hash FROM runs JOIN samples USING(dataset) WHERE runs.id = ? ORDER BY sample",
        [](const Statement &row) -> SampleRow {
            return {row.text(0), row.integer(1), row.text(2), 0};
        },
        run);
    Statement split = database.prepare("SELECT parts FROM splits WHERE run = ?");
    const auto found = split.bind(run).next();
    if (!rows || !found)
        return rows ? found.error() : rows.error();
    const auto parts = *found ? split.bytes(0) : std::span<const std::byte>();
    if (parts.size() != rows->size())
        return damaged(database.name(), "the split of run " + run + " does not fit its samples");
    for (std::size_t i = 0; i < parts.size(); ++i)
        (*rows)[i].part = std::to_integer<std::int64_t>(parts[i]);
    return rows;
}

Result<std::vector<CheckpointRow>> checkpointsOf(const Database &database, const std::string &run)
{
    return rowsOf(
        database, "SELECT step, folder FROM checkpoints WHERE run = ? ORDER BY step DESC",
        [](const Statement &row) -> CheckpointRow {
            return {row.integer(0), row.text(1)};
        },
        run);
}

Result<std::vector<LogRow>> logOf(const Database &database, const std::string &run)
{
    return rowsOf(
        database, "SELECT milliseconds, level, text FROM log WHERE run = ? ORDER BY id",
        [](const Statement &row) -> LogRow {
            return {row.integer(0), row.text(1), row.text(2)};
        },
        run);
}

} // namespace headstart::runs
