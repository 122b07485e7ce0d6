// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/mixed_precision.h"

#include <ATen/autocast_mode.h>
#include <ATen/cpu/Utils.h>

#include <algorithm>
#include <array>

namespace headstart::zoo {

bool hasBfloat16()
{
    constexpr std::array kNames = {"avx512_bf16", "amx_bf16"};
    static const bool has = [&] {
        const auto known = at::cpu::get_cpu_capabilities();
        return std::any_of(kNames.begin(), kNames.end(), [&](const char *name) {
            const auto found = known.find(name);
            return found != known.end() && found->second.isBool() && found->second.toBool();
        });
    }();
    return has;
}

MixedPrecision::MixedPrecision(bool on, c10::DeviceType device)
    : m_on(on), m_device(device), m_wasEnabled(at::autocast::is_autocast_enabled(device)),
      m_wasCached(at::autocast::is_autocast_cache_enabled())
{
    if (!on)
        return;
    at::autocast::set_autocast_dtype(device, at::kBFloat16);
    at::autocast::set_autocast_cache_enabled(false); // a step reads each parameter once
    at::autocast::set_autocast_enabled(device, true);
}

MixedPrecision::~MixedPrecision()
{
    if (!m_on)
        return;
    at::autocast::set_autocast_enabled(m_device, m_wasEnabled);
    at::autocast::set_autocast_cache_enabled(m_wasCached);
}

} // namespace headstart::zoo
