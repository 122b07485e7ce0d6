// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of seven recipes that are stopped, paused, quit and killed at random steps, each time in a process of its own,
// end with the bytes of the same run that nobody disturbed. A stop of each recipe; 50 with HEADSTART_FULL_TESTS.
#include "core/base/guarded.h"
#include "core/training/config_keys.h"
#include "core/training/run.h"
#include "core/training/session.h"
#include "tests/support/cli_runs.h"
#include "tests/support/learned.h"
#include "tests/support/stores.h"
#include "tests/support/text_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>
#include <map>
#include <thread>
#include <unistd.h>

using namespace headstart;
using test::CliStore;
using test::must;
using test::Outcome;

namespace {

constexpr const char *kChildMode = "HEADSTART_STOPS_CHILD";

constexpr const char *kPictures =
    "--model shufflenet_v2_x0_5 --weights random --set preprocessing.crop=64 --set preprocessing.resize=64 "
    "--set training.batch=4 ";

struct Recipe {
    const char *name;
    const char *settings;
    bool isText = false;
    bool isCached = true; ///< a part is kept, whose outputs may be
};

constexpr std::array<Recipe, 7> kRecipes = {{
    {"the head alone", "--cut head --set optimiser.kind=sgd --set optimiser.nesterov=true"},
    {"a cut in the middle, augmentation",
     "--cut stage4.2 --set optimiser.kind=adamw --set augmentation.flip_horizontal=true --set "
     "augmentation.crop_scale=0.5 --set augmentation.rotation=20 --set augmentation.brightness=0.3 --set "
     "augmentation.erasing=0.5"},
    {"everything, BatchNorm of the batch, averaged weights",
     "--cut conv1 --set freeze.batch_norm=batch --set training.average=0.9 --set schedule.kind=one_cycle "
     "--set training.label_smoothing=0.1",
     false, false},
    {"stages that join, balanced classes, mixup",
     "--cut stage4.2 --set freeze.unfreeze_every=1 --set training.sampling=balanced --set training.mixup=0.4 "
     "--set optimiser.stage_decay=0.5 --set freeze.batch_norm=fixed"},
    {"changed by hand",
     "--cut stage4.2 --set optimiser.kind=adamw --set freeze.batch_norm=fixed --at 3:freeze.cut=stage4.0 "
     "--at 5:optimiser.rate=0.002 --at 8:freeze.cut=head --at 11:freeze.cut=stage4.1"},
    {"adapters", "--cut stage4.0 --set freeze.lora_rank=2 --set optimiser.kind=adamw --set freeze.batch_norm=batch"},
    {"texts, dropout", "--cut encoder.layer.1 --set model.head_dropout=0.3 --set training.batch=8", true},
}};

const Recipe &recipeOf(const QString &name)
{
    return *std::find_if(kRecipes.begin(), kRecipes.end(),
                         [&](const Recipe &recipe) { return QString::fromLatin1(recipe.name) == name; });
}

/// Where what the kept part gives is kept, too.
enum class Cache { None, Memory, Disk };
constexpr std::array<const char *, 3> kCaches = {"", ", kept in memory", ", kept on the disk"};

/// The ways in which a session of a run ends at a step.
enum class Way {
    Stop,       ///< as by Ctrl-C
    Kill,       ///< kill -9
    KillPaused, ///< kill -9 while it rests
    Pause,      ///< it rests, goes on, and is stopped two steps later
    Quit,       ///< the window is closed, up to a tenth of a second later
};
constexpr std::array<const char *, 5> kWays = {"stopped", "killed", "killed while it rests", "paused, then stopped",
                                               "quit"};

/// Ends a session in one of these ways.
class Ender final : public training::RunObserver {
public:
    Ender(Way way, std::int64_t step, const runs::RunStore &store) : m_way(way), m_step(step), m_store(store) {}
    ~Ender() override
    {
        if (m_helper.joinable())
            m_helper.join();
    }

    void lookingAtData(std::size_t /*done*/, std::size_t /*all*/) override {}
    void began(const training::RunBeginning &beginning) override { m_run = beginning.id; }
    void epochEnded(const runs::EpochRow & /*row*/) override {}
    void said(const Text & /*message*/) override {}

