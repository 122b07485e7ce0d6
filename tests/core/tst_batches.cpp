// SPDX-License-Identifier: GPL-3.0-or-later
// From samples to batches: resize modes, augmentation, the loader that runs ahead, kept memory, metrics.
#include "core/data/batch_loader.h"
#include "core/data/preview.h"
#include "core/insight/metrics.h"
#include "core/zoo/kept_blocks.h"
#include "tests/support/training.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>
#include <ATen/TensorOperators.h>
#include <c10/core/CPUAllocator.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace headstart;
using data::Augmentation;

namespace {

/// Red grows to the right, green grows downwards.
data::Picture gradient(int width, int height)
{
    data::Picture picture{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            picture.rgb.push_back(static_cast<std::uint8_t>(255 * x / (width - 1)));
            picture.rgb.push_back(static_cast<std::uint8_t>(255 * y / (height - 1)));
            picture.rgb.push_back(60);
        }
    return picture;
}

data::Preprocessing square(int side)
{
    data::Preprocessing out;
    out.resize = out.crop = side;
    out.mean = {0, 0, 0};
    out.deviation = {1, 1, 1};
    return out;
}

at::Tensor changed(const Augmentation &augmentation, std::uint64_t seed)
{
    return *data::augmented(gradient(64, 64), square(64), augmentation, Random{seed}, "p");
}

} // namespace

