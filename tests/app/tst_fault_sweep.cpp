// SPDX-License-Identifier: GPL-3.0-or-later
// A run whose disk or memory fails at the N-th call, or that is killed there: what was committed is whole, the run
// waits where there is no room, and in the end it has the bits of a run that nothing befell. A few N; all of them with
// HEADSTART_FULL_TESTS.
#include "core/training/run.h"
#include "tests/support/cli_runs.h"
#include "tests/support/fault.h"
#include "tests/support/files.h"
#include "tests/support/learned.h"
#include "tests/support/small_disk.h"
#include "tests/support/stores.h"
#include "tests/support/text_model.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>

using namespace headstart;
using test::CliStore;
using test::Fault;
using test::LiveCli;
using test::must;
using test::Outcome;

namespace {

/// Stops a run after a step.
class Stopper final : public training::RunObserver {
public:
    explicit Stopper(std::int64_t step) : m_step(step) {}

    void lookingAtData(std::size_t /*done*/, std::size_t /*all*/) override {}
    void began(const training::RunBeginning & /*beginning*/) override {}
    void stepped(const runs::StepRow &row) override
    {
        if (row.step == m_step)
            stop.stop();
    }
    void epochEnded(const runs::EpochRow & /*row*/) override {}
    void said(const Text & /*message*/) override {}

    StopToken stop;

private:
    const std::int64_t m_step;
};

constexpr const char *kChildMode = "HEADSTART_SWEEP_CHILD";

training::RunConfig configOf(const std::string &folder, bool isText)
{
    training::RunConfig config;
    config.split.validation = 0.25;
    config.training.epochs = 3;
    config.optimiser.rate = 0.005;
    config.compute.threads = 2;
    if (isText) {
        config.model.id = folder + "/model";
        config.data.path = folder + "/texts.csv";
        config.freeze.cut = "encoder.layer.1"; // few tensors, and so few calls
        config.training.batch = 16;
    } else {
        config.model.id = "shufflenet_v2_x0_5";
        config.model.weights = "random";
        config.data.path = folder + "/pictures";
        config.preprocessing.crop = config.preprocessing.resize = 64;
        config.freeze.cut = "stage4.2";
        config.augmentation.rotation = 10;
        config.training.batch = 4;
    }
    return config;
}

/// FOLDER STORE STEP KIND: a run that stops after a step; after none for 0.
int child(const QStringList &arguments)
{
    const std::string folder = arguments.at(1).toStdString();
    auto store = must(runs::RunStore::open(arguments.at(2).toStdString(), runs::RunStore::Access::Own));
    Stopper stopper(arguments.at(3).toLongLong());
    const auto config = configOf(folder, arguments.at(4) == QStringLiteral("texts"));
    must(training::startRun(config, "tiny", {folder + "/library", store}, stopper, stopper.stop));
    return 0;
}

bool isFull()
{
    return qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS");
}

} // namespace

