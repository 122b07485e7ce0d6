// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/frozen_prefix.h"

#include "core/base/in_parallel.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/tensor.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace headstart::training {

namespace {

/// Applies `change` to every tensor of a flow that has samples.
template <class Change>
zoo::Flow eachTensor(const zoo::Flow &flow, Change change)
{
    zoo::Flow out;
    for (const at::Tensor &value : flow.values)
        out.values.push_back(change(value));
    if (flow.padding.defined())
        out.padding = change(flow.padding);
    return out;
}

/// With places at the end that do not count, so that a flow of tokens has `tokens` of them.
zoo::Flow lengthened(const zoo::Flow &flow, std::int64_t tokens)
{
    const std::int64_t missing = tokens - flow.padding.size(1);
    if (missing == 0)
        return flow;
    zoo::Flow out = flow;
    out.padding = at::constant_pad_nd(flow.padding, {0, missing});
    for (at::Tensor &value : out.values)
        if (value.dim() == 3) // [N, T, C]; where the tokens were pooled it is [N, C]
            value = at::constant_pad_nd(value, {0, 0, 0, missing});
    return out;
}

/// One text without the places at its end that do not count.
zoo::Flow shortened(const zoo::Flow &flow)
{
    if (!flow.padding.defined())
        return flow;
    const auto tokens = flow.padding.sum().item<std::int64_t>();
    zoo::Flow out = flow;
    out.padding = flow.padding.slice(1, 0, tokens);
    for (at::Tensor &value : out.values)
        if (value.dim() == 3)
            value = value.slice(1, 0, tokens);
    return out;
}

/// The input of these texts, with `tokens` places each: enough for the longest of them.
zoo::Flow inputOf(const zoo::Flow &input, const std::vector<std::int64_t> &rows, std::int64_t tokens)
{
    const at::Tensor index = at::tensor(rows, at::kLong).to(input.padding.device());
    const std::int64_t missing = std::max<std::int64_t>(tokens - input.padding.size(1), 0);
    return eachTensor(input, [&](const at::Tensor &tensor) { // [N, T] all
        return at::constant_pad_nd(tensor.index_select(0, index).slice(1, 0, tokens), {0, missing});
    });
}

/// Texts come in batches of different lengths.
std::vector<zoo::Flow> ofOneLength(std::vector<zoo::Flow> parts)
{
    if (!parts.front().padding.defined())
        return parts;
    std::int64_t tokens = 0;
    for (const zoo::Flow &part : parts)
        tokens = std::max(tokens, part.padding.size(1));
    for (zoo::Flow &part : parts)
        part = lengthened(part, tokens);
    return parts;
}

/// One flow of the samples of all. The memory format is that of the parts.
zoo::Flow joined(const std::vector<zoo::Flow> &parts)
{
    zoo::Flow out;
    const auto join = [&](auto tensorOf) {
        std::vector<at::Tensor> tensors;
        tensors.reserve(parts.size());
        for (const zoo::Flow &part : parts)
            tensors.push_back(tensorOf(part));
        const at::Tensor whole = at::cat(tensors);
        return tensors.front().dim() == 4 ? whole.contiguous(tensors.front().suggest_memory_format()) : whole;
    };
    for (std::size_t i = 0; i < parts.front().values.size(); ++i)
        out.values.push_back(join([i](const zoo::Flow &part) { return part.values[i]; }));
    if (parts.front().padding.defined())
        out.padding = join([](const zoo::Flow &part) { return part.padding; });
    return out;
}

/// `flow` with its last sample repeated until there are `count`.
zoo::Flow padded(const zoo::Flow &flow, std::int64_t count)
{
    const std::int64_t size = flow.output().size(0);
    if (size == count)
        return flow;
    std::vector<zoo::Flow> parts = {flow};
    parts.resize(static_cast<std::size_t>(count - size + 1), slice(flow, size - 1, size));
    return joined(parts);
}

zoo::Flow inFormat(zoo::Flow flow, at::MemoryFormat format)
{
    for (at::Tensor &value : flow.values)
        if (value.dim() == 4)
            value = value.contiguous(format);
    return flow;
}

std::size_t bytesOf(const zoo::Flow &flow)
{
    std::size_t bytes = flow.padding.defined() ? flow.padding.nbytes() : 0;
    for (const at::Tensor &value : flow.values)
        bytes += value.nbytes();
    return bytes;
}

/// While it lives, LibTorch divides no work among threads: neither in this one nor in those that begin meanwhile, this
/// run's or others'.
class Undivided {
public:
    Undivided() : m_threads(at::get_num_threads()) { at::set_num_threads(1); }
    ~Undivided() { at::set_num_threads(m_threads); }
    Undivided(const Undivided &) = delete;
    Undivided &operator=(const Undivided &) = delete;

