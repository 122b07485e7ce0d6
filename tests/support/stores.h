// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <string>
#include <utility>

// What tests of the store ask of it, and of its file behind its back.

namespace headstart::test {

template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", result.error().line().c_str());
    return *std::move(result);
}

inline void must(const Result<void> &result)
{
    if (!result)
        qFatal("%s", result.error().line().c_str());
}

/// The line of the error that must be there.
template <class T>
QString refused(const Result<T> &result)
{
    return result ? QStringLiteral("it was not refused") : QString::fromStdString(result.error().line());
}

/// Runs statements on an SQLite file.
void sql(const std::string &file, const std::string &script);
/// The first column of the first row that a query finds in an SQLite file, or "no row".
std::string answer(const std::string &file, const std::string &query);

} // namespace headstart::test
