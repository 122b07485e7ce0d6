// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/load.h"

#include "core/weights/keras/naming.h"
#include "core/zoo/tensor_bytes.h"

#include <ATen/core/grad_mode.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <atomic>
#include <future>

namespace headstart::zoo {

namespace {

/// Into the tensor's own memory if the file's elements are as the network wants them, else by a copy.
Result<void> readInto(const at::Tensor &tensor, const weights::TensorInfo &info, weights::TensorReader &reader)
{
    if (scalarType(info.dtype) == tensor.scalar_type() && tensor.is_contiguous())
        return reader.read(info, bytesOf(tensor));
    const auto raw = readTensor(reader, info);
    if (!raw)
        return raw.error();
    tensor.copy_(raw->view(tensor.sizes()));
    return {};
}

at::Tensor pieceOf(const at::Tensor &whole, const weights::Placement &placement)
{
    if (placement.pieces == 1)
        return whole;
    const std::int64_t rows = whole.size(0) / static_cast<std::int64_t>(placement.pieces);
    return whole.narrow(0, static_cast<std::int64_t>(placement.piece) * rows, rows);
}

/// Each placement of the plan, by as many threads as LibTorch uses: most of the time goes into pages that are touched
/// for the first time, and that work divides well.
Result<void> readAll(const NamedTensors &tensors, const weights::WeightsFile &file, const weights::LoadPlan &plan)
{
    std::atomic<std::size_t> next = 0;
    const auto work = [&]() -> Result<void> {
        const at::NoGradGuard noGradient; // is a thread's own
        weights::TensorReader reader(file);
        for (std::size_t i = next++; i < plan.placements.size(); i = next++) {
            const weights::Placement &placement = plan.placements[i];
            const at::Tensor place = pieceOf(tensors[placement.slot].tensor, placement);
            if (auto read = readInto(place, file.tensors()[placement.tensor], reader); !read) {
                next = plan.placements.size(); // the others stop too
                return read;
            }
        }
        return {};
    };
    std::vector<std::future<Result<void>>> helpers;
    for (int i = 1; i < at::get_num_threads(); ++i)
        helpers.push_back(std::async(std::launch::async, work));
    Result<void> result = work();
    for (auto &helper : helpers)
        if (Result<void> theirs = helper.get(); result && !theirs)
            result = theirs;
    return result;
}

void initialiseNamed(const NamedTensors &tensors, const std::vector<std::string> &names, std::uint64_t seed)
{
    for (const NamedTensor &named : tensors)
        if (std::find(names.begin(), names.end(), named.name) != names.end())
            initialise({named}, seed);
}

/// Carries out the plan, and initialises what it leaves.
Result<weights::LoadReport> fill(Network &network, const weights::WeightsFile &file, weights::LoadPlan plan,
                                 std::uint64_t seed)
{
    const at::NoGradGuard noGradient;
    const NamedTensors tensors = network.tensors();
    if (auto read = readAll(tensors, file, plan); !read)
        return read.error();
    initialiseNamed(tensors, plan.report.replacedHead, seed);
    initialiseNamed(tensors, plan.report.missing, seed);
    return std::move(plan.report);
}

} // namespace

std::vector<weights::TensorSlot> slotsOf(const Network &network)
{
    constexpr std::string_view kCounter = ".num_batches_tracked";
    std::vector<weights::TensorSlot> slots;
    for (const NamedTensor &named : network.tensors()) {
        const std::string_view name = named.name;
        const bool isCounter = name.size() > kCounter.size() && name.substr(name.size() - kCounter.size()) == kCounter;
        slots.push_back({named.name, shapeOf(named.tensor), named.tensor.is_floating_point(), network.isOfHead(name),
                         isCounter || network.isAuxiliary(name) || network.stages()[network.stageOf(name)].isOfTask});
    }
    return slots;
}

Result<weights::LoadReport> load(Network &network, const weights::WeightsFile &file, weights::HeadPolicy head,
                                 std::uint64_t seed)
{
    const auto described = weights::keras::describedFor(file, network.id());
    if (!described)
        return described.error();
    auto plan = weights::planLoad(*described, slotsOf(network), head);
    if (!plan)
        return plan.error();
    return fill(network, *described, std::move(*plan), seed);
}

Result<Loaded> loadWhole(const Variant &variant, const weights::WeightsFile &file)
{
    const auto described = weights::keras::describedFor(file, variant.id);
    if (!described)
        return described.error();
    NetworkOptions options = {.classes = usualClasses(variant), .device = c10::DeviceType::Meta};
    const auto classes =
        weights::fitTo(*described, slotsOf(build(variant, options)), weights::HeadPolicy::Replace).plan.report.classes;
    options.classes = static_cast<std::int64_t>(classes.value_or(static_cast<std::uint64_t>(options.classes)));
    // Before memory is taken for what the file only claims to hold.
    auto plan = weights::planLoad(*described, slotsOf(build(variant, options)), weights::HeadPolicy::Keep);
    if (!plan)
        return plan.error();
    options.device = c10::DeviceType::CPU;
    Loaded loaded{build(variant, options), {}};
    auto report = fill(loaded.network, *described, std::move(*plan), 0);
    if (!report)
        return report.error();
    loaded.report = std::move(*report);
    return loaded;
}

Result<void> save(const Network &network, const std::string &path)
{
    TensorViews out;
    for (const NamedTensor &named : network.tensors())
        out.add(named.name, named.tensor);
    return weights::writeSafetensors(path, out.views());
}

} // namespace headstart::zoo
