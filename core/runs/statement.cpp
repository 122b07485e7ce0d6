// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/statement.h"

#include "core/runs/database.h"

#include <limits>
#include <sqlite3.h>

namespace headstart::runs {

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(const Database &database, const char *sql) : m_database(&database)
{
    sqlite3_stmt *statement = nullptr;
    m_problem = sqlite3_prepare_v2(database.handle(), sql, -1, &statement, nullptr);
    m_statement.reset(statement);
}

void Statement::rewind()
{
    sqlite3_reset(m_statement.get());
}

void Statement::bindInteger(int place, std::int64_t value)
{
    if (m_problem == SQLITE_OK)
        m_problem = sqlite3_bind_int64(m_statement.get(), place, value);
}

void Statement::bindReal(int place, double value)
{
    if (m_problem == SQLITE_OK)
        m_problem = sqlite3_bind_double(m_statement.get(), place, value);
}

void Statement::bindText(int place, std::string_view value)
{
    // A null pointer would be NULL, not ''.
    const char *data = value.empty() ? "" : value.data();
    if (m_problem == SQLITE_OK)
        m_problem = sqlite3_bind_text64(m_statement.get(), place, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bindBytes(int place, std::span<const std::byte> value)
{
    const void *data = value.empty() ? "" : static_cast<const void *>(value.data());
    if (m_problem == SQLITE_OK)
        m_problem = sqlite3_bind_blob64(m_statement.get(), place, data, value.size(), SQLITE_TRANSIENT);
}

Result<bool> Statement::next()
{
    const int code = m_problem != SQLITE_OK ? m_problem : sqlite3_step(m_statement.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return m_database->error(code);
    return code == SQLITE_ROW;
}

Result<void> Statement::finish()
{
    const auto row = next();
    if (!row)
        return row.error();
    return {};
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    const double value = sqlite3_column_double(m_statement.get(), column);
    return value == 0 && isNull(column) ? std::numeric_limits<double>::quiet_NaN() : value;
}

std::string Statement::text(int column) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return data ? std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column)))
                : std::string();
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::span<const std::byte> Statement::bytes(int column) const
{
    const void *data = sqlite3_column_blob(m_statement.get(), column);
    return {static_cast<const std::byte *>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

} // namespace headstart::runs
