// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/freeze_proof.h"

#include "core/base/hashing.h"

#include <set>
#include <span>

namespace headstart::training {

namespace {

std::string hashOfValues(const at::Tensor &tensor)
{
    const at::Tensor values = tensor.detach().cpu().contiguous();
    return sha256Of({static_cast<const std::byte *>(values.const_data_ptr()), values.nbytes()});
}

} // namespace

FreezeProof::FreezeProof(const zoo::Network &network, const FreezePlan &plan)
{
    keep(network, plan);
}

void FreezeProof::release(const zoo::Network &network, const FreezePlan &plan)
{
    const std::set<std::string> moved = movedBy(plan, network);
    std::erase_if(m_kept, [&](const Kept &kept) { return moved.contains(kept.name); });
}

void FreezeProof::keep(const zoo::Network &network, const FreezePlan &plan)
{
    const std::set<std::string> moved = movedBy(plan, network);
    std::vector<Kept> all;
    auto known = m_kept.begin();
    for (const zoo::NamedTensor &named : network.tensors()) {
        if (known != m_kept.end() && known->name == named.name)
            all.push_back(std::move(*known++));
        else if (!moved.contains(named.name))
            all.push_back({named.name, hashOfValues(named.tensor), named.tensor.numel()});
    }
    m_kept = std::move(all);
}

std::int64_t FreezeProof::values() const
{
    std::int64_t sum = 0;
    for (const Kept &kept : m_kept)
        sum += kept.values;
    return sum;
}

Result<void> FreezeProof::check(const zoo::Network &network) const
{
    constexpr std::size_t kNamed = 5;
    std::string changed;
    std::size_t count = 0;
    auto kept = m_kept.begin();
    for (const zoo::NamedTensor &named : network.tensors()) {
        if (kept == m_kept.end() || kept->name != named.name)
            continue;
        if (hashOfValues(named.tensor) != kept->hash && ++count <= kNamed)
            changed += (changed.empty() ? "" : ", ") + named.name;
        ++kept;
    }
    if (count == 0)
        return {};
    return failed({}, say("%1 tensors that were to be kept have changed in training: %2", count, changed));
}

std::string FreezeProof::hash() const
{
    Sha256 hash;
    for (const Kept &kept : m_kept) {
        const std::string line = kept.name + " " + kept.hash + "\n";
        hash.add(std::as_bytes(std::span(line)));
    }
    return hash.hex();
}

} // namespace headstart::training
