// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/batch.h"
#include "core/data/text/tokenized_texts.h"

#include <cstddef>
#include <span>
#include <vector>

namespace headstart::data {

/// Texts side by side, filled up to the longest of them: ids and types [N, T] int64, padding [N, T].
zoo::Flow textFlow(const TokenizedTexts &texts, std::span<const std::size_t> samples);

/// Of a single text.
zoo::Flow textFlow(const Tokens &tokens);

/// Likewise of texts that were tokenized one by one, filled up with the token `padding`.
zoo::Flow textFlow(std::span<const Tokens> texts, std::int32_t padding);

/// Gives out the texts of `order` batch by batch.
class TextBatches final : public BatchSource {
public:
    TextBatches(Dataset dataset, TokenizedTexts texts, std::vector<std::size_t> order, std::size_t batch);
    Result<std::optional<Batch>> next() override;

private:
    Dataset m_dataset;
    TokenizedTexts m_texts;
    std::vector<std::size_t> m_order;
    std::size_t m_batch;
    std::size_t m_position = 0;
};

} // namespace headstart::data
