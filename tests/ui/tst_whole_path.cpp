// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way as a person goes it, by mouse and keys, on a display: pick a model, drop pictures, drag the line,
// train, see the curve grow, pause, go on, stop, resume, train another, compare both, open a cell of the confusion
// matrix, predict, export. Real pictures, real weights.
#include "core/insight/classifier.h"
#include "tests/ui/file_dialogs.h"
#include "tests/ui/qt_warnings.h"
#include "tests/ui/whole_window.h"
#include "ui/common/widgets.h"
#include "ui/layers/chain_view.h"
#include "ui/models/model_table.h"
#include "ui/page.h"
#include "ui/plots/curve_plot.h"
#include "ui/runs/confusion_model.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace headstart;
using ui::PageId;

namespace {

constexpr int kPatience = 30'000; // milliseconds, for what a thread does
constexpr int kPictures = 96;
constexpr int kEpochs = 40;

} // namespace

class TestWholePath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_table = test::solarCells(path("cells"), kPictures);
        const std::string library = qEnvironmentVariable("HEADSTART_MODELS").toStdString();
        if (library.empty() || m_table.empty())
            QSKIP("HEADSTART_MODELS and HEADSTART_SOLAR_CELLS lead to what packaging/start.sh has fetched");
        test::isolateSettings(m_folder.filePath(QStringLiteral("settings")));
        QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
        m_program = test::startProgram(library, path("runs.db"));
        QVERIFY(m_program);
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }

    void init()
    {
        if (m_hasFailed)
            QSKIP("a step before this one has failed");
        test::failOnQtWarnings();
    }
    void cleanup() { m_hasFailed = m_hasFailed || QTest::currentTestFailed(); }
    void cleanupTestCase() { m_program.reset(); }

    // One after the other: each goes on where the one before has ended.

    void pickAModel()
    {
        QCOMPARE(window().current(), PageId::Models);
        QTest::keyClicks(child<QLineEdit>("modelSearch"), QStringLiteral("lite0"));
        auto *table = child<QTableView>("models");
        QCOMPARE(table->model()->rowCount(), 2); // the port, then timm's own
        QTRY_COMPARE(table->model()->index(0, ui::ModelTable::Weights).data().toString(), QStringLiteral("yes"));
        clickCell(*table, table->model()->index(0, 0));
        click("useModel");
        QCOMPARE(button("headerModel")->text(), QStringLiteral("EfficientNet-Lite0"));
        QVERIFY(!m_program->workbench().missing().empty());
    }

    void dropPictures()
    {
        drop({QString::fromStdString(m_table)});
        QCOMPARE(window().current(), PageId::Data);
        QTRY_COMPARE_WITH_TIMEOUT(button("headerData")->text(),
                                  QStringLiteral("solar cells.csv (%1 pictures, 3 classes)").arg(kPictures), kPatience);
        // Grades of damage: a threshold makes two classes of them.
        click("howItIsRead");
        auto *threshold = child<QLineEdit>("threshold");
        QTRY_VERIFY(threshold->isVisible());
        QTest::keyClicks(threshold, QStringLiteral("0.5"));
        QTest::keyClick(threshold, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(button("headerData")->text(),
                                  QStringLiteral("solar cells.csv (%1 pictures, 2 classes)").arg(kPictures), kPatience);
        QTRY_COMPARE(button("headerState")->text(), QStringLiteral("ready"));
    }

    void dragTheLine()
    {
        rail(PageId::Layers);
        auto *view = child<ui::ChainView>("chain");
        QTRY_VERIFY_WITH_TIMEOUT(view->chain().size() > 0, kPatience);
        const int head = view->chain().cut();
        const auto line = [view] { return view->places().lineTop() + view->places().band / 2; };
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Up); // by a key,
        QTRY_VERIFY(view->chain().cut() < head);
        const int before = view->chain().cut();
        const int from = line();
        mouse(*view->viewport(), QEvent::MouseButtonPress, from);
        for (int row = 1; row <= 2; ++row) // and by the mouse
            mouse(*view->viewport(), QEvent::MouseMove, from - row * view->places().row);
        mouse(*view->viewport(), QEvent::MouseButtonRelease, from - 2 * view->places().row);
        QTRY_COMPARE(view->chain().cut(), before - 2);
        QCOMPARE(m_program->workbench().config().freeze.cut, view->chain().stage(view->chain().cut()).name);
        QVERIFY(
            button("headerCut")->text().contains(QString::fromStdString(m_program->workbench().config().freeze.cut)));
    }

    void trainAndSeeTheCurveGrow()
    {
        rail(PageId::Train);
        auto *epochs = child<QSpinBox>("setting.training.epochs");
        epochs->setFocus();
        epochs->selectAll();
        QTest::keyClicks(epochs, QString::number(kEpochs));
        click("train");
        QTRY_VERIFY_WITH_TIMEOUT(lossPlot()->seriesCount() > 0 && points() > 0, kPatience);
        const qsizetype few = points();
        QTRY_VERIFY_WITH_TIMEOUT(points() > few, kPatience);
        QCOMPARE(button("headerState")->text(), QStringLiteral("training"));
    }

    void pauseAndGoOn()
    {
        click("pause");
        QVERIFY(button("goOn")->isVisible());
        const auto *log = child<QPlainTextEdit>("log");
        QTRY_VERIFY_WITH_TIMEOUT(log->toPlainText().contains(QStringLiteral("Rests after step")), kPatience);
        const qsizetype rested = points();
        QTest::qWait(1500);
        QCOMPARE(points(), rested);
        click("goOn");
        QTRY_VERIFY_WITH_TIMEOUT(points() > rested, kPatience);
    }

    void stopAndResume()
    {
        click("stop");
        QTRY_VERIFY_WITH_TIMEOUT(button("resume")->isVisible(), kPatience);
        QVERIFY(!m_program->workbench().session().isRunning());
        const qsizetype stopped = points();
        QVERIFY(stopped < kEpochs * 3);
        click("resume");
        QTRY_VERIFY_WITH_TIMEOUT(points() > stopped, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_program->workbench().session().isRunning(), kPatience);
        QCOMPARE(points(), kEpochs * 3); // 72 pictures that train, in batches of 32
        click("newRun");
    }

    void trainAnother()
    {
        rail(PageId::Train);
        click("recipe.head");
        QCOMPARE(m_program->workbench().config().freeze.cut, std::string("head"));
        QTest::keyClick(&window(), Qt::Key_Return, Qt::ControlModifier); // as the menu has it
        QTRY_VERIFY_WITH_TIMEOUT(m_program->workbench().session().isRunning(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_program->workbench().session().isRunning(), kPatience);
    }

    void compareBoth()
    {
        QTest::keyClick(&window(), Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(window().current(), PageId::Runs);
        auto *table = child<QTableView>("runTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, kPatience);
        clickCell(*table, table->model()->index(0, 1));
        clickCell(*table, table->model()->index(1, 1), Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(lossPlot()->seriesCount(), 4, kPatience); // training and validation of both
        tab(QStringLiteral("Settings"));
        auto *differences = child<QTableView>("differences");
        QTRY_VERIFY_WITH_TIMEOUT(differences->model()->rowCount() > 0, kPatience);
        QStringList keys;
        for (int row = 0; row < differences->model()->rowCount(); ++row)
            keys += differences->model()->index(row, 0).data().toString();
        QVERIFY2(keys.contains(QStringLiteral("freeze.cut")) && !keys.contains(QStringLiteral("model.id")),
                 qPrintable(keys.join(u',')));
    }

    void openACellOfTheConfusionMatrix()
    {
        tab(QStringLiteral("Results"));
        auto *matrix = child<QTableView>("confusion");
        QTRY_COMPARE_WITH_TIMEOUT(matrix->model()->rowCount(), 2, kPatience);
        QModelIndex full;
        for (int cell = 0; cell < 4 && !full.isValid(); ++cell)
            if (matrix->model()->index(cell / 2, cell % 2).data().toInt() > 0)
                full = matrix->model()->index(cell / 2, cell % 2);
        clickCell(*matrix, full);
        click("openCell");
        auto *pictures = child<QListView>("cellPictures");
        QTRY_COMPARE_WITH_TIMEOUT(pictures->model()->rowCount(), full.data().toInt(), kPatience);
        QVERIFY(pictures->isVisible());
        click("backToMatrix");
    }

    void predict()
    {
        auto *table = child<QTableView>("runTable");
        clickCell(*table, table->model()->index(0, 1));
        auto *with = child<QToolButton>("predictWith");
        QTRY_VERIFY(with->isEnabled());
        QTest::mouseClick(with, Qt::LeftButton);
        QCOMPARE(window().current(), PageId::Predict);
        drop({cell("cell0001.png"), cell("cell0004.png"), cell("cell0001.png")});
        auto *pictures = child<QListView>("pictures");
        QTRY_COMPARE_WITH_TIMEOUT(pictures->model()->rowCount(), 2, kPatience); // the same one twice is one
        QTRY_VERIFY_WITH_TIMEOUT(pictures->model()->index(1, 0).data().toString().contains(u'%'), kPatience);
        const QString said = pictures->model()->index(0, 0).data().toString();
        QVERIFY2(said.contains(QStringLiteral("cell0001.png"))
                     && said.contains(QStringLiteral("0.5")), // in its classes' names
                 qPrintable(said));
    }

    void exportIt()
    {
        QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("out"))));
        QTRY_VERIFY(button("export")->isEnabled());
        click("export");
        QVERIFY(test::answerFileDialog(*window().page(PageId::Predict), "exportDialog",
                                       m_folder.filePath(QStringLiteral("out"))));
        auto *notice = child<ui::Notice>("exportNotice");
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible() && button("export")->isEnabled(), kPatience);
        QVERIFY2(QFile::exists(m_folder.filePath(QStringLiteral("out/model.safetensors"))), qPrintable(notice->text()));
        const auto classifier = insight::Classifier::ofFolder(path("out"));
        QVERIFY2(classifier, classifier ? "" : classifier.error().line().c_str());
    }

