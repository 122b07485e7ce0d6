// SPDX-License-Identifier: GPL-3.0-or-later
// The store of runs: what goes in comes out; one owner; kill -9, full disks, other people's and damaged files.
// The program is also its own second process: see child().
#include "core/runs/migrations.h"
#include "core/runs/run_store.h"
#include "tests/support/files.h"
#include "tests/support/stores.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <array>
#include <bit>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <limits>
#include <numeric>
#include <sqlite3.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace headstart;
using namespace headstart::runs;
using Access = RunStore::Access;
using test::answer;
using test::must;
using test::refused;
using test::sql;

namespace {

const char *const kChildMode = "HEADSTART_STORE_CHILD";

const std::string kId = "00112233aa";

NewRun newRun(const std::string &id, const std::string &name)
{
    return {.id = id,
            .name = name,
            .config = R"({"model": "resnet18"})",
            .environment = R"({"threads": 2})",
            .fingerprint = "f00d",
            .source = R"({"path": "/pictures"})",
            .classes = {"ant", "bee's \"wing\"", "\xC3\xBC"},
            .samples = {{"ant/1.jpg", 0, "aa", 0}, {"bee/it's.jpg", 1, "bb", 1}, {"\xFF\xFE raw", 2, "cc", 2}},
            .parent = ""};
}

StepRow stepRow(std::int64_t step)
{
    const auto x = static_cast<double>(step);
    return {step, 1 + step / 100, 1 / x, 1e-3 / x, 1e-5, std::sqrt(x), 0.25, 32};
}

std::vector<StepRow> stepRows(std::int64_t first, std::int64_t last)
{
    std::vector<StepRow> out;
    for (std::int64_t step = first; step <= last; ++step)
        out.push_back(stepRow(step));
    return out;
}

EpochRow epochRow(std::int64_t epoch, std::int64_t step, bool isBest)
{
    return {epoch, step, 0.5, 0.75, 0.6, 0.7, 12.5, isBest};
}

/// No file of this process grows while it lives.
class NoRoom {
public:
    NoRoom()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none = {0, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~NoRoom() { setrlimit(RLIMIT_FSIZE, &m_before); }
    NoRoom(const NoRoom &) = delete;
    NoRoom &operator=(const NoRoom &) = delete;

private:
    rlimit m_before{};
};

void print(const std::string &line)
{
    std::puts(line.c_str());
    std::fflush(stdout);
}

/// Writes until something fails or kills it, and prints each step that has been committed.
int writeForEver(RunStore &store)
{
    must(store.begin(newRun(kId, "endless")));
    for (std::int64_t step = 1;; step += 5) {
        store.addSteps(kId, stepRows(step, step + 4));
        store.addLog(kId, "info", std::string(20'000, 'x'));
        store.addEpoch(kId, epochRow(step, step, true), {{0, std::vector<float>(500, 0.5F)}});
        const auto flushed = store.flush();
        if (!flushed) {
            print(flushed.error().line());
            return store.failure() && store.failure()->kind == ErrorKind::NoRoom ? 1 : 3;
        }
        print(std::to_string(step + 4));
    }
}

int child(const std::string &mode, const std::string &file)
{
    auto store = RunStore::open(file, mode == "read" ? Access::Read : Access::Own);
    if (!store) {
        print(store.error().line());
        return store.error().kind == ErrorKind::BadInput ? 2 : 1;
    }
    if (mode == "write")
        return writeForEver(*store);
    const auto all = store->runs();
    print(all ? std::to_string(all->size()) + " runs" : all.error().line());
    return all ? 0 : 2;
}

/// Root may do everything: the rights of files count only without its capabilities.
QStringList withoutPrivileges(const QStringList &command)
{
    if (geteuid() != 0)
        return command;
    return QStringList{QStringLiteral("setpriv"), QStringLiteral("--inh-caps=-all"),
                       QStringLiteral("--bounding-set=-all")}
           + command;
}

class Child {
public:
    Child(const char *mode, const std::string &file)
        : Child(mode, {QCoreApplication::applicationFilePath(), QString::fromStdString(file)})
    {}
    Child(const char *mode, const QStringList &command)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(kChildMode), QString::fromLatin1(mode));
        m_process.setProcessEnvironment(environment);
        m_process.start(command.front(), command.mid(1));
        m_process.waitForStarted();
    }
    ~Child() { kill(); }

    qint64 pid() const { return m_process.processId(); }
    QString line()
    {
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(20'000))
                break;
        return QString::fromUtf8(m_process.readLine()).trimmed();
    }
    /// Lines that it wrote before it was killed; the last one alone.
    QString kill()
    {
        m_process.kill();
        m_process.waitForFinished();
        return QString::fromUtf8(m_process.readAllStandardOutput()).trimmed().split(QLatin1Char('\n')).last();
    }
    int code()
    {
        m_process.waitForFinished(60'000);
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    QString lastLine()
    {
        m_process.waitForFinished(60'000);
        return QString::fromUtf8(m_process.readAllStandardOutput()).trimmed().split(QLatin1Char('\n')).last();
    }
    QString errors() { return QString::fromUtf8(m_process.readAllStandardError()); }

private:
    QProcess m_process;
};

} // namespace

class TestRunStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = path("runs.db");
    }

    void everythingComesBack()
    {
        NewRun run = newRun(kId, "it's \"quoted\"; DROP TABLE runs");
        run.config = std::string(1'000'000, 'c');
        run.parent = "ffeeddccbb";
        const std::vector<Prediction> predictions = {{1, {0.1F, 0.9F}}, {2, {std::bit_cast<float>(0x7FC00123), -0.0F}}};
        const std::string longText = "line 1\nline 2 \xF0\x9F\x90\x9D" + std::string(1'000'000, 't');
        {
            RunStore store = must(RunStore::open(m_file, Access::Own));
            must(store.begin(run));
            store.addSteps(kId, stepRows(1, 7));
            store.addSteps(kId, stepRows(8, 8));
            store.addEpoch(kId, epochRow(1, 4, true), predictions);
            store.addEpoch(kId, epochRow(2, 8, false), {{0, {1.0F}}});
            store.addLog(kId, "warning", longText);
            must(store.setCheckpoints(kId, {{4, "step-4"}, {6, "step-6"}}));
            must(store.setCheckpoints(kId, {{4, "step-4"}, {8, "step-8"}}));
            must(store.end(kId, Status::Failed, longText, 0.1));
            QVERIFY(!store.failure());
        }
        QVERIFY(!QFile::exists(QString::fromStdString(m_file + "-wal")));
        const RunStore store = must(RunStore::open(m_file, Access::Read));
        const auto rows = must(store.runs());
        QCOMPARE(rows.size(), std::size_t{1});
        const RunRow &row = rows[0];
        QCOMPARE(row.id, kId);
        QCOMPARE(row.name, run.name);
        QCOMPARE(row.status, Status::Failed);
        QCOMPARE(row.message, longText);
        QCOMPARE(row.config, run.config);
        QCOMPARE(row.environment, run.environment);
        QCOMPARE(row.fingerprint, run.fingerprint);
        QCOMPARE(row.classes, run.classes);
        QCOMPARE(row.parent, run.parent);
        QCOMPARE(row.seconds, 0.1);
        QCOMPARE(row.steps, 8);
        QCOMPARE(row.epochs, 2);
        QCOMPARE(row.best, std::optional(epochRow(1, 4, true)));
        QVERIFY(row.created > 1'700'000'000'000 && row.changed >= row.created);
        QCOMPARE(must(store.steps(kId)), stepRows(1, 8));
        QCOMPARE(must(store.epochs(kId)), std::vector({epochRow(1, 4, true), epochRow(2, 8, false)}));
        const auto stored = must(store.predictions(kId));
        QCOMPARE(stored.size(), std::size_t{2});
        QCOMPARE(stored[0], predictions[0]);
        QCOMPARE(std::bit_cast<std::uint32_t>(stored[1].probabilities[0]), 0x7FC00123U);
        QVERIFY(std::signbit(stored[1].probabilities[1]));
        const auto samples = must(store.samples(kId));
        QCOMPARE(samples.size(), run.samples.size());
        for (std::size_t i = 0; i < samples.size(); ++i) {
            QCOMPARE(samples[i].file, run.samples[i].file);
            QCOMPARE(samples[i].label, run.samples[i].label);
            QCOMPARE(samples[i].hash, run.samples[i].hash);
            QCOMPARE(samples[i].part, run.samples[i].part);
        }
        const auto checkpoints = must(store.checkpoints(kId));
        QCOMPARE(checkpoints.size(), std::size_t{2});
        QCOMPARE(checkpoints[0].step, 8);
        QCOMPARE(checkpoints[1].folder, std::string("step-4"));
        const auto log = must(store.log(kId));
        QCOMPARE(log.size(), std::size_t{1});
        QCOMPARE(log[0].text, longText);
        QCOMPARE(log[0].level, std::string("warning"));
        QVERIFY(log[0].milliseconds >= row.created && log[0].milliseconds <= row.changed);
    }

    void doublesKeepTheirBits_data()
    {
        QTest::addColumn<double>("value");
        using Limits = std::numeric_limits<double>;
        const std::array values = {0.1,
                                   2.0,
                                   -0.0,
                                   9007199254740993.0,
                                   1e300,
                                   Limits::denorm_min(),
                                   -1.5,
                                   Limits::max(),
                                   Limits::min(),
                                   Limits::infinity(),
                                   -Limits::infinity()};
        for (const double value : values)
            QTest::addRow("%g", value) << value;
        QTest::newRow("nan") << Limits::quiet_NaN();
    }

    void doublesKeepTheirBits()
    {
        QFETCH(double, value);
        RunStore store = must(RunStore::open(m_file, Access::Own));
        must(store.begin(newRun(kId, "doubles")));
        store.addSteps(kId, {{1, 1, value, value, value, value, value, 1}});
        store.addEpoch(kId, {1, 1, value, value, value, value, value, true}, {});
        must(store.end(kId, Status::Finished, "", value));
        const StepRow step = must(store.steps(kId)).at(0);
        const EpochRow epoch = must(store.epochs(kId)).at(0);
        for (const double stored : {step.loss, step.headRate, step.backboneRate, step.gradientNorm, step.seconds,
                                    epoch.trainLoss, epoch.validationAccuracy, must(store.find(kId)).seconds})
            QCOMPARE(std::bit_cast<std::uint64_t>(stored), std::bit_cast<std::uint64_t>(value));
    }

    void stagesComeBack()
    {
        constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
        const std::vector<std::string> stages = {"stem", "layer1.0", "head"};
        const std::vector<StageRow> rows = {{1, "layer1.0", 0.1, 0.2},
                                            {1, "head", std::sqrt(2.0), kNone},
                                            {10, "stem", 0.5, -0.0},
                                            {10, "head", 5e-324, 1e300}};
        {
            RunStore store = must(RunStore::open(m_file, Access::Own));
            must(store.begin(newRun(kId, "a")));
            QVERIFY(must(store.stages(kId)).empty() && must(store.stageRows(kId)).empty());
            store.addStageRows(kId, rows); // nobody has said what stages there are
            store.setStages(kId, {"other", "stem", "head", "more"});
            store.setStages(kId, stages);
            store.addStageRows(kId, {rows[1], rows[0]}); // in whatever order
            store.addStageRows(kId, {{10, "head", 1, 1}, {10, "no such", 1, 1}});
            store.addStageRows(kId, {rows[2], rows[3]}); // takes the place of what is there
            store.setStages("none", stages);
            store.addStageRows("none", rows);
            must(store.flush());
        }
        RunStore store = must(RunStore::open(m_file, Access::Own));
        QCOMPARE(must(store.stages(kId)), stages);
        const auto read = must(store.stageRows(kId));
        QCOMPARE(read.size(), rows.size());
        const auto bits = [](double value) { return std::bit_cast<std::uint64_t>(value); };
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(read[i].step, rows[i].step);
            QCOMPARE(read[i].stage, rows[i].stage);
            QCOMPARE(bits(read[i].gradientNorm), bits(rows[i].gradientNorm));
            const bool areNone = std::isnan(read[i].drift) && std::isnan(rows[i].drift);
            QVERIFY(areNone || bits(read[i].drift) == bits(rows[i].drift));
        }
        must(store.resume(kId, 9)); // what came later is forgotten
        QCOMPARE(must(store.stageRows(kId)).size(), std::size_t{2});
        QCOMPARE(must(store.stages(kId)), stages);
    }

    void namesAreMadeUnique()
    {
        RunStore store = must(RunStore::open(m_file, Access::Own));
        const std::vector<std::string> wanted = {"a", "a", "a", "a 2", "A", ""};
        for (std::size_t i = 0; i < wanted.size(); ++i)
            must(store.begin(newRun("000000000" + std::to_string(i), wanted[i])));
        std::vector<std::string> names;
        for (const RunRow &row : must(store.runs()))
            names.insert(names.begin(), row.name);
        QCOMPARE(names, std::vector<std::string>({"a", "a 2", "a 3", "a 2 2", "A", ""}));
    }

    void runsAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        QTest::newRow("by id") << QStringLiteral("ab00000001") << QStringLiteral("ab00000001");
        QTest::newRow("by the beginning of an id") << QStringLiteral("ac") << QStringLiteral("ac00000003");
        QTest::newRow("by name") << QStringLiteral("bees") << QStringLiteral("ab00000002");
        QTest::newRow("a name before the beginning of an id") << QStringLiteral("ab") << QStringLiteral("ac00000003");
        QTest::newRow("an id before a name") << QStringLiteral("ab00000002") << QStringLiteral("ab00000002");
        QTest::newRow("several") << QStringLiteral("a")
                                 << QStringLiteral("more than one run begins with 'a': ac00000003 (ab), ab00000002 "
                                                   "(bees), ab00000001 (ab00000002)");
        QTest::newRow("none") << QStringLiteral("x%") << QStringLiteral("no run 'x%'; headstart-cli runs");
        QTest::newRow("nothing") << QString() << QStringLiteral("no run ''; headstart-cli runs");
    }

