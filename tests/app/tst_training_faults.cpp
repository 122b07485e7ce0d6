// SPDX-License-Identifier: GPL-3.0-or-later
// What headstart-cli does with data, stores, settings and disks that are not what they should be: it says in one line
// what is wrong where, loses nothing and leaves nothing over.
#include "tests/support/cli_runs.h"
#include "tests/support/files.h"
#include "tests/support/small_disk.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sqlite3.h>

using namespace headstart;
using test::CliStore;
using test::Json;
using test::LiveCli;
using test::Outcome;
using test::words;

namespace {

constexpr const char *kLite = "--model tf_efficientnet_lite0 ";
constexpr const char *kResnet = "--model resnet18 ";

/// An SQLite file after these statements.
void execute(const QString &file, const char *sql)
{
    sqlite3 *database = nullptr;
    const bool done = sqlite3_open(file.toUtf8().constData(), &database) == SQLITE_OK
                      && sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    if (!done)
        throw std::runtime_error("SQLite cannot do " + std::string(sql));
}

bool isOneLine(const QString &err)
{
    return err.startsWith(QStringLiteral("headstart-cli: ")) && err.count(QLatin1Char('\n')) == 1
           && err.endsWith(QLatin1Char('\n'));
}

/// What an SQLite file and its log hold, where they are.
std::vector<std::byte> bytesOf(const QString &file)
{
    return test::readFile(file.toStdString());
}

} // namespace

class TestTrainingFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A run to ask about, and things that are not what they should be.
    void initTestCase()
    {
        test::waitWithoutSpinning();
        test::makePictures(file("data"), 2, 12);
        const Outcome outcome = m_store.run(train(kLite, "--weights random --set training.epochs=1 --name good"));
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        m_before = m_store.runs();
        QVERIFY(QDir().mkdir(file("empty")));
        test::makePictures(file("one"), 1, 4);
        write("text.pth", "epoch,loss\n");
        write("unknown.json", R"({"path": "data", "knd": "folder"})");
        write("nowhere.json", R"({"kind": "folder"})");
        write("half.json", R"({"path": "data")");
        write("all_missing.csv", "file,label\nnone/a.png,red\nnone/b.png,blue\n");
        write("levels.csv", "file,label\ndata/red/00.png,1\ndata/red/01.png,high\ndata/blue/00.png,0\n");
        write("later.json", R"({"version": 3})");
        write("text.db", "runs\n");
        write("long.db", std::string(5000, 'x'));
        execute(file("foreign.db"), "CREATE TABLE notes(text); INSERT INTO notes VALUES('mine')");
        QVERIFY(QFile::copy(m_store.file(), file("future.db")));
        execute(file("future.db"), "PRAGMA journal_mode=DELETE; PRAGMA user_version=99");
    }

    void whatCannotBeUsedIsSaidInOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char *name, const QStringList &arguments, const char *first, const char *second) {
            QTest::newRow(name) << arguments << QStringList{QString::fromUtf8(first), QString::fromUtf8(second)};
        };
        const auto data = [this](const char *name) { return train(kLite, "--weights random", file(name)); };
        const auto with = [this](const char *options) {
            return train(kLite, (std::string("--weights random ") + options).c_str());
        };
        row("an empty folder", data("empty"), "/empty: ", "the folder is empty");
        row("one class", data("one"), "/one: ", "fewer than two classes");
        row("no data", data("none"), "/none: ", "there is no such file or folder");
        row("a table of missing files", data("all_missing.csv"), "/all_missing.csv: ", "none of the files in column");
        row("labels under a threshold",
            data("levels.csv") + words("--set data.threshold=0.5 --set data.label_column=label"),
            "/levels.csv: line 3: ", "the label 'high' is not a number");
        row("an unknown key of data", data("unknown.json"), "/unknown.json: 'data.knd': ", "the nearest are data.kind");
        row("data that lie nowhere", data("nowhere.json"), "/nowhere.json: path: ", "where the data lie");
        row("half a description of data", data("half.json"), "/half.json: ", "no JSON object");
        row("a later recipe", with("--recipe") + QStringList(file("later.json")),
            "/later.json: version: ", "later version");
        row("weights of another network",
            train(kResnet, "--weights")
                + QStringList(m_store.folderOf(newest(m_store)) + QStringLiteral("/initial.safetensors")),
            "initial.safetensors: ", "weights of another network");
        row("text as weights", train(kLite, "--weights") + QStringList(file("text.pth")),
            "/text.pth: ", "this is text");
        row("no weights", train(kLite, "--weights") + QStringList(file("none.pth")), "/none.pth: ", "No such file");
        row("an unknown setting", with("--set optimiser.rat=1"),
            "'optimiser.rat': ", "the nearest are optimiser.rate,");
        row("a setting out of range", with("--set optimiser.rate=-1"), "optimiser.rate: ", "0.0 .. 1000.0, not -1");
        row("a setting of another type", with("--set training.epochs=two"), "training.epochs: ", "a whole number");
        row("an unknown choice", with("--set optimiser.kind=sdg"), "optimiser.kind: ", "sgd | adam | adamw, not sdg");
        row("a setting without a value", with("--set training.epochs"), "training.epochs: ", "key=value");
        row("what the program fills in", with("--set data.fingerprint=0"), "data.fingerprint: ", "by itself");
        row("a picture too small", with("--set preprocessing.crop=16"), "preprocessing.crop: ", "at least 32 pixels");
        row("an unknown stage", with("--cut blocks.9"), "'blocks.9': ", "the nearest are blocks.");
        row("an unknown stage to reset", with("--set model.reset_from=layer1"), "'layer1': no stage is called so",
            "the nearest are");
        row("a pattern of nothing", with("--set freeze.keep=layer1.*"), "layer1.*", "");
        row("an unknown model", train("--model resnet19", "--weights random"),
            "resnet19: ", "the nearest are resnet18");
        row("no model", words("train --data x"), "", "--model M --data D");
        row("no validation", with("--set split.validation=0.01 --set split.test=0.9"), "/data: ", "");
        row("an unknown run as weights", train(kLite, "--weights run:none"), "runs.db: ", "there is no run 'none'");
        for (const char *command : {"resume none", "evaluate none", "export none --out x", "runs show none",
                                    "runs csv none", "runs diff good none"})
            row(command, words(command), "runs.db: ", "there is no run 'none'");
        row("predict by nothing", words("predict none") + QStringList(file("data/red/00.png")), "none: ", "no run");
        row("a run that is finished", words("resume good"), "good: ", "this run is finished");
    }

    /// And nothing is left over.
    void whatCannotBeUsedIsSaidInOneLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, says);
        const Outcome outcome = m_store.run(arguments);
        QVERIFY2(outcome.code == 2, qPrintable(outcome.err));
        QVERIFY2(isOneLine(outcome.err), qPrintable(outcome.err));
        for (const QString &part : says)
            QVERIFY2(outcome.err.contains(part), qPrintable(outcome.err));
        QCOMPARE(outcome.out, QString());
        QCOMPARE(QDir(m_store.file() + QStringLiteral(".d")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(),
                 1);
    }

    void theRunBeforeThemIsAsItWas()
    {
        QCOMPARE(m_store.runs().dump(), m_before.dump());
        QCOMPARE(m_before.size(), std::size_t{1});
    }

    void whatIsNoStoreIsLeftAsItIs_data()
    {
        QTest::addColumn<QString>("store");
        QTest::addColumn<QString>("says");
        QTest::newRow("a short text") << file("text.db") << QStringLiteral("not a store of runs");
        QTest::newRow("a long text") << file("long.db") << QStringLiteral("file is not a database");
        QTest::newRow("SQLite of another program") << file("foreign.db") << QStringLiteral("of another program");
        QTest::newRow("a later schema") << file(
            "future.db") << QStringLiteral("a later version of Headstart (its schema is 99, this program");
        QTest::newRow("a folder") << file("data") << QStringLiteral("this is a folder");
        QTest::newRow("a device") << QStringLiteral("/dev/null") << QStringLiteral("a device or a pipe");
    }

    void whatIsNoStoreIsLeftAsItIs()
    {
        QFETCH(QString, store);
        QFETCH(QString, says);
        const bool isFile = QFileInfo(store).isFile();
        const auto before = isFile ? bytesOf(store) : std::vector<std::byte>();
        for (const QStringList &arguments : {train(kLite, "--weights random"), words("runs"), words("resume good")}) {
            const Outcome outcome = CliStore(store).run(arguments);
            QVERIFY2(outcome.code == 2, qPrintable(outcome.err));
            QVERIFY2(isOneLine(outcome.err) && outcome.err.contains(says), qPrintable(outcome.err));
            QVERIFY2(outcome.err.startsWith(QStringLiteral("headstart-cli: %1: ").arg(store)), qPrintable(outcome.err));
        }
        if (!isFile)
            return;
        QCOMPARE(bytesOf(store), before);
        for (const char *suffix : {"-wal", "-shm", "-journal", ".lock", ".d"})
            QVERIFY2(!QFileInfo::exists(store + QLatin1String(suffix)), suffix);
    }

    void aFolderWithoutRightsIsNamed()
    {
        QVERIFY(QDir().mkdir(file("locked")));
        const auto onlyReading = QFileDevice::ReadOwner | QFileDevice::ExeOwner;
        QVERIFY(QFile::setPermissions(file("locked"), onlyReading));
        for (const char *name : {"locked/runs.db", "locked/deep/runs.db"}) {
            const CliStore store(file(name));
            const Outcome outcome = test::withoutPrivileges(store.command(train(kLite, "--weights random")));
            QVERIFY2(outcome.code == 2, qPrintable(outcome.err));
            QVERIFY2(isOneLine(outcome.err) && outcome.err.contains(store.file())
                         && outcome.err.contains(QStringLiteral("Permission denied")),
                     qPrintable(outcome.err));
        }
        QVERIFY(test::isEmptyFolder(file("locked")));
    }

    void aDamagedPictureIsSetAside()
    {
        test::makePictures(file("damaged"), 2, 6);
        const auto whole = bytesOf(file("damaged/red/03.png"));
        test::writeFile(file("damaged/red/03.png").toStdString(), std::span(whole).first(whole.size() / 2));
        const Json checked = m_store.json(words("check --json") + QStringList(file("damaged")));
        QCOMPARE(checked.at("samples").get<int>(), 11);
        QCOMPARE(checked.at("set_aside").size(), std::size_t{1});
        QCOMPARE(checked.at("set_aside").at(0).at("file").get<std::string>(), std::string("red/03.png"));
        const CliStore store(file("damaged.db"));
        const Outcome outcome = store.run(train(kLite, "--weights random --set training.epochs=1", file("damaged")));
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(QStringLiteral("; set aside: 1; ")), qPrintable(outcome.err));
        QCOMPARE(logged(store, "red/03.png: "), 1);
    }

    void rowsOfMissingFilesAreSetAside()
    {
        std::string rows = "file,label\nnone/a.png,red\nnone/b.png,blue\n";
        for (int i = 0; i < 6; ++i)
            rows += "data/red/0" + std::to_string(i) + ".png,red\ndata/blue/0" + std::to_string(i) + ".png,blue\n";
        write("some_missing.csv", rows);
        const Json checked = m_store.json(words("check --json") + QStringList(file("some_missing.csv")));
        QCOMPARE(checked.at("samples").get<int>(), 12);
        QCOMPARE(checked.at("set_aside").size(), std::size_t{2});
        QCOMPARE(checked.at("set_aside").at(0).at("reason").get<std::string>(), std::string("there is no such file"));
        const CliStore store(file("missing.db"));
        const Outcome outcome =
            store.run(train(kLite, "--weights random --set training.epochs=1", file("some_missing.csv")));
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(logged(store, "there is no such file"), 2);
    }

    void aClassOfOneSampleTrains()
    {
        test::makePictures(file("single"), 3, 5);
        for (int i = 1; i < 5; ++i)
            QVERIFY(QFile::remove(file("single/green/0%1.png").arg(i)));
        const CliStore store(file("single.db"));
        const Outcome outcome = store.run(train(kLite, "--weights random --set training.epochs=1", file("single")));
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(logged(store, "classes of a single sample (1), which trains, so that nothing judges them: green"), 1);
    }

    void dataThatMovedAreNamed()
    {
        test::makePictures(file("moving"), 2, 6);
        const CliStore store(file("moving.db"));
        const QString run = stopped(store, file("moving"));
        QVERIFY(!run.isEmpty());
        QVERIFY(QDir().rename(file("moving"), file("moved")));
        const Outcome lost = store.run({QStringLiteral("resume"), run});
        QCOMPARE(lost.code, 2);
        QVERIFY2(isOneLine(lost.err) && lost.err.contains(QStringLiteral("/moving: there is no such file or folder")),
                 qPrintable(lost.err));
        const auto picture = bytesOf(file("moved/red/00.png"));
        QVERIFY(QFile::remove(file("moved/red/00.png"))
                && QFile::copy(file("data/red/07.png"), file("moved/red/00.png")));
        const QStringList resume{QStringLiteral("resume"), run, QStringLiteral("--data"), file("moved")};
        const Outcome changed = store.run(resume);
        QCOMPARE(changed.code, 2);
        QVERIFY2(isOneLine(changed.err)
                     && changed.err.contains(
                         QStringLiteral("/moved: these are not the data that the run was started with (")),
                 qPrintable(changed.err));
        QCOMPARE(store.runs().at(0).at("status").get<std::string>(), std::string("stopped"));
        test::writeFile(file("moved/red/00.png").toStdString(), picture);
        const Outcome found = store.run(resume);
        QVERIFY2(found.code == 0, qPrintable(found.err));
    }

    void theInitialWeightsDoNotFitOnTheDisk()
    {
        const test::SmallDisk disk(mountPoint(), kDiskMegabytes);
        if (!disk.isThere())
            QSKIP("this system lets nobody mount a small disk of their own");
        const CliStore store(disk.path("runs.db"), disk.entry());
        disk.fill(6'000);
        const Outcome outcome = store.run(longRun());
        verifyDiskIsFull(outcome, "No space left on device");
        QVERIFY(store.runs().empty());
        QVERIFY2(!disk.list().contains(QStringLiteral(".d/")), qPrintable(disk.list()));
        disk.free();
        const Outcome second = store.run(train(kLite, "--weights random --set training.epochs=1"));
        QVERIFY2(second.code == 0, qPrintable(second.err));
    }

    /// Room for the network and one checkpoint, not for two.
    void aCheckpointDoesNotFitOnTheDisk()
    {
        const test::SmallDisk disk(mountPoint(), kDiskMegabytes);
        if (!disk.isThere())
            QSKIP("this system lets nobody mount a small disk of their own");
        const CliStore store(disk.path("runs.db"), disk.entry());
        disk.fill(21'500);
        LiveCli live(store, longRun());
        QVERIFY(live.waitForWords(QStringLiteral("; the run waits: free some room, and it goes on by itself.")));
        const QString run = newest(store);
        QCOMPARE(store.checkpoints(run).size(), 1);
        QCOMPARE(store.runs().at(0).at("status").get<std::string>(), std::string("running"));
        live.signal(SIGINT);
        verifyDiskIsFull(live.wait(), "No space left on device");
        QCOMPARE(store.checkpoints(run).size(), 1);
        QCOMPARE(logged(store, "the run waits for room: "), 1);
        QVERIFY2(!disk.list().contains(QStringLiteral(".partial")), qPrintable(disk.list()));
        const Json row = store.runs().at(0);
        QCOMPARE(row.at("status").get<std::string>(), std::string("failed"));
        QVERIFY(QString::fromStdString(row.at("message").get<std::string>()).contains(QStringLiteral("No space left")));
        resumeAfterwards(disk, store, run);
    }

    /// The disk is full from one moment to the next while the run trains: it waits for room.
    void theStoreCannotGrow()
    {
        const test::SmallDisk disk(mountPoint(), kDiskMegabytes);
        if (!disk.isThere())
            QSKIP("this system lets nobody mount a small disk of their own");
        const CliStore store(disk.path("runs.db"), disk.entry());
        const QStringList seldom = words("--set checkpoint.seconds=60");
        const QString run = stopped(store, {}, longRun() + seldom);
        QVERIFY(!run.isEmpty());
        const QString before = store.newestCheckpoint(run);
        QVERIFY(before.startsWith(QStringLiteral("step-")));
        LiveCli live(store, {QStringLiteral("resume"), run});
        QVERIFY(live.waitForSteps(stepsOf(store) + 2));
        disk.fill(0);
        QVERIFY(live.waitForWords(QStringLiteral("disk is full; the run waits: ")));
        QCOMPARE(store.newestCheckpoint(run), before);
        const int steps = stepsOf(store);
        QTest::qWait(2500);
        QCOMPARE(stepsOf(store), steps);
        disk.free();
        const Outcome outcome = live.wait();
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(QStringLiteral("; the run waits: ")), 1);
        QCOMPARE(outcome.err.count(QStringLiteral("there is room again: the run goes on\n")), 1);
        compareWithUndisturbed(store);
    }

private:
    static constexpr int kDiskMegabytes = 64;

    QString file(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    void write(const char *name, const std::string &text) const { test::writeFile(file(name).toStdString(), text); }
    QString mountPoint() const
    {
        QDir().mkpath(file("disk"));
        return file("disk");
    }
    static QString newest(const CliStore &store)
    {
        return QString::fromStdString(store.runs().at(0).at("run").get<std::string>());
    }
    static int stepsOf(const CliStore &store) { return store.runs().at(0).at("steps").get<int>(); }

    QStringList train(const char *model, const char *options, const QString &data = {}) const
    {
        return words("train --set preprocessing.crop=64 --set preprocessing.resize=64 --set compute.threads=2 "
                     "--set training.batch=4 --data")
               + QStringList(data.isEmpty() ? file("data") : data) + words(model) + words(options);
    }

    /// Several seconds on any machine. Its initial weights are of 13.7 MB, a checkpoint of 3.3 MB in the first epoch
    /// and of 5 MB after it.
    QStringList longRun() const
    {
        return train(kLite, "--weights random --cut features --set optimiser.kind=sgd --set training.epochs=32 "
                            "--set freeze.batch_norm=fixed --set augmentation.rotation=10 --set checkpoint.seconds=1");
    }

    /// Lines of a run's log that contain this.
    static int logged(const CliStore &store, const char *part)
    {
        const Json shown =
            store.json({QStringLiteral("runs"), QStringLiteral("show"), newest(store), QStringLiteral("--json")});
        int count = 0;
        for (const Json &line : shown.at("log"))
            count +=
                QString::fromStdString(line.at("text").get<std::string>()).contains(QString::fromUtf8(part)) ? 1 : 0;
        return count;
    }

    /// A run that was stopped after its second step at the earliest. Empty: it could not be.
    QString stopped(const CliStore &store, const QString &data, QStringList arguments = {}) const
    {
        if (arguments.empty())
            arguments = train(kLite, "--weights random --set training.epochs=40 --set augmentation.rotation=10", data);
        LiveCli live(store, arguments);
        if (!live.waitForSteps(2))
            return {};
        live.signal(SIGINT);
        return live.wait().code == 1 ? newest(store) : QString();
    }

    static void verifyDiskIsFull(const Outcome &outcome, const char *says)
    {
        const QString line = test::lastLine(outcome.err);
        QVERIFY2(outcome.code == 1, qPrintable(outcome.err));
        QVERIFY2(line.startsWith(QStringLiteral("headstart-cli: ")) && line.contains(QString::fromLatin1(says)),
                 qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(QStringLiteral("headstart-cli: ")), 1);
        QCOMPARE(outcome.out, QString());
    }

    void resumeAfterwards(const test::SmallDisk &disk, const CliStore &store, const QString &run)
    {
        disk.free();
        const Outcome resumed = store.run({QStringLiteral("resume"), run});
        QVERIFY2(resumed.code == 0, qPrintable(resumed.err));
        QVERIFY2(resumed.err.contains(QStringLiteral("goes on after step ")), qPrintable(resumed.err));
        compareWithUndisturbed(store);
    }

    /// The newest run of a store is the long run as it is on a disk with room.
    void compareWithUndisturbed(const CliStore &store)
    {
        const CliStore roomy(file("roomy.db"));
        if (!QFile::exists(roomy.file())) {
            const Outcome outcome = roomy.run(longRun());
            QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        }
        QCOMPARE(store.csv(newest(store)).learned(), roomy.csv(newest(roomy)).learned());
        QCOMPARE(store.newestCheckpoint(newest(store)), roomy.newestCheckpoint(newest(roomy)));
    }

    QTemporaryDir m_folder;
    Json m_before; ///< its runs
    const CliStore m_store{m_folder.filePath(QStringLiteral("runs.db"))};
};

QTEST_GUILESS_MAIN(TestTrainingFaults)
#include "tst_training_faults.moc"
