// SPDX-License-Identifier: GPL-3.0-or-later
// Outputs of kept parts on the disk: what is written comes back, what is damaged does not, there is a limit, and runs
// that use it are the same to the last bit.
#include "core/runs/run_store.h"
#include "core/training/loop.h"
#include "core/training/prefix_cache.h"
#include "core/training/preparation.h"
#include "tests/support/files.h"
#include "tests/support/stores.h"
#include "tests/support/training.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/ones.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <limits>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace headstart;
using namespace headstart::training;

namespace {

namespace fs = std::filesystem;
constexpr std::uint64_t kPlenty = std::uint64_t{1} << 30;

class Listener final : public LoopObserver {
public:
    Result<void> step(const runs::StepRow &row) override
    {
        losses.push_back(row.loss);
        return {};
    }
    Result<void> epoch(const runs::EpochRow &row, std::vector<runs::Prediction>) override
    {
        losses.push_back(row.validationLoss);
        return {};
    }
    Result<void> save(const TrainingLoop &) override { return {}; }

    std::vector<double> losses;
};

std::vector<PrefixCache::Record> records(int count)
{
    std::vector<PrefixCache::Record> out;
    for (int i = 0; i < count; ++i)
        out.push_back(
            {"sample" + std::to_string(i),
             zoo::flowOf(at::arange(24.0).add(i).reshape({1, 2, 3, 4}).contiguous(at::MemoryFormat::ChannelsLast))});
    return out;
}

std::set<std::string> names(const std::vector<PrefixCache::Record> &records)
{
    std::set<std::string> out;
    for (const auto &record : records)
        out.insert(record.sample);
    return out;
}

} // namespace

class TestPrefixCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::makeColourFolder(path("data"), 16);
        test::makeWeights(path("weights.safetensors"));
        m_store = std::make_unique<runs::RunStore>(
            test::must(runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own)));
    }

    void init() { fs::remove_all(path("cache")); }

    void whatIsWrittenComesBack()
    {
        const auto all = records(5);
        QCOMPARE(cache("a").write({all.begin(), all.begin() + 3}), std::size_t{3});
        QCOMPARE(cache("a").write({all.begin() + 3, all.end()}), std::size_t{2});
        const auto found = cache("a").read(names(all), kPlenty);
        QCOMPARE(found.size(), std::size_t{5});
        for (const auto &record : all) {
            QVERIFY(found.at(record.sample).output().equal(record.flow.output()));
            QCOMPARE(found.at(record.sample).output().strides().vec(), record.flow.output().strides().vec());
        }
        QCOMPARE(cache("a").read({"sample2", "sample9"}, kPlenty).size(), std::size_t{1});
        QCOMPARE(cache("a").read(names(all), 2 * 24 * sizeof(float)).size(), std::size_t{2}); // no more was asked for
        QVERIFY(cache("b").read(names(all), kPlenty).empty());
        const auto files = PrefixCache::list(path("cache"));
        QCOMPARE(files.size(), std::size_t{1});
        QCOMPARE(files[0].model, std::string("my model?"));
        QCOMPARE(files[0].stage, std::string("layer4.0"));
        QCOMPARE(PrefixCache::clear(path("cache")), files[0].bytes);
        QVERIFY(PrefixCache::list(path("cache")).empty());
    }

    /// Cut short anywhere, or with any byte changed: what comes back is right, and what was lost is written again.
    void damageIsPassedOver()
    {
        const auto all = records(3);
        cache("a").write(all);
        const std::string file = path("cache/a.flows");
        const auto whole = test::readFile(file);
        const auto check = [&](const std::vector<std::byte> &bytes, std::size_t place) {
            test::writeFile(file, bytes);
            const auto found = cache("a").read(names(all), kPlenty);
            std::vector<PrefixCache::Record> lost;
            for (const auto &record : all) {
                if (!found.contains(record.sample))
                    lost.push_back(record);
                else
                    QVERIFY2(found.at(record.sample).output().equal(record.flow.output()),
                             std::to_string(place).c_str());
            }
            QVERIFY2(!lost.empty(), std::to_string(place).c_str());
            QCOMPARE(cache("a").write(lost), lost.size());
            QCOMPARE(cache("a").read(names(all), kPlenty).size(), all.size());
        };
        for (std::size_t size = 0; size < whole.size(); ++size)
            check({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}, size);
        const std::size_t title = std::string("headstart-prefix 1 my model? layer4.0\n").size();
        for (std::size_t place = title; place < whole.size(); ++place) {
            auto bytes = whole;
            bytes[place] ^= std::byte{0x40};
            check(bytes, place);
        }
    }

    void theLongestUnusedGoesFirst()
    {
        const auto all = records(2);
        cache("a").write(all);
        const std::uint64_t one = PrefixCache::list(path("cache")).front().bytes;
        const std::uint64_t room = 3 * one + one / 2;
        init();
        for (const char *key : {"a", "b", "c"})
            QCOMPARE(cache(key, room).write(all), std::size_t{2});
        const auto age = [&](const char *key, int hours) {
            fs::last_write_time(path("cache/") + key + ".flows",
                                fs::file_time_type::clock::now() - std::chrono::hours(hours));
        };
        age("a", 3);
        age("b", 2);
        age("c", 1);
        cache("a").read(names(all), kPlenty); // counts as used
        QCOMPARE(cache("d", room).write(all), std::size_t{2});
        QVERIFY(!fs::exists(path("cache/b.flows")));
        QVERIFY(fs::exists(path("cache/a.flows")));
        std::uint64_t sum = 0;
        for (const PrefixFile &file : PrefixCache::list(path("cache")))
            sum += file.bytes;
        QVERIFY2(sum <= room, qPrintable(QString::number(sum)));
        QCOMPARE(cache("e", one).write(records(9)), std::size_t{2}); // what is more than the limit alone
    }

    void ofTwoWritersOneWrites()
    {
        const auto all = records(2);
        cache("a").write(all);
        const int other = open(path("cache/a.flows").c_str(), O_RDWR | O_CLOEXEC);
        QCOMPARE(flock(other, LOCK_EX | LOCK_NB), 0);
        QCOMPARE(cache("a").write(records(4)), std::size_t{0});
        QCOMPARE(cache("a").read(names(all), kPlenty).size(), std::size_t{2});
        close(other);
        QCOMPARE(cache("a").write(records(4)), std::size_t{4});
    }

    void aDiskThatIsFullIsNoError()
    {
        const auto before = signal(SIGXFSZ, SIG_IGN);
        rlimit limit = {};
        getrlimit(RLIMIT_FSIZE, &limit);
        rlimit small = limit;
        small.rlim_cur = 1500;
        setrlimit(RLIMIT_FSIZE, &small);
        const auto all = records(9);
        const std::size_t count = cache("a").write(all);
        setrlimit(RLIMIT_FSIZE, &limit);
        signal(SIGXFSZ, before);
        QVERIFY2(count > 0 && count < all.size(), qPrintable(QString::number(count)));
        QCOMPARE(cache("a").read(names(all), kPlenty).size(), count);
        QCOMPARE(cache("a").write({all.begin() + static_cast<std::ptrdiff_t>(count), all.end()}), all.size() - count);
        QCOMPARE(cache("a").read(names(all), kPlenty).size(), all.size());
        QFile::setPermissions(QString::fromStdString(path("cache")), QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        if (geteuid() != 0)
            QCOMPARE(cache("b").write(all), std::size_t{0});
    }

    void aLaterRunIsTheSameToTheLastBit_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::newRow("fast") << "compute.prefix=fast";
        QTest::newRow("exact") << "compute.prefix=exact";
        QTest::newRow("channels last") << "compute.prefix=exact compute.layout=nhwc";
        QTest::newRow("a head alone") << "freeze.cut=head";
    }

    /// In the second run the kept part's values are no numbers any more: nothing of it is computed.
    void aLaterRunIsTheSameToTheLastBit()
    {
        QFETCH(QString, settings);
        const RunConfig wanted = with(settings);
        std::vector<std::vector<double>> losses;
        for (const bool isFirst : {true, false}) {
            Bench bench(wanted, *m_store);
            Listener listener;
            TrainingLoop loop = bench.loop(listener);
            PrefixCache kept = bench.cache(path("cache"));
            const std::size_t known = loop.useCache(kept);
            QCOMPARE(known, isFirst ? std::size_t{0} : bench.run.data.dataset.samples().size());
            if (!isFirst)
                bench.spoilKeptPart();
            const StopToken never;
            QVERIFY(loop.run(never));
            losses.push_back(listener.losses);
        }
        QVERIFY(!losses[0].empty());
        QCOMPARE(losses[1], losses[0]);
        QCOMPARE(PrefixCache::list(path("cache")).size(), std::size_t{1});
    }

    void aHigherCutGoesOnFromALowerOne_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::newRow("fast") << "compute.prefix=fast";
        QTest::newRow("exact") << "compute.prefix=exact";
        QTest::newRow("channels last") << "compute.prefix=exact compute.layout=nhwc";
    }

    /// Whatever the first cut left on the disk, the second one's run is the same to the last bit.
    void aHigherCutGoesOnFromALowerOne()
    {
        QFETCH(QString, settings);
        RunConfig low = with(settings);
        RunConfig high = low;
        high.freeze.cut = "head";
        const auto losses = [&](const RunConfig &wanted, PrefixCache *lower, std::size_t &gone) {
            Bench bench(wanted, *m_store);
            Listener listener;
            TrainingLoop loop = bench.loop(listener);
            PrefixCache kept = bench.cache(path(lower ? "later" : "cache"));
            loop.useCache(kept);
            if (lower) {
                const std::size_t stage = *bench.run.made.network.find("layer4.0");
                gone = test::must(loop.goOnFrom(*lower, stage, {}));
                if (gone > 0)
                    bench.spoilKeptPart();
            }
            if (!loop.run({}))
                QTest::qFail("it did not end", __FILE__, __LINE__);
            return listener.losses;
        };
        std::size_t none = 0;
        QVERIFY(!losses(low, nullptr, none).empty());
        const std::vector<double> straight = losses(high, nullptr, none);
        PrefixCache lower = Bench(low, *m_store).cache(path("cache"));
        std::size_t gone = 0;
        for (int i = 0; i < 5 && gone == 0; ++i) { // when it is faster, which beside other work may fail for a moment
            fs::remove_all(path("later"));
            QCOMPARE(losses(high, &lower, gone), straight);
        }
        QCOMPARE(gone, Bench(high, *m_store).run.data.dataset.samples().size());
    }

    /// A lower cut's file that has only some samples, none, or not even what is tried.
    void aLowerCutMayHaveLittle()
    {
        Bench low(config(), *m_store);
        PrefixCache lower = low.cache(path("cache"));
        RunConfig wanted = config();
        wanted.freeze.cut = "head";
        Bench bench(wanted, *m_store);
        Listener listener;
        TrainingLoop loop = bench.loop(listener);
        const std::size_t stage = low.plan.firstTrained;
        QCOMPARE(test::must(loop.goOnFrom(lower, stage, {})), std::size_t{0});
        const std::size_t sample = low.run.data.split.of(data::Part::Validation).front();
        QCOMPARE(lower.write({{low.run.data.inputs().contentKey(sample), zoo::flowOf(at::ones({1, 3}))}}),
                 std::size_t{1});
        QCOMPARE(test::must(loop.goOnFrom(lower, stage, {})), std::size_t{0});
        QVERIFY(loop.run({}));
    }

    void whatDecidesTheOutputsIsInTheKey_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("the same") << "" << true;
        QTest::newRow("another rate") << "optimiser.rate=0.5" << true;
        QTest::newRow("another seed") << "training.seed=3" << true;
        QTest::newRow("another cut") << "freeze.cut=layer4.1" << false;
        QTest::newRow("another size") << "preprocessing.crop=96 preprocessing.resize=96" << false;
        QTest::newRow("squashed") << "preprocessing.mode=squash" << false;
        QTest::newRow("another mode") << "compute.prefix=exact" << false;
        QTest::newRow("another layout") << "compute.layout=nchw" << false;
        QTest::newRow("threads") << "compute.threads=1" << false;
        QTest::newRow("other weights") << "model.weights=random" << false;
    }
    void whatDecidesTheOutputsIsInTheKey()
    {
        QFETCH(QString, settings);
        QFETCH(bool, isSame);
        const RunConfig changed = with(settings);
        QCOMPARE(Bench(config(), *m_store).key() == Bench(changed, *m_store).key(), isSame);
    }

    /// With augmentation the training samples differ each time; those that judge do not.
    void whatIsRandomIsNotKept()
    {
        RunConfig wanted = config();
        wanted.augmentation.flipHorizontal = true;
        Bench bench(wanted, *m_store);
        Listener listener;
        TrainingLoop loop = bench.loop(listener);
        PrefixCache kept = bench.cache(path("cache"));
        loop.useCache(kept);
        const StopToken never;
        QVERIFY(loop.run(never));
        std::set<std::string> all;
        for (const data::Sample &sample : bench.run.data.dataset.samples())
            all.insert(sample.hash);
        QCOMPARE(kept.read(all, kPlenty).size(), bench.run.data.split.of(data::Part::Validation).size());
    }

    void viewsAreKept_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::newRow("fast") << "compute.prefix=fast";
        QTest::newRow("exact") << "compute.prefix=exact";
    }

    /// Pictures that are varied in two ways in turn: with nothing kept, with memory, and from the disk the run is the
    /// same; what is on the disk serves a run with more views too, but none that varies pictures in other ways.
    void viewsAreKept()
    {
        QFETCH(QString, settings);
        const RunConfig wanted = with(settings
                                      + QStringLiteral(" training.epochs=5 augmentation.flip_horizontal=true "
                                                       "augmentation.brightness=0.4 augmentation.views=2"));
        const auto known = [&](const RunConfig &run, bool isKept, std::vector<double> &losses) {
            Bench bench(run, *m_store);
            Listener listener;
            TrainingLoop loop = bench.loop(listener);
            PrefixCache kept = bench.cache(path("cache"));
            const std::size_t count = isKept ? loop.useCache(kept) : 0;
            if (isKept && loop.keepsAll())
                bench.spoilKeptPart();
            if (!loop.run({}))
                QTest::qFail("it did not end", __FILE__, __LINE__);
            losses = listener.losses;
            return count;
        };
        const Bench bench(wanted, *m_store);
        const std::size_t training = bench.run.data.split.of(data::Part::Train).size();
        const std::size_t validation = bench.run.data.split.of(data::Part::Validation).size();
        RunConfig nothing = wanted;
        nothing.compute.cacheMegabytes = 0;
        std::vector<double> expected;
        std::vector<double> losses;
        known(nothing, false, expected);
        QVERIFY(!expected.empty());
        QCOMPARE(known(wanted, true, losses), std::size_t{0});
        QCOMPARE(losses, expected);
        QCOMPARE(known(wanted, true, losses), 2 * training + validation);
        QCOMPARE(losses, expected);
        RunConfig more = wanted;
        more.augmentation.views = 3;
        QCOMPARE(known(more, true, losses), 2 * training + validation);
        QVERIFY(losses != expected);
        RunConfig brighter = wanted;
        brighter.augmentation.brightness = 0.5;
        QCOMPARE(known(brighter, true, losses), validation);
        RunConfig other = wanted;
        other.training.seed = 5;
        QCOMPARE(known(other, true, losses), validation);
    }

