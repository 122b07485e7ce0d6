// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace headstart::data {

/// Tokens and their ids, 0 to kMostTokens - 1; not all need be taken.
class Vocabulary {
public:
    /// Four times the largest that is in use.
    static constexpr std::int32_t kMostTokens = 1 << 20;

    Vocabulary() = default;
    Vocabulary(Vocabulary &&) = default;
    Vocabulary &operator=(Vocabulary &&) = default;
    Vocabulary(const Vocabulary &) = delete; // m_tokens looks into m_ids
    Vocabulary &operator=(const Vocabulary &) = delete;
    ~Vocabulary() = default;

    /// False, and nothing changes, where the token has an id or the id a token. `id` is in range.
    bool add(const std::string &token, std::int32_t id);

    std::optional<std::int32_t> find(const std::string &token) const;
    /// The token of an id; empty where it has none.
    std::string_view token(std::int32_t id) const;
    const std::unordered_map<std::string, std::int32_t> &ids() const { return m_ids; }
    /// One more than the highest id.
    std::size_t size() const { return m_tokens.size(); }

private:
    std::unordered_map<std::string, std::int32_t> m_ids;
    std::vector<const std::string *> m_tokens; ///< by id; null where none has it
};

} // namespace headstart::data
