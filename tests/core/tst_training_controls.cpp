// SPDX-License-Identifier: GPL-3.0-or-later
// Mixup and the head's dropout: does each change what it says, by numbers that are computed here, does a run that was
// stopped end with the same bits, and what is refused.
#include "core/base/random.h"
#include "core/data/batch_loader.h"
#include "core/training/checkpoint.h"
#include "core/training/config_keys.h"
#include "core/training/mixup.h"
#include "core/zoo/registry.h"
#include "tests/support/training.h"
#include "tests/support/training_bench.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/ones.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace headstart;
using namespace headstart::training;
using test::Bench;
using test::Listener;

namespace {

QString both(double a, double b)
{
    return QStringLiteral("%1 %2").arg(a, 0, 'g', 17).arg(b, 0, 'g', 17);
}

} // namespace

class TestTrainingControls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::makeColourFolder(path("data"), 16);
        test::makeWeights(path("weights.safetensors"));
        at::set_num_threads(2);
    }

    void betaHasItsMoments_data()
    {
        QTest::addColumn<double>("alpha");
        for (const double alpha : {0.001, 0.1, 0.2, 0.4, 1.0, 3.0, 100.0})
            QTest::addRow("%g", alpha) << alpha;
    }

    /// Mean 1/2, variance 1 / (4 (2 alpha + 1)); uniform for 1.
    void betaHasItsMoments()
    {
        QFETCH(double, alpha);
        constexpr int kDraws = 20'000;
        double sum = 0;
        double squares = 0;
        int low = 0;
        for (std::uint64_t i = 0; i < kDraws; ++i) {
            Random random{1, i};
            const double value = drawnFromBeta(alpha, random);
            QVERIFY(value >= 0 && value <= 1);
            sum += value;
            squares += (value - 0.5) * (value - 0.5);
            low += value < 0.25 ? 1 : 0;
        }
        const double variance = 1 / (4 * (2 * alpha + 1));
        QVERIFY2(std::abs(sum / kDraws - 0.5) < 4 * std::sqrt(variance / kDraws), qPrintable(both(sum / kDraws, 0.5)));
        QVERIFY2(std::abs(squares / kDraws - variance) < 0.05 * variance, qPrintable(both(squares / kDraws, variance)));
        if (alpha == 1)
            QVERIFY(std::abs(low - kDraws / 4) < 4 * std::sqrt(kDraws * 3.0 / 16));
    }

    void mixupIsItsFormula_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::newRow("what the kept part gives") << "freeze.cut=head";
        QTest::newRow("what the kept part gives, in pieces") << "freeze.cut=layer4.1 training.micro_batch=5";
        QTest::newRow("the pictures") << "freeze.cut=stem";
        QTest::newRow("smoothed labels") << "freeze.cut=head training.label_smoothing=0.2";
        QTest::newRow("class weights") << "freeze.cut=head training.class_weights=balanced";
    }

    /// One step over all samples, computed here from the pictures on.
    void mixupIsItsFormula()
    {
        QFETCH(QString, settings);
        Bench bench(with(settings
                         + QStringLiteral(" training.mixup=0.8 training.batch=24 training.epochs=1 training.seed=5 "
                                          "compute.prefix=exact")));
        spreadHead(bench.network);
        Listener listener;
        TrainingLoop loop = bench.loop(listener);
        const std::vector<std::size_t> order = loop.orderOf(1);
        QCOMPARE(order.size(), std::size_t{24});
        const Expected expected = mixedLoss(bench, order);
        QVERIFY(loop.run({}));
        QCOMPARE(listener.losses.size(), std::size_t{1});
        QVERIFY2(std::abs(listener.losses[0] - expected.loss) < 1e-4 * expected.loss,
                 qPrintable(both(listener.losses[0], expected.loss)));
        QCOMPARE(listener.epochs[0].trainAccuracy, expected.accuracy);
    }

    void eachStepMixesAnew()
    {
        const auto drawn = [](std::uint64_t step) { return Mixup(0.4, 8, Random{0, hashOf("mixup"), step}, at::kCPU); };
        QVERIFY(drawn(1).share == drawn(1).share && at::equal(drawn(1).partners, drawn(1).partners));
        QVERIFY(drawn(1).share != drawn(2).share);
        QVERIFY(!at::equal(drawn(1).partners, drawn(2).partners));
        std::vector<bool> met(8, false);
        for (std::int64_t i = 0; i < 8; ++i)
            met[static_cast<std::size_t>(drawn(3).partners[i].item<std::int64_t>())] = true;
        QVERIFY(std::find(met.begin(), met.end(), false) == met.end());
    }

    /// A flow keeps its memory format, and every one of its values is mixed.
    void allOfAFlowIsMixed()
    {
        zoo::Flow flow;
        flow.values = {at::full({2, 3, 4, 4}, 1.0), at::full({2, 3}, 1.0)};
        flow.values[0] = flow.values[0].contiguous(at::MemoryFormat::ChannelsLast);
        flow.values[0][1].fill_(5);
        flow.values[1][1].fill_(3);
        Mixup mixup;
        QVERIFY(mixup.mixed(flow).values[0].is_same(flow.values[0]));
        mixup.share = 0.75;
        mixup.partners = at::full({2}, 1, at::kLong);
        const zoo::Flow mixed = mixup.mixed(flow);
        QVERIFY(mixed.values[0].is_contiguous(at::MemoryFormat::ChannelsLast));
        QCOMPARE(mixed.values[0][0][0][0][0].item<float>(), 2.0F);
        QCOMPARE(mixed.values[0][1][2][3][3].item<float>(), 5.0F);
        QCOMPARE(mixed.values[1][0][2].item<float>(), 1.5F);
    }

    void textsAreNotMixed()
    {
        RunConfig config;
        config.model.id = "bert-tiny";
        QVERIFY(resolved(config));
        config.training.mixup = 0.2;
        const auto refused = resolved(config);
        QVERIFY(!refused);
        QCOMPARE(refused.error().line(),
                 std::string("training.mixup: texts cannot be mixed, as they differ in length: it must be 0"));
    }

    void theHeadDropsOut_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<bool>("hasItsOwn");
        QTest::newRow("none of its own") << "resnet18" << false;
        QTest::newRow("one of its own") << "efficientnet_b0" << true;
        QTest::newRow("a convolution") << "squeezenet1_1" << true;
        QTest::newRow("of texts") << "bert-tiny" << true;
    }

    /// Of a head that adds up what it takes, the outputs tell how much of it was there.
    void theHeadDropsOut()
    {
        QFETCH(QString, model);
        QFETCH(bool, hasItsOwn);
        const at::NoGradGuard noGradient;
        zoo::Network network = zoo::build(**zoo::findVariant(model.toStdString()), {.classes = 2});
        const zoo::NamedTensors head = network.tensors(network.head(), network.head() + 1);
        const std::int64_t width = head[0].tensor.size(1);
        head[0].tensor.fill_(1 / static_cast<double>(width));
        head[1].tensor.zero_();
        const bool isConvolution = head[0].tensor.dim() == 4;
        const at::Tensor input = isConvolution ? at::ones({64, width, 3, 3}) : at::ones({64, width});
        const auto deviation = [&](std::optional<double> probability, zoo::Mode mode) {
            network.setHeadDropout(probability);
            network.setMode(0, network.stages().size(), mode);
            const at::Tensor out =
                network.run(zoo::flowOf(input), network.head(), network.head() + 1).output().to(at::kDouble);
            if (std::abs(out.mean().item<double>() - 1) > 0.1)
                qFatal("the mean is %g", out.mean().item<double>());
            return out.std().item<double>();
        };
        const double values = static_cast<double>(width) * (isConvolution ? 9 : 1);
        const auto expected = [&](double probability) { return std::sqrt(probability / (1 - probability) / values); };
        constexpr auto kTraining = zoo::Mode::TrainingFixedNorm;
        QVERIFY(deviation(0.5, zoo::Mode::Evaluation) < 1e-6);
        QVERIFY(deviation(0.0, kTraining) < 1e-6);
        QCOMPARE(deviation(std::nullopt, kTraining) > 1e-6, hasItsOwn);
        for (const double probability : {0.3, 0.8}) {
            const double found = deviation(probability, kTraining);
            QVERIFY2(std::abs(found - expected(probability)) < 0.25 * expected(probability),
                     qPrintable(both(found, expected(probability))));
        }
    }

    void theHeadsDropoutEntersTraining()
    {
        const auto losses = [&](const char *dropout) {
            Bench bench(with(QStringLiteral("model.head_dropout=%1").arg(QString::fromLatin1(dropout))));
            spreadHead(bench.network);
            Listener listener;
            bench.run(listener);
            return listener.losses;
        };
        QCOMPARE(losses("0"), losses("")); // ResNet's has none
        QVERIFY(losses("0.5") != losses(""));
        QCOMPARE(losses("0.5"), losses("0.5"));
    }

    void stoppedAndTakenUpAgainItEndsWithTheSameBits_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::addColumn<int>("step"); ///< after which it stops; three an epoch
        const auto row = [](const char *name, const char *settings, std::initializer_list<int> steps) {
            for (const int step : steps)
                QTest::addRow("%s, step %d", name, step) << QString::fromLatin1(settings) << step;
        };
        row("mixup", "training.mixup=0.4", {2, 3, 4});
        row("balanced sampling of augmented pictures", "training.sampling=balanced", {2, 4});
        row("dropout of the head", "model.head_dropout=0.4", {2, 4});
        row("all of them",
            "optimiser.stage_decay=0.5 optimiser.kind=adamw freeze.unfreeze_every=1 training.epochs=4 "
            "training.average=0.7 training.mixup=0.4 training.sampling=balanced model.head_dropout=0.4",
            {1, 3, 5, 7, 10});
    }

    void stoppedAndTakenUpAgainItEndsWithTheSameBits()
    {
        QFETCH(QString, settings);
        QFETCH(int, step);
        const RunConfig config = with(QStringLiteral("freeze.cut=layer4.0 augmentation.rotation=10 ") + settings);
        Bench whole(config);
        Listener straight;
        TrainingLoop undisturbed = whole.loop(straight);
        QVERIFY(undisturbed.run({}));

        const QTemporaryDir folder;
        StopToken stop;
        Listener first;
        first.folder = folder.path().toStdString();
        first.afterStep = [&](const runs::StepRow &row) {
            if (row.step == step)
                stop.stop();
        };
        Bench begun(config);
        QCOMPARE(begun.run(first, stop), TrainingLoop::Ending::Stopped);

        Bench resumed(config);
        Listener second;
        TrainingLoop loop = resumed.loop(second);
        const auto read = readCheckpoint(first.checkpoint, loop);
        QVERIFY2(read, read ? "" : read.error().line().c_str());
        QVERIFY(loop.run({}));
        std::vector<double> losses = first.losses;
        losses.insert(losses.end(), second.losses.begin(), second.losses.end());
        QCOMPARE(losses, straight.losses);
        QCOMPARE(second.epochs.back().validationLoss, straight.epochs.back().validationLoss);
        QCOMPARE(second.epochs.back().trainLoss, straight.epochs.back().trainLoss);
        test::compareTensors(loop.tensors(), undisturbed.tensors());
        test::compareTensors(loop.best(), undisturbed.best());
    }