class TestBatches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::makeColourFolder(path("data"), 10); }

    void resizeModes_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("left"); ///< red at the left border's middle, and at the right one's
        QTest::addColumn<int>("right");
        QTest::addColumn<int>("top"); ///< blue at the top's middle: 0 where it is padded
        QTest::newRow("crop") << static_cast<int>(data::ResizeMode::Crop) << 64 << 191 << 60;
        QTest::newRow("squash") << static_cast<int>(data::ResizeMode::Squash) << 4 << 251 << 60;
        QTest::newRow("pad") << static_cast<int>(data::ResizeMode::Pad) << 4 << 251 << 0;
    }

    void resizeModes()
    {
        QFETCH(int, mode);
        QFETCH(int, left);
        QFETCH(int, right);
        QFETCH(int, top);
        data::Preprocessing preprocessing = square(32);
        preprocessing.mode = static_cast<data::ResizeMode>(mode);
        const auto out = data::resizeAndCrop(gradient(128, 64), preprocessing, "p");
        QVERIFY(out);
        QCOMPARE(out->sizes().vec(), std::vector<std::int64_t>({3, 32, 32}));
        const auto at = [&](int channel, int y, int x) { return (*out)[channel][y][x].item<int>(); };
        QVERIFY2(std::abs(at(0, 16, 0) - left) <= 2, qPrintable(QString::number(at(0, 16, 0))));
        QVERIFY2(std::abs(at(0, 16, 31) - right) <= 2, qPrintable(QString::number(at(0, 16, 31))));
        QCOMPARE(at(2, 0, 16), top);
    }

    void nothingOnChangesNothing()
    {
        const auto plain = data::preprocess(gradient(64, 64), square(64), "p");
        QVERIFY(at::equal(changed({}, 1), *plain));
        QVERIFY(!Augmentation().any());
        QVERIFY(!Augmentation{.views = 3}.any());
    }

    void viewsComeInTurn()
    {
        Augmentation augmentation{.flipHorizontal = true};
        QCOMPARE(augmentation.viewOf(7), std::int64_t{7});
        QVERIFY(augmentation.keptViews(10).empty());
        augmentation.views = 3;
        const std::vector<std::int64_t> expected = {1, 2, 3, 1, 2, 3, 1};
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(augmentation.viewOf(static_cast<std::int64_t>(i) + 1), expected[i]);
        QCOMPARE(augmentation.keptViews(10), std::vector<std::int64_t>({1, 2, 3}));
        QCOMPARE(augmentation.keptViews(2), std::vector<std::int64_t>({1, 2}));
        QCOMPARE(Augmentation{.views = 3}.keptViews(10), std::vector<std::int64_t>({0}));
    }

    void eachDoesWhatItSays()
    {
        const at::Tensor plain = changed({}, 1);
        bool flippedOnce = false;
        bool keptOnce = false;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const at::Tensor out = changed({.flipHorizontal = true}, seed);
            flippedOnce = flippedOnce || at::equal(out, plain.flip({2}));
            keptOnce = keptOnce || at::equal(out, plain);
            QVERIFY(at::equal(out, plain.flip({2})) || at::equal(out, plain));
            const at::Tensor vertical = changed({.flipVertical = true}, seed);
            QVERIFY(at::equal(vertical, plain.flip({1})) || at::equal(vertical, plain));
            const at::Tensor transposed = changed({.transpose = true}, seed);
            QVERIFY(at::equal(transposed, plain.transpose(1, 2)) || at::equal(transposed, plain));
        }
        QVERIFY(flippedOnce && keptOnce);
        // A crop of at least a quarter of the area spans at least 0.43 of a side, so red spans as much.
        const at::Tensor cropped = changed({.cropScale = 0.25}, 3);
        const double span = cropped[0].max().item<double>() - cropped[0].min().item<double>();
        QVERIFY2(span > 0.4 && span < 1, qPrintable(QString::number(span)));
        QVERIFY(!at::equal(changed({.rotation = 30}, 3), plain));
        QVERIFY(changed({.rotation = 30}, 3).sub(plain).mean().abs().item<double>() < 0.02); // turned about the middle
        const at::Tensor bright = changed({.brightness = 0.5}, 4);
        const double ratio = bright[2][0][0].item<double>() / plain[2][0][0].item<double>();
        QVERIFY(ratio >= 0.5 && ratio <= 1.5 && std::abs(ratio - 1) > 1e-3);
        const at::Tensor erased = changed({.erasing = 1}, 5);
        const double share = erased[2].eq(0).to(at::kFloat).mean().item<double>();
        QVERIFY2(share > 0.01 && share < 0.35, qPrintable(QString::number(share)));
        const at::Tensor grey = changed({.saturation = 1}, 6);
        QVERIFY(grey.ge(0).logical_and(grey.le(1)).all().item<bool>());
    }

    /// [N, 3, S, S] and labels of an epoch, whatever the threads; another epoch's differ.
    void aPreviewIsWhatTrainingSees()
    {
        const data::Picture picture = gradient(80, 50);
        data::Preprocessing preprocessing = square(32);
        preprocessing.mean = {0.485, 0.456, 0.406};
        preprocessing.deviation = {0.229, 0.224, 0.225};
        const Augmentation augmentation{.flipHorizontal = true, .cropScale = 0.5, .brightness = 0.3};
        const auto bytesOf = [&](const at::Tensor &input) {
            const auto values = data::normalised(at::zeros({3, 1, 1}, at::kByte), preprocessing);
            const auto white = data::normalised(at::full({3, 1, 1}, 255, at::kByte), preprocessing);
            return ((input - values) / (white - values) * 255).permute({1, 2, 0}).contiguous();
        };
        const auto differs = [](const at::Tensor &bytes, const data::Picture &seen) {
            const auto levels = at::from_blob(const_cast<std::uint8_t *>(seen.rgb.data()), bytes.sizes(), at::kByte);
            return (bytes - levels).abs().max().item<double>();
        };
        const auto seen = data::seen(picture, preprocessing, "p");
        QVERIFY(seen);
        QCOMPARE(seen->width, 32);
        QVERIFY(differs(bytesOf(*data::preprocess(picture, preprocessing, "p")), *seen) < 1e-3);
        for (const std::int64_t epoch : {1, 2, 3}) {
            const Random random{7, static_cast<std::uint64_t>(epoch), 3};
            const auto shown = data::seenInTraining(picture, preprocessing, augmentation, 7, epoch, 3, "p");
            QVERIFY(shown);
            const auto trained = *data::augmented(picture, preprocessing, augmentation, random, "p");
            QVERIFY(differs(bytesOf(trained), *shown) <= 0.501);
        }
    }

    void batchesAreAFunctionOfSeedEpochAndSample()
    {
        const data::Dataset dataset = opened("data");
        data::LoaderOptions options = loaderOptions();
        options.augmentation = {
            .flipHorizontal = true, .cropScale = 0.3, .rotation = 20, .brightness = 0.2, .erasing = 0.5};
        std::vector<std::size_t> order = permutation(20, Random{1});
        const at::Tensor whole = everything(dataset, order, options);
        for (const std::size_t threads : {std::size_t{1}, std::size_t{5}}) {
            options.threads = threads;
            QVERIFY(at::equal(everything(dataset, order, options), whole));
        }
        options.format = at::MemoryFormat::ChannelsLast;
        QVERIFY(at::equal(everything(dataset, order, options), whole));
        options.batch = 3;
        QVERIFY(at::equal(everything(dataset, order, options), whole));
        std::swap(order[0], order[7]);
        const at::Tensor swapped = everything(dataset, order, options);
        QVERIFY(at::equal(swapped[0], whole[7]) && at::equal(swapped[7], whole[0]));
        options.epoch = 2;
        QVERIFY(!at::equal(everything(dataset, order, options), swapped));
        options.epoch = 1;
        options.seed = 9;
        QVERIFY(!at::equal(everything(dataset, order, options), swapped));
    }

    void labelsGoWithTheirPictures()
    {
        const data::Dataset dataset = opened("data");
        data::BatchLoader loader(dataset, permutation(20, Random{3}), loaderOptions());
        std::size_t count = 0;
        while (const auto batch = *loader.next()) {
            QVERIFY(batch->samples.size() == 8 || count == 16);
            for (std::size_t i = 0; i < batch->samples.size(); ++i, ++count) {
                const auto row = static_cast<std::int64_t>(i);
                const bool isRed = batch->input.output()[row][0].mean().item<double>()
                                   > batch->input.output()[row][2].mean().item<double>();
                QCOMPARE(batch->labels[row].item<int>(), isRed ? 1 : 0); // the classes: blue, red
                QCOMPARE(dataset.samples()[batch->samples[i]].label, isRed ? std::size_t{1} : std::size_t{0});
            }
        }
        QCOMPARE(count, std::size_t{20});
    }

    void aPictureThatChangesIsAnError()
    {
        test::makeColourFolder(path("moving"), 4);
        const data::Dataset dataset = opened("moving");
        QVERIFY(QFile::remove(QString::fromStdString(path("moving")) + QStringLiteral("/red/2.png")));
        std::vector<std::size_t> all(8);
        std::iota(all.begin(), all.end(), std::size_t{0});
        data::BatchLoader loader(dataset, all, loaderOptions());
        const auto batch = loader.next();
        QVERIFY(!batch);
        QVERIFY2(batch.error().line().find("red/2.png") != std::string::npos, batch.error().line().c_str());
    }

    void aLoaderMayBeLeftInTheMiddle()
    {
        const data::Dataset dataset = opened("data");
        for (int i = 0; i < 20; ++i) {
            data::BatchLoader loader(dataset, permutation(20, Random{4}), loaderOptions());
            QVERIFY(i % 2 == 0 || loader.next());
        }
    }

    /// Else a thread's memory might come from one allocator and go to another: oneDNN asks for it each time.
    void oneAllocatorFromStartToEnd() { QCOMPARE(c10::GetCPUAllocator(), m_allocatorAtStart); }

    void memoryIsKeptWhileAsked()
    {
        constexpr std::int64_t kCount = 1'000'000;
        const at::Tensor before = at::ones({kCount});
        void *address = nullptr;
        {
            const zoo::KeptBlocks kept(std::size_t{64} << 20);
            at::Tensor outlives = at::ones({kCount});
            {
                const at::Tensor tensor = at::empty({kCount});
                address = tensor.data_ptr();
                QCOMPARE(reinterpret_cast<std::uintptr_t>(address) % 64, std::uintptr_t{0});
            }
            QVERIFY(zoo::KeptBlocks::kept() >= 4 * kCount);
            QCOMPARE(at::empty({kCount - 100}).data_ptr(), address); // nearly the same size will do
            QCOMPARE(at::empty({kCount * 6 / 10}).data_ptr(), address);
            QVERIFY(at::empty({kCount * 4 / 10}).data_ptr() != address); // not for less than half of it
            QVERIFY(zoo::KeptBlocks::kept() >= 5 * kCount);              // of both, each at its own size
            const at::Tensor large = at::empty({100'000'000 / 4});
        }
        QCOMPARE(zoo::KeptBlocks::kept(), std::size_t{0}); // given back, what was over the limit too
        QVERIFY(before.sum().item<double>() == kCount);
        {
            const zoo::KeptBlocks kept(std::size_t{8} << 20);
            for (int i = 0; i < 10; ++i)
                static_cast<void>(at::empty({kCount * (i + 1) / 2}));
            QVERIFY(zoo::KeptBlocks::kept() <= std::size_t{8} << 20);
        }
    }

    /// Wilson's interval and scikit-learn's precision_recall_fscore_support of the same table.
    void metrics()
    {
        const std::vector<std::vector<float>> probabilities = {
            {0.7F, 0.2F, 0.1F}, {0.1F, 0.8F, 0.1F}, {0.5F, 0.25F, 0.25F}, {0.2F, 0.2F, 0.6F}, {0.4F, 0.4F, 0.2F}};
        const std::size_t labels[] = {0, 1, 1, 2, 0};
        std::vector<insight::Judged> judged;
        for (std::size_t i = 0; i < probabilities.size(); ++i)
            judged.push_back({labels[i], probabilities[i]});
        const insight::Metrics out = insight::metricsOf(judged, 4);
        QCOMPARE(out.n, std::int64_t{5});
        QCOMPARE(out.accuracy, 0.8); // of equals, the first class
        QVERIFY(std::abs(out.classes[0].precision - 2.0 / 3) < 1e-12 && out.classes[0].recall == 1);
        QVERIFY(out.classes[1].precision == 1 && out.classes[1].recall == 0.5);
        QVERIFY(std::abs(out.classes[1].f1 - 2.0 / 3) < 1e-12);
        QVERIFY(std::isnan(out.classes[3].recall) && std::isnan(out.classes[3].precision));
        QCOMPARE(out.confusion[1], std::vector<std::int64_t>({1, 1, 0, 0}));
        const double loss = -(std::log(0.7) + std::log(0.8) + std::log(0.25) + std::log(0.6) + std::log(0.4)) / 5;
        QVERIFY(std::abs(out.loss - loss) < 1e-6);
        const insight::Interval interval = insight::wilson95(146, 153); // recipes.md: 90.9 - 97.8
        QVERIFY(std::abs(interval.low - 0.909) < 1e-3 && std::abs(interval.high - 0.978) < 1e-3);
    }

private:
    const c10::Allocator *const m_allocatorAtStart = c10::GetCPUAllocator();

    data::Dataset opened(const char *name) const
    {
        data::DataSource source;
        source.path = path(name);
        return *data::Dataset::open(source);
    }

    static data::LoaderOptions loaderOptions()
    {
        data::LoaderOptions options;
        options.preprocessing = square(48);
        options.epoch = 1;
        options.batch = 8;
        return options;
    }

    static at::Tensor everything(const data::Dataset &dataset, const std::vector<std::size_t> &order,
                                 const data::LoaderOptions &options)
    {
        data::BatchLoader loader(dataset, order, options);
        const auto count = static_cast<std::int64_t>(order.size());
        const at::Tensor out = at::empty({count, 3, 48, 48});
        std::int64_t begin = 0;
        while (const auto batch = *loader.next()) {
            const std::int64_t end = begin + batch->input.output().size(0);
            out.slice(0, begin, end).copy_(batch->input.output());
            begin = end;
        }
        return out;
    }

    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestBatches)
#include "tst_batches.moc"
