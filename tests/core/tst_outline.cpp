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
        const zoo::Network network = zoo::build(**zoo::findVariant(model), {.classes = 7});
        QCOMPARE(outline->stages.size(), network.stages().size());
        std::int64_t parameters = 0;
        for (const zoo::NamedTensor &named : network.tensors())
            parameters += named.isParameter ? named.tensor.numel() : 0;
        QCOMPARE(outline->parameters(), parameters);
        QCOMPARE(outline->stages.back().shape, std::vector<std::int64_t>{7});
        QVERIFY(outline->stages.front().multiplyAdds > 0);
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

    void costsAreMeasured()
    {
        const auto costs = insight::measureCosts("tf_efficientnet_lite0", 64, 2, nullptr);
        QVERIFY(costs);
        QCOMPARE(costs->size(), insight::outlineOf("tf_efficientnet_lite0", 2)->stages.size());
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
        const auto stopped = insight::measureCosts("tf_efficientnet_lite0", 64, 2, &stop);
        QVERIFY(stopped && stopped->empty());
        QVERIFY(!insight::measureCosts("no such model", 64, 2, nullptr));
    }
};

QTEST_GUILESS_MAIN(TestOutline)
#include "tst_outline.moc"
