// SPDX-License-Identifier: GPL-3.0-or-later
// What every network of the registry must be able to do, whatever its architecture: the first of each family (of text,
// a small one), and in the full run all but the large ones, which differ from them by numbers alone.
#include "core/zoo/flow.h"
#include "core/zoo/registry.h"
#include "core/zoo/text_config.h"
#include "core/zoo/traced.h"
#include "tests/support/reference.h"
#include "tests/support/text_networks.h"

#include <ATen/Context.h>
#include <ATen/core/grad_mode.h>

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

using namespace headstart;

class TestNetworks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("id");
        constexpr std::int64_t kMost = 30'000'000;
        const bool isFull = qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS");
        for (const zoo::Variant &variant : zoo::registry()) {
            if ((variant.row > 0 || variant.text) && (!isFull || parametersOf(variant) > kMost))
                continue;
            const auto id = QString::fromUtf8(variant.id.data(), static_cast<qsizetype>(variant.id.size()));
            QTest::newRow(qPrintable(id)) << id;
        }
        for (const zoo::Variant &variant : test::smallTextNetworks())
            QTest::newRow(variant.id.data()) << QString::fromUtf8(variant.id.data());
    }

    void stagesOwnEveryTensorOnce()
    {
        const zoo::Network network = zoo::build(variant(), {.device = c10::DeviceType::Meta});
        std::set<std::string> stages;
        std::size_t owned = 0;
        for (std::size_t i = 0; i < network.stages().size(); ++i) {
            QVERIFY(stages.insert(network.stages()[i].name).second);
            owned += network.tensors(i, i + 1).size();
        }
        QCOMPARE(owned, network.tensors().size());
        std::set<std::string> names;
        for (const zoo::NamedTensor &named : network.tensors())
            QVERIFY(names.insert(named.name).second);
        QCOMPARE(network.stages().back().name, std::string("head"));
        QVERIFY(!network.tensors(network.head(), network.head() + 1).empty());
    }

    void splitAtEveryStageChangesNoBit()
    {
        const at::NoGradGuard noGradient;
        const zoo::Network network = filled();
        const std::size_t count = network.stages().size();
        const zoo::Flow input = inputFlow(3);
        const at::Tensor whole = network.run(input, 0, count).output();
        QVERIFY(whole.isfinite().all().item<bool>());
        zoo::Flow flow = input;
        for (std::size_t i = 1; i < count; ++i) {
            flow = network.run(flow, i - 1, i);
            const auto restored = zoo::fromBytes(zoo::toBytes(flow), "flow");
            QVERIFY2(restored, restored ? "" : restored.error().line().c_str());
            QVERIFY(restored->output().equal(flow.output()));
            QCOMPARE(restored->output().strides().vec(), flow.output().strides().vec());
            QVERIFY2(network.run(*restored, i, count).output().equal(whole), network.stages()[i].name.c_str());
        }
    }

    void layoutsAreAsStated()
    {
        const at::NoGradGuard noGradient;
        const zoo::Network network = filled();
        zoo::Flow flow = inputFlow(1);
        for (std::size_t i = 0; i < network.stages().size(); ++i) {
            flow = network.run(flow, i, i + 1);
            const zoo::Layout layout = network.stages()[i].layout;
            QCOMPARE(flow.output().dim(), layout == zoo::Layout::Vector ? 2 : layout == zoo::Layout::Tokens ? 3 : 4);
        }
    }

    void backwardReachesEveryParameter()
    {
        zoo::Network network = filled();
        network.setMode(0, network.stages().size(), zoo::Mode::Training);
        network.setNoise(false); // stochastic depth may leave a block out
        for (const zoo::NamedTensor &named : network.tensors())
            named.tensor.set_requires_grad(named.isParameter);
        const zoo::Flow out = network.run(inputFlow(4), 0, network.stages().size());
        QCOMPARE(out.aux.size(), network.auxiliary().names.size());
        at::Tensor loss = out.output().square().mean();
        for (const at::Tensor &logits : out.aux)
            loss = loss.add(logits.square().mean());
        loss.backward();
        for (const zoo::NamedTensor &named : network.tensors()) {
            if (!named.isParameter)
                continue;
            QVERIFY2(named.tensor.grad().defined(), named.name.c_str());
            QVERIFY2(named.tensor.grad().isfinite().all().item<bool>(), named.name.c_str());
            QVERIFY2(named.tensor.grad().abs().max().item<double>() > 0, named.name.c_str());
        }
    }

    /// The batch's share in BatchNorm's running statistics, as in torchvision 0.28.0, timm 1.0.31 and Keras 3.
    void normMomentumIsTheOriginals()
    {
        const at::NoGradGuard noGradient;
        const auto expected = [](std::string_view id) {
            constexpr std::array<std::pair<std::string_view, double>, 9> kUnusual = {{{"mnasnet", 3e-4},
                                                                                      {"mobilenet_v3", 0.01},
                                                                                      {"efficientnet_b5", 0.01},
                                                                                      {"efficientnet_b6", 0.01},
                                                                                      {"efficientnet_b7", 0.01},
                                                                                      {"keras_mobilenet_v2", 1e-3},
                                                                                      {"keras_nasnetlarge", 3e-4},
                                                                                      {"keras_", 0.01},
                                                                                      {"", 0.1}}};
            return std::find_if(kUnusual.begin(), kUnusual.end(),
                                [&](const auto &one) { return id.starts_with(one.first); })
                ->second;
        };
        zoo::Network network = filled();
        network.setMode(0, network.stages().size(), zoo::Mode::Training);
        constexpr double kFar = 1e5; // from any batch's mean
        for (const zoo::NamedTensor &named : network.tensors())
            if (named.name.ends_with("running_mean"))
                named.tensor.fill_(kFar);
        network.forward(inputFlow(2));
        for (const zoo::NamedTensor &named : network.tensors())
            if (named.name.ends_with("running_mean")) {
                const double momentum = 1 - named.tensor.mean().item<double>() / kFar;
                QVERIFY2(std::abs(momentum / expected(variant().id) - 1) < 0.01,
                         qPrintable(QString::fromStdString(named.name) + QString::number(momentum)));
            }
    }

    void evaluationModeChangesNoTensor()
    {
        const at::NoGradGuard noGradient;
        zoo::Network network = filled();
        const std::vector<at::Tensor> before = copies(network);
        network.forward(inputFlow(3));
        QVERIFY(sameAs(network, before));
        network.setMode(0, network.stages().size(), zoo::Mode::Training);
        network.forward(inputFlow(3));
        const zoo::NamedTensors tensors = network.tensors();
        const bool hasStatistics = std::any_of(tensors.begin(), tensors.end(),
                                               [](const zoo::NamedTensor &named) { return !named.isParameter; });
        QCOMPARE(sameAs(network, before), !hasStatistics); // BatchNorm's have moved
    }

    /// Dropout and stochastic depth, where a network has them, work in training alone, and as the generator was seeded.
    void noiseIsRepeatable()
    {
        const at::NoGradGuard noGradient;
        zoo::Network network = filled();
        const auto logits = [&] {
            at::Generator generator = at::globalContext().defaultGenerator(at::kCPU);
            generator.set_current_seed(7);
            return network.forward(inputFlow(3));
        };
        const at::Tensor evaluated = logits();
        network.setMode(0, network.stages().size(), zoo::Mode::TrainingFixedNorm);
        const at::Tensor noisy = logits();
        QVERIFY(logits().equal(noisy));
        network.setNoise(false);
        QVERIFY(test::largestDifference(logits(), evaluated) <= 1e-4 * evaluated.std().item<double>());
    }

    void tracedAtBatch2RunsAtBatch5_data()
    {
        QTest::addColumn<bool>("optimised");
        QTest::addColumn<double>("tolerance"); // of the logits' standard deviation
        QTest::newRow("as traced") << false << 0.0;
        QTest::newRow("optimised") << true << 1e-4;
    }

    void tracedAtBatch2RunsAtBatch5()
    {
        QFETCH(bool, optimised);
        QFETCH(double, tolerance);
        const at::NoGradGuard noGradient;
        const zoo::Network network = filled();
        const std::size_t count = network.stages().size();
        const zoo::Traced traced(network, 0, count, inputFlow(2),
                                 optimised ? zoo::Optimise::ForInference : zoo::Optimise::Nothing);
        const at::Tensor expected = network.forward(inputFlow(5));
        const at::Tensor actual = traced.run(inputFlow(5)).output();
        QCOMPARE(actual.sizes().vec(), expected.sizes().vec());
        const double error = test::largestDifference(actual, expected) / expected.std().item<double>();
        QVERIFY2(error <= tolerance, qPrintable(QString::number(error)));
    }

    void partsTraceToo()
    {
        const at::NoGradGuard noGradient;
        const zoo::Network network = filled();
        const std::size_t middle = network.stages().size() / 2;
        const zoo::Flow inside = network.run(inputFlow(2), 0, middle);
        const zoo::Traced below(network, 0, middle, inputFlow(2), zoo::Optimise::Nothing);
        const zoo::Traced above(network, middle, network.stages().size(), inside, zoo::Optimise::Nothing);
        const at::Tensor expected = network.forward(inputFlow(5));
        QVERIFY(above.run(below.run(inputFlow(5))).output().equal(expected));
    }

    void otherInputSizes_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::newRow("the smallest") << 0 << 0;
        QTest::newRow("odd") << 129 << 129;
        QTest::newRow("not square") << 96 << 161;
    }

    void otherInputSizes()
    {
        QFETCH(int, height);
        QFETCH(int, width);
        if (variant().text)
            QSKIP("takes no pictures");
        if (!variant().takesAnySize)
            QSKIP("takes pictures of one size alone");
        const at::NoGradGuard noGradient;
        const auto atLeast = [](int side) { return std::max<std::int64_t>(side, variant().smallestInput); };
        const zoo::Network network = filled();
        const at::Tensor logits = network.forward(test::inputByFormula({2, 3, atLeast(height), atLeast(width)}, 1));
        QCOMPARE(logits.sizes().vec(), std::vector<std::int64_t>({2, network.classes()}));
        QVERIFY(logits.isfinite().all().item<bool>());
    }

    void channelsLastGivesTheSameNumbers()
    {
        if (variant().text)
            QSKIP("takes no pictures");
        const at::NoGradGuard noGradient;
        zoo::Network network = filled();
        const at::Tensor input = inputFlow(3).output();
        const at::Tensor expected = network.forward(input);
        network.toMemoryFormat(at::MemoryFormat::ChannelsLast);
        const at::Tensor actual = network.forward(input.contiguous(at::MemoryFormat::ChannelsLast));
        const double error = test::largestDifference(actual, expected) / expected.std().item<double>();
        QVERIFY2(error <= 1e-4, qPrintable(QString::number(error)));
        const zoo::Flow inside = network.run(zoo::flowOf(input.contiguous(at::MemoryFormat::ChannelsLast)), 0, 1);
        if (network.stages()[0].layout == zoo::Layout::Nchw)
            QVERIFY(inside.output().is_contiguous(at::MemoryFormat::ChannelsLast));
        const auto restored = zoo::fromBytes(zoo::toBytes(inside), "flow");
        QVERIFY(restored && restored->output().strides() == inside.output().strides());
    }

    void headHasAsManyClassesAsAsked()
    {
        const at::NoGradGuard noGradient;
        const zoo::Network network = zoo::build(variant(), {.classes = 7});
        zoo::initialise(network.tensors(), 0);
        QCOMPARE(network.classes(), 7);
        QCOMPARE(network.forward(inputFlow(1)).size(1), 7);
    }

    void whatDependsOnTheNumberOfClassesIsOfTheHead()
    {
        const zoo::Network thousand = zoo::build(variant(), {.device = c10::DeviceType::Meta});
        const zoo::Network seven = zoo::build(variant(), {.classes = 7, .device = c10::DeviceType::Meta});
        const zoo::NamedTensors a = thousand.tensors();
        const zoo::NamedTensors b = seven.tensors();
        QCOMPARE(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i)
            if (a[i].tensor.sizes() != b[i].tensor.sizes())
                QVERIFY2(thousand.isOfHead(a[i].name), a[i].name.c_str());
    }

    /// Auxiliary heads are computed where their stage trains, and nowhere else.
    void auxiliaryHeadsFollowTheirStage()
    {
        const at::NoGradGuard noGradient;
        zoo::Network network = filled();
        const std::size_t count = network.stages().size();
        QVERIFY(network.run(inputFlow(2), 0, count).aux.empty());
        for (std::size_t i = 0; i < network.auxiliary().names.size(); ++i) {
            QVERIFY(zoo::hasPrefix(network.auxiliary().classifiers[i], network.auxiliary().names[i]));
            const std::size_t stage = network.stageOf(network.auxiliary().classifiers[i]);
            network.setMode(0, count, zoo::Mode::Evaluation);
            network.setMode(stage, stage + 1, zoo::Mode::TrainingFixedNorm);
            const zoo::Flow out = network.run(inputFlow(2), 0, count);
            QCOMPARE(out.aux.size(), 1U);
            QCOMPARE(out.aux[0].sizes().vec(), out.output().sizes().vec());
        }
    }

    void initialisersDependOnSeedAndNameAlone()
    {
        const zoo::Network a = zoo::build(variant());
        const zoo::Network b = zoo::build(variant());
        zoo::initialise(a.tensors(), 5);
        zoo::NamedTensors reversed = b.tensors();
        std::reverse(reversed.begin(), reversed.end());
        zoo::initialise(reversed, 5);
        QVERIFY(sameAs(a, copies(b)));
        zoo::initialise(b.tensors(), 6);
        QVERIFY(!sameAs(a, copies(b)));
        QVERIFY(a.forward(inputFlow(2)).isfinite().all().item<bool>());
    }

    void aStopEndsTheRun()
    {
        const zoo::Network network = filled();
        StopToken stop;
        stop.stop();
        QVERIFY(network.run(inputFlow(1), 0, network.stages().size(), &stop).values.empty());
    }

