// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/blobs.h"

#include <bit>
#include <cstdint>

namespace headstart::runs {

std::vector<std::byte> bytesOfFloats(std::span<const float> values)
{
    std::vector<std::byte> out;
    out.reserve(values.size() * sizeof(float));
    for (const float value : values)
        for (unsigned shift = 0; shift < 32; shift += 8)
            out.push_back(static_cast<std::byte>(std::bit_cast<std::uint32_t>(value) >> shift));
    return out;
}

std::vector<float> floatsOfBytes(std::span<const std::byte> bytes)
{
    std::vector<float> out;
    out.reserve(bytes.size() / sizeof(float));
    for (; bytes.size() >= sizeof(float); bytes = bytes.subspan(sizeof(float))) {
        std::uint32_t bits = 0;
        for (unsigned i = 0; i < sizeof(float); ++i)
            bits |= std::to_integer<std::uint32_t>(bytes[i]) << (8 * i);
        out.push_back(std::bit_cast<float>(bits));
    }
    return out;
}

std::vector<std::byte> bytesOfParts(std::span<const SampleRow> samples)
{
    std::vector<std::byte> out;
    out.reserve(samples.size());
    for (const SampleRow &sample : samples)
        out.push_back(static_cast<std::byte>(sample.part));
    return out;
}

} // namespace headstart::runs
