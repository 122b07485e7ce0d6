// SPDX-License-Identifier: GPL-3.0-or-later
// What a run measures of its network's stages: gradients and drift, against values that are computed here from the
// tensors themselves; and the same after a stop.
#include "core/training/config_keys.h"
#include "core/training/loop.h"
#include "core/training/preparation.h"
#include "core/training/run.h"
#include "tests/support/stores.h"
#include "tests/support/training.h"

#include <ATen/ops/ones_like.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

using namespace headstart;
using namespace headstart::training;
using test::must;

namespace {

/// Stops after a step, if it is to.
class Follower final : public RunObserver {
public:
    explicit Follower(StopToken *stop = nullptr, std::int64_t last = 0) : m_stop(stop), m_last(last) {}
    void lookingAtData(std::size_t, std::size_t) override {}
    void began(const RunBeginning &beginning) override { stages = beginning.stages; }
    void stepped(const runs::StepRow &row) override
    {
        if (m_stop && row.step == m_last)
            m_stop->stop();
    }
    void stagesMeasured(const std::vector<runs::StageRow> &measured) override
    {
        rows.insert(rows.end(), measured.begin(), measured.end());
    }
    void epochEnded(const runs::EpochRow &) override {}
    void said(const Text &) override {}

    std::vector<std::string> stages;
    std::vector<runs::StageRow> rows;

private:
    StopToken *m_stop;
    std::int64_t m_last;
};

/// Looks at the loop's network when stages are measured.
class Watcher final : public LoopObserver {
public:
    Result<void> step(const runs::StepRow &row) override
    {
        steps.push_back(row);
        return {};
    }
    Result<void> stages(const std::vector<runs::StageRow> &rows) override
    {
        if (onStages)
            onStages(rows);
        return {};
    }
    Result<void> epoch(const runs::EpochRow &, std::vector<runs::Prediction>) override { return {}; }
    Result<void> save(const TrainingLoop &) override { return {}; }

    std::vector<runs::StepRow> steps;
    std::function<void(const std::vector<runs::StageRow> &)> onStages;
};

/// Of all values, one by one, in float64.
double normOf(const at::Tensor &tensor)
{
    const at::Tensor plain = tensor.detach().cpu().to(at::kDouble).contiguous();
    const double *values = plain.const_data_ptr<double>();
    double sum = 0;
    for (std::int64_t i = 0; i < plain.numel(); ++i)
        sum += values[i] * values[i];
    return std::sqrt(sum);
}

bool isNear(double a, double b)
{
    constexpr double kRelative = 1e-5; // of float32
    return std::abs(a - b) <= kRelative * std::abs(b);
}

QString both(double a, double b)
{
    return QStringLiteral("%1 %2").arg(a, 0, 'g', 17).arg(b, 0, 'g', 17);
}

} // namespace

