// SPDX-License-Identifier: GPL-3.0-or-later
// Our kernels against LibTorch's own operations in double precision: values and gradients.
#include "core/zoo/kernels/depthwise.h"
#include "core/zoo/kernels/dropped.h"
#include "core/zoo/kernels/dropped_attention.h"
#include "core/zoo/kernels/fixed_norm.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/autograd.h>

#include <cmath>
#include <limits>
#include <QTest>

using headstart::zoo::Activation;

namespace {

constexpr auto kChannelsLast = at::MemoryFormat::ChannelsLast;

at::Tensor random(at::IntArrayRef sizes)
{
    return at::randn(sizes).contiguous(sizes.size() == 4 ? kChannelsLast : at::MemoryFormat::Contiguous);
}

/// A copy in double precision that wants a gradient of its own.
at::Tensor doubled(const at::Tensor &tensor)
{
    return tensor.detach().to(at::kDouble).contiguous().set_requires_grad(true);
}

/// Largest difference over the largest value (or 1).
double difference(const at::Tensor &ours, const at::Tensor &theirs)
{
    return ((ours.to(at::kDouble) - theirs).abs().max() / theirs.abs().max().clamp_min(1)).item<double>();
}

constexpr double kClose = 2e-6; // sums of a few thousand floats

} // namespace