private:
    struct Expected {
        double loss = 0;
        double accuracy = 0;
    };

    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    /// Settings "key=value key=value" over the small configuration.
    RunConfig with(const QString &settings) const
    {
        return test::with(test::smallConfig(path("data"), path("weights.safetensors")), settings);
    }

    /// A new head begins near zero, and so do the gradients below it.
    static void spreadHead(const zoo::Network &network)
    {
        const at::NoGradGuard noGradient;
        const at::Tensor weight = network.tensors(network.head(), network.head() + 1)[0].tensor;
        Random random{17};
        const at::Tensor values = at::ones(weight.sizes());
        for (std::int64_t i = 0; i < values.numel(); ++i)
            values.data_ptr<float>()[i] = static_cast<float>(random.between(-0.2, 0.2));
        weight.copy_(values);
    }

    /// The loss of one step over these samples, mixed before the first stage that trains; the network in evaluation
    /// mode gives the same as one with fixed norms. In float64 from the logits on.
    static Expected mixedLoss(const Bench &bench, const std::vector<std::size_t> &order)
    {
        const at::NoGradGuard noGradient;
        const LoopConfig &config = bench.config.training;
        zoo::Network network = zoo::build(**zoo::findVariant("resnet18"), {.classes = 2});
        for (std::size_t i = 0; i < network.tensors().size(); ++i)
            network.tensors()[i].tensor.copy_(bench.network.tensors()[i].tensor);
        data::LoaderOptions options;
        options.preprocessing = preprocessingOf(bench.config.preprocessing);
        options.batch = order.size();
        data::BatchLoader loader(bench.data.dataset, order, options);
        const data::Batch batch = **loader.next();
        const std::size_t cut = bench.plan.firstTrained;
        const at::Tensor below = network.run(batch.input, 0, cut).output();
        const Mixup drawn(config.mixup, static_cast<std::int64_t>(order.size()),
                          Random{config.seed, hashOf("mixup"), 0}, at::kCPU);
        const at::Tensor mixed = below.mul(drawn.share).add(below.index_select(0, drawn.partners), 1 - drawn.share);
        const at::Tensor logits =
            network.run(zoo::flowOf(mixed), cut, network.stages().size()).output().to(at::kDouble);
        const at::Tensor logs = at::log_softmax(logits, 1);
        const auto costOf = [&](std::int64_t row, std::int64_t label) { // the classes are balanced: their weights are 1
            const double own = -logs[row][label].item<double>();
            const double all = -logs[row].mean().item<double>();
            return (1 - config.labelSmoothing) * own + config.labelSmoothing * all;
        };
        Expected out;
        const auto count = static_cast<std::int64_t>(order.size());
        for (std::int64_t row = 0; row < count; ++row) {
            const auto own = batch.labels[row].item<std::int64_t>();
            const auto other = batch.labels[drawn.partners[row].item<std::int64_t>()].item<std::int64_t>();
            out.loss += drawn.share * costOf(row, own) + (1 - drawn.share) * costOf(row, other);
            const auto heavier = drawn.share < 0.5 ? other : own;
            out.accuracy += logits[row].argmax().item<std::int64_t>() == heavier ? 1 : 0;
        }
        out.loss /= static_cast<double>(count);
        out.accuracy /= static_cast<double>(count);
        return out;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestTrainingControls)
#include "tst_training_controls.moc"
