// SPDX-License-Identifier: GPL-3.0-or-later
// Every page at the window's smallest size, in English and German, light and dark, with real pictures and real runs: no
// text is cut off, every control has a name. What was looked at is kept as pictures in the build's folder 'screens'.
// HEADSTART_SCREEN_PICTURES: how many pictures of solar cells (240; 2624 for README's).
#include "tests/ui/qt_warnings.h"
#include "tests/ui/whole_window.h"
#include "ui/page.h"
#include "ui/training/train_page.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace headstart;
using ui::PageId;

namespace {

constexpr int kPatience = 600'000; // milliseconds, for what a thread does
constexpr QSize kSmallest(1024, 700);

} // namespace

class TestScreens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_library = qEnvironmentVariable("HEADSTART_MODELS").toStdString();
        constexpr int kUsual = 240;
        bool isSet = false;
        const int count = qEnvironmentVariableIntValue("HEADSTART_SCREEN_PICTURES", &isSet);
        m_table = test::solarCells(path("solar cells"), isSet ? count : kUsual);
        if (m_library.empty() || m_table.empty())
            QSKIP("HEADSTART_MODELS and HEADSTART_SOLAR_CELLS lead to what packaging/start.sh has fetched");
        test::isolateSettings(m_folder.filePath(QStringLiteral("settings")));
        QVERIFY(QDir().mkpath(QStringLiteral(HEADSTART_SCREENS)));
        m_program = test::startProgram(m_library, path("runs.db"));
        QVERIFY(m_program);
        m_program->workbench().openDemo();
        m_program->workbench().change([this](training::RunConfig &config) { config.data.path = m_table; });
        m_program->workbench().openData(m_program->workbench().config().data);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->workbench().dataset(), kPatience);
        train("head", "head alone", 6);
        train("blocks.6.0", "the last stages too", 3);
        m_program.reset();
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8()); // no speeds that were measured before
    }

    void init() { test::failOnQtWarnings(); }
    void cleanup() { m_program.reset(); }

    void page_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("look");
        const bool isFull = qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS");
        for (const char *language : {"en", "de"})
            for (const auto look : {ui::Look::Light, ui::Look::Dark})
                if (isFull || (language == QByteArray("de")) == (look == ui::Look::Dark))
                    QTest::addRow("%s %s", language, look == ui::Look::Dark ? "dark" : "light")
                        << QString::fromLatin1(language) << static_cast<int>(look);
    }

    void page()
    {
        QFETCH(QString, language);
        QFETCH(int, look);
        m_cutOff.clear();
        QSettings().setValue(QStringLiteral("language"), language);
        QSettings().setValue(QStringLiteral("look"), look);
        m_program = test::startProgram(m_library, path("runs.db"));
        QVERIFY(m_program);
        m_program->window().resize(kSmallest);
        QVERIFY(QTest::qWaitForWindowExposed(&m_program->window()));
        QTRY_VERIFY_WITH_TIMEOUT(m_program->workbench().dataset() && m_program->workbench().outline(), kPatience);
        models();
        data();
        layers();
        training();
        runs();
        predictions();
        if (!m_cutOff.isEmpty())
            QFAIL(qPrintable(m_cutOff.join(QLatin1Char('\n'))));
    }

