// SPDX-License-Identifier: GPL-3.0-or-later
// A NaN or an infinity, in a gradient, a weight or the loss, at any step: it is found before the optimiser uses it, and
// the error says where. Some of all combinations; all of them with HEADSTART_FULL_TESTS.
#include "core/training/config_keys.h"
#include "core/zoo/mixed_precision.h"
#include "tests/support/training.h"
#include "tests/support/training_bench.h"

#include <ATen/core/grad_mode.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <limits>
#include <memory>

using namespace headstart;
using namespace headstart::training;
using test::Bench;
using test::Listener;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

/// Where what is no number comes from.
enum class Source {
    Gradient,
    Weight, ///< and from there an activation
    Loss,   ///< alone: logits so far apart that it overflows, and gradients that do not
};
constexpr std::array<const char *, 3> kSources = {"gradient", "weight", "loss"};
constexpr std::array<const char *, 3> kLayers = {"layer4.1.conv1.weight", "layer4.1.bn2.weight", "fc.weight"};
constexpr std::array<float, 3> kValues = {kNaN, kInfinity, -kInfinity};

constexpr std::array<const char *, 3> kSettings = {"optimiser.kind=sgd freeze.batch_norm=batch",
                                                   "optimiser.kind=adam training.micro_batch=3 training.average=0.9",
                                                   "optimiser.kind=adamw compute.precision=bfloat16"};
constexpr std::size_t kSteps = 6;

/// Values with their bits: a NaN equals itself.
using Bytes = std::vector<std::pair<std::string, QByteArray>>;

Bytes bytesOf(const LoopTensors &tensors)
{
    Bytes out;
    for (const auto &[name, tensor] : tensors) {
        const at::Tensor values = tensor.detach().contiguous();
        out.emplace_back(
            name, QByteArray(static_cast<const char *>(values.data_ptr()), static_cast<qsizetype>(values.nbytes())));
    }
    return out;
}

void setFirst(at::Tensor tensor, float value)
{
    while (tensor.dim() > 0)
        tensor = tensor.select(0, 0);
    tensor.fill_(value);
}

at::Tensor tensorOf(const Bench &bench, const std::string &name)
{
    for (const zoo::NamedTensor &named : bench.network.tensors())
        if (named.name == name)
            return named.tensor;
    qFatal("there is no tensor %s", name.c_str());
}

} // namespace

class TestNoNumbers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::makeColourFolder(path("data"), 16);
        test::makeWeights(path("weights.safetensors"));
        at::set_num_threads(2);
    }

    void itIsFoundBeforeTheOptimiserUsesIt_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::addColumn<Source>("source");
        QTest::addColumn<QString>("layer");
        QTest::addColumn<float>("value");
        QTest::addColumn<int>("step"); ///< three an epoch, of two
        const bool isFull = qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS");
        for (std::size_t i = 0; i < kSettings.size(); ++i)
            for (std::size_t step = 1; step <= kSteps; ++step)
                for (std::size_t source = 0; source < kSources.size(); ++source)
                    for (std::size_t layer = 0; layer < kLayers.size(); ++layer)
                        for (std::size_t value = 0; value < kValues.size(); ++value) {
                            const bool isLoss = source == 2;
                            const bool isChosen =
                                isLoss ? step % 3 == i
                                       : source == (step + i) % 2 && 3 * layer + value == (4 * step + 2 * i) % 9;
                            if ((isLoss && layer + value > 0) || !(isFull || isChosen))
                                continue;
                            QTest::addRow("%s, %s %s = %g, step %d", kSettings[i], kSources[source],
                                          isLoss ? "" : kLayers[layer], double(kValues[value]), int(step))
                                << QString::fromLatin1(kSettings[i]) << static_cast<Source>(source)
                                << QString::fromLatin1(kLayers[layer]) << kValues[value] << int(step);
                        }
    }

    void itIsFoundBeforeTheOptimiserUsesIt()
    {
        QFETCH(QString, settings);
        QFETCH(Source, source);
        QFETCH(QString, layer);
        QFETCH(float, value);
        QFETCH(int, step);
        if (settings.contains(QStringLiteral("bfloat16")) && !zoo::hasBfloat16())
            QSKIP("this processor has no bfloat16");
        Bench bench(with(settings));
        Listener listener;
        TrainingLoop loop = bench.loop(listener);
        const at::Tensor tensor = tensorOf(bench, layer.toStdString());
        if (source == Source::Gradient)
            spoilGradient(tensor, value, step, bench.config.training);
        Bytes before;
        const auto spoil = [&] {
            const at::NoGradGuard noGradient;
            if (source == Source::Weight)
                setFirst(tensor, value);
            if (source == Source::Loss)
                pullApart(tensorOf(bench, "fc.bias"));
            before = bytesOf(loop.tensors());
        };
        listener.afterStep = [&](const runs::StepRow &row) {
            if (row.step == step - 1)
                spoil();
        };
        if (step == 1)
            spoil();
        const auto ending = loop.run({});
        QVERIFY(!ending);
        const QString line = QString::fromStdString(ending.error().line());
        QVERIFY2(line.contains(QStringLiteral("in step %1, before the weights were changed").arg(step)),
                 qPrintable(line));
        const QString names = source == Source::Gradient ? QStringLiteral("the gradient of '%1'").arg(layer)
                              : source == Source::Weight ? QStringLiteral("the gradient of '")
                                                         : QStringLiteral("the loss is not a number");
        QVERIFY2(line.contains(names), qPrintable(line));
        QCOMPARE(listener.losses.size(), static_cast<std::size_t>(step - 1));
        const Bytes after = bytesOf(loop.tensors());
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < after.size(); ++i)
            QVERIFY2(after[i] == before[i], after[i].first.c_str());
    }

private:
    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    RunConfig with(const QString &settings) const
    {
        RunConfig config = test::smallConfig(path("data"), path("weights.safetensors"));
        config.freeze.cut = "layer4.1";
        return test::with(std::move(config), settings);
    }

    /// In one step, and of its pieces the one in the middle.
    static void spoilGradient(const at::Tensor &tensor, float value, int step, const LoopConfig &config)
    {
        const std::int64_t pieces = (config.batch + config.microBatch - 1) / config.microBatch;
        tensor.register_hook([=, call = std::make_shared<std::int64_t>(0)](const at::Tensor &gradient) {
            at::Tensor out = gradient.clone();
            if ((*call)++ == (step - 1) * pieces + pieces / 2)
                setFirst(out, value);
            return out;
        });
    }

    /// Their difference is no float any more.
    static void pullApart(const at::Tensor &bias)
    {
        constexpr double kLarge = 3e38;
        bias[0].fill_(kLarge);
        bias[1].fill_(-kLarge);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestNoNumbers)
#include "tst_no_numbers.moc"
