// SPDX-License-Identifier: GPL-3.0-or-later
// Changes by hand while a run goes on: what each does from which step on, that a run which was stopped ends with the
// same bits, and what is refused.
#include "core/training/checkpoint.h"
#include "core/training/config_keys.h"
#include "core/training/intervention.h"
#include "tests/support/training.h"
#include "tests/support/training_bench.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/equal.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace headstart;
using namespace headstart::training;
using test::Bench;
using test::Listener;

namespace {

constexpr int kStepsPerEpoch = 3;

runs::Intervention change(std::int64_t step, const char *key, const char *value)
{
    return {step, key, value};
}

} // namespace

class TestInterventions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::makeColourFolder(path("data"), 16);
        test::makeWeights(path("weights.safetensors"));
        at::set_num_threads(2);
    }

    void aTextIsOne_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, const char *text, const char *error) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(error);
        };
        row("a rate", "120:optimiser.rate=0.001", "");
        row("the first step", "0:training.epochs=3", "");
        row("no step", "optimiser.rate=0.001",
            "optimiser.rate=0.001: it must be STEP:KEY=VALUE, as in 120:optimiser.rate=0.001");
        row("a step that is none", "1x:optimiser.rate=1",
            "1x:optimiser.rate=1: it must be STEP:KEY=VALUE, as in 120:optimiser.rate=0.001");
        row("before the first", "-1:optimiser.rate=1",
            "-1:optimiser.rate=1: it must be STEP:KEY=VALUE, as in 120:optimiser.rate=0.001");
        row("nothing", "", "it must be STEP:KEY=VALUE, as in 120:optimiser.rate=0.001");
        row("another key", "5:training.batch=3",
            "training.batch: while a run goes on, only optimiser.rate, training.epochs and freeze.cut can be changed");
        row("out of range", "5:training.epochs=0", "training.epochs: it must be a whole number in 1 .. 100000, not 0");
        row("no number", "5:optimiser.rate=fast", "optimiser.rate: it must be a number in 0.0 .. 1000.0, not fast");
    }

    void aTextIsOne()
    {
        QFETCH(QString, text);
        QFETCH(QString, error);
        const auto made = interventionFrom(text.toStdString());
        QCOMPARE(made ? QString() : QString::fromStdString(made.error().line()), error);
        if (made)
            QCOMPARE(std::to_string(made->step) + ":" + made->key + "=" + made->value, text.toStdString());
    }

    void theRateIsAnotherFromItsStepOn()
    {
        Bench bench(with("schedule.kind=linear schedule.warmup=0 training.epochs=4"));
        Listener listener;
        listener.wanted.add(change(5, "optimiser.rate", "0.1"));
        bench.run(listener);
        const auto steps = static_cast<std::size_t>(4 * kStepsPerEpoch);
        QCOMPARE(listener.rates.size(), steps);
        for (std::size_t i = 0; i < steps; ++i) {
            const double left = 1 - static_cast<double>(i) / static_cast<double>(steps);
            QCOMPARE(listener.rates[i], (i < 5 ? 0.01 : 0.1) * left);
        }
        QCOMPARE(listener.inForce, std::vector{change(5, "optimiser.rate", "0.1")});
    }

    void theLastEpochIsAnother_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("epochs");
        QTest::addColumn<int>("trained");
        QTest::newRow("later, in the first epoch") << 1 << 5 << 5;
        QTest::newRow("later, when the last one has ended") << 6 << 3 << 3;
        QTest::newRow("earlier, in that epoch") << 1 << 1 << 1;
        QTest::newRow("earlier, when that epoch has ended") << 3 << 1 << 1;
        QTest::newRow("too late") << 4 << 1 << 2;
    }

    void theLastEpochIsAnother()
    {
        QFETCH(int, step);
        QFETCH(int, epochs);
        QFETCH(int, trained);
        Bench bench(with("schedule.kind=cosine"));
        const QTemporaryDir folder;
        Listener listener;
        listener.folder = folder.path().toStdString();
        listener.wanted.add({step, "training.epochs", std::to_string(epochs)});
        TrainingLoop loop = bench.loop(listener);
        QVERIFY(loop.run({}));
        QCOMPARE(static_cast<int>(listener.epochs.size()), trained);
        QCOMPARE(static_cast<int>(loop.steps()), trained * kStepsPerEpoch);
        QCOMPARE(listener.refusals.size(), std::size_t{epochs != trained});
        QVERIFY(listener.checkpoint.ends_with("step-00000000" + std::to_string(trained * kStepsPerEpoch))
                || listener.checkpoint.ends_with("step-0000000" + std::to_string(trained * kStepsPerEpoch)));
    }

    /// What is refused changes nothing.
    void whatCannotBeIsRefused()
    {
        Bench bench(with("training.epochs=2"));
        Listener listener;
        listener.afterStep = [&](const runs::StepRow &row) {
            if (row.step != 4)
                return;
            listener.wanted.add(change(0, "training.epochs", "1"));
            listener.wanted.add(change(0, "training.batch", "4"));
            listener.wanted.add(change(0, "freeze.cut", "layer5"));
            listener.wanted.add(change(0, "optimiser.rate", "-1"));
        };
        bench.run(listener);
        QVERIFY(listener.kept.empty());
        QCOMPARE(listener.refusals.size(), std::size_t{4});
        QCOMPARE(listener.refusals[0],
                 std::string("training.epochs: epoch 2 has begun: the last one cannot be before it"));
        QVERIFY2(listener.refusals[2].find("no stage is called so") != std::string::npos, listener.refusals[2].c_str());
        Bench undisturbed(with("training.epochs=2"));
        Listener other;
        undisturbed.run(other);
        QCOMPARE(listener.losses, other.losses);
    }

    /// Of the stages, which change in which steps.
    void theCutMoves_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::newRow("SGD") << QStringLiteral("optimiser.momentum=0.9");
        QTest::newRow("Adam, statistics of the batch")
            << QStringLiteral("optimiser.kind=adam optimiser.rate=0.001 freeze.batch_norm=batch");
        QTest::newRow("nothing kept in memory, averaged") << QStringLiteral("compute.cache_mb=0 training.average=0.9");
        QTest::newRow("augmented") << QStringLiteral("augmentation.rotation=10");
    }

    void theCutMoves()
    {
        QFETCH(QString, settings);
        Bench bench(with("freeze.cut=layer4.1 training.epochs=4 " + settings.toStdString()));
        Listener listener;
        listener.wanted.add(change(2, "freeze.cut", "layer3.1")); // in the middle of an epoch
        listener.wanted.add(change(6, "freeze.cut", "layer4.0")); // between two
        listener.wanted.add(change(7, "freeze.cut", "head"));
        using Names = std::set<std::string>;
        std::vector<Names> changed;
        auto before = test::copies(bench.network.tensors());
        listener.afterStep = [&](const runs::StepRow &) {
            const zoo::NamedTensors now = bench.network.tensors();
            Names stages;
            for (std::size_t i = 0; i < now.size(); ++i)
                if (!at::equal(now[i].tensor.detach(), before[i]))
                    stages.insert(bench.network.stages()[bench.network.stageOf(now[i].name)].name);
            changed.push_back(stages);
            before = test::copies(now);
        };
        TrainingLoop loop = bench.loop(listener);
        const auto ending = loop.run({});
        QVERIFY2(ending, ending ? "" : ending.error().line().c_str());
        const Names high = {"layer4.1", "head"};
        const Names middle = {"layer4.0", "layer4.1", "head"};
        const Names low = {"layer3.1", "layer4.0", "layer4.1", "head"};
        QCOMPARE(changed.size(), std::size_t{12});
        for (std::size_t i = 0; i < changed.size(); ++i) {
            const Names &expected = i < 2 ? high : i < 6 ? low : i < 7 ? middle : Names{"head"};
            if (i > 0) // a new head is near zero, and so are the first gradients below it
                QVERIFY2(changed[i] == expected, qPrintable(QString::number(i)));
        }
        const auto proved = loop.proof().check(bench.network);
        QVERIFY2(proved, proved ? "" : proved.error().line().c_str());
        std::size_t moved = 0;
        for (const zoo::NamedTensor &named : bench.network.tensors(bench.network.head(), bench.network.head() + 1))
            moved += named.isParameter ? 1 : 0;
        QCOMPARE(loop.proof().tensors(), bench.network.tensors().size() - moved);
    }

    /// Adam's first step of a parameter has the size of the rate, whenever it begins.
    void whatJoinsBeginsAnew()
    {
        Bench bench(with("freeze.cut=head training.epochs=2 optimiser.kind=adam optimiser.rate=0.001 "
                         "optimiser.weight_decay=0 schedule.kind=constant schedule.warmup=0"));
        Listener listener;
        listener.wanted.add(change(4, "freeze.cut", "layer4.1"));
        at::Tensor weight;
        for (const zoo::NamedTensor &named : bench.network.tensors())
            if (named.name == "layer4.1.conv2.weight")
                weight = named.tensor.detach();
        const at::Tensor begin = weight.clone();
        double largest = 0;
        listener.afterStep = [&](const runs::StepRow &row) {
            if (row.step == 4)
                QVERIFY(at::equal(weight, begin));
            if (row.step == 5)
                largest = weight.sub(begin).abs().max().item<double>();
        };
        bench.run(listener);
        QVERIFY2(std::abs(largest - 0.001) < 1e-5, qPrintable(QString::number(largest)));
    }

    /// A tensor that the cut has come to keep and that moves all the same fails the run.
    void whatIsKeptFromThenOnIsProved()
    {
        Bench bench(with("freeze.cut=layer4.0 training.epochs=2"));
        Listener listener;
        listener.wanted.add(change(2, "freeze.cut", "head"));
        at::Tensor weight;
        for (const zoo::NamedTensor &named : bench.network.tensors())
            if (named.name == "layer4.1.conv2.weight")
                weight = named.tensor.detach();
        listener.afterStep = [&](const runs::StepRow &row) {
            if (row.step == 4)
                weight.mul_(1.5);
        };
        TrainingLoop loop = bench.loop(listener);
        QVERIFY(loop.run({}));
        const auto proved = loop.proof().check(bench.network);
        QVERIFY(!proved);
        QVERIFY2(proved.error().line().find("layer4.1.conv2.weight") != std::string::npos,
                 proved.error().line().c_str());
    }

    void stoppedAndTakenUpAgainItEndsWithTheSameBits_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::addColumn<int>("step");
        const auto row = [](const char *name, int alone, const char *settings) {
            for (int step = 1; step < 12; ++step)
                if (step == alone || qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS"))
                    QTest::addRow("%s, after step %d", name, step) << QString::fromLatin1(settings) << step;
        };
        row("SGD", 6, "optimiser.momentum=0.9 schedule.kind=cosine");
        row("AdamW, averaged, statistics of the batch", 5,
            "optimiser.kind=adamw freeze.batch_norm=batch training.average=0.9 augmentation.rotation=10");
        row("stages join", 7,
            "optimiser.kind=adam optimiser.stage_decay=0.5 freeze.unfreeze_every=1 training.mixup=0.4");
        row("stage by stage, nothing kept", 2, "compute.prefix=exact compute.cache_mb=0");
    }

    void stoppedAndTakenUpAgainItEndsWithTheSameBits()
    {
        QFETCH(QString, settings);
        QFETCH(int, step);
        const RunConfig config = with("freeze.cut=layer4.1 training.epochs=3 " + settings.toStdString());
        const auto wish = [](Listener &listener) {
            listener.wanted.add(change(2, "freeze.cut", "layer3.1"));
            listener.wanted.add(change(4, "optimiser.rate", "0.02"));
            listener.wanted.add(change(5, "training.epochs", "4"));
            listener.wanted.add(change(6, "freeze.cut", "layer4.0"));
            listener.wanted.add(change(10, "freeze.cut", "layer4.1"));
        };
        Bench whole(config);
        Listener straight;
        wish(straight);
        TrainingLoop undisturbed = whole.loop(straight);
        QVERIFY(undisturbed.run({}));
        QCOMPARE(straight.losses.size(), std::size_t{12});

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
        QCOMPARE(first.kept.size(), std::size_t{5});

        Bench resumed(config);
        Listener second;
        TrainingLoop loop = resumed.loop(second);
        loop.setInterventions(first.kept);
        const auto read = readCheckpoint(first.checkpoint, loop);
        QVERIFY2(read, read ? "" : read.error().line().c_str());
        const auto ending = loop.run({});
        QVERIFY2(ending, ending ? "" : ending.error().line().c_str());
        std::vector<double> losses = first.losses;
        losses.insert(losses.end(), second.losses.begin(), second.losses.end());
        QCOMPARE(losses, straight.losses);
        QCOMPARE(second.epochs.back().validationLoss, straight.epochs.back().validationLoss);
        test::compareTensors(loop.tensors(), undisturbed.tensors());
        test::compareTensors(loop.best(), undisturbed.best());
        const auto proved = loop.proof().check(resumed.network);
        QVERIFY2(proved, proved ? "" : proved.error().line().c_str());
    }

    /// A state that was taken and given up, for that of an earlier checkpoint, leaves nothing behind.
    void anEarlierStateMayFollowALaterOne()
    {
        const RunConfig config = with("freeze.cut=layer4.1 training.epochs=3 optimiser.kind=adamw");
        Bench bench(config);
        Listener listener;
        TrainingLoop loop = bench.loop(listener);
        const auto namesOf = [](const LoopTensors &tensors) {
            std::set<std::string> out;
            for (const auto &[name, tensor] : tensors)
                out.insert(name);
            return out;
        };
        const auto first = namesOf(loop.tensors());
        loop.setInterventions({change(2, "freeze.cut", "layer3.1"), change(4, "freeze.cut", "head")});
        LoopState later;
        later.step = 5;
        later.interventions = 2;
        QVERIFY(loop.setState(later));
        QVERIFY(namesOf(loop.tensors()) != first);
        QCOMPARE(loop.config().freeze.cut, std::string("head"));
        QVERIFY(loop.setState({}));
        QCOMPARE(loop.config(), bench.config);
        std::set<std::string> states;
        for (const std::string &name : namesOf(loop.tensors()))
            if (name.starts_with("optimiser."))
                states.insert(name);
        std::set<std::string> expected;
        for (const std::string &name : first)
            if (name.starts_with("optimiser."))
                expected.insert(name);
        QCOMPARE(states, expected);
        later.interventions = 3;
        QVERIFY(!loop.setState(later));
    }

private:
    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    /// Settings "key=value key=value" over the small configuration.
    RunConfig with(const std::string &settings) const
    {
        return test::with(test::smallConfig(path("data"), path("weights.safetensors")),
                          QString::fromStdString(settings));
    }

    const QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestInterventions)
#include "tst_interventions.moc"