    void stepped(const runs::StepRow &row) override
    {
        if (m_way == Way::Pause && row.step == m_step + 2)
            stop.stop();
        if (row.step != m_step)
            return;
        if (m_way == Way::Stop)
            stop.stop();
        if (m_way == Way::Kill)
            ::kill(getpid(), SIGKILL);
        if (m_way == Way::Pause || m_way == Way::KillPaused) {
            pause.pause();
            m_helper = std::thread([this] { afterTheCheckpoint(); });
        }
    }

    StopToken stop;
    PauseSwitch pause;

private:
    void afterTheCheckpoint()
    {
        using namespace std::chrono_literals;
        while (true) {
            const auto rows = m_store.checkpoints(m_run);
            if (rows && !rows->empty() && rows->front().step >= m_step)
                break;
            std::this_thread::sleep_for(10ms);
        }
        if (m_way == Way::KillPaused)
            ::kill(getpid(), SIGKILL);
        pause.release();
    }

    const Way m_way;
    const std::int64_t m_step;
    const runs::RunStore &m_store;
    std::string m_run;
    std::thread m_helper;
};

/// The window is closed once it has shown a step.
int quitAt(std::int64_t step, runs::RunStore &store, const std::string &library, const std::string &run)
{
    training::Session session(library, store);
    const auto leave = [] { QCoreApplication::quit(); };
    QObject::connect(&session, &training::Session::stepsMeasured, &session,
                     [&](const QString &, const QList<runs::StepRow> &rows) {
                         if (rows.last().step >= step)
                             leave();
                     });
    QObject::connect(&session, &training::Session::finished, &session, leave);
    QObject::connect(&session, &training::Session::failed, &session, [](const QString &, const Error &error) {
        qCritical("%s", error.line().c_str());
        QCoreApplication::exit(1);
    });
    session.resume(QString::fromStdString(run));
    return QCoreApplication::exec();
}

/// One session of the only run of a store: child STORE LIBRARY WAY STEP.
int child(const QStringList &arguments)
{
    auto store = must(runs::RunStore::open(arguments.at(1).toStdString(), runs::RunStore::Access::Own));
    const runs::RunRow run = must(store.runs()).at(0);
    const std::string library = arguments.at(2).toStdString();
    const auto way = static_cast<Way>(arguments.at(3).toInt());
    const std::int64_t step = arguments.at(4).toLongLong();
    if (way == Way::Quit)
        return quitAt(step, store, library, run.id);
    Ender ender(way, step, store);
    const auto outcome = guarded([&] {
        return training::resumeRun(run, {}, {library, store}, ender, ender.stop, {.pause = &ender.pause});
    });
    if (!outcome)
        qCritical("%s", outcome.error().line().c_str());
    return outcome ? 0 : 1;
}

bool isFull()
{
    return qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS");
}

} // namespace

