// SPDX-License-Identifier: GPL-3.0-or-later
// The window around the pages: the way between them, the sentence above them, what persists, what is asked on closing.
#include "core/catalogue/model_card.h"
#include "core/catalogue/settings.h"
#include "core/training/config_keys.h"
#include "tests/support/files.h"
#include "tests/support/training.h"
#include "tests/ui/file_dialogs.h"
#include "tests/ui/qt_warnings.h"
#include "tests/ui/whole_window.h"
#include "ui/common/widgets.h"
#include "ui/page.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace headstart;
using ui::PageId;

namespace {

constexpr int kPatience = 120'000; // milliseconds, for what a thread does
constexpr std::array kPages = {PageId::Models, PageId::Data, PageId::Layers,
                               PageId::Train,  PageId::Runs, PageId::Predict};

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::isolateSettings(m_folder.filePath(QStringLiteral("settings")));
        test::makeColourFolder(path("colours"), 12);
        test::makeWeights(path("weights.safetensors"));
    }

    void init()
    {
        test::failOnQtWarnings();
        QSettings().clear();
        QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
        m_store = path(("runs" + std::to_string(++m_count) + ".db").c_str());
        start();
    }

    void cleanup() { m_program.reset(); }

    void railKeysAndMenuLeadToEveryPage()
    {
        for (const PageId page : kPages) {
            auto *button = child<QToolButton>(QStringLiteral("rail%1").arg(static_cast<int>(page)));
            QTest::mouseClick(button, Qt::LeftButton);
            QCOMPARE(window().current(), page);
            QVERIFY(button->isChecked() && window().page(page)->isVisible());
        }
        for (const PageId page : kPages) {
            QTest::keyClick(&window(), static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(page)), Qt::ControlModifier);
            QCOMPARE(window().current(), page);
        }
        for (const PageId page : kPages) {
            action(child<QToolButton>(QStringLiteral("rail%1").arg(static_cast<int>(page)))->text())->trigger();
            QCOMPARE(window().current(), page);
        }
    }

    /// Train with nothing chosen says what is missing, and takes one there.
    void trainLeadsToWhatIsMissing()
    {
        window().show(PageId::Runs);
        QCOMPARE(text("headerState"), QStringLiteral("missing: choose a model"));
        click("headerTrain");
        QCOMPARE(window().current(), PageId::Models);
        m_program->workbench().change([](training::RunConfig &config) { config.model.id = "resnet18"; });
        QCOMPARE(text("headerModel"), QStringLiteral("ResNet-18"));
        QCOMPARE(text("headerState"), QStringLiteral("missing: choose data"));
        click("headerTrain");
        QCOMPARE(window().current(), PageId::Data);
        click("headerModel");
        QCOMPARE(window().current(), PageId::Models);
        click("headerCut");
        QCOMPARE(window().current(), PageId::Layers);
        click("headerState");
        QCOMPARE(window().current(), PageId::Data);
        click("headerData");
        QCOMPARE(window().current(), PageId::Data);
    }

    /// Whatever page is in sight, a folder is data.
    void aFolderIsDroppedOnTheWindow()
    {
        window().show(PageId::Runs);
        drop({path("colours")});
        QCOMPARE(window().current(), PageId::Data);
        QTRY_COMPARE_WITH_TIMEOUT(text("headerData"), QStringLiteral("colours (24 pictures, 2 classes)"), kPatience);
        drop({path("colours")}); // the same one again
        QTRY_COMPARE_WITH_TIMEOUT(text("headerData"), QStringLiteral("colours (24 pictures, 2 classes)"), kPatience);
    }

    void nonsenseIsDropped_data()
    {
        QTest::addColumn<std::string>("file");
        QTest::newRow("not there") << std::string("nowhere");
        QTest::newRow("an empty file") << path("empty.csv");
        QTest::newRow("a damaged picture") << test::dataFile("pictures/half.png");
        QTest::newRow("weights") << path("weights.safetensors");
        QTest::newRow("one class") << path("colours/red");
        QTest::newRow("an empty folder") << path("nothing");
        QTest::newRow("a program") << std::string("/bin/sh");
        QTest::newRow("a device") << std::string("/dev/zero");
    }

    /// On every page: an answer in words, nothing lost, and the window goes on.
    void nonsenseIsDropped()
    {
        QFETCH(std::string, file);
        test::writeFile(path("empty.csv"), std::string());
        QDir().mkpath(m_folder.filePath(QStringLiteral("nothing")));
        drop({path("colours")});
        QTRY_VERIFY_WITH_TIMEOUT(m_program->workbench().dataset(), kPatience);
        m_program->workbench().change([](training::RunConfig &config) { config.model.id = "resnet18"; });
        for (const PageId page : kPages) {
            window().show(page);
            drop({file});
            QTRY_VERIFY_WITH_TIMEOUT(!m_program->workbench().isOpening(), kPatience);
            QCOMPARE(m_program->workbench().config().model.id, std::string("resnet18"));
        }
        window().show(PageId::Data);
        drop({path("colours")});
        QTRY_COMPARE_WITH_TIMEOUT(text("headerData"), QStringLiteral("colours (24 pictures, 2 classes)"), kPatience);
    }

    void aPageIsLeftInMidWork()
    {
        drop({path("colours")});
        for (int i = 0; i < 3; ++i)
            for (const PageId page : kPages) {
                window().show(page);
                QCoreApplication::processEvents();
            }
        QTRY_VERIFY_WITH_TIMEOUT(m_program->workbench().dataset(), kPatience);
    }

    void choicesPersist()
    {
        prepare();
        window().show(PageId::Layers);
        window().resize(1100, 750);
        m_program->workbench().change([](training::RunConfig &config) {
            config.freeze.cut = "layer4.0";
            config.training.epochs = 7;
        });
        QVERIFY(window().close());
        start();
        QCOMPARE(window().current(), PageId::Layers);
        QCOMPARE(window().size(), QSize(1100, 750));
        QCOMPARE(m_program->workbench().config().freeze.cut, std::string("layer4.0"));
        QCOMPARE(m_program->workbench().config().training.epochs, 7);
        QTRY_COMPARE_WITH_TIMEOUT(text("headerData"), QStringLiteral("colours (24 pictures, 2 classes)"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(text("headerState"), QStringLiteral("ready"), kPatience);
    }

    void settingsTakeEffectAtOnce()
    {
        window().show(PageId::Train);
        inDialog([](QDialog &dialog) {
            auto *threads = dialog.findChild<QSpinBox *>(QStringLiteral("threads"));
            threads->setValue(1);
            auto *look = dialog.findChild<QComboBox *>(QStringLiteral("look"));
            look->setCurrentIndex(look->findData(static_cast<int>(ui::Look::Dark)));
            auto *language = dialog.findChild<QComboBox *>(QStringLiteral("language"));
            language->setCurrentIndex(language->findData(QStringLiteral("de")));
            const QStringList nameless = test::namelessControls(dialog);
            dialog.accept();
            QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u',')));
        });
        action(QStringLiteral("Settings..."))->trigger();
        QCOMPARE(m_program->workbench().config().compute.threads, 1);
        QVERIFY(ui::Theme::instance().isDark());
        QCOMPARE(window().current(), PageId::Train); // made anew, and where it was
        QCOMPARE(child<QToolButton>(QStringLiteral("rail1"))->text(), QStringLiteral("Daten"));
        QCOMPARE(text("headerState"), QStringLiteral("fehlt: Modell wählen"));
        QVERIFY(window().isVisible());
        m_program.reset();
        start();
        QCOMPARE(child<QToolButton>(QStringLiteral("rail1"))->text(), QStringLiteral("Daten"));
        QCOMPARE(m_program->workbench().config().compute.threads, 1);
        QVERIFY(ui::Theme::instance().isDark());
    }

    void anotherFolderHoldsFromTheNextStart()
    {
        const QString other = m_folder.filePath(QStringLiteral("other"));
        QDir().mkpath(other);
        inDialog([&](QDialog &dialog) {
            QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("storeChange")), Qt::LeftButton);
            auto *places = dialog.findChild<QFileDialog *>(QStringLiteral("placeDialog"));
            QVERIFY(places);
            places->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(other);
            static_cast<QDialog *>(places)->accept();
            QCOMPARE(dialog.findChild<QLabel *>(QStringLiteral("store"))->text(), other);
            dialog.accept();
        });
        action(QStringLiteral("Settings..."))->trigger();
        QCOMPARE(QSettings().value(QStringLiteral("store")).toString(),
                 other + QStringLiteral("/runs%1.db").arg(m_count));
        m_program.reset();
        m_store.clear();
        start();
        QCOMPARE(m_program->workbench().store().file().parent_path().string(), other.toStdString());
    }

    /// Added by its folder, read and judged at once, and from the next start on its models are like all others.
    void aCatalogueOfOnesOwn()
    {
        const QString folder = m_folder.filePath(QStringLiteral("beetles"));
        QDir().mkpath(folder);
        const std::string good =
            R"({"id": "beetles18", "network": "resnet18", "title": "Beetles", "weights": {"file": "b.pth"}})";
        test::writeFile((folder + QStringLiteral("/mine.json")).toStdString(),
                        R"({"licence": "MIT", "input": {"resize": 256, "crop": 224, "interpolation": "bilinear",
                            "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]}, "models": [)"
                            + good + R"(, {"id": "wrong", "network": "resnet19"}]})");
        inDialog([&](QDialog &dialog) {
            auto *list = dialog.findChild<QListWidget *>(QStringLiteral("catalogues"));
            QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("addCatalogueFolder")), Qt::LeftButton);
            QVERIFY(test::answerFileDialog(dialog, "catalogueDialog", folder));
            QCOMPARE(list->count(), 1);
            const auto *notice = list->parentWidget()->findChild<ui::Notice *>();
            QTRY_VERIFY2(notice->text().contains(folder + QStringLiteral(": 1.")), qPrintable(notice->text()));
            for (const char *part : {"next start", "mine.json", "'wrong'"})
                QVERIFY2(notice->text().contains(QLatin1String(part)), qPrintable(notice->text()));

            auto *address = dialog.findChild<QLineEdit *>(QStringLiteral("catalogueAddress"));
            auto *addAddress = dialog.findChild<QPushButton *>(QStringLiteral("addCatalogueAddress"));
            QTest::keyClicks(address, QStringLiteral("file:///etc/passwd"));
            QTest::mouseClick(addAddress, Qt::LeftButton);
            QCOMPARE(list->count(), 1);
            QVERIFY(notice->text().contains(QStringLiteral("https://")));
            address->clear();
            QTest::keyClicks(address, QStringLiteral("http://127.0.0.1:9/models.json")); // where nobody listens
            address->setFocus();
            QTest::keyClick(address, Qt::Key_Return);
            QVERIFY(dialog.isVisible());
            QCOMPARE(list->count(), 2);
            QTRY_VERIFY2(notice->text().contains(QStringLiteral("cannot be reached")), qPrintable(notice->text()));
            QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("removeCatalogue")), Qt::LeftButton);
            QCOMPARE(list->count(), 1);
            dialog.accept();
        });
        action(QStringLiteral("Settings..."))->trigger();
        QCOMPARE(catalogue::cataloguesInSettings(), std::vector<std::string>{folder.toStdString()});
        QVERIFY(!catalogue::findCard("beetles18"));
        m_program.reset();
        start();
        const catalogue::ModelCard *card = catalogue::findCard("beetles18");
        QVERIFY(card);
        QCOMPARE(card->source, std::string("beetles"));
        const auto *models = child<QTableView>(QStringLiteral("models"))->model();
        QCOMPARE(models->rowCount(), static_cast<int>(catalogue::cards().size()));
        QCOMPARE(models->index(models->rowCount() - 1, 0).data().toString(), QStringLiteral("Beetles"));
    }

    void aboutNamesTheLicences()
    {
        bool isNamed = false;
        inDialog([&](QDialog &dialog) {
            for (const QWidget *widget : dialog.findChildren<QWidget *>())
                isNamed = isNamed || widget->property("plainText").toString().contains(QStringLiteral("QCustomPlot"));
            dialog.accept();
        });
        action(QStringLiteral("About Headstart"))->trigger();
        QVERIFY(isNamed);
    }

    /// Closing asks; the run is saved, and the next start offers to go on.
    void closingWhileSomethingTrains()
    {
        prepare();
        m_program->workbench().change([](training::RunConfig &config) { config.training.epochs = 500; });
        training::Session &session = m_program->workbench().session();
        QSignalSpy steps(&session, &training::Session::stepsMeasured);
        QTRY_COMPARE_WITH_TIMEOUT(text("headerState"), QStringLiteral("ready"), kPatience);
        click("headerTrain");
        QVERIFY(steps.wait(kPatience));
        QCOMPARE(window().current(), PageId::Train);
        QVERIFY(text("activity").contains(QStringLiteral("epoch")));
        window().show(PageId::Data);
        answer(QStringLiteral("Keep training"));
        QVERIFY(!window().close());
        QVERIFY(window().isVisible() && session.isRunning());
        answer(QStringLiteral("Stop, save and close"));
        QVERIFY(window().close());
        m_program.reset();
        start();
        QCOMPARE(window().current(), PageId::Train);
        QTRY_VERIFY_WITH_TIMEOUT(text("activity").contains(QStringLiteral("can go on")), kPatience);
        QPushButton *resume = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((resume = buttonNamed(QStringLiteral("Resume"))), kPatience);
        QSignalSpy goesOn(&m_program->workbench().session(), &training::Session::started);
        QTest::mouseClick(resume, Qt::LeftButton);
        QVERIFY(goesOn.wait(kPatience));
        QVERIFY(goesOn[0][0].value<training::RunBeginning>().stepsDone > 0);
        QSignalSpy stopped(&m_program->workbench().session(), &training::Session::stopped);
        action(QStringLiteral("Stop"))->trigger();
        QVERIFY(stopped.wait(kPatience));
        QCOMPARE(text("activity"), QStringLiteral("Stopped; the last step is saved"));
    }

    void aSecondWindowIsTold()
    {
        const auto other = Application::make(*qApp, {path("models"), m_store, false});
        QVERIFY(!other);
        QVERIFY2(other.error().line().find("--store") != std::string::npos, other.error().line().c_str());
    }

    /// From the first control on, Tab comes by every one, and each page by itself.
    void tabReachesEveryControl()
    {
        prepare();
        QTRY_COMPARE_WITH_TIMEOUT(text("headerState"), QStringLiteral("ready"), kPatience);
        for (const PageId page : kPages) {
            window().show(page);
            QTest::qWait(100);
            QSet<const QWidget *> reached;
            QWidget *first = child<QToolButton>(QStringLiteral("rail%1").arg(static_cast<int>(page)));
            first->setFocus();
            for (int i = 0; i < 200; ++i) {
                QTest::keyClick(window().focusWidget(), Qt::Key_Tab);
                reached += window().focusWidget();
                if (window().focusWidget() == first)
                    break;
            }
            QStringList missed;
            for (const QWidget *widget : window().page(page)->findChildren<QWidget *>())
                if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
                    && !widget->focusProxy() && !reached.contains(widget))
                    missed += QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ')
                              + widget->objectName();
            QVERIFY2(missed.isEmpty(),
                     qPrintable(QStringLiteral("page %1: ").arg(static_cast<int>(page)) + missed.join(u',')));
        }
    }

