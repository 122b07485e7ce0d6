// SPDX-License-Identifier: GPL-3.0-or-later
// The Predict page with networks that read texts: what is typed, tables of texts, folders, what cannot be judged.
#include "core/catalogue/library.h"
#include "core/catalogue/model_card.h"
#include "core/data/texts_to_judge.h"
#include "core/export/run_export.h"
#include "tests/support/files.h"
#include "tests/support/stores.h"
#include "tests/support/text_model.h"
#include "tests/ui/file_dialogs.h"
#include "tests/ui/qt_warnings.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/predict/guess_bars.h"
#include "ui/predict/predict_page.h"
#include "ui/predict/predictions_csv.h"
#include "ui/predict/text_predictions.h"
#include "ui/predict/text_results.h"
#include "ui/workbench.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QListView>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace headstart;
using namespace headstart::ui;

namespace {

constexpr int kPatience = 60'000; // milliseconds, for what a thread does

/// A row of the table of pairs: whether both say the same.
std::string pairRow(int row)
{
    const std::string first = row % 2 == 0 ? "a good film" : "the dull film";
    return first + "," + (row % 4 < 2 ? first : "it was very cold") + "," + (row % 4 < 2 ? "same" : "other") + "\n";
}

} // namespace

class TestPredictTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_theme = std::make_unique<Theme>(*qApp);
        test::makeTextModel(path("model"));
        test::makeTextTable(path("texts.csv"), 96);
        std::string pairs = "sentence1,sentence2,label\n";
        for (int row = 0; row < 64; ++row)
            pairs += pairRow(row);
        test::writeFile(path("pairs.csv"), pairs);
        m_store = std::make_unique<runs::RunStore>(
            test::must(runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own)));
        Workbench workbench(path("library"), *m_store);
        m_pairs = train(workbench, "pairs", "pairs.csv", 0);
        m_first = train(workbench, "first", "texts.csv", 1);
        m_second = train(workbench, "second", "texts.csv", 2);
        test::must(exporting::exportRun(*m_store, test::must(m_store->find(m_first)), path("exported")));
    }

    void init()
    {
        test::failOnQtWarnings();
        m_workbench = std::make_unique<Workbench>(path("library"), *m_store);
        m_page = std::make_unique<PredictPage>(*m_workbench);
        m_page->resize(940, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_VERIFY_WITH_TIMEOUT(source().currentText().startsWith(QStringLiteral("Run: second")), kPatience);
    }

    void cleanup()
    {
        m_page.reset();
        m_workbench.reset();
    }

    void cleanupTestCase() { m_theme.reset(); }

    void resultsAreKeptInFewBytes()
    {
        TextResults results;
        results.add({{"yes", 0.75}, {"no", 0.25}});
        results.addProblem(say("the text is empty"));
        results.add({{"no", 0.5}});
        QCOMPARE(results.size(), std::size_t{3});
        QCOMPARE(results.failed(), std::size_t{1});
        QCOMPARE(results.guesses(0)[1].label, std::string("no"));
        QCOMPARE(results.guesses(0)[1].probability, 0.25);
        QVERIFY(results.guesses(1).empty() && results.problem(1));
        QCOMPARE(results.guesses(2).size(), std::size_t{1});
        QVERIFY(!results.problem(2));
    }

    void probabilitiesFollowTheTyping()
    {
        QVERIFY(child<QPlainTextEdit>("typedText")->isVisible());
        QVERIFY(!child<QPlainTextEdit>("typedSecond")->isVisible());
        QVERIFY(!child<QPushButton>("choosePictures")->isVisible());
        const auto judge = judgeOf(m_second);
        type("it was very lovely");
        waitForGuesses(*judge, {"it was very lovely", {}});
        QVERIFY(child<QLabel>("typedWords")->text().startsWith(QStringLiteral("6 tokens.")));
        // What was said of earlier texts never comes after.
        for (const char *more : {" a", " film", " dull", " boring", " bad"}) {
            QTest::keyClicks(child<QPlainTextEdit>("typedText"), QString::fromLatin1(more), Qt::NoModifier, 2);
            QTest::qWait(40);
        }
        const data::TextSample whole{"it was very lovely a film dull boring bad", {}};
        waitForGuesses(*judge, whole);
        QTest::qWait(300);
        QCOMPARE(bars().guesses().front().probability, test::must(judge->judge(whole, 10)).guesses.front().probability);
        QTest::keyClick(child<QPlainTextEdit>("typedText"), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(child<QPlainTextEdit>("typedText"), Qt::Key_Delete);
        QVERIFY(bars().guesses().empty());
        QTest::qWait(300);
        QVERIFY(bars().guesses().empty());
    }

    void whatIsOddAboutATextIsSaid()
    {
        type("    ");
        QTest::qWait(300);
        QVERIFY(bars().guesses().empty());                                                        // nothing but blanks
        child<QPlainTextEdit>("typedText")->setPlainText(QStringLiteral("film ").repeated(2000)); // 10,000 signs
        auto *said = child<QLabel>("typedWords");
        QTRY_VERIFY_WITH_TIMEOUT(said->text().contains(QStringLiteral("sees the first 40 of them")), kPatience);
        QVERIFY2(said->text().contains(QStringLiteral("002 tokens")), qPrintable(said->text()));
        child<QPlainTextEdit>("typedText")->setPlainText(QStringLiteral("Straße film"));
        QTRY_VERIFY_WITH_TIMEOUT(
            said->text().contains(QStringLiteral("Not in its vocabulary, and so not told apart: 1.")), kPatience);
        QGuiApplication::clipboard()->setText(QString(1'100'000, QLatin1Char('a')));
        child<QPlainTextEdit>("typedText")->paste();
        QVERIFY2(said->text().contains(QStringLiteral("more than any network reads")), qPrintable(said->text()));
        QCOMPARE(child<QPlainTextEdit>("typedText")->toPlainText(), QStringLiteral("Straße film"));
    }

    void anotherNetworkJudgesTheSameText()
    {
        type("a good film");
        const data::TextSample text{"a good film", {}};
        waitForGuesses(*judgeOf(m_second), text);
        use("Run: first");
        QCOMPARE(child<QPlainTextEdit>("typedText")->toPlainText(), QStringLiteral("a good film"));
        waitForGuesses(*judgeOf(m_first), text);
        // Exported, it says the same as the run.
        QVERIFY(m_page->takeDrop({qpath("exported")}));
        QTRY_COMPARE_WITH_TIMEOUT(source().currentText(), QStringLiteral("Folder: exported"), kPatience);
        QVERIFY(child<QLabel>("sourceDescription")->text().contains(qpath("exported")));
        waitForGuesses(*judgeOf(m_first), text);
        QVERIFY(!child<QPushButton>("export")->isEnabled());
        use("Run: second");
        waitForGuesses(*judgeOf(m_second), text);
    }

    void aFolderIsChosen()
    {
        QVERIFY(QDir().mkpath(qpath("nothing")));
        QTest::mouseClick(child<QPushButton>("chooseFolder"), Qt::LeftButton);
        QVERIFY(test::answerFileDialog(*m_page, "folderDialog", qpath("nothing")));
        QTRY_VERIFY_WITH_TIMEOUT(notice().text().contains(QStringLiteral("holds no model")), kPatience);
        // As transformers saves it, without our description: the labels are those of its config.json.
        QVERIFY(QDir().mkpath(qpath("plain")));
        for (const QString &file : QDir(qpath("exported")).entryList(QDir::Files))
            if (file != QLatin1String("headstart.json"))
                QFile::copy(qpath("exported/") + file, qpath("plain/") + file);
        QTest::mouseClick(child<QPushButton>("chooseFolder"), Qt::LeftButton);
        QVERIFY(test::answerFileDialog(*m_page, "folderDialog", qpath("plain")));
        QTRY_COMPARE_WITH_TIMEOUT(source().currentText(), QStringLiteral("Folder: plain"), kPatience);
        type("a dull film");
        waitForGuesses(*judgeOf(m_first), {"a dull film", {}});
        QVERIFY(QFile::remove(qpath("plain/vocab.txt")));
        use("Run: second");
        use("Folder: plain");
        QTRY_VERIFY_WITH_TIMEOUT(textsNotice().text().contains(QStringLiteral("plain")), kPatience);
        QVERIFY(bars().guesses().empty());
    }

    void twoTextsTogether()
    {
        use("Run: pairs");
        auto *second = child<QPlainTextEdit>("typedSecond");
        QTRY_VERIFY(second->isVisible());
        const auto judge = judgeOf(m_pairs);
        type("a good film");
        QTest::keyClicks(second, QStringLiteral("it was very cold"));
        waitForGuesses(*judge, {"a good film", "it was very cold"});
        child<QCheckBox>("inPairs")->setChecked(false);
        QVERIFY(!second->isVisible());
        waitForGuesses(*judge, {"a good film", {}});
        QVERIFY(m_page->takeDrop({qpath("pairs.csv")}));
        waitUntilJudged(64);
        QVERIFY(rows().texts()->source().pairColumn == "sentence2");
        compareRows(*judge);
        QVERIFY2(child<QLabel>("textSummary")->text().contains(QStringLiteral("“sentence1” and “sentence2”")),
                 qPrintable(child<QLabel>("textSummary")->text()));
        QVERIFY(!list().grab().isNull());
        use("Run: first"); // was trained on single ones: the table is read so
        waitUntilJudged(64);
        QVERIFY(rows().texts()->source().pairColumn == "none");
    }

    void aTableIsJudgedAndSaved()
    {
        test::writeFile(path("mixed.csv"), "id,text\n"
                                           "1,it was very lovely\n"
                                           "2,\n"
                                           "3,one,too many\n"
                                           "4,\"dull, and \"\"sad\"\"\"\n");
        QTest::mouseClick(child<QPushButton>("chooseTexts"), Qt::LeftButton);
        QVERIFY(test::answerFileDialog(*m_page, "textsDialog", qpath("mixed.csv")));
        waitUntilJudged(3);
        const QAbstractItemModelTester tester(&rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(rows().lineOf(2), QStringLiteral("line 5"));
        QCOMPARE(rows().index(1).data().toString(), QStringLiteral("line 3: the text is empty"));
        const QString summary = child<QLabel>("textSummary")->text();
        QVERIFY2(summary.contains(QStringLiteral("Cannot be used: 1;")), qPrintable(summary));
        QVERIFY2(summary.contains(QStringLiteral("are left out: 1; the first, line 4")), qPrintable(summary));
        QTRY_VERIFY_WITH_TIMEOUT(rows().textOf(2), kPatience);
        QCOMPARE(rows().textOf(2)->text.first, std::string("dull, and \"sad\""));
        compareRows(*judgeOf(m_second));

        child<QSpinBox>("labelCount")->setValue(1);
        save("out");
        QTRY_VERIFY_WITH_TIMEOUT(textsNotice().text().contains(qpath("out.csv")), kPatience);
        const auto first = rows().results().guesses(0).front();
        const auto last = rows().results().guesses(2).front();
        const auto shown = [](const insight::Guess &guess) {
            return QString::fromStdString(guess.label) + QLatin1Char(',') + QString::number(guess.probability, 'g', 6);
        };
        QFile file(qpath("out.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()),
                 QStringLiteral("line,text,error,label_1,probability_1\r\n2,it was very lovely,,%1\r\n"
                                "3,,the text is empty,,\r\n5,\"dull, and \"\"sad\"\"\",,%2\r\n")
                     .arg(shown(first), shown(last)));
        QVERIFY(test::refused(writePredictionsCsv(path("mixed.csv"), *rows().texts(), rows().results(), 1, StopToken()))
                    .contains(QStringLiteral("choose another file"))); // over the table itself
        QTest::mouseClick(child<QPushButton>("clearTexts"), Qt::LeftButton);
        QCOMPARE(rows().size(), 0);
        QVERIFY(!list().isVisible());
    }

    void linesOfAFileAreTexts()
    {
        test::writeFile(path("lines.txt"), "a good film, very good\n\nthe dull film\n");
        QVERIFY(m_page->takeDrop({qpath("lines.txt")}));
        waitUntilJudged(2);
        QTRY_VERIFY_WITH_TIMEOUT(rows().textOf(0), kPatience);
        QCOMPARE(rows().textOf(0)->text.first, std::string("a good film, very good"));
    }

    void cancelStopsAndGoesOn()
    {
        constexpr int kMany = 20'000;
        test::makeTextTable(path("many.csv"), kMany);
        QVERIFY(m_page->takeDrop({qpath("many.csv")}));
        QTRY_VERIFY_WITH_TIMEOUT(rows().done() > 0, kPatience);
        QVERIFY(child<QProgressBar>("textProgress")->isVisible());
        QCOMPARE(child<QProgressBar>("textProgress")->maximum(), kMany);
        QVERIFY(!child<QPushButton>("savePredictions")->isEnabled());
        QTest::mouseClick(child<QPushButton>("cancelTexts"), Qt::LeftButton);
        QVERIFY(!child<QProgressBar>("textProgress")->isVisible());
        const int stopped = rows().done();
        QVERIFY(stopped < kMany);
        QVERIFY(textsNotice().text().startsWith(QStringLiteral("Stopped. ")));
        QTest::qWait(200);
        QCOMPARE(rows().done(), stopped);
        QTest::mouseClick(textsNotice().findChild<QPushButton *>(), Qt::LeftButton); // Go on
        QTRY_VERIFY_WITH_TIMEOUT(rows().done() > stopped, kPatience);
        m_page.reset(); // in the middle of it
    }

    void whatIsNoTableIsSaid()
    {
        test::writeFile(path("empty.csv"), "");
        QVERIFY(m_page->takeDrop({qpath("empty.csv")}));
        QTRY_VERIFY_WITH_TIMEOUT(textsNotice().text().contains(QStringLiteral("empty")), kPatience);
        const QString picture = QString::fromStdString(test::dataFile("pictures/rgb.jpg"));
        QVERIFY(test::refused(data::openTextsToJudge(picture.toStdString(), {}))
                    .contains(QStringLiteral("this is a picture")));
        QVERIFY(m_page->takeDrop({picture}));
        QTRY_VERIFY_WITH_TIMEOUT(notice().text().contains(QStringLiteral("This network reads texts")), kPatience);
    }

    /// Models of the catalogue, of which only name and size are looked at.
    void modelsOfTheCatalogueSayWhatTheyAre()
    {
        const catalogue::Library library(path("library"));
        for (const char *id : {"bert-base-uncased", "resnet18"}) {
            const catalogue::ModelCard &card = *catalogue::findCard(id);
            const QString file = QString::fromStdString(library.place(card).string());
            QVERIFY(QDir().mkpath(QFileInfo(file).path()));
            QFile weights(file);
            QVERIFY(weights.open(QIODevice::WriteOnly));
            QVERIFY(weights.resize(static_cast<qint64>(std::max<std::uint64_t>(card.weights.bytes, 1000))));
        }
        m_page->hide();
        m_page->show();
        QTRY_COMPARE_WITH_TIMEOUT(source().count(), 5, kPatience);
        use("Model: BERT");
        QVERIFY(child<QLabel>("sourceDescription")->text().contains(QStringLiteral("has no trained head")));
        type("a good film");
        QTRY_VERIFY_WITH_TIMEOUT(!textsNotice().text().isEmpty(), kPatience);
        QVERIFY(bars().guesses().empty());
        use("Model: ResNet-18");
        QVERIFY(child<QPushButton>("choosePictures")->isVisible());
        QVERIFY(!child<QPlainTextEdit>("typedText")->isVisible());
        QVERIFY(m_page->takeDrop({qpath("texts.csv")}));
        QTRY_VERIFY_WITH_TIMEOUT(notice().text().contains(QStringLiteral("looks at pictures")), kPatience);
        use("Run: first"); // what was typed is still there
        waitForGuesses(*judgeOf(m_first), {"a good film", {}});
        QVERIFY(QDir(qpath("library")).removeRecursively());
    }

    void aRunOfTextsIsExported()
    {
        QVERIFY(QDir().mkpath(qpath("by hand")));
        QTest::mouseClick(child<QPushButton>("export"), Qt::LeftButton);
        QVERIFY(test::answerFileDialog(*m_page, "exportDialog", qpath("by hand")));
        auto *said = child<Notice>("exportNotice");
        QTRY_VERIFY_WITH_TIMEOUT(said->isVisible(), kPatience);
        QVERIFY2(said->text().contains(QStringLiteral("compared on 24 of its validation texts")),
                 qPrintable(said->text()));
        QVERIFY(said->text().contains(QStringLiteral("transformers")));
        for (const char *name : {"by hand/config.json", "by hand/vocab.txt", "by hand/model.safetensors"})
            QVERIFY2(QFile::exists(qpath(name)), name);
    }

    void exportChecksWithoutTheData()
    {
        QVERIFY(QFile::rename(qpath("texts.csv"), qpath("away.csv")));
        const auto check = exporting::exportRun(*m_store, test::must(m_store->find(m_first)), path("without data"));
        QVERIFY(QFile::rename(qpath("away.csv"), qpath("texts.csv")));
        QVERIFY2(check, check ? "" : check.error().line().c_str());
        QVERIFY(!check->onOwnData && check->readsTexts && check->samples > 0);
        QCOMPARE(check->largestDifference, 0.0);
    }

    void everyControlHasAName()
    {
        type("a good film");
        QVERIFY(m_page->takeDrop({qpath("texts.csv")}));
        waitUntilJudged(96);
        QCOMPARE(test::unnamedControls(*m_page), QStringList());
        for (const QPushButton *one : m_page->findChildren<QPushButton *>())
            QVERIFY2(!one->isVisible() || one->width() >= one->sizeHint().width(), qPrintable(one->text()));
    }

private:
    std::string train(Workbench &workbench, const char *name, const char *table, std::uint64_t seed) const
    {
        training::RunConfig config;
        config.model.id = path("model");
        config.data.path = path(table);
        config.data.kind = "texts";
        config.split.validation = 0.25;
        config.training.batch = 36;
        config.training.epochs = 1; // two steps
        config.training.seed = seed;
        config.freeze.cut = "embeddings";
        config.compute.threads = 2;
        QSignalSpy finished(&workbench.session(), &training::Session::finished);
        connect(&workbench.session(), &training::Session::failed, this,
                [](const QString &, const Error &error) { qFatal("%s", error.line().c_str()); });
        workbench.session().start(config, QString::fromLatin1(name));
        if (!finished.wait(kPatience))
            qFatal("the run does not end");
        return finished[0][0].toString().toStdString();
    }

    std::shared_ptr<const Judge> judgeOf(const std::string &run) const
    {
        ClassifierSource wanted;
        wanted.run = test::must(m_store->find(run));
        return test::must(Judge::load(wanted, catalogue::Library(path("library")), *m_store));
    }

    /// Until the bars show what this network says of this text.
    void waitForGuesses(const Judge &judge, const data::TextSample &text) const
    {
        const auto wanted = test::must(judge.judge(text, 10)).guesses;
        QTRY_VERIFY_WITH_TIMEOUT(!bars().guesses().empty() && bars().guesses().size() == wanted.size()
                                     && bars().guesses().front().label == wanted.front().label
                                     && bars().guesses().front().probability == wanted.front().probability,
                                 kPatience);
    }

    /// Each row as if it stood alone, but for rounding.
    void compareRows(const Judge &judge) const
    {
        for (int row = 0; row < rows().size(); ++row) {
            const auto guesses = rows().results().guesses(static_cast<std::size_t>(row));
            if (guesses.empty())
                continue;
            const auto text = test::must(rows().texts()->text(static_cast<std::size_t>(row)));
            const auto alone = test::must(judge.judge(text, 10)).guesses;
            QCOMPARE(guesses.size(), alone.size());
            for (const insight::Guess &one : alone)
                for (const insight::Guess &other : guesses)
                    if (one.label == other.label)
                        QVERIFY(std::abs(one.probability - other.probability) < 1e-5);
        }
    }

    void waitUntilJudged(int count) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(rows().size() == count && rows().isComplete(), kPatience);
    }

    void type(const char *text) const { QTest::keyClicks(child<QPlainTextEdit>("typedText"), QString::fromUtf8(text)); }

    /// The source whose name begins so.
    void use(const char *name) const
    {
        for (int row = 0; row < source().count(); ++row)
            if (source().itemText(row).startsWith(QString::fromLatin1(name))) {
                source().setCurrentIndex(row);
                Q_EMIT source().activated(row);
                return;
            }
        QFAIL(name);
    }

    void save(const char *name) const
    {
        QTRY_VERIFY(child<QPushButton>("savePredictions")->isEnabled());
        QTest::mouseClick(child<QPushButton>("savePredictions"), Qt::LeftButton);
        QVERIFY(test::answerFileDialog(*m_page, "predictionsDialog", qpath(name)));
    }

    std::string path(const char *name) const { return qpath(name).toStdString(); }
    QString qpath(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QString qpath(const QString &name) const { return m_folder.filePath(name); }

    template <class Widget>
    Widget *child(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    QComboBox &source() const { return *child<QComboBox>("source"); }
    GuessBars &bars() const { return *child<GuessBars>("typedGuesses"); }
    Notice &notice() const { return *child<Notice>("predictNotice"); }
    Notice &textsNotice() const { return *child<Notice>("textsNotice"); }
    QListView &list() const { return *child<QListView>("texts"); }
    TextPredictions &rows() const { return *qobject_cast<TextPredictions *>(list().model()); }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<runs::RunStore> m_store;
    std::string m_pairs;
    std::string m_first;
    std::string m_second;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<PredictPage> m_page;
};

QTEST_MAIN(TestPredictTexts)
#include "tst_predict_texts.moc"
