// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/flow.h"

#include "core/zoo/tensor_bytes.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace headstart::zoo {

namespace {

constexpr const char *kPadding = "padding";

std::string indexed(const char *group, std::size_t index)
{
    return std::string(group) + "." + std::to_string(index);
}

/// The axes from the one with the widest stride to the narrowest: the order in which the elements stand in memory.
std::vector<std::int64_t> memoryOrder(const at::Tensor &tensor)
{
    std::vector<std::int64_t> axes(static_cast<std::size_t>(tensor.dim()));
    std::iota(axes.begin(), axes.end(), 0);
    std::stable_sort(axes.begin(), axes.end(), [&](auto a, auto b) {
        return std::pair(tensor.stride(a), tensor.size(a)) > std::pair(tensor.stride(b), tensor.size(b));
    });
    return axes;
}

std::string toText(const std::vector<std::int64_t> &numbers)
{
    std::string text;
    for (const std::int64_t number : numbers)
        text += std::to_string(number) + " ";
    return text;
}

/// A permutation of 0..n-1, or nothing.
std::vector<std::int64_t> toPermutation(const std::string &text, std::size_t count)
{
    std::vector<std::int64_t> numbers;
    for (const char c : text)
        if (c >= '0' && c <= '9')
            numbers.push_back(c - '0');
    std::vector<std::int64_t> sorted = numbers;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < sorted.size(); ++i)
        if (sorted[i] != static_cast<std::int64_t>(i))
            return {};
    return sorted.size() == count ? numbers : std::vector<std::int64_t>();
}

} // namespace

Flow flowOf(at::Tensor tensor)
{
    return {{std::move(tensor)}, {}, {}};
}

std::vector<std::byte> toBytes(const Flow &flow)
{
    TensorViews out;
    std::map<std::string, std::string> orders;
    const auto add = [&](const std::string &name, const at::Tensor &tensor) {
        const auto order = memoryOrder(tensor);
        out.add(name, tensor.permute(order));
        orders[name] = toText(order);
    };
    for (std::size_t i = 0; i < flow.values.size(); ++i)
        add(indexed("values", i), flow.values[i]);
    for (std::size_t i = 0; i < flow.aux.size(); ++i)
        add(indexed("aux", i), flow.aux[i]);
    if (flow.padding.defined())
        add(kPadding, flow.padding);
    return weights::safetensorsBytes(out.views(), orders);
}

Result<Flow> fromBytes(std::span<const std::byte> bytes, const std::string &name)
{
    const auto file = weights::WeightsFile::open(ByteSource::view(bytes, name));
    if (!file)
        return file.error();
    weights::TensorReader reader(*file);
    const auto take = [&](const weights::TensorInfo &info) -> Result<at::Tensor> {
        const auto order = file->metadata().find(info.name);
        const auto axes = order == file->metadata().end() ? std::vector<std::int64_t>()
                                                          : toPermutation(order->second, info.shape.size());
        if (axes.size() != info.shape.size())
            return badInput(name, "tensor '" + info.name + "'", say("the order of its axes is missing"));
        std::vector<std::int64_t> inverse(axes.size());
        for (std::size_t i = 0; i < axes.size(); ++i)
            inverse[static_cast<std::size_t>(axes[i])] = static_cast<std::int64_t>(i);
        auto tensor = readTensor(reader, info);
        if (!tensor)
            return tensor;
        return tensor->permute(inverse);
    };
    Flow flow;
    const auto takeAll = [&](const char *group, std::vector<at::Tensor> &into) -> Result<void> {
        for (std::size_t i = 0; const auto *info = file->find(indexed(group, i)); ++i) {
            auto tensor = take(*info);
            if (!tensor)
                return tensor.error();
            into.push_back(std::move(*tensor));
        }
        return {};
    };
    if (auto taken = takeAll("values", flow.values); !taken)
        return taken.error();
    if (auto taken = takeAll("aux", flow.aux); !taken)
        return taken.error();
    if (const auto *info = file->find(kPadding)) {
        auto tensor = take(*info);
        if (!tensor)
            return tensor.error();
        flow.padding = std::move(*tensor);
    }
    if (flow.values.empty())
        return badInput(name, say("it holds no output of a stage"));
    return flow;
}

} // namespace headstart::zoo
