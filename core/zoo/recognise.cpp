// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/recognise.h"

#include "core/weights/keras/naming.h"
#include "core/weights/keras/tables.h"
#include "core/zoo/load.h"
#include "core/zoo/recognise_text.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>

namespace headstart::zoo {

namespace {

/// How many networks are looked at closely.
constexpr std::size_t kCandidates = 12;
constexpr std::size_t kNamed = 3; ///< of those that do not fit

/// The shapes of a network's or a file's floating-point tensors, sorted; each sorted in itself and without ones, so
/// that neither names nor another framework's order of dimensions matter.
using Shapes = std::vector<std::vector<std::uint64_t>>;

void add(Shapes &shapes, std::vector<std::uint64_t> shape)
{
    shape.erase(std::remove(shape.begin(), shape.end(), 1U), shape.end());
    std::sort(shape.begin(), shape.end());
    shapes.push_back(std::move(shape));
}

/// How alike two sets are, from 0 to 1 (Dice).
double likeness(const Shapes &a, const Shapes &b)
{
    Shapes both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return a.empty() && b.empty() ? 0
                                  : 2.0 * static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size());
}

struct Known {
    const Variant *variant = nullptr;
    std::vector<weights::TensorSlot> slots;
    Shapes shapes;
};

/// Every network of pictures of the registry, made without memory.
const std::vector<Known> &known()
{
    static const std::vector<Known> all = [] {
        std::vector<Known> out;
        for (const Variant &variant : registry()) {
            if (variant.text) // known by its names: recognise_text.h
                continue;
            const Network network = build(variant, {.device = c10::DeviceType::Meta});
            Known one{&variant, slotsOf(network), {}};
            for (const weights::TensorSlot &slot : one.slots)
                if (slot.isFloatingPoint)
                    add(one.shapes, slot.shape);
            std::sort(one.shapes.begin(), one.shapes.end());
            out.push_back(std::move(one));
        }
        return out;
    }();
    return all;
}

Shapes shapesOf(const weights::WeightsFile &file)
{
    Shapes shapes;
    for (const weights::TensorInfo &info : file.tensors())
        if (weights::isFloatingPoint(info.dtype))
            add(shapes, info.shape);
    std::sort(shapes.begin(), shapes.end());
    return shapes;
}

struct Candidate {
    const Known *known = nullptr;
    double likeness = 0;
    weights::LoadFit fit;
};

/// Those whose shapes are most like the file's, the likest first.
std::vector<Candidate> likest(const weights::WeightsFile &file)
{
    const Shapes shapes = shapesOf(file);
    std::vector<Candidate> out;
    for (const Known &one : known())
        out.push_back({&one, likeness(shapes, one.shapes), {}});
    std::stable_sort(out.begin(), out.end(),
                     [](const Candidate &a, const Candidate &b) { return a.likeness > b.likeness; });
    out.resize(std::min(out.size(), kCandidates));
    for (Candidate &candidate : out)
        candidate.fit = weights::fitTo(file, candidate.known->slots, weights::HeadPolicy::Replace);
    return out;
}

/// Those of Keras' networks: what a layer's order in its class means, each of them says for itself.
std::vector<Candidate> ofKeras(const weights::WeightsFile &file)
{
    const auto ids = weights::keras::networksWithTable();
    std::vector<Candidate> out;
    for (const Known &one : known()) {
        if (std::find(ids.begin(), ids.end(), one.variant->id) == ids.end())
            continue;
        const auto described = weights::keras::describedFor(file, one.variant->id);
        if (!described)
            continue;
        Candidate candidate{&one, likeness(shapesOf(*described), one.shapes), {}};
        candidate.fit = weights::fitTo(*described, one.slots, weights::HeadPolicy::Replace);
        out.push_back(std::move(candidate));
    }
    return out;
}

bool isBetter(const Candidate &a, const Candidate &b)
{
    if (a.fit.misfits.size() != b.fit.misfits.size())
        return a.fit.misfits.size() < b.fit.misfits.size();
    return a.fit.plan.report.matched.size() > b.fit.plan.report.matched.size();
}

std::string percent(double share)
{
    return std::to_string(static_cast<int>(share * 100)) + " %";
}

/// Why none of them is it, the nearest first.
Error refusal(const weights::WeightsFile &file, const std::vector<Candidate> &candidates)
{
    constexpr double kAlike = 0.9;
    constexpr double kUnlike = 0.3;
    const auto likest =
        std::max_element(candidates.begin(), candidates.end(),
                         [](const Candidate &a, const Candidate &b) { return a.likeness < b.likeness; });
    if (likest->likeness < kUnlike)
        return badInput(file.name(), say("its %1 tensors are of no network that is known here (%2 of the shapes of the "
                                         "nearest, %3)",
                                         file.tensors().size(), percent(likest->likeness), likest->known->variant->id));
    const Candidate &nearest = candidates.front();
    if (likest->likeness > kAlike && nearest.fit.plan.report.matched.empty())
        return badInput(file.name(),
                        say("its shapes are those of %1, but its tensors have names that are not known here "
                            "('%2' and so on)",
                            likest->known->variant->id, file.tensors().front().name));
    std::string others;
    for (std::size_t i = 1; i < std::min(candidates.size(), kNamed); ++i)
        others += (others.empty() ? "" : ", ") + std::string(candidates[i].known->variant->id);
    return badInput(
        file.name(),
        say("it is of no network that is known here. The nearest is %1, of which %2 of %3 tensors do not fit "
            "(%4); then %5",
            nearest.known->variant->id, nearest.fit.misfits.size(), nearest.known->slots.size(),
            weights::firstMisfits(nearest.fit), others));
}

} // namespace

Result<Recognition> recognise(const weights::WeightsFile &file)
{
    if (file.tensors().empty())
        return badInput(file.name(), say("there are no tensors in it"));
    if (const auto config = textConfigIn(file))
        return recogniseText(file, *config);
    std::vector<Candidate> candidates = weights::keras::isOf(file) ? ofKeras(file) : likest(file);
    std::stable_sort(candidates.begin(), candidates.end(), isBetter);
    Candidate &best = candidates.front();
    if (!best.fit.misfits.empty())
        return refusal(file, candidates);
    Recognition out;
    out.variant = best.known->variant;
    out.report = std::move(best.fit.plan.report);
    out.hasHead = out.report.classes.has_value();
    out.classes = out.hasHead ? static_cast<std::int64_t>(*out.report.classes) : usualClasses(*out.variant);
    for (std::size_t i = 1; i < candidates.size(); ++i)
        if (candidates[i].fit.misfits.empty()
            && candidates[i].fit.plan.report.matched.size() == out.report.matched.size())
            out.others.push_back(candidates[i].known->variant);
    return out;
}

} // namespace headstart::zoo
