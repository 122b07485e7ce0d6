// SPDX-License-Identifier: GPL-3.0-or-later
// What people say of runs: tags, notes, pins, colours, names; runs that were deleted and come back, or go for good.
#include "core/runs/migrations.h"
#include "core/runs/run_store.h"
#include "tests/support/files.h"
#include "tests/support/stores.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <filesystem>

using namespace headstart;
using namespace headstart::runs;
using Access = RunStore::Access;
using test::answer;
using test::must;
using test::refused;
using test::sql;

namespace {

const std::string kId = "00112233aa";
const std::string kOther = "00112233bb";

NewRun newRun(const std::string &id, const std::string &name, const std::string &fingerprint = "f00d")
{
    return {.id = id,
            .name = name,
            .config = "{}",
            .environment = "{}",
            .fingerprint = fingerprint,
            .source = "{}",
            .classes = {"ant", "bee"},
            .samples = {{"ant/1.jpg", 0, "aa", 0}, {"bee/1.jpg", 1, "bb", 1}},
            .parent = ""};
}

/// A run that has ended, with a row in every table and a file in its folder.
void addRun(RunStore &store, const NewRun &run)
{
    must(store.begin(run));
    store.addSteps(run.id, {{1, 1, 0.5, 1e-3, 1e-4, 1, 0.25, 2}});
    store.setStages(run.id, {"head"});
    store.addStageRows(run.id, {{1, "head", 0.5, 0.1}});
    store.addEpoch(run.id, {1, 1, 0.5, 0.75, 0.6, 0.7, 12.5, true}, {{1, {0.25F, 0.75F}}});
    store.addLog(run.id, "info", "finished");
    must(store.setCheckpoints(run.id, {{1, "step-1"}}));
    must(store.end(run.id, Status::Finished, "", 1));
    std::filesystem::create_directories(store.folderOf(run.id) / "step-1");
    test::writeFile((store.folderOf(run.id) / "step-1" / "model.safetensors").string(), std::string(1000, 'x'));
}

} // namespace

