// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

namespace headstart::zoo {

/// Which elements dropout drops: a function of a seed and their places.
struct DropRule {
    std::uint64_t seed;
    std::uint32_t threshold; ///< of 2^32: an element whose number is below it is dropped
    float scale;             ///< of the others

    DropRule(std::uint64_t seedOfAll, double probability)
        : seed(seedOfAll), threshold(static_cast<std::uint32_t>(std::ldexp(probability, 32))),
          scale(static_cast<float>(1 / (1 - probability)))
    {}

    /// An element's factor. Its number is its place, made unlike its neighbours' by shifts and products (C. Wellons'
    /// lowbias32); the key is that of all elements that are walked together.
    float factor(std::uint32_t place, std::uint32_t key) const
    {
        std::uint32_t number = (place * 0x9E3779B9U) ^ key;
        number ^= number >> 16;
        number *= 0x7FEB352DU;
        number ^= number >> 15;
        number *= 0x846CA68BU;
        number ^= number >> 16;
        return number < threshold ? 0.0F : scale;
    }
};

/// A seed from LibTorch's default generator.
std::uint64_t drawnSeed();

} // namespace headstart::zoo
