// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

struct sqlite3_stmt;

namespace headstart::runs {

class Database;

/// A prepared statement and the row that it stands at. Errors of preparing and binding come out of next().
/// Its Database must outlive it.
class Statement {
public:
    /// Starts over with other values, in the order of the statement's places. They are copied.
    template <class... T>
    Statement &bind(const T &...values)
    {
        rewind();
        int place = 0;
        (bindOne(++place, values), ...);
        return *this;
    }

    /// To the next row; false: there is none left.
    Result<bool> next();
    /// For statements that have no rows.
    Result<void> finish();

    // The row's columns, counted from 0.
    std::int64_t integer(int column) const;
    double real(int column) const; ///< NULL is NaN: SQLite turns NaN into NULL
    std::string text(int column) const;
    bool isNull(int column) const;
    std::span<const std::byte> bytes(int column) const; ///< until the next call of next() or bind()

private:
    friend Database;
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };
    Statement(const Database &database, const char *sql);

    void rewind();
    void bindInteger(int place, std::int64_t value);
    void bindReal(int place, double value);
    void bindText(int place, std::string_view value);
    void bindBytes(int place, std::span<const std::byte> value);

    template <class T>
    void bindOne(int place, const T &value)
    {
        if constexpr (std::is_integral_v<T>)
            bindInteger(place, static_cast<std::int64_t>(value));
        else if constexpr (std::is_floating_point_v<T>)
            bindReal(place, value);
        else if constexpr (std::is_convertible_v<const T &, std::string_view>)
            bindText(place, value);
        else
            bindBytes(place, std::as_bytes(std::span(value)));
    }

    const Database *m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_problem = 0;
};

} // namespace headstart::runs
