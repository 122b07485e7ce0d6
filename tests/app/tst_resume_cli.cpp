// SPDX-License-Identifier: GPL-3.0-or-later
// A run that is killed, stopped or damaged and then resumed by another process of headstart-cli ends with the numbers
// and the bytes of the same run that nobody disturbed.
#include "tests/support/cli_runs.h"

#include <QDateTime>
#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <map>

using namespace headstart;
using test::CliStore;
using test::Json;
using test::LiveCli;
using test::Outcome;
using test::words;

namespace {

constexpr const char *kAugmented =
    " --set augmentation.flip_horizontal=true --set augmentation.flip_vertical=true --set augmentation.crop_scale=0.5 "
    "--set augmentation.rotation=20 --set augmentation.brightness=0.3 --set augmentation.erasing=0.5";

/// What is trained, so that a run takes some seconds: several checkpoints, but for a fast machine.
struct Recipe {
    const char *settings;
    int epochs;
    bool isAugmented;
};

const std::map<QString, Recipe> &recipes()
{
    static const std::map<QString, Recipe> all = {
        {QStringLiteral("resnet18, SGD, fixed"),
         {"--model resnet18 --cut layer4.1 --set freeze.batch_norm=fixed --set optimiser.kind=sgd "
          "--set optimiser.momentum=0.9 --set optimiser.rate=0.01",
          16, true}},
        {QStringLiteral("lite0, AdamW, fixed"),
         {"--model tf_efficientnet_lite0 --cut blocks.6.0 --set freeze.batch_norm=fixed --set optimiser.kind=adamw", 32,
          true}},
        {QStringLiteral("lite0, AdamW, batch statistics"),
         {"--model tf_efficientnet_lite0 --cut features --set freeze.batch_norm=batch --set schedule.kind=one_cycle "
          "--set training.label_smoothing=0.1",
          32, true}},
        {QStringLiteral("lite0, SGD, kept outputs"),
         {"--model tf_efficientnet_lite0 --cut head --set optimiser.kind=sgd --set optimiser.nesterov=true "
          "--set training.early_stop=2000",
          1000, false}},
        {QStringLiteral("resnet18, SGD, changed by hand"),
         {"--model resnet18 --cut layer4.1 --set freeze.batch_norm=batch --set optimiser.kind=sgd "
          "--set optimiser.rate=0.01 --at 3:freeze.cut=layer3.1 --at 8:optimiser.rate=0.003 "
          "--at 13:freeze.cut=layer4.0 --at 14:training.epochs=14",
          16, true}},
    };
    return all;
}

/// When a run is killed: as soon as it has a checkpoint, after a step that another process sees, or after any time.
enum class Kill { AfterACheckpoint, AtAStep, AnyTime };

/// What a run leaves that must not depend on how it got there.
struct Ended {
    QString id;
    std::vector<QStringList> learned;
    std::vector<QStringList> stages; ///< what was measured of them
    QString checkpoint;
    int steps = 0;
    qint64 milliseconds = 0;
};

} // namespace

class TestResumeCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::waitWithoutSpinning();
        test::makePictures(m_data, 2, 12);
        const quint32 seed = qEnvironmentVariableIntValue("HEADSTART_TEST_SEED") != 0
                                 ? static_cast<quint32>(qEnvironmentVariableIntValue("HEADSTART_TEST_SEED"))
                                 : QRandomGenerator::global()->generate() % 100'000 + 1;
        m_random.seed(seed);
        qInfo("HEADSTART_TEST_SEED=%u", seed);
    }

    void theSameRunTwiceIsTheSame()
    {
        const QString recipe = QStringLiteral("lite0, AdamW, batch statistics");
        const Outcome again = m_store.run(arguments(recipe));
        QVERIFY2(again.code == 0, qPrintable(again.err));
        compareWithUndisturbed(recipe, newest(m_store));
    }

    void aKilledRunGoesOn_data()
    {
        QTest::addColumn<QString>("recipe");
        QTest::addColumn<Kill>("kill");
        QTest::addColumn<bool>("again");
        const bool isFull = qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS");
        int row = 0;
        for (const auto &[recipe, what] : recipes()) {
            if (!isFull && !what.isAugmented)
                continue;
            for (int kill = 0; kill < (isFull ? 3 : 1); ++kill, ++row)
                QTest::addRow("%s, kill %d", qPrintable(recipe), kill + 1)
                    << recipe << static_cast<Kill>(row % 3) << (row % 2 == 1);
        }
    }

    void aKilledRunGoesOn()
    {
        QFETCH(QString, recipe);
        QFETCH(Kill, kill);
        QFETCH(bool, again);
        const Ended &whole = undisturbed(recipe);
        QVERIFY(!whole.id.isEmpty());
        const CliStore store(m_folder.filePath(QStringLiteral("killed %1.db").arg(++m_count)));
        {
            LiveCli live(store, arguments(recipe));
            killSomewhere(live, store, whole, kill);
        }
        if (QTest::currentTestFailed())
            return;
        const QString run = newest(store);
        if (again) {
            LiveCli live(store, {QStringLiteral("resume"), run});
            QCOMPARE(live.waitForRun(), run);
            QTest::qWait(static_cast<int>(m_random.bounded(whole.milliseconds / 2 + 1)));
            live.kill();
        }
        const Outcome outcome = store.run({QStringLiteral("resume"), run, QStringLiteral("--json")});
        if (outcome.code == 2 && outcome.err.contains(QStringLiteral("is finished")))
            QVERIFY(again); // it was quicker than the second kill
        else
            QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        m_fromCheckpoint += outcome.err.contains(QStringLiteral("goes on after step")) ? 1 : 0;
        compareWithUndisturbed(recipe, run, store);
    }

    /// Ctrl-C keeps even the last step: nothing is computed twice.
    void aStoppedRunGoesOn_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

    void aStoppedRunGoesOn()
    {
        QFETCH(int, signal);
        const QString recipe = QStringLiteral("lite0, AdamW, batch statistics");
        const CliStore store(m_folder.filePath(QStringLiteral("stopped %1.db").arg(++m_count)));
        LiveCli live(store, arguments(recipe) + words("--json"));
        QVERIFY(live.waitForSteps(7));
        live.signal(signal);
        const Outcome stopped = live.wait();
        QCOMPARE(stopped.code, 1);
        const Json row = store.runs().at(0);
        const QString run = QString::fromStdString(row.at("run").get<std::string>());
        QCOMPARE(
            test::lastLine(stopped.err),
            QStringLiteral("headstart-cli: stopped; its last step is saved: headstart-cli resume %1 goes on").arg(run));
        QCOMPARE(Json::parse(stopped.out.toStdString()).at("status").get<std::string>(), std::string("stopped"));
        QCOMPARE(row.at("status").get<std::string>(), std::string("stopped"));
        const int steps = row.at("steps").get<int>();
        QCOMPARE(store.checkpoints(run).last(), QStringLiteral("step-%1").arg(steps, 9, 10, QLatin1Char('0')));
        const Outcome resumed = store.run({QStringLiteral("resume"), run.left(4), QStringLiteral("--json")});
        QVERIFY2(resumed.code == 0, qPrintable(resumed.err));
        QVERIFY2(resumed.err.contains(QStringLiteral("goes on after step %1\n").arg(steps)), qPrintable(resumed.err));
        compareWithUndisturbed(recipe, run, store);
    }

    /// The newest checkpoint is passed over where it is damaged, and the one before leads to the same end.
    void aDamagedCheckpointIsPassedOver_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("says");
        QTest::newRow("a byte of the state") << QStringLiteral("state.safetensors") << QStringLiteral("it is damaged");
        QTest::newRow("a byte of the best") << QStringLiteral("best.safetensors") << QStringLiteral("it is damaged");
        QTest::newRow("no manifest") << QStringLiteral("manifest.json") << QStringLiteral("No such file");
    }

    void aDamagedCheckpointIsPassedOver()
    {
        QFETCH(QString, file);
        QFETCH(QString, says);
        const QString recipe = QStringLiteral("lite0, AdamW, batch statistics");
        const CliStore &store = twiceStopped();
        if (QTest::currentTestFailed())
            return;
        const CliStore copy(m_folder.filePath(QStringLiteral("damaged %1.db").arg(++m_count)));
        QVERIFY(QFile::copy(store.file(), copy.file()));
        QCOMPARE(test::runProgram(QStringLiteral("cp"), {QStringLiteral("-r"), store.file() + QStringLiteral(".d"),
                                                         copy.file() + QStringLiteral(".d")})
                     .code,
                 0);
        const QString run = newest(copy);
        const QStringList checkpoints = copy.checkpoints(run);
        QCOMPARE(checkpoints.size(), 2);
        damage(copy.folderOf(run) + QLatin1Char('/') + checkpoints.last() + QLatin1Char('/') + file);
        const Outcome resumed = copy.run({QStringLiteral("resume"), run});
        QVERIFY2(resumed.code == 0, qPrintable(resumed.err));
        const QString line =
            resumed.err.section(QStringLiteral("a checkpoint was passed over: "), 1).section(u'\n', 0, 0);
        QVERIFY2(line.contains(checkpoints.last() + QLatin1Char('/') + file) && line.contains(says),
                 qPrintable(resumed.err));
        const int before = checkpoints.first().mid(5).toInt();
        QVERIFY2(resumed.err.contains(QStringLiteral("goes on after step %1\n").arg(before)), qPrintable(resumed.err));
        compareWithUndisturbed(recipe, run, copy);
    }

    /// The sweep means little where every run began anew.
    void someKilledRunsWentOnFromACheckpoint() { QVERIFY(m_fromCheckpoint > 0); }

