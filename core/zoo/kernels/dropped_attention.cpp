// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/kernels/dropped_attention.h"

#include "core/base/random.h"
#include "core/zoo/kernels/drop_rule.h"
#include "core/zoo/kernels/vectors.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <vector>

namespace headstart::zoo {

namespace {

constexpr std::int64_t kLanes = 16;
/// A register, or two, or four; anywhere in memory.
using Floats = float __attribute__((vector_size(kLanes * sizeof(float)), aligned(alignof(float)), may_alias));

/// A matrix in memory: rows and columns `row` and `column` floats apart.
struct Matrix {
    const float *data;
    std::int64_t row;
    std::int64_t column = 1;
};

struct Place {
    float *data;
    std::int64_t row;
};

/// `to`[Rows, Vectors * 16] = a b over `depth`; b's columns lie side by side.
template <int Rows, int Vectors>
[[gnu::always_inline]] inline void multiplyTile(const Matrix &a, const Matrix &b, std::int64_t depth, const Place &to)
{
    Floats sums[Rows][Vectors] = {};
    for (std::int64_t k = 0; k < depth; ++k) {
        const auto *row = reinterpret_cast<const Floats *>(b.data + k * b.row);
#pragma GCC unroll 8
        for (int i = 0; i < Rows; ++i) {
            const float factor = a.data[i * a.row + k * a.column];
#pragma GCC unroll 4
            for (int j = 0; j < Vectors; ++j)
                sums[i][j] += factor * row[j];
        }
    }
#pragma GCC unroll 8
    for (int i = 0; i < Rows; ++i)
#pragma GCC unroll 4
        for (int j = 0; j < Vectors; ++j)
            reinterpret_cast<Floats *>(to.data + i * to.row)[j] = sums[i][j];
}

template <int Vectors>
[[gnu::always_inline]] inline void multiplyColumns(std::int64_t rows, const Matrix &a, const Matrix &b,
                                                   std::int64_t depth, const Place &to)
{
    constexpr int kRows = 6; // with two vectors each: twelve sums, enough to hide how long an addition takes
    std::int64_t i = 0;
    const auto from = [&] { return Matrix{a.data + i * a.row, a.row, a.column}; };
    const auto into = [&] { return Place{to.data + i * to.row, to.row}; };
    for (; i + kRows <= rows; i += kRows)
        multiplyTile<kRows, Vectors>(from(), b, depth, into());
    for (; i + 2 <= rows; i += 2)
        multiplyTile<2, Vectors>(from(), b, depth, into());
    for (; i < rows; ++i)
        multiplyTile<1, Vectors>(from(), b, depth, into());
}

/// `to`[rows, columns] = a b; `columns` is a multiple of 16.
[[gnu::always_inline]] inline void multiply(std::int64_t rows, std::int64_t columns, std::int64_t depth,
                                            const Matrix &a, const Matrix &b, const Place &to)
{
    constexpr int kVectors = 2;
    std::int64_t j = 0;
    for (; j + kVectors * kLanes <= columns; j += kVectors * kLanes)
        multiplyColumns<kVectors>(rows, a, {b.data + j, b.row}, depth, {to.data + j, to.row});
    if (j < columns)
        multiplyColumns<1>(rows, a, {b.data + j, b.row}, depth, {to.data + j, to.row});
}

/// e^x for x <= 0, to 2 units in the last place; 0 where floats end. Cephes' polynomial.
[[gnu::always_inline]] inline float exponential(float x)
{
    constexpr float kRound = 12582912.0F; // 1.5 * 2^23: adding it rounds to a whole number
    constexpr float kLowest = -87.0F;
    constexpr std::int32_t kMantissa = 23;
    const float clamped = x > kLowest ? x : kLowest;
    const float whole = clamped * 1.44269504F + kRound - kRound;
    const float rest = clamped - whole * 0.693359375F + whole * 2.12194440e-4F;
    float sum = 1.9875691500e-4F;
    sum = sum * rest + 1.3981999507e-3F;
    sum = sum * rest + 8.3334519073e-3F;
    sum = sum * rest + 4.1665795894e-2F;
    sum = sum * rest + 1.6666665459e-1F;
    sum = sum * rest + 5.0000001201e-1F;
    sum = sum * rest * rest + rest + 1;
    const std::int32_t power = static_cast<std::int32_t>(whole) << kMantissa;
    const float result = std::bit_cast<float>(std::bit_cast<std::int32_t>(sum) + power);
    const float held = x == x ? result : x; // what is no number stays none
    return x < kLowest ? 0.0F : held;
}

/// One head of one sample.
struct Head {
    std::int64_t queries; ///< Tq
    std::int64_t keys;    ///< T
    std::int64_t padded;  ///< T up to whole vectors
    std::int64_t size;    ///< D
    std::int64_t row;     ///< floats from one token to the next
    const float *q;
    const float *k;
    const float *v;
    const bool *seen; ///< or nullptr
    float scale;
    DropRule rule;
    std::uint32_t key; ///< of its mask
};

/// Memory of one thread, for one head after the other.
class Scratch {
public:
    Scratch(std::int64_t queries, std::int64_t padded, std::int64_t size)
        : m_weights(count(queries * padded)), m_gradients(count(queries * padded)), m_turned(count(size * padded)),
          m_factors(count(padded))
    {}
    float *weights() { return m_weights.data(); }     ///< [Tq, padded]
    float *gradients() { return m_gradients.data(); } ///< the same
    float *turned() { return m_turned.data(); }       ///< [D, padded]
    float *factors() { return m_factors.data(); }     ///< [padded]

private:
    static std::size_t count(std::int64_t floats) { return static_cast<std::size_t>(floats); }
    std::vector<float> m_weights;
    std::vector<float> m_gradients;
    std::vector<float> m_turned;
    std::vector<float> m_factors;
};

/// `to`[D, padded] = the transpose of [T, D]; behind its end zeros.
[[gnu::always_inline]] inline void turn(const Head &head, const float *from, float *to)
{
    std::fill(to, to + head.size * head.padded, 0.0F);
    for (std::int64_t t = 0; t < head.keys; ++t)
        for (std::int64_t d = 0; d < head.size; ++d)
            to[d * head.padded + t] = from[t * head.row + d];
}

/// A query's logits, and minus infinity for keys that do not count.
[[gnu::always_inline]] inline void maskLogits(const Head &head, float *row)
{
    constexpr float kNever = -std::numeric_limits<float>::infinity();
    for (std::int64_t j = 0; j < head.keys; ++j)
        row[j] = !head.seen || head.seen[j] ? row[j] * head.scale : kNever;
    for (std::int64_t j = head.keys; j < head.padded; ++j)
        row[j] = kNever;
}

[[gnu::always_inline]] inline float largest(const float *row, std::int64_t count)
{
    float lanes[kLanes];
    std::memcpy(lanes, row, sizeof lanes);
    for (std::int64_t j = kLanes; j < count; j += kLanes)
        for (std::int64_t lane = 0; lane < kLanes; ++lane)
            lanes[lane] = row[j + lane] > lanes[lane] ? row[j + lane] : lanes[lane];
    return *std::max_element(lanes, lanes + kLanes);
}

/// The sum of a[j] * b[j].
[[gnu::always_inline]] inline float product(const float *a, const float *b, std::int64_t count)
{
    Floats sums = {};
    for (std::int64_t j = 0; j < count; j += kLanes)
        sums += *reinterpret_cast<const Floats *>(a + j) * *reinterpret_cast<const Floats *>(b + j);
    float sum = 0;
    for (std::int64_t lane = 0; lane < kLanes; ++lane)
        sum += sums[lane];
    return sum;
}

/// Into the scratch's weights.
[[gnu::always_inline]] inline void makeLogits(const Head &head, Scratch &scratch)
{
    turn(head, head.k, scratch.turned());
    multiply(head.queries, head.padded, head.size, {head.q, head.row}, {scratch.turned(), head.padded},
             {scratch.weights(), head.padded});
    for (std::int64_t i = 0; i < head.queries; ++i)
        maskLogits(head, scratch.weights() + i * head.padded);
}

/// How a query's logits become weights: e^(logit - top) * inverse. Kept apart, for their difference would be rounded.
struct Softmax {
    float top;
    float inverse; ///< of the sum
};

/// The scratch's row of logits becomes weights.
[[gnu::always_inline]] inline Softmax softmax(float *row, std::int64_t count)
{
    const float top = largest(row, count);
    float lanes[kLanes] = {};
    for (std::int64_t j = 0; j < count; j += kLanes)
        for (std::int64_t lane = 0; lane < kLanes; ++lane) {
            row[j + lane] = exponential(row[j + lane] - top);
            lanes[lane] += row[j + lane];
        }
    float sum = 0;
    for (const float lane : lanes)
        sum += lane;
    const Softmax found{top, 1 / sum};
    for (std::int64_t j = 0; j < count; ++j)
        row[j] *= found.inverse;
    return found;
}

[[gnu::always_inline]] inline void softmaxAgain(float *row, std::int64_t count, const Softmax &known)
{
    for (std::int64_t j = 0; j < count; ++j)
        row[j] = exponential(row[j] - known.top) * known.inverse;
}

/// `to`[j] = the factor of a query's weight.
[[gnu::always_inline]] inline void makeFactors(const Head &head, std::int64_t query, float *to)
{
    const DropRule rule = head.rule;
    const std::uint32_t key = head.key;
    const auto count = static_cast<std::uint32_t>(head.padded);
    const auto first = static_cast<std::uint32_t>(query) * count;
    for (std::uint32_t j = 0; j < count; ++j)
        to[j] = rule.factor(first + j, key);
}

HEADSTART_FOR_EACH_PROCESSOR
void attend(const Head &head, Scratch &scratch, float *out, Softmax *found)
{
    makeLogits(head, scratch);
    float *weights = scratch.weights();
    for (std::int64_t i = 0; i < head.queries; ++i) {
        float *row = weights + i * head.padded;
        found[i] = softmax(row, head.padded);
        makeFactors(head, i, scratch.factors());
        for (std::int64_t j = 0; j < head.padded; ++j)
            row[j] *= scratch.factors()[j];
    }
    multiply(head.queries, head.size, head.keys, {weights, head.padded}, {head.v, head.row}, {out, head.row});
}

struct Gradients {
    const float *out; ///< [Tq, D], given
    float *q;         ///< the same, filled in; and so on
    float *k;
    float *v;
};

HEADSTART_FOR_EACH_PROCESSOR
void differentiate(const Head &head, Scratch &scratch, const Gradients &gradients, const Softmax *known)
{
    makeLogits(head, scratch);
    float *weights = scratch.weights();
    float *slopes = scratch.gradients(); // first of the dropped weights, then of the logits
    turn(head, head.v, scratch.turned());
    multiply(head.queries, head.padded, head.size, {gradients.out, head.row}, {scratch.turned(), head.padded},
             {slopes, head.padded});
    for (std::int64_t i = 0; i < head.queries; ++i) {
        float *weight = weights + i * head.padded;
        float *slope = slopes + i * head.padded;
        softmaxAgain(weight, head.padded, known[i]);
        const float *factors = scratch.factors();
        makeFactors(head, i, scratch.factors());
        for (std::int64_t j = 0; j < head.padded; ++j)
            slope[j] *= factors[j];
        const float mean = product(weight, slope, head.padded);
        for (std::int64_t j = 0; j < head.padded; ++j) {
            slope[j] = weight[j] * (slope[j] - mean) * head.scale;
            weight[j] *= factors[j];
        }
    }
    multiply(head.keys, head.size, head.queries, {weights, 1, head.padded}, {gradients.out, head.row},
             {gradients.v, head.row});
    multiply(head.queries, head.size, head.keys, {slopes, head.padded}, {head.k, head.row}, {gradients.q, head.row});
    multiply(head.keys, head.size, head.queries, {slopes, 1, head.padded}, {head.q, head.row}, {gradients.k, head.row});
}

/// All heads of all samples.
struct Batch {
    at::Tensor queries;
    at::Tensor keys;
    at::Tensor values;
    at::Tensor seen;
    std::int64_t heads;
    DropRule rule;

