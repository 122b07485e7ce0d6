// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/data/text/tokenized_texts.h"

#include <cstddef>
#include <vector>

namespace headstart::data {

/// `order` rearranged so that a batch's texts are of about one length, and little is padded: windows of 50 batches are
/// sorted by length, and the batches then come in a random order. The last batch, which may be smaller, stays the last.
/// A function of its arguments alone.
std::vector<std::size_t> inLengthBuckets(std::vector<std::size_t> order, const TokenizedTexts &texts, std::size_t batch,
                                         const Random &random);

/// The longest first: for what is only judged.
std::vector<std::size_t> byLength(std::vector<std::size_t> samples, const TokenizedTexts &texts);

} // namespace headstart::data
