// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/text.h"

#include <QString>

namespace headstart::ui {

/// A sentence of the core in the window's language (context "Text").
QString words(const Text &text);
/// An error in the window's language: what, then where.
QString words(const Error &error);

// Numbers as people read them, in the locale of the application.
QString percent(double fraction);      ///< "87.3 %"
QString significant(double value);     ///< three digits; a dash where there is none (NaN)
QString grouped(qint64 number);        ///< with thin spaces between thousands
QString shortCount(double number);     ///< "4.7 M", "25.6 k"
QString bytes(double count);           ///< "18 MB"
QString about(double seconds);         ///< "about 2 min"
QString duration(double seconds);      ///< "1 min 20 s"
QString dateTime(qint64 milliseconds); ///< since 1970, UTC; shown in local time

} // namespace headstart::ui
