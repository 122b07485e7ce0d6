// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/load_plan.h"

#include "core/weights/key_maps.h"

#include <algorithm>
#include <map>
#include <set>

namespace headstart::weights {

namespace {

std::vector<std::uint64_t> withoutOnes(std::vector<std::uint64_t> shape)
{
    shape.erase(std::remove(shape.begin(), shape.end(), 1U), shape.end());
    return shape;
}

bool fits(const TensorInfo &tensor, const TensorSlot &slot)
{
    return withoutOnes(tensor.shape) == withoutOnes(slot.shape) && isFloatingPoint(tensor.dtype) == slot.isFloatingPoint
           && !isComplex(tensor.dtype);
}

/// "layer1" of "layer1.0.conv1.weight".
std::string_view firstPart(std::string_view name)
{
    return name.substr(0, name.find('.'));
}

std::string shapeText(const std::vector<std::uint64_t> &shape)
{
    std::string text = "[";
    for (const std::uint64_t size : shape)
        text += (text.size() > 1 ? ", " : "") + std::to_string(size);
    return text + "]";
}

/// Our names of the file's tensors: name -> index in the file. A name that two of them claim keeps the first.
std::map<std::string, std::size_t> translated(const WeightsFile &file, const std::vector<std::string> &ours,
                                              const Naming &naming)
{
    std::map<std::string, std::size_t> out;
    for (std::size_t i = 0; i < file.tensors().size(); ++i)
        if (auto name = naming.translate(file.tensors()[i].name, ours))
            out.emplace(std::move(*name), i);
    return out;
}

class Planner {
public:
    Planner(const WeightsFile &file, const std::vector<TensorSlot> &slots) : m_file(file), m_slots(slots) {}

    Result<LoadPlan> plan(HeadPolicy policy)
    {
        const Naming naming = chooseNaming();
        m_plan.report.naming = naming.map->name;
        m_plan.report.prefix = naming.prefix;
        const auto byName = translated(m_file, m_ours, naming);
        const bool keepHead = policy == HeadPolicy::Keep || headFits(byName);
        for (std::size_t i = 0; i < m_slots.size(); ++i) {
            const auto found = byName.find(m_slots[i].name);
            place(i, found == byName.end() ? nullptr : &found->second, keepHead);
        }
        for (std::size_t i = 0; i < m_file.tensors().size(); ++i)
            if (!m_used.contains(i))
                passOver(m_file.tensors()[i], naming, keepHead);
        if (!m_misfits.empty())
            return refusal();
        return std::move(m_plan);
    }

private:
    Naming chooseNaming()
    {
        std::vector<std::string> theirs;
        for (const TensorInfo &tensor : m_file.tensors())
            theirs.push_back(tensor.name);
        for (const TensorSlot &slot : m_slots)
            m_ours.push_back(slot.name);
        return bestNaming(theirs, m_ours);
    }

    /// A head is taken whole or not at all.
    bool headFits(const std::map<std::string, std::size_t> &byName) const
    {
        return std::all_of(m_slots.begin(), m_slots.end(), [&](const TensorSlot &slot) {
            const auto found = byName.find(slot.name);
            return !slot.isHead
                   || (found == byName.end() ? slot.isOptional : fits(m_file.tensors()[found->second], slot));
        });
    }

    void place(std::size_t slotIndex, const std::size_t *tensorIndex, bool keepHead)
    {
        const TensorSlot &slot = m_slots[slotIndex];
        if (tensorIndex)
            m_used.insert(*tensorIndex);
        const TensorInfo *tensor = tensorIndex ? &m_file.tensors()[*tensorIndex] : nullptr;
        if (slot.isHead && !keepHead) {
            m_plan.report.replacedHead.push_back(slot.name);
        } else if (tensor && fits(*tensor, slot)) {
            m_plan.pairs.emplace_back(slotIndex, *tensorIndex);
            m_plan.report.matched.push_back(slot.name);
            if (tensor->shape != slot.shape)
                m_plan.report.reshaped.push_back(slot.name);
        } else if (!tensor && slot.isOptional) {
            m_plan.report.missing.push_back(slot.name);
        } else if (tensor) {
            m_misfits.push_back(slot.name
                                + (withoutOnes(tensor->shape) != withoutOnes(slot.shape)
                                       ? " is " + shapeText(tensor->shape) + " instead of " + shapeText(slot.shape)
                                       : std::string(" holds numbers of another kind")));
        } else {
            m_misfits.push_back(slot.name + " is missing");
        }
    }

    /// A tensor that found no place. In a part of the network that has tensors, it is a sign of another network; but
    /// not one of whole numbers, a table that the original keeps and we compute (Swin's relative_position_index).
    void passOver(const TensorInfo &tensor, const Naming &naming, bool keepHead)
    {
        const auto name = naming.translate(tensor.name, m_ours);
        const bool ofKnownPart = name && isFloatingPoint(tensor.dtype)
                                 && std::any_of(m_slots.begin(), m_slots.end(), [&](const TensorSlot &slot) {
                                        return (keepHead || !slot.isHead) && firstPart(slot.name) == firstPart(*name);
                                    });
        if (ofKnownPart)
            m_misfits.push_back(*name + " has no place");
        m_plan.report.unexpected.push_back(tensor.name);
    }

    Error refusal() const
    {
        constexpr std::size_t kShown = 3;
        std::string examples;
        for (std::size_t i = 0; i < std::min(kShown, m_misfits.size()); ++i)
            examples += (i ? ", " : "") + m_misfits[i];
        return badInput(m_file.name(), say("these are weights of another network: %1 tensors do not fit (%2)",
                                           m_misfits.size(), examples));
    }

    const WeightsFile &m_file;
    const std::vector<TensorSlot> &m_slots;
    std::vector<std::string> m_ours;
    LoadPlan m_plan;
    std::set<std::size_t> m_used;
    std::vector<std::string> m_misfits;
};

} // namespace

Result<LoadPlan> planLoad(const WeightsFile &file, const std::vector<TensorSlot> &slots, HeadPolicy head)
{
    return Planner(file, slots).plan(head);
}

} // namespace headstart::weights
