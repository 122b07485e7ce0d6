// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/tensor_bytes.h"

#include <ATen/ops/empty.h>

#include <array>
#include <cassert>
#include <utility>

namespace headstart::zoo {

namespace {

using weights::Dtype;

constexpr std::array<std::pair<Dtype, at::ScalarType>, 15> kTypes = {{
    {Dtype::Bool, at::kBool},
    {Dtype::U8, at::kByte},
    {Dtype::I8, at::kChar},
    {Dtype::I16, at::kShort},
    {Dtype::U16, at::kUInt16},
    {Dtype::I32, at::kInt},
    {Dtype::U32, at::kUInt32},
    {Dtype::I64, at::kLong},
    {Dtype::U64, at::kUInt64},
    {Dtype::F16, at::kHalf},
    {Dtype::BF16, at::kBFloat16},
    {Dtype::F32, at::kFloat},
    {Dtype::F64, at::kDouble},
    {Dtype::C64, at::kComplexFloat},
    {Dtype::C128, at::kComplexDouble},
}};

} // namespace

at::ScalarType scalarType(Dtype dtype)
{
    for (const auto &[ours, theirs] : kTypes)
        if (ours == dtype)
            return theirs;
    return at::kFloat;
}

Dtype dtypeOf(const at::Tensor &tensor)
{
    for (const auto &[ours, theirs] : kTypes)
        if (theirs == tensor.scalar_type())
            return ours;
    assert(false);
    return Dtype::F32;
}

std::vector<std::uint64_t> shapeOf(const at::Tensor &tensor)
{
    return {tensor.sizes().begin(), tensor.sizes().end()};
}

std::vector<std::int64_t> sizesOf(const weights::TensorInfo &info)
{
    return {info.shape.begin(), info.shape.end()};
}

std::span<std::byte> bytesOf(const at::Tensor &tensor)
{
    assert(tensor.is_contiguous() && tensor.device().is_cpu());
    return {static_cast<std::byte *>(tensor.data_ptr()), static_cast<std::size_t>(tensor.nbytes())};
}

void TensorViews::add(std::string name, const at::Tensor &tensor)
{
    m_rowMajor.push_back(tensor.detach().cpu().contiguous());
    const at::Tensor &own = m_rowMajor.back();
    m_views.push_back({std::move(name), dtypeOf(own), shapeOf(own), bytesOf(own)});
}

Result<at::Tensor> readTensor(weights::TensorReader &reader, const weights::TensorInfo &info)
{
    at::Tensor tensor = at::empty(sizesOf(info), scalarType(info.dtype));
    if (auto read = reader.read(info, bytesOf(tensor)); !read)
        return read.error();
    return tensor;
}

} // namespace headstart::zoo
