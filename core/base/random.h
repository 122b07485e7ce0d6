// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace headstart {

/// One step of SplitMix64 (Steele, Lea & Flood 2014): mixes 64 bits. The same on every machine.
constexpr std::uint64_t mixed(std::uint64_t x)
{
    x += 0x9E3779B97F4A7C15;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
}

/// FNV-1a.
constexpr std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return hash;
}

/// Random numbers that are a function of what they are for, {seed, epoch, sample} for example: nothing needs to be
/// stored to draw them again. Copies draw the same numbers.
class Random {
public:
    Random(std::initializer_list<std::uint64_t> purpose)
    {
        for (const std::uint64_t part : purpose)
            m_state = mixed(m_state ^ mixed(part));
    }

    std::uint64_t next() { return mixed(m_state++); }
    /// In [0, 1), 53 bits.
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    double between(double low, double high) { return low + (high - low) * uniform(); }
    /// In [0, count). The bias of at most count / 2^64 is of no matter.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

private:
    std::uint64_t m_state = 0;
};

/// Fisher-Yates, from the back.
template <class T>
void shuffle(std::vector<T> &values, Random random)
{
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random.below(i)]);
}

/// 0..count-1 in random order.
inline std::vector<std::size_t> permutation(std::size_t count, Random random)
{
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    shuffle(order, random);
    return order;
}

} // namespace headstart