class TestFaultSweep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A run that nothing befell, and one that was stopped in the middle: copies of it go on under faults.
    void initTestCase()
    {
        test::waitWithoutSpinning();
        test::makeTextModel(file("model").toStdString());
        test::makeTextTable(file("texts.csv").toStdString(), 96);
        test::makePictures(file("pictures"), 2, 12);
        train("whole.db", 0, true);
        train("begun.db", kStopped, true);
        m_run = runOf("begun.db");
        m_whole = test::learnedOf(file("whole.db"));
        train("pictures.db", 0, false);
        train("pictures begun.db", kStopped, false);
        m_pictureRun = runOf("pictures begun.db");
        m_wholePictures = test::learnedOf(file("pictures.db"));
        m_allocations = allocationsOf(true);
        m_pictureAllocations = allocationsOf(false);
        QVERIFY(m_allocations > 100 && m_pictureAllocations > 100);
        QCOMPARE(m_whole.steps.size(), std::size_t{15});
        const CliStore counted(copyOfBegun());
        const Fault none{0, {}, counted.file(), {}, file("calls")};
        const Outcome outcome = CliStore(counted.file(), none.entry()).run(resume());
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        compare(counted);
        QFile log(file("calls"));
        QVERIFY(log.open(QIODevice::ReadOnly));
        m_calls = QString::fromUtf8(log.readAll()).split(u'\n', Qt::SkipEmptyParts);
        qInfo("%d calls of a run that goes on change its store or its folder", static_cast<int>(m_calls.size()));
        QVERIFY(m_calls.size() > 40);
    }

    void aCallFails_data()
    {
        QTest::addColumn<int>("at");
        QTest::addColumn<QString>("does");
        for (const int at : places())
            for (const char *does : {"kill", "tear", "5"}) // EIO
                if (does != QByteArray("tear") || writes(at))
                    QTest::addRow(
                        "%s, %s", does,
                        qPrintable(m_calls.value(at - 1).section(u'/', 0, 0) + m_calls.value(at - 1).section(u'/', -2)))
                        << at << QString::fromLatin1(does);
    }

    /// One call alone: the process is killed, or the error passes. It must end only where nothing has begun yet.
    void aCallFails()
    {
        QFETCH(int, at);
        QFETCH(QString, does);
        const CliStore store(copyOfBegun());
        const Fault fault{at, does, store.file(), {}, {}};
        const Outcome outcome = CliStore(store.file(), fault.entry()).run(resume());
        const bool hadBegun = outcome.err.contains(QStringLiteral("goes on after step"));
        const bool isKilled = does == QStringLiteral("kill") || does == QStringLiteral("tear");
        if (!isKilled && hadBegun)
            QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        if (!isKilled && outcome.code != 0)
            verifyIsSaid(outcome, fault);
        if (outcome.code == 0)
            compare(store);
        else
            goOn(store);
    }

    void thereIsNoRoomForAWhile_data()
    {
        QTest::addColumn<int>("at");
        for (const int at : places())
            QTest::addRow(
                "%s", qPrintable(m_calls.value(at - 1).section(u'/', 0, 0) + m_calls.value(at - 1).section(u'/', -2)))
                << at;
    }

    /// From the N-th call on. The run waits, and then goes on by itself.
    void thereIsNoRoomForAWhile()
    {
        QFETCH(int, at);
        const CliStore store(copyOfBegun());
        const std::string before = statusOf(store);
        const Fault fault{at, QString::number(ENOSPC), store.file(), makeFile("full"), {}};
        LiveCli live(CliStore(store.file(), fault.entry()), resume());
        if (live.waitForWords(QStringLiteral("; the run waits: "))) {
            const bool hadBegun = live.hasSaid(QStringLiteral("goes on after step")); // the store knows that by then
            QCOMPARE(statusOf(store), hadBegun ? std::string("running") : before);
            if (isFull())
                goOn(CliStore(copyOf(store.file()))); // as if it were killed now
        }
        QVERIFY(QFile::remove(fault.whileThere));
        const Outcome outcome = live.wait();
        if (outcome.code == 0) {
            QCOMPARE(outcome.err.count(QStringLiteral("; the run waits: ")),
                     outcome.err.count(QStringLiteral("there is room again")));
            compare(store);
            return;
        }
        QVERIFY2(!outcome.err.contains(QStringLiteral("goes on after step")), qPrintable(outcome.err));
        verifyIsSaid(outcome, fault);
        goOn(store);
    }

    void aRunThatWaitsIsStopped_data()
    {
        QTest::addColumn<int>("at");
        QTest::newRow("for a checkpoint") << placeOf("/.partial-", "write");
        QTest::newRow("for the store") << placeOf(".db-wal", "pwrite", placeOf("/.partial-", "fsync"));
    }

    void aRunThatWaitsIsStopped()
    {
        QFETCH(int, at);
        QVERIFY(at > 0);
        const CliStore store(copyOfBegun());
        const Fault fault{at, QString::number(EDQUOT), store.file(), makeFile("full"), {}};
        LiveCli live(CliStore(store.file(), fault.entry()), resume());
        QVERIFY(live.waitForWords(QStringLiteral("; the run waits: ")));
        live.signal(SIGINT);
        const Outcome outcome = live.wait();
        QCOMPARE(outcome.code, 1);
        const QString line = test::lastLine(outcome.err);
        QVERIFY2(line.startsWith(QStringLiteral("headstart-cli: ")) && line.contains(QStringLiteral("quota exceeded")),
                 qPrintable(outcome.err));
        QCOMPARE(statusOf(store), std::string("interrupted")); // the store, too, had no room to say that it failed
        goOn(store);
    }

    void anAllocationFails_data()
    {
        QTest::addColumn<bool>("isText");
        QTest::addColumn<int>("at");
        const int rows = isFull() ? 60 : 1;
        for (const bool isText : {true, false})
            for (int row = 0; row < rows; ++row) {
                const int all = isText ? m_allocations : m_pictureAllocations;
                const int at = all * (2 * row + 1) / (2 * rows) + 1;
                QTest::addRow("%s, allocation %d of %d", isText ? "texts" : "pictures", at, all) << isText << at;
            }
    }

    void anAllocationFails()
    {
        QFETCH(bool, isText);
        QFETCH(int, at);
        const CliStore store(copyOf(file(isText ? "begun.db" : "pictures begun.db")));
        Fault fault{at, {}, {}, {}, {}};
        fault.allocation = 1;
        const Outcome outcome = CliStore(store.file(), fault.entry()).run(resume(isText));
        QVERIFY2(outcome.code == 1, qPrintable(outcome.err));
        const QString line = test::lastLine(outcome.err);
        QVERIFY2(line.startsWith(QStringLiteral("headstart-cli: "))
                     && line.contains(QStringLiteral("there is not enough memory")) && line.size() < 200,
                 qPrintable(outcome.err));
        if (outcome.err.contains(QStringLiteral("goes on after step")))
            QCOMPARE(statusOf(store), std::string("failed"));
        goOn(store, isText);
    }

    void aDiskOfAnySize_data()
    {
        QTest::addColumn<int>("kilobytes");
        const int step = isFull() ? 16 : 64;
        const int end = isFull() ? 64 * step : 4 * step;
        for (int kilobytes = 0; kilobytes < end; kilobytes += step)
            QTest::addRow("%d KB are free", kilobytes) << kilobytes;
    }

    void aDiskOfAnySize()
    {
        QFETCH(int, kilobytes);
        QDir().mkpath(file("disk"));
        constexpr int kMegabytes = 16;
        const test::SmallDisk disk(file("disk"), kMegabytes);
        if (!disk.isThere())
            QSKIP("this system lets nobody mount a small disk of their own");
        const CliStore store(disk.path("runs.db"), disk.entry());
        inside(disk, QStringLiteral("cp '%1' '%2' && cp -r '%1.d' '%2.d'").arg(file("begun.db"), store.file()));
        disk.fill(kilobytes);
        LiveCli live(store, resume());
        const bool waits = live.waitForWords(QStringLiteral("; the run waits: "));
        m_waited += waits ? 1 : 0;
        if (waits)
            QCOMPARE(statusOf(store), std::string("running"));
        disk.free();
        const Outcome outcome = live.wait();
        if (outcome.code != 0) {
            QVERIFY2(!outcome.err.contains(QStringLiteral("goes on after step")), qPrintable(outcome.err));
            const Outcome second = store.run(resume());
            QVERIFY2(second.code == 0, qPrintable(second.err));
        }
        const QString out = file("from the disk.db");
        inside(disk,
               QStringLiteral("rm -rf '%2' '%2'[-.]* && cp '%1' '%2' && cp -r '%1.d' '%2.d'").arg(store.file(), out));
        compare(CliStore(out));
    }

    void someDisksWereTooSmall() { QVERIFY(m_waited > 0); }