    std::int64_t count() const { return queries.size(0) * heads; }

    /// Where its numbers begin in a tensor of [N, T, heads * D].
    std::int64_t begin(const at::Tensor &x, std::int64_t index) const
    {
        return index / heads * x.stride(0) + index % heads * (x.size(2) / heads);
    }

    Head head(std::int64_t index) const
    {
        const std::int64_t size = queries.size(2) / heads;
        const std::int64_t sample = index / heads;
        const auto at = [&](const at::Tensor &x) { return x.const_data_ptr<float>() + begin(x, index); };
        return {queries.size(1),
                keys.size(1),
                (keys.size(1) + kLanes - 1) / kLanes * kLanes,
                size,
                queries.size(2),
                at(queries),
                at(keys),
                at(values),
                seen.defined() ? seen.const_data_ptr<bool>() + sample * seen.size(1) : nullptr,
                static_cast<float>(1 / std::sqrt(static_cast<double>(size))),
                rule,
                static_cast<std::uint32_t>(mixed(rule.seed + static_cast<std::uint64_t>(index)))};
    }

    template <class Work>
    void each(const Work &work) const
    {
        at::parallel_for(0, count(), 1, [&](std::int64_t begin, std::int64_t end) {
            const Head first = head(begin);
            Scratch scratch(first.queries, first.padded, first.size);
            for (std::int64_t index = begin; index < end; ++index)
                work(index, head(index), scratch);
        });
    }
};

struct Function : torch::autograd::Function<Function> {
    static at::Tensor forward(torch::autograd::AutogradContext *context, const at::Tensor &queries,
                              const at::Tensor &keys, const at::Tensor &values, const std::optional<at::Tensor> &seen,
                              std::int64_t heads, double probability)
    {
        const std::uint64_t seed = drawnSeed();
        const Batch batch{queries.contiguous(),
                          keys.contiguous(),
                          values.contiguous(),
                          seen ? seen->contiguous() : at::Tensor(),
                          heads,
                          DropRule(seed, probability)};
        at::Tensor out = at::empty_like(batch.queries);
        const at::Tensor found = at::empty({batch.count(), queries.size(1), 2}, queries.options());
        auto *to = out.mutable_data_ptr<float>();
        auto *softmaxes = reinterpret_cast<Softmax *>(found.mutable_data_ptr<float>());
        batch.each([&](std::int64_t index, const Head &head, Scratch &scratch) {
            attend(head, scratch, to + batch.begin(out, index), softmaxes + index * head.queries);
        });
        context->save_for_backward({batch.queries, batch.keys, batch.values, batch.seen, found});
        context->saved_data["heads"] = heads;
        context->saved_data["seed"] = static_cast<std::int64_t>(seed);
        context->saved_data["probability"] = probability;
        return out;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext *context,
                                                   const torch::autograd::variable_list &outputs)
    {
        const torch::autograd::variable_list saved = context->get_saved_variables();
        const Batch batch{saved[0],
                          saved[1],
                          saved[2],
                          saved[3],
                          context->saved_data["heads"].toInt(),
                          DropRule(static_cast<std::uint64_t>(context->saved_data["seed"].toInt()),
                                   context->saved_data["probability"].toDouble())};
        const at::Tensor given = outputs[0].contiguous();
        at::Tensor queries = at::empty_like(batch.queries);
        at::Tensor keys = at::empty_like(batch.keys);
        at::Tensor values = at::empty_like(batch.values);
        const auto *from = given.const_data_ptr<float>();
        auto *q = queries.mutable_data_ptr<float>();
        auto *k = keys.mutable_data_ptr<float>();
        auto *v = values.mutable_data_ptr<float>();
        const auto *softmaxes = reinterpret_cast<const Softmax *>(saved[4].const_data_ptr<float>());
        batch.each([&](std::int64_t index, const Head &head, Scratch &scratch) {
            const std::int64_t asking = batch.begin(given, index);
            const std::int64_t asked = batch.begin(keys, index);
            differentiate(head, scratch, {from + asking, q + asking, k + asked, v + asked},
                          softmaxes + index * head.queries);
        });
        return {queries, keys, values, {}, {}, {}};
    }
};

} // namespace

bool isForDroppedAttention(const at::Tensor &queries, std::int64_t heads)
{
    return queries.is_cpu() && queries.scalar_type() == at::kFloat && queries.dim() == 3
           && queries.size(2) % (heads * kLanes) == 0;
}

at::Tensor droppedAttention(const at::Tensor &queries, const at::Tensor &keys, const at::Tensor &values,
                            const at::Tensor &seen, std::int64_t heads, double probability)
{
    const auto mask = seen.defined() ? std::optional(seen) : std::nullopt; // LibTorch asks what is given for its device
    return Function::apply(queries, keys, values, mask, heads, probability);
}

} // namespace headstart::zoo
