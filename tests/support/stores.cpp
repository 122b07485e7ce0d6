// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stores.h"

#include <sqlite3.h>

namespace headstart::test {

void sql(const std::string &file, const std::string &script)
{
    sqlite3 *handle = nullptr;
    sqlite3_open(file.c_str(), &handle);
    if (sqlite3_exec(handle, script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(handle));
    sqlite3_close(handle);
}

std::string answer(const std::string &file, const std::string &query)
{
    sqlite3 *handle = nullptr;
    sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(handle, query.c_str(), -1, &statement, nullptr);
    std::string out = "no row";
    if (sqlite3_step(statement) == SQLITE_ROW)
        out = reinterpret_cast<const char *>(sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return out;
}

} // namespace headstart::test
