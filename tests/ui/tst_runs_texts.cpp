// SPDX-License-Identifier: GPL-3.0-or-later
// The Runs page with a run of texts: the words, the texts behind the matrix, errors by loss, a table that is gone.
#include "tests/support/files.h"
#include "tests/support/stores.h"
#include "tests/support/text_model.h"
#include "tests/ui/qt_warnings.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/runs/confusion_model.h"
#include "ui/runs/judgement.h"
#include "ui/runs/runs_page.h"
#include "ui/runs/text_list_model.h"
#include "ui/workbench.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace headstart;
using namespace headstart::ui;

namespace {

constexpr int kPatience = 60'000; // milliseconds, for what a thread does

} // namespace

class TestRunsTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.filePath(QStringLiteral("settings")));
        m_theme = std::make_unique<Theme>(*qApp);
        test::makeTextModel(path("model"));
        test::makeTextTable(path("texts.csv"), 160);
        m_table = test::readFile(path("texts.csv"));
        m_store = std::make_unique<runs::RunStore>(
            test::must(runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own)));
        m_workbench = std::make_unique<Workbench>(path("library"), *m_store);
        train();
        const RunEntries runs = test::must(readRuns(*m_store, nullptr)).runs;
        m_judgement = test::must(readJudgement(*m_store, runs.front()));
        QVERIFY(m_judgement.isText);
        QVERIFY(m_judgement.errors().size() > 1); // two steps from random weights
    }

    void init()
    {
        test::failOnQtWarnings();
        m_page = std::make_unique<RunsPage>(*m_workbench);
        m_page->resize(940, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        child<QTabWidget>("runTabs")->setCurrentIndex(2);
        QTRY_VERIFY_WITH_TIMEOUT(child<QTableView>("confusion")->isVisible(), kPatience);
    }

    void cleanup()
    {
        m_page.reset();
        test::writeFile(path("texts.csv"), table().toStdString());
    }

    void cleanupTestCase()
    {
        m_workbench.reset();
        m_theme.reset();
    }

    void errorsAreSortedByLoss()
    {
        const auto errors = m_judgement.errors();
        for (std::size_t i = 1; i < errors.size(); ++i)
            QVERIFY(errors[i - 1].loss >= errors[i].loss);
        double sum = 0;
        for (const ValidationSample &sample : m_judgement.samples)
            sum += sample.loss;
        QVERIFY(std::abs(sum / static_cast<double>(m_judgement.samples.size()) - m_judgement.metrics.loss) < 1e-6);
    }

    void errorsAreReadWithTheirTexts()
    {
        QVERIFY(child<QLabel>("accuracySummary")->text().contains(QStringLiteral("of 40 validation texts are right")));
        QCOMPARE(
            child<QTableView>("classTable")->model()->headerData(ClassMetricsModel::Support, Qt::Horizontal).toString(),
            QStringLiteral("Texts"));
        auto *open = child<QPushButton>("openErrors");
        QVERIFY(open->isVisible());
        QTest::mouseClick(open, Qt::LeftButton);
        auto *list = child<QListView>("cellTexts");
        QVERIFY(list->isVisible());
        auto &texts = *qobject_cast<TextListModel *>(list->model());
        const QAbstractItemModelTester tester(&texts, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto errors = m_judgement.errors();
        QCOMPARE(texts.rowCount(), static_cast<int>(errors.size()));
        QTRY_VERIFY_WITH_TIMEOUT(texts.textOf(0), kPatience);
        QCOMPARE(texts.textOf(0)->problem, QString());
        QCOMPARE(texts.textOf(0)->text.first, lineOf(errors.front().file));
        const QString caption = texts.index(0).data().toString();
        QVERIFY2(caption.startsWith(QString::fromStdString(errors.front().file) + QStringLiteral(" · “")),
                 qPrintable(caption));
        QVERIFY2(caption.contains(QStringLiteral("taken for")) && caption.contains(QStringLiteral("loss")),
                 qPrintable(caption));
        QTest::keyClick(list, Qt::Key_Home);
        QTRY_COMPARE(child<QPlainTextEdit>("wholeText")->toPlainText().toStdString(), lineOf(errors.front().file));
        QVERIFY(!list->grab().isNull());
        QVERIFY(!child<Notice>("cellTextsNotice")->isVisible());
        QTest::keyClick(list, Qt::Key_Escape);
        QVERIFY(child<QTableView>("confusion")->isVisible());
    }

    void aCellOpensItsTexts()
    {
        const ValidationSample &wanted = m_judgement.samples.front();
        auto *matrix = child<QTableView>("confusion");
        matrix->setFocus();
        matrix->setCurrentIndex(matrix->model()->index(static_cast<int>(wanted.label), static_cast<int>(wanted.guess)));
        QVERIFY(child<QLabel>("cellText")->text().contains(QStringLiteral(" texts of “")));
        QCOMPARE(child<QPushButton>("openCell")->text(), QStringLiteral("&Show texts"));
        QTest::keyClick(matrix, Qt::Key_Return);
        auto *list = child<QListView>("cellTexts");
        QVERIFY(list->isVisible());
        QCOMPARE(list->model()->rowCount(), static_cast<int>(m_judgement.samplesOf(wanted.label, wanted.guess).size()));
        QTest::mouseClick(child<QPushButton>("textsBack"), Qt::LeftButton);
        QVERIFY(matrix->isVisible() && matrix->hasFocus());
    }

    void linesOfATableThatIsGoneAreNamed()
    {
        QVERIFY(QFile::remove(m_folder.filePath(QStringLiteral("texts.csv"))));
        QTest::mouseClick(child<QPushButton>("openErrors"), Qt::LeftButton);
        auto &texts = *qobject_cast<TextListModel *>(child<QListView>("cellTexts")->model());
        QCOMPARE(texts.rowCount(), static_cast<int>(m_judgement.errors().size()));
        QVERIFY(texts.index(0).data().toString().startsWith(QStringLiteral("line ")));
        auto *notice = child<Notice>("cellTextsNotice");
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
        QVERIFY2(notice->text().contains(QStringLiteral("texts.csv")), qPrintable(notice->text()));
    }

    void aLineThatWasChangedSaysSo()
    {
        const std::string file = m_judgement.errors().front().file;
        QByteArrayList lines = table().split('\n');
        QByteArray &line = lines[numberOf(file) - 1];
        line.insert(line.indexOf(',') + 1, "a ");
        test::writeFile(path("texts.csv"), lines.join('\n').toStdString());
        QTest::mouseClick(child<QPushButton>("openErrors"), Qt::LeftButton);
        auto &texts = *qobject_cast<TextListModel *>(child<QListView>("cellTexts")->model());
        QTRY_VERIFY_WITH_TIMEOUT(texts.textOf(0), kPatience);
        QCOMPARE(texts.textOf(0)->problem, QStringLiteral("The line was changed since the run."));
        QCOMPARE(texts.textOf(0)->text.first, "a " + lineOf(file));
    }

private:
    void train() const
    {
        training::RunConfig config;
        config.model.id = path("model");
        config.data.path = path("texts.csv");
        config.split.validation = 0.25;
        config.training.batch = 60;
        config.training.epochs = 1; // two steps
        config.compute.threads = 2;
        QSignalSpy finished(&m_workbench->session(), &training::Session::finished);
        m_workbench->session().start(config, QStringLiteral("texts"));
        if (!finished.wait(kPatience))
            qFatal("the run does not end");
    }

    /// As it was.
    QByteArray table() const
    {
        return QByteArray(reinterpret_cast<const char *>(m_table.data()), static_cast<qsizetype>(m_table.size()));
    }
    /// Of "line 7".
    static int numberOf(const std::string &file)
    {
        return QString::fromStdString(file).section(QLatin1Char(' '), -1).toInt();
    }
    /// The text in a line of the table.
    std::string lineOf(const std::string &file) const
    {
        const QByteArray line = table().split('\n').value(numberOf(file) - 1);
        return line.mid(line.indexOf(',') + 1).toStdString();
    }

    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    template <class T>
    T *child(const char *name) const
    {
        T *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::vector<std::byte> m_table;
    std::unique_ptr<runs::RunStore> m_store;
    Judgement m_judgement;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<RunsPage> m_page;
};

QTEST_MAIN(TestRunsTexts)
#include "tst_runs_texts.moc"
