// SPDX-License-Identifier: GPL-3.0-or-later
// The table of settings: JSON both ways, the command line's assignments, what is refused and how.
#include "core/training/config_keys.h"

#include <QTest>

#include <nlohmann/json.hpp>
#include <set>

using namespace headstart;
using namespace headstart::training;

class TestConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDefaultsSurviveJson()
    {
        const RunConfig config;
        const auto back = configFromText(toText(config), "run");
        QVERIFY2(back, back ? "" : back.error().line().c_str());
        QVERIFY(*back == config);
        QCOMPARE(toJson(config).at("version").get<int>(), 2);
    }

    void everyKeySurvivesJsonAndText()
    {
        std::set<std::string> paths;
        for (const ConfigKey &key : configKeys()) {
            QVERIFY2(paths.insert(key.path).second, key.path.c_str());
            RunConfig config;
            const nlohmann::json other = anotherValue(key);
            key.set(config, other);
            QVERIFY2(!(config == RunConfig()), key.path.c_str());
            const auto back = configFromText(toText(config), "run");
            QVERIFY2(back && *back == config, key.path.c_str());
            RunConfig assigned;
            const auto done = applyAssignment(assigned, key.path + "=" + valueText(other));
            QCOMPARE(done.has_value(), !key.filledIn);
            QVERIFY2(key.filledIn || assigned == config, key.path.c_str());
            QVERIFY(!key.help.english().empty());
        }
        QVERIFY(paths.size() > 50);
    }

    void numbersKeepEveryDigit()
    {
        RunConfig config;
        config.optimiser.rate = 0.1 + 0.2;
        config.split.seed = 9007199254740991;
        const auto back = configFromText(toText(config), "run");
        QCOMPARE(back->optimiser.rate, 0.1 + 0.2);
        QCOMPARE(back->split.seed, std::uint64_t{9007199254740991});
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const char *text, const char *message) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(message);
        };
        row("not JSON", "epochs: 3", "f.json: this is no JSON object of settings");
        row("not an object", "[1]", "f.json: this is no JSON object of settings");
        row("unknown", R"({"optimiser":{"rat":1}})",
            "f.json: 'optimiser.rat': there is no such setting; the nearest are optimiser.rate");
        row("unknown group", R"({"optimizer":{"rate":1}})", "f.json: 'optimizer': there is no such setting");
        row("text for a number", R"({"optimiser":{"rate":"fast"}})",
            "f.json: optimiser.rate: it must be a number in 0.0 .. 1000.0, not fast");
        row("fraction for a whole number", R"({"training":{"epochs":1.5}})",
            "f.json: training.epochs: it must be a whole number in");
        row("out of range", R"({"training":{"epochs":0}})",
            "f.json: training.epochs: it must be a whole number in 1 .. 100000, not 0");
        row("no such choice", R"({"optimiser":{"kind":"lion"}})",
            "f.json: optimiser.kind: it must be sgd | adam | adamw, not lion");
        row("an optional number out of range", R"({"model":{"head_dropout":1}})",
            "f.json: model.head_dropout: it must be a number in 0.0 .. 0.99 or nothing, not 1");
        row("text for an optional number", R"({"data":{"threshold":"high"}})",
            "f.json: data.threshold: it must be a number or nothing, not high");
        row("less than none", R"({"training":{"mixup":-0.1}})",
            "f.json: training.mixup: it must be a number in 0.0 .. 100.0, not -0.1");
        row("rates that rise", R"({"optimiser":{"stage_decay":1.5}})",
            "f.json: optimiser.stage_decay: it must be a number in 0.01 .. 1.0, not 1.5");
        row("an average of the past alone", R"({"training":{"average":1}})",
            "f.json: training.average: it must be a number in 0.0 .. 0.99999, not 1");
        row("half an epoch", R"({"freeze":{"unfreeze_every":0.5}})",
            "f.json: freeze.unfreeze_every: it must be a whole number in 0 .. 100000, not 0.5");
        row("no such sampling", R"({"training":{"sampling":"rare"}})",
            "f.json: training.sampling: it must be all | balanced, not rare");
        row("a list of the wrong things", R"({"freeze":{"train":[1]}})", "f.json: freeze.train: it must be texts");
        row("a number for a flag", R"({"optimiser":{"nesterov":1}})",
            "f.json: optimiser.nesterov: it must be true or false, not 1");
        row("a later version", R"({"version":3})", "f.json: version: this was written by a later version of Headstart");
        row("no version", R"({"version":"x"})", "f.json: version: it must be a whole number from 1");
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        RunConfig config;
        const auto applied = applyJson(config, text.toStdString(), "f.json");
        QVERIFY(!applied);
        QVERIFY2(applied.error().line().starts_with(message.toStdString()), applied.error().line().c_str());
        QVERIFY(config == RunConfig()); // nothing of it was taken
    }

    /// Version 1 had no fast way for the kept part: its runs go on as they began.
    void anEarlierVersionKeepsItsMeaning()
    {
        QCOMPARE(configFromText(R"({"version":1})", "run")->compute.prefix, std::string("exact"));
        QCOMPARE(configFromText(R"({"version":2})", "run")->compute.prefix, std::string("fast"));
        QCOMPARE(configFromText("{}", "run")->compute.prefix, std::string("fast"));
    }

    void aDeepTowerOfGroupsIsRefused()
    {
        std::string text;
        for (int i = 0; i < 100'000; ++i)
            text += R"({"data":)";
        RunConfig config;
        QVERIFY(!applyJson(config, text, "f.json"));
        QVERIFY(!applyJson(config, text + "1" + std::string(100'000, '}'), "f.json"));
    }

    void assignmentsThatDoNotFit_data()
    {
        QTest::addColumn<QString>("assignment");
        for (const char *text : {"training.epochs", "training.epochs=", "training.epochs=3x", "training.epochs=3.0",
                                 "optimiser.rate=nan", "optimiser.rate=inf", "optimiser.nesterov=yes",
                                 "preprocessing.mean=0.5,x", "=1", "data.fingerprint=00", "no.such=1"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void assignmentsThatDoNotFit()
    {
        QFETCH(QString, assignment);
        RunConfig config;
        QVERIFY(!applyAssignment(config, assignment.toStdString()));
        QVERIFY(config == RunConfig());
    }

    void onlyWhatDiffersIsADifference()
    {
        std::vector<RunConfig> configs(3);
        QVERIFY(differences(configs).empty());
        configs[1].optimiser.rate = 0.5;
        configs[2].freeze.train = {"stem", "layer1.0"};
        const auto found = differences(configs);
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].key, std::string("freeze.train"));
        QCOMPARE(found[0].values, std::vector<std::string>({"", "", "stem,layer1.0"}));
        QCOMPARE(found[1].key, std::string("optimiser.rate"));
        QCOMPARE(found[1].values[1], std::string("0.5"));
    }

private:
    static nlohmann::json anotherValue(const ConfigKey &key)
    {
        const nlohmann::json now = key.get(RunConfig());
        switch (key.type) {
        case ConfigKey::Type::Integer:
            return static_cast<std::int64_t>(now == key.high ? key.high - 1 : key.high);
        case ConfigKey::Type::Number:
            return now == key.high ? key.low : key.high;
        case ConfigKey::Type::OptionalNumber:
            return 0.25;
        case ConfigKey::Type::Flag:
            return !now.get<bool>();
        case ConfigKey::Type::Choice:
            return now == key.choices.back() ? key.choices.front() : key.choices.back();
        case ConfigKey::Type::Text:
            return "anything, with = and \u00e9";
        case ConfigKey::Type::Numbers:
            return {0.1, 0.25};
        case ConfigKey::Type::Texts:
            return {"a", "b.*"};
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(TestConfig)
#include "tst_config.moc"
