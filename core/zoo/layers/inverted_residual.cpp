// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/inverted_residual.h"

#include "core/zoo/layers/dropout.h"

#include <ATen/ops/add.h>

namespace headstart::zoo {

InvertedResidual::InvertedResidual(Parts parts, bool isResidual, double dropPath)
    : m_parts(std::move(parts)), m_isResidual(isResidual), m_dropPath(dropPath)
{}

at::Tensor InvertedResidual::operator()(const at::Tensor &x, const Pass &pass) const
{
    at::Tensor out = m_parts.spatial(m_parts.expand ? (*m_parts.expand)(x, pass) : x, pass);
    if (m_parts.squeeze)
        out = (*m_parts.squeeze)(out, pass);
    out = m_parts.project(out, pass);
    return m_isResidual ? at::add(zoo::dropPath(out, m_dropPath, pass), x) : out;
}

} // namespace headstart::zoo
