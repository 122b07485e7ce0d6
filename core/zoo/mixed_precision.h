// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <c10/core/DeviceType.h>

namespace headstart::zoo {

/// Whether the processor multiplies bfloat16 numbers itself (AVX512-BF16, AMX): elsewhere they take 5 to 10 times as
/// long as floats.
bool hasBfloat16();

/// While it lives, and if it is on, matrix products and convolutions of this thread, on this device, read bfloat16
/// numbers and add up floats; parameters, norms and sums stay floats. Micikevicius et al. 2018; PyTorch's autocast.
class MixedPrecision {
public:
    MixedPrecision(bool on, c10::DeviceType device);
    ~MixedPrecision();
    MixedPrecision(const MixedPrecision &) = delete;
    MixedPrecision &operator=(const MixedPrecision &) = delete;

private:
    bool m_on;
    c10::DeviceType m_device;
    bool m_wasEnabled;
    bool m_wasCached;
};

} // namespace headstart::zoo
