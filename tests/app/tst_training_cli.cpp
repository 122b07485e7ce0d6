// SPDX-License-Identifier: GPL-3.0-or-later
// headstart-cli's way from pictures to a model that is taken away, as a script sees it: train, runs, evaluate, predict,
// export, and where a run's weights and settings come from.
#include "core/training/config_keys.h"
#include "core/weights/weights_file.h"
#include "tests/support/cli_runs.h"
#include "tests/support/data_folder.h"
#include "tests/support/files.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>
#include <map>

using namespace headstart;
using test::CliStore;
using test::Json;
using test::Outcome;
using test::words;

namespace {

constexpr int kPictures = 24;
constexpr int kTrained = 19;
constexpr int kJudges = 5;

/// Of one tensor of a file of weights, its bytes as they stand there.
std::map<std::string, std::vector<std::byte>> tensorsOf(const QString &path)
{
    std::map<std::string, std::vector<std::byte>> out;
    const auto file = weights::WeightsFile::open(path.toStdString());
    if (!file)
        throw std::runtime_error(file.error().line());
    weights::TensorReader reader(*file);
    for (const weights::TensorInfo &info : file->tensors()) {
        std::vector<std::byte> bytes(static_cast<std::size_t>(info.bytes()));
        if (auto read = reader.read(info, bytes); !read)
            throw std::runtime_error(read.error().line());
        out[info.name] = std::move(bytes);
    }
    return out;
}

QStringList changed(const QString &from, const QString &to)
{
    const auto before = tensorsOf(from);
    const auto after = tensorsOf(to);
    QStringList out;
    for (const auto &[name, bytes] : after)
        if (!before.contains(name) || before.at(name) != bytes)
            out.push_back(QString::fromStdString(name));
    return out;
}

/// Names of all keys of an object.
std::vector<std::string> keysOf(const Json &json)
{
    std::vector<std::string> out;
    for (const auto &[key, value] : json.items())
        out.push_back(key);
    return out;
}

} // namespace

class TestTrainingCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Two runs that differ in their rates; the second one's name wants quoting.
    void initTestCase()
    {
        test::waitWithoutSpinning();
        test::makePictures(file("data"), 2, kPictures / 2);
        const Outcome slow = train("--weights random --json --name slow --set optimiser.rate=0.01");
        QVERIFY2(slow.code == 0, qPrintable(slow.err));
        m_printed = slow.out;
        m_said = slow.err;
        m_slow = Json::parse(slow.out.toStdString()).at("run").get<std::string>();
        const Outcome fast = m_store.run(arguments("--weights random --set optimiser.rate=0.1")
                                         + QStringList{QStringLiteral("--name"), QStringLiteral("fast, \"wild\"")});
        QVERIFY2(fast.code == 0, qPrintable(fast.err));
        m_plain = fast.out;
        m_fast = m_store.runs().at(0).at("run").get<std::string>();
        QVERIFY(m_fast != m_slow);
    }

    void trainPrintsOneDocument()
    {
        const Json json = Json::parse(m_printed.toStdString()); // throws where anything stands beside it
        QCOMPARE(keysOf(json), (std::vector<std::string>{"run", "status", "seconds", "best_epoch", "validation"}));
        QCOMPARE(json.at("status").get<std::string>(), std::string("finished"));
        QVERIFY(json.at("seconds").get<double>() > 0);
        const Json validation = json.at("validation");
        QCOMPARE(validation.at("n").get<int>(), kJudges);
        const auto accuracy = validation.at("accuracy").get<double>();
        QVERIFY(validation.at("ci95").at(0).get<double>() <= accuracy);
        QVERIFY(validation.at("ci95").at(1).get<double>() >= accuracy);
        const Json best = m_store.json(show(m_slow)).at("best");
        QCOMPARE(json.at("best_epoch").get<int>(), best.at("epoch").get<int>());
        QCOMPARE(accuracy, best.at("validation_accuracy").get<double>());
        QCOMPARE(validation.at("loss").dump(), best.at("validation_loss").dump());
    }

    void trainSaysWhatItDoesOnStderr()
    {
        const QString begins =
            QStringLiteral("run %1: %2 samples train, %3 judge; ").arg(id(m_slow)).arg(kTrained).arg(kJudges);
        QVERIFY2(m_said.contains(begins), qPrintable(m_said));
        QCOMPARE(m_said.count(QStringLiteral("\nepoch ")), 2);
        QVERIFY(!m_said.contains(QLatin1Char('\r')) && !m_said.contains(QLatin1Char('\033')));
        QVERIFY2(m_plain.startsWith(QStringLiteral("run %1 is finished after ").arg(id(m_fast))), qPrintable(m_plain));
        QVERIFY2(m_plain.contains(QStringLiteral(", n = 5)\n")), qPrintable(m_plain));
    }

    void aRunIsListedWhileItTrains()
    {
        const CliStore store(file("live/runs.db"));
        test::LiveCli live(store, arguments("--weights random --set training.epochs=1000"));
        const QString run = live.waitForRun();
        QVERIFY(!run.isEmpty());
        const Json listed = store.runs();
        QCOMPARE(listed.size(), std::size_t{1});
        QCOMPARE(id(listed.at(0).at("run").get<std::string>()), run);
        QCOMPARE(listed.at(0).at("status").get<std::string>(), std::string("running"));
        QVERIFY(live.waitForSteps(1));
        // Another process reads it all, and does not write.
        QCOMPARE(store.json(show(run.toStdString())).at("status").get<std::string>(), std::string("running"));
        QVERIFY(store.run(words("runs")).out.contains(QStringLiteral("  running  ")));
        for (const QStringList &second : {arguments("--weights random"), QStringList{QStringLiteral("resume"), run}}) {
            const Outcome outcome = store.run(second);
            QCOMPARE(outcome.code, 2);
            QCOMPARE(outcome.err, QStringLiteral("headstart-cli: %1: another process (%2) is using this store; wait "
                                                 "for it, or name another one with --store FILE\n")
                                      .arg(store.file())
                                      .arg(live.pid()));
        }
        live.kill();
        QCOMPARE(store.runs().at(0).at("status").get<std::string>(), std::string("interrupted"));
        QCOMPARE(store.runs().size(), std::size_t{1});
    }

    void runsAreListed()
    {
        const Json listed = m_store.runs();
        QCOMPARE(listed.size(), std::size_t{2});
        QCOMPARE(listed.at(0).at("name").get<std::string>(), std::string("fast, \"wild\"")); // the newest first
        QCOMPARE(listed.at(1).at("name").get<std::string>(), std::string("slow"));
        QCOMPARE(listed.at(1).at("steps").get<int>(), 10);
        QCOMPARE(listed.at(1).at("epochs").get<int>(), 2);
        QCOMPARE(m_store.json(words("runs list --json")).dump(), listed.dump());
        const QStringList lines = m_store.run(words("runs")).out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[2].startsWith(id(m_slow) + QStringLiteral("  finished ")), qPrintable(lines[2]));
        QVERIFY(lines[2].endsWith(QStringLiteral("  slow")));
        QVERIFY(CliStore(file("none.db")).run(words("runs")).out.contains(QStringLiteral("no runs yet")));
        QVERIFY(CliStore(file("none.db")).runs().empty() && !QFile::exists(file("none.db")));
    }

    void aRunIsShown()
    {
        const Json shown = m_store.json(words("runs show slow --json"));
        QCOMPARE(shown.dump(), m_store.json(show(m_slow.substr(0, 6))).dump());
        QCOMPARE(shown.at("classes").get<std::vector<std::string>>(), (std::vector<std::string>{"blue", "red"}));
        QCOMPARE(shown.at("epoch_rows").size(), std::size_t{2});
        QCOMPARE(shown.at("config").at("optimiser").at("rate").get<double>(), 0.01);
        QCOMPARE(shown.at("config").at("data").at("path").get<std::string>(), file("data").toStdString());
        QCOMPARE(shown.at("config").at("data").at("fingerprint").get<std::string>().size(), std::size_t{64});
        QCOMPARE(shown.at("environment").at("threads").get<int>(), 2);
        QCOMPARE(shown.at("log").back().at("text").get<std::string>(), std::string("finished"));
        const QString text = m_store.run(words("runs show slow")).out;
        for (const char *part : {"\n  optimiser.rate = 0.01\n", "\n  compute.threads = 2\n", "best so far", "\nlog:\n"})
            QVERIFY2(text.contains(QString::fromLatin1(part)), qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("schedule.kind"))); // the default
    }

    void aRunShowsItsStages()
    {
        const Json stages = m_store.json(show(m_slow)).at("stages");
        QCOMPARE(stages.size(), std::size_t{19});
        QCOMPARE(stages.at(0).dump(), std::string(R"({"stage":"stem"})")); // frozen
        const Json &head = stages.back();
        QCOMPARE(head.at("stage").get<std::string>(), std::string("head"));
        QCOMPARE(head.at("step").get<int>(), 10);
        QVERIFY(head.at("drift").get<double>() > 0 && head.at("gradient_norm").get<double>() > 0);
        const QString text = m_store.run(words("runs show slow")).out;
        QVERIFY2(text.contains(QStringLiteral("\nstem             -      frozen              -\n")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("\nhead            10  ")));
    }

    void csvHasTheStages()
    {
        const QStringList command = {QStringLiteral("runs"), QStringLiteral("csv"), QStringLiteral("--stages"),
                                     id(m_slow), id(m_fast)};
        const test::CsvTable table = test::parseCsv(m_store.run(command).out);
        QCOMPARE(table.header.join(QLatin1Char(' ')), QStringLiteral("run name step stage gradient_norm drift"));
        QCOMPARE(table.rows.size(), std::size_t{2 * 3}); // the head at steps 1, 5 and 10
        const Json head = m_store.json(show(m_slow)).at("stages").back();
        QCOMPARE(table.rows[2].mid(1, 3).join(QLatin1Char(' ')), QStringLiteral("slow 10 head"));
        QCOMPARE(table.rows[2][4].toDouble(), head.at("gradient_norm").get<double>());
        QCOMPARE(table.rows[2][5].toDouble(), head.at("drift").get<double>());
        QCOMPARE(table.rows[3][1], QStringLiteral("fast, \"wild\""));
    }

    void onlyWhatDiffersIsCompared()
    {
        const QStringList diff = QStringList(words("runs diff")) + QStringList{id(m_slow), id(m_fast)};
        const Json json = m_store.json(diff + words("--json"));
        QCOMPARE(json.at("differences").dump(), std::string(R"({"optimiser.rate":["0.01","0.1"]})"));
        QCOMPARE(json.at("runs").size(), std::size_t{2});
        const QStringList lines = m_store.run(diff).out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].simplified(), id(m_slow + " " + m_fast));
        QCOMPARE(lines[2].simplified(), QStringLiteral("optimiser.rate 0.01 0.1"));
        QCOMPARE(m_store.run(words("runs diff slow")).code, 2);
    }

    void csvHasEveryStepAndEpoch()
    {
        const QString text = m_store.run({QStringLiteral("runs"), QStringLiteral("csv"), id(m_slow), id(m_fast)}).out;
        const test::CsvTable table = test::parseCsv(text);
        QCOMPARE(table.rows.size(), std::size_t{2 * (10 + 2)});
        for (const QStringList &row : table.rows)
            QCOMPARE(row.size(), table.header.size());
        const QStringList names = table.column("name", "epoch");
        QCOMPARE(names, (QStringList{QStringLiteral("slow"), QStringLiteral("slow"), QStringLiteral("fast, \"wild\""),
                                     QStringLiteral("fast, \"wild\"")}));
        QStringList numbers;
        for (int run = 0; run < 2; ++run)
            for (int step = 1; step <= 10; ++step)
                numbers.push_back(QString::number(step));
        QCOMPARE(table.column("step", "step"), numbers);
        // All digits: the numbers are those of the store to the last bit, where most need more than 15 of them.
        const Json rows = m_store.json(show(m_slow)).at("epoch_rows");
        for (int i = 0; i < 2; ++i)
            QCOMPARE(table.column("train_loss", "epoch").at(i).toDouble(),
                     rows.at(static_cast<std::size_t>(i)).at("train_loss").get<double>());
        int longer = 0;
        for (const char *column : {"train_loss", "gradient_norm", "head_rate", "seconds"})
            for (const QString &number : table.column(column, "step")) {
                bool isNumber = false;
                QVERIFY2(number.toDouble(&isNumber) >= 0 && isNumber, qPrintable(number));
                longer += number.size() > 15 ? 1 : 0;
            }
        QVERIFY(longer > 20);
    }

    /// Who asks for JSON gets it, or is refused.
    void jsonIsNeverPassedOver()
    {
        for (const char *line : {"runs --json list", "runs --json show slow", "runs csv slow --json"}) {
            const Outcome outcome = m_store.run(words(line));
            QVERIFY2(outcome.code == 2 || Json::accept(outcome.out.toStdString()), line);
        }
    }

    void evaluateAgreesWithTheRun()
    {
        const Json best = m_store.json(show(m_slow)).at("best");
        const Json own = m_store.json(words("evaluate slow --json"));
        QCOMPARE(own.at("accuracy").dump(), best.at("validation_accuracy").dump());
        QCOMPARE(own.at("n").get<int>(), kJudges);
        QVERIFY(std::abs(own.at("loss").get<double>() - best.at("validation_loss").get<double>()) <= 1e-6);
        int counted = 0;
        for (const Json &row : own.at("confusion"))
            for (const Json &cell : row)
                counted += cell.get<int>();
        QCOMPARE(counted, kJudges);
        QCOMPARE(m_store.json(words("evaluate slow --part train --json")).at("n").get<int>(), kTrained);
        QVERIFY(m_store.run(words("evaluate slow")).out.contains(QStringLiteral("n = 5), loss ")));
        QCOMPARE(m_store.run(words("evaluate slow --part test")).code, 2); // there are none
    }

    void evaluateOnOtherData()
    {
        test::makePictures(file("more"), 2, 4, 7);
        const QStringList evaluate = words("evaluate slow --json --data");
        const Json json = m_store.json(evaluate + QStringList(file("more")));
        QCOMPARE(json.at("n").get<int>(), 8);
        QCOMPARE(json.at("classes").at(1).at("name").get<std::string>(), std::string("red"));
        QCOMPARE(json.at("classes").at(1).at("n").get<int>(), 4);
        test::makePictures(file("strange"), 3, 2, 7);
        const Outcome strange = m_store.run(evaluate + QStringList(file("strange")));
        QCOMPARE(strange.code, 2);
        QCOMPARE(strange.err,
                 QStringLiteral("headstart-cli: %1: the run knows no class 'green'\n").arg(file("strange")));
        QCOMPARE(strange.out, QString());
    }

    void anExportedModelPredictsTheSame()
    {
        const QString out = file("exported");
        const Json printed = m_store.json(words("export slow --json --out") + QStringList(out));
        QCOMPARE(printed.at("largest_difference").get<double>(), 0.0);
        QCOMPARE(printed.at("checked_samples").get<int>(), kJudges);
        QCOMPARE(printed.at("on_validation_samples").get<bool>(), true);
        QCOMPARE(QDir(out).entryList(QDir::Files | QDir::Hidden),
                 (QStringList{QStringLiteral("headstart.json"), QStringLiteral("model.safetensors")}));
        const QStringList pictures{file("data/red/00.png"), file("data/blue/11.png")};
        const QStringList options = words("--json --top 2");
        const Outcome byRun = m_store.run(words("predict slow") + pictures + options);
        QCOMPARE(byRun.err, QString());
        QCOMPARE(m_store.run(QStringList{QStringLiteral("predict"), out} + pictures + options).out, byRun.out);
        const Json guesses = Json::parse(byRun.out.toStdString());
        QCOMPARE(guesses.size(), std::size_t{2});
        const Json top = guesses.at(0).at("top");
        QCOMPARE(top.size(), std::size_t{2});
        QVERIFY(std::abs(top.at(0).at("probability").get<double>() + top.at(1).at("probability").get<double>() - 1)
                < 1e-6);

        const auto bytes = test::readFile((out + QStringLiteral("/headstart.json")).toStdString());
        const Json json = Json::parse(reinterpret_cast<const char *>(bytes.data()),
                                      reinterpret_cast<const char *>(bytes.data()) + bytes.size());
        QCOMPARE(json.at("architecture").get<std::string>(), std::string("tf_efficientnet_lite0"));
        QCOMPARE(json.at("classes").get<std::vector<std::string>>(), (std::vector<std::string>{"blue", "red"}));
        QCOMPARE(json.at("preprocessing").at("crop").get<int>(), 64);
        QCOMPARE(json.at("config").dump(), m_store.json(show(m_slow)).at("config").dump());
    }

    void exportKeepsWhatIsThere()
    {
        const QString out = file("taken");
        QVERIFY(QDir().mkdir(out));
        test::writeFile((out + QStringLiteral("/mine.txt")).toStdString(), std::string("mine"));
        const Outcome outcome = m_store.run(words("export slow --out") + QStringList(out));
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.err,
                 QStringLiteral("headstart-cli: %1: the folder to export into must be new or empty\n").arg(out));
        QCOMPARE(QDir(out).entryList(QDir::Files | QDir::Hidden), QStringList(QStringLiteral("mine.txt")));
        QCOMPARE(test::readFile((out + QStringLiteral("/mine.txt")).toStdString()).size(), std::size_t{4});
        const QString text = m_store.run(words("export slow --out") + QStringList(file("fresh/deep"))).out;
        QVERIFY2(text.endsWith(QStringLiteral("on 5 validation samples: the largest difference of a logit is 0\n")),
                 qPrintable(text));
    }

    /// At rate 0 nothing is learned: the validation loss is that of the weights that the run began with.
    void aRunGoesOnFromAnothersWeights()
    {
        const Json best = m_store.json(show(m_slow)).at("best");
        const Json same = trained("--weights run:slow --set optimiser.rate=0 --set training.epochs=1");
        QCOMPARE(same.at("parent").get<std::string>(), m_slow);
        QCOMPARE(same.at("config").at("model").at("weights").get<std::string>(), "run:" + m_slow);
        QCOMPARE(same.at("best").at("validation_loss").dump(), best.at("validation_loss").dump());
        const Json reset = trained("--weights run:slow --set optimiser.rate=0 --set training.epochs=1 "
                                   "--set model.reset_from=blocks.6.0 --set training.seed=9");
        QVERIFY(reset.at("best").at("validation_loss") != best.at("validation_loss"));
        const QStringList anew = changed(initial(same), initial(reset));
        QVERIFY(anew.contains(QStringLiteral("blocks.6.0.conv_pw.weight"))
                && anew.contains(QStringLiteral("classifier.weight")));
        for (const QString &name : anew)
            QVERIFY2(name.startsWith(QStringLiteral("blocks.6")) || name.startsWith(QStringLiteral("conv_head"))
                         || name.startsWith(QStringLiteral("bn2")) || name.startsWith(QStringLiteral("classifier")),
                     qPrintable(name));

        test::makePictures(file("three"), 3, 4, 9);
        const Json other = trained("--weights run:slow --set optimiser.rate=0 --set training.epochs=1", file("three"));
        QCOMPARE(other.at("classes").size(), std::size_t{3});
        QCOMPARE(changed(initial(same), initial(other)),
                 (QStringList{QStringLiteral("classifier.bias"), QStringLiteral("classifier.weight")}));
    }

    void unfreezeCountsFromTheEnd()
    {
        const Json two = trained("--weights random --unfreeze 2 --set training.epochs=1");
        QCOMPARE(two.at("config").at("freeze").at("cut").get<std::string>(), std::string("features"));
        const Outcome both = train("--weights random --unfreeze 2 --cut head");
        QCOMPARE(both.code, 2);
        QCOMPARE(both.err.count(QLatin1Char('\n')), 1);
        QVERIFY2(both.err.contains(QStringLiteral("--cut")), qPrintable(both.err));
        const Outcome many = train("--weights random --unfreeze 20");
        QCOMPARE(many.code, 2);
        QCOMPARE(many.err.count(QLatin1Char('\n')), 1);
    }

    /// The recipe, over it what has an option of its own, over that --set.
    void recipesAreOverruled()
    {
        test::writeFile(file("recipe.json").toStdString(),
                        std::string(R"({"version": 1, "model": {"id": "resnet18", "weights": "nowhere.pth"},
                            "training": {"epochs": 3, "batch": 9}, "optimiser": {"kind": "sgd", "rate": 0.5}})"));
        const Json run = trained("--weights random --set training.epochs=1 --recipe", {}, {file("recipe.json")});
        const Json config = run.at("config");
        QCOMPARE(config.at("model").at("id").get<std::string>(), std::string("tf_efficientnet_lite0"));
        QCOMPARE(config.at("model").at("weights").get<std::string>(), std::string("random"));
        QCOMPARE(config.at("training").at("epochs").get<int>(), 1);
        QCOMPARE(config.at("optimiser").at("kind").get<std::string>(), std::string("sgd"));
        QCOMPARE(config.at("optimiser").at("rate").get<double>(), 0.5);
    }

    void recipesOfTheProgramHaveNames()
    {
        const Json run = trained("--weights random --set training.epochs=1 --set training.batch=16 "
                                 "--recipe torchvision_tutorial");
        const Json config = run.at("config");
        QCOMPARE(config.at("freeze").at("cut").get<std::string>(), std::string("stem"));
        QCOMPARE(config.at("schedule").at("kind").get<std::string>(), std::string("step"));
        const Outcome wrong = m_store.run(arguments("--recipe tutorial"));
        QCOMPARE(wrong.code, 2);
        QCOMPARE(wrong.err, QStringLiteral("headstart-cli: tutorial: no recipe is called so; there are bert, "
                                           "elpv_fine_tune, elpv_head, empythy_fine_tune, glue, keras_fine_tune, "
                                           "keras_head, torchvision_tutorial\n"));
    }

    void ratesAreTried()
    {
        QStringList command = arguments("--weights random --steps 30 --from 1e-5 --to 1");
        command[0] = QStringLiteral("find-rate");
        const QString runs = m_store.run(words("runs")).out;
        const Json found = m_store.json(command + words("--json"));
        const auto suggestion = found.at("suggestion").get<double>();
        QVERIFY(suggestion > 1e-5 && suggestion < 1);
        QVERIFY(found.at("points").size() > 20);
        for (const Json &point : found.at("points"))
            QCOMPARE(keysOf(point), std::vector<std::string>({"rate", "loss", "smoothed"}));
        const Outcome text = m_store.run(command);
        QVERIFY2(text.out.contains(QStringLiteral("suggested: --set optimiser.rate=")), qPrintable(text.out));
        QVERIFY(text.out.contains(QStringLiteral("<-")));
        QCOMPARE(m_store.run(words("runs")).out, runs);
        const Outcome wrong = m_store.run(command + words("--from 2"));
        QCOMPARE(wrong.code, 2);
    }

    void aRunIsChangedByHand()
    {
        const Outcome outcome = m_store.run(arguments("--set training.epochs=2 --set training.batch=8 --name changed "
                                                      "--at 2:optimiser.rate=0.5 --at 1:freeze.cut=blocks.6.0 "
                                                      "--at 3:training.epochs=3"));
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(QStringLiteral("from step 2 on freeze.cut is blocks.6.0: ")),
                 qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(QStringLiteral("in 3 epochs")), qPrintable(outcome.err));
        const Outcome shown = m_store.run(words("runs show changed"));
        QVERIFY2(shown.out.contains(QStringLiteral("changed by hand:\n  after step 1: freeze.cut = blocks.6.0\n  after "
                                                   "step 2: optimiser.rate = 0.5\n")),
                 qPrintable(shown.out));
        const Json json = m_store.json(words("runs show changed --json"));
        QCOMPARE(json.at("interventions").size(), std::size_t{3});
        QCOMPARE(json.at("epoch_rows").size(), std::size_t{3});
        const Outcome wrong = m_store.run(arguments("--at 2:optimiser.momentum=0.5"));
        QCOMPARE(wrong.code, 2);
        QCOMPARE(wrong.err,
                 QStringLiteral("headstart-cli: optimiser.momentum: while a run goes on, only optimiser.rate, "
                                "training.epochs and freeze.cut can be changed\n"));
    }

    void settingsAreSwept()
    {
        CliStore store(file("sweep.db"));
        QStringList command = arguments("--weights random --vary optimiser.rate=0,0.05 --seeds 2 --name try");
        command[0] = QStringLiteral("sweep");
        const Json swept = store.json(command + words("--json"));
        QCOMPARE(swept.at("trials").size(), std::size_t{2});
        const Json &best = swept.at("trials")[0];
        QCOMPARE(keysOf(best), std::vector<std::string>({"settings", "epochs", "accuracy", "runs"}));
        QCOMPARE(best.at("runs").size(), std::size_t{2});
        QVERIFY(best.at("accuracy").at("mean").get<double>()
                >= swept.at("trials")[1].at("accuracy").at("mean").get<double>());
        QCOMPARE(store.runs().size(), std::size_t{4});
        const Outcome text = store.run(command);
        QVERIFY2(text.out.contains(QStringLiteral("optimiser.rate=0.05")), qPrintable(text.out));
        QVERIFY(text.err.contains(QStringLiteral("2 of 2: optimiser.rate=0.05: ")));
        command.last() = QStringLiteral("");
        QCOMPARE(store.run(command).code, 2);
    }

    void helpListsEverySetting()
    {
        const Outcome help = m_store.run(words("train --help"));
        QCOMPARE(help.code, 0);
        QVERIFY(!training::configKeys().empty());
        for (const training::ConfigKey &key : training::configKeys()) {
            const bool isListed = help.out.contains(QStringLiteral("\n  %1=").arg(QString::fromStdString(key.path)));
            QVERIFY2(isListed != key.filledIn, key.path.c_str());
        }
    }

