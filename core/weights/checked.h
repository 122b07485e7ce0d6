// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace headstart::weights {

// Arithmetic on numbers from a stranger's file: nothing instead of a wrap-around.

inline std::optional<std::uint64_t> checkedSum(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t out = 0;
    if (__builtin_add_overflow(a, b, &out))
        return std::nullopt;
    return out;
}

inline std::optional<std::uint64_t> checkedProduct(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t out = 0;
    if (__builtin_mul_overflow(a, b, &out))
        return std::nullopt;
    return out;
}

/// The number of elements of a shape. A zero anywhere gives 0, whatever the other sizes are.
inline std::optional<std::uint64_t> checkedCount(std::span<const std::uint64_t> shape)
{
    for (const std::uint64_t size : shape)
        if (size == 0)
            return 0;
    std::uint64_t count = 1;
    for (const std::uint64_t size : shape) {
        const auto next = checkedProduct(count, size);
        if (!next)
            return std::nullopt;
        count = *next;
    }
    return count;
}

} // namespace headstart::weights
