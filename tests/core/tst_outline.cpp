// SPDX-License-Identifier: GPL-3.0-or-later
// Networks from outside: stages, what trains of them, what they cost.
#include "core/insight/outline.h"
#include "core/zoo/registry.h"

#include <QTest>

#include <numeric>

using namespace headstart;

class TestOutline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNetworkHasOne_data()
    {
        QTest::addColumn<std::string>("model");
        for (const zoo::Variant &variant : zoo::registry())
            QTest::newRow(std::string(variant.id).c_str()) << std::string(variant.id);
    }
    void everyNetworkHasOne()
    {
        QFETCH(std::string, model);
        const auto outline = insight::outlineOf(model, 7);
        QVERIFY(outline);
        const zoo::Variant &variant = **zoo::findVariant(model);
        const zoo::Network network = zoo::build(variant, {.classes = 7, .device = c10::DeviceType::Meta});
        QCOMPARE(outline->stages.size(), network.stages().size());
        std::int64_t parameters = 0;
        for (const zoo::NamedTensor &named : network.tensors())
            parameters += named.isParameter ? named.tensor.numel() : 0;
        QCOMPARE(outline->parameters(), parameters);
        QCOMPARE(outline->stages.back().shape, std::vector<std::int64_t>{7});
        QCOMPARE(outline->stages.front().multiplyAdds > 0, !variant.text); // a look-up multiplies nothing
        QVERIFY(outline->multiplyAdds() > 0);
    }

    void whatTrainsFollowsTheFreezePlan()
    {
        const auto count = [](const training::FreezeConfig &freeze) {
            const auto trained = insight::trainedParameters("resnet18", 2, freeze);
            return trained ? std::accumulate(trained->begin(), trained->end(), std::int64_t{0}) : -1;
        };
        training::FreezeConfig freeze;
        freeze.batchNorm = "fixed";
        QCOMPARE(count(freeze), 512 * 2 + 2);
        freeze.cut = "stem";
        QCOMPARE(count(freeze), insight::outlineOf("resnet18", 2)->parameters());
        freeze.keep = {"*.bias"};
        QVERIFY(count(freeze) < insight::outlineOf("resnet18", 2)->parameters());
        freeze.cut = "layer9";
        QCOMPARE(count(freeze), -1);
    }

    /// As it is published: 128 tokens of BERT Base.
    void textIsCountedInTokens()
    {
        const auto outline = insight::outlineOf("bert-base-uncased", 2);
        QVERIFY(outline && outline->isText);
        QCOMPARE(outline->inputSize, 128);
        QCOMPARE(outline->stages[1].name, std::string("encoder.layer.0"));
        QCOMPARE(outline->stages[1].shape, std::vector<std::int64_t>({128, 768}));
        QCOMPARE(outline->stages[1].multiplyAdds, 128 * (12 * 768 * 768 + 2 * 128 * 768));
        QCOMPARE(outline->parameters(), 109'483'778);
    }

    void costsAreMeasured_data()
    {
        QTest::addColumn<std::string>("model");
        QTest::newRow("pictures") << std::string("tf_efficientnet_lite0");
        QTest::newRow("texts") << std::string("bert-mini");
    }
    void costsAreMeasured()
    {
        QFETCH(std::string, model);
        const auto costs = insight::measureCosts(model, 64, 2, nullptr);
        QVERIFY(costs);
        QCOMPARE(costs->size(), insight::outlineOf(model, 2)->stages.size());
        double forward = 0;
        double training = 0;
        for (const insight::StageCost &cost : *costs) {
            QVERIFY(cost.forward > 0);
            forward += cost.forward;
            training += cost.training;
        }
        QVERIFY(training > forward);
        StopToken stop;
        stop.stop();
        const auto stopped = insight::measureCosts(model, 64, 2, &stop);
        QVERIFY(stopped && stopped->empty());
        QVERIFY(!insight::measureCosts("no such model", 64, 2, nullptr));
    }
};

QTEST_GUILESS_MAIN(TestOutline)
#include "tst_outline.moc"