private:
    static constexpr std::int64_t kStopped = 7;

    QString file(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }

    QString makeFile(const char *name) const
    {
        test::writeFile(file(name).toStdString(), std::string("x"));
        return file(name);
    }

    /// `step`: after which it stops; 0: at its end. In a process of its own, whose threads wait without spinning.
    void train(const char *store, std::int64_t step, bool isText) const
    {
        const QStringList command{QStringLiteral("%1=1").arg(QString::fromLatin1(kChildMode)),
                                  QCoreApplication::applicationFilePath(),
                                  m_folder.path(),
                                  file(store),
                                  QString::number(step),
                                  isText ? QStringLiteral("texts") : QStringLiteral("pictures")};
        const Outcome outcome = test::runProgram(QStringLiteral("env"), command);
        if (outcome.code != 0)
            qFatal("%s", qPrintable(outcome.err));
    }

    QString runOf(const char *store) const
    {
        const auto opened = must(runs::RunStore::open(file(store).toStdString(), runs::RunStore::Access::Read));
        return QString::fromStdString(must(opened.runs()).at(0).id);
    }

    /// Of a run that goes on.
    int allocationsOf(bool isText)
    {
        const CliStore store(copyOf(file(isText ? "begun.db" : "pictures begun.db")));
        Fault none{0, {}, {}, {}, file(isText ? "allocations" : "pictures allocations")};
        none.allocation = 1;
        const Outcome outcome = CliStore(store.file(), none.entry()).run(resume(isText));
        if (outcome.code != 0)
            qFatal("%s", qPrintable(outcome.err));
        QFile log(none.log);
        return log.open(QIODevice::ReadOnly) ? log.readAll().split(' ').first().toInt() : 0;
    }

    QString copyOf(const QString &store)
    {
        const QString copy = m_folder.filePath(QStringLiteral("copy%1.db").arg(++m_copies));
        const QString script = QStringLiteral("for end in '' -wal; do [ ! -e '%1'$end ] || cp '%1'$end '%2'$end; done; "
                                              "cp -r '%1.d' '%2.d'")
                                   .arg(store, copy);
        if (test::runProgram(QStringLiteral("sh"), {QStringLiteral("-c"), script}).code != 0)
            qFatal("a store cannot be copied");
        return copy;
    }
    QString copyOfBegun() { return copyOf(file("begun.db")); }

    static void inside(const test::SmallDisk &disk, const QString &script)
    {
        const QStringList command = disk.entry() + QStringList{QStringLiteral("sh"), QStringLiteral("-c"), script};
        const Outcome outcome = test::runProgram(command.front(), command.mid(1));
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    }

    QStringList resume(bool isText = true) const { return {QStringLiteral("resume"), isText ? m_run : m_pictureRun}; }

    static std::string statusOf(const CliStore &store)
    {
        const test::Json all = store.runs();
        return all.size() == 1 ? all.at(0).at("status").get<std::string>() : "not one run";
    }

    /// The number of the first such call behind another; 0: there is none.
    int placeOf(const char *path, const char *call, int behind = 0) const
    {
        for (int i = behind; i < m_calls.size(); ++i)
            if (m_calls[i].contains(QString::fromLatin1(path))
                && m_calls[i].section(u' ', 1, 1).startsWith(QString::fromLatin1(call)))
                return i + 1;
        return 0;
    }

    bool writes(int at) const { return m_calls.value(at - 1).contains(QStringLiteral("write")); }

    /// How many calls there are differs a little from run to run.
    QList<int> places() const
    {
        QList<int> out;
        if (!isFull())
            return {placeOf("/.partial-", "write"), placeOf("/step-", "rename"),
                    placeOf(".db-wal", "pwrite", placeOf("/.partial-", "fsync"))};
        for (int at = 1; at <= m_calls.size() + 3; ++at)
            out += at;
        return out;
    }

    static void verifyIsSaid(const Outcome &outcome, const Fault &fault)
    {
        const QString line = test::lastLine(outcome.err);
        QVERIFY2(line.startsWith(QStringLiteral("headstart-cli: ")) && line.contains(fault.under),
                 qPrintable(outcome.err));
    }

    /// Another process lists the run and brings it to its end.
    void goOn(const CliStore &store, bool isText = true)
    {
        const std::string status = statusOf(store);
        if (status != "finished") {
            QVERIFY2(status == "interrupted" || status == "stopped" || status == "failed", status.c_str());
            const Outcome outcome = store.run(resume(isText));
            QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
            QVERIFY2(!outcome.err.contains(QStringLiteral("passed over")), qPrintable(outcome.err));
            const QString step = outcome.err.section(QStringLiteral("goes on after step "), 1).section(u'\n', 0, 0);
            QVERIFY2(step.toInt() >= kStopped, qPrintable(outcome.err));
        }
        compare(store, isText);
    }

    void compare(const CliStore &store, bool isText = true)
    {
        test::compareLearned(test::learnedOf(store.file()), isText ? m_whole : m_wholePictures);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(statusOf(store), std::string("finished"));
        QVERIFY(!QDir(store.folderOf(isText ? m_run : m_pictureRun))
                     .entryList(QDir::AllEntries | QDir::Hidden)
                     .join(u' ')
                     .contains(QStringLiteral(".partial")));
    }

    QTemporaryDir m_folder;
    QString m_run; ///< its id, in every copy of the store
    QString m_pictureRun;
    test::Learned m_whole;
    test::Learned m_wholePictures;
    int m_allocations = 0; ///< of LibTorch, in a run that goes on
    int m_pictureAllocations = 0;
    QStringList m_calls; ///< that change files of a run that goes on: "NUMBER CALL PATH"
    int m_copies = 0;
    int m_waited = 0;
};

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(kChildMode))
        return child(QCoreApplication::arguments());
    TestFaultSweep test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fault_sweep.moc"
