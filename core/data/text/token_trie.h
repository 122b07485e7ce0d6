// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/text/flat_map.h"
#include "core/data/text/letters.h"

#include <cstdint>
#include <vector>

namespace headstart::data {

/// Texts with a number each, to find the longest that stands at a place. A look-up takes as many steps as it has
/// letters, however many texts there are.
class TokenTrie {
public:
    struct Found {
        std::size_t length = 0; ///< letters; 0: none of the texts stands there
        std::int32_t number = -1;
    };

    /// An empty text is not kept, and of two equal ones the first.
    void add(Letters text, std::int32_t number);

    /// The longest text that `letters` begin with.
    Found longest(Letters letters) const;

private:
    std::vector<std::int32_t> m_numbers{-1}; ///< of a node: of the text that ends there; -1 where none does
    FlatMap<std::uint32_t> m_steps;          ///< (node, letter) -> node
};

} // namespace headstart::data
