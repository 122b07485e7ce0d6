// SPDX-License-Identifier: GPL-3.0-or-later
// Of TrainingLoop: what the kept part gives, on the disk.
#include "core/base/seconds_since.h"
#include "core/training/loop.h"

#include <ATen/core/grad_mode.h>

#include <set>

namespace headstart::training {

namespace {

bool areEqual(const zoo::Flow &a, const zoo::Flow &b)
{
    if (a.values.size() != b.values.size())
        return false;
    for (std::size_t i = 0; i < a.values.size(); ++i)
        if (!a.values[i].equal(b.values[i]))
            return false;
    return true;
}

std::set<std::string> keysOf(const std::map<std::string, std::vector<FrozenPrefix::Item>> &items)
{
    std::set<std::string> out;
    for (const auto &[key, all] : items)
        out.insert(key);
    return out;
}

} // namespace

/// Of all that can be kept, by their keys in a cache. Samples of one content share theirs.
TrainingLoop::Items TrainingLoop::missingItems() const
{
    const PrefixItemKeys keys(m_inputs, m_config);
    Items out;
    const auto add = [&](const std::vector<std::size_t> &samples, std::int64_t view) {
        for (const std::size_t sample : samples)
            if (!m_prefix->keeps({&sample, 1}, view))
                out[keys.of(sample, view)].push_back({sample, view});
    };
    add(m_validation, 0);
    for (const std::int64_t view : m_config.augmentation.keptViews(m_config.training.epochs))
        add(m_training, view);
    return out;
}

std::size_t TrainingLoop::useCache(PrefixCache &cache)
{
    m_cache = &cache;
    const Items missing = missingItems();
    std::size_t count = 0;
    for (auto &[key, flow] : cache.read(keysOf(missing), m_prefix->limit()))
        for (const FrozenPrefix::Item &item : missing.at(key)) {
            m_prefix->takeOver(item.sample, flow, item.view);
            ++count;
        }
    return count;
}

Result<std::size_t> TrainingLoop::goOnFrom(const PrefixCache &lower, std::size_t stage, const StopToken &stop)
{
    const at::NoGradGuard noGradient;
    const Items missing = missingItems();
    const std::set<std::string> keys = keysOf(missing);
    const auto worth = isWorthGoingOn(lower, stage, missing, stop);
    if (!worth)
        return worth.error();
    if (!*worth)
        return std::size_t{0};
    std::size_t count = 0;
    std::vector<std::string> waiting;
    std::vector<zoo::Flow> flows;
    const auto goOn = [&] {
        const std::vector<zoo::Flow> made = m_prefix->runOn(stage, flows, &stop);
        for (std::size_t i = 0; i < made.size(); ++i)
            for (const FrozenPrefix::Item &item : missing.at(waiting[i])) {
                m_prefix->keep({&item.sample, 1}, made[i], item.view);
                ++count;
            }
        waiting.clear();
        flows.clear();
    };
    const auto batch = static_cast<std::size_t>(m_config.training.batch);
    lower.each(keys, [&](const std::string &key, zoo::Flow flow) {
        waiting.push_back(key);
        flows.push_back(std::move(flow));
        if (flows.size() == batch)
            goOn();
        return !stop.stopped() && m_prefix->limit() > 0;
    });
    if (!flows.empty() && !stop.stopped())
        goOn();
    return count;
}

/// Tried on two pieces of the samples that judge; the second one tells how long it takes, as the first makes graphs.
Result<bool> TrainingLoop::isWorthGoingOn(const PrefixCache &lower, std::size_t stage, const Items &missing,
                                          const StopToken &stop)
{
    std::set<std::string> keys;
    for (const auto &[key, items] : missing)
        if (items.front().view == 0)
            keys.insert(key);
    std::vector<std::size_t> samples;
    std::vector<zoo::Flow> below;
    const auto beforeReading = Clock::now();
    lower.each(keys, [&](const std::string &key, zoo::Flow flow) {
        samples.push_back(missing.at(key).front().sample);
        below.push_back(std::move(flow));
        return below.size() < 2 * kPrefixPiece;
    });
    const double reading = secondsSince(beforeReading) / 2; // a piece
    if (below.size() < 2 * kPrefixPiece)
        return false;
    data::LoaderOptions options = loaderOptions();
    options.batch = kPrefixPiece;
    Feed feed(m_inputs, *m_prefix, samples, options, m_device);
    bool isFaster = false;
    for (std::size_t begin = 0; begin < below.size(); begin += kPrefixPiece) {
        const auto first = below.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto beforeGoing = Clock::now();
        const std::vector<zoo::Flow> later = m_prefix->runOn(stage, {first, first + kPrefixPiece}, &stop);
        const double going = reading + secondsSince(beforeGoing);
        const auto beforeAnew = Clock::now();
        const auto fed = feed.next(&stop);
        const double anew = secondsSince(beforeAnew);
        if (!fed)
            return fed.error();
        if (stop.stopped() || m_prefix->limit() == 0)
            return false;
        for (std::size_t i = 0; i < kPrefixPiece; ++i)
            if (!areEqual(later[i], m_prefix->keptOf({samples[begin + i], 0})))
                return false;
        isFaster = going < anew;
    }
    return isFaster;
}

void TrainingLoop::storeFresh()
{
    const std::vector<FrozenPrefix::Item> fresh = m_prefix->takeFresh();
    if (!m_cache || fresh.empty())
        return;
    const PrefixItemKeys keys(m_inputs, m_config);
    std::vector<PrefixCache::Record> records;
    records.reserve(fresh.size());
    for (const FrozenPrefix::Item &item : fresh)
        records.push_back({keys.of(item.sample, item.view), m_prefix->keptOf(item)});
    m_cache->write(records);
}

} // namespace headstart::training
