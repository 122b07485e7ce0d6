// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace headstart {

/// A sentence for the user: an English pattern with places %1 to %9, and what stands there.
/// Kept apart so that the window can translate the pattern (context "Text") before it fills it in.
/// The pattern is a string literal and lives as long as the program.
struct Text {
    const char *pattern = "";
    std::vector<std::string> arguments;

    /// The sentence in English.
    std::string english() const;
};

namespace detail {
template <class T>
std::string toArgument(const T &value)
{
    if constexpr (std::is_arithmetic_v<T>)
        return std::to_string(value);
    else
        return std::string(std::string_view(value));
}
} // namespace detail

/// Makes a Text. lupdate collects the patterns of these calls.
template <class... Arguments>
Text say(const char *pattern, const Arguments &...arguments)
{
    return {pattern, {detail::toArgument(arguments)...}};
}

} // namespace headstart