class TestRandomStops : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::waitWithoutSpinning();
        test::makePictures(file("pictures"), 2, 12);
        QVERIFY(QFile::remove(file("pictures/red/11.png")) && QFile::remove(file("pictures/red/10.png")));
        test::makeTextModel(file("model").toStdString());
        test::makeTextTable(file("texts.csv").toStdString(), 64);
        const quint32 seed = qEnvironmentVariableIntValue("HEADSTART_TEST_SEED") != 0
                                 ? static_cast<quint32>(qEnvironmentVariableIntValue("HEADSTART_TEST_SEED"))
                                 : QRandomGenerator::global()->generate() % 100'000 + 1;
        m_random.seed(seed);
        qInfo("HEADSTART_TEST_SEED=%u", seed);
    }

    void aRunOfManySessions_data()
    {
        QTest::addColumn<QString>("recipe");
        QTest::addColumn<Cache>("cache");
        QTest::addColumn<int>("stops");
        QTest::addColumn<int>("firstWay");
        int row = 0;
        for (const Recipe &recipe : kRecipes)
            for (int run = 0; run < (isFull() ? 3 : 1); ++run, ++row) {
                const auto cache = recipe.isCached ? static_cast<Cache>((row + 1) % 3) : Cache::None;
                QTest::addRow("%s%s, %d", recipe.name, kCaches[static_cast<std::size_t>(cache)], run + 1)
                    << QString::fromLatin1(recipe.name) << cache << (isFull() ? 5 : 1) << row;
            }
    }

    /// Each session ends in another way, at a random step behind the one before; the last of many is quit.
    void aRunOfManySessions()
    {
        QFETCH(QString, recipe);
        QFETCH(Cache, cache);
        QFETCH(int, stops);
        QFETCH(int, firstWay);
        const test::Learned &whole = undisturbed(recipe, cache);
        if (QTest::currentTestFailed())
            return;
        const CliStore store = newStore();
        begin(store, recipe, cache);
        if (QTest::currentTestFailed())
            return;
        const auto all = static_cast<int>(whole.steps.size());
        QStringList history;
        int step = 0;
        for (int stop = 0; stop < stops; ++stop) {
            const int ways = static_cast<int>(kWays.size());
            const bool isLast = stop == ways - 1;
            const auto way =
                static_cast<std::size_t>(isLast ? stop : (firstWay + stop) % (stops == 1 ? ways : ways - 1));
            step += 3 + static_cast<int>(m_random.bounded((all - step - 6) / (stops - stop)));
            history += QStringLiteral("%1 at step %2").arg(QString::fromLatin1(kWays[way])).arg(step);
            endASession(store, static_cast<Way>(way), step);
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%s", qPrintable(history.join(QStringLiteral(", "))));
        const Outcome last = store.run({QStringLiteral("resume"), runOf(store)});
        QVERIFY2(last.code == 0 || last.err.contains(QStringLiteral("is finished")), qPrintable(last.err));
        test::compareLearned(test::learnedOf(store.file()), whole);
    }

private:
    QString file(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }

    /// With a cache on the disk that no other has.
    CliStore newStore()
    {
        const QString name = m_folder.filePath(QStringLiteral("%1.db").arg(++m_count));
        return CliStore(name, {QStringLiteral("env"), QStringLiteral("XDG_CACHE_HOME=%1.cache").arg(name)});
    }

    QStringList arguments(const QString &name, Cache cache) const
    {
        const Recipe &recipe = recipeOf(name);
        QStringList out = test::words("train --set training.seed=5 --set compute.threads=2 --set optimiser.rate=0.01 "
                                      "--set split.validation=0.25 --set checkpoint.seconds=1");
        out += test::words(isFull() ? "--set training.epochs=12" : "--set training.epochs=4");
        if (recipe.isText)
            out += QStringList{QStringLiteral("--model"), file("model"), QStringLiteral("--data"), file("texts.csv")};
        else
            out += test::words(kPictures) + QStringList{QStringLiteral("--data"), file("pictures")};
        if (cache == Cache::None)
            out += test::words("--set compute.cache_mb=0");
        if (cache != Cache::Disk)
            out += test::words("--set compute.disk_cache_mb=0");
        return out + test::words(recipe.settings);
    }

    static QString runOf(const CliStore &store)
    {
        return QString::fromStdString(
            must(must(runs::RunStore::open(store.file().toStdString(), runs::RunStore::Access::Read)).runs()).at(0).id);
    }

    /// The run that nobody disturbed; made once.
    const test::Learned &undisturbed(const QString &recipe, Cache cache)
    {
        const auto key = std::pair(recipe, cache);
        if (const auto known = m_undisturbed.find(key); known != m_undisturbed.end())
            return known->second;
        const CliStore store = newStore();
        const Outcome outcome = store.run(arguments(recipe, cache));
        if (outcome.code != 0)
            qFatal("%s", qPrintable(outcome.err));
        return m_undisturbed[key] = test::learnedOf(store.file());
    }

    /// A run that is killed as soon as it is there: a process of its own, too.
    void begin(const CliStore &store, const QString &recipe, Cache cache)
    {
        test::LiveCli live(store, arguments(recipe, cache));
        QVERIFY(!live.waitForRun().isEmpty());
        live.kill();
    }

    void endASession(const CliStore &store, Way way, int step)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(kChildMode), QStringLiteral("1"));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), store.file() + QStringLiteral(".cache"));
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(),
                      {store.file(), file("library"), QString::number(static_cast<int>(way)), QString::number(step)});
        constexpr int kPatience = 120'000;
        QVERIFY(process.waitForFinished(kPatience));
        const bool isKill = way == Way::Kill || way == Way::KillPaused;
        const QByteArray errors = process.readAllStandardError();
        QVERIFY2((process.exitStatus() == QProcess::CrashExit) == isKill && (isKill || process.exitCode() == 0),
                 errors.constData());
    }

    QTemporaryDir m_folder;
    std::map<std::pair<QString, Cache>, test::Learned> m_undisturbed;
    QRandomGenerator m_random;
    int m_count = 0;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(kChildMode))
        return child(QCoreApplication::arguments());
    TestRandomStops test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_random_stops.moc"
