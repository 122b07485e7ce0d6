// SPDX-License-Identifier: GPL-3.0-or-later
// Our networks against torchvision's, timm's and transformers': the same tensors, the same numbers. Quickly, the small
// ones.
#include "core/zoo/registry.h"
#include "core/zoo/text_config.h"
#include "tests/support/files.h"
#include "tests/support/reference.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/tensor.h>

#include <QDir>
#include <QTest>

#include <map>
#include <string>

using namespace headstart;

class TestReferences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        constexpr std::int64_t kMost = 15'000'000;        // parameters: LibTorch's float64 is slow
        constexpr std::int64_t kMostOfText = 120'000'000; // over two texts of 13 tokens
        const bool isFull = qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS");
        QTest::addColumn<QString>("file");
        const QDir folder(QString::fromStdString(test::dataFile("reference")));
        const QStringList names = folder.entryList({QStringLiteral("*.json")});
        QVERIFY(!names.isEmpty());
        for (const QString &name : names) {
            const auto reference = test::loadReference(folder.filePath(name).toStdString());
            if (isFull || reference.parameters <= (reference.tokens ? kMostOfText : kMost))
                QTest::newRow(qPrintable(name.chopped(5))) << folder.filePath(name);
        }
    }

    void everyNetworkHasAReference()
    {
        QFETCH_GLOBAL(QString, file);
        for (const zoo::Variant &variant : zoo::registry())
            QVERIFY2(
                // Text networks differ from those that have one by sizes alone.
                variant.text
                    || QFile::exists(
                        QString::fromStdString(test::dataFile("reference/" + std::string(variant.id) + ".json"))),
                variant.id.data());
    }

    void namesShapesAndCount()
    {
        const auto reference = load();
        const zoo::Network network = built(reference, c10::DeviceType::Meta);
        const zoo::NamedTensors tensors = network.tensors();
        QCOMPARE(tensors.size(), reference.shapes.size());
        std::int64_t parameters = 0;
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            QCOMPARE(tensors[i].name, reference.shapes[i].first);
            QCOMPARE(tensors[i].tensor.sizes().vec(), reference.shapes[i].second);
            parameters += tensors[i].isParameter ? tensors[i].tensor.numel() : 0;
        }
        QCOMPARE(parameters, reference.parameters);
    }

    void logitsInFloat32()
    {
        const auto reference = load();
        const at::NoGradGuard noGradient;
        const at::Tensor logits = filled(reference, at::kFloat).forward(inputOf(reference, at::kFloat));
        const double deviation = reference.logits.std().item<double>();
        QVERIFY2(test::largestDifference(logits, reference.logits) <= 1e-4 * deviation,
                 qPrintable(QString::number(test::largestDifference(logits, reference.logits) / deviation)));
    }

    void logitsInFloat64()
    {
        const auto reference = load();
        const at::NoGradGuard noGradient;
        const at::Tensor logits = filled(reference, at::kDouble).forward(inputOf(reference, at::kDouble));
        const double deviation = reference.logits.std().item<double>();
        QVERIFY2(test::largestDifference(logits, reference.logits) <= 1e-9 * deviation,
                 qPrintable(QString::number(test::largestDifference(logits, reference.logits) / deviation)));
    }

    void lossAndGradientsInFloat64()
    {
        const auto reference = load();
        zoo::Network network = filled(reference, at::kDouble);
        network.setNoise(false); // as in the reference
        network.setMode(0, network.stages().size(), zoo::Mode::Training);
        for (const zoo::NamedTensor &named : network.tensors())
            named.tensor.set_requires_grad(named.isParameter);
        const at::Tensor target = at::tensor({1L, 0L}, at::kLong);
        const at::Tensor loss = at::cross_entropy_loss(network.forward(inputOf(reference, at::kDouble)), target);
        loss.backward();
        const double lossError = std::abs(loss.item<double>() / reference.trainLoss - 1);
        QVERIFY2(lossError <= 1e-9, qPrintable(QString::number(lossError)));

        QVERIFY(reference.gradientNorms.size() >= 10);
        std::size_t compared = 0;
        for (const zoo::NamedTensor &named : network.tensors()) {
            const auto expected = reference.gradientNorms.find(named.name);
            if (expected == reference.gradientNorms.end())
                continue;
            const double error = std::abs(named.tensor.grad().norm().item<double>() / expected->second - 1);
            QVERIFY2(error <= 1e-7,
                     qPrintable(QString::fromStdString(named.name) + QStringLiteral(": ") + QString::number(error)));
            ++compared;
        }
        QCOMPARE(compared, reference.gradientNorms.size());
    }

private:
    static test::Reference load()
    {
        QFETCH_GLOBAL(QString, file);
        return test::loadReference(file.toStdString());
    }

    static zoo::Variant variantOf(const test::Reference &reference)
    {
        static const std::map<std::string, std::string> published = {{"bert_base", "bert-base-uncased"},
                                                                     {"bert_large", "bert-large-uncased"},
                                                                     {"bert_tiny", "bert-tiny"},
                                                                     {"distilbert", "distilbert-base-uncased"},
                                                                     {"minilm_l6_h384", "all-MiniLM-L6-v2"}};
        if (!reference.config.empty())
            return zoo::textVariant(*zoo::textConfigFrom(reference.config, reference.name));
        const auto name = published.find(reference.name);
        return **zoo::findVariant(name == published.end() ? reference.name : name->second);
    }

    /// The original counts three classes where it is of text.
    static zoo::Network built(const test::Reference &reference, c10::DeviceType device)
    {
        return zoo::build(variantOf(reference), {.classes = reference.logits.size(1), .device = device});
    }

    static zoo::Network filled(const test::Reference &reference, at::ScalarType type)
    {
        zoo::Network network = built(reference, c10::DeviceType::CPU);
        test::fillByFormula(network, reference.seed, reference.gain);
        network.toType(type);
        return network;
    }

    static zoo::Flow inputOf(const test::Reference &reference, at::ScalarType type)
    {
        if (reference.tokens)
            return *reference.tokens;
        return zoo::flowOf(test::inputByFormula(reference.input, reference.seed).to(type));
    }
};

QTEST_GUILESS_MAIN(TestReferences)
#include "tst_references.moc"
