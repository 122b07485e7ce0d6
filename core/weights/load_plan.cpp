// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/load_plan.h"

#include "core/weights/checked.h"
#include "core/weights/namings/key_maps.h"

#include <algorithm>
#include <map>
#include <set>

namespace headstart::weights {

namespace {

using Shape = std::vector<std::uint64_t>;

Shape withoutOnes(Shape shape)
{
    shape.erase(std::remove(shape.begin(), shape.end(), 1U), shape.end());
    return shape;
}

/// The same elements in the same order: but for dimensions of size 1, and a convolution over a whole map may be a
/// linear layer (VGG's in timm).
bool sameElements(const Shape &theirs, const Shape &ours)
{
    if (withoutOnes(theirs) == withoutOnes(ours))
        return true;
    return theirs.size() == 4 && ours.size() == 2 && theirs[0] == ours[0] && checkedCount(theirs) == checkedCount(ours);
}

/// A tensor of the file that fills a slot, or a piece of it.
struct Source {
    std::size_t tensor = 0;
    std::size_t piece = 0;
    std::size_t pieces = 1;
};
using Sources = std::vector<Source>; ///< of one slot; all pieces, or the one whole

/// The shape of one of as many pieces of a tensor.
Shape pieceOf(Shape shape, std::size_t pieces)
{
    if (pieces > 1 && !shape.empty())
        shape[0] = shape[0] % pieces == 0 ? shape[0] / pieces : 0;
    return shape;
}

/// "layer1" of "layer1.0.conv1.weight".
std::string_view firstPart(std::string_view name)
{
    return name.substr(0, name.find('.'));
}

std::string shapeText(const Shape &shape)
{
    std::string text = "[";
    for (const std::uint64_t size : shape)
        text += (text.size() > 1 ? ", " : "") + std::to_string(size);
    return text + "]";
}

/// What the file's tensors are in our names. Of two that claim the same place the first counts.
std::map<std::string, Sources> translated(const WeightsFile &file, const std::vector<std::string> &ours,
                                          const Naming &naming)
{
    std::map<std::string, Sources> out;
    for (std::size_t i = 0; i < file.tensors().size(); ++i) {
        auto name = naming.translate(file.tensors()[i].name, ours);
        if (!name)
            continue;
        Sources &sources = out[std::move(name->name)];
        const bool isNew = sources.empty()
                           || (sources.front().pieces == name->pieces
                               && std::none_of(sources.begin(), sources.end(),
                                               [&](const Source &source) { return source.piece == name->piece; }));
        if (isNew)
            sources.push_back({i, name->piece, name->pieces});
    }
    return out;
}

class Planner {
public:
    Planner(const WeightsFile &file, const std::vector<TensorSlot> &slots) : m_file(file), m_slots(slots) {}

