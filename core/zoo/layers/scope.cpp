// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/scope.h"

#include <ATen/ops/empty.h>

namespace headstart::zoo {

Scope Scope::operator/(std::string_view name) const
{
    Scope inner = *this;
    if (!inner.m_path.empty())
        inner.m_path += '.';
    inner.m_path += name;
    return inner;
}

at::Tensor Scope::parameter(std::string_view name, at::IntArrayRef shape, Initialiser initialiser) const
{
    return add(name, shape, m_options, true, initialiser);
}

at::Tensor Scope::buffer(std::string_view name, at::IntArrayRef shape, at::ScalarType type,
                         Initialiser initialiser) const
{
    return add(name, shape, m_options.dtype(type), false, initialiser);
}

at::Tensor Scope::add(std::string_view name, at::IntArrayRef shape, at::TensorOptions options, bool isParameter,
                      Initialiser initialiser) const
{
    at::Tensor tensor = at::empty(shape, options);
    m_tensors->push_back({(*this / name).m_path, tensor, isParameter, initialiser});
    return tensor;
}

} // namespace headstart::zoo
