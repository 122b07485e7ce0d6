// SPDX-License-Identifier: GPL-3.0-or-later
// Metrics equal to those of scikit-learn and scipy, on what tests/data/make_metrics.py wrote down.
#include "core/insight/metrics.h"
#include "core/insight/number_metrics.h"
#include "tests/support/files.h"

#include <QTest>

#include <cmath>
#include <nlohmann/json.hpp>

using namespace headstart;
using nlohmann::json;

namespace {

constexpr double kTolerance = 1e-12;

const json &expected()
{
    static const json all = [] {
        const auto bytes = test::readFile(test::dataFile("metrics/metrics.json"));
        const auto *text = reinterpret_cast<const char *>(bytes.data());
        return json::parse(text, text + bytes.size());
    }();
    return all;
}

void addRows(const char *group)
{
    QTest::addColumn<int>("row");
    int row = 0;
    for (const json &one : expected().at(group))
        QTest::newRow(one.at("name").get<std::string>().c_str()) << row++;
}

/// Null stands for what is undefined.
bool agree(double value, const json &wanted)
{
    return wanted.is_null() ? std::isnan(value) : std::abs(value - wanted.get<double>()) <= kTolerance;
}

insight::Metrics metricsOf(const json &one)
{
    const auto classes = one.at("classes").get<std::size_t>();
    const auto labels = one.at("labels").get<std::vector<std::size_t>>();
    std::vector<std::vector<float>> probabilities;
    for (const json &prediction : one.at("predictions")) {
        probabilities.emplace_back(classes, 0.0F);
        probabilities.back()[prediction.get<std::size_t>()] = 1;
    }
    std::vector<insight::Judged> judged;
    for (std::size_t i = 0; i < labels.size(); ++i)
        judged.push_back({labels[i], probabilities[i]});
    return insight::metricsOf(judged, classes);
}

} // namespace

class TestMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofClasses_data() { addRows("classes"); }

    void ofClasses()
    {
        QFETCH(int, row);
        const json &one = expected().at("classes").at(static_cast<std::size_t>(row));
        const insight::Metrics metrics = metricsOf(one);
        QVERIFY2(agree(metrics.macroF1, one.at("macro_f1")), qPrintable(QString::number(metrics.macroF1, 'g', 17)));
        QVERIFY2(agree(metrics.matthews, one.at("matthews")), qPrintable(QString::number(metrics.matthews, 'g', 17)));
        QVERIFY2(agree(metrics.binaryF1, one.value("binary_f1", json())),
                 qPrintable(QString::number(metrics.binaryF1, 'g', 17)));
    }

    void ofNumbers_data() { addRows("numbers"); }

    void ofNumbers()
    {
        QFETCH(int, row);
        const json &one = expected().at("numbers").at(static_cast<std::size_t>(row));
        const auto labels = one.at("labels").get<std::vector<double>>();
        const auto predictions = one.at("predictions").get<std::vector<double>>();
        const insight::NumberMetrics metrics = insight::numberMetricsOf(labels, predictions);
        QCOMPARE(metrics.n, std::int64_t(labels.size()));
        QVERIFY2(agree(metrics.pearson, one.at("pearson")), qPrintable(QString::number(metrics.pearson, 'g', 17)));
        QVERIFY2(agree(metrics.spearman, one.at("spearman")), qPrintable(QString::number(metrics.spearman, 'g', 17)));
        const double error = one.at("mean_squared_error").get<double>();
        QVERIFY(std::abs(metrics.meanSquaredError - error) <= kTolerance * std::max(1.0, error));
    }

    void ofNothing()
    {
        const insight::NumberMetrics none = insight::numberMetricsOf({}, {});
        QVERIFY(std::isnan(none.pearson) && std::isnan(none.spearman) && std::isnan(none.meanSquaredError));
        const insight::Metrics metrics = insight::metricsOf({}, 2);
        QVERIFY(std::isnan(metrics.macroF1));
        QCOMPARE(metrics.matthews, 0.0);
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