    void runsAreFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, found);
        RunStore store = must(RunStore::open(m_file, Access::Own));
        must(store.begin(newRun("ab00000001", "ab00000002")));
        must(store.begin(newRun("ab00000002", "bees")));
        must(store.begin(newRun("ac00000003", "ab")));
        const auto run = store.find(text.toStdString());
        const QString outcome = run ? QString::fromStdString(run->id) : refused(run);
        QVERIFY2(run ? outcome == found : outcome.contains(found), qPrintable(outcome));
    }

    void resumingForgetsWhatCameLater()
    {
        RunStore store = must(RunStore::open(m_file, Access::Own));
        for (const std::string &id : {kId, std::string("bystander")}) {
            must(store.begin(newRun(id, id)));
            store.addSteps(id, stepRows(1, 30));
            store.addEpoch(id, epochRow(1, 10, true), {{0, {0.1F}}});
            store.addEpoch(id, epochRow(2, 20, false), {});
            must(store.setCheckpoints(id, {{10, "a"}, {20, "b"}}));
            must(store.end(id, Status::Failed, "no room", 5));
        }
        must(store.resume(kId, 10));
        const RunRow row = must(store.find(kId));
        QCOMPARE(row.status, Status::Running);
        QCOMPARE(row.message, std::string());
        QCOMPARE(row.steps, 10);
        QCOMPARE(row.epochs, 1);
        QCOMPARE(must(store.steps(kId)), stepRows(1, 10));
        QCOMPARE(must(store.checkpoints(kId)).size(), std::size_t{1});
        QCOMPARE(must(store.predictions(kId)).size(), std::size_t{1});
        must(store.resume(kId, 9));
        QCOMPARE(must(store.epochs(kId)).size(), std::size_t{0});
        QCOMPARE(must(store.predictions(kId)).size(), std::size_t{0});
        QVERIFY(!must(store.find(kId)).best);
        QCOMPARE(must(store.steps("bystander")), stepRows(1, 30));
        QCOMPARE(must(store.predictions("bystander")).size(), std::size_t{1});
    }

    void predictionsAreTheBestEpochs()
    {
        RunStore store = must(RunStore::open(m_file, Access::Own));
        must(store.begin(newRun(kId, "x")));
        store.addEpoch(kId, epochRow(1, 1, true), {{0, {0.1F}}, {1, {0.2F}}});
        store.addEpoch(kId, epochRow(2, 2, true), {{1, {0.3F}}});
        store.addEpoch(kId, epochRow(3, 3, false), {{1, {0.4F}}});
        must(store.flush());
        QCOMPARE(must(store.predictions(kId)), std::vector<Prediction>({{1, {0.3F}}}));
        QCOMPARE(must(store.find(kId)).best, std::optional(epochRow(2, 2, true)));
        store.addEpoch(kId, epochRow(4, 4, true), {});
        must(store.flush());
        QCOMPARE(must(store.predictions(kId)).size(), std::size_t{0});
    }

    void runsOfTheSameDataShareThem()
    {
        RunStore store = must(RunStore::open(m_file, Access::Own));
        NewRun other = newRun("0000000002", "b");
        for (SampleRow &sample : other.samples)
            sample.part = 0;
        must(store.begin(newRun("0000000001", "a")));
        must(store.begin(other));
        QCOMPARE(answer(m_file, "SELECT count(*) FROM samples"), std::string("3"));
        QCOMPARE(must(store.samples("0000000001"))[1].part, 1);
        QCOMPARE(must(store.samples("0000000002"))[1].part, 0);
    }

    void nonsenseIsRefusedAndTheStoreGoesOn()
    {
        RunStore store = must(RunStore::open(m_file, Access::Own));
        must(store.begin(newRun(kId, "a")));
        QVERIFY(refused(store.begin(newRun(kId, "b"))).contains(QStringLiteral("a run '00112233aa' already")));
        NewRun other = newRun("0000000002", "b");
        other.samples.pop_back();
        QVERIFY(refused(store.begin(other)).contains(QStringLiteral("the fingerprint of other data")));
        QVERIFY(refused(store.resume("none", 1)).contains(QStringLiteral("no run 'none'")));
        QVERIFY(refused(store.end("none", Status::Stopped, "", 0)).contains(QStringLiteral("no run 'none'")));
        QVERIFY(refused(store.setCheckpoints("none", {})).contains(QStringLiteral("no run 'none'")));
        store.addSteps("none", stepRows(1, 1));
        must(store.flush());
        QVERIFY(!store.failure());
        QCOMPARE(must(store.runs()).size(), std::size_t{1});
        QCOMPARE(answer(m_file, "SELECT count(*) FROM steps"), std::string("0"));
    }

    void whatIsQueuedIsWritten()
    {
        {
            RunStore store = must(RunStore::open(m_file, Access::Own));
            must(store.begin(newRun(kId, "a")));
            store.addSteps(kId, stepRows(1, 1));
            const RunStore reader = must(RunStore::open(m_file, Access::Read));
            QTRY_COMPARE_WITH_TIMEOUT(must(reader.steps(kId)).size(), std::size_t{1}, 1000); // nobody flushes
            for (std::int64_t step = 2; step <= 2000; ++step)
                store.addSteps(kId, stepRows(step, step));
        }
        QCOMPARE(must(must(RunStore::open(m_file, Access::Read)).steps(kId)), stepRows(1, 2000));
    }

    void manyThreadsWriteAndRead()
    {
        RunStore store = must(RunStore::open(m_file, Access::Own));
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&store, id = "thread" + std::to_string(t)] {
                must(store.begin(newRun(id, "same")));
                for (std::int64_t step = 1; step <= 100; ++step) {
                    store.addSteps(id, stepRows(step, step));
                    if (step % 10 == 0 && must(store.steps(id)).size() > static_cast<std::size_t>(step))
                        qFatal("steps from nowhere");
                }
                must(store.end(id, Status::Finished, "", 1));
            });
        for (std::thread &thread : threads)
            thread.join();
        for (const RunRow &row : must(store.runs()))
            QCOMPARE(row.steps, 100);
        QCOMPARE(must(store.runs()).size(), std::size_t{4});
    }

    void manyStepsAreQuick()
    {
        RunStore store = must(RunStore::open(m_file, Access::Own));
        must(store.begin(newRun(kId, "long")));
        const auto rows = stepRows(1, 100'000);
        QElapsedTimer timer;
        timer.start();
        for (std::size_t i = 0; i < rows.size(); i += 10)
            store.addSteps(kId, {rows.begin() + static_cast<std::ptrdiff_t>(i),
                                 rows.begin() + static_cast<std::ptrdiff_t>(i + 10)});
        must(store.flush());
        const qint64 written = timer.restart();
        QVERIFY(must(store.steps(kId)) == rows);
        qInfo("100,000 steps: %lld ms to write, %lld ms to read", written, timer.restart());
        QVERIFY(must(store.runs()).size() == 1);
        qInfo("the list of runs: %lld ms", timer.elapsed());
        QVERIFY(written < 20'000);
    }

    void aMissingFileIsAnEmptyStore()
    {
        const RunStore store = must(RunStore::open(m_file, Access::Read));
        QCOMPARE(must(store.runs()).size(), std::size_t{0});
        QCOMPARE(must(store.steps("x")).size(), std::size_t{0});
        QVERIFY(refused(store.find("x")).contains(QStringLiteral("headstart-cli runs")));
        QVERIFY(QDir(m_folder->path()).isEmpty());
        {
            RunStore owner = must(RunStore::open(m_file, Access::Own));
            must(owner.begin(newRun(kId, "a")));
            QCOMPARE(must(store.runs()).size(), std::size_t{1}); // the reader sees it come
        }
        QCOMPARE(must(store.find("a")).status, Status::Interrupted);
    }

    void aReaderDoesNotWrite()
    {
        must(must(RunStore::open(m_file, Access::Own)).begin(newRun(kId, "a")));
        const auto before = test::readFile(m_file);
        {
            RunStore store = must(RunStore::open(m_file, Access::Read));
            const QString says = QStringLiteral("reading only");
            QVERIFY(refused(store.begin(newRun("0000000002", "b"))).contains(says));
            QVERIFY(refused(store.resume(kId, 0)).contains(says));
            QVERIFY(refused(store.flush()).contains(says));
            store.addSteps(kId, stepRows(1, 1));
            QCOMPARE(must(store.steps(kId)).size(), std::size_t{0});
        }
        QVERIFY(test::readFile(m_file) == before);
        QCOMPARE(answer(m_file, "SELECT status FROM runs"), std::string("running"));
    }

    void aFolderIsMadeAndLinksAreFollowed()
    {
        const std::string file = path("new folder/a?b#c%20 d.db");
        const RunStore store = must(RunStore::open(file, Access::Own));
        QVERIFY(QFile::exists(QString::fromStdString(file)));
        QCOMPARE(store.file(), std::filesystem::path(file));
        QCOMPARE(store.folderOf(kId), std::filesystem::path(file + ".d/" + kId));
        std::filesystem::create_symlink(file, m_file);
        QVERIFY(refused(RunStore::open(m_file, Access::Own)).contains(QStringLiteral("another process (")));
    }

    void aSecondOwnerIsRefused()
    {
        Child owner("write", m_file);
        const int first = owner.line().toInt();
        QVERIFY(first > 0);
        const QString says = QStringLiteral("runs.db: another process (%1) is using this store; wait for it, or name "
                                            "another one with --store FILE")
                                 .arg(owner.pid());
        const auto second = RunStore::open(m_file, Access::Own);
        QVERIFY2(refused(second).endsWith(says), qPrintable(refused(second)));
        QCOMPARE(second.error().kind, ErrorKind::BadInput);
        const RunStore reader = must(RunStore::open(m_file, Access::Read));
        QCOMPARE(must(reader.find("endless")).status, Status::Running);
        for (int i = 0; i < 50; ++i) {
            const auto steps = must(reader.steps(kId));
            QVERIFY(steps.size() >= static_cast<std::size_t>(first) && steps.size() % 5 == 0);
        }
        owner.kill();
        QCOMPARE(must(reader.find("endless")).status, Status::Interrupted);
        QVERIFY(RunStore::open(m_file, Access::Own));
    }

    void killedWritersLoseNothing()
    {
        for (int round = 0; round < 20; ++round) {
            const std::string file = path("killed" + std::to_string(round) + ".db");
            Child writer("write", file);
            QString last;
            for (int i = 0; i < 1 + round * 12; ++i)
                last = writer.line();
            QThread::usleep(static_cast<unsigned long>(round * 137 % 1000));
            const QString later = writer.kill();
            const auto flushed = static_cast<std::size_t>(later.isEmpty() ? last.toInt() : later.toInt());
            QVERIFY(flushed > 0);
            const auto log = std::filesystem::file_size(file + "-wal");
            const auto bytes = test::readFile(file);
            {
                const RunStore reader = must(RunStore::open(file, Access::Read));
                QCOMPARE(must(reader.find(kId)).status, Status::Interrupted);
                QVERIFY(must(reader.steps(kId)).size() >= flushed);
            }
            QVERIFY(test::readFile(file) == bytes && std::filesystem::file_size(file + "-wal") == log);
            RunStore store = must(RunStore::open(file, Access::Own));
            QCOMPARE(answer(file, "PRAGMA quick_check"), std::string("ok"));
            QCOMPARE(answer(file, "SELECT status FROM runs"), std::string("interrupted"));
            const auto steps = must(store.steps(kId));
            QVERIFY(steps.size() >= flushed && steps.size() <= flushed + 10);
            QCOMPARE(steps, stepRows(1, static_cast<std::int64_t>(steps.size())));
            must(store.resume(kId, 5));
        }
    }

    void otherFilesAreRefused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("says");
        makeStore(path("future.db"));
        sql(path("future.db"), "PRAGMA user_version=7");
        QTest::newRow("from the future") << name("future.db") << QStringLiteral("later version");
        sql(path("foreign.db"), "CREATE TABLE x(y); INSERT INTO x VALUES(1)");
        QTest::newRow("another program's") << name("foreign.db") << QStringLiteral("of another program");
        test::writeFile(path("table.csv"), std::string(5000, ','));
        QTest::newRow("text") << name("table.csv") << QStringLiteral("not a store of runs (file is not a database)");
        test::writeFile(path("short.txt"), std::string("x"));
        QTest::newRow("a short text") << name("short.txt") << QStringLiteral("not a store of runs");
        QTest::newRow("a folder") << m_folder->path() << QStringLiteral("this is a folder");
        QTest::newRow("a device") << QStringLiteral("/dev/null") << QStringLiteral("a device");
        QTest::newRow("no name") << QString() << QStringLiteral("the name of the store is empty");
        QTest::newRow("a file as a folder") << name("short.txt/x.db") << QStringLiteral("Not a directory");
        m_kept = std::move(m_folder);
    }

    void otherFilesAreRefused()
    {
        QFETCH(QString, file);
        QFETCH(QString, says);
        const bool isFile = QFileInfo(file).isFile();
        const QStringList listed = QDir(m_kept->path()).entryList(QDir::AllEntries | QDir::Hidden);
        const auto before = isFile ? test::readFile(file.toStdString()) : std::vector<std::byte>();
        for (const Access access : {Access::Own, Access::Read}) {
            const auto store = RunStore::open(file.toStdString(), access);
            QVERIFY2(refused(store).contains(says), qPrintable(refused(store)));
            QCOMPARE(store.error().kind, ErrorKind::BadInput);
        }
        QVERIFY(!isFile || test::readFile(file.toStdString()) == before);
        QCOMPARE(QDir(m_kept->path()).entryList(QDir::AllEntries | QDir::Hidden), listed);
    }

    void aVersionThatOnlyTheLogHoldsCounts()
    {
        makeStore(path("source.db"));
        sqlite3 *handle = nullptr;
        sqlite3_open(path("source.db").c_str(), &handle);
        sqlite3_exec(handle, "PRAGMA user_version=7", nullptr, nullptr, nullptr);
        for (const char *end : {"", "-wal"})
            QVERIFY(QFile::copy(name("source.db") + QString::fromLatin1(end),
                                QString::fromStdString(m_file) + QString::fromLatin1(end)));
        sqlite3_close(handle);
        const auto before = test::readFile(m_file);
        const auto log = test::readFile(m_file + "-wal");
        QVERIFY(!log.empty());
        for (const Access access : {Access::Own, Access::Read})
            QVERIFY(refused(RunStore::open(m_file, access)).contains(QStringLiteral("later version")));
        QVERIFY(test::readFile(m_file) == before);
        QVERIFY(test::readFile(m_file + "-wal") == log);
    }

    void everyDamagedPageIsFound()
    {
        constexpr std::size_t kPage = 4096;
        makeStore(m_file);
        const auto good = test::readFile(m_file);
        QVERIFY(good.size() > 20 * kPage);
        for (std::size_t at = kPage; at < good.size(); at += kPage) {
            auto bad = good;
            std::fill_n(bad.begin() + static_cast<std::ptrdiff_t>(at), kPage, std::byte{0xA5});
            test::writeFile(m_file, bad);
            const auto store = RunStore::open(m_file, Access::Own);
            const QString says = refused(store);
            QVERIFY2(says.contains(QStringLiteral("the store is damaged (")), qPrintable(says));
            QVERIFY(says.endsWith(QStringLiteral("sqlite3 COPY .recover | sqlite3 NEW")));
            QCOMPARE(store.error().kind, ErrorKind::BadInput);
            QVERIFY(test::readFile(m_file) == bad);
        }
        test::writeFile(m_file, std::span(good).first(good.size() / 2));
        QVERIFY(refused(RunStore::open(m_file, Access::Own)).contains(QStringLiteral("damaged")));
        QVERIFY(refused(RunStore::open(m_file, Access::Read)).contains(QStringLiteral("damaged")));
        test::writeFile(m_file, good);
        QVERIFY(RunStore::open(m_file, Access::Own));
    }

    void aReaderMeetsDamage()
    {
        makeStore(m_file);
        auto bytes = test::readFile(m_file);
        std::fill(bytes.begin() + 4096, bytes.end(), std::byte{0xA5});
        test::writeFile(m_file, bytes);
        const auto store = RunStore::open(m_file, Access::Read);
        const QString says = store ? refused(store->runs()) : refused(store);
        QVERIFY2(says.contains(QStringLiteral("damaged (")), qPrintable(says));
        QVERIFY(test::readFile(m_file) == bytes);
    }

    void aFolderWithoutRights()
    {
        makeStore(path("locked/runs.db"));
        makeStore(path("file.db"));
        const QString program = QCoreApplication::applicationFilePath();
        QVERIFY(QFile::remove(name("locked/runs.db.lock")));
        setRights("locked", QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        for (const char *file : {"locked/runs.db", "locked/new.db"}) {
            Child owner("own", withoutPrivileges({program, name(file)}));
            QVERIFY2(owner.code() == 2, qPrintable(owner.errors()));
            const QString says = owner.lastLine();
            QVERIFY2(says.endsWith(QStringLiteral("cannot be written: Permission denied")), qPrintable(says));
        }
        Child deeper("own", withoutPrivileges({program, name("locked/new/runs.db")}));
        QVERIFY(deeper.lastLine().endsWith(QStringLiteral("folder cannot be made: Permission denied")));
        QCOMPARE(Child("read", withoutPrivileges({program, name("locked/runs.db")})).lastLine(),
                 QStringLiteral("1 runs"));
        setRights("file.db", QFileDevice::ReadOwner);
        Child owner("own", withoutPrivileges({program, name("file.db")}));
        const QString says = owner.lastLine();
        QVERIFY2(says.contains(QStringLiteral("the file cannot be written")), qPrintable(says));
        setRights("file.db", QFileDevice::Permissions());
        Child reader("read", withoutPrivileges({program, name("file.db")}));
        QCOMPARE(reader.code(), 2);
        const QString word = reader.lastLine();
        QVERIFY2(word.contains(QStringLiteral("Permission denied")), qPrintable(word));
    }

    void aLogInAFolderWithoutRights()
    {
        Child writer("write", path("locked/runs.db"));
        QVERIFY(writer.line().toInt() > 0);
        writer.kill();
        QVERIFY(QFile::remove(name("locked/runs.db-shm")));
        setRights("locked", QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        Child reader("read", withoutPrivileges({QCoreApplication::applicationFilePath(), name("locked/runs.db")}));
        QCOMPARE(reader.code(), 2);
        const QString says = reader.lastLine();
        QVERIFY2(says.contains(QStringLiteral("copy both files to a folder of your own")), qPrintable(says));
    }

    void aFullDiskKeepsWhatWasCommitted()
    {
        const QString kept = name("kept");
        QVERIFY(QDir().mkpath(name("disk")) && QDir().mkpath(kept));
        const QString script =
            QStringLiteral("mount -t tmpfs -o size=3m tmpfs '%1' || exit 77; '%2' '%1/runs.db'; code=$?; "
                           "cp '%1'/runs.db* '%3'; umount '%1'; exit $code")
                .arg(name("disk"), QCoreApplication::applicationFilePath(), kept);
        const QStringList space = geteuid() == 0 ? QStringList{QStringLiteral("-m"), QStringLiteral("--propagation"),
                                                               QStringLiteral("unchanged")}
                                                 : QStringList{QStringLiteral("-rm")};
        Child writer("write", QStringList{QStringLiteral("unshare")} + space
                                  + QStringList{QStringLiteral("sh"), QStringLiteral("-c"), script});
        const int code = writer.code();
        const QString errors = writer.errors();
        if (code == 77 || errors.startsWith(QStringLiteral("unshare:")))
            QSKIP("this system lets nobody mount a small disk of their own");
        std::size_t flushed = 0;
        QString line = writer.line();
        for (; line.toInt() > 0; line = writer.line())
            flushed = static_cast<std::size_t>(line.toInt());
        QVERIFY2(line.contains(QStringLiteral("what was saved before is whole: database or disk is full")),
                 qPrintable(line + errors));
        QCOMPARE(code, 1);
        QVERIFY(flushed > 100);
        const RunStore store = must(RunStore::open(path("kept/runs.db"), Access::Own));
        // The steps of the round that failed may have been committed before the rest of it.
        const auto steps = must(store.steps(kId));
        QVERIFY(steps.size() == flushed || steps.size() == flushed + 5);
        QCOMPARE(steps, stepRows(1, static_cast<std::int64_t>(steps.size())));
        QCOMPARE(must(store.find(kId)).status, Status::Interrupted);
    }

    void withRoomAgainItGoesOn()
    {
        RunStore store = must(RunStore::open(m_file, Access::Own));
        must(store.begin(newRun(kId, "cut off")));
        store.addSteps(kId, stepRows(1, 5));
        must(store.flush());
        {
            const NoRoom noRoom;
            store.addSteps(kId, stepRows(6, 10));
            QVERIFY(!store.flush());
            QVERIFY(!store.recover());
        }
        QVERIFY(store.failure());
        QCOMPARE(must(store.find(kId)).status, Status::Interrupted);
        QVERIFY(!store.rename(kId, "another name")); // there is room, but it has not been told
        must(store.recover());
        QVERIFY(!store.failure());
        QCOMPARE(must(store.find(kId)).status, Status::Interrupted);
        QCOMPARE(must(store.steps(kId)), stepRows(1, 5));
        must(store.resume(kId, 3));
        store.addSteps(kId, stepRows(4, 7));
        must(store.end(kId, Status::Finished, {}, 1));
        QCOMPARE(must(store.steps(kId)), stepRows(1, 7));
        must(store.recover()); // of a store that is well it changes nothing
        QCOMPARE(must(store.find(kId)).status, Status::Finished);
    }

    void aFailedSyncStopsTheStore_data()
    {
        QTest::addColumn<int>("when");
        for (const int when : {1, 5, 40, 700})
            QTest::addRow("from the %d. sync on", when) << when;
    }

    void aFailedSyncStopsTheStore()
    {
        QFETCH(int, when);
        const QString fault = QStringLiteral("inject=fsync,fdatasync:error=EIO:when=%1+").arg(when);
        Child writer("write", QStringList{QStringLiteral("strace"), QStringLiteral("-fqqo"),
                                          QStringLiteral("/dev/null"), QStringLiteral("-e"), fault,
                                          QCoreApplication::applicationFilePath(), QString::fromStdString(m_file)});
        QString line = writer.line();
        if (line.isEmpty())
            QSKIP("strace is not there, or may not trace");
        std::size_t flushed = 0;
        for (; line.toInt() > 0; line = writer.line())
            flushed = static_cast<std::size_t>(line.toInt());
        QVERIFY2(line.contains(QStringLiteral("whole: disk I/O error")), qPrintable(line));
        QCOMPARE(writer.code(), 1);
        const RunStore store = must(RunStore::open(m_file, Access::Own));
        const auto steps = must(store.steps(kId));
        QVERIFY(steps.size() >= flushed && steps.size() <= flushed + 5);
        QCOMPARE(steps, stepRows(1, static_cast<std::int64_t>(steps.size())));
    }

    void migrationsKeepACopy()
    {
        makeStore(m_file);
        const std::string newest = std::to_string(schemaScripts().size());
        const auto scripts = scriptsAnd({"ALTER TABLE runs ADD COLUMN mood TEXT NOT NULL DEFAULT '';"});
        {
            const auto database = must(Database::open(m_file, m_file, Database::Mode::Write));
            must(migrate(*database, m_file, scripts));
            must(database->checkpoint(true));
            QCOMPARE(must(database->number("PRAGMA user_version")), std::ssize(scripts));
            QCOMPARE(must(database->number("SELECT count(*) FROM runs WHERE mood = ''")), 1);
        }
        QVERIFY(refused(RunStore::open(m_file, Access::Own)).contains(QStringLiteral("later version")));
        const std::string copy = m_file + ".before-v" + std::to_string(scripts.size());
        QCOMPARE(answer(copy, "PRAGMA user_version"), newest);
        QCOMPARE(must(must(RunStore::open(copy, Access::Own)).steps(kId)), stepRows(1, 500));
        QVERIFY(!QFile::exists(QString::fromStdString(copy + ".part")));
    }

    void aFailedMigrationChangesNothing()
    {
        makeStore(m_file);
        const std::string newest = std::to_string(schemaScripts().size());
        const auto scripts = scriptsAnd(
            {"ALTER TABLE runs ADD COLUMN mood TEXT;", "DROP TABLE steps; ALTER TABLE nothing ADD COLUMN x;"});
        {
            const auto database = must(Database::open(m_file, m_file, Database::Mode::Write));
            QVERIFY(!migrate(*database, m_file, scripts));
            // The last that went through.
            QCOMPARE(must(database->number("PRAGMA user_version")), std::ssize(scripts) - 1);
            QCOMPARE(must(database->number("SELECT count(*) FROM steps")), 500);
        }
        QCOMPARE(answer(m_file + ".before-v" + std::to_string(scripts.size()), "PRAGMA user_version"), newest);
    }

private:
    std::string path(const std::string &file) const { return m_folder->path().toStdString() + "/" + file; }
    QString name(const char *file) const { return m_folder->filePath(QString::fromLatin1(file)); }
    void setRights(const char *file, QFileDevice::Permissions rights) const
    {
        QVERIFY(QFile::setPermissions(name(file), rights));
    }

    /// The program's scripts and, behind them, those of versions to come.
    static std::vector<const char *> scriptsAnd(const std::vector<const char *> &later)
    {
        std::vector<const char *> out(schemaScripts().begin(), schemaScripts().end());
        out.insert(out.end(), later.begin(), later.end());
        return out;
    }

    /// A closed store with a finished run that fills some pages of every table.
    static void makeStore(const std::string &file)
    {
        RunStore store = must(RunStore::open(file, Access::Own));
        must(store.begin(newRun(kId, "a")));
        store.addSteps(kId, stepRows(1, 500));
        store.addEpoch(kId, epochRow(1, 500, true), {{0, std::vector<float>(5000, 0.5F)}});
        for (int i = 0; i < 20; ++i)
            store.addLog(kId, "info", std::string(3000, 'x'));
        must(store.end(kId, Status::Finished, "", 1));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_kept; ///< of otherFilesAreRefused, over all its rows
    std::string m_file;
};

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsSet(kChildMode))
        return child(qEnvironmentVariable(kChildMode).toStdString(), argv[1]);
    const QCoreApplication application(argc, argv);
    TestRunStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_run_store.moc"