class TestStages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::makeColourFolder(path("data"), 16);
        test::makeWeights(path("weights.safetensors"));
        at::set_num_threads(2);
        m_store =
            std::make_unique<runs::RunStore>(must(runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own)));
    }

    void whichStepsAreMeasured()
    {
        std::vector<std::int64_t> due;
        for (std::int64_t step = 1; step <= 130; ++step)
            if (StageMonitor::isDue(step, 62))
                due.push_back(step);
        QCOMPARE(due, (std::vector<std::int64_t>{1, 10, 20, 30, 40, 50, 60, 62, 70, 80, 90, 100, 110, 120, 124, 130}));
        for (std::int64_t step = 1; step < 9; ++step)
            QCOMPARE(StageMonitor::isDue(step, 3), step == 1 || step % 3 == 0);
        // Few, however long it goes on and however short its epochs are.
        for (const std::int64_t stepsPerEpoch : {1, 1'000'000}) {
            int count = 0;
            for (std::int64_t step = 1; step <= 1'000'000; ++step)
                count += StageMonitor::isDue(step, stepsPerEpoch) ? 1 : 0;
            QVERIFY2(count > 300 && count < 1000, qPrintable(QString::number(count)));
        }
    }

    void normsAndDriftAreThoseOfTheTensors_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::newRow("two stages") << QStringList{QStringLiteral("freeze.cut=layer4.1")};
        QTest::newRow("exceptions") << QStringList{QStringLiteral("freeze.cut=layer4.0"),
                                                   QStringLiteral("freeze.train=layer2.0.conv1"),
                                                   QStringLiteral("freeze.keep=*.bn?.*")};
        QTest::newRow("channels last, AdamW")
            << QStringList{QStringLiteral("freeze.cut=layer3.0"), QStringLiteral("compute.layout=nhwc"),
                           QStringLiteral("optimiser.kind=adamw")};
        QTest::newRow("clipped") << QStringList{QStringLiteral("freeze.cut=layer4.0"),
                                                QStringLiteral("training.clip_norm=0.1")};
        QTest::newRow("everything") << QStringList{QStringLiteral("freeze.cut=stem"),
                                                   QStringLiteral("freeze.batch_norm=batch")};
    }

    void normsAndDriftAreThoseOfTheTensors()
    {
        QFETCH(QStringList, settings);
        Bench bench(settled(settings));
        std::map<std::string, at::Tensor> begin;
        for (const TrainedParameter &parameter : bench.plan.parameters)
            begin[parameter.name] = parameter.tensor.detach().clone();
        std::vector<std::int64_t> measured;
        Watcher watcher;
        watcher.onStages = [&](const std::vector<runs::StageRow> &rows) {
            const runs::StepRow &step = watcher.steps.back();
            measured.push_back(step.step);
            // The gradients that are left were clipped.
            const double clip = bench.config.training.clipNorm;
            const double factor = clip > 0 && step.gradientNorm > clip ? (step.gradientNorm + 1e-6) / clip : 1;
            std::vector<std::string> order;
            double whole = 0;
            for (const runs::StageRow &row : rows) {
                QCOMPARE(row.step, step.step);
                order.push_back(row.stage);
                double gradient = 0;
                double moved = 0;
                double size = 0;
                for (const TrainedParameter &parameter : bench.plan.parameters) {
                    if (bench.stageOf(parameter) != row.stage)
                        continue;
                    const at::Tensor &first = begin.at(parameter.name);
                    gradient += std::pow(factor * normOf(parameter.tensor.grad()), 2);
                    moved += std::pow(normOf(parameter.tensor.detach().sub(first)), 2);
                    size += std::pow(normOf(first), 2);
                }
                const double norm = std::sqrt(gradient);
                const double drift = std::sqrt(moved / size);
                QVERIFY2(isNear(row.gradientNorm, norm), qPrintable(both(row.gradientNorm, norm)));
                QVERIFY2(isNear(row.drift, drift), qPrintable(both(row.drift, drift)));
                QVERIFY(row.drift > 0 && row.gradientNorm > 0);
                whole += row.gradientNorm * row.gradientNorm;
            }
            QVERIFY2(isNear(std::sqrt(whole), step.gradientNorm),
                     qPrintable(both(std::sqrt(whole), step.gradientNorm)));
            QCOMPARE(order, bench.stagesThatTrain());
        };
        const StopToken never;
        QVERIFY(bench.loop(watcher)->run(never));
        QCOMPARE(measured, (std::vector<std::int64_t>{1, 3, 6, 9, 10, 12}));
    }

    void stagesJoinWhenTheyAreUnfrozen()
    {
        Bench bench(settled({QStringLiteral("freeze.cut=layer4.0"), QStringLiteral("freeze.unfreeze_every=1")}));
        std::map<std::int64_t, std::size_t> stages; // by step
        Watcher watcher;
        watcher.onStages = [&](const std::vector<runs::StageRow> &rows) { stages[rows.front().step] = rows.size(); };
        const StopToken never;
        QVERIFY(bench.loop(watcher)->run(never));
        QCOMPARE(stages, (std::map<std::int64_t, std::size_t>{{1, 1}, {3, 1}, {6, 2}, {9, 3}, {10, 3}, {12, 3}}));
    }

    void aStageWithoutGradientsHasNoRow()
    {
        Bench bench(settled({QStringLiteral("freeze.cut=layer4.1")}));
        StageMonitor monitor;
        monitor.watch(bench.network, bench.plan);
        monitor.takeGradients();
        QVERIFY(monitor.rows(1).empty());
        for (const TrainedParameter &parameter : bench.plan.parameters)
            if (parameter.isHead)
                parameter.tensor.mutable_grad() = at::ones_like(parameter.tensor.detach());
        monitor.takeGradients();
        const auto rows = monitor.rows(2);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].stage, std::string("head"));
        QCOMPARE(rows[0].drift, 0.0);
        QVERIFY(isNear(rows[0].gradientNorm, std::sqrt(2.0 * 512 + 2)));
    }

    void whatBeganAtZeroHasNoDrift()
    {
        Bench bench(settled({QStringLiteral("freeze.cut=head"), QStringLiteral("freeze.keep=fc.weight")}));
        bool isMeasured = false;
        Watcher watcher;
        watcher.onStages = [&](const std::vector<runs::StageRow> &rows) {
            isMeasured = true;
            QCOMPARE(rows.size(), std::size_t{1});
            QVERIFY(std::isnan(rows[0].drift) && rows[0].gradientNorm > 0);
        };
        const StopToken never;
        QVERIFY(bench.loop(watcher)->run(never));
        QVERIFY(isMeasured);
    }

    void aStoppedRunHasTheSameRows_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("at once") << 1;
        QTest::newRow("inside an epoch, at a step that is measured") << 10;
        QTest::newRow("at an epoch's end") << 6;
        QTest::newRow("inside an epoch, at another") << 5;
    }

    void aStoppedRunHasTheSameRows()
    {
        QFETCH(int, step);
        const RunConfig config = settled({QStringLiteral("freeze.cut=layer4.0"), QStringLiteral("freeze.keep=*.bn?.*"),
                                          QStringLiteral("augmentation.flip_horizontal=true")});
        if (m_straight.empty()) {
            Follower follower;
            const auto whole = must(startRun(config, "straight", places(), follower, m_running));
            m_straight = must(m_store->stageRows(whole.id));
            QCOMPARE(m_straight, follower.rows);
            QCOMPARE(m_straight.size(), std::size_t{6 * 3}); // layer4.0, layer4.1 and the head
            QCOMPARE(must(m_store->stages(whole.id)), follower.stages);
            QCOMPARE(follower.stages.size(), std::size_t{10}); // the pool has no parameters
            QCOMPARE(follower.stages.front(), std::string("stem"));
            QCOMPARE(follower.stages.back(), std::string("head"));
        }
        StopToken stop;
        Follower first(&stop, step);
        const auto stopped = must(startRun(config, QTest::currentDataTag(), places(), first, stop));
        QVERIFY(stopped.status == runs::Status::Stopped);
        Follower second;
        const auto resumed =
            must(resumeRun(must(m_store->find(stopped.id)), std::nullopt, places(), second, m_running));
        QVERIFY(resumed.status == runs::Status::Finished);
        QCOMPARE(must(m_store->stageRows(stopped.id)), m_straight);
    }

    void aRunOfAnEarlierVersionIsMeasuredFromWhereItGoesOn()
    {
        const RunConfig config = settled({QStringLiteral("freeze.cut=layer4.1")});
        StopToken stop;
        Follower first(&stop, 4);
        const auto stopped = must(startRun(config, "earlier", places(), first, stop));
        must(m_store->flush());
        // By another connection, as if they had never been written.
        for (const char *table : {"stages", "stage_rows"})
            test::sql(path("runs.db"), std::string("DELETE FROM ") + table + " WHERE run = '" + stopped.id + "'");
        QVERIFY(must(m_store->stages(stopped.id)).empty());
        Follower second;
        static_cast<void>(must(resumeRun(must(m_store->find(stopped.id)), std::nullopt, places(), second, m_running)));
        const auto rows = must(m_store->stageRows(stopped.id));
        QCOMPARE(rows, second.rows);
        QCOMPARE(rows.front().step, 6);
        Follower straight;
        static_cast<void>(must(startRun(config, "of now", places(), straight, m_running)));
        QVERIFY(std::equal(rows.begin(), rows.end(), straight.rows.end() - std::ssize(rows), straight.rows.end()));
    }

