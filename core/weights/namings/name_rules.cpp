// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/namings/name_rules.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace headstart::weights {

namespace {

constexpr std::size_t kMostDigits = 4;

/// What the placeholders of a pattern stood for in a name.
struct Captures {
    std::array<std::size_t, 26> numbers = {}; ///< by letter
    std::string_view rest;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t toNumber(std::string_view digits)
{
    std::size_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::string_view leadingDigits(std::string_view text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

std::optional<Captures> match(std::string_view name, std::string_view pattern)
{
    Captures captures;
    while (!pattern.empty()) {
        if (pattern == "{*}") {
            captures.rest = name;
            return captures;
        }
        if (pattern.front() == '{') { // "{a}"
            const std::string_view digits = leadingDigits(name);
            if (digits.empty() || digits.size() > kMostDigits)
                return std::nullopt;
            captures.numbers[static_cast<std::size_t>(pattern[1] - 'a')] = toNumber(digits);
            name.remove_prefix(digits.size());
            pattern.remove_prefix(3);
        } else {
            if (name.empty() || name.front() != pattern.front())
                return std::nullopt;
            name.remove_prefix(1);
            pattern.remove_prefix(1);
        }
    }
    return name.empty() ? std::optional(captures) : std::nullopt;
}

/// Of "2a+1" or "a-1".
std::size_t computed(std::string_view formula, const Captures &captures)
{
    const std::string_view factor = leadingDigits(formula);
    formula.remove_prefix(factor.size());
    const std::size_t number = captures.numbers[static_cast<std::size_t>(formula.front() - 'a')];
    const std::size_t product = number * (factor.empty() ? 1 : toNumber(factor));
    const std::size_t shift = formula.size() > 2 ? toNumber(formula.substr(2)) : 0;
    return formula.size() > 2 && formula[1] == '-' ? product - std::min(shift, product) : product + shift;
}

OurName filled(std::string_view form, const Captures &captures)
{
    OurName out;
    while (!form.empty()) {
        if (form.front() == '{') {
            const std::size_t end = form.find('}');
            const std::string_view inside = form.substr(1, end - 1);
            if (inside == "*")
                out.name += captures.rest;
            else
                out.name += std::to_string(computed(inside, captures));
            form.remove_prefix(end + 1);
        } else if (form.front() == '#') { // "#0/3", the last
            out.piece = toNumber(form.substr(1, 1));
            out.pieces = toNumber(form.substr(3, 1));
            break;
        } else {
            out.name += form.front();
            form.remove_prefix(1);
        }
    }
    return out;
}

} // namespace

std::optional<OurName> renamed(std::string_view name, std::span<const NameRule> rules)
{
    for (const NameRule &rule : rules)
        if (const auto captures = match(name, rule.theirs))
            return filled(rule.ours, *captures);
    return std::nullopt;
}

std::optional<OurName> renamedInside(std::string_view name, const NameRule &frame, std::span<const NameRule> rules)
{
    auto captures = match(name, frame.theirs);
    auto inside = captures ? renamed(captures->rest, rules) : std::nullopt;
    if (!inside)
        return std::nullopt;
    captures->rest = inside->name;
    return OurName{filled(frame.ours, *captures).name, inside->piece, inside->pieces};
}

std::optional<Numbered> numbered(std::string_view name, std::string_view prefix)
{
    if (name.substr(0, prefix.size()) != prefix)
        return std::nullopt;
    name.remove_prefix(prefix.size());
    const std::string_view digits = leadingDigits(name);
    if (digits.empty() || digits.size() > kMostDigits || name.substr(digits.size(), 1) != ".")
        return std::nullopt;
    return Numbered{toNumber(digits), name.substr(digits.size() + 1)};
}

} // namespace headstart::weights
