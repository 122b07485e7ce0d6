// SPDX-License-Identifier: GPL-3.0-or-later
// Training without a store: what trains and what does not, schedules, optimisers, the loop's exactness, its endings.
#include "core/data/batch_loader.h"
#include "core/training/checkpoint.h"
#include "core/training/config_keys.h"
#include "core/training/freeze_plan.h"
#include "core/training/freeze_proof.h"
#include "core/training/loop.h"
#include "core/training/preparation.h"
#include "core/training/schedule.h"
#include "core/zoo/load.h"
#include "core/zoo/mixed_precision.h"
#include "core/zoo/registry.h"
#include "tests/support/files.h"
#include "tests/support/training.h"
#include "tests/support/training_bench.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/allclose.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/full_like.h>
#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <set>
#include <thread>

using namespace headstart;
using namespace headstart::training;
using test::Bench;
using test::copies;
using test::Listener;

class TestTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::makeColourFolder(path("data"), 16);
        test::makeWeights(path("weights.safetensors"));
        at::set_num_threads(2);
    }

    void whatTrains_data()
    {
        QTest::addColumn<QString>("cut");
        QTest::addColumn<QStringList>("train");
        QTest::addColumn<QStringList>("keep");
        QTest::addColumn<QString>("first");
        QTest::addColumn<int>("count"); ///< of parameters
        const QStringList none;
        QTest::newRow("head") << "head" << none << none << "head" << 2;
        QTest::newRow("a stage without tensors") << "pool" << none << none << "head" << 2;
        QTest::newRow("the last block") << "layer4.1" << none << none << "layer4.1" << 8;
        QTest::newRow("everything") << "stem" << none << none << "stem" << 62;
        QTest::newRow("a stage below, too")
            << "head" << QStringList{QStringLiteral("layer1.0")} << none << "layer1.0" << 8;
        QTest::newRow("norms below, too")
            << "head" << QStringList{QStringLiteral("layer1.*.bn*")} << none << "layer1.0" << 10;
        QTest::newRow("but for a stage") << "layer4.0" << none << QStringList{QStringLiteral("layer4.1")} << "layer4.0"
                                         << 11;
        QTest::newRow("but for all norms")
            << "layer4.1" << none << QStringList{QStringLiteral("*.bn?.*")} << "layer4.1" << 4;
    }

    void whatTrains()
    {
        QFETCH(QString, cut);
        QFETCH(QStringList, train);
        QFETCH(QStringList, keep);
        QFETCH(QString, first);
        QFETCH(int, count);
        FreezeConfig config;
        config.cut = cut.toStdString();
        for (const QString &pattern : train)
            config.train.push_back(pattern.toStdString());
        for (const QString &pattern : keep)
            config.keep.push_back(pattern.toStdString());
        config.batchNorm = "batch";
        zoo::Network network = zoo::build(**zoo::findVariant("resnet18"), {.classes = 2});
        const auto plan = freezePlan(network, config);
        QVERIFY2(plan, plan ? "" : plan.error().line().c_str());
        QCOMPARE(network.stages()[plan->firstTrained].name, first.toStdString());
        QCOMPARE(static_cast<int>(plan->parameters.size()), count);
        apply(*plan, network);
        std::set<std::string> trained;
        for (const TrainedParameter &parameter : plan->parameters)
            trained.insert(parameter.name);
        for (const zoo::NamedTensor &named : network.tensors()) {
            QCOMPARE(named.tensor.requires_grad(), trained.contains(named.name));
            if (trained.contains(named.name))
                QVERIFY(plan->modes[network.stageOf(named.name)] == zoo::Mode::Training);
        }
    }

    void plansThatCannotBe_data()
    {
        QTest::addColumn<QString>("cut");
        QTest::addColumn<QString>("keep");
        QTest::addColumn<QString>("message");
        QTest::newRow("no such stage") << "layer5.0"
                                       << ""
                                       << "resnet18: 'layer5.0': no stage is called so; the nearest are layer1.0";
        QTest::newRow("a pattern that meets nothing") << "head"
                                                      << "classifier"
                                                      << "resnet18: 'classifier': no parameter fits";
        QTest::newRow("nothing trains") << "head"
                                        << "head"
                                        << "resnet18: nothing would train";
    }

    void plansThatCannotBe()
    {
        QFETCH(QString, cut);
        QFETCH(QString, keep);
        QFETCH(QString, message);
        FreezeConfig config;
        config.cut = cut.toStdString();
        if (!keep.isEmpty())
            config.keep = {keep.toStdString()};
        const auto plan = freezePlan(zoo::build(**zoo::findVariant("resnet18")), config);
        QVERIFY(!plan);
        QVERIFY2(plan.error().line().starts_with(message.toStdString()), plan.error().line().c_str());
    }

    void stagesAreCountedFromTheEnd()
    {
        const zoo::Network network = zoo::build(**zoo::findVariant("resnet18"));
        QCOMPARE(*cutOfLast(network, 1), std::string("head"));
        QCOMPARE(*cutOfLast(network, 2), std::string("layer4.1")); // the pool has nothing to train
        QCOMPARE(*cutOfLast(network, 10), std::string("stem"));
        QVERIFY(!cutOfLast(network, 11));
    }

    /// Values of torch.optim.lr_scheduler (StepLR, CosineAnnealingLR, OneCycleLR, LinearLR to 0), PyTorch 2.13.
    void schedules_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<double>("warmup");
        QTest::addColumn<QList<double>>("factors"); ///< of steps 0, 5, 10, 19, of 20, with 5 an epoch
        QTest::newRow("constant") << "constant" << 0.0 << QList<double>{1, 1, 1, 1};
        QTest::newRow("step") << "step" << 0.0 << QList<double>{1, 1, 0.1, 0.1};
        QTest::newRow("cosine") << "cosine" << 0.0 << QList<double>{1, 0.8535533905932737, 0.5, 0.006155829702431115};
        QTest::newRow("linear") << "linear" << 0.0 << QList<double>{1, 0.75, 0.5, 0.05};
        QTest::newRow("one cycle") << "one_cycle" << 0.0
                                   << QList<double>{0.04, 0.9890738440717014, 0.654509879153485, 4e-06};
        QTest::newRow("warm-up") << "linear" << 0.5 << QList<double>{0.1, 0.6, 1, 0.1};
    }

    void schedules()
    {
        QFETCH(QString, kind);
        QFETCH(double, warmup);
        QFETCH(QList<double>, factors);
        ScheduleConfig config;
        config.kind = kind.toStdString();
        config.warmup = warmup;
        config.stepEpochs = 2;
        const std::int64_t steps[] = {0, 5, 10, 19};
        for (int i = 0; i < 4; ++i) {
            const double factor = rateFactor(config, steps[i], 20, 5);
            QVERIFY2(std::abs(factor - factors[i]) < 1e-12, qPrintable(QString::number(factor, 'g', 17)));
        }
    }

    /// Three steps of one number under the gradients 1, -2, 0.5, by torch.optim's documented formulas in float64.
    void optimisers_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("nesterov");
        QTest::newRow("sgd") << "sgd" << false;
        QTest::newRow("nesterov") << "sgd" << true;
        QTest::newRow("adam") << "adam" << false;
        QTest::newRow("adamw") << "adamw" << false;
    }

    void optimisers()
    {
        QFETCH(QString, kind);
        QFETCH(bool, nesterov);
        OptimiserConfig config;
        config.kind = kind.toStdString();
        config.nesterov = nesterov;
        config.weightDecay = 0.1;
        const at::Tensor weight = at::full({1, 1}, 2.0, at::kDouble);
        const at::Tensor bias = at::full({1}, 2.0, at::kDouble); // does not decay, and is not of the head
        const std::vector<TrainedParameter> parameters = {{"w", weight, true, false}, {"b", bias, false, true}};
        Optimiser optimiser(config, parameters);
        Formula expectedWeight{2, config.weightDecay};
        Formula expectedBias{2, 0};
        for (const double gradient : {1.0, -2.0, 0.5}) {
            for (const TrainedParameter &parameter : parameters)
                parameter.tensor.mutable_grad() = at::full_like(parameter.tensor, gradient);
            optimiser.step(0.1, 0.01);
            expectedWeight.step(config, gradient, 0.1);
            expectedBias.step(config, gradient, 0.01);
        }
        QVERIFY2(std::abs(weight.item<double>() - expectedWeight.value) < 1e-12,
                 qPrintable(QString::number(weight.item<double>(), 'g', 17)));
        QVERIFY2(std::abs(bias.item<double>() - expectedBias.value) < 1e-12,
                 qPrintable(QString::number(bias.item<double>(), 'g', 17)));
    }

    void trainingLearnsAndKeepsTheFrozenBits()
    {
        RunConfig config = small();
        config.freeze.cut = "layer4.0";
        config.freeze.batchNorm = "batch";
        config.training.epochs = 4;
        Bench bench(config);
        const zoo::NamedTensors all = bench.network.tensors();
        const std::vector<at::Tensor> before = copies(all);
        Listener listener;
        QCOMPARE(bench.run(listener), TrainingLoop::Ending::Finished);
        QCOMPARE(listener.epochs.size(), std::size_t{4});
        QVERIFY(listener.epochs.back().trainLoss < 0.5 * listener.epochs.front().trainLoss);
        QVERIFY(listener.epochs.back().validationAccuracy > 0.9);
        const std::size_t cut = *bench.network.find("layer4.0");
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(at::equal(all[i].tensor.detach(), before[i]), bench.network.stageOf(all[i].name) < cut);
        QCOMPARE(listener.best.size(), std::size_t{8});
    }

    /// What must not change is found out if it does: each kept tensor, but none of those that train.
    void aChangeOfWhatIsKeptIsFound_data()
    {
        QTest::addColumn<QString>("batchNorm");
        QTest::newRow("fixed") << "fixed";
        QTest::newRow("batch") << "batch";
    }
    void aChangeOfWhatIsKeptIsFound()
    {
        QFETCH(QString, batchNorm);
        RunConfig config = small();
        config.freeze.cut = "layer4.0";
        config.freeze.train = {"layer1.0"};
        config.freeze.keep = {"layer4.1.bn1"};
        config.freeze.batchNorm = batchNorm.toStdString();
        Bench bench(config);
        const FreezeProof proof(bench.network, bench.plan);
        QVERIFY(proof.tensors() > 50);
        QCOMPARE(proof.hash().size(), std::size_t{64});
        Listener listener;
        bench.run(listener);
        QVERIFY(proof.check(bench.network));
        QCOMPARE(FreezeProof(bench.network, bench.plan).hash(), proof.hash());
        const at::NoGradGuard noGradient;
        std::size_t found = 0;
        for (const zoo::NamedTensor &named : bench.network.tensors()) {
            const at::Tensor before = named.tensor.detach().clone();
            named.tensor.add_(1);
            const auto checked = proof.check(bench.network);
            found += checked ? 0 : 1;
            if (!checked)
                QVERIFY(QString::fromStdString(checked.error().line()).contains(QString::fromStdString(named.name)));
            named.tensor.copy_(before);
        }
        QCOMPARE(found, proof.tensors());
    }

    void fixedNormKeepsItsStatistics()
    {
        RunConfig config = small();
        config.freeze.cut = "stem";
        Bench bench(config);
        const zoo::NamedTensors all = bench.network.tensors();
        const std::vector<at::Tensor> before = copies(all);
        Listener listener;
        QCOMPARE(bench.run(listener), TrainingLoop::Ending::Finished);
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(at::equal(all[i].tensor.detach(), before[i]), !all[i].isParameter);
    }

    /// Two ways to the same numbers: {what differs, whether to the last bit}.
    void sameLosses_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("other");
        QTest::addColumn<double>("tolerance"); ///< relative
        QTest::newRow("again") << "compute.cache_mb=512"
                               << "compute.cache_mb=512" << 0.0;
        QTest::newRow("without the cache") << "compute.cache_mb=512"
                                           << "compute.cache_mb=0" << 0.0;
        QTest::newRow("a cache that overflows") << "compute.cache_mb=512"
                                                << "compute.cache_mb=1" << 0.0;
        QTest::newRow("exact, without the cache") << "compute.prefix=exact"
                                                  << "compute.prefix=exact compute.cache_mb=0" << 0.0;
        QTest::newRow("fast and exact") << "compute.prefix=fast"
                                        << "compute.prefix=exact" << 1e-3;
        QTest::newRow("in pieces") << "training.micro_batch=8"
                                   << "training.micro_batch=3" << 1e-4;
        QTest::newRow("channels last") << "compute.layout=nchw"
                                       << "compute.layout=nhwc" << 1e-4;
        if (zoo::hasBfloat16())
            QTest::newRow("mixed precision") << "compute.precision=float32"
                                             << "compute.precision=bfloat16" << 0.05;
    }

    void sameLosses()
    {
        QFETCH(QString, setting);
        QFETCH(QString, other);
        QFETCH(double, tolerance);
        std::vector<std::vector<double>> losses;
        for (const QString &one : {setting, other}) {
            RunConfig config = small();
            config.freeze.cut = "layer3.0";
            for (const QString &assignment : one.split(QLatin1Char(' ')))
                QVERIFY(applyAssignment(config, assignment.toStdString()));
            Bench bench(config);
            Listener listener;
            bench.run(listener);
            losses.push_back(listener.losses);
            losses.back().push_back(listener.epochs.back().validationLoss);
        }
        QCOMPARE(losses[0].size(), std::size_t{7}); // 24 samples, batches of 8, two epochs, and the validation
        for (std::size_t i = 0; i < losses[0].size(); ++i)
            QVERIFY2(
                std::abs(losses[0][i] - losses[1][i]) <= tolerance * losses[0][i],
                qPrintable(
                    QStringLiteral("%1: %2 %3").arg(i).arg(losses[0][i], 0, 'g', 17).arg(losses[1][i], 0, 'g', 17)));
    }

    void mixedPrecisionIsRefusedWhereItIsSlow()
    {
        RunConfig config = small();
        config.compute.precision = "bfloat16";
        const auto found = resolved(config);
        QCOMPARE(static_cast<bool>(found), zoo::hasBfloat16());
        if (!found)
            QVERIFY(QString::fromStdString(found.error().line()).contains(QStringLiteral("compute.precision")));
    }

    void classWeightsAndSmoothingEnterTheLoss()
    {
        RunConfig config = small();
        Bench plain(config);
        config.training.labelSmoothing = 0.2;
        Bench smooth(config);
        Listener a;
        Listener b;
        plain.run(a);
        smooth.run(b);
        QVERIFY(a.losses[0] != b.losses[0]);
        config.training.labelSmoothing = 0;
        config.training.classWeights = "balanced"; // the classes are balanced: nothing changes
        Bench balanced(config);
        Listener c;
        balanced.run(c);
        for (std::size_t i = 0; i < a.losses.size(); ++i)
            QVERIFY(std::abs(a.losses[i] - c.losses[i]) < 1e-6);
    }

    /// Their losses reach what they alone lead to; where their stage is frozen, there are none.
    void auxiliaryHeadsTrainWithTheirStages()
    {
        RunConfig config = small();
        config.training.epochs = 1;
        config.optimiser.rate = 1e-5; // it begins with random weights, and would diverge
        Bench bench(config);
        bench.network = zoo::build(**zoo::findVariant("googlenet"),
                                   {.classes = static_cast<std::int64_t>(bench.data.dataset.classes().size())});
        zoo::initialise(bench.network.tensors(), 1);
        config.freeze.cut = "inception4b"; // between the two branches
        bench.plan = *freezePlan(bench.network, config.freeze);
        std::set<std::string> heads;
        for (const TrainedParameter &parameter : bench.plan.parameters)
            if (parameter.isHead)
                heads.insert(parameter.name);
        QCOMPARE(heads, std::set<std::string>({"aux2.fc2.weight", "aux2.fc2.bias", "fc.weight", "fc.bias"}));
        const zoo::NamedTensors all = bench.network.tensors();
        const std::vector<at::Tensor> before = copies(all);
        Listener listener;
        QCOMPARE(bench.run(listener), TrainingLoop::Ending::Finished);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (zoo::hasPrefix(all[i].name, "aux1") || zoo::hasPrefix(all[i].name, "aux2.fc2"))
                QCOMPARE(at::equal(all[i].tensor.detach(), before[i]), zoo::hasPrefix(all[i].name, "aux1"));
    }

    void clippingShortensTheStep()
    {
        RunConfig config = small();
        config.optimiser.momentum = 0;
        config.optimiser.weightDecay = 0;
        config.training.clipNorm = 1e-3;
        config.training.epochs = 1;
        Bench bench(config);
        const auto head = [&] { return bench.network.tensors(bench.network.head(), bench.network.head() + 1); };
        const std::vector<at::Tensor> before = copies(head());
        Listener listener;
        bench.run(listener);
        double moved = 0;
        for (std::size_t i = 0; i < before.size(); ++i)
            moved += std::pow(head()[i].tensor.detach().sub(before[i]).norm().item<double>(), 2);
        QVERIFY(listener.norms[0] > 0.01);                   // told as it was before clipping
        QVERIFY(std::sqrt(moved) <= 3 * 0.01 * 1e-3 * 1.01); // three steps at most
        QVERIFY(moved > 0);
    }

    void earlyStopEnds()
    {
        RunConfig config = small();
        config.optimiser.rate = 0; // never better
        config.training.epochs = 50;
        config.training.earlyStop = 2;
        Bench bench(config);
        Listener listener;
        QCOMPARE(bench.run(listener), TrainingLoop::Ending::Finished);
        QCOMPARE(listener.epochs.size(), std::size_t{3});
        QVERIFY(listener.epochs[0].isBest && !listener.epochs[1].isBest && !listener.epochs[2].isBest);
    }

    void aNumberThatIsNoneEndsTheRunBeforeTheWeightsChange()
    {
        RunConfig config = small();
        config.freeze.cut = "layer4.1";
        Bench bench(config);
        Listener listener;
        std::vector<at::Tensor> spoilt;
        listener.afterStep = [&](const runs::StepRow &row) {
            if (row.step != 2)
                return;
            const at::NoGradGuard noGradient;
            bench.network.tensors(bench.network.head(), bench.network.stages().size())[0].tensor.view(-1)[0].fill_(
                std::numeric_limits<float>::quiet_NaN());
            spoilt = copies(bench.network.tensors());
        };
        const auto ending = bench.tryRun(listener);
        QVERIFY(!ending);
        QVERIFY2(ending.error().line().find("in step 3, before the weights were changed") != std::string::npos,
                 ending.error().line().c_str());
        QVERIFY(ending.error().kind == ErrorKind::Failed);
        const zoo::NamedTensors after = bench.network.tensors();
        for (std::size_t i = 0; i < after.size(); ++i)
            QVERIFY(after[i].name == "fc.weight" || at::equal(after[i].tensor.detach(), spoilt[i]));
        QCOMPARE(listener.losses.size(), std::size_t{2});
    }

    void stoppedAndTakenUpAgainItEndsWithTheSameBits_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("optimiser");
        QTest::addColumn<QString>("batchNorm");
        QTest::addColumn<QString>("setting");
        for (const int step : {1, 3, 4}) // inside an epoch, at its end, in the next
            for (const char *optimiser : {"sgd", "adamw"})
                QTest::addRow("%s after step %d", optimiser, step) << step << optimiser << "fixed"
                                                                   << "training.seed=0";
        QTest::newRow("batch statistics") << 2 << "sgd"
                                          << "batch"
                                          << "training.seed=0";
        for (const char *setting : {"training.average=0.9", "training.sampling=balanced", "optimiser.stage_decay=0.5",
                                    "freeze.unfreeze_every=1"})
            QTest::newRow(setting) << 4 << "adamw"
                                   << "fixed" << QString::fromLatin1(setting);
    }

    void stoppedAndTakenUpAgainItEndsWithTheSameBits()
    {
        QFETCH(int, step);
        QFETCH(QString, optimiser);
        QFETCH(QString, batchNorm);
        QFETCH(QString, setting);
        RunConfig config = small();
        QVERIFY(applyAssignment(config, setting.toStdString()));
        config.freeze.cut = "layer3.0";
        config.freeze.batchNorm = batchNorm.toStdString();
        config.optimiser.kind = optimiser.toStdString();
        config.augmentation.flipHorizontal = true;
        config.augmentation.cropScale = 0.5;
        config.augmentation.rotation = 10;
        Bench whole(config);
        Listener straight;
        QCOMPARE(whole.run(straight), TrainingLoop::Ending::Finished);

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
        QCOMPARE(first.losses.size(), static_cast<std::size_t>(step));

        Bench resumed(config);
        Listener second;
        const StopToken never;
        TrainingLoop loop(resumed.network, resumed.plan, resumed.data.dataset, resumed.data.split, resumed.config,
                          second);
        const auto read = readCheckpoint(first.checkpoint, loop);
        QVERIFY2(read, read ? "" : read.error().line().c_str());
        QVERIFY(loop.run(never));
        std::vector<double> losses = first.losses;
        losses.insert(losses.end(), second.losses.begin(), second.losses.end());
        QCOMPARE(losses, straight.losses);
        QCOMPARE(second.epochs.back().validationLoss, straight.epochs.back().validationLoss);
        QCOMPARE(second.epochs.back().trainLoss, straight.epochs.back().trainLoss);
        for (std::size_t i = 0; i < whole.network.tensors().size(); ++i)
            QVERIFY(
                at::equal(whole.network.tensors()[i].tensor.detach(), resumed.network.tensors()[i].tensor.detach()));
    }

    /// One step of SGD without momentum moves each parameter by its rate times its gradient.
    void lowerStagesHaveLowerRates()
    {
        RunConfig config = small();
        config.freeze.cut = "layer3.0";
        config.freeze.keep = {"layer4.0"}; // it is not counted
        config.optimiser.momentum = 0;
        config.optimiser.weightDecay = 0;
        config.optimiser.backboneFactor = 0.5;
        config.optimiser.stageDecay = 0.25;
        config.schedule.kind = "constant";
        Bench bench(config);
        const auto before = copies(bench.network.tensors());
        Listener listener;
        StopToken stop;
        listener.afterStep = [&](const runs::StepRow &) { stop.stop(); };
        bench.run(listener, stop);
        const std::map<std::string, double> factors = {
            {"fc", 1}, {"layer4.1", 0.5}, {"layer3.1", 0.5 * 0.25}, {"layer3.0", 0.5 * 0.0625}};
        std::set<std::string> seen;
        const zoo::NamedTensors after = bench.network.tensors();
        for (std::size_t i = 0; i < after.size(); ++i) {
            const at::Tensor gradient = after[i].tensor.grad();
            if (!gradient.defined())
                continue;
            const std::string stage = bench.network.stages()[bench.network.stageOf(after[i].name)].name;
            const std::string name = factors.contains(stage) ? stage : "fc";
            seen.insert(name);
            const at::Tensor expected = before[i] - gradient * (config.optimiser.rate * factors.at(name));
            QVERIFY2(at::allclose(after[i].tensor.detach(), expected, 1e-5, 1e-7), after[i].name.c_str());
        }
        QCOMPARE(seen.size(), factors.size());
    }

    /// Epoch by epoch one stage more changes, and each begins as if it were its first step.
    void stagesJoinOneByOne()
    {
        RunConfig config = small();
        config.freeze.cut = "layer4.0";
        config.freeze.unfreezeEvery = 1;
        config.training.epochs = 4;
        config.optimiser.kind = "adamw";
        config.optimiser.weightDecay = 0;
        config.schedule.kind = "constant";
        Bench bench(config);
        auto before = copies(bench.network.tensors());
        std::int64_t epoch = 1;
        Listener listener;
        listener.afterStep = [&](const runs::StepRow &row) {
            const bool isFirst = row.epoch != epoch || row.step == 1;
            epoch = row.epoch;
            const zoo::NamedTensors now = bench.network.tensors();
            for (std::size_t i = 0; i < now.size(); ++i) {
                const std::string stage = bench.network.stages()[bench.network.stageOf(now[i].name)].name;
                const bool joins =
                    now[i].isParameter
                    && (stage == "head" || (stage == "layer4.1" && epoch > 1) || (stage == "layer4.0" && epoch > 2));
                QVERIFY2(joins != at::equal(now[i].tensor.detach(), before[i]), now[i].name.c_str());
                if (!joins || !isFirst || epoch != (stage == "layer4.1" ? 2 : 3) || stage == "head")
                    continue;
                // Adam's first step is of the rate's size wherever there is a gradient.
                const at::Tensor moved = (now[i].tensor.detach() - before[i]).abs();
                const double rate = config.optimiser.rate * config.optimiser.backboneFactor;
                QVERIFY2(std::abs(moved.max().item<double>() / rate - 1) < 0.02, now[i].name.c_str());
            }
            before = copies(now);
        };
        QCOMPARE(bench.run(listener), TrainingLoop::Ending::Finished);
        QCOMPARE(listener.epochs.size(), std::size_t{4});
    }

    /// Without a head that trains, the highest stage that does begins.
    void theHighestStageJoinsFirst()
    {
        RunConfig config = small();
        config.freeze.cut = "layer4.0";
        config.freeze.keep = {"head"};
        config.freeze.unfreezeEvery = 1;
        Bench bench(config);
        const auto before = copies(bench.network.tensors());
        std::set<std::string> changed;
        Listener listener;
        StopToken stop;
        listener.afterStep = [&](const runs::StepRow &) {
            const zoo::NamedTensors now = bench.network.tensors();
            for (std::size_t i = 0; i < now.size(); ++i)
                if (!at::equal(now[i].tensor.detach(), before[i]))
                    changed.insert(bench.network.stages()[bench.network.stageOf(now[i].name)].name);
            stop.stop();
        };
        QCOMPARE(bench.run(listener, stop), TrainingLoop::Ending::Stopped);
        QCOMPARE(changed, std::set<std::string>{"layer4.1"});
    }

    /// Of each stage that trains, how many join before it.
    void whatJoinsWhen_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("cut");
        QTest::addColumn<QStringList>("train");
        QTest::addColumn<QMap<QString, int>>("rungs");
        QTest::newRow("a text network's pooler is as new as its head")
            << "bert-tiny"
            << "embeddings" << QStringList()
            << QMap<QString, int>{{QStringLiteral("head"), 0},
                                  {QStringLiteral("pooler"), 0},
                                  {QStringLiteral("encoder.layer.1"), 1},
                                  {QStringLiteral("encoder.layer.0"), 2},
                                  {QStringLiteral("embeddings"), 3}};
        QTest::newRow("below the cut") << "bert-tiny"
                                       << "head" << QStringList{QStringLiteral("pooler")}
                                       << QMap<QString, int>{{QStringLiteral("head"), 0},
                                                             {QStringLiteral("pooler"), 0}};
        QTest::newRow("an auxiliary head joins with its stage")
            << "googlenet"
            << "inception5a" << QStringList{QStringLiteral("inception4d")}
            << QMap<QString, int>{{QStringLiteral("head"), 0},
                                  {QStringLiteral("inception5b"), 1},
                                  {QStringLiteral("inception5a"), 2},
                                  {QStringLiteral("inception4d"), 3}};
    }

    void whatJoinsWhen()
    {
        QFETCH(QString, network);
        QFETCH(QString, cut);
        QFETCH(QStringList, train);
        using Rungs = QMap<QString, int>;
        QFETCH(Rungs, rungs);
        const zoo::Network shape =
            zoo::build(**zoo::findVariant(network.toStdString()), {.classes = 2, .device = c10::DeviceType::Meta});
        FreezeConfig config;
        config.cut = cut.toStdString();
        for (const QString &stage : train)
            config.train.push_back(stage.toStdString());
        config.batchNorm = "batch";
        const auto plan = freezePlan(shape, config);
        QVERIFY2(plan, plan ? "" : plan.error().line().c_str());
        Rungs found;
        for (const TrainedParameter &parameter : plan->parameters)
            found[QString::fromStdString(shape.stages()[shape.stageOf(parameter.name)].name)] = parameter.rung;
        QCOMPARE(found, rungs);
        for (int joined = 0; joined < 4; ++joined) {
            const FreezePlan now = joinedBy(*plan, shape, joined);
            for (std::size_t i = 0; i < now.modes.size(); ++i) {
                const int rung = rungs.value(QString::fromStdString(shape.stages()[i].name), joined + 1);
                QCOMPARE(now.modes[i] != zoo::Mode::Evaluation, rung <= joined);
            }
        }
    }

    /// The average of what stood after each step, by the formula; it is what is judged and kept, and not what trains.
    void averagedWeightsAreJudged()
    {
        RunConfig config = small();
        config.freeze.cut = "layer4.1";
        Bench plain(config);
        config.training.average = 0.8;
        Bench bench(config);
        at::Tensor expected =
            bench.network.tensors(bench.network.head(), bench.network.stages().size())[0].tensor.detach().clone();
        const auto head = [](const Bench &of) {
            return of.network.tensors(of.network.head(), of.network.stages().size())[0].tensor.detach();
        };
        Listener listener;
        TrainingLoop loop(bench.network, bench.plan, bench.data.dataset, bench.data.split, bench.config, listener);
        double step = 0;
        std::vector<at::Tensor> averages;
        listener.afterStep = [&](const runs::StepRow &) {
            ++step;
            const double decay = std::min(0.8, (1 + step) / (10 + step));
            expected = expected * decay + head(bench) * (1 - decay);
            averages.push_back(expected);
        };
        const StopToken never;
        QVERIFY(loop.run(never));
        Listener other;
        plain.run(other);
        QCOMPARE(listener.losses, other.losses); // training goes on with the weights themselves
        QVERIFY(at::equal(head(plain), head(bench)));
        QVERIFY(listener.epochs[0].validationLoss != other.epochs[0].validationLoss);
        const auto best = std::find_if(loop.best().begin(), loop.best().end(),
                                       [](const auto &named) { return named.first == "fc.weight"; });
        QVERIFY(best != loop.best().end());
        const std::size_t ofBest = static_cast<std::size_t>(loop.state().best->step) - 1;
        QVERIFY(at::allclose(best->second, averages[ofBest], 1e-5, 1e-7));
    }

    void rareClassesAreSeenAsOften()
    {
        test::makeColourFolder(path("rare"), 12);
        const QDir folder(QString::fromStdString(path("rare/red")));
        for (const QString &file : folder.entryList(QDir::Files).mid(4))
            QVERIFY(QFile::remove(folder.filePath(file)));
        RunConfig config = small();
        config.data.path = path("rare");
        config.training.sampling = "balanced";
        config.training.batch = 1;
        Bench bench(config);
        class Counter final : public LoopObserver {
        public:
            Result<void> step(const runs::StepRow &row) override
            {
                samples += row.samples;
                return {};
            }
            Result<void> epoch(const runs::EpochRow &, std::vector<runs::Prediction>) override { return {}; }
            Result<void> save(const TrainingLoop &) override { return {}; }
            std::int64_t samples = 0;
        } counter;
        TrainingLoop loop(bench.network, bench.plan, bench.data.dataset, bench.data.split, bench.config, counter);
        const auto training = bench.data.split.of(data::Part::Train);
        std::set<std::vector<std::size_t>> orders;
        for (const std::int64_t epoch : {1, 2}) {
            const std::vector<std::size_t> order = loop.orderOf(epoch);
            QCOMPARE(order.size(), training.size());
            QCOMPARE(order, loop.orderOf(epoch));
            orders.insert(order);
            std::map<std::size_t, int> counts;
            for (const std::size_t sample : order) {
                QVERIFY(std::find(training.begin(), training.end(), sample) != training.end());
                ++counts[bench.data.dataset.samples()[sample].label];
            }
            QCOMPARE(counts.size(), std::size_t{2});
            QVERIFY(std::abs(counts[0] - counts[1]) <= 1);
        }
        QCOMPARE(orders.size(), std::size_t{2});
        const StopToken never;
        QVERIFY(loop.run(never));
        QCOMPARE(counter.samples, static_cast<std::int64_t>(2 * training.size()));
    }

    /// A picture that comes twice in an epoch is augmented twice, and as its place says, wherever a loader begins.
    void whatComesTwiceIsAugmentedTwice()
    {
        const Bench bench(small());
        data::LoaderOptions options;
        options.preprocessing = preprocessingOf(bench.config.preprocessing);
        options.augmentation.rotation = 40;
        const auto load = [&](std::vector<std::size_t> order) {
            data::BatchLoader loader(bench.data.dataset, std::move(order), options);
            return (*loader.next())->input.output().clone();
        };
        const at::Tensor same = load({2, 2});
        QVERIFY(at::equal(same[0], same[1]));
        options.firstPlace = 7;
        const at::Tensor other = load({2, 2});
        QVERIFY(!at::equal(other[0], other[1]));
        options.firstPlace = 8;
        QVERIFY(at::equal(other[1], load({2})[0]));
    }

    void aStepLeftInTheMiddleLeavesNothing()
    {
        RunConfig config = small();
        config.freeze.cut = "stem";
        config.freeze.batchNorm = "batch";
        for (const int milliseconds : {1, 3, 6, 10, 15, 20, 30}) {
            Bench bench(config);
            StopToken stop;
            std::vector<at::Tensor> after;
            std::thread stopper;
            Listener listener;
            listener.afterStep = [&](const runs::StepRow &) {
                after = copies(bench.network.tensors());
                if (!stopper.joinable())
                    stopper = std::thread([&] {
                        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
                        stop.stop();
                    });
            };
            const auto ending = bench.run(listener, stop);
            stopper.join();
            QCOMPARE(ending, TrainingLoop::Ending::Stopped);
            const auto left = copies(bench.network.tensors());
            for (std::size_t i = 0; i < left.size(); ++i)
                QVERIFY2(at::equal(left[i], after[i]), bench.network.tensors()[i].name.c_str());
        }
    }

    void aDamagedCheckpointIsRefused_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"state.safetensors", "best.safetensors", "manifest.json"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    void aDamagedCheckpointIsRefused()
    {
        QFETCH(QString, file);
        const QTemporaryDir folder;
        RunConfig config = small();
        Bench bench(config);
        Listener listener;
        listener.folder = folder.path().toStdString();
        bench.run(listener);
        const std::string name = listener.checkpoint + "/" + file.toStdString();
        std::vector<std::byte> bytes = test::readFile(name);
        TrainingLoop loop(bench.network, bench.plan, bench.data.dataset, bench.data.split, bench.config, listener);
        QVERIFY(readCheckpoint(listener.checkpoint, loop));
        for (const std::size_t place : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
            std::vector<std::byte> spoilt = bytes;
            spoilt[place] ^= std::byte{0x41};
            test::writeFile(name, spoilt);
            const bool isNumberInText = file == QLatin1String("manifest.json") && place > 0;
            QVERIFY2(isNumberInText || !readCheckpoint(listener.checkpoint, loop), qPrintable(file));
            test::writeFile(name, std::span(bytes).first(place));
            QVERIFY2(!readCheckpoint(listener.checkpoint, loop), qPrintable(file));
        }
        QFile::remove(QString::fromStdString(name));
        QVERIFY(!readCheckpoint(listener.checkpoint, loop));
    }

    void weightsOfAnotherNetworkAreRefused()
    {
        RunConfig config = small();
        config.model.id = "resnet34";
        auto ready = resolved(config);
        QVERIFY(ready);
        runs::RunStore store = *runs::RunStore::open(path("none.db"), runs::RunStore::Access::Read);
        const auto made = makeNetwork(*ready, {"a", "b"}, {path("library"), store});
        QVERIFY(!made);
        QVERIFY2(made.error().line().find("weights.safetensors") != std::string::npos, made.error().line().c_str());
    }

    void aHeadThatFitsIsKept()
    {
        runs::RunStore store = *runs::RunStore::open(path("none.db"), runs::RunStore::Access::Read);
        const zoo::Network three = zoo::build(**zoo::findVariant("resnet18"), {.classes = 3});
        zoo::initialise(three.tensors(), 4);
        QVERIFY(zoo::save(three, path("three.safetensors")));
        RunConfig config = small();
        config.model.weights = path("three.safetensors");
        auto ready = *resolved(config);
        const auto kept = makeNetwork(ready, {"a", "b", "c"}, {path("library"), store});
        QVERIFY(kept && at::equal(kept->network.tensors().back().tensor, three.tensors().back().tensor));
        QCOMPARE(ready.model.weightsHash.size(), std::size_t{64});
        const auto replaced = makeNetwork(ready, {"a", "b"}, {path("library"), store});
        QVERIFY(replaced && replaced->network.classes() == 2);
        QVERIFY(replaced->network.tensors().back().tensor.abs().max().item<double>() == 0);
        ready.model.resetFrom = "layer4.0";
        const auto reset = makeNetwork(ready, {"a", "b", "c"}, {path("library"), store});
        for (std::size_t i = 0; i < three.tensors().size(); ++i) {
            const zoo::NamedTensor ours = reset->network.tensors()[i];
            if (ours.isParameter && ours.tensor.dim() > 1)
                QCOMPARE(at::equal(ours.tensor, three.tensors()[i].tensor),
                         three.stageOf(ours.name) < *three.find("layer4.0"));
        }
    }

    void cudaTrainsToo()
    {
        RunConfig config = small();
        config.compute.device = "cuda";
        if (!resolved(config))
            QSKIP("no NVIDIA GPU here");
        Bench bench(config);
        Listener listener;
        QCOMPARE(bench.run(listener), TrainingLoop::Ending::Finished);
    }

private:
    /// One parameter by the textbook.
    struct Formula {
        double value;
        double decay;
        double first = 0;
        double second = 0;
        int steps = 0;

        void step(const OptimiserConfig &config, double gradient, double rate)
        {
            ++steps;
            if (config.kind == "adamw")
                value -= rate * decay * value;
            else
                gradient += decay * value;
            if (config.kind == "sgd") {
                first = steps == 1 ? gradient : config.momentum * first + gradient;
                value -= rate * (config.nesterov ? gradient + config.momentum * first : first);
                return;
            }
            first = config.beta1 * first + (1 - config.beta1) * gradient;
            second = config.beta2 * second + (1 - config.beta2) * gradient * gradient;
            const double a = first / (1 - std::pow(config.beta1, steps));
            const double b = second / (1 - std::pow(config.beta2, steps));
            value -= rate * a / (std::sqrt(b) + config.epsilon);
        }
    };

    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    RunConfig small() const { return test::smallConfig(path("data"), path("weights.safetensors")); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestTraining)
#include "tst_training.moc"