private:
    void start()
    {
        m_program.reset();
        m_program = test::startProgram(path("models"), m_store);
        QVERIFY(m_program);
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
    }

    /// A small run, ready to be trained.
    void prepare()
    {
        training::RunConfig config = test::smallConfig(path("colours"), path("weights.safetensors"));
        config.compute = m_program->workbench().config().compute;
        m_program->workbench().setConfig(config);
        m_program->workbench().openData(config.data);
    }

    void drop(const std::vector<std::string> &paths)
    {
        QMimeData mime;
        QList<QUrl> urls;
        for (const std::string &one : paths)
            urls += QUrl::fromLocalFile(QString::fromStdString(one));
        mime.setUrls(urls);
        QDragEnterEvent enter(window().rect().center(), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(window().rect().center(), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window(), &event);
    }

    /// What is done in the dialog that opens next.
    void inDialog(const std::function<void(QDialog &)> &act)
    {
        QTimer::singleShot(0, this, [act] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            act(*dialog);
        });
    }

    void answer(const QString &button)
    {
        QTimer::singleShot(0, this, [button] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            for (QAbstractButton *one : box->buttons())
                if (one->text() == button)
                    QTest::mouseClick(one, Qt::LeftButton);
        });
    }

    ui::Window &window() const { return m_program->window(); }
    template <class T>
    T *child(const QString &name) const
    {
        T *found = window().findChild<T *>(name);
        if (!found)
            qFatal("there is no %s", qPrintable(name));
        return found;
    }
    QString text(const char *name) const { return child<QPushButton>(QString::fromLatin1(name))->text(); }
    void click(const char *name) const
    {
        QTest::mouseClick(child<QPushButton>(QString::fromLatin1(name)), Qt::LeftButton);
    }
    QPushButton *buttonNamed(const QString &name) const
    {
        for (QPushButton *button : window().page(window().current())->findChildren<QPushButton *>())
            if (button->isVisible() && button->text() == name)
                return button;
        return nullptr;
    }
    QAction *action(const QString &name) const
    {
        for (QAction *one : window().findChildren<QAction *>())
            if (one->text().remove(QLatin1Char('&')) == name)
                return one;
        qFatal("there is no %s", qPrintable(name));
    }
    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    QTemporaryDir m_folder;
    std::string m_store;
    int m_count = 0;
    std::unique_ptr<Application> m_program;
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
