// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

namespace headstart {

std::string Text::english() const
{
    std::string out;
    for (const char *c = pattern; *c; ++c) {
        const bool place = *c == '%' && c[1] >= '1' && c[1] <= '9';
        if (!place) {
            out += *c;
            continue;
        }
        const auto index = static_cast<std::size_t>(*++c - '1');
        if (index < arguments.size())
            out += arguments[index];
    }
    return out;
}

} // namespace headstart
