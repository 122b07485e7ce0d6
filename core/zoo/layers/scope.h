// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/network.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace headstart::zoo {

/// BatchNorm's, PyTorch's meaning: the momentum is the batch's share in the running statistics. One network has one.
struct NormOptions {
    double epsilon = 1e-5;
    double momentum = 0.1;
};

/// A place in the tree of names under which layers make their tensors: Scope(tensors, options) / "layer1" / "0".
/// Tensors are made in the order of construction, which must be the original's. `tensors` must outlive the scope.
class Scope {
public:
    Scope(NamedTensors &tensors, at::TensorOptions options, NormOptions norm = {})
        : m_tensors(&tensors), m_options(options), m_norm(norm)
    {}

    Scope operator/(std::string_view name) const;
    Scope operator/(std::int64_t index) const { return *this / std::to_string(index); }

    const std::string &path() const { return m_path; }
    NormOptions norm() const { return m_norm; }

    at::Tensor parameter(std::string_view name, at::IntArrayRef shape, Initialiser initialiser) const;
    at::Tensor buffer(std::string_view name, at::IntArrayRef shape, at::ScalarType type, Initialiser initialiser) const;

private:
    at::Tensor add(std::string_view name, at::IntArrayRef shape, at::TensorOptions options, bool isParameter,
                   Initialiser initialiser) const;

    NamedTensors *m_tensors;
    at::TensorOptions m_options;
    NormOptions m_norm;
    std::string m_path;
};

} // namespace headstart::zoo