private:
    static std::int64_t parametersOf(const zoo::Variant &variant)
    {
        std::int64_t sum = 0;
        for (const zoo::NamedTensor &named : zoo::build(variant, {.device = c10::DeviceType::Meta}).tensors())
            sum += named.tensor.numel();
        return sum;
    }

    static const zoo::Variant &variant()
    {
        QFETCH_GLOBAL(QString, id);
        for (const zoo::Variant &small : test::smallTextNetworks())
            if (small.id == id.toStdString())
                return small;
        return **zoo::findVariant(id.toStdString());
    }

    /// With weights that keep the signal's size through deep networks.
    static zoo::Network filled()
    {
        zoo::Network network = zoo::build(variant());
        test::fillByFormula(network, 3, 3.0);
        return network;
    }

    /// Of text, longer ones in larger batches: 13 tokens in a batch of 2, 29 in one of 5.
    static zoo::Flow inputFlow(std::int64_t batch)
    {
        constexpr std::int64_t kFewest = 13;
        constexpr std::int64_t kMost = 29;
        if (variant().text)
            return test::madeUpTexts(*variant().text, batch, batch < 5 ? kFewest : kMost);
        const std::int64_t side =
            variant().takesAnySize ? std::max<std::int64_t>(64, variant().smallestInput) : variant().inputSize;
        return zoo::flowOf(test::inputByFormula({batch, 3, side, side}, 1));
    }

    static std::vector<at::Tensor> copies(const zoo::Network &network)
    {
        std::vector<at::Tensor> out;
        for (const zoo::NamedTensor &named : network.tensors())
            out.push_back(named.tensor.clone());
        return out;
    }

    static bool sameAs(const zoo::Network &network, const std::vector<at::Tensor> &before)
    {
        const zoo::NamedTensors tensors = network.tensors();
        for (std::size_t i = 0; i < tensors.size(); ++i)
            if (!tensors[i].tensor.equal(before[i]))
                return false;
        return true;
    }
};

QTEST_GUILESS_MAIN(TestNetworks)
#include "tst_networks.moc"
