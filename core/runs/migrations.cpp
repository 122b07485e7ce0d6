// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/migrations.h"

#include <array>
#include <string>
#include <system_error>

namespace headstart::runs {

namespace {

constexpr std::int64_t kApplicationId = 0x48647374; // "Hdst"

// ANY for real numbers: a column of type REAL turns -0.0 into 0.
constexpr const char *kVersion1 = R"sql(
CREATE TABLE datasets(
    id INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL
) STRICT;
CREATE TABLE classes(
    dataset INTEGER NOT NULL REFERENCES datasets(id),
    label INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY(dataset, label)
) STRICT, WITHOUT ROWID;
CREATE TABLE samples(
    dataset INTEGER NOT NULL REFERENCES datasets(id),
    sample INTEGER NOT NULL,
    file TEXT NOT NULL,
    label INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY(dataset, sample)
) STRICT, WITHOUT ROWID;
CREATE TABLE runs(
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK(status IN ('running', 'interrupted', 'stopped', 'failed', 'finished')),
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    seconds ANY,
    dataset INTEGER NOT NULL REFERENCES datasets(id),
    parent TEXT NOT NULL,
    message TEXT NOT NULL,
    config TEXT NOT NULL,
    environment TEXT NOT NULL
) STRICT;
CREATE TABLE splits(
    run TEXT PRIMARY KEY NOT NULL REFERENCES runs(id),
    parts BLOB NOT NULL
) STRICT;
CREATE TABLE steps(
    run TEXT NOT NULL REFERENCES runs(id),
    step INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    loss ANY,
    head_rate ANY,
    backbone_rate ANY,
    gradient_norm ANY,
    seconds ANY,
    samples INTEGER NOT NULL,
    PRIMARY KEY(run, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE epochs(
    run TEXT NOT NULL REFERENCES runs(id),
    epoch INTEGER NOT NULL,
    step INTEGER NOT NULL,
    train_loss ANY,
    train_accuracy ANY,
    validation_loss ANY,
    validation_accuracy ANY,
    seconds ANY,
    is_best INTEGER NOT NULL,
    PRIMARY KEY(run, epoch)
) STRICT, WITHOUT ROWID;
CREATE TABLE predictions(
    run TEXT NOT NULL REFERENCES runs(id),
    sample INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    probabilities BLOB NOT NULL,
    PRIMARY KEY(run, sample)
) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoints(
    run TEXT NOT NULL REFERENCES runs(id),
    step INTEGER NOT NULL,
    folder TEXT NOT NULL,
    PRIMARY KEY(run, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE log(
    id INTEGER PRIMARY KEY,
    run TEXT NOT NULL REFERENCES runs(id),
    milliseconds INTEGER NOT NULL,
    level TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX log_of_run ON log(run);
)sql";

// What people say of a run. `tags`: one a line; `colour`: -1: none; `deleted`: hidden, and removed by the next owner.
constexpr const char *kVersion2 = R"sql(
ALTER TABLE runs ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN colour INTEGER NOT NULL DEFAULT -1;
ALTER TABLE runs ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;
)sql";

// What the stages of a run's network did (`place`: from the input to the head), and what was changed by hand while it
// went on (`number`: in which order).
constexpr const char *kVersion3 = R"sql(
CREATE TABLE stages(
    run TEXT NOT NULL REFERENCES runs(id),
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY(run, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE stage_rows(
    run TEXT NOT NULL REFERENCES runs(id),
    step INTEGER NOT NULL,
    place INTEGER NOT NULL,
    gradient_norm ANY,
    drift ANY,
    PRIMARY KEY(run, step, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE interventions(
    run TEXT NOT NULL REFERENCES runs(id),
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY(run, number)
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array kScripts = {kVersion1, kVersion2, kVersion3};

Result<void> migrateOnce(Database &database, const char *script, std::size_t version)
{
    const std::string marks = "PRAGMA application_id=" + std::to_string(kApplicationId)
                              + "; PRAGMA user_version=" + std::to_string(version) + ";";
    auto done = database.execute(std::string("BEGIN IMMEDIATE;") + script + marks + "COMMIT;");
    database.rollback();
    return done;
}

/// The copy appears whole or not at all.
Result<void> backUp(const Database &database, const std::filesystem::path &file, std::size_t version)
{
    const std::filesystem::path target = file.string() + ".before-v" + std::to_string(version);
    const std::filesystem::path part = target.string() + ".part";
    std::error_code error;
    std::filesystem::remove(part, error);
    auto copied = database.copyTo(part);
    if (!copied) {
        std::filesystem::remove(part, error);
        return copied;
    }
    std::filesystem::rename(part, target, error);
    if (error)
        return failed(target.string(), say("the copy before the migration failed: %1", systemMessage(error.value())));
    return {};
}

} // namespace

std::span<const char *const> schemaScripts()
{
    return kScripts;
}

Result<void> checkIsStore(const Database &database, std::size_t newestVersion)
{
    const auto pages = database.number("PRAGMA page_count");
    const auto application = database.number("PRAGMA application_id");
    const auto version = database.number("PRAGMA user_version");
    for (const auto *value : {&pages, &application, &version})
        if (!*value)
            return value->error();
    if (*pages == 0)
        return {};
    if (*application != kApplicationId)
        return badInput(database.name(), say("this is an SQLite file of another program, not a store of runs; name "
                                             "another one with --store FILE"));
    if (*version > static_cast<std::int64_t>(newestVersion))
        return badInput(database.name(),
                        say("this store was written by a later version of Headstart (its schema is %1, this program "
                            "knows %2); it was left as it is",
                            *version, newestVersion));
    return {};
}

Result<void> migrate(Database &database, const std::filesystem::path &file, std::span<const char *const> scripts)
{
    const auto stored = database.number("PRAGMA user_version");
    if (!stored)
        return stored.error();
    auto version = static_cast<std::size_t>(*stored);
    if (version > 0 && version < scripts.size()) {
        auto saved = backUp(database, file, scripts.size());
        if (!saved)
            return saved;
    }
    for (; version < scripts.size(); ++version) {
        auto done = migrateOnce(database, scripts[version], version + 1);
        if (!done)
            return done;
    }
    return {};
}

} // namespace headstart::runs
