// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/keras/tables.h"

#include <algorithm>

namespace headstart::weights::keras {

Slot &Table::add(Kind kind, std::string theirs, std::string ours)
{
    Slot slot;
    slot.kind = kind;
    slot.theirs = std::move(theirs);
    slot.ours = std::move(ours);
    slot.listed = slots.size();
    slots.push_back(std::move(slot));
    return slots.back();
}

void Table::convolution(std::string theirs, std::string ours, std::string norm)
{
    add(Kind::Convolution, std::move(theirs), std::move(ours)).norm = std::move(norm);
}

void Table::depthwise(std::string theirs, std::string ours)
{
    add(Kind::Depthwise, std::move(theirs), std::move(ours));
}

void Table::separable(std::string theirs, std::string spatial, std::string pointwise)
{
    add(Kind::Separable, std::move(theirs), std::move(spatial)).pointwise = std::move(pointwise);
}

void Table::norm(std::string theirs, std::string ours)
{
    add(Kind::Norm, std::move(theirs), std::move(ours));
}

void Table::dense(std::string theirs, std::string ours, std::array<std::uint64_t, 3> flattened)
{
    add(Kind::Dense, std::move(theirs), std::move(ours)).flattened = flattened;
}

void Table::pair(const std::string &convolution, const std::string &norm)
{
    add(Kind::Convolution, {}, convolution);
    add(Kind::Norm, {}, norm);
}

void Table::module(const std::string &scope, const std::vector<Branch> &branches)
{
    struct Placed {
        std::size_t distance; // of the convolution from the module's end, in layers
        std::size_t slot;     // its norm's is the next
    };
    constexpr std::size_t kLayers = 3; // convolution, norm, activation
    std::vector<Placed> placed;
    const std::size_t first = slots.size();
    const auto add = [&](const std::string &name, std::size_t distance) {
        placed.push_back({distance, slots.size()});
        pair(scope + "." + name + ".conv", scope + "." + name + ".bn");
    };
    for (const Branch &branch : branches) {
        const std::size_t behind = branch.fork.empty() ? 0 : kLayers + 1; // the fork's ends are joined first
        for (std::size_t i = 0; i < branch.chain.size(); ++i)
            add(branch.chain[i], behind + kLayers * (branch.chain.size() - i));
        for (const std::string &name : branch.fork)
            add(name, kLayers + 1);
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const Placed &a, const Placed &b) { return a.distance > b.distance; });
    for (std::size_t i = 0; i < placed.size(); ++i) {
        slots[placed[i].slot].listed = first + 2 * i;
        slots[placed[i].slot + 1].listed = first + 2 * i + 1;
    }
}

} // namespace headstart::weights::keras
