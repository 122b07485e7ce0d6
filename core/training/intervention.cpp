// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/intervention.h"

#include "core/training/config_keys.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace headstart::training {

namespace {

constexpr std::array<std::string_view, 3> kKeys = {"optimiser.rate", "training.epochs", "freeze.cut"};

} // namespace

std::span<const std::string_view> keysOfInterventions()
{
    return kKeys;
}

Result<RunConfig> changedBy(const RunConfig &config, const runs::Intervention &intervention)
{
    if (std::find(kKeys.begin(), kKeys.end(), intervention.key) == kKeys.end())
        return badInput(intervention.key, say("while a run goes on, only optimiser.rate, training.epochs and "
                                              "freeze.cut can be changed"));
    RunConfig out = config;
    if (auto set = applyAssignment(out, intervention.key + "=" + intervention.value); !set)
        return set.error();
    return out;
}

Result<runs::Intervention> interventionFrom(const std::string &text)
{
    const std::size_t colon = text.find(':');
    const std::size_t equals = text.find('=');
    runs::Intervention out;
    const char *end = text.data() + std::min(colon, text.size());
    const auto [rest, error] = std::from_chars(text.data(), end, out.step);
    if (equals == std::string::npos || colon > equals || error != std::errc() || rest != end || out.step < 0)
        return badInput(text, say("it must be STEP:KEY=VALUE, as in 120:optimiser.rate=0.001"));
    out.key = text.substr(colon + 1, equals - colon - 1);
    out.value = text.substr(equals + 1);
    if (const auto possible = changedBy({}, out); !possible)
        return possible.error();
    return out;
}

void Wishes::add(runs::Intervention wish)
{
    const std::scoped_lock lock(m_mutex);
    m_wishes.push_back(std::move(wish));
}

std::vector<runs::Intervention> Wishes::take()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_wishes, {});
}

} // namespace headstart::training