class TestRunMarks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = path("runs.db");
    }

    void aNewRunHasNone()
    {
        RunStore store = must(RunStore::open(m_file, Access::Own));
        must(store.begin(newRun(kId, "a")));
        QVERIFY(must(store.find(kId)).marks == RunMarks());
    }

    void marksComeBack()
    {
        const RunMarks marks = {{"it's \"quoted\"; DROP TABLE runs", "\xF0\x9F\x90\x9D", "third run"},
                                "line 1\nline 2 \xC3\xBC\n\n" + std::string(100'000, 'n'),
                                true,
                                5};
        {
            RunStore store = must(RunStore::open(m_file, Access::Own));
            must(store.begin(newRun(kId, "a")));
            must(store.begin(newRun(kOther, "b")));
            must(store.setMarks(kId, marks));
            QVERIFY(must(store.find(kId)).marks == marks);
        }
        RunStore store = must(RunStore::open(m_file, Access::Own));
        QVERIFY(must(store.find("a")).marks == marks);
        QVERIFY(must(store.find("b")).marks == RunMarks());
        must(store.setMarks(kId, {}));
        QVERIFY(must(store.find("a")).marks == RunMarks());
    }

    void wrongMarksChangeNothing_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<int>("notes");
        QTest::addColumn<int>("colour");
        QTest::addColumn<QString>("says");
        const QString good = QStringLiteral("good");
        QTest::newRow("an empty tag") << QString() << 0 << 0 << QStringLiteral("a tag is a line");
        QTest::newRow("a blank tag") << QStringLiteral("  ") << 0 << 0 << QStringLiteral("a tag is a line");
        QTest::newRow("two lines") << QStringLiteral("a\nb") << 0 << 0 << QStringLiteral("a tag is a line");
        QTest::newRow("a long tag") << QString(201, u'ä') << 0 << 0 << QStringLiteral("at most 200 characters");
        QTest::newRow("long notes") << good << 2'000'000 << 0 << QStringLiteral("longer than 1048576 bytes");
        QTest::newRow("a colour") << good << 0 << -2 << QStringLiteral("no such colour");
    }

    void wrongMarksChangeNothing()
    {
        QFETCH(QString, tag);
        QFETCH(int, notes);
        QFETCH(int, colour);
        QFETCH(QString, says);
        RunStore store = must(RunStore::open(m_file, Access::Own));
        must(store.begin(newRun(kId, "a")));
        const RunMarks before = {{"kept"}, "kept", true, 1};
        must(store.setMarks(kId, before));
        const RunMarks wrong = {
            {"x", tag.toStdString()}, std::string(static_cast<std::size_t>(notes), 'n'), false, colour};
        const QString line = refused(store.setMarks(kId, wrong));
        QVERIFY2(line.contains(says), qPrintable(line));
        QVERIFY(must(store.find(kId)).marks == before);
        QVERIFY(!store.failure());
    }

    void aRunIsRenamed()
    {
        RunStore store = must(RunStore::open(m_file, Access::Own));
        must(store.begin(newRun(kId, "a")));
        must(store.begin(newRun(kOther, "b")));
        must(store.rename(kId, "\xC3\xBC 1"));
        QCOMPARE(must(store.find("\xC3\xBC 1")).id, kId);
        must(store.rename(kId, "\xC3\xBC 1")); // its own
        QVERIFY(refused(store.rename(kId, "b")).contains(QStringLiteral("another run is called 'b'")));
        QVERIFY(refused(store.rename(kId, "")).contains(QStringLiteral("a line that is not empty")));
        QVERIFY(refused(store.rename(kId, " ")).contains(QStringLiteral("a line that is not empty")));
        QVERIFY(refused(store.rename(kId, "a\tb")).contains(QStringLiteral("a line that is not empty")));
        must(store.rename(kId, QString(200, u'ä').toStdString()));
        QVERIFY(refused(store.rename(kId, std::string(201, 'x'))).contains(QStringLiteral("at most 200 characters")));
        QVERIFY(refused(store.rename("none", "c")).contains(QStringLiteral("no run 'none'")));
        QVERIFY(!store.failure());
        must(store.begin(newRun("00112233cc", "a"))); // the name is free again
        QCOMPARE(must(store.find("00112233cc")).name, std::string("a"));
    }

    void aDeletedRunIsNotThere()
    {
        RunStore store = must(RunStore::open(m_file, Access::Own));
        addRun(store, newRun(kId, "a"));
        addRun(store, newRun(kOther, "b"));
        must(store.setMarks(kId, {{"t"}, "", true, 2}));
        const RunRow before = must(store.find(kId));
        must(store.setDeleted(kId, true));
        QCOMPARE(must(store.runs()).size(), std::size_t{1});
        QVERIFY(!store.find(kId) && !store.find("a") && !store.find("00112233a"));
        QCOMPARE(must(store.find("0011")).id, kOther);
        QVERIFY(refused(store.resume(kId, 0)).contains(QStringLiteral("was deleted")));
        QVERIFY(refused(store.setMarks(kId, {})).contains(QStringLiteral("no run")));
        QVERIFY(refused(store.rename(kId, "c")).contains(QStringLiteral("no run")));
        QVERIFY(refused(store.rename(kOther, "a")).contains(QStringLiteral("a run that was deleted is called 'a'")));
        QVERIFY(std::filesystem::exists(store.folderOf(kId) / "step-1" / "model.safetensors"));

        must(store.setDeleted(kId, false));
        const RunRow after = must(store.find("a"));
        QVERIFY(after.marks == before.marks && after.best == before.best);
        QCOMPARE(must(store.steps(kId)).size(), std::size_t{1});
        QVERIFY(refused(store.setDeleted("none", true)).contains(QStringLiteral("no run 'none'")));
    }

    void aRunThatGoesOnIsNotDeleted()
    {
        RunStore store = must(RunStore::open(m_file, Access::Own));
        must(store.begin(newRun(kId, "a")));
        QVERIFY(refused(store.setDeleted(kId, true)).contains(QStringLiteral("stop it before")));
        QCOMPARE(must(store.runs()).size(), std::size_t{1});
        must(store.end(kId, Status::Stopped, "", 1));
        must(store.setDeleted(kId, true));
        QCOMPARE(must(store.runs()).size(), std::size_t{0});
    }

    void theNextOwnerRemovesWhatWasDeleted()
    {
        std::filesystem::path gone;
        std::filesystem::path kept;
        {
            RunStore store = must(RunStore::open(m_file, Access::Own));
            addRun(store, newRun(kId, "a", "f00d"));
            addRun(store, newRun(kOther, "b", "beef"));
            addRun(store, newRun("00112233cc", "c", "beef")); // the same data
            gone = store.folderOf(kId);
            kept = store.folderOf(kOther);
            must(store.setDeleted(kId, true));
            must(store.setDeleted("00112233cc", true));
        }
        QCOMPARE(must(must(RunStore::open(m_file, Access::Read)).runs()).size(), std::size_t{1});
        QVERIFY(std::filesystem::exists(gone)); // a reader removes nothing
        const RunStore store = must(RunStore::open(m_file, Access::Own));
        QVERIFY(!std::filesystem::exists(gone));
        QVERIFY(std::filesystem::exists(kept / "step-1" / "model.safetensors"));
        for (const char *table : {"runs", "splits", "steps", "stages", "stage_rows", "epochs", "predictions",
                                  "checkpoints", "log", "datasets"})
            QCOMPARE(answer(m_file, std::string("SELECT count(*) FROM ") + table), std::string("1"));
        for (const char *table : {"classes", "samples"})
            QCOMPARE(answer(m_file, std::string("SELECT count(*) FROM ") + table), std::string("2"));
        QCOMPARE(must(store.samples(kOther)).size(), std::size_t{2});
        QCOMPARE(must(store.predictions(kOther)).size(), std::size_t{1});
    }

    void aRunOfAStrangersStoreLeadsNowhereElse_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"", ".", "..", "../outside", "x/../../outside"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }

    void aRunOfAStrangersStoreLeadsNowhereElse()
    {
        QFETCH(QString, id);
        {
            RunStore store = must(RunStore::open(m_file, Access::Own));
            addRun(store, newRun(kOther, "b"));
            NewRun odd = newRun(id.toStdString(), "odd");
            must(store.begin(odd));
            must(store.end(odd.id, Status::Finished, "", 1));
            must(store.setDeleted(odd.id, true));
        }
        test::writeFile(path("outside"), std::string("mine"));
        const RunStore store = must(RunStore::open(m_file, Access::Own));
        QCOMPARE(must(store.runs()).size(), std::size_t{1});
        QCOMPARE(answer(m_file, "SELECT count(*) FROM runs"), std::string("1"));
        QVERIFY(QFile::exists(QString::fromStdString(path("outside"))));
        QVERIFY(std::filesystem::exists(store.folderOf(kOther) / "step-1" / "model.safetensors"));
    }

    void aLinkInPlaceOfAFolderIsNotFollowed()
    {
        test::writeFile(path("outside"), std::string("mine"));
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("elsewhere")));
        test::writeFile(path("elsewhere/file"), std::string("mine"));
        std::filesystem::path folder;
        {
            RunStore store = must(RunStore::open(m_file, Access::Own));
            addRun(store, newRun(kId, "a"));
            folder = store.folderOf(kId);
            std::filesystem::remove_all(folder);
            std::filesystem::create_directory_symlink(path("elsewhere"), folder);
            must(store.setDeleted(kId, true));
        }
        QVERIFY(RunStore::open(m_file, Access::Own));
        QVERIFY(!std::filesystem::exists(std::filesystem::symlink_status(folder)));
        QVERIFY(QFile::exists(QString::fromStdString(path("elsewhere/file"))));
    }

    void aStoreOfTheFirstVersionIsBroughtUp()
    {
        {
            const auto database = must(Database::open(m_file, m_file, Database::Mode::Write));
            must(migrate(*database, m_file, schemaScripts().first(1)));
        }
        sql(m_file, "INSERT INTO datasets VALUES(1, 'f00d', '{}'); INSERT INTO classes VALUES(1, 0, 'ant');"
                    "INSERT INTO samples VALUES(1, 0, 'ant/1.jpg', 0, 'aa');"
                    "INSERT INTO runs VALUES('00112233aa', 'old', 'finished', 1, 2, 3.5, 1, '', '', '{}', '{}');"
                    "INSERT INTO splits VALUES('00112233aa', x'00')");
        QVERIFY(refused(RunStore::open(m_file, Access::Read)).contains(QStringLiteral("an earlier version")));
        RunStore store = must(RunStore::open(m_file, Access::Own));
        const RunRow old = must(store.find("old"));
        QCOMPARE(old.seconds, 3.5);
        QCOMPARE(old.status, Status::Finished);
        QVERIFY(old.marks == RunMarks());
        must(store.setMarks(kId, {{"kept"}, "", false, 3}));
        must(store.begin(newRun(kOther, "new", "cafe")));
        QCOMPARE(must(store.runs()).size(), std::size_t{2});
        const std::string copy = m_file + ".before-v" + std::to_string(schemaScripts().size());
        QCOMPARE(answer(copy, "PRAGMA user_version"), std::string("1"));
        QCOMPARE(answer(copy, "SELECT name FROM runs"), std::string("old"));
    }

    /// It knew marks, and nothing of stages.
    void aStoreOfTheSecondVersionIsBroughtUp()
    {
        {
            const auto database = must(Database::open(m_file, m_file, Database::Mode::Write));
            must(migrate(*database, m_file, schemaScripts().first(2)));
        }
        sql(m_file, "INSERT INTO datasets VALUES(1, 'f00d', '{}'); INSERT INTO classes VALUES(1, 0, 'ant');"
                    "INSERT INTO samples VALUES(1, 0, 'ant/1.jpg', 0, 'aa');"
                    "INSERT INTO runs VALUES('00112233aa', 'old', 'stopped', 1, 2, 3.5, 1, '', '', '{}', '{}', "
                    "'x', 'note', 1, 2, 0);"
                    "INSERT INTO splits VALUES('00112233aa', x'00');"
                    "INSERT INTO steps VALUES('00112233aa', 1, 1, 0.5, 0.1, 0.1, 1.0, 0.25, 2)");
        QVERIFY(refused(RunStore::open(m_file, Access::Read)).contains(QStringLiteral("an earlier version")));
        RunStore store = must(RunStore::open(m_file, Access::Own));
        QVERIFY(must(store.find("old")).marks == (RunMarks{{"x"}, "note", true, 2}));
        QCOMPARE(must(store.steps(kId)).size(), std::size_t{1});
        QVERIFY(must(store.stages(kId)).empty() && must(store.stageRows(kId)).empty());
        store.setStages(kId, {"head"});
        store.addStageRows(kId, {{2, "head", 0.5, 0.1}});
        must(store.flush());
        QCOMPARE(must(store.stageRows(kId)).size(), std::size_t{1});
        const std::string copy = m_file + ".before-v" + std::to_string(schemaScripts().size());
        QCOMPARE(answer(copy, "PRAGMA user_version"), std::string("2"));
        QCOMPARE(answer(copy, "SELECT notes FROM runs"), std::string("note"));
    }

    void aReaderDoesNotWrite()
    {
        {
            RunStore owner = must(RunStore::open(m_file, Access::Own));
            addRun(owner, newRun(kId, "a"));
        }
        RunStore store = must(RunStore::open(m_file, Access::Read));
        const QString says = QStringLiteral("reading only");
        QVERIFY(refused(store.setMarks(kId, {{"x"}, "", true, 1})).contains(says));
        QVERIFY(refused(store.rename(kId, "b")).contains(says));
        QVERIFY(refused(store.setDeleted(kId, true)).contains(says));
        QVERIFY(must(store.find("a")).marks == RunMarks());
    }

private:
    std::string path(const std::string &file) const { return m_folder->path().toStdString() + "/" + file; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
};

QTEST_GUILESS_MAIN(TestRunMarks)
#include "tst_run_marks.moc"
