// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/statement.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

struct sqlite3;

namespace headstart::runs {

/// A connection to an SQLite file. Errors name the file as it was given and carry SQLite's words; what the user can
/// mend (rights, a damaged file, another program) is BadInput, no room or a disk that does not answer NoRoom, the rest
/// Failed. One thread at a time.
class Database {
public:
    enum class Mode {
        Write, ///< makes the file if need be; WAL, every commit synced. Checkpoints are the caller's: see checkpoint()
        Read,  ///< never writes
        Peek,  ///< reads what the file itself holds: neither locks nor a write-ahead log, nothing is made beside it
    };
    /// `file` is an absolute path, `name` stands for it in errors.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path &file, std::string name, Mode mode);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    /// Runs statements without values and without rows.
    Result<void> execute(const std::string &script);
    Statement prepare(const char *sql) const { return {*this, sql}; }
    template <class... T>
    Result<void> run(const char *sql, const T &...values)
    {
        return prepare(sql).bind(values...).finish();
    }
    /// The first column of the only row.
    template <class... T>
    Result<std::int64_t> number(const char *sql, const T &...values) const
    {
        Statement statement = prepare(sql);
        const auto row = statement.bind(values...).next();
        if (!row)
            return row.error();
        return *row ? statement.integer(0) : 0;
    }

    bool foundDamage() const; ///< by the last call
    int changes() const;      ///< rows that the last statement changed
    /// Takes back what was not committed, if anything.
    void rollback();
    /// Whether closing the last connection moves the write-ahead log into the file. From the start it does not.
    void setCheckpointOnClose(bool on);
    int pagesInLog() const { return m_pagesInLog; } ///< of the write-ahead log, after the last commit
    /// Moves the write-ahead log into the file as far as readers allow, and synchronises both. `all`: and empties it.
    Result<void> checkpoint(bool all);
    /// Copies all that is committed into a new file.
    Result<void> copyTo(const std::filesystem::path &target) const;

    const std::string &name() const { return m_name; }
    sqlite3 *handle() const { return m_handle.get(); }
    Error error(int code) const; ///< what an SQLite result code means for this file

private:
    struct Close {
        void operator()(sqlite3 *handle) const;
    };
    explicit Database(std::string name) : m_name(std::move(name)) {}
    Result<void> configure(Mode mode);

    std::string m_name;
    std::unique_ptr<sqlite3, Close> m_handle;
    int m_pagesInLog = 0;
};

/// What to do with a file that SQLite finds damaged.
Error damaged(const std::string &file, const std::string &reason);

} // namespace headstart::runs