private:
    /// Everything that a loop needs, made from a configuration.
    struct Bench {
        explicit Bench(const RunConfig &wanted)
            : config(must(resolved(wanted))), data(must(openData(config, nullptr, {}))), network(make(config, data))
        {
            if (config.compute.layout == "nhwc")
                network.toMemoryFormat(at::MemoryFormat::ChannelsLast);
            plan = must(freezePlan(network, config.freeze));
        }

        static zoo::Network make(RunConfig &config, const PreparedData &data)
        {
            const QTemporaryDir empty;
            runs::RunStore store = must(runs::RunStore::open(empty.filePath(QStringLiteral("none.db")).toStdString(),
                                                             runs::RunStore::Access::Read));
            return std::move(makeNetwork(config, data.dataset.classes(), {{}, store})->network);
        }
        std::unique_ptr<TrainingLoop> loop(LoopObserver &observer)
        {
            return std::make_unique<TrainingLoop>(network, plan, data.inputs(), data.split, config, observer);
        }
        const std::string &stageOf(const TrainedParameter &parameter) const
        {
            return network.stages()[network.stageOf(parameter.name)].name;
        }
        std::vector<std::string> stagesThatTrain() const
        {
            std::vector<std::string> out;
            for (const zoo::Stage &stage : network.stages())
                if (std::any_of(plan.parameters.begin(), plan.parameters.end(),
                                [&](const TrainedParameter &one) { return stageOf(one) == stage.name; }))
                    out.push_back(stage.name);
            return out;
        }

        RunConfig config;
        PreparedData data;
        zoo::Network network;
        FreezePlan plan;
    };

    /// 24 samples in batches of 8, 4 epochs: 12 steps.
    RunConfig settled(const QStringList &settings) const
    {
        RunConfig config = test::smallConfig(path("data"), path("weights.safetensors"));
        config.training.epochs = 4;
        for (const QString &setting : settings)
            must(applyAssignment(config, setting.toStdString()));
        return config;
    }
    Places places() const { return {path("library"), *m_store}; }
    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    QTemporaryDir m_folder;
    std::unique_ptr<runs::RunStore> m_store;
    const StopToken m_running;
    std::vector<runs::StageRow> m_straight; ///< of a run that was never stopped
};

QTEST_GUILESS_MAIN(TestStages)
#include "tst_stages.moc"
