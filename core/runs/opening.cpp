// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/opening.h"

#include "core/runs/changes.h"
#include "core/runs/marks.h"
#include "core/runs/migrations.h"

#include <system_error>
#include <unistd.h>

namespace headstart::runs {

namespace {

constexpr std::uintmax_t kQuicklyChecked = std::uintmax_t{64} << 20; // bytes

constexpr std::uintmax_t kSmallestPage = 512; // bytes, of an SQLite file

/// 0 for a file that is not there.
std::uintmax_t sizeOf(const std::filesystem::path &file)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    return error ? 0 : size;
}

std::filesystem::path logOf(const std::filesystem::path &file)
{
    return file.string() + "-wal";
}

Result<void> quickCheck(const Database &database)
{
    Statement check = database.prepare("PRAGMA quick_check(1)");
    const auto row = check.next();
    if (!row)
        return row.error();
    const std::string words = *row ? check.text(0) : std::string();
    if (words != "ok")
        return damaged(database.name(), words);
    return {};
}

/// In full if its last owner did not close it, and whenever that takes no time.
Result<void> checkContent(const Database &database, const std::filesystem::path &file, bool wasClosed)
{
    if (!wasClosed || sizeOf(file) <= kQuicklyChecked)
        return quickCheck(database);
    const auto running = database.number("SELECT count(*) FROM runs WHERE status = 'running'");
    if (!running)
        return running.error();
    return *running == 0 ? Result<void>() : quickCheck(database);
}

Result<void> startLog(Database &database)
{
    Statement change = database.prepare("PRAGMA journal_mode=WAL");
    const auto row = change.next();
    if (!row)
        return row.error();
    if (!*row || change.text(0) != "wal")
        return failed(database.name(), say("this file system does not support SQLite's write-ahead log"));
    return {};
}

Result<void> prepare(Database &database, const std::filesystem::path &file, bool wasClosed)
{
    const auto scripts = schemaScripts();
    auto outcome = checkIsStore(database, scripts.size());
    if (outcome && sizeOf(file) > 0)
        outcome = checkContent(database, file, wasClosed);
    // The first version is written without the log: from then on the file itself says what it is.
    if (outcome)
        outcome = migrate(database, file, scripts);
    if (outcome)
        outcome = startLog(database);
    if (outcome)
        outcome = markInterrupted(database);
    if (outcome)
        outcome = purgeDeleted(database, foldersOf(file));
    if (outcome)
        outcome = database.checkpoint(true);
    return outcome;
}

Result<void> checkIsNewest(const Database &database)
{
    const auto newest = schemaScripts().size();
    auto isStore = checkIsStore(database, newest);
    if (!isStore)
        return isStore;
    const auto version = database.number("PRAGMA user_version");
    if (!version)
        return version.error();
    if (*version < static_cast<std::int64_t>(newest))
        return badInput(database.name(), say("this store was written by an earlier version of Headstart; opening it to "
                                             "write (train, for example) brings it up to date"));
    return {};
}

} // namespace

Result<std::filesystem::path> resolveStore(const std::filesystem::path &name)
{
    if (name.empty())
        return badInput("''", say("the name of the store is empty"));
    std::error_code error;
    const auto file = std::filesystem::weakly_canonical(std::filesystem::absolute(name), error);
    if (error)
        return badInput(name.string(), say("the store cannot be used: %1", systemMessage(error.value())));
    const auto status = std::filesystem::status(file, error);
    if (error && error != std::errc::no_such_file_or_directory)
        return badInput(name.string(), say("the store cannot be used: %1", systemMessage(error.value())));
    if (file.filename().empty() || std::filesystem::is_directory(status))
        return badInput(name.string(), say("this is a folder, not a store of runs"));
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        return badInput(name.string(), say("this is a device or a pipe, not a store of runs"));
    return file;
}

std::filesystem::path foldersOf(const std::filesystem::path &file)
{
    return file.string() + ".d";
}

Result<void> checkFile(const std::filesystem::path &file, const std::string &name)
{
    const auto size = sizeOf(file);
    if (size == 0)
        return {};
    // SQLite takes a file of one byte for an empty one.
    if (size < kSmallestPage)
        return badInput(name, say("this is not a store of runs (it is too short); name another one with --store FILE"));
    const auto database = Database::open(file, name, Database::Mode::Peek);
    if (!database)
        return database.error();
    auto outcome = checkIsStore(**database, schemaScripts().size());
    return !outcome && (*database)->foundDamage() ? Result<void>() : outcome;
}

Result<std::unique_ptr<Database>> openForWriting(const std::filesystem::path &file, const std::string &name)
{
    const bool wasClosed = sizeOf(logOf(file)) == 0;
    auto database = Database::open(file, name, Database::Mode::Write);
    if (!database)
        return database;
    const auto prepared = prepare(**database, file, wasClosed);
    if (!prepared)
        return prepared.error();
    (*database)->setCheckpointOnClose(true);
    return database;
}

Result<ReadConnection> openForReading(const std::filesystem::path &file, const std::string &name)
{
    if (sizeOf(file) == 0)
        return ReadConnection();
    const auto fits = checkFile(file, name);
    if (!fits)
        return fits.error();
    auto database = Database::open(file, name, Database::Mode::Read);
    const auto outcome = database ? checkIsNewest(**database) : Result<void>(database.error());
    if (outcome)
        return ReadConnection{*std::move(database), true};
    if (access(file.parent_path().c_str(), W_OK) == 0)
        return outcome.error();
    if (sizeOf(logOf(file)) > 0)
        return badInput(name,
                        say("the folder cannot be written, and what was saved last is still in %1; copy both files "
                            "to a folder of your own and read them there",
                            logOf(file).string()));
    auto alone = Database::open(file, name, Database::Mode::Peek);
    if (!alone)
        return alone.error();
    const auto isNewest = checkIsNewest(**alone);
    if (!isNewest)
        return isNewest.error();
    return ReadConnection{*std::move(alone), false};
}

} // namespace headstart::runs
