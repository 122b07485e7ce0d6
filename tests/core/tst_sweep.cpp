// SPDX-License-Identifier: GPL-3.0-or-later
// Sweeps: which combinations there are, which rounds, and what becomes of them.
#include "core/runs/run_store.h"
#include "core/training/sweep.h"
#include "tests/support/files.h"
#include "tests/support/stores.h"
#include "tests/support/training.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>
#include <utility>

using namespace headstart;
using namespace headstart::training;

namespace {

class Silent final : public RunObserver {
public:
    void lookingAtData(std::size_t, std::size_t) override {}
    void began(const RunBeginning &beginning) override { names.push_back(beginning.name); }
    void stepped(const runs::StepRow &) override {}
    void epochEnded(const runs::EpochRow &) override {}
    void said(const Text &) override {}

    std::vector<std::string> names;
};

SweepPlan planOf(const std::vector<std::string> &axes)
{
    SweepPlan plan;
    for (const std::string &axis : axes)
        plan.axes.push_back(test::must(sweepAxis(axis)));
    return plan;
}

} // namespace

class TestSweep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::makeColourFolder(path("data"), 16);
        test::makeWeights(path("weights.safetensors"));
        m_store = std::make_unique<runs::RunStore>(
            test::must(runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own)));
    }

    void aGridHasAllCombinations()
    {
        const auto trials = test::must(
            trialsOf({}, planOf({"optimiser.rate=0.1,0.01", "freeze.cut=head,layer4.0", "freeze.keep=;bn1,layer1.*"})));
        QCOMPARE(trials.size(), std::size_t{8});
        QCOMPARE(trials[0].settings,
                 std::vector<std::string>({"optimiser.rate=0.1", "freeze.cut=head", "freeze.keep="}));
        QCOMPARE(trials[1].settings.back(), std::string("freeze.keep=bn1,layer1.*"));
        QCOMPARE(trials[1].config.freeze.keep, std::vector<std::string>({"bn1", "layer1.*"}));
        QCOMPARE(trials[7].config.optimiser.rate, 0.01);
        QCOMPARE(trials[7].config.freeze.cut, std::string("layer4.0"));
    }

    void drawsFollowTheSeedAndAreEvenInTheLogarithm()
    {
        SweepPlan plan = planOf({"optimiser.rate=1e-5..1e-1", "training.batch=1..64", "optimiser.momentum=0..0.9",
                                 "optimiser.kind=sgd,adamw"});
        plan.draws = 1000;
        RunConfig base;
        const auto trials = test::must(trialsOf(base, plan));
        QCOMPARE(trials.size(), std::size_t{1000});
        int small = 0;
        int sgd = 0;
        int low = 0;
        for (const Trial &trial : trials) {
            QVERIFY(trial.config.optimiser.rate >= 0.99e-5 && trial.config.optimiser.rate <= 0.101);
            QVERIFY(trial.config.training.batch >= 1 && trial.config.training.batch <= 64);
            small += trial.config.optimiser.rate < 1e-3 ? 1 : 0;
            sgd += trial.config.optimiser.kind == "sgd" ? 1 : 0;
            low += trial.config.optimiser.momentum < 0.45 ? 1 : 0;
        }
        for (const int half : {small, sgd, low})
            QVERIFY2(std::abs(half - 500) < 80, qPrintable(QString::number(half))); // five standard deviations
        QCOMPARE(test::must(trialsOf(base, plan)).back().settings, trials.back().settings);
        base.training.seed = 1;
        QVERIFY(test::must(trialsOf(base, plan)).back().settings != trials.back().settings);
        plan = planOf({"optimiser.kind=sgd,adamw"});
        plan.draws = 10;
        QCOMPARE(test::must(trialsOf(base, plan)).size(), std::size_t{2}); // none twice
    }

    void whatCannotBeSweptIsSaid_data()
    {
        QTest::addColumn<QStringList>("axes");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QStringList &axes, const char *said) {
            QTest::newRow(name) << axes << QString::fromUtf8(said);
        };
        row("no value", {QStringLiteral("optimiser.rate")}, "key=value");
        row("no such key", {QStringLiteral("optimiser.rat=1")}, "optimiser.rate");
        row("no such value", {QStringLiteral("optimiser.kind=sgd,lion")}, "lion");
        row("no number", {QStringLiteral("optimiser.rate=0.1,fast")}, "fast");
        row("a range of words", {QStringLiteral("optimiser.kind=sgd..adam")}, "optimiser.kind");
        row("a range that ends before it begins", {QStringLiteral("optimiser.rate=0.1..0.01")}, "begins below");
        row("a range without draws", {QStringLiteral("optimiser.rate=0.1..0.2")}, "say how many");
        row("the same twice", {QStringLiteral("optimiser.rate=0.1"), QStringLiteral("optimiser.rate=0.2")}, "twice");
        row("what the program fills in", {QStringLiteral("data.fingerprint=a")}, "fills this in");
        row("nothing", {}, "needs a setting");
    }
    void whatCannotBeSweptIsSaid()
    {
        QFETCH(QStringList, axes);
        QFETCH(QString, said);
        SweepPlan plan;
        for (const QString &text : axes) {
            auto axis = sweepAxis(text.toStdString());
            if (!axis) {
                const QString line = QString::fromStdString(axis.error().line());
                QVERIFY2(line.contains(said), qPrintable(line));
                return;
            }
            plan.axes.push_back(*axis);
        }
        const QString line = test::refused(trialsOf({}, plan));
        QVERIFY2(line.contains(said), qPrintable(line));
    }

    void theSameTwiceOverIsSaid()
    {
        SweepPlan plan = planOf({"training.seed=1,2"});
        plan.seeds = 2;
        QVERIFY(test::refused(trialsOf({}, plan)).contains(QStringLiteral("training.seed")));
        plan = planOf({"training.epochs=1,2"});
        plan.isHalving = true;
        QVERIFY(test::refused(trialsOf({}, plan)).contains(QStringLiteral("training.epochs")));
        std::string many = "training.seed=0";
        for (int i = 1; i < 200; ++i)
            many += "," + std::to_string(i);
        std::string more = "training.batch=1";
        for (int i = 2; i < 200; ++i)
            more += "," + std::to_string(i);
        QVERIFY(test::refused(trialsOf({}, planOf({many, more}))).contains(QStringLiteral("10000")));
    }

    void roundsThirdTheTrials_data()
    {
        QTest::addColumn<int>("trials");
        QTest::addColumn<int>("epochs");
        QTest::addColumn<QString>("rounds"); ///< epochs x trials
        QTest::newRow("nine") << 9 << 9 << "1x9 3x3 9x1";
        QTest::newRow("ten epochs") << 9 << 10 << "1x9 3x3 10x1";
        QTest::newRow("many trials") << 100 << 9 << "1x100 3x34 9x12";
        QTest::newRow("few epochs") << 20 << 2 << "2x20";
        QTest::newRow("two trials") << 2 << 27 << "9x2 27x1";
        QTest::newRow("one trial") << 1 << 27 << "27x1";
    }
    void roundsThirdTheTrials()
    {
        QFETCH(int, trials);
        QFETCH(int, epochs);
        const auto text = [&](bool isHalving) {
            QStringList parts;
            for (const SweepRound &round : roundsOf(static_cast<std::size_t>(trials), epochs, isHalving))
                parts += QStringLiteral("%1x%2").arg(round.epochs).arg(round.trials);
            return parts.join(QLatin1Char(' '));
        };
        QTEST(text(true), "rounds");
        QCOMPARE(text(false), QStringLiteral("%1x%2").arg(epochs).arg(trials));
    }

    /// The best of the first round goes on. The runs are in the store like any others.
    void halvingKeepsTheBetter()
    {
        SweepPlan plan = planOf({"optimiser.rate=0,0.01,0.005"});
        plan.isHalving = true;
        RunConfig base = config();
        base.freeze.cut = "layer4.0";
        base.training.epochs = 3;
        Silent runs;
        std::vector<TrialOutcome> told;
        const auto outcomes = test::must(
            sweep(base, plan, "halved", runs, [&](const TrialOutcome &outcome) { told.push_back(outcome); }));
        QCOMPARE(told.size(), std::size_t{4}); // three, and the one that goes on
        const auto best = std::min_element(told.begin(), told.begin() + 3, [](const auto &a, const auto &b) {
            return std::pair(-a.mean, a.loss) < std::pair(-b.mean, b.loss);
        });
        QCOMPARE(told[3].trial.settings, best->trial.settings);
        QCOMPARE(told[3].epochs, 3);
        QCOMPARE(best->epochs, 1);
        QCOMPARE(outcomes.size(), std::size_t{3});
        QCOMPARE(outcomes[0].trial.settings, told[3].trial.settings);
        QCOMPARE(outcomes[0].epochs, 3);
        QVERIFY(outcomes[1].mean >= outcomes[2].mean);
        QVERIFY(std::isnan(outcomes[0].deviation));
        const auto row = test::must(m_store->find(outcomes[0].runs[0].id));
        QCOMPARE(row.marks.tags, std::vector<std::string>{"halved"});
        QVERIFY(row.name.starts_with("halved: optimiser.rate=0"));
        QCOMPARE(row.best->validationAccuracy, outcomes[0].mean);
    }

    void seedsGiveAMeanAndADeviation()
    {
        SweepPlan plan = planOf({"optimiser.rate=0.01"});
        plan.seeds = 3;
        Silent runs;
        const auto outcomes = test::must(sweep(config(), plan, "seeds", runs));
        QCOMPARE(outcomes.size(), std::size_t{1});
        QCOMPARE(outcomes[0].runs.size(), std::size_t{3});
        double sum = 0;
        for (const RunOutcome &run : outcomes[0].runs)
            sum += run.best->validationAccuracy;
        QVERIFY(std::abs(outcomes[0].mean - sum / 3) < 1e-12);
        double squares = 0;
        for (const RunOutcome &run : outcomes[0].runs)
            squares += std::pow(run.best->validationAccuracy - sum / 3, 2);
        QVERIFY(std::abs(outcomes[0].deviation - std::sqrt(squares / 2)) < 1e-12);
        QVERIFY(runs.names[0] != runs.names[1]);
        QVERIFY(runs.names[2].ends_with(" seed 2"));
    }

    void aTrialThatFailsEndsNothingElse()
    {
        const auto outcomes = [&] {
            Silent runs;
            return test::must(sweep(config(), planOf({"freeze.cut=nowhere,head"}), "broken", runs));
        }();
        QCOMPARE(outcomes.size(), std::size_t{2});
        QCOMPARE(outcomes[0].trial.config.freeze.cut, std::string("head"));
        QVERIFY(outcomes[1].failure);
        QVERIFY(QString::fromStdString(outcomes[1].failure->line()).contains(QStringLiteral("nowhere")));
    }

    void aStopKeepsWhatIsWhole()
    {
        StopToken stop;
        Silent runs;
        const SweepPlan plan = planOf({"optimiser.rate=0.01,0.02,0.03"});
        const SweepObserver observer{runs, [&](const TrialOutcome &) { stop.stop(); }};
        const auto outcomes =
            test::must(runSweep(config(), plan, "stopped", path("library"), *m_store, observer, stop));
        QCOMPARE(outcomes.size(), std::size_t{1});
        QCOMPARE(runs.names.size(), std::size_t{1});
    }

private:
    std::string path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    RunConfig config() const
    {
        RunConfig config = test::smallConfig(path("data"), path("weights.safetensors"));
        config.freeze.cut = "head";
        return config;
    }
    Result<std::vector<TrialOutcome>> sweep(
        const RunConfig &base, const SweepPlan &plan, const std::string &name, RunObserver &runs,
        const std::function<void(const TrialOutcome &)> &told = [](const TrialOutcome &) {})
    {
        const StopToken never;
        return runSweep(base, plan, name, path("library"), *m_store, {runs, told}, never);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<runs::RunStore> m_store;
};

QTEST_GUILESS_MAIN(TestSweep)
#include "tst_sweep.moc"
