// SPDX-License-Identifier: GPL-3.0-or-later
// Low-rank adapters: which weights have them, their gradients against autograd's, that the network begins as it was and
// ends as the sum, and that a run which was stopped ends with the same bits.
#include "core/training/adapters.h"
#include "core/training/checkpoint.h"
#include "core/training/config_keys.h"
#include "core/zoo/mixed_precision.h"
#include "core/zoo/registry.h"
#include "tests/support/training.h"
#include "tests/support/training_bench.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/randn.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace headstart;
using namespace headstart::training;
using test::Bench;
using test::Listener;

class TestLora : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::makeColourFolder(path("data"), 16);
        test::makeWeights(path("weights.safetensors"));
        at::set_num_threads(2);
    }

    void whatHasAdapters_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("cut");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("convolutions, norms not") << "resnet18"
                                                 << "layer4.1"
                                                 << QStringList{QStringLiteral("layer4.1.conv1.weight.lora_a"),
                                                                QStringLiteral("layer4.1.conv1.weight.lora_b"),
                                                                QStringLiteral("layer4.1.conv2.weight.lora_a"),
                                                                QStringLiteral("layer4.1.conv2.weight.lora_b"),
                                                                QStringLiteral("fc.weight"),
                                                                QStringLiteral("fc.bias")};
        QTest::newRow("a new pooler whole, tables of embeddings not")
            << "bert-tiny"
            << "embeddings"
            << QStringList{QStringLiteral("bert.pooler.dense.weight"), QStringLiteral("bert.pooler.dense.bias")};
    }

    void whatHasAdapters()
    {
        QFETCH(QString, network);
        QFETCH(QString, cut);
        QFETCH(QStringList, names);
        const zoo::Network shape =
            zoo::build(**zoo::findVariant(network.toStdString()), {.classes = 2, .device = c10::DeviceType::Meta});
        FreezeConfig config;
        config.cut = cut.toStdString();
        config.batchNorm = "fixed";
        config.loraRank = 4;
        const auto plan = freezePlan(shape, config);
        QVERIFY2(plan, plan ? "" : plan.error().line().c_str());
        std::set<QString> found;
        for (const TrainedParameter &parameter : plan->parameters) {
            found.insert(QString::fromStdString(parameter.name));
            QVERIFY(parameter.name.find("embeddings") == std::string::npos);
            QVERIFY(parameter.name.find("LayerNorm") == std::string::npos);
        }
        for (const QString &name : names)
            QVERIFY2(found.contains(name), qPrintable(name));
        if (network == QStringLiteral("resnet18"))
            QCOMPARE(static_cast<qsizetype>(found.size()), names.size());
        else
            QVERIFY(found.contains(QStringLiteral("bert.encoder.layer.0.attention.self.query.weight.lora_a")));
    }

    void aRankThatIsTooLargeIsRefused()
    {
        const zoo::Network shape =
            zoo::build(**zoo::findVariant("resnet18"), {.classes = 2, .device = c10::DeviceType::Meta});
        FreezeConfig config;
        config.cut = "layer4.0";
        config.batchNorm = "fixed";
        config.loraRank = 4096;
        const auto plan = freezePlan(shape, config);
        QVERIFY(!plan);
        QCOMPARE(
            plan.error().line(),
            std::string("resnet18: freeze.lora_rank: no weight from the cut up is large enough for adapters of rank "
                        "4096"));
        config.cut = "head"; // there is nothing that could have one
        QVERIFY(freezePlan(shape, config));
    }

    /// What is named trains, whatever it is.
    void whatIsNamedTrainsWhole()
    {
        const zoo::Network shape =
            zoo::build(**zoo::findVariant("resnet18"), {.classes = 2, .device = c10::DeviceType::Meta});
        FreezeConfig config;
        config.cut = "head";
        config.batchNorm = "fixed";
        config.loraRank = 4;
        config.train = {"layer4.1.bn2", "layer1.0.conv1"};
        const auto plan = freezePlan(shape, config);
        QVERIFY2(plan, plan ? "" : plan.error().line().c_str());
        std::set<std::string> found;
        for (const TrainedParameter &parameter : plan->parameters)
            found.insert(parameter.name);
        QCOMPARE(found, (std::set<std::string>{"layer1.0.conv1.weight", "layer4.1.bn2.weight", "layer4.1.bn2.bias",
                                               "fc.weight", "fc.bias"}));
    }

    void gradientsAreThoseOfAutograd_data()
    {
        QTest::addColumn<QList<qlonglong>>("sizes");
        QTest::addColumn<int>("groups");
        QTest::newRow("linear") << QList<qlonglong>{24, 16} << 0;
        QTest::newRow("convolution") << QList<qlonglong>{12, 8, 3, 3} << 1;
        QTest::newRow("grouped") << QList<qlonglong>{24, 8, 3, 3} << 3;
        QTest::newRow("depthwise, large") << QList<qlonglong>{32, 1, 5, 5} << 32;
    }

    void gradientsAreThoseOfAutograd()
    {
        QFETCH(QList<qlonglong>, sizes);
        QFETCH(int, groups);
        constexpr double kAlpha = 12;
        constexpr std::int64_t kRank = 4;
        const std::vector<std::int64_t> shape(sizes.begin(), sizes.end());
        const at::Tensor weight = at::randn(shape, at::kDouble);
        const at::Tensor begin = weight.clone();
        weight.set_requires_grad(true);
        FreezePlan plan;
        QVERIFY(addAdapter(plan.parameters, {"layer.weight", weight}, kRank));
        Adapters adapters(kAlpha, 3);
        adapters.follow(plan);
        adapters.merge();
        QVERIFY(at::equal(weight.detach(), begin)); // B is zero
        const at::Tensor a = plan.parameters[0].tensor;
        const at::Tensor b = plan.parameters[1].tensor;
        QVERIFY(a.abs().max().item<double>() > 0);
        b.copy_(at::randn(b.sizes(), at::kDouble));
        adapters.merge();

        const at::Tensor input =
            groups == 0 ? at::randn({5, shape[1]}, at::kDouble) : at::randn({2, shape[1] * groups, 7, 7}, at::kDouble);
        const auto loss = [&](const at::Tensor &of) {
            const at::Tensor out = groups == 0 ? at::linear(input, of) : at::conv2d(input, of, {}, 1, 1, 1, groups);
            return out.square().sum();
        };
        loss(weight).backward();
        adapters.takeGradients();
        QVERIFY(!weight.grad().defined());

        const at::Tensor freeA = a.clone().set_requires_grad(true);
        const at::Tensor freeB = b.clone().set_requires_grad(true);
        const at::Tensor sum = begin.add(at::matmul(freeB, freeA).mul(kAlpha / kRank).view(shape));
        QVERIFY(sum.detach().sub(weight.detach()).abs().max().item<double>() < 1e-12);
        loss(sum).backward();
        const auto near = [](const at::Tensor &one, const at::Tensor &other) {
            return one.sub(other).abs().max().item<double>() < 1e-9 * other.abs().max().item<double>();
        };
        QVERIFY(near(a.grad(), freeA.grad()));
        QVERIFY(near(b.grad(), freeB.grad()));
    }

    void theNetworkIsTheSum_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::newRow("SGD") << QStringLiteral("optimiser.momentum=0.9 optimiser.rate=0.05");
        QTest::newRow("AdamW, channels last, micro-batches")
            << QStringLiteral("optimiser.kind=adamw optimiser.rate=0.003 compute.layout=nhwc training.micro_batch=3");
        if (zoo::hasBfloat16())
            QTest::newRow("bfloat16") << QStringLiteral("optimiser.rate=0.05 compute.precision=bfloat16");
    }

    /// The first loss is the plain network's; after some epochs it is lower, and only what has adapters, and the head,
    /// is another.
    void theNetworkIsTheSum()
    {
        QFETCH(QString, settings);
        const QString both = QStringLiteral("freeze.cut=layer4.0 training.epochs=4 ") + settings;
        Bench plain(with(both));
        Listener plainListener;
        plain.run(plainListener);

        Bench bench(with(both + QStringLiteral(" freeze.lora_rank=4")));
        const auto before = test::copies(bench.network.tensors());
        Listener listener;
        TrainingLoop loop = bench.loop(listener);
        const auto ending = loop.run({});
        QVERIFY2(ending, ending ? "" : ending.error().line().c_str());
        QCOMPARE(listener.losses.front(), plainListener.losses.front());
        QVERIFY(listener.losses.back() < listener.losses.front());
        std::map<std::string, at::Tensor> factors;
        std::int64_t values = 0;
        for (const TrainedParameter &parameter : loop.plan().parameters) {
            factors[parameter.name] = parameter.tensor;
            values += parameter.tensor.numel();
        }
        QVERIFY(values < 200'000); // of 8.4 million from layer4.0 up
        const zoo::NamedTensors now = bench.network.tensors();
        std::size_t adapted = 0;
        for (std::size_t i = 0; i < now.size(); ++i) {
            const auto a = factors.find(now[i].name + ".lora_a");
            const bool isOther = !at::equal(now[i].tensor.detach(), before[i]);
            QCOMPARE(isOther, a != factors.end() || bench.network.isOfHead(now[i].name));
            if (a == factors.end())
                continue;
            ++adapted;
            const at::Tensor change = at::matmul(factors.at(now[i].name + ".lora_b"), a->second).mul(16.0 / 4);
            QVERIFY(at::equal(now[i].tensor.detach(), before[i].add(change.view(before[i].sizes()))));
        }
        QCOMPARE(adapted, std::size_t{5});
        const auto proved = loop.proof().check(bench.network);
        QVERIFY2(proved, proved ? "" : proved.error().line().c_str());
        QVERIFY(loop.proof().tensors() > 0);
    }

    void stoppedAndTakenUpAgainItEndsWithTheSameBits_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::addColumn<int>("step");
        for (const int step : {1, 4, 8})
            QTest::addRow("averaged, step %d", step)
                << QStringLiteral("optimiser.kind=adamw training.average=0.9 freeze.batch_norm=batch") << step;
        QTest::newRow("stages join") << QStringLiteral("optimiser.momentum=0.9 freeze.unfreeze_every=1") << 4;
        if (zoo::hasBfloat16())
            QTest::newRow("bfloat16") << QStringLiteral("optimiser.momentum=0.9 compute.precision=bfloat16") << 5;
    }

    /// The cut goes up and down again meanwhile.
    void stoppedAndTakenUpAgainItEndsWithTheSameBits()
    {
        QFETCH(QString, settings);
        QFETCH(int, step);
        const RunConfig config =
            with(QStringLiteral("freeze.cut=layer4.0 training.epochs=4 freeze.lora_rank=2 ") + settings);
        const auto wish = [](Listener &listener) {
            listener.wanted.add({3, "freeze.cut", "layer4.1"});
            listener.wanted.add({7, "freeze.cut", "layer4.0"});
        };
        Bench whole(config);
        Listener straight;
        wish(straight);
        TrainingLoop undisturbed = whole.loop(straight);
        QVERIFY(undisturbed.run({}));

        const QTemporaryDir folder;
        StopToken stop;
        Listener first;
        wish(first);
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
        loop.setInterventions(first.kept);
        const auto read = readCheckpoint(first.checkpoint, loop);
        QVERIFY2(read, read ? "" : read.error().line().c_str());
        QVERIFY(loop.run({}));
        std::vector<double> losses = first.losses;
        losses.insert(losses.end(), second.losses.begin(), second.losses.end());
        QCOMPARE(losses, straight.losses);
        test::compareTensors(loop.tensors(), undisturbed.tensors());
        test::compareTensors(loop.best(), undisturbed.best());
    }

private:
    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    /// Settings "key=value key=value" over the small configuration.
    RunConfig with(const QString &settings) const
    {
        return test::with(test::smallConfig(path("data"), path("weights.safetensors")), settings);
    }

    const QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestLora)
#include "tst_lora.moc"
