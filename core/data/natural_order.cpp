// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/natural_order.h"

#include <algorithm>
#include <cstddef>

namespace headstart::data {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

unsigned char lowered(char c)
{
    return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/// Takes the digits off the front of `text`, and gives them without leading zeros.
std::string_view takeNumber(std::string_view &text)
{
    const auto end = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isDigit) - text.begin());
    std::string_view number = text.substr(0, end);
    text.remove_prefix(end);
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return number;
}

/// Below, at or above 0 as a stands before, with or after b.
int compared(std::string_view a, std::string_view b)
{
    while (!a.empty() && !b.empty()) {
        if (isDigit(a.front()) && isDigit(b.front())) {
            const std::string_view left = takeNumber(a);
            const std::string_view right = takeNumber(b);
            if (left.size() != right.size())
                return left.size() < right.size() ? -1 : 1;
            if (const int order = left.compare(right); order != 0)
                return order;
            continue;
        }
        if (const int order = int{lowered(a.front())} - int{lowered(b.front())}; order != 0)
            return order;
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    return static_cast<int>(!a.empty()) - static_cast<int>(!b.empty());
}

} // namespace

bool naturallyLess(std::string_view a, std::string_view b)
{
    const int order = compared(a, b);
    return order != 0 ? order < 0 : a < b;
}

} // namespace headstart::data
