// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace headstart::data {

/// From a 64-bit key to a small value, open-addressed: where a look-up is most of the work, std::unordered_map's lists
/// cost twice as much. Grows only; the key ~0 is not allowed.
template <class Value>
class FlatMap {
public:
    FlatMap() : m_entries(kSmallest), m_secret((std::uint64_t{std::random_device()()} << 32) | std::random_device()())
    {}

    const Value *find(std::uint64_t key) const
    {
        const Entry &entry = m_entries[placeOf(key)];
        return entry.key == key ? &entry.value : nullptr;
    }

    /// The value of the key; `value` where it had none.
    Value &findOrAdd(std::uint64_t key, const Value &value)
    {
        if ((m_size + 1) * 2 > m_entries.size())
            grow();
        Entry &entry = m_entries[placeOf(key)];
        if (entry.key != key) {
            entry = {key, value};
            ++m_size;
        }
        return entry.value;
    }

    std::size_t size() const { return m_size; }

private:
    static constexpr std::uint64_t kNone = ~std::uint64_t{0};
    static constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15; // 2^64 / golden ratio
    static constexpr std::size_t kSmallest = 16;

    struct Entry {
        std::uint64_t key = kNone;
        Value value{};
    };

    /// Where the key is, or would go.
    std::size_t placeOf(std::uint64_t key) const
    {
        // Two products, so that every bit counts, and a number that no file can know: it might place all keys in one.
        std::uint64_t hash = (key ^ m_secret) * kFactor;
        hash = (hash ^ (hash >> 32)) * kFactor;
        std::size_t place = hash >> (std::countl_zero(m_entries.size()) + 1);
        while (m_entries[place].key != key && m_entries[place].key != kNone)
            place = (place + 1) & (m_entries.size() - 1);
        return place;
    }

    void grow()
    {
        std::vector<Entry> old(m_entries.size() * 2);
        old.swap(m_entries);
        for (const Entry &entry : old)
            if (entry.key != kNone)
                m_entries[placeOf(entry.key)] = entry;
    }

    std::vector<Entry> m_entries; ///< their number is a power of two
    std::uint64_t m_secret;
    std::size_t m_size = 0;
};

} // namespace headstart::data
