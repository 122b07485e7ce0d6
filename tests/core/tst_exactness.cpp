// SPDX-License-Identifier: GPL-3.0-or-later
// A run that keeps what its frozen part makes against one that computes it anew in each epoch: pictures and texts, two
// cuts each, five epochs.
#include "core/runs/run_store.h"
#include "core/training/loop.h"
#include "core/training/preparation.h"
#include "tests/support/stores.h"
#include "tests/support/text_model.h"
#include "tests/support/training.h"
#include "tests/support/training_bench.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <utility>

using namespace headstart;
using namespace headstart::training;
using test::Listener;

namespace {

struct Curve {
    std::vector<double> losses; ///< of all steps
    std::vector<runs::EpochRow> epochs;
    LoopTensors tensors;
};

} // namespace

class TestExactness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::makeColourFolder(path("pictures"), 16);
        test::makeTextModel(path("model"));
        test::makeTextTable(path("texts.csv"), 96);
        m_store = std::make_unique<runs::RunStore>(
            test::must(runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own)));
    }

    void exactIsTheSameToTheLastBit_data() { rows(); }
    void exactIsTheSameToTheLastBit()
    {
        QFETCH(QString, model);
        QFETCH(QString, cut);
        const RunConfig config = test::with(of(model, cut), QStringLiteral("compute.prefix=exact"));
        Curve kept = curveOf(config);
        Curve computed = curveOf(test::with(config, QStringLiteral("compute.cache_mb=0")));
        QVERIFY(kept.losses.front() != kept.losses.back());
        QCOMPARE(kept.losses, computed.losses);
        QCOMPARE(kept.epochs.size(), std::size_t{5});
        for (std::size_t i = 0; i < kept.epochs.size(); ++i) {
            QCOMPARE(kept.epochs[i].validationLoss, computed.epochs[i].validationLoss);
            QCOMPARE(kept.epochs[i].validationAccuracy, computed.epochs[i].validationAccuracy);
        }
        test::compareTensors(std::move(kept.tensors), std::move(computed.tensors));
    }

    void fastIsTheSameWithinRounding_data() { rows(); }
    void fastIsTheSameWithinRounding()
    {
        QFETCH(QString, model);
        QFETCH(QString, cut);
        constexpr double kMost = 1e-3; // relative, over the first epoch
        const RunConfig config = of(model, cut);
        const Curve fast = curveOf(test::with(config, QStringLiteral("compute.prefix=fast")));
        const Curve exact = curveOf(test::with(config, QStringLiteral("compute.prefix=exact")));
        const auto steps = static_cast<std::size_t>(exact.epochs.front().step);
        QVERIFY(steps > 1 && fast.losses.size() == 5 * steps);
        for (std::size_t i = 0; i < steps; ++i)
            QVERIFY2(std::abs(fast.losses[i] - exact.losses[i]) <= kMost * exact.losses[i],
                     qPrintable(QStringLiteral("step %1: %2 %3").arg(i + 1).arg(fast.losses[i]).arg(exact.losses[i])));
    }

    /// EfficientNet-Lite0 with its weights, on solar cells: also what comes of it after five epochs is the same.
    void realPicturesAndWeights()
    {
        const QString solarCells = qEnvironmentVariable("HEADSTART_SOLAR_CELLS");
        const QString models = qEnvironmentVariable("HEADSTART_MODELS");
        if (!qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS") || solarCells.isEmpty() || models.isEmpty())
            QSKIP("for HEADSTART_FULL_TESTS, with HEADSTART_SOLAR_CELLS and HEADSTART_MODELS");
        const QString folder = solarCells + QStringLiteral("/elpv_dataset/data");
        QFile table(folder + QStringLiteral("/labels.csv"));
        QFile some(QString::fromStdString(path("some.csv")));
        QVERIFY(table.open(QIODevice::ReadOnly) && some.open(QIODevice::WriteOnly));
        constexpr int kEvery = 13;
        for (int row = 0; !table.atEnd(); ++row)
            if (const QByteArray line = table.readLine(); row % kEvery == 0)
                some.write(folder.toUtf8() + '/' + line);
        some.close();
        m_library = models.toStdString();
        RunConfig config;
        config.model.id = "tf_efficientnet_lite0";
        config.data.path = path("some.csv");
        config.data.threshold = 0.5;
        config.split.validation = 0.25;
        config.training.epochs = 5;
        config.compute.threads = 2;
        for (const char *cut : {"head", "blocks.5.0"}) {
            config.freeze.cut = cut;
            const Curve exact = curveOf(test::with(config, QStringLiteral("compute.prefix=exact")));
            const Curve computed =
                curveOf(test::with(config, QStringLiteral("compute.prefix=exact compute.cache_mb=0")));
            const Curve fast = curveOf(test::with(config, QStringLiteral("compute.prefix=fast")));
            QCOMPARE(exact.losses, computed.losses);
            const auto steps = static_cast<std::size_t>(exact.epochs.front().step);
            for (std::size_t i = 0; i < steps; ++i)
                QVERIFY(std::abs(fast.losses[i] - exact.losses[i]) <= 1e-3 * exact.losses[i]);
            const double difference = fast.epochs.back().validationAccuracy - exact.epochs.back().validationAccuracy;
            QVERIFY2(std::abs(difference) <= 0.02, qPrintable(QString::number(difference))); // one picture of 50
        }
    }

private:
    static void rows()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("cut");
        const std::pair<const char *, const char *> models[] = {{"resnet18", "layer4.0"},
                                                                {"tf_efficientnet_lite0", "blocks.5.0"},
                                                                {"mobilenet_v2", "features.14"},
                                                                {"BERT", "encoder.layer.1"}};
        for (const auto &[model, lastStages] : models)
            for (const char *cut : {"head", lastStages})
                QTest::addRow("%s, %s", model, cut) << QString::fromLatin1(model) << QString::fromLatin1(cut);
    }

    std::string path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }

    /// A run's settings, with random weights, which the seed gives.
    RunConfig of(const QString &model, const QString &cut) const
    {
        RunConfig out;
        if (model == QLatin1String("BERT")) {
            out = test::smallTextConfig(path("model"), path("texts.csv"));
        } else {
            out = test::smallConfig(path("pictures"), "random");
            out.model.id = model.toStdString();
            out.freeze.batchNorm = "fixed";
        }
        out.freeze.cut = cut.toStdString();
        out.training.epochs = 5;
        return out;
    }

    Curve curveOf(const RunConfig &config) const
    {
        const StopToken never;
        PreparedRun run = *test::must(prepareRun(config, {m_library, *m_store}, never, {}));
        place(run.made.network, run.config.compute);
        const FreezePlan plan = test::must(freezePlan(run.made.network, run.config.freeze));
        Listener listener;
        TrainingLoop loop(run.made.network, plan, run.data.inputs(), run.data.split, run.config, listener);
        test::must(loop.run(never));
        Curve out{listener.losses, listener.epochs, {}};
        for (const auto &[name, tensor] : loop.tensors())
            out.tensors.emplace_back(name, tensor.detach().clone());
        return out;
    }

    QTemporaryDir m_folder;
    std::filesystem::path m_library;
    std::unique_ptr<runs::RunStore> m_store;
};

QTEST_GUILESS_MAIN(TestExactness)
#include "tst_exactness.moc"