private:
    QStringList arguments(const QString &recipe) const
    {
        const Recipe &what = recipes().at(recipe);
        return words("train --weights random --set preprocessing.crop=64 --set preprocessing.resize=64 --set "
                     "compute.threads=2 --set training.batch=4 --set training.seed=5 --set checkpoint.seconds=1 --data")
               + QStringList(m_data) + words(what.settings)
               + QStringList{QStringLiteral("--set"), QStringLiteral("training.epochs=%1").arg(what.epochs)}
               + (what.isAugmented ? words(kAugmented) : QStringList());
    }

    static QString newest(const CliStore &store)
    {
        return QString::fromStdString(store.runs().at(0).at("run").get<std::string>());
    }

    /// The run that nobody disturbed; made once.
    const Ended &undisturbed(const QString &recipe)
    {
        Ended &whole = m_undisturbed[recipe];
        if (!whole.id.isEmpty())
            return whole;
        const Outcome outcome = m_store.run(arguments(recipe));
        if (outcome.code != 0)
            throw std::runtime_error(outcome.err.toStdString());
        const Json row = m_store.runs().at(0);
        whole.id = newest(m_store);
        whole.learned = m_store.csv(whole.id).learned();
        whole.stages = m_store.stages(whole.id).learned();
        whole.checkpoint = m_store.newestCheckpoint(whole.id);
        whole.steps = row.at("steps").get<int>();
        whole.milliseconds = static_cast<qint64>(1000 * row.at("seconds").get<double>());
        return whole;
    }

    void compareWithUndisturbed(const QString &recipe, const QString &run)
    {
        compareWithUndisturbed(recipe, run, m_store);
    }

    void compareWithUndisturbed(const QString &recipe, const QString &run, const CliStore &store)
    {
        const Ended &whole = undisturbed(recipe);
        const std::vector<QStringList> learned = store.csv(run).learned();
        for (std::size_t i = 0; i < std::min(learned.size(), whole.learned.size()); ++i)
            QCOMPARE(learned[i], whole.learned[i]);
        QCOMPARE(learned.size(), whole.learned.size());
        QVERIFY(!whole.stages.empty());
        QCOMPARE(store.stages(run).learned(), whole.stages);
        QCOMPARE(whole.checkpoint.count(QLatin1Char('\n')), 3); // step-..., best and state
        QCOMPARE(store.newestCheckpoint(run), whole.checkpoint);
        QCOMPARE(store.json({QStringLiteral("runs"), QStringLiteral("show"), run, QStringLiteral("--json")})
                     .at("status")
                     .get<std::string>(),
                 std::string("finished"));
    }

    /// Then the store has all but the last second.
    void killSomewhere(LiveCli &live, const CliStore &store, const Ended &whole, Kill kill)
    {
        int seen = 0;
        if (kill == Kill::AfterACheckpoint) {
            const QString run = live.waitForRun();
            QTRY_VERIFY_WITH_TIMEOUT(!store.checkpoints(run).isEmpty(), 60'000);
        } else if (kill == Kill::AtAStep) {
            seen = 1 + static_cast<int>(m_random.bounded(whole.steps / 2));
            QVERIFY(live.waitForSteps(seen));
        } else {
            QVERIFY(!live.waitForRun().isEmpty());
            QTest::qWait(static_cast<int>(m_random.bounded(whole.milliseconds / 2 + 1)));
        }
        const qint64 then = live.kill();
        const Json row = store.runs().at(0);
        const test::CsvTable table = store.csv(newest(store));
        QVERIFY2(row.at("status").get<std::string>() == "interrupted", row.dump().c_str());
        QCOMPARE(store.runs().size(), std::size_t{1});
        const int steps = row.at("steps").get<int>();
        QVERIFY(steps >= seen && steps < whole.steps);
        QCOMPARE(static_cast<int>(table.column("step", "step").size()), steps);
        // It may have been at work on a step, a validation or a checkpoint when it was killed.
        double longest = 0;
        for (const QString &seconds : table.column("seconds", "step") + table.column("seconds", "epoch"))
            longest = std::max(longest, seconds.toDouble());
        const auto behind = static_cast<double>(then - row.at("changed").get<qint64>()) / 1000;
        QVERIFY2(behind < 1 + 2 * longest + 1, qPrintable(QStringLiteral("%1 s behind").arg(behind)));
    }

    /// A run with two checkpoints, stopped; made once.
    const CliStore &twiceStopped()
    {
        if (m_stopped.file().isEmpty()) {
            m_stopped = CliStore(m_folder.filePath(QStringLiteral("twice.db")));
            stopAt(9, arguments(QStringLiteral("lite0, AdamW, batch statistics")));
            stopAt(23, {QStringLiteral("resume"), newest(m_stopped)});
        }
        return m_stopped;
    }

    void stopAt(int step, const QStringList &arguments)
    {
        LiveCli live(m_stopped, arguments);
        QVERIFY(live.waitForSteps(step));
        live.signal(SIGINT);
        QCOMPARE(live.wait().code, 1);
    }

    /// Takes a manifest away; of another file, a byte in the middle is another one then.
    static void damage(const QString &path)
    {
        if (path.endsWith(QStringLiteral(".json"))) {
            QVERIFY(QFile::remove(path));
            return;
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        char byte = 0;
        QVERIFY(file.seek(file.size() / 2) && file.getChar(&byte));
        QVERIFY(file.seek(file.size() / 2) && file.putChar(static_cast<char>(byte ^ 0x10)));
    }

    QTemporaryDir m_folder;
    const QString m_data = m_folder.filePath(QStringLiteral("data"));
    const CliStore m_store{m_folder.filePath(QStringLiteral("undisturbed.db"))};
    CliStore m_stopped{QString()};
    std::map<QString, Ended> m_undisturbed;
    QRandomGenerator m_random;
    int m_count = 0;
    int m_fromCheckpoint = 0;
};

QTEST_GUILESS_MAIN(TestResumeCli)
#include "tst_resume_cli.moc"
