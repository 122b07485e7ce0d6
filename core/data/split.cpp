// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"

#include "core/base/random.h"
#include "core/data/dataset.h"
#include "core/data/listing.h"
#include "core/data/twins.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <utility>

namespace headstart::data {

namespace {

std::size_t sum(const std::vector<std::size_t> &values)
{
    return std::accumulate(values.begin(), values.end(), std::size_t{0});
}

/// `target` in shares like `weights` (largest remainder, ties by lot), nobody more than its room.
std::vector<std::size_t> apportioned(std::size_t target, const std::vector<std::size_t> &weights,
                                     const std::vector<std::size_t> &room, Random random)
{
    const std::size_t all = std::max<std::size_t>(1, sum(weights));
    std::vector<std::size_t> order = permutation(weights.size(), random);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return target * weights[a] % all > target * weights[b] % all;
    });
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < weights.size(); ++i)
        out.push_back(std::min(target * weights[i] / all, room[i]));
    std::size_t open = std::min(target, sum(room)) - sum(out);
    while (open > 0)
        for (const std::size_t i : order)
            if (open > 0 && out[i] < room[i]) {
                ++out[i];
                --open;
            }
    return out;
}

/// Draws parts from the samples that train until then, group by group: equal contents go together.
class Draw {
public:
    Draw(const Dataset &dataset, std::vector<Part> &parts, std::uint64_t seed)
        : m_samples(dataset.samples()), m_parts(parts), m_seed(seed), m_weights(strataOf(dataset))
    {
        group();
        m_order = permutation(m_groups.size(), Random({m_seed, hashOf("split")}));
        pin();
    }

    /// Moves round(share * samples) into a part, as far as groups allow. Returns how many it aimed at.
    std::size_t take(Part part, double share)
    {
        const auto target = static_cast<std::size_t>(std::llround(share * static_cast<double>(sum(m_weights))));
        std::vector<std::size_t> room(m_weights.size());
        for (const Group &group : m_groups)
            if (group.isFree)
                room[group.label] += group.size;
        auto quota = apportioned(target, m_weights, room,
                                 Random({m_seed, hashOf("split remainders"), static_cast<std::uint64_t>(part)}));
        std::size_t open = target;
        for (const std::size_t index : m_order)
            open -= move(m_groups[index], part, quota[m_groups[index].label]);
        for (const std::size_t index : m_order)
            move(m_groups[index], part, open);
        return target;
    }

private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    /// Equal contents: samples may be millions, so the members are a chain through m_next.
    struct Group {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::uint32_t size = 0;
        bool isFree = true;
        std::size_t label = 0; ///< of the first
    };

    /// Where labels are numbers, all samples are one class.
    static std::size_t strataOf(const Dataset &dataset) { return std::max<std::size_t>(1, dataset.classes().size()); }

    void group()
    {
        const auto firsts = firstsOfContent(m_samples);
        std::vector<std::uint32_t> groups(m_samples.size(), kNone); // by the content's first sample
        m_groups.reserve(m_samples.size());
        m_next.assign(m_samples.size(), kNone);
        for (std::uint32_t i = 0; i < m_samples.size(); ++i) {
            if (m_parts[i] != Part::Train)
                continue;
            std::uint32_t &place = groups[firsts[i]];
            if (place == kNone) {
                place = static_cast<std::uint32_t>(m_groups.size());
                m_groups.push_back({i, i, 0, true, m_samples[i].label});
            }
            Group &group = m_groups[place];
            if (group.last != i)
                m_next[group.last] = i;
            group.last = i;
            ++group.size;
            ++m_weights[group.label];
        }
    }

    /// Of each class, the last group that has one of its samples stays: there is something to train from.
    void pin()
    {
        std::vector<bool> trains(m_weights.size());
        for (std::size_t i = m_order.size(); i > 0; --i) {
            Group &group = m_groups[m_order[i - 1]];
            for (std::uint32_t sample = group.first; sample != kNone; sample = m_next[sample])
                if (!trains[m_samples[sample].label]) {
                    trains[m_samples[sample].label] = true;
                    group.isFree = false;
                }
        }
    }

    /// Returns how many samples went, and takes them off the quota.
    std::size_t move(Group &group, Part part, std::size_t &quota)
    {
        if (!group.isFree || group.size > quota)
            return 0;
        for (std::uint32_t sample = group.first; sample != kNone; sample = m_next[sample])
            m_parts[sample] = part;
        group.isFree = false;
        quota -= group.size;
        return group.size;
    }

    std::span<const Sample> m_samples;
    std::vector<Part> &m_parts;
    std::uint64_t m_seed;
    std::vector<std::size_t> m_weights; ///< samples a class, a group counted to the class of its first
    std::vector<Group> m_groups;
    std::vector<std::uint32_t> m_next; ///< of a sample: the next one in its group
    std::vector<std::size_t> m_order;
};

