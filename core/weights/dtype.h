// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace headstart::weights {

/// The element types that our readers give out.
enum class Dtype : std::uint8_t { Bool, U8, I8, I16, U16, I32, U32, I64, U64, F16, BF16, F32, F64, C64, C128 };

/// Bytes of one element.
constexpr std::size_t elementSize(Dtype dtype)
{
    switch (dtype) {
    case Dtype::Bool:
    case Dtype::U8:
    case Dtype::I8:
        return 1;
    case Dtype::I16:
    case Dtype::U16:
    case Dtype::F16:
    case Dtype::BF16:
        return 2;
    case Dtype::I32:
    case Dtype::U32:
    case Dtype::F32:
        return 4;
    case Dtype::I64:
    case Dtype::U64:
    case Dtype::F64:
    case Dtype::C64:
        return 8;
    case Dtype::C128:
        return 16;
    }
    return 0;
}

/// Whether the elements are real numbers in floating point.
constexpr bool isFloatingPoint(Dtype dtype)
{
    return dtype == Dtype::F16 || dtype == Dtype::BF16 || dtype == Dtype::F32 || dtype == Dtype::F64;
}

constexpr bool isComplex(Dtype dtype)
{
    return dtype == Dtype::C64 || dtype == Dtype::C128;
}

} // namespace headstart::weights