private:
    ui::Window &window() const { return m_program->window(); }
    void rail(PageId page) const
    {
        QTest::mouseClick(window().findChild<QToolButton *>(QStringLiteral("rail%1").arg(static_cast<int>(page))),
                          Qt::LeftButton);
        QCOMPARE(window().current(), page);
    }

    /// Of the page in sight, else of the window.
    template <class T>
    T *child(const char *name) const
    {
        const QString wanted = QString::fromLatin1(name);
        T *found = window().page(window().current())->findChild<T *>(wanted);
        if (!found)
            found = window().findChild<T *>(wanted);
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    QPushButton *button(const char *name) const { return child<QPushButton>(name); }
    void click(const char *name) const
    {
        QVERIFY2(button(name)->isVisible() && button(name)->isEnabled(), name);
        QTest::mouseClick(button(name), Qt::LeftButton);
    }
    void clickCell(QTableView &table, const QModelIndex &index, Qt::KeyboardModifiers modifiers = {}) const
    {
        table.scrollTo(index);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, modifiers, table.visualRect(index).center());
    }
    void tab(const QString &name) const
    {
        auto *tabs = child<QTabWidget>("runTabs");
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->tabText(i) == name)
                QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(i).center());
        QCOMPARE(tabs->tabText(tabs->currentIndex()), name);
    }
    ui::CurvePlot *lossPlot() const { return child<ui::CurvePlot>("lossPlot"); }
    qsizetype points() const { return lossPlot()->points(0).size(); }

    void mouse(QWidget &widget, QEvent::Type type, int y) const
    {
        const QPointF place(widget.width() / 2.0, y);
        const bool isMove = type == QEvent::MouseMove;
        QMouseEvent event(type, place, widget.mapToGlobal(place), isMove ? Qt::NoButton : Qt::LeftButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&widget, &event);
    }
    void drop(const QStringList &paths) const
    {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &one : paths)
            urls += QUrl::fromLocalFile(one);
        mime.setUrls(urls);
        QDragEnterEvent enter(window().rect().center(), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&window(), &enter);
        QDropEvent event(window().rect().center(), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&window(), &event);
    }
    QString cell(const char *name) const
    {
        return m_folder.filePath(QStringLiteral("cells/images/") + QString::fromLatin1(name));
    }
    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    QTemporaryDir m_folder;
    std::string m_table;
    bool m_hasFailed = false;
    std::unique_ptr<Application> m_program;
};

QTEST_MAIN(TestWholePath)
#include "tst_whole_path.moc"
