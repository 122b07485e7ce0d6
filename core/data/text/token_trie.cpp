// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/token_trie.h"

namespace headstart::data {

namespace {

std::uint64_t stepKey(std::uint32_t node, char32_t letter)
{
    return (std::uint64_t{node} << 32) | letter;
}

} // namespace

void TokenTrie::add(Letters text, std::int32_t number)
{
    std::uint32_t node = 0;
    for (const Letter &letter : text) {
        const auto next = static_cast<std::uint32_t>(m_numbers.size());
        node = m_steps.findOrAdd(stepKey(node, letter.code), next);
        if (node == next)
            m_numbers.push_back(-1);
    }
    if (node != 0 && m_numbers[node] < 0)
        m_numbers[node] = number;
}

TokenTrie::Found TokenTrie::longest(Letters letters) const
{
    Found found;
    std::uint32_t node = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const std::uint32_t *next = m_steps.find(stepKey(node, letters[i].code));
        if (next == nullptr)
            break;
        node = *next;
        if (m_numbers[node] >= 0)
            found = {i + 1, m_numbers[node]};
    }
    return found;
}

} // namespace headstart::data