    std::size_t threads() const { return static_cast<std::size_t>(m_threads); }

private:
    int m_threads;
};

/// The flow of `pieces` pieces, each made by `make`, which gives nothing after a stop.
template <class Make>
zoo::Flow joinedOf(std::size_t pieces, std::size_t threads, const Make &make)
{
    std::vector<zoo::Flow> outputs(pieces);
    std::atomic<bool> isStopped = false;
    inParallel(
        pieces, 1, threads, [&] { return !isStopped.load(); },
        [&](std::size_t index, std::size_t) {
            const at::NoGradGuard noGradient;
            outputs[index] = make(static_cast<std::int64_t>(index));
            if (outputs[index].values.empty())
                isStopped = true;
        });
    return isStopped ? zoo::Flow() : joined(outputs);
}

/// `run` gives nothing after a stop. On a processor each piece is made by a thread of its own, as many at once as
/// LibTorch has: pieces are too small to be divided well.
template <class Run>
zoo::Flow inPieces(const zoo::Flow &flow, std::size_t microBatch, const Run &run)
{
    const std::int64_t count = flow.output().size(0);
    const auto piece = static_cast<std::int64_t>(microBatch);
    const auto pieces = static_cast<std::size_t>((count + piece - 1) / piece);
    const auto make = [&](std::int64_t index) {
        const std::int64_t begin = index * piece;
        const std::int64_t end = std::min(begin + piece, count);
        const zoo::Flow out = run(padded(slice(flow, begin, end), piece));
        return out.values.empty() ? zoo::Flow() : slice(out, 0, end - begin);
    };
    if (!flow.output().is_cpu())
        return joinedOf(pieces, 1, make);
    const Undivided undivided;
    return joinedOf(pieces, undivided.threads(), make);
}

} // namespace

zoo::Flow slice(const zoo::Flow &flow, std::int64_t begin, std::int64_t end)
{
    return eachTensor(flow, [&](const at::Tensor &tensor) { return tensor.slice(0, begin, end); });
}

zoo::Flow runInPieces(const zoo::Network &network, const zoo::Flow &flow, std::size_t from, std::size_t to,
                      std::size_t microBatch, const StopToken *stop)
{
    return inPieces(flow, microBatch, [&](const zoo::Flow &piece) { return network.run(piece, from, to, stop); });
}

PrefixMode prefixModeOf(const ComputeConfig &config)
{
    return config.prefix == "exact" || config.device != "cpu" ? PrefixMode::Exact : PrefixMode::Fast;
}

FrozenPrefix::FrozenPrefix(const zoo::Network &network, std::size_t to, std::size_t microBatch, std::size_t limitBytes,
                           PrefixMode mode, std::int64_t mostTokens)
    : m_network(network), m_to(to), m_microBatch(microBatch), m_limit(to == 0 ? 0 : limitBytes), m_mode(mode),
      m_mostTokens(mostTokens)
{}

zoo::Flow FrozenPrefix::run(const zoo::Flow &input, const StopToken *stop)
{
    if (m_to == 0)
        return input;
    return input.padding.defined() ? runTexts(input, stop) : runAtOneLength(input, 0, stop);
}

std::int64_t FrozenPrefix::lengthFor(std::int64_t tokens) const
{
    const std::int64_t rounded = (tokens + kTokenStep - 1) / kTokenStep * kTokenStep;
    return std::max(tokens, std::min(rounded, m_mostTokens));
}