    LoadFit fit(HeadPolicy policy)
    {
        const Naming naming = chooseNaming();
        m_fit.plan.report.naming = m_file.naming().empty() ? naming.map->name : m_file.naming();
        m_fit.plan.report.prefix = naming.prefix;
        const auto byName = translated(m_file, m_ours, naming);
        m_fit.plan.report.classes = classesIn(byName);
        const bool keepHead = policy == HeadPolicy::Keep || headFits(byName);
        for (std::size_t i = 0; i < m_slots.size(); ++i) {
            const auto found = byName.find(m_slots[i].name);
            place(i, found == byName.end() ? Sources() : found->second, keepHead);
        }
        for (std::size_t i = 0; i < m_file.tensors().size(); ++i)
            if (!m_used.contains(i))
                passOver(m_file.tensors()[i], naming, keepHead);
        return std::move(m_fit);
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

    bool fits(const Source &source, const TensorSlot &slot) const
    {
        const TensorInfo &tensor = m_file.tensors()[source.tensor];
        return sameElements(tensor.shape, pieceOf(slot.shape, source.pieces))
               && isFloatingPoint(tensor.dtype) == slot.isFloatingPoint && !isComplex(tensor.dtype);
    }

    bool fits(const Sources &sources, const TensorSlot &slot) const
    {
        return !sources.empty() && sources.size() == sources.front().pieces
               && std::all_of(sources.begin(), sources.end(), [&](const Source &one) { return fits(one, slot); });
    }

    /// The first dimension of the head's first tensor.
    std::optional<std::uint64_t> classesIn(const std::map<std::string, Sources> &byName) const
    {
        constexpr std::uint64_t kMostClasses = 1'000'000;
        auto head = std::find_if(m_slots.begin(), m_slots.end(), [](const TensorSlot &slot) {
            return slot.isHead && !slot.isOptional; // not an auxiliary head's
        });
        if (head == m_slots.end()) // a text network's
            head = std::find_if(m_slots.begin(), m_slots.end(), [](const TensorSlot &slot) { return slot.isHead; });
        const auto found = head == m_slots.end() ? byName.end() : byName.find(head->name);
        if (found == byName.end())
            return std::nullopt;
        const Shape &shape = m_file.tensors()[found->second.front().tensor].shape;
        return !shape.empty() && shape[0] > 0 && shape[0] <= kMostClasses ? std::optional(shape[0]) : std::nullopt;
    }

    /// A head is taken whole or not at all.
    bool headFits(const std::map<std::string, Sources> &byName) const
    {
        return std::all_of(m_slots.begin(), m_slots.end(), [&](const TensorSlot &slot) {
            const auto found = byName.find(slot.name);
            return !slot.isHead || (found == byName.end() ? slot.isOptional : fits(found->second, slot));
        });
    }

    void place(std::size_t slotIndex, const Sources &sources, bool keepHead)
    {
        const TensorSlot &slot = m_slots[slotIndex];
        for (const Source &source : sources)
            m_used.insert(source.tensor);
        if (slot.isHead && !keepHead) {
            m_fit.plan.report.replacedHead.push_back(slot.name);
        } else if (fits(sources, slot)) {
            take(slotIndex, sources);
        } else if (sources.empty() && slot.isOptional) {
            m_fit.plan.report.missing.push_back(slot.name);
        } else {
            m_fit.misfits.push_back(misfit(sources, slot));
        }
    }

    void take(std::size_t slotIndex, const Sources &sources)
    {
        const TensorSlot &slot = m_slots[slotIndex];
        for (const Source &source : sources)
            m_fit.plan.placements.push_back({slotIndex, source.tensor, source.piece, source.pieces});
        m_fit.plan.report.matched.push_back(slot.name);
        if (sources.size() == 1 && m_file.tensors()[sources.front().tensor].shape != slot.shape)
            m_fit.plan.report.reshaped.push_back(slot.name);
    }

    std::string misfit(const Sources &sources, const TensorSlot &slot) const
    {
        for (const Source &source : sources) {
            const TensorInfo &tensor = m_file.tensors()[source.tensor];
            const Shape wanted = pieceOf(slot.shape, source.pieces);
            if (!sameElements(tensor.shape, wanted))
                return slot.name + " is " + shapeText(tensor.shape) + " instead of " + shapeText(wanted);
            if (!fits(source, slot))
                return slot.name + " holds numbers of another kind";
        }
        return slot.name + (sources.empty() ? " is missing" : " is not whole");
    }

    /// A tensor that found no place. In a part of the network that has tensors, it is a sign of another network; but
    /// not one of whole numbers, a table that the original keeps and we compute (Swin's relative_position_index).
    void passOver(const TensorInfo &tensor, const Naming &naming, bool keepHead)
    {
        const auto name = naming.translate(tensor.name, m_ours);
        const bool ofKnownPart =
            name && isFloatingPoint(tensor.dtype)
            && std::any_of(m_slots.begin(), m_slots.end(), [&](const TensorSlot &slot) {
                   return (keepHead || !slot.isHead) && firstPart(slot.name) == firstPart(name->name);
               });
        if (ofKnownPart)
            m_fit.misfits.push_back(name->name + " has no place");
        m_fit.plan.report.unexpected.push_back(tensor.name);
    }

    const WeightsFile &m_file;
    const std::vector<TensorSlot> &m_slots;
    std::vector<std::string> m_ours;
    LoadFit m_fit;
    std::set<std::size_t> m_used;
};

} // namespace

LoadFit fitTo(const WeightsFile &file, const std::vector<TensorSlot> &slots, HeadPolicy head)
{
    return Planner(file, slots).fit(head);
}

std::string firstMisfits(const LoadFit &fit)
{
    constexpr std::size_t kShown = 3;
    std::string examples;
    for (std::size_t i = 0; i < std::min(kShown, fit.misfits.size()); ++i)
        examples += (i ? ", " : "") + fit.misfits[i];
    return examples;
}

Result<LoadPlan> planLoad(const WeightsFile &file, const std::vector<TensorSlot> &slots, HeadPolicy head)
{
    LoadFit fit = fitTo(file, slots, head);
    if (!fit.misfits.empty())
        return badInput(file.name(), say("these are weights of another network: %1 tensors do not fit (%2)",
                                         fit.misfits.size(), firstMisfits(fit)));
    return std::move(fit.plan);
}

} // namespace headstart::weights
