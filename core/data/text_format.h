// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table_reader.h"
#include "core/data/text_encoding.h"

namespace headstart::data {

/// How a table of texts is written down.
struct TextFormat {
    Encoding encoding = Encoding::Utf8;
    bool isJson = false;                    ///< JSON Lines: an object a line; what follows is of other tables
    Delimiter delimiter = Delimiter::Comma; ///< not Space
    bool isQuoted = true;                   ///< as RFC 4180 says; else a quotation mark is a character like any other
};

} // namespace headstart::data