zoo::Flow FrozenPrefix::runTexts(const zoo::Flow &input, const StopToken *stop)
{
    const at::Tensor counts = input.padding.sum(1).cpu();
    std::map<std::int64_t, std::vector<std::int64_t>> rowsOf;
    for (std::int64_t row = 0; row < counts.size(0); ++row)
        rowsOf[lengthFor(counts[row].item<std::int64_t>())].push_back(row);
    std::vector<zoo::Flow> parts(static_cast<std::size_t>(counts.size(0)));
    for (const auto &[tokens, rows] : rowsOf) {
        const zoo::Flow out = runAtOneLength(inputOf(input, rows, tokens), 0, stop);
        if (out.values.empty())
            return {};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto place = static_cast<std::int64_t>(i);
            parts[static_cast<std::size_t>(rows[i])] = shortened(slice(out, place, place + 1));
        }
    }
    return joined(ofOneLength(std::move(parts)));
}

std::vector<zoo::Flow> FrozenPrefix::runOn(std::size_t from, const std::vector<zoo::Flow> &samples,
                                           const StopToken *stop)
{
    std::map<std::int64_t, std::vector<std::size_t>> placesOf; // pictures have no length
    for (std::size_t i = 0; i < samples.size(); ++i)
        placesOf[samples[i].padding.defined() ? lengthFor(samples[i].padding.size(1)) : 0].push_back(i);
    std::vector<zoo::Flow> out(samples.size());
    for (const auto &[tokens, places] : placesOf) {
        std::vector<zoo::Flow> parts;
        for (const std::size_t place : places)
            parts.push_back(tokens > 0 ? lengthened(samples[place], tokens) : samples[place]);
        const zoo::Flow flow = runAtOneLength(joined(parts), from, stop);
        if (flow.values.empty())
            return {};
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto row = static_cast<std::int64_t>(i);
            out[places[i]] = shortened(slice(flow, row, row + 1));
        }
    }
    return out;
}

zoo::Flow FrozenPrefix::runAtOneLength(const zoo::Flow &flow, std::size_t from, const StopToken *stop)
{
    if (m_mode == PrefixMode::Exact)
        return runInPieces(m_network, flow, from, m_to, m_microBatch, stop);
    const at::MemoryFormat format = flow.output().suggest_memory_format();
    auto graph = m_graphs.find(from);
    if (graph == m_graphs.end())
        graph = m_graphs
                    .emplace(from, zoo::Traced(m_network, from, m_to, padded(slice(flow, 0, 1), 2),
                                               zoo::Optimise::ForInference))
                    .first;
    return inPieces(flow, m_microBatch, [&](const zoo::Flow &piece) {
        return stop && stop->stopped() ? zoo::Flow() : inFormat(graph->second.run(piece), format);
    });
}

bool FrozenPrefix::keeps(std::span<const std::size_t> samples, std::int64_t view) const
{
    return std::all_of(samples.begin(), samples.end(), [&](std::size_t sample) {
        return m_kept.contains({sample, view});
    });
}

void FrozenPrefix::keep(std::span<const std::size_t> samples, const zoo::Flow &flow, std::int64_t view)
{
    for (std::size_t i = 0; i < samples.size() && m_limit > 0; ++i) {
        const Item item{samples[i], view};
        if (m_kept.contains(item))
            continue;
        const auto row = static_cast<std::int64_t>(i);
        const zoo::Flow own = shortened(slice(flow, row, row + 1));
        m_fresh.push_back(item);
        takeOver(item.sample, eachTensor(own, [](const at::Tensor &tensor) { return tensor.clone(); }), view);
    }
}

void FrozenPrefix::takeOver(std::size_t sample, zoo::Flow flow, std::int64_t view)
{
    m_bytes += bytesOf(flow);
    if (m_bytes > m_limit) {
        m_kept.clear();
        m_fresh.clear();
        m_limit = 0;
        return;
    }
    m_kept.emplace(Item{sample, view}, std::move(flow));
}

void FrozenPrefix::forget()
{
    m_kept.clear();
    m_fresh.clear();
    m_bytes = 0;
}

std::vector<FrozenPrefix::Item> FrozenPrefix::takeFresh()
{
    return std::exchange(m_fresh, {});
}

zoo::Flow FrozenPrefix::kept(std::span<const std::size_t> samples, std::int64_t view) const
{
    std::vector<zoo::Flow> parts;
    for (const std::size_t sample : samples)
        parts.push_back(m_kept.at({sample, view}));
    return joined(ofOneLength(std::move(parts)));
}

} // namespace headstart::training