private:
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    static QString id(const std::string &run) { return QString::fromStdString(run); }
    static QStringList show(const std::string &run) { return words("runs show --json") + QStringList(id(run)); }
    QString initial(const Json &run) const
    {
        return m_store.folderOf(id(run.at("run").get<std::string>())) + QStringLiteral("/initial.safetensors");
    }

    /// A head of EfficientNet-Lite0, two epochs of five steps; `options` stand last, so that they rule.
    QStringList arguments(const char *options, const QString &data = {}) const
    {
        return words("train --model tf_efficientnet_lite0 --set preprocessing.crop=64 --set preprocessing.resize=64 "
                     "--set compute.threads=2 --set training.epochs=2 --set training.batch=4 --data")
               + QStringList(data.isEmpty() ? file("data") : data) + words(options);
    }
    Outcome train(const char *options) const { return m_store.run(arguments(options)); }
    /// All about a run that is made for one test, in a store beside the other two (its parent's too).
    Json trained(const char *options, const QString &data = {}, const QStringList &more = {}) const
    {
        const Json outcome = m_store.json(arguments(options, data) + more + words("--json"));
        return m_store.json(show(outcome.at("run").get<std::string>()));
    }

    QTemporaryDir m_folder;
    CliStore m_store{m_folder.filePath(QStringLiteral("runs.db"))};
    QString m_printed; ///< by the first run, with --json
    QString m_said;
    QString m_plain; ///< by the second run
    std::string m_slow;
    std::string m_fast;
};

QTEST_GUILESS_MAIN(TestTrainingCli)
#include "tst_training_cli.moc"
