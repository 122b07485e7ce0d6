// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/norms.h"

#include <ATen/ops/linalg_vector_norm.h>

#include <algorithm>
#include <cmath>

namespace headstart::training {

namespace {

double squareOf(const at::Tensor &piece)
{
    return std::pow(at::linalg_vector_norm(piece, 2, std::nullopt, false, at::kDouble).item<double>(), 2);
}

/// `square(begin, end)`: of these rows.
template <class Square>
double inPieces(const at::Tensor &values, const Square &square)
{
    constexpr std::int64_t kPiece = std::int64_t{1} << 17; // values
    const std::int64_t rows = values.size(0);
    const std::int64_t atOnce = std::max<std::int64_t>(1, kPiece * rows / std::max<std::int64_t>(1, values.numel()));
    double sum = 0;
    for (std::int64_t row = 0; row < rows; row += atOnce)
        sum += square(row, std::min(row + atOnce, rows));
    return sum;
}

} // namespace

double squaredNorm(const at::Tensor &values)
{
    if (values.dim() == 0)
        return squareOf(values);
    return inPieces(values,
                    [&](std::int64_t begin, std::int64_t end) { return squareOf(values.slice(0, begin, end)); });
}

double squaredDistance(const at::Tensor &one, const at::Tensor &other)
{
    if (one.dim() == 0)
        return squareOf(one.sub(other));
    return inPieces(one, [&](std::int64_t begin, std::int64_t end) {
        return squareOf(one.slice(0, begin, end).sub(other.slice(0, begin, end)));
    });
}

} // namespace headstart::training