class TestKernels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at::manual_seed(0); }

    void normIsBatchNormAndActivation_data()
    {
        QTest::addColumn<int>("activation");
        QTest::addColumn<std::vector<std::int64_t>>("sizes");
        for (const int activation : {0, 1, 2})
            for (const auto &sizes : std::vector<std::vector<std::int64_t>>{
                     {2, 1, 3, 5}, {1, 3, 1, 1}, {3, 17, 9, 7}, {4, 32, 40, 40}, {2, 144, 28, 28}})
                QTest::addRow("activation %d, %d channels", activation, static_cast<int>(sizes[1]))
                    << activation << sizes;
    }
    void normIsBatchNormAndActivation()
    {
        QFETCH(int, activation);
        QFETCH(std::vector<std::int64_t>, sizes);
        const at::Tensor x = at::empty(sizes, at::TensorOptions().memory_format(kChannelsLast));
        x.copy_(random(sizes) * 3 + 2).set_requires_grad(true);
        const at::Tensor weight = random({sizes[1]}).set_requires_grad(true);
        const at::Tensor bias = random({sizes[1]}).set_requires_grad(true);
        const at::Tensor mean = random({sizes[1]});
        const at::Tensor variance = at::rand({sizes[1]}) + 0.1;
        const at::Tensor gradient = random(sizes);
        QVERIFY(headstart::zoo::isForFixedNorm(x));
        const at::Tensor y =
            headstart::zoo::fixedNorm(x, weight, bias, mean, variance, 1e-3, static_cast<Activation>(activation));
        y.backward(gradient);

        const at::Tensor x2 = doubled(x);
        const at::Tensor weight2 = doubled(weight);
        const at::Tensor bias2 = doubled(bias);
        at::Tensor y2 =
            at::batch_norm(x2, weight2, bias2, mean.to(at::kDouble), variance.to(at::kDouble), false, 0.1, 1e-3, false);
        y2 = activation == 0 ? y2 : activation == 1 ? at::relu(y2) : at::relu6(y2);
        y2.backward(gradient.to(at::kDouble));

        QVERIFY(y.is_contiguous(kChannelsLast));
        QCOMPARE_LT(difference(y, y2), kClose);
        QCOMPARE_LT(difference(x.grad(), x2.grad()), kClose);
        QCOMPARE_LT(difference(weight.grad(), weight2.grad()), kClose);
        QCOMPARE_LT(difference(bias.grad(), bias2.grad()), kClose);
    }

    void normLetsNothingHide()
    {
        const at::Tensor x = random({1, 2, 2, 2});
        x[0][1][1][0] = std::numeric_limits<float>::quiet_NaN();
        const at::Tensor ones = at::ones({2});
        const at::Tensor y = headstart::zoo::fixedNorm(x, ones, ones, ones, ones, 1e-3, Activation::Relu6);
        QCOMPARE(y.isnan().sum().item<int>(), 1);
    }

    void depthwiseIsConvolution_data()
    {
        QTest::addColumn<std::vector<std::int64_t>>("sizes");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("padding");
        QTest::newRow("inner") << std::vector<std::int64_t>{2, 16, 9, 11} << 1 << 2;
        QTest::newRow("stride 2") << std::vector<std::int64_t>{2, 48, 15, 13} << 2 << 0;
        QTest::newRow("stride 2, padded") << std::vector<std::int64_t>{1, 32, 14, 10} << 2 << 2;
        QTest::newRow("odd channels") << std::vector<std::int64_t>{3, 21, 8, 8} << 1 << 2;
        QTest::newRow("one channel") << std::vector<std::int64_t>{1, 1, 6, 6} << 1 << 1;
        QTest::newRow("smaller than the filter") << std::vector<std::int64_t>{2, 16, 3, 3} << 1 << 2;
        QTest::newRow("as large as the filter") << std::vector<std::int64_t>{2, 16, 5, 5} << 1 << 0;
        QTest::newRow("one pixel") << std::vector<std::int64_t>{2, 16, 1, 1} << 1 << 2;
        QTest::newRow("real") << std::vector<std::int64_t>{8, 240, 28, 28} << 1 << 2;
    }
    void depthwiseIsConvolution()
    {
        QFETCH(std::vector<std::int64_t>, sizes);
        QFETCH(int, stride);
        QFETCH(int, padding);
        const at::Tensor x = random(sizes).set_requires_grad(true);
        const at::Tensor weight = random({sizes[1], 1, 5, 5}).set_requires_grad(true);
        QVERIFY(headstart::zoo::isForDepthwise(x, weight));
        const at::Tensor y = headstart::zoo::depthwise(x, weight, {stride, {padding, padding}});
        const at::Tensor gradient = at::randn(y.sizes());
        y.backward(gradient);

        const at::Tensor x2 = doubled(x);
        const at::Tensor weight2 = doubled(weight);
        const at::Tensor y2 = at::conv2d(x2, weight2, {}, {stride, stride}, {padding, padding}, {1, 1}, sizes[1]);
        y2.backward(gradient.to(at::kDouble));

        QCOMPARE_LT(difference(y, y2), kClose);
        QCOMPARE_LT(difference(x.grad(), x2.grad()), kClose);
        QCOMPARE_LT(difference(weight.grad(), weight2.grad()), 2 * kClose); // up to 6,000 floats, one after the other
    }

    void gradientsDoNotDependOnThreads()
    {
        const at::Tensor x = random({8, 40, 30, 30});
        const int threads = at::get_num_threads();
        std::vector<at::Tensor> found;
        for (const int count : {1, 2, 3}) {
            at::set_num_threads(count);
            const at::Tensor weight = at::ones({40}).set_requires_grad(true);
            const at::Tensor filters = at::full({40, 1, 5, 5}, 0.1).set_requires_grad(true);
            const at::Tensor zeros = at::zeros({40});
            const at::Tensor y =
                headstart::zoo::fixedNorm(x, weight, zeros, zeros, at::ones({40}), 0, Activation::Relu6);
            headstart::zoo::depthwise(y, filters, {1, {2, 2}}).pow(2).sum().backward();
            found.push_back(at::cat({weight.grad(), filters.grad().flatten()}));
        }
        at::set_num_threads(threads);
        QVERIFY(found[0].equal(found[1]));
        QVERIFY(found[0].equal(found[2]));
    }

    void droppedIsDropout_data()
    {
        QTest::addColumn<double>("probability");
        QTest::addColumn<std::vector<std::int64_t>>("sizes");
        QTest::addColumn<at::ScalarType>("type");
        for (const double probability : {0.1, 0.5, 0.9})
            for (const auto &sizes :
                 std::vector<std::vector<std::int64_t>>{{2'000'003}, {64, 13, 768}, {4, 32, 40, 40}, {500, 1, 4096}})
                for (const at::ScalarType type : {at::kFloat, at::kBFloat16})
                    QTest::addRow("%g, %d dimensions, %s", probability, static_cast<int>(sizes.size()), toString(type))
                        << probability << sizes << type;
    }
    void droppedIsDropout()
    {
        QFETCH(double, probability);
        QFETCH(std::vector<std::int64_t>, sizes);
        QFETCH(at::ScalarType, type);
        const at::Tensor x = random(sizes).abs().add(1).to(type).set_requires_grad(true); // no zero of its own
        QVERIFY(headstart::zoo::isForDropped(x));
        const at::Tensor y = headstart::zoo::dropped(x, probability);
        QCOMPARE(y.strides().vec(), x.strides().vec());
        const at::Tensor isKept = y.ne(0);
        const auto scale = static_cast<float>(1 / (1 - probability));
        QVERIFY(y.equal(x * scale * isKept));
        // The share that is kept, of all and of those whose neighbour is, within five standard deviations.
        const auto isFair = [&](const at::Tensor &kept) {
            const double deviation = std::sqrt(probability * (1 - probability) / static_cast<double>(kept.numel()));
            return std::abs(kept.to(at::kDouble).mean().item<double>() - (1 - probability)) < 5 * deviation;
        };
        QVERIFY(isFair(isKept));
        const at::Tensor flat = isKept.flatten();
        for (const std::int64_t step : {1, 2, 64, 768, 4096})
            QVERIFY2(isFair(flat.slice(0, step).masked_select(flat.slice(0, 0, flat.numel() - step))),
                     qPrintable(QString::number(step)));
        QVERIFY(isFair(headstart::zoo::dropped(x, probability).ne(0).masked_select(isKept)));
        // Backward the same elements, whatever the gradient's layout.
        const at::Tensor gradient = at::rand(x.sizes()).add(1).to(type);
        y.backward(gradient);
        QVERIFY(x.grad().equal(gradient * scale * isKept));
    }

    void droppedFollowsTheSeedAlone()
    {
        const at::Tensor x = at::ones({100, 300});
        const int threads = at::get_num_threads();
        std::vector<at::Tensor> found;
        for (const int count : {1, 2, 3, 3}) {
            at::set_num_threads(count);
            at::manual_seed(found.size() < 3 ? 5 : 6);
            found.push_back(headstart::zoo::dropped(x, 0.3));
        }
        at::set_num_threads(threads);
        QVERIFY(found[0].equal(found[1]) && found[0].equal(found[2]));
        QVERIFY(!found[0].equal(found[3]));
        QVERIFY(!headstart::zoo::dropped(x, 0.3).equal(found[3]));
    }

    void droppedAttentionIsAttention_data()
    {
        QTest::addColumn<std::int64_t>("queries");
        QTest::addColumn<std::int64_t>("keys");
        QTest::addColumn<std::int64_t>("size");
        QTest::addColumn<double>("probability");
        for (const auto &[queries, keys] : {std::pair(1, 1), {1, 33}, {5, 5}, {16, 16}, {33, 33}, {61, 61}})
            for (const int size : {16, 32, 64, 80})
                QTest::addRow("%d of %d, %d", queries, keys, size)
                    << std::int64_t{queries} << std::int64_t{keys} << std::int64_t{size} << 0.1;
        QTest::newRow("half of it") << std::int64_t{40} << std::int64_t{40} << std::int64_t{48} << 0.5;
    }

    /// Values that are a unit matrix show the weights and so the mask; with the same seed all is compared with
    /// at::softmax and products in doubles.
    void droppedAttentionIsAttention()
    {
        QFETCH(std::int64_t, queries);
        QFETCH(std::int64_t, keys);
        QFETCH(std::int64_t, size);
        QFETCH(double, probability);
        constexpr std::int64_t kSamples = 3;
        constexpr std::int64_t kHeads = 4;
        const auto made = [&](std::int64_t tokens) {
            return at::randn({kSamples, tokens, kHeads * size}).requires_grad_();
        };
        const at::Tensor q = made(queries);
        const at::Tensor k = made(keys);
        const at::Tensor v = made(keys);
        at::Tensor seen = at::ones({kSamples, keys}, at::kBool);
        if (keys > 2)
            seen.select(0, 1).slice(0, keys / 2).fill_(false);
        QVERIFY(headstart::zoo::isForDroppedAttention(q, kHeads));
        const auto split = [&](const at::Tensor &x) {
            return x.to(at::kDouble).unflatten(-1, {kHeads, size}).transpose(1, 2);
        };
        const at::Tensor logits =
            at::matmul(split(q), split(k).transpose(-2, -1)) / std::sqrt(static_cast<double>(size));
        const at::Tensor weights =
            at::softmax(logits.masked_fill(seen.logical_not().unsqueeze(1).unsqueeze(1), -HUGE_VAL), -1);
        // As many unit matrices as it takes to show all keys.
        at::Tensor mask = at::zeros({kSamples, kHeads, queries, keys}, at::kDouble);
        for (std::int64_t first = 0; first < keys; first += size) {
            const std::int64_t count = std::min(size, keys - first);
            at::Tensor unit = at::zeros({keys, size});
            unit.slice(0, first, first + count).slice(1, 0, count).copy_(at::eye(count));
            at::manual_seed(7);
            const at::Tensor shown =
                headstart::zoo::droppedAttention(q, k, unit.repeat({kSamples, 1, kHeads}), seen, kHeads, probability);
            mask.slice(3, first, first + count).copy_(split(shown).slice(3, 0, count).ne(0));
        }
        mask = at::logical_or(mask, weights.eq(0)).to(at::kDouble); // where there is no weight, it shows nothing
        const double deviation = std::sqrt(probability * (1 - probability) / static_cast<double>(mask.numel()));
        QVERIFY(std::abs(mask.mean().item<double>() - (1 - probability))
                < 5 * deviation + weights.eq(0).to(at::kDouble).mean().item<double>());

        const at::Tensor expected = at::matmul(weights * mask / (1 - probability), split(v)).transpose(1, 2).flatten(2);
        at::manual_seed(7);
        const at::Tensor found = headstart::zoo::droppedAttention(q, k, v, seen, kHeads, probability);
        QVERIFY(at::allclose(found.to(at::kDouble), expected, 1e-5, 1e-5));
        const at::Tensor gradient = at::randn(found.sizes());
        const auto wanted = torch::autograd::grad({expected}, {q, k, v}, {gradient.to(at::kDouble)});
        const auto given = torch::autograd::grad({found}, {q, k, v}, {gradient});
        for (std::size_t i = 0; i < wanted.size(); ++i)
            QVERIFY2(at::allclose(given[i], wanted[i], 1e-4, 2e-5),
                     qPrintable(QString::number((given[i] - wanted[i]).abs().max().item<double>())));
    }

    void droppedAttentionFollowsTheSeedAlone()
    {
        const at::Tensor q = at::randn({5, 21, 64}).requires_grad_();
        const int threads = at::get_num_threads();
        std::vector<at::Tensor> found;
        for (const int count : {1, 2, 3, 3}) {
            at::set_num_threads(count);
            at::manual_seed(found.size() < 3 ? 5 : 6);
            const at::Tensor y = headstart::zoo::droppedAttention(q, q, q, {}, 4, 0.3);
            const auto gradient = torch::autograd::grad({y.pow(2).sum()}, {q});
            found.push_back(at::cat({y.detach(), gradient[0]}));
        }
        at::set_num_threads(threads);
        QVERIFY(found[0].equal(found[1]) && found[0].equal(found[2]));
        QVERIFY(!found[0].equal(found[3]));
    }

    /// Large logits neither overflow nor vanish, and what is no number is not hidden.
    void droppedAttentionAtTheEnds()
    {
        at::Tensor q = at::full({1, 20, 16}, 100.0);
        at::Tensor k = at::full({1, 20, 16}, 100.0);
        k.select(1, 3).fill_(-100);
        const at::Tensor v = at::ones({1, 20, 16});
        const auto attend = [&] { return headstart::zoo::droppedAttention(q, k, v, {}, 1, 1e-9); };
        QVERIFY(at::allclose(attend(), v));
        for (at::Tensor *spoilt : {&q, &k}) {
            const at::Tensor before = spoilt->clone();
            spoilt->index({0, 7, 5}).fill_(std::numeric_limits<float>::quiet_NaN());
            QVERIFY(attend().isnan().any().item<bool>());
            spoilt->copy_(before);
        }
    }

    void othersAreLeftToLibTorch()
    {
        const at::Tensor weight = at::ones({4, 1, 5, 5}).set_requires_grad(true);
        const at::Tensor x = random({2, 4, 8, 8});
        QVERIFY(!headstart::zoo::isForFixedNorm(x.contiguous()));
        QVERIFY(!headstart::zoo::isForFixedNorm(x.to(at::kDouble)));
        QVERIFY(!headstart::zoo::isForFixedNorm(x.to(at::kMeta)));
        QVERIFY(!headstart::zoo::isForDropped(x.to(at::kDouble)));
        QVERIFY(!headstart::zoo::isForDropped(x.narrow(1, 0, 3)));
        QVERIFY(!headstart::zoo::isForDroppedAttention(at::ones({2, 3, 24}), 3)); // half a vector a head
        QVERIFY(!headstart::zoo::isForDroppedAttention(at::ones({2, 3, 48}, at::kDouble), 3));
        QVERIFY(!headstart::zoo::isForDepthwise(x.contiguous(), weight));
        QVERIFY(!headstart::zoo::isForDepthwise(x, weight.detach()));
        QVERIFY(!headstart::zoo::isForDepthwise(x, at::ones({4, 1, 3, 3}).set_requires_grad(true)));
        QVERIFY(!headstart::zoo::isForDepthwise(x, at::ones({4, 4, 5, 5}).set_requires_grad(true)));
    }
};

QTEST_GUILESS_MAIN(TestKernels)
#include "tst_kernels.moc"
