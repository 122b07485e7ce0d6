// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/vocabulary.h"

namespace headstart::data {

bool Vocabulary::add(const std::string &token, std::int32_t id)
{
    const auto place = static_cast<std::size_t>(id);
    if (place < m_tokens.size() && m_tokens[place] != nullptr)
        return false;
    const auto [entry, isNew] = m_ids.emplace(token, id);
    if (!isNew)
        return false;
    if (place >= m_tokens.size())
        m_tokens.resize(place + 1, nullptr);
    m_tokens[place] = &entry->first;
    return true;
}

std::optional<std::int32_t> Vocabulary::find(const std::string &token) const
{
    const auto found = m_ids.find(token);
    return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

std::string_view Vocabulary::token(std::int32_t id) const
{
    const auto place = static_cast<std::size_t>(id);
    return id < 0 || place >= m_tokens.size() || m_tokens[place] == nullptr ? std::string_view() : *m_tokens[place];
}

} // namespace headstart::data
