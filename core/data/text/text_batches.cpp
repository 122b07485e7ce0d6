// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/text_batches.h"

#include "core/zoo/text_input.h"

#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <algorithm>

namespace headstart::data {

namespace {

/// Texts of which one after another is put into the next row.
class Rows {
public:
    Rows(std::size_t rows, std::size_t columns, std::int32_t padding)
        : m_columns(columns), m_ids(at::full(shape(rows, columns), padding, at::kLong)),
          m_types(at::zeros(shape(rows, columns), at::kLong)), m_counts(at::zeros(shape(rows, columns), at::kBool))
    {}

    void add(std::span<const std::int32_t> ids, std::size_t secondFrom)
    {
        const auto begin = static_cast<std::ptrdiff_t>(m_row++ * m_columns);
        const auto size = static_cast<std::ptrdiff_t>(ids.size());
        std::copy(ids.begin(), ids.end(), m_ids.mutable_data_ptr<std::int64_t>() + begin);
        std::int64_t *const type = m_types.mutable_data_ptr<std::int64_t>() + begin;
        std::fill(type + static_cast<std::ptrdiff_t>(secondFrom), type + size, 1);
        bool *const counting = m_counts.mutable_data_ptr<bool>() + begin;
        std::fill(counting, counting + size, true);
    }
    zoo::Flow flow() const { return zoo::textFlow(m_ids, m_types, m_counts); }

private:
    static std::vector<std::int64_t> shape(std::size_t rows, std::size_t columns)
    {
        return {static_cast<std::int64_t>(rows), static_cast<std::int64_t>(columns)};
    }

    std::size_t m_columns;
    std::size_t m_row = 0;
    at::Tensor m_ids;
    at::Tensor m_types;
    at::Tensor m_counts;
};

} // namespace

zoo::Flow textFlow(const TokenizedTexts &texts, std::span<const std::size_t> samples)
{
    std::size_t longest = 0;
    for (const std::size_t sample : samples)
        longest = std::max(longest, texts.length(sample));
    Rows rows(samples.size(), longest, texts.padding());
    for (const std::size_t sample : samples)
        rows.add(texts.ids(sample), texts.secondFrom(sample));
    return rows.flow();
}

zoo::Flow textFlow(std::span<const Tokens> texts, std::int32_t padding)
{
    std::size_t longest = 0;
    for (const Tokens &text : texts)
        longest = std::max(longest, text.ids.size());
    Rows rows(texts.size(), longest, padding);
    for (const Tokens &text : texts) {
        const auto second = std::find(text.types.begin(), text.types.end(), 1);
        rows.add(text.ids, static_cast<std::size_t>(second - text.types.begin()));
    }
    return rows.flow();
}

zoo::Flow textFlow(const Tokens &tokens)
{
    const auto row = [](const std::vector<std::int32_t> &values) {
        return at::tensor(values, at::kInt).to(at::kLong).unsqueeze(0);
    };
    return zoo::textFlow(row(tokens.ids), row(tokens.types));
}

TextBatches::TextBatches(Dataset dataset, TokenizedTexts texts, std::vector<std::size_t> order, std::size_t batch)
    : m_dataset(std::move(dataset)), m_texts(std::move(texts)), m_order(std::move(order)), m_batch(batch)
{}

Result<std::optional<Batch>> TextBatches::next()
{
    if (m_position >= m_order.size())
        return std::optional<Batch>();
    const std::size_t end = std::min(m_position + m_batch, m_order.size());
    Batch batch;
    batch.samples.assign(m_order.begin() + static_cast<std::ptrdiff_t>(m_position),
                         m_order.begin() + static_cast<std::ptrdiff_t>(end));
    m_position = end;
    batch.labels = labelsOf(m_dataset, batch.samples);
    batch.input = textFlow(m_texts, batch.samples);
    return std::optional<Batch>(std::move(batch));
}

} // namespace headstart::data
