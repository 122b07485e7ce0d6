// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/text_batches.h"

#include "core/zoo/text_input.h"

#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <algorithm>

namespace headstart::data {

zoo::Flow textFlow(const TokenizedTexts &texts, std::span<const std::size_t> samples)
{
    std::size_t longest = 0;
    for (const std::size_t sample : samples)
        longest = std::max(longest, texts.length(sample));
    const auto rows = static_cast<std::int64_t>(samples.size());
    const auto columns = static_cast<std::int64_t>(longest);
    const at::Tensor ids = at::full({rows, columns}, texts.padding(), at::kLong);
    const at::Tensor types = at::zeros({rows, columns}, at::kLong);
    const at::Tensor counts = at::zeros({rows, columns}, at::kBool);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto tokens = texts.ids(samples[i]);
        const auto begin = static_cast<std::ptrdiff_t>(i * longest);
        const auto size = static_cast<std::ptrdiff_t>(tokens.size());
        std::copy(tokens.begin(), tokens.end(), ids.mutable_data_ptr<std::int64_t>() + begin);
        std::int64_t *const type = types.mutable_data_ptr<std::int64_t>() + begin;
        std::fill(type + static_cast<std::ptrdiff_t>(texts.secondFrom(samples[i])), type + size, 1);
        bool *const counting = counts.mutable_data_ptr<bool>() + begin;
        std::fill(counting, counting + size, true);
    }
    return zoo::textFlow(ids, types, counts);
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
