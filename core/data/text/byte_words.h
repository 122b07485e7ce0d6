// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/text/letters.h"

namespace headstart::data {

/// Goes through the words of a text as GPT-2 parts it (Radford et al. 2019), by what is there this pattern:
/// 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
/// Every letter of the text is in one of them.
class ByteWords {
public:
    explicit ByteWords(Letters text) : m_rest(text) {}

    /// The next word; empty at the end.
    Letters next();

private:
    Letters m_rest;
};

} // namespace headstart::data
