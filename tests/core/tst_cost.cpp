// SPDX-License-Identifier: GPL-3.0-or-later
// What a run will cost: what memory it needs at the least, when it is refused, and what a measurement finds.
#include "core/base/memory.h"
#include "core/runs/run_store.h"
#include "core/training/cost.h"
#include "core/training/memory_need.h"
#include "core/training/prefix_cache.h"
#include "core/training/preparation.h"
#include "core/training/rehearsal.h"
#include "core/training/run.h"
#include "core/zoo/registry.h"
#include "tests/support/files.h"
#include "tests/support/stores.h"
#include "tests/support/training.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <sys/resource.h>

using namespace headstart;
using namespace headstart::training;

namespace {

constexpr std::uint64_t kMega = 1'000'000;

class Silent : public RunObserver {
public:
    void lookingAtData(std::size_t, std::size_t) override {}
    void began(const RunBeginning &) override {}
    void stepped(const runs::StepRow &) override {}
    void epochEnded(const runs::EpochRow &) override {}
    void said(const Text &) override {}
};

class StopAtBeginning final : public Silent {
public:
    explicit StopAtBeginning(StopToken &stop) : m_stop(stop) {}

    void began(const RunBeginning &) override { m_stop.stop(); }

private:
    StopToken &m_stop;
};

/// While it lives, this process may take so much more memory and no more.
class Limit {
public:
    explicit Limit(std::uint64_t bytes)
    {
        constexpr std::uint64_t kKibi = 1024;
        getrlimit(RLIMIT_DATA, &m_before);
        QFile status(QStringLiteral("/proc/self/status"));
        static const QRegularExpression kMapped(QStringLiteral("VmData:\\s+(\\d+)"));
        if (!status.open(QIODevice::ReadOnly))
            return;
        const auto mapped = kMapped.match(QString::fromUtf8(status.readAll())).captured(1).toULongLong() * kKibi;
        rlimit now = m_before;
        now.rlim_cur = mapped + bytes;
        setrlimit(RLIMIT_DATA, &now);
    }
    ~Limit() { setrlimit(RLIMIT_DATA, &m_before); }
    Limit(const Limit &) = delete;
    Limit &operator=(const Limit &) = delete;

private:
    rlimit m_before = {};
};

/// ResNet-18 with everything that trains, in which everything stands.
RunConfig everything(std::int64_t batch)
{
    RunConfig config;
    config.model.id = "resnet18";
    config.freeze.cut = "stem";
    config.training.batch = batch;
    return test::must(resolved(config));
}

MemoryNeed needOf(const RunConfig &config, const SampleSizes &samples)
{
    return test::must(leastMemory(config, 2, samples));
}

QString refusal(const RunConfig &config, const SampleSizes &samples, std::uint64_t room)
{
    const auto checked = checkMemory(config, 2, samples, {room, 0});
    return checked ? QString() : QString::fromStdString(checked.error().line());
}

} // namespace

