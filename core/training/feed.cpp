// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/feed.h"

#include <algorithm>

namespace headstart::training {

namespace {

zoo::Flow moved(zoo::Flow flow, at::Device device)
{
    for (at::Tensor &value : flow.values)
        value = value.to(device);
    if (flow.padding.defined())
        flow.padding = flow.padding.to(device);
    return flow;
}

} // namespace

Feed::Feed(const data::Inputs &inputs, FrozenPrefix &prefix, std::vector<std::size_t> order,
           const data::LoaderOptions &options, at::Device device)
    : m_dataset(inputs.dataset), m_prefix(prefix), m_order(std::move(order)), m_batch(options.batch), m_device(device),
      m_view(options.augmentation.any() ? options.augmentation.viewOf(options.epoch) : 0),
      m_isKept(m_view == 0 || options.augmentation.views > 0)
{
    if (!m_isKept || !prefix.keeps(m_order, m_view))
        m_loader = inputs.batches(m_order, options);
}

Result<std::optional<Fed>> Feed::next(const StopToken *stop)
{
    if (!m_loader)
        return nextKept();
    auto batch = m_loader->next();
    if (!batch)
        return batch.error();
    if (!*batch)
        return std::optional<Fed>();
    data::Batch &taken = **batch;
    Fed fed{std::move(taken.samples), taken.labels.to(m_device),
            m_prefix.run(moved(std::move(taken.input), m_device), stop)};
    if (m_isKept && !fed.flow.values.empty())
        m_prefix.keep(fed.samples, fed.flow, m_view);
    return std::optional<Fed>(std::move(fed));
}

std::optional<Fed> Feed::nextKept()
{
    if (m_position >= m_order.size())
        return std::nullopt;
    const std::size_t end = std::min(m_position + m_batch, m_order.size());
    Fed fed;
    fed.samples.assign(m_order.begin() + static_cast<std::ptrdiff_t>(m_position),
                       m_order.begin() + static_cast<std::ptrdiff_t>(end));
    fed.labels = data::labelsOf(m_dataset, fed.samples).to(m_device);
    fed.flow = m_prefix.kept(fed.samples, m_view);
    m_position = end;
    return fed;
}

} // namespace headstart::training
