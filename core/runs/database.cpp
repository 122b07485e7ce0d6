// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/database.h"

#include "core/base/room.h"

#include <algorithm>
#include <array>
#include <sqlite3.h>

namespace headstart::runs {

namespace {

constexpr int kBusyMilliseconds = 5000;

/// Every byte that a URI might take for something else is escaped.
std::string uriOf(const std::filesystem::path &file, const char *query)
{
    constexpr char kDigits[] = "0123456789ABCDEF";
    std::string out = "file:";
    for (const char c : file.string()) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/'
                           || c == '.' || c == '-' || c == '_';
        if (plain)
            out += c;
        else
            out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return out + query;
}

/// The system's number of what failed; 0: none is known. Of a failed commit SQLite (3.40) keeps it with the log or the
/// file alone.
int errnoOf(sqlite3 *handle, int code)
{
    const int kind = code & 0xFF;
    if (kind != SQLITE_IOERR && kind != SQLITE_CANTOPEN)
        return 0;
    std::array<int, 3> numbers = {0, 0, sqlite3_system_errno(handle)};
    sqlite3_file *log = nullptr;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void *>(&log));
    if (log && log->pMethods)
        log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &numbers[0]);
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &numbers[1]);
    const auto *passing = std::find_if(numbers.begin(), numbers.end(), mayPass);
    const auto *any = std::find_if(numbers.begin(), numbers.end(), [](int number) { return number != 0; });
    return passing != numbers.end() ? *passing : any != numbers.end() ? *any : 0;
}

} // namespace

Error damaged(const std::string &file, const std::string &reason)
{
    return badInput(file,
                    say("the store is damaged (%1); it was left as it is. Copy it, and save what can be read from "
                        "the copy: sqlite3 COPY .recover | sqlite3 NEW",
                        reason));
}

void Database::Close::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path &file, std::string name, Mode mode)
{
    const int access = mode == Mode::Write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    const std::string uri = uriOf(file, mode == Mode::Peek ? "?immutable=1" : "");
    std::unique_ptr<Database> database(new Database(std::move(name)));
    sqlite3 *handle = nullptr;
    // One thread at a time uses a connection (see the header), so SQLite need not lock it for every cell of every row.
    constexpr int kFlags = SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(uri.c_str(), &handle, access | kFlags, nullptr);
    database->m_handle.reset(handle);
    if (code != SQLITE_OK)
        return database->error(code);
    // SQLite makes do with reading where it may not write.
    if (mode == Mode::Write && sqlite3_db_readonly(handle, "main") == 1)
        return badInput(database->m_name, say("the file cannot be written; its rights allow reading alone"));
    const auto configured = database->configure(mode);
    if (!configured)
        return configured.error();
    return database;
}

Result<void> Database::configure(Mode mode)
{
    sqlite3_busy_timeout(handle(), kBusyMilliseconds);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    setCheckpointOnClose(false);
    // Replaces SQLite's own checkpoints, whose errors nobody sees.
    sqlite3_wal_hook(
        handle(),
        [](void *self, sqlite3 *, const char *, int pages) {
            static_cast<Database *>(self)->m_pagesInLog = pages;
            return SQLITE_OK;
        },
        this);
    auto safe = execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON");
    if (!safe)
        return safe;
    return execute(mode == Mode::Write ? "PRAGMA synchronous=FULL" : "PRAGMA query_only=ON");
}

void Database::setCheckpointOnClose(bool on)
{
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on ? 0 : 1, nullptr);
}

Error Database::error(int code) const
{
    if (!handle())
        return failed(m_name, say("there is not enough memory to open the store"));
    const std::string words = sqlite3_errmsg(handle());
    const int errorNumber = errnoOf(handle(), code);
    const std::string reason = errorNumber == 0 ? words : words + " (" + systemMessage(errorNumber) + ")";
    const Text rule = say("the store failed, what was saved before is whole: %1", reason);
    if ((code & 0xFF) == SQLITE_FULL || mayPass(errorNumber))
        return {ErrorKind::NoRoom, m_name, {}, rule};
    switch (code & 0xFF) {
    case SQLITE_NOTADB:
        return badInput(m_name, say("this is not a store of runs (%1); name another one with --store FILE", reason));
    case SQLITE_CORRUPT:
    case SQLITE_ERROR: // a table or a column is missing
        return damaged(m_name, reason);
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return badInput(m_name, say("the store cannot be used: %1", reason));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return badInput(m_name, say("another program keeps the store locked: %1", reason));
    default:
        return failed(m_name, rule);
    }
}

Result<void> Database::execute(const std::string &script)
{
    const int code = sqlite3_exec(handle(), script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return error(code);
    return {};
}

bool Database::foundDamage() const
{
    return (sqlite3_errcode(handle()) & 0xFF) == SQLITE_CORRUPT;
}

int Database::changes() const
{
    return sqlite3_changes(handle());
}

void Database::rollback()
{
    // Its own errors change nothing: what is not committed is gone at the latest when the file is opened again.
    if (sqlite3_get_autocommit(handle()) == 0)
        sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Database::checkpoint(bool all)
{
    const int mode = all ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    const int code = sqlite3_wal_checkpoint_v2(handle(), nullptr, mode, nullptr, nullptr);
    if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY) // a reader: the rest is moved another time
        return error(code);
    return {};
}

Result<void> Database::copyTo(const std::filesystem::path &target) const
{
    auto copy = open(target, target.string(), Mode::Write);
    if (!copy)
        return copy.error();
    sqlite3_backup *backup = sqlite3_backup_init((*copy)->handle(), "main", handle(), "main");
    if (!backup)
        return (*copy)->error(sqlite3_errcode((*copy)->handle()));
    sqlite3_backup_step(backup, -1);
    const int code = sqlite3_backup_finish(backup);
    if (code != SQLITE_OK)
        return (*copy)->error(code);
    return {};
}

} // namespace headstart::runs