class TestCost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder.filePath(QStringLiteral("cache")).toLocal8Bit());
        test::makeColourFolder(path("data"), 40);
        test::makeWeights(path("weights.safetensors"));
        m_store = std::make_unique<runs::RunStore>(
            test::must(runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own)));
    }

    /// Of epochs whose batches take 1 s and 0.1 s more for each token.
    void secondsFollowTheWork_data()
    {
        QTest::addColumn<QList<double>>("works");
        QTest::addColumn<QList<double>>("seconds");
        QTest::addColumn<double>("foretold"); // of three batches, of 10, 20 and 60
        QTest::newRow("a line") << QList<double>{10, 30, 50} << QList<double>{2, 4, 6} << 12.0;
        QTest::newRow("one alone") << QList<double>{30} << QList<double>{6} << 18.0;
        QTest::newRow("all alike") << QList<double>{30, 30, 33} << QList<double>{6, 7, 5.6} << 18.0;
        QTest::newRow("falling") << QList<double>{10, 30} << QList<double>{5, 3} << 18.0;
        QTest::newRow("below nothing") << QList<double>{10, 30} << QList<double>{1, 7} << 18.0;
    }
    void secondsFollowTheWork()
    {
        QFETCH(QList<double>, works);
        QFETCH(QList<double>, seconds);
        QFETCH(double, foretold);
        std::vector<WorkTime> measured;
        for (qsizetype i = 0; i < works.size(); ++i)
            measured.push_back({works[i], seconds[i]});
        QVERIFY(std::abs(secondsOf(measured, {10, 20, 60}) - foretold) < 1e-9);
    }

    void theSystemIsAsked()
    {
        const FreeMemory room = freeMemory();
        QVERIFY(room.bytes > 100 * kMega);
        QVERIFY(room.bytes < std::uint64_t{1} << 60);
        const std::uint64_t before = residentMemory();
        QVERIFY(before > 10 * kMega);
        QVERIFY(peakMemory() >= before);
        constexpr std::size_t kBytes = 100 * kMega;
        {
            const std::vector<char> much(kBytes, 1);
            QVERIFY(residentMemory() > before + kBytes * 9 / 10);
        }
        QVERIFY(peakMemory() > before + kBytes * 9 / 10);
    }

    void theLeastIsCounted()
    {
        constexpr std::uint64_t kParameters = 11'177'538; // with two classes
        constexpr std::uint64_t kStatistics = 9'600 + 20; // and each norm's count of batches
        const SampleSizes samples{100, 20, 0};
        RunConfig config = everything(32);
        config.optimiser.kind = "sgd";
        const MemoryNeed sgd = needOf(config, samples);
        QCOMPARE(sgd.weights, 4 * (kParameters + kStatistics));
        QCOMPARE(sgd.training, 4 * kParameters * 4); // gradients, momentum, the first values, the best ones
        QCOMPARE(sgd.batch, std::uint64_t{32} * 3 * 224 * 224 * 4);
        QCOMPARE(sgd.kept, std::uint64_t{0});
        QVERIFY(sgd.outputs > 0);
        config.optimiser.kind = "adamw";
        config.training.average = 0.99;
        QCOMPARE(needOf(config, samples).training, 4 * kParameters * 6);
        config.compute.precision = "bfloat16";
        QCOMPARE(needOf(config, samples).outputs, sgd.outputs / 2);
        config.training.microBatch = 8;
        QCOMPARE(needOf(config, samples).outputs, sgd.outputs / 4);
    }

    void keptOutputsCount()
    {
        RunConfig config;
        config.model.id = "resnet18";
        config = test::must(resolved(config));
        const SampleSizes samples{10'000, 2'000, 0};
        QCOMPARE(needOf(config, samples).kept, std::uint64_t{12'000} * 512 * 4);
        config.augmentation.flipHorizontal = true;
        QCOMPARE(needOf(config, samples).kept, std::uint64_t{2'000} * 512 * 4);
        config.compute.cacheMegabytes = 1;
        QCOMPARE(needOf(config, samples).kept, kMega);
    }

    /// Some of each family; in full, all.
    void everyNetworkIsReckoned_data()
    {
        QTest::addColumn<QString>("model");
        const bool isFull = qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS");
        constexpr std::size_t kStep = 7;
        std::size_t number = 0;
        for (const zoo::Variant &variant : zoo::registry())
            if (!variant.text && (number++ % kStep == 0 || isFull))
                QTest::newRow(std::string(variant.id).c_str()) << QString::fromStdString(std::string(variant.id));
    }
    void everyNetworkIsReckoned()
    {
        QFETCH(QString, model);
        RunConfig config;
        config.model.id = model.toStdString();
        config.model.weights = "random";
        config.preprocessing.mean = config.preprocessing.deviation = {0.5, 0.5, 0.5};
        const auto whole = resolved(config);
        QVERIFY2(whole, whole ? "" : whole.error().line().c_str());
        const MemoryNeed need = needOf(*whole, {1000, 100, 0});
        QVERIFY(need.weights > kMega);
        QVERIFY(need.kept > 0);
    }

    void whatCannotFitIsRefusedWithTheNumbers()
    {
        const SampleSizes samples{10'000, 100, 0};
        const RunConfig config = everything(1024);
        const std::uint64_t needed = needOf(config, samples).total();
        QVERIFY2(needed > 940 * kMega && needed < 950 * kMega, qPrintable(QString::number(needed)));
        QVERIFY(checkMemory(config, 2, samples, {needed, 0}));
        QVERIFY(checkMemory(config, 2, samples, {0, needed})); // on the disk, slowly
        QVERIFY(!checkMemory(config, 2, samples, {needed - 1, 0}));
        const QString line = refusal(config, samples, 600 * kMega);
        static const QRegularExpression kLine(
            QStringLiteral("^training.batch: the run needs at least 944 MB of memory, and 600 MB are free: the "
                           "largest batch that can fit is (\\d+)$"));
        const auto match = kLine.match(line);
        QVERIFY2(match.hasMatch(), qPrintable(line));
        const std::int64_t batch = match.captured(1).toLongLong();
        QVERIFY(needOf(everything(batch), samples).total() <= 600 * kMega);
        QVERIFY(needOf(everything(batch + 1), samples).total() > 600 * kMega);
        QVERIFY(refusal(config, {100, 20, 0}, 600 * kMega).isEmpty()); // there are not that many
        RunConfig onGpu = config;
        onGpu.compute.device = "cuda";
        QVERIFY(refusal(onGpu, samples, 1).isEmpty());
    }

    void whatElseWouldFitIsSaid()
    {
        const SampleSizes samples{10'000, 100, 0};
        const QString none = refusal(everything(32), samples, 100 * kMega);
        QVERIFY2(none.startsWith(QStringLiteral("resnet18: the run needs at least ")), qPrintable(none));
        QVERIFY2(none.contains(QStringLiteral("no batch fits")), qPrintable(none));

        RunConfig pieces = everything(512);
        pieces.training.microBatch = 512;
        const std::uint64_t room = needOf(pieces, samples).total() - 100 * kMega;
        const QString smaller = refusal(pieces, samples, room);
        static const QRegularExpression kPiece(QStringLiteral("training.micro_batch=(\\d+)$"));
        const auto piece = kPiece.match(smaller);
        QVERIFY2(piece.hasMatch(), qPrintable(smaller));
        pieces.training.microBatch = piece.captured(1).toLongLong();
        QVERIFY(pieces.training.microBatch > 16);
        QVERIFY(refusal(pieces, samples, room).isEmpty());
        ++pieces.training.microBatch;
        QVERIFY(!refusal(pieces, samples, room).isEmpty());

        RunConfig third = everything(32);
        third.freeze.cut = "layer4.0";
        third = test::must(resolved(third));
        const MemoryNeed need = needOf(third, samples);
        QCOMPARE(need.kept, 512 * kMega);
        const QString cache = refusal(third, samples, need.total() - 100 * kMega);
        QVERIFY2(cache.startsWith(QStringLiteral("compute.cache_mb: "))
                     && cache.endsWith(QStringLiteral("with compute.cache_mb=412 it can fit")),
                 qPrintable(cache));
    }

    /// By which the least is below what is needed: a run that would fit is not refused.
    void theLeastIsNoMoreThanWhatIsMeasured_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("cut");
        std::vector<const char *> models = {"resnet18", "mobilenet_v3_small", "squeezenet1_1"};
        if (qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS"))
            models.insert(models.end(), {"densenet121", "googlenet", "shufflenet_v2_x0_5", "regnet_y_400mf",
                                         "tf_efficientnet_lite0", "vgg11", "alexnet"});
        for (const char *model : models)
            QTest::newRow(model) << QString::fromLatin1(model) << QString();
        QTest::newRow("resnet18, the last block") << QStringLiteral("resnet18") << QStringLiteral("layer4.1");
    }
    void theLeastIsNoMoreThanWhatIsMeasured()
    {
        QFETCH(QString, model);
        QFETCH(QString, cut);
        RunConfig config = wanted();
        config.model.id = model.toStdString();
        config.model.weights = "random";
        config.freeze.batchNorm = "fixed";
        const auto network = zoo::build(**zoo::findVariant(config.model.id), {.device = c10::DeviceType::Meta});
        config.freeze.cut = cut.isEmpty() ? network.stages().front().name : cut.toStdString();
        const Cost cost = measured(config);
        const MemoryNeed need = needOf(test::must(resolved(config)), {cost.training, cost.validation, 0});
        const std::uint64_t least = need.outputs + need.batch;
        QVERIFY2(least > 0 && least <= cost.memory.step,
                 qPrintable(QStringLiteral("%1 of %2").arg(least).arg(cost.memory.step)));
        QVERIFY(cost.memory.peak > cost.memory.before / 2 + need.weights);
    }

    void aMeasurementTellsAllAndLeavesNoTrace()
    {
        RunConfig config = wanted();
        config.training.epochs = 7;
        std::size_t looked = 0;
        const Cost cost =
            measured(config, {.room = {}, .progress = [&](std::size_t done, std::size_t) { looked = done; }});
        QCOMPARE(looked, std::size_t{80});
        QCOMPARE(cost.training, std::size_t{60});
        QCOMPARE(cost.validation, std::size_t{20});
        QCOMPARE(cost.steps, std::int64_t{8});
        QCOMPARE(cost.epochs, std::int64_t{7});
        QVERIFY(cost.reuse == Reuse::Kept);
        QCOMPARE(cost.keptBytes, std::uint64_t{80} * 512 * 4);
        QVERIFY(cost.start > 0);
        QVERIFY(cost.epoch.first > cost.epoch.later && cost.epoch.later > 0);
        QCOMPARE(cost.epoch.later, cost.epoch.kept);
        QCOMPARE(cost.total(), cost.start + cost.epoch.first + 6 * cost.epoch.later);
        QVERIFY(cost.isMeasured);
        QVERIFY(cost.memory.fits());
        QCOMPARE(cost.largestBatch, std::int64_t{60});
        QVERIFY(test::must(m_store->runs()).empty());
        QVERIFY(PrefixCache::list(PrefixCache::defaultFolder()).empty());
    }

    void whatIsKeptIsTold()
    {
        RunConfig config = wanted();
        config.augmentation.flipHorizontal = true;
        const Cost varied = measured(config);
        QVERIFY(varied.reuse == Reuse::Varied);
        QVERIFY(varied.epoch.kept < varied.epoch.later);
        QCOMPARE(varied.keptBytes, std::uint64_t{80} * 512 * 4);
        config.augmentation.views = 3;
        config.training.epochs = 8;
        const Cost views = measured(config);
        QVERIFY(views.reuse == Reuse::Kept);
        QCOMPARE(views.views, std::int64_t{3});
        QCOMPARE(views.keptBytes, std::uint64_t{3 * 60 + 20} * 512 * 4);
        QVERIFY(views.epoch.later < views.epoch.fresh);
        QCOMPARE(views.total(), views.start + views.epoch.first + 2 * views.epoch.fresh + 5 * views.epoch.later);
        config = wanted();
        config.freeze.cut = "layer4.0";
        config.compute.cacheMegabytes = 1; // 80 times 256 x 4 x 4 values
        const Cost large = measured(config);
        QVERIFY(large.reuse == Reuse::TooLarge);
        QCOMPARE(large.keptBytes, std::uint64_t{80} * 256 * 4 * 4 * 4);
        QCOMPARE(large.epoch.later, large.epoch.computed);
        config.freeze.cut = "stem";
        const Cost all = measured(config);
        QVERIFY(all.reuse == Reuse::NothingTo);
        QCOMPARE(all.keptBytes, std::uint64_t{0});
        QCOMPARE(all.epoch.later, all.epoch.computed);
        config.freeze.unfreezeEvery = 1;
        config.training.epochs = 10;
        const Cost joining = measured(config);
        QVERIFY(joining.epoch.later > joining.epoch.first); // a head alone, then all of it
    }

    /// What a run has left on the disk makes the first epoch of the next one a later one.
    void theDiskIsAsked()
    {
        RunConfig config = wanted();
        QVERIFY(!measured(config).isKnown);
        Silent silent;
        QVERIFY(startRun(config, "first", places(), silent, {}));
        const Cost cost = measured(config);
        QVERIFY(cost.isKnown);
        QVERIFY(cost.epoch.first < cost.epoch.computed);
        config.preprocessing.crop = config.preprocessing.resize = 96;
        QVERIFY(!measured(config).isKnown);
        PrefixCache::clear(PrefixCache::defaultFolder());
    }

    /// There may be less memory than when the run began.
    void aRunThatDoesNotFitAnyMoreIsNotResumed()
    {
        RunConfig config = wanted();
        config.freeze.cut = "stem";
        config.training.batch = config.training.microBatch = 60;
        config.preprocessing.crop = config.preprocessing.resize = 448;
        StopToken stop;
        StopAtBeginning stopping(stop);
        const RunOutcome begun = test::must(startRun(config, "large", places(), stopping, stop));
        QCOMPARE(begun.status, runs::Status::Stopped);
        const runs::RunRow row = test::must(m_store->find(begun.id));
        Silent silent;
        QString line;
        {
            const Limit limit(400 * kMega);
            const auto resumed = resumeRun(row, {}, places(), silent, {});
            line = resumed ? QStringLiteral("it fits") : QString::fromStdString(resumed.error().line());
        }
        QVERIFY2(line.contains(QStringLiteral("the run needs at least")), qPrintable(line));
        QCOMPARE(test::must(m_store->find(begun.id)).status, runs::Status::Stopped);
    }

    void aStopEndsIt()
    {
        StopToken stop;
        const auto cost = measureCost(wanted(), path("library"), *m_store, stop,
                                      {.room = {}, .progress = [&](auto, auto) { stop.stop(); }});
        QVERIFY(cost);
        QVERIFY(!*cost);
    }

    void badConfigurationsAreErrors()
    {
        RunConfig config = wanted();
        config.data.path = path("nowhere");
        QVERIFY(!measureCost(config, path("library"), *m_store, {}));
        config = wanted();
        config.freeze.cut = "layer9";
        const auto cost = measureCost(config, path("library"), *m_store, {});
        QVERIFY(!cost && cost.error().line().find("layer9") != std::string::npos);
    }

private:
    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    RunConfig wanted() const { return test::smallConfig(path("data"), path("weights.safetensors")); }
    Places places() const { return {path("library"), *m_store}; }
    Cost measured(const RunConfig &config, const CostOptions &options = {}) const
    {
        const auto cost = measureCost(config, path("library"), *m_store, {}, options);
        return test::must(cost).value();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<runs::RunStore> m_store;
};

QTEST_GUILESS_MAIN(TestCost)
#include "tst_cost.moc"
