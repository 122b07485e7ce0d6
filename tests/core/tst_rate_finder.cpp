// SPDX-License-Identifier: GPL-3.0-or-later
// The search for a learning rate: its rates, its average, where it looks for the valley, and that it leaves no trace.
#include "core/runs/run_store.h"
#include "core/training/rate_finder.h"
#include "tests/support/files.h"
#include "tests/support/stores.h"
#include "tests/support/training.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace headstart;
using namespace headstart::training;

class TestRateFinder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::makeColourFolder(path("data"), 16);
        test::makeWeights(path("weights.safetensors"));
        m_store = std::make_unique<runs::RunStore>(
            test::must(runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own)));
    }

    void ratesGrowEvenlyInTheirLogarithm()
    {
        const RateSweep sweep{1e-6, 1, 7};
        for (int i = 0; i < 7; ++i)
            QVERIFY(std::abs(std::log10(sweep.rate(i)) - (i - 6)) < 1e-12);
        QCOMPARE((RateSweep{0.5, 2, 1}.rate(0)), 0.5);
    }

    void lossesAreSmoothedAndEndAtFourTimesTheBest()
    {
        RateCurve curve;
        double sum = 0;
        double weight = 0;
        int count = 0;
        for (double loss = 2; !curve.isOver(); loss *= 1.1) {
            const RatePoint point = curve.add(1, loss);
            sum = 0.98 * sum + 0.02 * loss; // the weighted mean of all so far
            weight = 0.98 * weight + 0.02;
            QVERIFY(std::abs(point.smoothed - sum / weight) < 1e-12 * point.smoothed);
            QCOMPARE(curve.isOver(), point.smoothed > 4 * curve.points().front().smoothed);
            ++count;
        }
        QVERIFY(count > 10);
    }

    /// The curve of the comment, and what fastai 2.8's `valley` says of it.
    void theValleyIsFastais()
    {
        std::vector<RatePoint> points;
        const RateSweep sweep;
        for (int i = 0; i < 90; ++i) { // flat and noisy, then it falls, then it rises
            const double x = i / 90.0;
            const double loss = 1 + 0.05 * std::sin(i * 1.7) - (x < 0.75 ? 0.8 * std::max(0.0, (x - 0.3) / 0.45) : 0.8)
                                + 3 * std::max(0.0, x - 0.8);
            points.push_back({sweep.rate(i), loss, loss});
        }
        const auto found = suggestedRate(points, 100);
        QVERIFY(found);
        QVERIFY2(std::abs(*found - 0.0058570208180566607) < 1e-12, qPrintable(QString::number(*found, 'g', 17)));
    }

    void whereNothingFallsNothingIsSuggested_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("slope");
        QTest::newRow("nothing") << 0 << 0.0;
        QTest::newRow("too few") << 17 << -0.1;
        QTest::newRow("flat") << 100 << 0.0;
        QTest::newRow("rising") << 100 << 0.1;
    }
    void whereNothingFallsNothingIsSuggested()
    {
        QFETCH(int, count);
        QFETCH(double, slope);
        std::vector<RatePoint> points;
        for (int i = 0; i < count; ++i)
            points.push_back({1.0 + i, 50 + slope * i, 50 + slope * i});
        QVERIFY(!suggestedRate(points, 100));
    }

    void aSearchSuggestsAndLeavesNoTrace()
    {
        const RunConfig wanted = config();
        std::vector<RatePoint> heard;
        const RateSweep sweep{1e-6, 1e4, 60};
        const RateSearch first = search(wanted, sweep, [&](const RatePoint &point) { heard.push_back(point); });
        QVERIFY(first.suggestion);
        QVERIFY2(*first.suggestion > 1e-5 && *first.suggestion < 10, qPrintable(QString::number(*first.suggestion)));
        QCOMPARE(heard.size(), first.points.size());
        for (std::size_t i = 0; i < first.points.size(); ++i) {
            QVERIFY(std::abs(first.points[i].rate - sweep.rate(static_cast<std::int64_t>(i))) < 1e-9 * sweep.highest);
            QVERIFY(std::isfinite(first.points[i].loss));
        }
        QVERIFY(first.points.size() < 60); // such a rate is out of every range: it ended there, without an error
        const RateSearch second = search(wanted, sweep, [](const RatePoint &) {});
        QCOMPARE(second.points.size(), first.points.size());
        for (std::size_t i = 0; i < first.points.size(); ++i)
            QCOMPARE(second.points[i].loss, first.points[i].loss);
        QVERIFY(test::must(m_store->runs()).empty());
    }

    void aStopEndsIt()
    {
        StopToken stop;
        int count = 0;
        const auto found = findRate(
            config(), {}, path("library"), *m_store,
            [&](const RatePoint &) {
                if (++count == 4)
                    stop.stop();
            },
            stop);
        QVERIFY(found);
        QCOMPARE(found->points.size(), std::size_t{4});
        QVERIFY(!found->suggestion);
    }

    void whatARunCannotDoItCannotEither()
    {
        RunConfig wanted = config();
        wanted.data.path = path("nowhere");
        const StopToken stop;
        const auto found = findRate(
            wanted, {}, path("library"), *m_store, [](const RatePoint &) {}, stop);
        QVERIFY(!found);
        QVERIFY(QString::fromStdString(found.error().line()).contains(QStringLiteral("nowhere")));
    }

private:
    std::string path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    RunConfig config() const { return test::smallConfig(path("data"), path("weights.safetensors")); }
    RateSearch search(const RunConfig &wanted, const RateSweep &sweep,
                      const std::function<void(const RatePoint &)> &told)
    {
        const StopToken stop;
        return test::must(findRate(wanted, sweep, path("library"), *m_store, told, stop));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<runs::RunStore> m_store;
};

QTEST_GUILESS_MAIN(TestRateFinder)
#include "tst_rate_finder.moc"
