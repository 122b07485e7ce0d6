// SPDX-License-Identifier: GPL-3.0-or-later
// What headstart-cli says a run will take, held against the memory that whole processes then take; and the refusal of
// runs that cannot fit. No seconds: how long something takes moves with what else the machine does.
#include "tests/support/cli_runs.h"
#include "tests/support/files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace headstart;
using test::CliStore;
using test::Json;
using test::Outcome;
using test::words;

namespace {

constexpr double kMega = 1e6;

/// The most memory that a process of this command took, in bytes; it must end well.
double peakOf(const QStringList &command)
{
    std::vector<QByteArray> bytes;
    for (const QString &word : command)
        bytes.push_back(word.toLocal8Bit());
    std::vector<char *> arguments;
    for (QByteArray &word : bytes)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int error = posix_spawn(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    rusage usage = {};
    if (error != 0 || wait4(child, &status, 0, &usage) != child || status != 0)
        return 0;
    constexpr double kKibi = 1024;
    return kKibi * static_cast<double>(usage.ru_maxrss);
}

/// Under a limit of the shell's: "-v", in KiB.
Outcome limited(const char *limit, const QStringList &command)
{
    const QString script = QStringLiteral("ulimit %1; exec \"$@\"").arg(QString::fromLatin1(limit));
    return test::runProgram(QStringLiteral("bash"),
                            QStringList{QStringLiteral("-c"), script, QStringLiteral("bash")} + command);
}

} // namespace

class TestCostCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::waitWithoutSpinning();
        qputenv("XDG_CACHE_HOME", file("cache").toLocal8Bit());
        test::makePictures(file("data"), 2, 60);
    }

    void memoryIsForetoldWithinAFifth_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::newRow("a head") << QStringLiteral("--model efficientnet-lite0");
        QTest::newRow("the last stages, what they take kept") << QStringLiteral("--model resnet18 --cut layer4.0");
        QTest::newRow("everything in pieces") << QStringLiteral("--model resnet18 --cut stem");
        if (!qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS"))
            return;
        QTest::newRow("everything at once")
            << QStringLiteral("--model resnet18 --cut stem --set freeze.batch_norm=batch --set training.batch=24");
        QTest::newRow("varied pictures") << QStringLiteral(
            "--model mobilenet_v2 --cut features.10 --set augmentation.flip_horizontal=true");
    }
    void memoryIsForetoldWithinAFifth()
    {
        QFETCH(QString, settings);
        const QStringList rest = run() + words("--set preprocessing.crop=160 --set preprocessing.resize=160")
                                 + settings.split(QLatin1Char(' '));
        const Json cost = m_store.json(QStringList{QStringLiteral("cost"), QStringLiteral("--json")} + rest);
        const auto foretold = cost.at("memory").at("peak").get<double>();
        const double measured = peakOf(m_store.command(QStringList{QStringLiteral("train")} + rest));
        const QString both =
            QStringLiteral("foretold %1 MB, measured %2 MB").arg(foretold / kMega).arg(measured / kMega);
        qInfo("%s", qPrintable(both));
        QVERIFY2(foretold > 0.8 * measured && foretold < 1.2 * measured, qPrintable(both));
    }

    /// By measurement: that batch stays below, and twice as large a one does not.
    void theLargestBatchFits()
    {
        const QStringList rest = run()
                                 + words("--model resnet18 --cut stem --set freeze.batch_norm=batch --set "
                                         "training.batch=8 --set preprocessing.crop=96 --set preprocessing.resize=96");
        constexpr double kFree = 600;
        const Json cost = m_store.json(words("cost --json --free 600") + rest);
        const double room = cost.at("memory").at("before").get<double>() + kFree * kMega;
        const auto batch = cost.at("largest_batch").get<int>();
        QVERIFY2(batch > 8 && batch <= 48, qPrintable(QString::number(batch)));
        const auto peakWith = [&](int size) {
            return peakOf(
                m_store.command(words("train") + rest
                                + QStringList{QStringLiteral("--set"), QStringLiteral("training.batch=%1").arg(size)}));
        };
        const double with = peakWith(batch);
        const double twice = peakWith(2 * batch);
        qInfo("%d: %.0f MB, twice that: %.0f MB, of %.0f MB", batch, with / kMega, twice / kMega, room / kMega);
        QVERIFY(with > 0 && with <= room);
        QVERIFY(twice > room);
    }

    void theTableIsForPeople()
    {
        const QStringList rest = run() + words("--model resnet18 --set preprocessing.crop=64");
        const CliStore store(file("empty.db"));
        const Outcome outcome = store.run(words("cost --set preprocessing.resize=64") + rest);
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        for (const char *begin :
             {"pictures        96 train, 24 judge; steps an epoch: 3\n", "first epoch     ", "later epochs    ",
              "in all          ", "memory          ", "largest batch   96, all there are\n"})
            QVERIFY2(outcome.out.contains(QString::fromLatin1(begin)), qPrintable(outcome.out));
        QVERIFY2(outcome.out.contains(QStringLiteral("0 MB of it are kept")), qPrintable(outcome.out));
        QVERIFY(store.runs().empty());
    }

    void aRunThatCannotFitIsRefused()
    {
        const CliStore store(file("refused.db"));
        for (const char *command : {"train", "cost", "find-rate"}) {
            const QStringList whole = words(command) + run() + words("--model vit_l_16 --cut patches");
            const Outcome outcome = limited("-v 6000000", store.command(whole));
            QCOMPARE(outcome.code, 2);
            QVERIFY2(test::lastLine(outcome.err)
                         .startsWith(QStringLiteral("headstart-cli: vit_l_16: the run needs at least 7.")),
                     qPrintable(outcome.err));
            QVERIFY2(outcome.err.contains(QStringLiteral(" are free: no batch fits; a smaller model, or fewer stages")),
                     qPrintable(outcome.err));
        }
        QVERIFY(store.runs().empty());
    }

    void badInputIsRefused_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::newRow("no such model") << QStringLiteral("--model resnet17");
        QTest::newRow("no such stage") << QStringLiteral("--model resnet18 --cut layer9");
        QTest::newRow("no room") << QStringLiteral("--model resnet18 --free 0");
        QTest::newRow("no data") << QStringLiteral("--model resnet18 --data nowhere");
    }
    void badInputIsRefused()
    {
        QFETCH(QString, arguments);
        QStringList whole = words("cost") + run() + arguments.split(QLatin1Char(' '));
        if (arguments.contains(QStringLiteral("--data")))
            whole.remove(whole.indexOf(QStringLiteral("--data")), 2);
        const Outcome outcome = m_store.run(whole);
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.err.count(QLatin1Char('\n')), 1);
        QVERIFY(outcome.out.isEmpty());
    }

private:
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QStringList run() const
    {
        return QStringList{QStringLiteral("--data"), file("data")}
               + words("--weights random --set freeze.batch_norm=fixed --set training.epochs=2");
    }

    QTemporaryDir m_folder;
    CliStore m_store = CliStore(file("runs.db"));
};

QTEST_GUILESS_MAIN(TestCostCli)
#include "tst_cost_cli.moc"
