// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/network.h"

#include "core/base/random.h"
#include "core/zoo/layers/dropout.h"
#include "core/zoo/mixed_precision.h"

#include <ATen/core/grad_mode.h>
#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cassert>

namespace headstart::zoo {

namespace {

/// The stage whose prefix of the name is the longest.
std::size_t ownerOf(std::string_view tensor, std::span<const Stage> stages)
{
    std::size_t owner = stages.size();
    std::size_t longest = 0;
    for (std::size_t i = 0; i < stages.size(); ++i)
        for (const std::string &prefix : stages[i].owns)
            if (prefix.size() > longest && hasPrefix(tensor, prefix)) {
                owner = i;
                longest = prefix.size();
            }
    assert(owner < stages.size());
    return owner;
}

bool hasPrefixOf(std::string_view name, const std::vector<std::string> &prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const std::string &prefix) { return hasPrefix(name, prefix); });
}

/// Lets a backward pass end at this stage's output.
void pollInBackward(const Flow &flow, const StopToken *stop)
{
    for (const at::Tensor &value : flow.values)
        if (value.requires_grad())
            value.register_hook([stop](const at::Tensor &) {
                if (stop->stopped())
                    throw Stopped();
            });
}

} // namespace

bool hasPrefix(std::string_view name, std::string_view prefix)
{
    return name.substr(0, prefix.size()) == prefix && (name.size() == prefix.size() || name[prefix.size()] == '.');
}

Network::Network(std::string id, std::vector<Part> parts, NamedTensors tensors, AuxiliaryHeads auxiliary)
    : m_id(std::move(id)), m_modes(parts.size(), Mode::Evaluation), m_tensors(std::move(tensors)),
      m_auxiliary(std::move(auxiliary))
{
    for (Part &part : parts) {
        m_stages.push_back(std::move(part.stage));
        m_steps.push_back(std::move(part.step));
    }
    for (const NamedTensor &tensor : m_tensors)
        m_owners.push_back(ownerOf(tensor.name, m_stages));
}

std::optional<std::size_t> Network::find(std::string_view stage) const
{
    for (std::size_t i = 0; i < m_stages.size(); ++i)
        if (m_stages[i].name == stage)
            return i;
    return std::nullopt;
}

Flow Network::run(Flow flow, std::size_t from, std::size_t to, const StopToken *stop) const
{
    assert(from <= to && to <= m_stages.size());
    for (std::size_t i = from; i < to; ++i) {
        if (stop && stop->stopped())
            return {};
        const bool trains = m_modes[i] != Mode::Evaluation;
        const bool firstTokenAlone = trains && i + 1 < to && m_stages[i + 1].readsFirstToken;
        const bool mixed = trains && m_mixedPrecision;
        const MixedPrecision precision(mixed, flow.output().device().type());
        Pass pass{.mode = m_modes[i], .noise = m_noise, .mixedPrecision = mixed, .firstTokenAlone = firstTokenAlone};
        if (i == head() && m_headDropout) {
            flow.values.front() = dropout(flow.output(), *m_headDropout, pass);
            pass.noise = false; // the head's own
        }
        flow = m_steps[i](flow, pass);
        if (stop)
            pollInBackward(flow, stop);
    }
    return flow;
}

at::Tensor Network::forward(const at::Tensor &input) const
{
    return forward(flowOf(input));
}

at::Tensor Network::forward(const Flow &input) const
{
    return run(input, 0, m_stages.size()).output();
}

Flow Network::runCounting(const Flow &flow, std::size_t from, std::size_t to, std::int64_t &multiplyAdds) const
{
    Flow current = flow;
    for (std::size_t i = from; i < to; ++i)
        current = m_steps[i](current, {.mode = m_modes[i], .noise = m_noise, .multiplyAdds = &multiplyAdds});
    return current;
}

NamedTensors Network::tensors(std::size_t from, std::size_t to) const
{
    NamedTensors out;
    for (std::size_t i = 0; i < m_tensors.size(); ++i)
        if (m_owners[i] >= from && m_owners[i] < to)
            out.push_back(m_tensors[i]);
    return out;
}

std::size_t Network::stageOf(std::string_view tensor) const
{
    return ownerOf(tensor, m_stages);
}

bool Network::isOfHead(std::string_view tensor) const
{
    return stageOf(tensor) == head() || hasPrefixOf(tensor, m_auxiliary.classifiers);
}

bool Network::isAuxiliary(std::string_view tensor) const
{
    return hasPrefixOf(tensor, m_auxiliary.names);
}

std::int64_t Network::classes() const
{
    return tensors(head(), head() + 1).front().tensor.size(0);
}

void Network::setMode(std::size_t from, std::size_t to, Mode mode)
{
    for (std::size_t i = from; i < to; ++i)
        m_modes[i] = mode;
}

void Network::toType(at::ScalarType type)
{
    for (const NamedTensor &named : m_tensors)
        if (named.tensor.is_floating_point())
            named.tensor.set_data(named.tensor.detach().to(type));
}

void Network::toMemoryFormat(at::MemoryFormat format)
{
    for (const NamedTensor &named : m_tensors)
        if (named.tensor.dim() == 4)
            named.tensor.set_data(named.tensor.detach().contiguous(format));
}

void Network::toDevice(at::Device device)
{
    for (const NamedTensor &named : m_tensors)
        named.tensor.set_data(named.tensor.detach().to(device));
}

void initialise(const NamedTensors &tensors, std::uint64_t seed)
{
    const at::NoGradGuard noGradient;
    for (const NamedTensor &named : tensors) {
        const at::Tensor &tensor = named.tensor;
        const at::Generator generator = at::detail::createCPUGenerator(seed ^ hashOf(named.name));
        const double scale = named.initialiser.scale;
        switch (named.initialiser.kind) {
        case Initialiser::Kind::Zeros:
            tensor.zero_();
            break;
        case Initialiser::Kind::Ones:
            tensor.fill_(1);
            break;
        case Initialiser::Kind::Constant:
            tensor.fill_(scale);
            break;
        case Initialiser::Kind::Normal:
            tensor.normal_(0, scale, generator);
            break;
        case Initialiser::Kind::Uniform:
            tensor.uniform_(-scale, scale, generator);
            break;
        }
    }
}

} // namespace headstart::zoo
