// SPDX-License-Identifier: GPL-3.0-or-later
// The Predict page: which network, which pictures, what they show, damaged ones in place, cancel, table and export.
#include "core/catalogue/library.h"
#include "core/export/run_export.h"
#include "tests/support/files.h"
#include "tests/support/training.h"
#include "tests/ui/file_dialogs.h"
#include "tests/ui/qt_warnings.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/predict/guess_bars.h"
#include "ui/predict/predict_page.h"
#include "ui/predict/prediction_model.h"
#include "ui/predict/prediction_work.h"
#include "ui/predict/predictions_csv.h"
#include "ui/predict/view_cache.h"
#include "ui/workbench.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QListView>
#include <QProgressBar>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace headstart;
using namespace headstart::ui;

class TestPredictPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_theme = std::make_unique<Theme>(*qApp);
        test::makeColourFolder(path("data"), 20);
        test::makeWeights(path("weights.safetensors"));
        m_emptyStore = std::make_unique<runs::RunStore>(opened("empty.db"));
        m_store = std::make_unique<runs::RunStore>(opened("runs.db"));
        Workbench workbench(path("library"), *m_store);
        m_first = train(workbench, "first run");
        m_second = train(workbench, "second run");
    }

    void init()
    {
        test::failOnQtWarnings();
        open(*m_store, path("library"));
    }

    void cleanup()
    {
        m_page.reset();
        m_workbench.reset();
    }

    void cleanupTestCase() { m_theme.reset(); }

    void itemModelsKeepTheRules()
    {
        constexpr auto kMode = QAbstractItemModelTester::FailureReportingMode::QtTest;
        PredictionModel pictures;
        SourceModel sources;
        const QAbstractItemModelTester testPictures(&pictures, kMode);
        const QAbstractItemModelTester testSources(&sources, kMode);
        QCOMPARE(pictures.add({"a.png", "b.png", "a.png"}), 2);
        QCOMPARE(pictures.add({"b.png", "c.png"}), 1);
        pictures.setNext({{"cat", 0.75}, {"dog", 0.25}});
        pictures.setNext(badInput("b.png", say("it is damaged")));
        QCOMPARE(pictures.done(), 2);
        QCOMPARE(pictures.damaged(), 1);
        QCOMPARE(pictures.index(0).data().toString(), QStringLiteral("a.png: cat 75.0 %, dog 25.0 %"));
        QCOMPARE(pictures.index(1).data().toString(), QStringLiteral("b.png: it is damaged"));
        pictures.forgetResults();
        QCOMPARE(pictures.done(), 0);
        pictures.clear();
        const auto runs = usableRuns(*m_store);
        QVERIFY(runs && runs->size() == 2);
        sources.setRuns(*runs);
        sources.setModels({"tf_efficientnet_lite0"});
        sources.setRuns(*runs); // in place
        QCOMPARE(sources.rowCount(), 3);
        QCOMPARE(sources.rowOfModel("tf_efficientnet_lite0"), 2);
        QCOMPARE(sources.rowOfRun("0123456789"), -1);
        sources.setRuns({});
        QCOMPARE(sources.rowCount(), 1);
    }

    void theTableIsReadableByOthers()
    {
        std::vector<Prediction> rows(3);
        rows[0] = {"a, \"b\".png", Prediction::State::Judged, {{"cat", 0.75}, {"dog", 0.25}}, {}};
        rows[1] = {"c.png", Prediction::State::Failed, {}, badInput("c.png", say("cut off"))};
        rows[2] = {"d.png", Prediction::State::Waiting, {}, {}};
        QCOMPARE(QString::fromStdString(predictionsCsv(rows, 2)),
                 QStringLiteral("file,error,label_1,probability_1,label_2,probability_2\r\n"
                                "\"a, \"\"b\"\".png\",,cat,0.75,dog,0.25\r\n"
                                "c.png,cut off,,,,\r\n"));
    }

    void withNothingToPredictWithItLeadsToTheModels()
    {
        open(*m_emptyStore, path("library"));
        QSignalSpy pages(m_workbench.get(), &Workbench::pageWanted);
        QPushButton *go = button(QStringLiteral("Go to the models"));
        QTRY_VERIFY(go->isVisible());
        QVERIFY(!child<QPushButton>("export")->isEnabled());
        QTest::mouseClick(go, Qt::LeftButton);
        QCOMPARE(pages[0][0].value<PageId>(), PageId::Models);
    }

    void picturesAreJudged()
    {
        QTRY_COMPARE(source().count(), 2);
        QVERIFY(source().currentText().startsWith(QStringLiteral("Run: second run")));
        QVERIFY(child<QLabel>("sourceDescription")->text().contains(QStringLiteral("ResNet-18 with 2 labels")));
        const QString damaged = QString::fromStdString(test::dataFile("pictures/half.png"));
        QVERIFY(m_page->takeDrop({qpath("data/blue/0.png"), damaged, qpath("data/red/0.png")}));
        waitUntilJudged(3);
        QCOMPARE(pictures().at(0).guesses.size(), std::size_t{2});
        double sum = 0;
        for (const insight::Guess &guess : pictures().at(0).guesses)
            sum += guess.probability;
        QVERIFY(std::abs(sum - 1) < 1e-5);
        QVERIFY(pictures().at(1).state == Prediction::State::Failed);
        QCOMPARE(child<QLabel>("summary")->text(),
                 QStringLiteral("3 pictures, 1 of them cannot be used: the reason stands beside each"));
        QVERIFY(!list().grab().isNull());

        QVERIFY(m_page->takeDrop({qpath("data/red/0.png")})); // twice the same
        QTRY_COMPARE(child<Notice>("picturesNotice")->text(), QStringLiteral("1 picture was in the list already."));
        QCOMPARE(pictures().size(), 3);
        QVERIFY(m_page->takeDrop({qpath("data")})); // a folder: what is in it
        waitUntilJudged(41);
        QVERIFY(QDir().mkpath(qpath("nothing")));
        QVERIFY(m_page->takeDrop({qpath("nothing")}));
        QTRY_COMPARE(child<Notice>("picturesNotice")->text(), QStringLiteral("In the folder there is no picture."));

        QTest::mouseClick(child<QPushButton>("clear"), Qt::LeftButton);
        QCOMPARE(pictures().size(), 0);
        QVERIFY(!list().isVisible());
    }

    void theNumbersAreThoseOfTheClassifier()
    {
        QTRY_COMPARE(source().count(), 2);
        m_page->takeDrop({qpath("data/blue/3.png")});
        waitUntilJudged(1);
        ClassifierSource wanted;
        wanted.run = *m_store->find(m_second);
        const auto judge = Judge::load(wanted, catalogue::Library(path("library")), *m_store);
        QVERIFY(judge);
        const auto judged = (*judge)->judge(path("data/blue/3.png"), 2);
        QVERIFY(judged);
        QCOMPARE(pictures().at(0).guesses[0].label, judged->guesses[0].label);
        QVERIFY(std::abs(pictures().at(0).guesses[0].probability - judged->guesses[0].probability) < 1e-5);
        QCOMPARE(judged->views.seen.size(), QSize(64, 64)); // what this run was trained to see
    }

    void filesAreChosen()
    {
        QTest::mouseClick(child<QPushButton>("choosePictures"), Qt::LeftButton);
        QVERIFY(test::answerFileDialog(*m_page, "pictureDialog", qpath("data/blue/1.png")));
        waitUntilJudged(1);
        QCOMPARE(pictures().at(0).path, path("data/blue/1.png"));
    }

    void anotherSourceJudgesAnew()
    {
        QTRY_COMPARE(source().count(), 2);
        m_page->takeDrop({qpath("data/blue/0.png"), qpath("data/red/0.png")});
        waitUntilJudged(2);
        const double before = pictures().at(0).guesses[0].probability;
        m_workbench->predictWith(QString::fromStdString(m_first));
        QTRY_VERIFY(source().currentText().startsWith(QStringLiteral("Run: first run")));
        waitUntilJudged(2);
        source().setFocus();
        QTest::keyClick(&source(), Qt::Key_Home); // back, by keys
        QVERIFY(source().currentText().startsWith(QStringLiteral("Run: second run")));
        waitUntilJudged(2);
        QCOMPARE(pictures().at(0).guesses[0].probability, before);
    }

    void asManyLabelsAsWanted()
    {
        QTRY_COMPARE(source().count(), 2);
        m_page->takeDrop({qpath("data/blue/0.png")});
        waitUntilJudged(1);
        const int five = list().visualRect(pictures().index(0)).height();
        child<QSpinBox>("labelCount")->setValue(10);
        QTRY_VERIFY(list().visualRect(pictures().index(0)).height() > five);
    }

    void cancelStopsAndGoesOn()
    {
        QTRY_COMPARE(source().count(), 2);
        QDir(qpath("many")).removeRecursively();
        QVERIFY(QDir().mkpath(qpath("many")));
        constexpr int kMany = 400;
        for (int i = 0; i < kMany; ++i)
            QVERIFY(QFile::copy(qpath("data/blue/0.png"), qpath("many/%1.png").arg(i)));
        m_page->takeDrop({qpath("many")});
        QTRY_VERIFY(pictures().done() > 2);
        QVERIFY(child<QProgressBar>("progress")->isVisible());
        QCOMPARE(child<QProgressBar>("progress")->maximum(), kMany);
        QVERIFY(child<QLabel>("progressText")->text().contains(QStringLiteral("of 400 pictures")));
        QTest::mouseClick(child<QPushButton>("cancel"), Qt::LeftButton);
        QVERIFY(!child<QProgressBar>("progress")->isVisible());
        const int stopped = pictures().done();
        QVERIFY(stopped < kMany);
        auto *notice = child<Notice>("picturesNotice");
        QVERIFY(notice->text().startsWith(QStringLiteral("Stopped. ")));
        QTest::qWait(200);
        QCOMPARE(pictures().done(), stopped);
        QTest::mouseClick(notice->findChild<QPushButton *>(), Qt::LeftButton); // Go on
        waitUntilJudged(kMany);
    }

    void theTableIsSaved()
    {
        QTRY_COMPARE(source().count(), 2);
        m_page->takeDrop({qpath("data/blue/0.png")});
        waitUntilJudged(1);
        QTRY_VERIFY(child<QPushButton>("saveTable")->isEnabled());
        QTest::mouseClick(child<QPushButton>("saveTable"), Qt::LeftButton);
        QVERIFY(test::answerFileDialog(*m_page, "tableDialog", qpath("predictions")));
        QTRY_VERIFY(child<Notice>("picturesNotice")->text().contains(qpath("predictions.csv")));
        QFile file(qpath("predictions.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), predictionsCsv(pictures().rows(), 5));
    }

    void aRunIsExportedAndChecked()
    {
        QTRY_COMPARE(source().count(), 2);
        QVERIFY(QDir().mkpath(qpath("exported")));
        exportInto("exported");
        auto *notice = child<Notice>("exportNotice");
        constexpr int kPatience = 60'000;
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
        QVERIFY2(notice->text().contains(QStringLiteral("compared on 10 of its validation pictures")),
                 qPrintable(notice->text()));
        QVERIFY(QFile::exists(qpath("exported/model.safetensors")));
        QVERIFY(insight::Classifier::ofFolder(path("exported")));
        QVERIFY(child<QPushButton>("export")->isEnabled());

        exportInto("exported"); // no longer empty
        QTRY_VERIFY_WITH_TIMEOUT(notice->text().contains(QStringLiteral("new or empty")), kPatience);
    }

    void aRunThatIsNoLongerThereIsSaid()
    {
        QTRY_COMPARE(source().count(), 2);
        m_page->takeDrop({qpath("data/blue/0.png")});
        waitUntilJudged(1);
        QVERIFY(m_store->setDeleted(m_second, true));
        m_workbench->tellRunsChanged();
        QTRY_COMPARE(source().count(), 1);
        QCOMPARE(source().currentIndex(), -1);
        QVERIFY(child<QLabel>("sourceDescription")->text().contains(QStringLiteral("no longer there")));
        QVERIFY(pictures().at(0).state == Prediction::State::Judged);
        QVERIFY(!child<QPushButton>("export")->isEnabled());
        QVERIFY(m_store->setDeleted(m_second, false));
        m_workbench->tellRunsChanged();
        QTRY_VERIFY(source().currentText().startsWith(QStringLiteral("Run: second run")));
    }

    void viewsThatWereForgottenComeBack()
    {
        ClassifierSource wanted;
        wanted.run = *m_store->find(m_first);
        const auto judge = Judge::load(wanted, catalogue::Library(path("library")), *m_store);
        QVERIFY(judge);
        ViewCache views;
        QSignalSpy fetched(&views, &ViewCache::fetched);
        QVERIFY(!views.find(path("data/red/2.png"))); // no network, nothing to fetch with
        views.setJudge(*judge);
        QVERIFY(!views.find(path("data/red/2.png")));
        QVERIFY(!views.find(path("data/red/none.png")));
        QTRY_COMPARE(fetched.size(), 2);
        const PictureViews *found = views.find(path("data/red/2.png"));
        QVERIFY(found && found->picture.size() == QSize(64, 64));
        QVERIFY(!views.find(path("data/red/none.png"))); // and is not asked for again
        QTest::qWait(50);
        QCOMPARE(fetched.size(), 2);
    }

    void weightsThatAreGoneAreSaid()
    {
        QTRY_COMPARE(source().count(), 2);
        const QString initial = QString::fromStdString((m_store->folderOf(m_second) / "initial.safetensors").string());
        QVERIFY(QFile::rename(initial, initial + QStringLiteral(".away")));
        m_page->takeDrop({qpath("data/blue/0.png")});
        auto *notice = child<Notice>("picturesNotice");
        QTRY_VERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains(QStringLiteral("initial.safetensors")), qPrintable(notice->text()));
        QVERIFY(QFile::rename(initial + QStringLiteral(".away"), initial));
        QTest::mouseClick(notice->findChild<QPushButton *>(), Qt::LeftButton); // Try again
        waitUntilJudged(1);
    }

    void aModelOfTheCataloguePredictsAsItComes()
    {
        const QString models = qEnvironmentVariable("HEADSTART_MODELS");
        const QString photos = qEnvironmentVariable("HEADSTART_PICTURES");
        if (models.isEmpty() || photos.isEmpty())
            QSKIP("HEADSTART_MODELS and HEADSTART_PICTURES are not set; packaging/test.sh sets them");
        open(*m_emptyStore, models.toStdString());
        QTRY_VERIFY(source().currentText().startsWith(QStringLiteral("Model: EfficientNet-Lite0")));
        QVERIFY(!child<QPushButton>("export")->isEnabled());
        m_page->takeDrop({photos + QStringLiteral("/china.jpg")});
        waitUntilJudged(1);
        QCOMPARE(pictures().at(0).guesses[0].label, std::string("palace"));
        QCOMPARE(pictures().at(0).guesses.size(), PredictionWork::kMostGuesses);
    }

    void leavingInMidWorkIsSafe()
    {
        QTRY_COMPARE(source().count(), 2);
        m_page->takeDrop({qpath("data")});
        QTRY_VERIFY(pictures().size() > 0);
        m_page.reset();
    }

    void everyControlHasAName()
    {
        m_page->takeDrop({qpath("data/blue/0.png")});
        waitUntilJudged(1);
        QCOMPARE(test::unnamedControls(*m_page), QStringList());
        for (const QPushButton *one : m_page->findChildren<QPushButton *>())
            QVERIFY2(!one->isVisible() || one->width() >= one->sizeHint().width(), qPrintable(one->text()));
    }

private:
    runs::RunStore opened(const char *name) const
    {
        auto store = runs::RunStore::open(path(name), runs::RunStore::Access::Own);
        if (!store)
            qFatal("%s", store.error().line().c_str());
        return std::move(*store);
    }

    std::string train(Workbench &workbench, const char *name) const
    {
        QSignalSpy finished(&workbench.session(), &training::Session::finished);
        training::RunConfig config = test::smallConfig(path("data"), path("weights.safetensors"));
        config.freeze.cut = "layer4.1";
        workbench.session().start(config, QString::fromLatin1(name));
        constexpr int kPatience = 300'000;
        if (!finished.wait(kPatience))
            qFatal("the run does not end");
        return finished[0][0].toString().toStdString();
    }

    void open(runs::RunStore &store, const std::string &library)
    {
        m_page.reset();
        m_workbench = std::make_unique<Workbench>(library, store);
        m_page = std::make_unique<PredictPage>(*m_workbench);
        m_page->resize(940, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void waitUntilJudged(int count) const
    {
        constexpr int kPatience = 120'000;
        QTRY_VERIFY_WITH_TIMEOUT(pictures().size() == count && pictures().isComplete(), kPatience);
    }
    void exportInto(const char *folder) const
    {
        QTRY_VERIFY(child<QPushButton>("export")->isEnabled());
        QTest::mouseClick(child<QPushButton>("export"), Qt::LeftButton);
        QVERIFY(test::answerFileDialog(*m_page, "exportDialog", qpath(folder)));
    }

    std::string path(const char *name) const { return qpath(name).toStdString(); }
    QString qpath(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    template <class Widget>
    Widget *child(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : m_page->findChildren<QPushButton *>())
            if (one->text() == text)
                return one;
        return nullptr;
    }
    QComboBox &source() const { return *child<QComboBox>("source"); }
    QListView &list() const { return *child<QListView>("pictures"); }
    const PredictionModel &pictures() const { return *qobject_cast<const PredictionModel *>(list().model()); }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<runs::RunStore> m_emptyStore;
    std::unique_ptr<runs::RunStore> m_store;
    std::string m_first;
    std::string m_second;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<PredictPage> m_page;
};

QTEST_MAIN(TestPredictPage)
#include "tst_predict_page.moc"
