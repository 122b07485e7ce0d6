// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a network runs: measured, remembered where it holds, and measured anew where the file is anybody's.
#include "core/insight/speed_file.h"
#include "tests/support/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace headstart;
using insight::MeasuredSpeed;
using insight::SpeedFile;

class TestSpeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSpeedHasItsConditions_data()
    {
        QTest::addColumn<std::string>("network");
        QTest::newRow("pictures") << std::string("squeezenet1_1");
        QTest::newRow("texts") << std::string("bert-tiny");
    }
    void aSpeedHasItsConditions()
    {
        QFETCH(std::string, network);
        const auto speed = insight::measureSpeed(network, 64, 1, StopToken());
        QVERIFY2(speed, speed ? "" : speed.error().line().c_str());
        QVERIFY(*speed && (*speed)->picturesPerSecond > 0);
        QCOMPARE((*speed)->threads, 1);
        QVERIFY((*speed)->batch >= 1 && (*speed)->batch <= 8);
    }

    void stoppedThereIsNone()
    {
        StopToken stop;
        stop.stop();
        const auto speed = insight::measureSpeed("squeezenet1_1", 64, 1, stop);
        QVERIFY(speed && !*speed);
    }

    void whatCannotBeMeasuredIsSaid()
    {
        QVERIFY(!insight::measureSpeed("resnet19", 224, 1, StopToken()));
        QVERIFY(!insight::measureSpeed("vit_b_16", 96, 1, StopToken()));
        QVERIFY(!insight::measureSpeed("resnet18", 1, 1, StopToken()));
        QVERIFY(!insight::measureSpeed("bert-tiny", 513, 1, StopToken()));
    }

    void speedsAreRemembered()
    {
        const SpeedFile file(path("new/speeds.json")); // the folder is made
        QVERIFY(file.read().empty());
        const auto first = SpeedFile::stamped("resnet18", 224, {31.5, 2, 8});
        QVERIFY(first.when > 0 && !first.processor.empty() && !first.version.empty());
        const auto other = SpeedFile::stamped("resnet18", 224, {20, 1, 8});
        const auto again = SpeedFile::stamped("resnet18", 224, {33, 2, 8});
        for (const MeasuredSpeed &one : {first, other, again})
            QVERIFY(file.remember(one));
        const auto speeds = file.read();
        QCOMPARE(speeds.size(), std::size_t{2});
        QVERIFY(*findSpeed(speeds, "resnet18", 224, 2) == again);
        QVERIFY(*findSpeed(speeds, "resnet18", 224, 1) == other);
        QVERIFY(!findSpeed(speeds, "resnet18", 160, 2) && !findSpeed(speeds, "resnet34", 224, 2));
    }

    void elsewhereTheyDoNotHold()
    {
        const SpeedFile file(path("places.json"));
        MeasuredSpeed elsewhere = SpeedFile::stamped("resnet18", 224, {31.5, 2, 8});
        elsewhere.processor = "another";
        MeasuredSpeed earlier = SpeedFile::stamped("resnet34", 224, {31.5, 2, 8});
        earlier.version = "0.0.1";
        QVERIFY(file.remember(elsewhere) && file.remember(earlier));
        QVERIFY(file.read().empty());
        QVERIFY(file.remember(SpeedFile::stamped("resnet50", 224, {12, 2, 8})));
        const QString text = content(path("places.json"));
        QVERIFY(text.contains(QStringLiteral("another"))); // a home may be on several machines
        QVERIFY(!text.contains(QStringLiteral("0.0.1")));
    }

    void aStrangersFileIsNoSpeed_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::newRow("empty") << std::string();
        QTest::newRow("no JSON") << std::string("{\"headstart_speeds\": 1, \"speeds\": [");
        QTest::newRow("a number") << std::string("7");
        QTest::newRow("another format") << std::string(R"({"headstart_speeds": 2, "speeds": []})");
        QTest::newRow("no list") << std::string(R"({"headstart_speeds": 1, "speeds": {"a": 1}})");
        QTest::newRow("deep") << std::string(100'000, '[');
        const auto one = [](const char *speed) {
            nlohmann::json json = {{"network", "resnet18"},
                                   {"input", 224},
                                   {"threads", 2},
                                   {"batch", 8},
                                   {"when", 1},
                                   {"processor", SpeedFile::processor()},
                                   {"version", HEADSTART_VERSION}};
            json["pictures_per_second"] = nlohmann::json::parse(speed);
            return nlohmann::json({{"headstart_speeds", 1}, {"speeds", {json}}}).dump();
        };
        QTest::newRow("text as a speed") << one("\"fast\"");
        QTest::newRow("no speed") << one("0");
        QTest::newRow("backwards") << one("-3");
        QTest::newRow("beyond numbers") << one("1e308") + "x";
    }

    void aStrangersFileIsNoSpeed()
    {
        QFETCH(std::string, text);
        const SpeedFile file(path("strange.json"));
        test::writeFile(path("strange.json"), text);
        QVERIFY(file.read().empty());
        QVERIFY(file.remember(SpeedFile::stamped("resnet18", 224, {31.5, 2, 8})));
        QCOMPARE(file.read().size(), std::size_t{1});
    }

private:
    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    static QString content(const std::string &path)
    {
        const auto bytes = test::readFile(path);
        return QString::fromUtf8(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSpeed)
#include "tst_speed.moc"