private:
    void train(const char *cut, const char *name, int epochs)
    {
        ui::Workbench &workbench = m_program->workbench();
        workbench.change([&](training::RunConfig &config) {
            config.freeze.cut = cut;
            config.training.epochs = epochs;
        });
        QSignalSpy finished(&workbench.session(), &training::Session::finished);
        workbench.session().start(workbench.config(), QString::fromLatin1(name));
        QVERIFY(finished.wait(kPatience));
    }

    void models()
    {
        show(PageId::Models);
        auto *tabs = child<QTabWidget>("modelTabs");
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            if (i == tabs->count() - 1)
                QVERIFY(m_program->window().page(PageId::Models)->takeDrop({picture("cell0001.png")}));
            keep(i == 0 ? QStringLiteral("models") : QStringLiteral("models %1").arg(i));
        }
        tabs->setCurrentIndex(0);
        textModels(*tabs);
        child<QAbstractButton>("viewPlot")->click();
        auto *plot = child<QWidget>("modelPlot");
        plot->setFocus();
        QTest::keyClick(plot, Qt::Key_End);
        keep(QStringLiteral("models plot"));
        auto *axis = child<QComboBox>("plotAxis");
        axis->setCurrentIndex(2); // speed, which nobody has measured
        keep(QStringLiteral("models plot 1"));
        axis->setCurrentIndex(0);
        child<QAbstractButton>("viewTable")->click();
        child<QAbstractButton>("weightsOnDisk")->click();
        auto *files = child<QDialog>("diskDialog");
        QTRY_VERIFY(files->findChild<QTableView *>()->model()->rowCount() > 0);
        keepDialog(*files, QStringLiteral("models disk"));
        files->accept();
    }

    void textModels(QTabWidget &tabs)
    {
        auto *task = child<QComboBox>("taskFilter");
        task->setCurrentIndex(2);
        for (int i = 0; i < tabs.count(); ++i) {
            tabs.setCurrentIndex(i);
            keep(QStringLiteral("models texts %1").arg(i));
        }
        child<QAbstractButton>("viewPlot")->click();
        keep(QStringLiteral("models texts plot"));
        child<QAbstractButton>("viewTable")->click();
        tabs.setCurrentIndex(0);
        task->setCurrentIndex(0);
    }

    void data()
    {
        show(PageId::Data);
        keep(QStringLiteral("data"));
        child<QAbstractButton>("howItIsRead")->click();
        keep(QStringLiteral("data 1"));
        child<QAbstractButton>("howItIsRead")->click();
    }

    void layers()
    {
        show(PageId::Layers);
        m_program->workbench().change([](training::RunConfig &config) { config.freeze.cut = "blocks.5.0"; });
        keep(QStringLiteral("layers"));
    }

    void training()
    {
        show(PageId::Train);
        keep(QStringLiteral("train"));
        child<QAbstractButton>("moreSettings")->click();
        keep(QStringLiteral("train 1"));
        child<QAbstractButton>("moreSettings")->click();
        child<QAbstractButton>("findRate")->click();
        auto *rates = child<QDialog>("rateDialog");
        QTRY_VERIFY_WITH_TIMEOUT(rates->findChild<QPushButton *>(QStringLiteral("useRate"))->isEnabled(), kPatience);
        keepDialog(*rates, QStringLiteral("train rate"));
        rates->reject();
        child<QAbstractButton>("askCost")->click();
        QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("costFigures")->isVisible(), kPatience);
        keep(QStringLiteral("train cost"));
        training::Session &session = m_program->workbench().session();
        int epochs = 0;
        connect(&session, &training::Session::epochFinished, this, [&] { ++epochs; });
        m_program->workbench().change([](training::RunConfig &config) {
            config.freeze.cut = "head";
            config.training.epochs = 1000;
        });
        m_program->workbench().start();
        QTRY_VERIFY_WITH_TIMEOUT(epochs >= 8, kPatience);
        session.pause();
        keep(QStringLiteral("train 2"));
        child<QTabWidget>("runPlots")->setCurrentIndex(1);
        keep(QStringLiteral("train stages"));
        child<QComboBox>("stageValue")->setCurrentIndex(1);
        keep(QStringLiteral("train stages 1"));
        child<QComboBox>("stageValue")->setCurrentIndex(0);
        child<QTabWidget>("runPlots")->setCurrentIndex(0);
        QSignalSpy stopped(&session, &training::Session::stopped);
        session.cancel();
        QVERIFY(stopped.wait(kPatience));
        keep(QStringLiteral("train 3"));
        const QString run = stopped[0][0].toString();
        QVERIFY(m_program->workbench().store().setDeleted(run.toStdString(), true));
        m_program->workbench().tellRunsChanged();
    }

    void runs()
    {
        show(PageId::Runs);
        auto *table = child<QTableView>("runTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, kPatience);
        auto *tabs = child<QTabWidget>("runTabs");
        tabs->setCurrentIndex(0);
        table->selectAll();
        keep(QStringLiteral("runs"));
        for (int i = 1; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            keep(QStringLiteral("runs %1").arg(i));
        }
    }

    void predictions()
    {
        show(PageId::Predict);
        keep(QStringLiteral("predict"));
        QStringList pictures;
        for (const char *name : {"cell0001.png", "cell0004.png", "cell0007.png", "cell0009.png", "cell0013.png"})
            pictures += picture(name);
        QVERIFY(m_program->window().page(PageId::Predict)->takeDrop(pictures));
        auto *list = child<QListView>("pictures");
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), pictures.size(), kPatience);
        list->setCurrentIndex(list->model()->index(0, 0));
        keep(QStringLiteral("predict 1"));
    }

    void show(PageId page) { m_program->window().show(page); }

    /// Waits until nothing changes any more, looks for cut texts and nameless controls, keeps the picture.
    void keep(const QString &name)
    {
        QImage before;
        for (int i = 0; i < 40; ++i) {
            QTest::qWait(250);
            const QImage now = m_program->window().grab().toImage();
            if (i > 1 && now == before)
                break;
            before = now;
        }
        const QString file = QStringLiteral("%1 %2").arg(name, QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(before.save(QStringLiteral(HEADSTART_SCREENS "/%1.png").arg(file)));
        for (const QString &text : test::cutOffTexts(m_program->window()))
            m_cutOff += file + QStringLiteral(": cut off: ") + text;
        for (const QString &text : test::namelessControls(m_program->window()))
            m_cutOff += file + QStringLiteral(": no name: ") + text;
    }

    void keepDialog(QWidget &dialog, const QString &name)
    {
        const QString file = QStringLiteral("%1 %2").arg(name, QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(dialog.grab().save(QStringLiteral(HEADSTART_SCREENS "/%1.png").arg(file)));
        for (const QString &text : test::cutOffTexts(dialog))
            m_cutOff += file + QStringLiteral(": cut off: ") + text;
        for (const QString &text : test::namelessControls(dialog))
            m_cutOff += file + QStringLiteral(": no name: ") + text;
    }

    template <class T>
    T *child(const char *name) const
    {
        for (T *one :
             m_program->window().page(m_program->window().current())->findChildren<T *>(QString::fromLatin1(name)))
            return one;
        qFatal("there is no %s", name);
    }
    QString picture(const char *name) const
    {
        return m_folder.filePath(QStringLiteral("solar cells/images/") + QString::fromLatin1(name));
    }
    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    QTemporaryDir m_folder;
    std::string m_library;
    std::string m_table;
    std::unique_ptr<Application> m_program;
    QStringList m_cutOff;
};

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