std::size_t countOf(const std::vector<Part> &parts, Part part)
{
    return static_cast<std::size_t>(std::count(parts.begin(), parts.end(), part));
}

Result<void> checkConfig(const std::string &path, const SplitConfig &config)
{
    const auto isShare = [](double share) { return share >= 0 && share < 1; };
    if (!isShare(config.validation) || !isShare(config.test) || !(config.validation + config.test < 1))
        return badInput(path, say("the shares of validation and test are 0 or more, and together less than 1"));
    return {};
}

/// What the data say. Returns whether they say anything.
bool takeGivenParts(std::span<const Sample> samples, std::vector<Part> &parts)
{
    bool given = false;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        given = given || !samples[i].part.empty();
        parts[i] = samples[i].part == "validation" ? Part::Validation
                   : samples[i].part == "test"     ? Part::Test
                                                   : Part::Train;
    }
    return given;
}

Result<void> checkTraining(const Dataset &dataset, const std::vector<Part> &parts)
{
    if (dataset.classes().empty())
        return {};
    std::vector<std::size_t> all(dataset.classes().size());
    std::vector<std::size_t> training(all.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        ++all[dataset.samples()[i].label];
        training[dataset.samples()[i].label] += parts[i] == Part::Train ? 1 : 0;
    }
    if (std::count(all.begin(), all.end(), std::size_t{0}) + 2 > std::ssize(all))
        return badInput(dataset.source().path, say("there are fewer than two classes to tell apart"));
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] > 0 && training[i] == 0)
            return badInput(dataset.source().path,
                            say("the class '%1' has no sample to train from", dataset.classes()[i]));
    return {};
}

/// A part that was asked for and is not given is drawn.
Result<void> drawPart(const Dataset &dataset, Draw &draw, Split &split, Part part, double share)
{
    const std::string name = part == Part::Test ? "test" : "validation";
    if (share <= 0 || countOf(split.parts, part) > 0)
        return {};
    const std::size_t target = draw.take(part, share);
    const std::size_t count = countOf(split.parts, part);
    if (count == 0)
        return badInput(dataset.source().path, say("there are too few samples for the part '%1'", name));
    if (count != target)
        split.remarks.push_back(say("the part '%1' has %2 samples, not %3: equal samples stay together, and each "
                                    "class keeps one to train from",
                                    name, count, target));
    return {};
}

void remarkOnSingles(const Dataset &dataset, Split &split)
{
    if (dataset.classes().empty())
        return;
    std::vector<std::size_t> counts(dataset.classes().size());
    for (const Sample &sample : dataset.samples())
        ++counts[sample.label];
    std::vector<std::string> single;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] == 1)
            single.push_back(dataset.classes()[i]);
    if (!single.empty())
        split.remarks.push_back(say("classes of a single sample (%1), which trains, so that nothing judges them: %2",
                                    single.size(), firstFew(single)));
}

void remarkOnLeaks(const Dataset &dataset, Split &split)
{
    const auto firsts = firstsOfContent(dataset.samples());
    std::vector<bool> trains(firsts.size());
    for (std::size_t i = 0; i < firsts.size(); ++i)
        if (split.parts[i] == Part::Train)
            trains[firsts[i]] = true;
    std::size_t leaks = 0;
    for (std::size_t i = 0; i < firsts.size(); ++i)
        leaks += split.parts[i] != Part::Train && trains[firsts[i]] ? 1 : 0;
    if (leaks > 0)
        split.remarks.push_back(
            say("%1 samples that judge have the same content as one that trains; the data part them so", leaks));
}

} // namespace

std::vector<std::size_t> Split::of(Part part) const
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i] == part)
            out.push_back(i);
    return out;
}

Result<Split> split(const Dataset &dataset, const SplitConfig &config)
{
    if (auto checked = checkConfig(dataset.source().path, config); !checked)
        return checked.error();
    Split out{std::vector<Part>(dataset.samples().size(), Part::Train), {}};
    if (takeGivenParts(dataset.samples(), out.parts))
        out.remarks.push_back(say("the data themselves say which samples train and which judge"));
    if (auto checked = checkTraining(dataset, out.parts); !checked)
        return checked.error();
    Draw draw(dataset, out.parts, config.seed);
    // The test part comes first: it stays the same, whatever is validated on.
    if (auto drawn = drawPart(dataset, draw, out, Part::Test, config.test); !drawn)
        return drawn.error();
    if (auto drawn = drawPart(dataset, draw, out, Part::Validation, config.validation); !drawn)
        return drawn.error();
    remarkOnSingles(dataset, out);
    remarkOnLeaks(dataset, out);
    return out;
}

} // namespace headstart::data
