// SPDX-License-Identifier: GPL-3.0-or-later
// The Runs page: the table, its search and its order; comparisons; results with their pictures; notes; what is done
// with runs.
#include "core/data/picture_file.h"
#include "core/training/config_keys.h"
#include "tests/support/training.h"
#include "tests/ui/qt_warnings.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/plots/curve_plot.h"
#include "ui/plots/save_curves_button.h"
#include "ui/plots/stage_map.h"
#include "ui/runs/confusion_model.h"
#include "ui/runs/differences_panel.h"
#include "ui/runs/judgement.h"
#include "ui/runs/picture_list_model.h"
#include "ui/runs/run_filter.h"
#include "ui/runs/run_table.h"
#include "ui/runs/run_table_model.h"
#include "ui/runs/runs_page.h"
#include "ui/workbench.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace headstart;
using namespace headstart::ui;
using Mode = QAbstractItemModelTester::FailureReportingMode;
using Column = RunTableModel::Column;

namespace {

constexpr int kPatience = 60'000; // milliseconds, for what a thread does
constexpr int kPerClass = 8;      // pictures
constexpr int kValidation = 4;    // of each class

/// What is odd about a run.
struct Sketch {
    std::string id;
    std::string name;
    double accuracy = 0.75; ///< of the best epoch
    double rate = 0.01;
    std::string cut = "head";
    int epochs = 3;
    runs::Status status = runs::Status::Finished;
    std::string dataPath = {};
};

} // namespace

class TestRunsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("headstart-tests"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           m_folder.filePath(QStringLiteral("settings")));
        m_theme = std::make_unique<Theme>(*qApp);
        test::makeColourFolder(path("data"), kPerClass);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        test::failOnQtWarnings();
        QSettings().clear();
        const std::string file = path(("runs" + std::to_string(++m_count) + ".db").c_str());
        auto store = runs::RunStore::open(file, runs::RunStore::Access::Own);
        QVERIFY2(store, store ? "" : store.error().line().c_str());
        m_store = std::make_unique<runs::RunStore>(std::move(*store));
        m_workbench = std::make_unique<Workbench>(path("library"), *m_store);
    }
    void cleanup()
    {
        m_page.reset();
        m_workbench.reset();
        m_store.reset();
    }

    void anEmptyStoreSaysWhatToDo()
    {
        showPage();
        auto *empty = m_page->findChild<EmptyState *>(QStringLiteral("noRuns"));
        QTRY_VERIFY_WITH_TIMEOUT(empty->isVisible(), kPatience);
        QSignalSpy wanted(m_workbench.get(), &Workbench::pageWanted);
        QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<PageId>(), PageId::Models);
        add({"aa00000001", "first"});
        m_workbench->tellRunsChanged();
        QTRY_VERIFY_WITH_TIMEOUT(table()->isVisible(), kPatience);
    }

    void theTableShowsWhatTheStoreHolds()
    {
        add({"aa00000001", "good", 0.875, 0.01, "layer4.1"});
        add({"aa00000002", "<b>bad</b>", 0.5, 0.001, "head", 0, runs::Status::Failed});
        showPage();
        waitForRows(2);
        QCOMPARE(cell(0, Column::Name), QStringLiteral("<b>bad</b>")); // the newest first
        QCOMPARE(cell(0, Column::Status), QStringLiteral("failed"));
        QCOMPARE(cell(0, Column::Best), QStringLiteral("–"));
        QCOMPARE(cell(0, Column::Epochs), QStringLiteral("0"));
        QCOMPARE(cell(1, Column::Best), QStringLiteral("87.5 %"));
        QCOMPARE(cell(1, Column::Cut), QStringLiteral("layer4.1"));
        QCOMPARE(cell(1, Column::Rate), QStringLiteral("0.0100"));
        QCOMPARE(cell(1, Column::Epochs), QStringLiteral("3"));
        QCOMPARE(child<QLabel>("runCount")->text(), QStringLiteral("2 runs"));
        QCOMPARE(table()->chosen(), QStringList{QStringLiteral("aa00000002")});
        const QString toolTip = index(0, Column::Name).data(Qt::ToolTipRole).toString();
        QVERIFY2(toolTip.contains(QStringLiteral("&lt;b&gt;")), qPrintable(toolTip));
    }

    void aRefreshKeepsChoiceAndPlace()
    {
        for (int i = 0; i < 60; ++i)
            add({"aa000000" + std::to_string(10 + i), "run " + std::to_string(i), 0.5, 0.01, "head", 1});
        showPage();
        waitForRows(60);
        const QAbstractItemModelTester sorted(table()->model(), Mode::QtTest);
        table()->scrollTo(index(40, Column::Name), QAbstractItemView::PositionAtTop);
        table()->setCurrentIndex(index(42, Column::Name));
        const QString chosen = table()->chosen().value(0);
        const int place = table()->visualRect(index(42, Column::Name)).top();
        QVERIFY(place > 0);
        m_store->addEpoch("aa00000015", {2, 20, 0.1, 1, 0.1, 1, 1, true}, {});
        QVERIFY(m_store->setDeleted("aa00000016", true)); // behind those in view
        m_workbench->tellRunsChanged();
        waitForRows(59);
        QCOMPARE(table()->chosen(), QStringList{chosen});
        QCOMPARE(table()->visualRect(table()->currentIndex()).top(), place);
    }

    void runsAreSearched_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("names");
        const QStringList all = {QStringLiteral("ant one"), QStringLiteral("bee two"), QStringLiteral("cicada")};
        const auto only = [&](std::initializer_list<int> places) {
            QStringList out;
            for (const int place : places)
                out += all[place];
            return out;
        };
        QTest::newRow("nothing") << QString() << all;
        QTest::newRow("a word") << QStringLiteral("BEE") << only({1});
        QTest::newRow("two words") << QStringLiteral("one ant") << only({0});
        QTest::newRow("quoted") << QStringLiteral("\"bee two\"") << only({1});
        QTest::newRow("a word of the notes") << QStringLiteral("blurred") << only({2});
        QTest::newRow("status") << QStringLiteral("status:finished") << only({0, 1});
        QTest::newRow("model") << QStringLiteral("model:resnet*") << all;
        QTest::newRow("another model") << QStringLiteral("model:resnet") << only({});
        QTest::newRow("tag") << QStringLiteral("tag:try") << only({2});
        QTest::newRow("a tag with a blank") << QStringLiteral("tag:\"third try\"") << only({0});
        QTest::newRow("cut") << QStringLiteral("cut:layer4*") << only({1});
        QTest::newRow("accuracy") << QStringLiteral("acc>0.85") << only({0});
        QTest::newRow("per cent") << QStringLiteral("acc>=85%") << only({0});
        QTest::newRow("more than 1 are per cent") << QStringLiteral("acc<85") << only({1});
        QTest::newRow("rate") << QStringLiteral("rate<=1e-3") << only({2});
        QTest::newRow("epochs") << QStringLiteral("epochs=0") << only({2});
        QTest::newRow("several") << QStringLiteral("status:finished acc<0.85") << only({1});
        QTest::newRow("not complete") << QStringLiteral("acc> status: tag:") << all;
        QTest::newRow("nonsense") << QStringLiteral("acc>good") << all;
        QTest::newRow("a colon of no key") << QStringLiteral("x:y") << only({});
        QTest::newRow("a pattern of signs") << QStringLiteral("name:a.t*") << only({});
    }

    void runsAreSearched()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, names);
        add({"aa00000001", "ant one", 0.875});
        add({"aa00000002", "bee two", 0.5, 0.01, "layer4.1"});
        add({"aa00000003", "cicada", 0, 0.001, "head", 0, runs::Status::Stopped});
        QVERIFY(m_store->setMarks("aa00000001", {{"third try"}, "", false, -1}));
        QVERIFY(m_store->setMarks("aa00000003", {{"x", "try"}, "all are blurred", false, -1}));
        const auto reading = readRuns(*m_store, nullptr);
        QVERIFY(reading);
        const RunFilter filter = RunFilter::parse(text);
        QStringList found;
        for (const RunEntry &run : reading->runs)
            if (filter.matches(run))
                found += run.name();
        found.sort();
        QCOMPARE(found, names);
        QCOMPARE(filter.problem().isEmpty(), text != QLatin1String("acc>good"));
    }

    void theSearchFiltersAsOneTypes()
    {
        add({"aa00000001", "ant", 0.875});
        add({"aa00000002", "bee", 0.5});
        showPage();
        waitForRows(2);
        auto *search = child<QLineEdit>("runSearch");
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("acc>0"));
        QCOMPARE(table()->shownCount(), 2);
        QTest::keyClicks(search, QStringLiteral(".8"));
        QCOMPARE(table()->shownCount(), 1);
        QCOMPARE(child<QLabel>("runCount")->text(), QStringLiteral("1 of 2 runs"));
        QVERIFY(!search->property("wrong").toBool());
        QTest::keyClicks(search, QStringLiteral("x"));
        QVERIFY(search->property("wrong").toBool());
        QVERIFY(child<QLabel>("runCount")->text().contains(QStringLiteral("acc>0.8x")));
        search->clear();
        QCOMPARE(table()->shownCount(), 2);
    }

    void everyColumnSorts()
    {
        add({"aa00000001", "run 10", 0.5});
        add({"aa00000002", "run 2", 0.875});
        add({"aa00000003", "run 1", 0, 0.001, "head", 0, runs::Status::Failed});
        showPage();
        waitForRows(3);
        sortBy(Column::Name);
        QCOMPARE(column(Column::Name),
                 QStringList({QStringLiteral("run 1"), QStringLiteral("run 2"), QStringLiteral("run 10")}));
        sortBy(Column::Best);
        QCOMPARE(column(Column::Name).last(), QStringLiteral("run 1")); // has none
        sortBy(Column::Best);
        QCOMPARE(column(Column::Name),
                 QStringList({QStringLiteral("run 2"), QStringLiteral("run 10"), QStringLiteral("run 1")}));
        QVERIFY(m_store->setMarks("aa00000003", {{}, "", true, -1}));
        m_workbench->tellRunsChanged();
        QTRY_COMPARE_WITH_TIMEOUT(column(Column::Name).first(), QStringLiteral("run 1"), kPatience); // pinned
        for (int i = 0; i < RunTableModel::ColumnCount; ++i)
            table()->sortByColumn(i, Qt::AscendingOrder);
        QCOMPARE(column(Column::Name).first(), QStringLiteral("run 1"));
    }

    void aRunIsRenamedInPlace()
    {
        add({"aa00000001", "ant"});
        add({"aa00000002", "bee"});
        showPage();
        waitForRows(2);
        rename(QStringLiteral("wasp"));
        QTRY_COMPARE_WITH_TIMEOUT(m_store->find("aa00000002")->name, std::string("wasp"), kPatience);
        QCOMPARE(cell(0, Column::Name), QStringLiteral("wasp"));
        rename(QStringLiteral("ant")); // another run's
        QTRY_VERIFY_WITH_TIMEOUT(notice()->text().contains(QStringLiteral("nother run is called 'ant'")), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, Column::Name), QStringLiteral("wasp"), kPatience);
        QCOMPARE(m_store->find("aa00000002")->name, std::string("wasp"));
    }

    void anOpenEditorKeepsWhatIsTyped()
    {
        add({"aa00000001", "ant", 0.5, 0.01, "head", 1});
        showPage();
        waitForRows(1);
        QLineEdit *editor = openEditor();
        QTest::keyClicks(editor, QStringLiteral("wa"));
        m_store->addEpoch("aa00000001", {2, 20, 0.1, 1, 0.1, 1, 1, true}, {});
        QVERIFY(m_store->flush());
        m_workbench->tellRunsChanged();
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, Column::Epochs), QStringLiteral("2"), kPatience);
        QCOMPARE(editor->text(), QStringLiteral("wa"));
    }

    void severalRunsAreCompared()
    {
        add({"aa00000001", "ant", 0.5, 0.01});
        add({"aa00000002", "bee", 0.875, 0.001});
        showPage();
        waitForRows(2);
        auto *loss = child<CurvePlot>("lossPlot");
        auto *accuracy = child<CurvePlot>("accuracyPlot");
        QTRY_COMPARE_WITH_TIMEOUT(loss->seriesCount(), 2, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(loss->points(0).size(), 30, kPatience); // a step each
        QCOMPARE(loss->points(1).size(), 3);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(loss->seriesCount(), 4, kPatience);
        QCOMPARE(accuracy->seriesCount(), 4);
        QCOMPARE(loss->points(0).size(), 3); // an epoch each
        QCOMPARE(accuracy->points(1).last().value, 0.875);
        QCOMPARE(accuracy->series(1).name, QStringLiteral("bee, validation"));
        QVERIFY(accuracy->series(1).dash != accuracy->series(0).dash);
        QVERIFY(accuracy->series(1).colour != accuracy->series(3).colour);
        QVERIFY(accuracy->series(1).marker != accuracy->series(3).marker);

        auto *differences = child<QTableView>("differences")->model();
        const QAbstractItemModelTester tester(differences, Mode::QtTest);
        QCOMPARE(differences->rowCount(), 1);
        QCOMPARE(differences->index(0, 0).data().toString(), QStringLiteral("optimiser.rate"));
        QCOMPARE(differences->index(0, 1).data().toString(), QStringLiteral("0.001"));
        QCOMPARE(differences->headerData(2, Qt::Horizontal).toString(), QStringLiteral("ant"));

        QTest::mouseClick(child<QCheckBox>("showTraining"), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(loss->seriesCount(), 2);
        child<QComboBox>("curveAxis")->setCurrentIndex(2);
        QCOMPARE(loss->xAxis(), CurveAxis::Time);
    }

    void curvesAreSaved()
    {
        add({"aa00000001", "ant"});
        showPage();
        waitForRows(1);
        auto *loss = child<CurvePlot>("lossPlot");
        QTRY_COMPARE_WITH_TIMEOUT(loss->points(1).size(), 3, kPatience);
        auto *save = child<SaveCurvesButton>("saveCurves");
        for (const char *name : {"curves.png", "curves.svg", "curves.pdf", "curves.csv"}) {
            const QString file = m_folder.filePath(QString::fromLatin1(name));
            save->save(*loss, file);
            QTRY_VERIFY_WITH_TIMEOUT(notice()->text().contains(file), kPatience);
            QVERIFY(QFileInfo(file).size() > 100);
        }
        save->save(*loss, m_folder.filePath(QStringLiteral("nowhere/curves.png")));
        QTRY_VERIFY_WITH_TIMEOUT(notice()->text().contains(QStringLiteral("nowhere")), kPatience);
    }

    void stagesOfTheCurrentRunAreShown()
    {
        add({"aa00000001", "ant"});
        add({"aa00000002", "bee"});
        m_store->setStages("aa00000001", {"stem", "layer1.0", "head"});
        m_store->addStageRows("aa00000001", {{1, "head", 2, 0.5}, {10, "head", 1, 0.75}});
        QVERIFY(m_store->flush());
        showPage();
        waitForRows(2);
        child<QTabWidget>("runTabs")->setCurrentIndex(5);
        auto *map = child<StageMap>("stageMap");
        QVERIFY(map->isVisible());
        // The newest one is of a version that kept nothing of them.
        QTRY_COMPARE_WITH_TIMEOUT(child<QLabel>("stagesRun")->text(), QStringLiteral("bee"), kPatience);
        QTRY_VERIFY(map->accessibleDescription().contains(QStringLiteral("before Headstart measured stages")));
        QVERIFY(map->data().isEmpty());
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Down);
        QTRY_COMPARE_WITH_TIMEOUT(child<QLabel>("stagesRun")->text(), QStringLiteral("ant"), kPatience);
        QCOMPARE(map->data().columns().size(), std::size_t{2});
        QTest::qWait(50); // until it is drawn
        auto *canvas = map->findChild<QWidget *>(QStringLiteral("canvas"));
        QTest::mouseMove(canvas, canvas->mapFrom(map, map->placeOf(2, 1)));
        QTRY_COMPARE(map->cursorText(), QStringLiteral("head, step 10: drift 0.750, gradient norm 1.00"));
    }

    void aCellOpensItsPictures()
    {
        add({"aa00000001", "ant", 0.75});
        showPage();
        waitForRows(1);
        child<QTabWidget>("runTabs")->setCurrentIndex(2);
        auto *matrix = child<QTableView>("confusion");
        QTRY_VERIFY_WITH_TIMEOUT(matrix->isVisible(), kPatience);
        const QAbstractItemModelTester matrixTester(matrix->model(), Mode::QtTest);
        const QAbstractItemModelTester classTester(child<QTableView>("classTable")->model(), Mode::QtTest);
        // 4 of "blue" are right, 2 of 4 of "red": 6 of 8.
        const QString summary = child<QLabel>("accuracySummary")->text();
        QVERIFY2(summary.startsWith(QStringLiteral("75.0 % of 8")), qPrintable(summary));
        QVERIFY2(summary.contains(QStringLiteral("40.9 %")) && summary.contains(QStringLiteral("92.9 %")),
                 qPrintable(summary));
        QCOMPARE(matrix->model()->index(1, 0).data().toString(), QStringLiteral("2"));
        auto *classes = child<QTableView>("classTable")->model();
        QCOMPARE(classes->index(0, ClassMetricsModel::Name).data().toString(),
                 QStringLiteral("red")); // the worst first
        QCOMPARE(classes->index(0, ClassMetricsModel::Recall).data().toString(), QStringLiteral("50.0 %"));
        QCOMPARE(classes->index(1, ClassMetricsModel::Precision).data().toString(), QStringLiteral("66.7 %"));

        matrix->setFocus();
        matrix->setCurrentIndex(matrix->model()->index(0, 0));
        QTest::keyClick(matrix, Qt::Key_Down);
        const QString cellText = child<QLabel>("cellText")->text();
        QVERIFY2(cellText.startsWith(QStringLiteral("2 of 4 pictures of “red” are taken for “blue”")),
                 qPrintable(cellText));
        QTest::mouseClick(child<QCheckBox>("rowShares"), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(matrix->model()->index(1, 0).data().toString(), QStringLiteral("50.0 %"));

        QTest::keyClick(matrix, Qt::Key_Return);
        auto *pictures = child<QListView>("cellPictures");
        QVERIFY(pictures->isVisible());
        QAbstractItemModel *list = pictures->model();
        const QAbstractItemModelTester listTester(list, Mode::QtTest);
        QCOMPARE(list->rowCount(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(!list->index(1, 0).data(Qt::DecorationRole).value<QImage>().isNull(), kPatience);
        const auto image = list->index(0, 0).data(Qt::DecorationRole).value<QImage>();
        QVERIFY(QColor(image.pixel(32, 32)).red() > 0 && image.width() == 64);
        QTest::keyClick(pictures, Qt::Key_Escape);
        QVERIFY(matrix->isVisible() && matrix->hasFocus());
        QTest::keyClick(matrix, Qt::Key_Up);
        QTest::keyClick(matrix, Qt::Key_Right); // 0 of "blue" are taken for "red"
        QVERIFY(!child<QPushButton>("openCell")->isEnabled());
    }

    void picturesThatAreGoneAreNamed()
    {
        add({"aa00000001", "ant", 0.75, 0.01, "head", 3, runs::Status::Finished, path("gone")});
        showPage();
        waitForRows(1);
        child<QTabWidget>("runTabs")->setCurrentIndex(2);
        auto *matrix = child<QTableView>("confusion");
        QTRY_VERIFY_WITH_TIMEOUT(matrix->isVisible(), kPatience);
        matrix->setCurrentIndex(matrix->model()->index(0, 0));
        QTest::mouseClick(child<QPushButton>("openCell"), Qt::LeftButton);
        QAbstractItemModel *list = child<QListView>("cellPictures")->model();
        QCOMPARE(list->rowCount(), 4);
        QTRY_VERIFY_WITH_TIMEOUT(list->index(0, 0).data().toString().contains(QStringLiteral("cannot be read")),
                                 kPatience);
        QVERIFY(list->index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("gone")));
    }

    void notesTagsPinAndColourAreKept()
    {
        add({"aa00000001", "ant"});
        add({"aa00000002", "bee"});
        showPage();
        waitForRows(2);
        child<QTabWidget>("runTabs")->setCurrentIndex(3);
        QTRY_COMPARE_WITH_TIMEOUT(child<QLabel>("notesName")->text(), QStringLiteral("bee"), kPatience);
        auto *tags = child<QLineEdit>("tags");
        QTest::keyClicks(tags, QStringLiteral("third  try, x,, x"));
        QTest::keyClick(tags, Qt::Key_Return);
        QTest::mouseClick(child<QCheckBox>("pinned"), Qt::LeftButton, {}, QPoint(8, 8));
        auto *colour = child<QComboBox>("colour");
        colour->setFocus();
        QTest::keyClick(colour, Qt::Key_Down);
        QTest::keyClicks(child<QPlainTextEdit>("notes"), QStringLiteral("went well"));
        const runs::RunMarks wanted = {{"third try", "x"}, "went well", true, 0};
        QTRY_VERIFY_WITH_TIMEOUT(m_store->find("aa00000002")->marks == wanted, kPatience);
        QCOMPARE(cell(0, Column::Tags), QStringLiteral("third try, x"));
        QVERIFY(index(0, Column::Mark).data(RunTableModel::PinnedRole).toBool());
        // What is being typed goes to its run when another one is chosen.
        QTest::keyClicks(child<QPlainTextEdit>("notes"), QStringLiteral("!"));
        table()->setCurrentIndex(index(1, Column::Name));
        QTRY_COMPARE_WITH_TIMEOUT(m_store->find("aa00000002")->marks.notes, std::string("went well!"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(child<QPlainTextEdit>("notes")->toPlainText().isEmpty(), kPatience);
        // And when the page goes.
        QTest::keyClicks(child<QPlainTextEdit>("notes"), QStringLiteral("late"));
        m_page.reset();
        QCOMPARE(m_store->find("aa00000001")->marks.notes, std::string("late"));
    }

    void whatARunHasWrittenDownIsShown()
    {
        add({"aa00000001", "ant"});
        add({"aa00000002", "bee"});
        m_store->addLog("aa00000001", "info", "kept as they were: 3 tensors");
        m_store->addLog("aa00000001", "error", "the disk is full");
        QVERIFY(m_store->flush());
        showPage();
        waitForRows(2);
        child<QTabWidget>("runTabs")->setCurrentIndex(4);
        auto *lines = child<QPlainTextEdit>("logLines");
        table()->setCurrentIndex(index(1, Column::Name));
        QTRY_VERIFY_WITH_TIMEOUT(lines->toPlainText().contains(QStringLiteral("kept as they were: 3 tensors\n")),
                                 kPatience);
        QVERIFY(lines->toPlainText().endsWith(QStringLiteral("the disk is full")));
        QVERIFY(lines->isReadOnly());
        table()->setCurrentIndex(index(0, Column::Name));
        QTRY_VERIFY_WITH_TIMEOUT(!lines->toPlainText().contains(QStringLiteral("disk")), kPatience);
    }

    void deletedRunsComeBack()
    {
        add({"aa00000001", "ant"});
        add({"aa00000002", "bee"});
        add({"aa00000003", "cicada"});
        showPage();
        waitForRows(3);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(table()->chosen().size(), 2, kPatience);
        QTest::qWait(50); // what is chosen reaches the actions at the next turn of the event loop
        QTest::keyClick(table(), Qt::Key_Delete);
        waitForRows(1);
        QCOMPARE(m_store->runs()->size(), std::size_t{1});
        QVERIFY2(notice()->text().contains(QStringLiteral("2 runs were deleted")), qPrintable(notice()->text()));
        QTest::mouseClick(notice()->findChild<QPushButton *>(), Qt::LeftButton);
        waitForRows(3);
        QCOMPARE(m_store->runs()->size(), std::size_t{3});
        QVERIFY(!notice()->isVisible());
    }

    void aRunFillsTheRunToBe()
    {
        add({"aa00000001", "ant", 0.75, 0.003, "layer4.1"});
        showPage();
        waitForRows(1);
        QSignalSpy wanted(m_workbench.get(), &Workbench::pageWanted);
        QTRY_VERIFY_WITH_TIMEOUT(button("runAgain")->isEnabled(), kPatience);
        QTest::mouseClick(button("runAgain"), Qt::LeftButton);
        QCOMPARE(m_workbench->config().optimiser.rate, 0.003);
        QCOMPARE(m_workbench->config().freeze.cut, std::string("layer4.1"));
        QCOMPARE(m_workbench->config().model.weights, path("weights.safetensors"));
        QVERIFY(m_workbench->config().fingerprint.empty());
        QCOMPARE(wanted.last()[0].value<PageId>(), PageId::Train);
        QTRY_VERIFY_WITH_TIMEOUT(m_workbench->dataset().has_value(), kPatience);
        QTest::mouseClick(button("continueFrom"), Qt::LeftButton);
        QCOMPARE(m_workbench->config().model.weights, std::string("run:aa00000001"));
        QCOMPARE(wanted.size(), 2);
        QVERIFY(m_workbench->dataset().has_value()); // the same data are not opened again
        QSignalSpy prediction(m_workbench.get(), &Workbench::predictionWanted);
        QTest::mouseClick(button("predictWith"), Qt::LeftButton);
        QCOMPARE(prediction.size(), 1);
        QCOMPARE(prediction[0][0].toString(), QStringLiteral("aa00000001"));
        QVERIFY(!button("resumeRun")->isEnabled()); // it is finished
    }

    void aRunWhoseDataMovedSaysSo()
    {
        add({"aa00000001", "ant", 0.75, 0.01, "head", 1, runs::Status::Stopped, path("gone")});
        showPage();
        waitForRows(1);
        QTRY_VERIFY_WITH_TIMEOUT(button("resumeRun")->isEnabled(), kPatience);
        QTest::mouseClick(button("resumeRun"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(notice()->text().contains(QStringLiteral("gone")), kPatience);
        QVERIFY(notice()->findChild<QPushButton *>()->isVisible());
        QVERIFY(!m_workbench->session().isRunning());
    }

    void aStoppedRunIsResumed()
    {
        test::makeWeights(path("weights.safetensors"));
        showPage();
        training::Session &session = m_workbench->session();
        QSignalSpy steps(&session, &training::Session::stepsMeasured);
        QSignalSpy stopped(&session, &training::Session::stopped);
        QSignalSpy started(&session, &training::Session::started);
        training::RunConfig config = test::smallConfig(path("data"), path("weights.safetensors"));
        config.training.epochs = 10'000;
        session.start(config, QStringLiteral("real"));
        QVERIFY(steps.wait(kPatience));
        waitForRows(1);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, Column::Status), QStringLiteral("running"), kPatience);
        QVERIFY(!button("deleteRuns")->isEnabled());
        session.cancel();
        QVERIFY(stopped.wait(kPatience));
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, Column::Status), QStringLiteral("stopped"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(button("resumeRun")->isEnabled(), kPatience);
        started.clear();
        QTest::mouseClick(button("resumeRun"), Qt::LeftButton);
        QVERIFY(started.wait(kPatience));
        QVERIFY(started[0][0].value<training::RunBeginning>().stepsDone > 0);
        session.cancel();
        QVERIFY(stopped.wait(kPatience));
    }

    void modelsKeepToTheRules()
    {
        add({"aa00000001", "ant"});
        add({"aa00000002", "bee"});
        add({"aa00000003", "cicada"});
        RunTableModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        RunSortModel sorted(model);
        const QAbstractItemModelTester sortedTester(&sorted, Mode::QtTest);
        sorted.sort(Column::Name);
        const RunEntries all = readRuns(*m_store, nullptr)->runs;
        model.setRuns(all);
        model.setRuns({all[0], all[2]});
        RunEntries changed = all;
        changed[1].row.name = "wasp";
        changed[1].row.marks.pinned = true;
        model.setRuns(changed);
        QCOMPARE(sorted.index(0, Column::Name).data().toString(), QStringLiteral("wasp"));
        sorted.setFilter(RunFilter::parse(QStringLiteral("ant")));
        QCOMPARE(sorted.rowCount(), 1);
        model.setRuns({all[2], all[1], all[0]}); // another order
        QCOMPARE(model.index(0, Column::Name).data().toString(), QString::fromStdString(all[2].row.name));
        QCOMPARE(model.rowCount(), 3);
        model.setRuns({});
        QCOMPARE(model.rowCount(), 0);
    }

private:
    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    /// The pictures of the folder, the first of each class for validation.
    std::vector<runs::SampleRow> samples() const
    {
        std::vector<runs::SampleRow> out;
        std::int64_t label = 0;
        for (const char *name : {"blue", "red"}) {
            for (int i = 0; i < kPerClass; ++i) {
                const std::string file = std::string(name) + "/" + std::to_string(i) + ".png";
                const auto read = data::readPictureFile(path("data") + "/" + file);
                out.push_back({file, label, read ? read->hash : "", i < kValidation ? 1 : 0});
            }
            ++label;
        }
        return out;
    }

    /// All of "blue" and half of "red" are right.
    static std::vector<runs::Prediction> predictions()
    {
        std::vector<runs::Prediction> out;
        for (int i = 0; i < kValidation; ++i)
            out.push_back({i, {0.75F, 0.25F}});
        for (int i = 0; i < kValidation; ++i)
            out.push_back({kPerClass + i, {i % 2 == 0 ? 0.875F : 0.25F, i % 2 == 0 ? 0.125F : 0.75F}});
        return out;
    }

    void add(const Sketch &sketch)
    {
        training::RunConfig config =
            test::smallConfig(sketch.dataPath.empty() ? path("data") : sketch.dataPath, path("weights.safetensors"));
        config.data.kind = "folder";
        config.fingerprint = "f00d";
        config.optimiser.rate = sketch.rate;
        config.freeze.cut = sketch.cut;
        QVERIFY(m_store->begin({.id = sketch.id,
                                .name = sketch.name,
                                .config = training::toText(config),
                                .environment = "{}",
                                .fingerprint = "f00d",
                                .source = "{}",
                                .classes = {"blue", "red"},
                                .samples = samples(),
                                .parent = ""}));
        constexpr std::int64_t kSteps = 10; // an epoch
        for (std::int64_t epoch = 1; epoch <= sketch.epochs; ++epoch) {
            std::vector<runs::StepRow> steps;
            for (std::int64_t step = 1 + kSteps * (epoch - 1); step <= kSteps * epoch; ++step)
                steps.push_back({step, epoch, 1 / static_cast<double>(step), 0.01, 0.01, 1, 0.5, 8});
            m_store->addSteps(sketch.id, steps);
            const bool isLast = epoch == sketch.epochs;
            m_store->addEpoch(sketch.id,
                              {epoch, kSteps * epoch, 0.5, 0.7, 0.6, isLast ? sketch.accuracy : 0.4, 6, isLast},
                              isLast ? predictions() : std::vector<runs::Prediction>());
        }
        QVERIFY(m_store->end(sketch.id, sketch.status, "", 18));
    }

    void showPage()
    {
        m_page = std::make_unique<RunsPage>(*m_workbench);
        m_page->resize(940, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
    }

    template <class T>
    T *child(const char *name) const
    {
        T *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    RunTable *table() const { return child<RunTable>("runTable"); }
    Notice *notice() const { return child<Notice>("runsNotice"); }
    QToolButton *button(const char *name) const { return child<QToolButton>(name); }
    QModelIndex index(int row, int column) const { return table()->model()->index(row, column); }
    QString cell(int row, int column) const { return index(row, column).data().toString(); }
    QStringList column(int column) const
    {
        QStringList out;
        for (int row = 0; row < table()->shownCount(); ++row)
            out += cell(row, column);
        return out;
    }
    void waitForRows(int count) const
    {
        QTRY_COMPARE_WITH_TIMEOUT(table()->shownCount(), count, kPatience);
        QTest::qWait(50); // what is chosen is looked at in the next turn of the event loop
    }
    void sortBy(int column) const
    {
        QHeaderView *header = table()->horizontalHeader();
        table()->scrollTo(index(0, column));
        QTest::mouseClick(
            header->viewport(), Qt::LeftButton, {},
            QPoint(header->sectionViewportPosition(column) + header->sectionSize(column) / 2, header->height() / 2));
    }
    /// Of the first run's name.
    QLineEdit *openEditor() const
    {
        table()->setFocus();
        table()->setCurrentIndex(index(0, Column::Name));
        QTest::keyClick(table(), Qt::Key_F2);
        auto *editor = table()->viewport()->findChild<QLineEdit *>();
        if (!editor)
            qFatal("there is no editor");
        editor->selectAll();
        return editor;
    }
    void rename(const QString &name) const
    {
        QLineEdit *editor = openEditor();
        QTest::keyClicks(editor, name);
        QTest::keyClick(editor, Qt::Key_Return);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<runs::RunStore> m_store;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<RunsPage> m_page;
    int m_count = 0;
};

QTEST_MAIN(TestRunsPage)
#include "tst_runs_page.moc"