private:
    struct Bench {
        Bench(const RunConfig &wanted, runs::RunStore &store)
            : run(*test::must(prepareRun(wanted, {{}, store}, StopToken(), {}))), plan(planOf(run))
        {}
        static FreezePlan planOf(PreparedRun &run)
        {
            place(run.made.network, run.config.compute);
            return test::must(freezePlan(run.made.network, run.config.freeze));
        }
        TrainingLoop loop(LoopObserver &observer)
        {
            return {run.made.network, plan, run.data.inputs(), run.data.split, run.config, observer};
        }
        std::string key() const { return prefixKey(run.made.network, plan.firstTrained, run.config); }
        PrefixCache cache(const std::string &folder) const { return {folder, key(), "resnet18", "layer4.0", kPlenty}; }
        void spoilKeptPart() const
        {
            const at::NoGradGuard noGradient;
            for (const zoo::NamedTensor &named : run.made.network.tensors(0, plan.firstTrained))
                if (named.tensor.is_floating_point())
                    named.tensor.fill_(std::numeric_limits<float>::quiet_NaN());
        }

        PreparedRun run;
        FreezePlan plan;
    };

    std::string path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    PrefixCache cache(const char *key, std::uint64_t limit = kPlenty) const
    {
        return {path("cache"), key, "my model\n", "layer4.0", limit};
    }
    RunConfig with(const QString &settings) const { return test::with(config(), settings); }
    RunConfig config() const
    {
        RunConfig config = test::smallConfig(path("data"), path("weights.safetensors"));
        config.freeze.cut = "layer4.0";
        return config;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<runs::RunStore> m_store;
};

QTEST_GUILESS_MAIN(TestPrefixCache)
#include "tst_prefix_cache.moc"
