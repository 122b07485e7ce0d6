// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/network.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace headstart::zoo {

/// A place in the tree of names under which layers make their tensors: Scope(tensors, options) / "layer1" / "0".
/// Tensors are made in the order of construction, which must be the original's. `tensors` must outlive the scope.
class Scope {
public:
    Scope(NamedTensors &tensors, at::TensorOptions options) : m_tensors(&tensors), m_options(options) {}

    Scope operator/(std::string_view name) const;
    Scope operator/(std::int64_t index) const { return *this / std::to_string(index); }

    at::Tensor parameter(std::string_view name, at::IntArrayRef shape, Initialiser initialiser) const;
    at::Tensor buffer(std::string_view name, at::IntArrayRef shape, at::ScalarType type, Initialiser initialiser) const;

private:
    at::Tensor add(std::string_view name, at::IntArrayRef shape, at::TensorOptions options, bool isParameter,
                   Initialiser initialiser) const;

    NamedTensors *m_tensors;
    at::TensorOptions m_options;
    std::string m_path;
};

} // namespace headstart::zoo
