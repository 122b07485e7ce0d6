// SPDX-License-Identifier: GPL-3.0-or-later
// The page of data: what is dropped is opened, told of and shown, and every field that changes it does so; what cannot
// be opened says what to do; and a hundred thousand pictures scroll.
#include "core/data/preview.h"
#include "tests/support/data_folder.h"
#include "tests/support/files.h"
#include "tests/support/training.h"
#include "tests/ui/qt_warnings.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/data/class_model.h"
#include "ui/data/column_choices.h"
#include "ui/data/data_page.h"
#include "ui/data/elided_label.h"
#include "ui/data/picture_image.h"
#include "ui/data/preview_tiles.h"
#include "ui/data/run_preprocessing.h"
#include "ui/data/sample_groups.h"
#include "ui/data/thumbnail_model.h"
#include "ui/data/thumbnail_view.h"
#include "ui/workbench.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLineEdit>
#include <QProgressBar>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace headstart;
using namespace headstart::ui;

class TestDataPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        test::makeColourFolder(path("colours"), 6);
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

    void anEmptyPageSaysWhatToDo()
    {
        auto *empty = child<EmptyState>("emptyData");
        QVERIFY(empty->isVisible());
        QVERIFY(!child<QWidget>("classes")->isVisible());
        QVERIFY(!child<QWidget>("sourceForm")->isVisible());
        press(empty->findChild<QPushButton *>());
        auto *dialog = child<QFileDialog>("dataDialog");
        QCOMPARE(dialog->fileMode(), QFileDialog::Directory);
        dialog->reject();
        QTRY_VERIFY(!m_page->findChild<QFileDialog *>());
        press(child<QPushButton>("chooseFile"));
        QCOMPARE(child<QFileDialog>("dataDialog")->fileMode(), QFileDialog::ExistingFile);
    }

    void aChosenFolderIsOpened()
    {
        press(child<QPushButton>("chooseFolder"));
        auto *dialog = child<QFileDialog>("dataDialog");
        Q_EMIT dialog->fileSelected(QString::fromStdString(path("colours")));
        dialog->reject();
        QTRY_VERIFY(isReady());
        QCOMPARE(m_workbench->config().data.path, path("colours"));
        QCOMPARE(m_workbench->config().data.kind, std::string("folder"));
    }

    void aFolderIsShown()
    {
        const test::DataFolder folder;
        fill(folder);
        open(folder.path());
        QCOMPARE(classRows(), QStringList({QStringLiteral("All pictures 5 "), QStringLiteral("cats 2 40.0 %"),
                                           QStringLiteral("dogs 3 60.0 %"), QStringLiteral("Set aside 1 ")}));
        QCOMPARE(child<ElidedLabel>("dataPath")->text().toStdString(), folder.path());
        QCOMPARE(child<QLabel>("dataSummary")->text(),
                 QStringLiteral("folder of classes · 5 pictures · 2 classes · 1 set aside"));
        QVERIFY(!notice()->isVisible());
        QCOMPARE(thumbnails().rowCount(), 6);
        QCOMPARE(text(5, ThumbnailModel::FileRole), QStringLiteral("dogs/torn.jpg"));
        QVERIFY(!text(5, ThumbnailModel::ProblemRole).isEmpty());
        const QAbstractItemModel &findings = *child<QListView>("findings")->model();
        QCOMPARE(findings.index(0, 0).data().toString(), QStringLiteral("Read as a folder for each class"));
        const QString last = findings.index(findings.rowCount() - 1, 0).data().toString();
        QVERIFY2(last.startsWith(QStringLiteral("dogs/torn.jpg: ")), qPrintable(last));
    }

    void theSamePathDroppedTwiceIsOpenedAgain()
    {
        open(path("colours"));
        QVERIFY(drop(path("colours")));
        QVERIFY(drop(path("colours")));
        QTRY_VERIFY(isReady());
        QCOMPARE(child<QTreeView>("classes")->model()->rowCount(), 3);
    }

    void picturesAreDecodedWhenTheyAreInView()
    {
        open(path("colours"));
        QTRY_VERIFY(!picture(0).isNull());
        QCOMPARE(picture(0).size(), QSize(ThumbnailDelegate::kSide, ThumbnailDelegate::kSide));
        QCOMPARE(text(0, Qt::DisplayRole), QStringLiteral("blue"));
    }

    void aPictureThatChangedSaysSo()
    {
        const test::DataFolder folder;
        fill(folder);
        m_page->hide(); // nothing is in view, so nothing is decoded
        QVERIFY(drop(folder.path()));
        QTRY_COMPARE(thumbnails().rowCount(), 6);
        folder.picture("cats/1.ppm", m_which++);
        m_page->show();
        QTRY_VERIFY(!text(1, ThumbnailModel::ProblemRole).isEmpty());
        QVERIFY(picture(1).isNull());
        QTRY_VERIFY(!picture(0).isNull());
        child<ThumbnailView>("thumbnails")->setCurrentIndex(thumbnails().index(1, 0));
        QTRY_COMPARE(child<QLabel>("previewText")->property("role").toString(), QStringLiteral("error"));
        QVERIFY(tiles().isEmpty());
    }

    void aClassRowShowsItsPicturesAlone()
    {
        const test::DataFolder folder;
        fill(folder);
        open(folder.path());
        clickClass(2);
        QCOMPARE(thumbnails().rowCount(), 3);
        QCOMPARE(text(0, Qt::DisplayRole), QStringLiteral("dogs"));
        QCOMPARE(child<ElidedLabel>("shownClass")->text(), QStringLiteral("dogs · 3"));
        QTRY_VERIFY(!picture(2).isNull());
        clickClass(3);
        QCOMPARE(thumbnails().rowCount(), 1);
        QVERIFY(child<QLabel>("previewText")->text().startsWith(QStringLiteral("Set aside: ")));
        QVERIFY(tiles().isEmpty());
        clickClass(0);
        QCOMPARE(thumbnails().rowCount(), 6);
        QTRY_COMPARE(tiles().size(), kTiles);
    }

    void keysMoveThroughThePictures()
    {
        open(path("colours"));
        auto *view = child<ThumbnailView>("thumbnails");
        QTRY_COMPARE(tiles().size(), kTiles);
        QCOMPARE(child<ElidedLabel>("previewName")->text(), QStringLiteral("blue · blue/0.png"));
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(view->currentIndex().row(), 1);
        QCOMPARE(child<ElidedLabel>("previewName")->text(), QStringLiteral("blue · blue/1.png"));
        QTest::keyClick(view, Qt::Key_End);
        QCOMPARE(view->currentIndex().row(), 11);
    }

    void thePreviewIsWhatARunSees()
    {
        chooseModel();
        open(path("colours"));
        const data::Dataset dataset = *m_workbench->dataset();
        press(child<QCheckBox>("flipHorizontal"));
        QVERIFY(m_workbench->config().augmentation.flipHorizontal);
        type(child<QSpinBox>("brightnessField"), "40");
        const training::RunConfig config = m_workbench->config();
        QCOMPARE(config.augmentation.brightness, 0.4);
        const data::Preprocessing preprocessing = runPreprocessing(m_workbench->card(), config.preprocessing);
        QCOMPARE(preprocessing.crop, 64);
        const data::Picture original = *dataset.picture(0);
        const auto inEpoch = [&](int epoch) {
            const auto seen =
                data::seenInTraining(original, preprocessing, config.augmentation, config.training.seed, epoch, 0, {});
            return fitted(*seen, 512);
        };
        QTRY_COMPARE(tiles().value(7), inEpoch(6));
        QCOMPARE(tiles()[0], fitted(original, 512));
        QCOMPARE(tiles()[1], fitted(*data::seen(original, preprocessing, {}), 512));
        for (int epoch = 1; epoch <= 6; ++epoch)
            QCOMPARE(tiles()[epoch + 1], inEpoch(epoch));
        press(child<QPushButton>("augmentationOff"));
        QVERIFY(!m_workbench->config().augmentation.any());
        QTRY_COMPARE(tiles().value(7), tiles().value(1));
        QVERIFY(child<QLabel>("previewText")->text().contains(QStringLiteral("64 × 64")));
    }

    void everyRandomChangeIsAControl_data()
    {
        QTest::addColumn<QByteArray>("control");
        QTest::addColumn<QByteArray>("amount");
        QTest::addColumn<QString>("expected");
        QTest::newRow("mirror") << QByteArray("flipHorizontal") << QByteArray() << QStringLiteral("1 0 0 1 0 0 0 0 0");
        QTest::newRow("upside down") << QByteArray("flipVertical") << QByteArray()
                                     << QStringLiteral("0 1 0 1 0 0 0 0 0");
        QTest::newRow("transpose") << QByteArray("transpose") << QByteArray() << QStringLiteral("0 0 1 1 0 0 0 0 0");
        QTest::newRow("crop") << QByteArray("cropScale") << QByteArray("57") << QStringLiteral("0 0 0 0.57 0 0 0 0 0");
        QTest::newRow("turn") << QByteArray("rotation") << QByteArray("15") << QStringLiteral("0 0 0 1 15 0 0 0 0");
        QTest::newRow("brightness") << QByteArray("brightness") << QByteArray("7")
                                    << QStringLiteral("0 0 0 1 0 0.07 0 0 0");
        QTest::newRow("contrast") << QByteArray("contrast") << QByteArray("29")
                                  << QStringLiteral("0 0 0 1 0 0 0.29 0 0");
        QTest::newRow("saturation") << QByteArray("saturation") << QByteArray("100")
                                    << QStringLiteral("0 0 0 1 0 0 0 1 0");
        QTest::newRow("erasing") << QByteArray("erasing") << QByteArray("3") << QStringLiteral("0 0 0 1 0 0 0 0 0.03");
    }

    void everyRandomChangeIsAControl()
    {
        QFETCH(QByteArray, control);
        QFETCH(QByteArray, amount);
        QFETCH(QString, expected);
        open(path("colours"));
        if (amount.isEmpty())
            press(child<QCheckBox>(control));
        else
            type(child<QSpinBox>(control + "Field"), amount);
        const data::Augmentation &is = m_workbench->config().augmentation;
        QCOMPARE(
            QStringLiteral("%1 %2 %3 %4 %5 ")
                    .arg(is.flipHorizontal)
                    .arg(is.flipVertical)
                    .arg(is.transpose)
                    .arg(is.cropScale)
                    .arg(is.rotation)
                + QStringLiteral("%1 %2 %3 %4").arg(is.brightness).arg(is.contrast).arg(is.saturation).arg(is.erasing),
            expected);
        if (!amount.isEmpty())
            QCOMPARE(child<QSlider>(control + "Slider")->value(), amount.toInt());
    }

    void aSliderMovesByKeys()
    {
        open(path("colours"));
        auto *slider = child<QSlider>("contrastSlider");
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(m_workbench->config().augmentation.contrast, 0.01);
        QCOMPARE(child<QSpinBox>("contrastField")->value(), 1);
    }

    void theResizeModeIsChosen()
    {
        const test::DataFolder folder;
        for (const char *name : {"x", "y"})
            for (int i = 0; i < 2; ++i)
                writeWide(folder, std::string(name) + "/" + std::to_string(i) + ".ppm", i + (*name == 'x' ? 0 : 9));
        chooseModel();
        open(folder.path());
        QTRY_COMPARE(tiles().size(), kTiles);
        const QImage cropped = tiles()[1];
        QTest::keyClick(child<QComboBox>("resizeMode"), Qt::Key_Down);
        QCOMPARE(m_workbench->config().preprocessing.mode, std::string("squash"));
        QTRY_VERIFY(tiles()[1] != cropped);
        QTest::keyClick(child<QComboBox>("resizeMode"), Qt::Key_Down);
        QCOMPARE(m_workbench->config().preprocessing.mode, std::string("pad"));
        QTRY_COMPARE(tiles()[1].pixelColor(32, 2), QColor(0, 0, 0));
    }

    void anotherConfigurationIsShown()
    {
        open(path("colours"));
        m_workbench->change([](training::RunConfig &config) {
            config.split.validation = 0.335;
            config.preprocessing.mode = "pad";
            config.augmentation.rotation = 12;
            config.augmentation.transpose = true;
        });
        QCOMPARE(child<QDoubleSpinBox>("validation")->value(), 33.5);
        QCOMPARE(child<QComboBox>("resizeMode")->currentData().toString(), QStringLiteral("pad"));
        QCOMPARE(child<QSpinBox>("rotationField")->value(), 12);
        QVERIFY(child<QCheckBox>("transpose")->isChecked());
    }

    void theSplitIsCounted()
    {
        open(path("colours"));
        auto *counts = child<QLabel>("splitCounts");
        QTRY_COMPARE(counts->text(), QStringLiteral("10 train · 2 judge · 0 kept"));
        type(child<QDoubleSpinBox>("validation"), "50");
        QCOMPARE(m_workbench->config().split.validation, 0.5);
        QTRY_COMPARE(counts->text(), QStringLiteral("6 train · 6 judge · 0 kept"));
        type(child<QDoubleSpinBox>("test"), "25");
        type(child<QDoubleSpinBox>("splitSeed"), "9007199254740991");
        QCOMPARE(m_workbench->config().split.seed, std::uint64_t{9007199254740991});
        QTRY_COMPARE(counts->text(), QStringLiteral("3 train · 6 judge · 3 kept"));
        type(child<QDoubleSpinBox>("test"), "60");
        QTRY_VERIFY(child<Notice>("splitNotice")->isVisible());
        QVERIFY(!counts->isVisible());
        type(child<QDoubleSpinBox>("test"), "0");
        QTRY_VERIFY(counts->isVisible());
        QVERIFY(!child<Notice>("splitNotice")->isVisible());
    }

    void whatTheDataSayOfTheSplitIsSaid()
    {
        const test::DataFolder folder;
        for (const char *part : {"train", "test"})
            for (const char *name : {"x", "y"})
                for (int i = 0; i < 3; ++i)
                    folder.picture(std::string(part) + "/" + name + "/" + std::to_string(i) + ".ppm", m_which++);
        open(folder.path());
        QTRY_VERIFY(child<QLabel>("splitCounts")->text().endsWith(QStringLiteral("6 kept")));
        QVERIFY(child<QLabel>("splitRemarks")->text().contains(QStringLiteral("The data themselves say")));
    }

    void aTableIsReadAsItsFieldsSay()
    {
        const test::DataFolder folder;
        open(writeTable(folder));
        auto *form = child<QWidget>("sourceForm");
        QVERIFY(!form->isVisible());
        press(child<QPushButton>("howItIsRead"));
        QVERIFY(form->isVisible());
        QCOMPARE(chosen("kind"), QStringLiteral("table"));
        QCOMPARE(chosen("delimiter"), QStringLiteral("semicolon"));
        QCOMPARE(chosen("header"), QStringLiteral("yes"));
        QTRY_COMPARE(child<QComboBox>("labelColumn")->count(), 5);
        QCOMPARE(chosen("pathColumn"), QStringLiteral("file"));
        QCOMPARE(chosen("labelColumn"), QStringLiteral("class"));
        QVERIFY(!child<QLineEdit>("aboveName")->isVisible());
        QVERIFY(!child<QLineEdit>("labelsFile")->isVisible());

        choose("labelColumn", "share");
        QCOMPARE(m_workbench->config().data.labelColumn, std::string("share"));
        QCOMPARE(classNames(), QStringList({QStringLiteral("0.1"), QStringLiteral("0.4"), QStringLiteral("0.9")}));

        type(child<QLineEdit>("threshold"), "0,5x");
        QVERIFY(child<QLineEdit>("threshold")->property("wrong").toBool());
        QVERIFY(isReady());
        type(child<QLineEdit>("threshold"), "0.5");
        QTRY_VERIFY(isReady());
        QVERIFY(!child<QLineEdit>("threshold")->property("wrong").toBool());
        QCOMPARE(classNames(), QStringList({QStringLiteral("0.5 or less"), QStringLiteral("above 0.5")}));
        type(child<QLineEdit>("aboveName"), "broken");
        QTRY_VERIFY(isReady());
        QCOMPARE(classNames(), QStringList({QStringLiteral("0.5 or less"), QStringLiteral("broken")}));
        type(child<QLineEdit>("threshold"), "0.2");
        QTRY_VERIFY(isReady());
        QCOMPARE(classNames(), QStringList({QStringLiteral("0.2 or less"), QStringLiteral("broken")}));
        type(child<QLineEdit>("threshold"), "");
        QTRY_VERIFY(isReady());
        QCOMPARE(classNames().size(), 3);
        choose("labelColumn", "class");
        choose("splitColumn", "part");
        QTRY_COMPARE(child<QLabel>("splitCounts")->text(), QStringLiteral("2 train · 1 judge · 3 kept"));
    }

    void aTableThatCannotBeGuessedIsMended()
    {
        const test::DataFolder folder;
        std::string rows;
        for (int i = 0; i < 4; ++i) {
            folder.picture(std::to_string(i) + ".ppm", m_which++);
            rows += std::to_string(i) + ".ppm," + std::to_string(i) + "," + std::to_string(i / 2 + 7) + "x"
                    + std::to_string(i % 2) + "\n";
        }
        folder.write("table.csv", "file,one,two\n" + rows);
        QVERIFY(drop(folder.path()));
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY2(notice()->text().contains(QStringLiteral("Which column is the label?")), qPrintable(notice()->text()));
        QVERIFY(child<QWidget>("sourceForm")->isVisible());
        QTRY_VERIFY(child<QComboBox>("labelColumn")->count() > 3);
        QVERIFY(child<QComboBox>("labelColumn")->isVisible());
        choose("labelColumn", "3");
        QVERIFY(child<QComboBox>("labelColumn")->isVisible());
        QCOMPARE(classNames().size(), 4);
    }

    void columnsAreNamedOrNumbered()
    {
        const std::vector<std::string> row = {"file", "label", "label", "", "7"};
        const auto texts = [](const std::vector<ColumnChoice> &choices) {
            QStringList out;
            for (const ColumnChoice &choice : choices)
                out += choice.key + QLatin1Char('=') + choice.text;
            return out.join(QLatin1Char(' '));
        };
        QCOMPARE(texts(columnChoices(row, true)), QStringLiteral("file=file 2=2 (label) 3=3 (label) 4=4 5=5 (7)"));
        QCOMPARE(texts(columnChoices({"a.png", "x"}, false)), QStringLiteral("1=1 (a.png) 2=2 (x)"));
    }

    void idxHasItsLabelsNamed()
    {
        const test::DataFolder folder;
        folder.write("train-images-idx3-ubyte", test::idx({4, 2, 2}, "0123456789abcdef"));
        const std::string labels = folder.write("others", test::idx({4}, std::string("\1\1\2\2", 4)));
        folder.write("train-labels-idx1-ubyte", test::idx({4}, std::string("\3\3\4\4", 4)));
        open(folder.path("train-images-idx3-ubyte"));
        QCOMPARE(classNames(), QStringList({QStringLiteral("3"), QStringLiteral("4")}));
        press(child<QPushButton>("howItIsRead"));
        QVERIFY(child<QLineEdit>("labelsFile")->isVisible());
        QVERIFY(!child<QComboBox>("delimiter")->isVisible());
        type(child<QLineEdit>("labelsFile"), QByteArray::fromStdString(labels));
        QTRY_VERIFY(isReady());
        QCOMPARE(classNames(), QStringList({QStringLiteral("1"), QStringLiteral("2")}));
        QTRY_VERIFY(!picture(3).isNull());
    }

    void theKindIsChanged()
    {
        const test::DataFolder folder;
        fill(folder);
        folder.write("table.csv", "file,class\ncats/0.ppm,one\ncats/1.ppm,one\ndogs/0.ppm,two\ndogs/1.ppm,two\n");
        open(folder.path());
        QCOMPARE(classNames(), QStringList({QStringLiteral("cats"), QStringLiteral("dogs")}));
        press(child<QPushButton>("howItIsRead"));
        choose("kind", "table");
        QCOMPARE(classNames(), QStringList({QStringLiteral("one"), QStringLiteral("two")}));
        QVERIFY(child<ElidedLabel>("dataPath")->text().endsWith(QStringLiteral("table.csv")));
        choose("kind", "folder"); // of the path as it was given
        QCOMPARE(classNames(), QStringList({QStringLiteral("cats"), QStringLiteral("dogs")}));
    }

    void itIsCancelledAndOpenedAgain()
    {
        QVERIFY(drop(path("colours")));
        QVERIFY(child<QProgressBar>("dataProgress")->isVisible());
        press(child<QPushButton>("cancelOpening"));
        QVERIFY(!m_workbench->isOpening());
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY(!child<QProgressBar>("dataProgress")->isVisible());
        QVERIFY(!m_workbench->dataset());
        QVERIFY(child<EmptyState>("emptyData")->isVisible());
        press(notice()->findChild<QPushButton *>());
        QTRY_VERIFY(isReady());
        QVERIFY(!notice()->isVisible());
    }

    void aDropDuringAnotherWins()
    {
        const test::DataFolder folder;
        fill(folder);
        QVERIFY(drop(path("colours")));
        QVERIFY(drop(folder.path()));
        QTRY_VERIFY(isReady());
        QCOMPARE(classNames(), QStringList({QStringLiteral("cats"), QStringLiteral("dogs")}));
    }

    void progressIsShown()
    {
        auto *bar = child<QProgressBar>("dataProgress");
        QVERIFY(drop(path("colours")));
        Q_EMIT m_workbench->dataProgress(1600, 100'000);
        QCOMPARE(bar->maximum(), 100'000);
        QCOMPARE(bar->value(), 1600);
        QVERIFY(child<QLabel>("dataProgressText")->text().startsWith(grouped(1600) + QStringLiteral(" of ")));
        QTRY_VERIFY(isReady());
    }

    void whatCannotBeOpenedSaysWhy_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing there") << QStringLiteral("nowhere")
                                       << QStringLiteral("There is no such file or folder");
        QTest::newRow("an empty folder") << QStringLiteral("empty") << QStringLiteral("The folder is empty");
        QTest::newRow("a program") << QStringLiteral("program")
                                   << QStringLiteral("This is neither a folder, nor a table");
        QTest::newRow("an empty table") << QStringLiteral("empty.csv") << QStringLiteral("Change above how it is read");
    }

    void whatCannotBeOpenedSaysWhy()
    {
        QFETCH(QString, path);
        QFETCH(QString, says);
        const test::DataFolder folder;
        folder.folder("empty");
        folder.write("program", std::string("\x7f"
                                            "ELF\0\1",
                                            6));
        folder.write("empty.csv", "");
        open(this->path("colours"));
        QVERIFY(drop(folder.path(path.toStdString())));
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY2(notice()->text().contains(says), qPrintable(notice()->text()));
        QVERIFY(child<EmptyState>("emptyData")->isVisible());
        QVERIFY(tiles().isEmpty());
        QCOMPARE(thumbnails().rowCount(), 0);
        open(this->path("colours"));
        QVERIFY(!notice()->isVisible());
    }

    void severalThingsAreTooMany()
    {
        open(path("colours"));
        QVERIFY(m_page->takeDrop({QStringLiteral("/a.png"), QStringLiteral("/b.png")}));
        QVERIFY(notice()->text().contains(QStringLiteral("one is wanted")));
        QVERIFY(isReady());
        QVERIFY(!m_page->takeDrop({}));
    }

    void oneClassIsSaid()
    {
        const test::DataFolder folder;
        for (int i = 0; i < 3; ++i)
            folder.picture("x/" + std::to_string(i) + ".ppm", m_which++);
        open(folder.path());
        QVERIFY(notice()->isVisible());
        QVERIFY(notice()->text().startsWith(QStringLiteral("All pictures are of one class")));
        QTRY_VERIFY(child<Notice>("splitNotice")->isVisible());
    }

    void aSinglePictureIsSaid()
    {
        const test::DataFolder folder;
        fill(folder);
        folder.picture("rare/0.ppm", m_which++);
        open(folder.path());
        QVERIFY(notice()->isVisible());
        QVERIFY(notice()->text().startsWith(QStringLiteral("Classes with fewer than two pictures: rare.")));
    }

    void dataThatOthersOpenAreShown()
    {
        data::DataSource source;
        source.path = path("colours");
        m_workbench->openData(source);
        QTRY_VERIFY(isReady());
        QCOMPARE(child<ElidedLabel>("dataPath")->text().toStdString(), path("colours"));
        DataPage later(*m_workbench);
        later.show();
        QTRY_COMPARE(later.findChild<QTreeView *>(QStringLiteral("classes"))->model()->rowCount(), 3);
    }

    void modelsKeepTheRules()
    {
        std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
        for (const char *view : {"classes", "findings", "thumbnails"})
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                child<QAbstractItemView>(view)->model(), QAbstractItemModelTester::FailureReportingMode::QtTest));
        const test::DataFolder folder;
        fill(folder);
        open(folder.path());
        QTRY_VERIFY(!picture(4).isNull());
        for (int row = 0; row < 4; ++row) {
            clickClass(row);
            QTest::qWait(20);
        }
        open(path("colours"));
        QVERIFY(drop(folder.path("nowhere")));
        QTRY_VERIFY(notice()->isVisible());
    }

    void aHundredThousandPicturesScroll()
    {
        constexpr std::uint32_t kCount = 100'000;
        const test::DataFolder folder;
        std::string bytes;
        std::string labels;
        for (std::uint32_t i = 0; i < kCount; ++i) {
            bytes += {static_cast<char>(i), static_cast<char>(i >> 8), static_cast<char>(i >> 16), 0};
            labels += static_cast<char>(i % 10);
        }
        folder.write("train-images-idx3-ubyte", test::idx({kCount, 2, 2}, bytes));
        folder.write("train-labels-idx1-ubyte", test::idx({kCount}, labels));
        open(folder.path("train-images-idx3-ubyte"));
        QCOMPARE(thumbnails().rowCount(), static_cast<int>(kCount));
        QScrollBar *bar = child<ThumbnailView>("thumbnails")->verticalScrollBar();
        qint64 slowest = 0;
        constexpr int kSteps = 300;
        for (int step = 0; step <= kSteps; ++step) {
            QElapsedTimer turn;
            turn.start();
            bar->setValue(static_cast<int>(static_cast<qint64>(bar->maximum()) * step / kSteps));
            QCoreApplication::processEvents();
            slowest = std::max(slowest, turn.elapsed());
        }
        constexpr qint64 kPatience = 100; // milliseconds
        QVERIFY2(slowest < kPatience, qPrintable(QStringLiteral("%1 ms").arg(slowest)));
        QTRY_VERIFY_WITH_TIMEOUT(!picture(kCount - 1).isNull(), 1000); // what is in view comes first
        constexpr qsizetype kOne = qsizetype{4} * ThumbnailDelegate::kSide * ThumbnailDelegate::kSide;
        constexpr qsizetype kInView = 40;
        QVERIFY(thumbnails().keptBytes() < kOne * kInView * kSteps);
        clickClass(3);
        QCOMPARE(thumbnails().rowCount(), static_cast<int>(kCount / 10));
        QTRY_VERIFY_WITH_TIMEOUT(!picture(0).isNull(), 1000);
        QCOMPARE(thumbnails().index(1, 0).data(ThumbnailModel::SampleRole).toInt(), 12);
    }

    void everyControlHasANameForTheBlind()
    {
        const test::DataFolder folder;
        open(writeTable(folder));
        press(child<QPushButton>("howItIsRead"));
        for (QWidget *widget = m_page->nextInFocusChain(); widget != m_page.get(); widget = widget->nextInFocusChain())
            if (m_page->isAncestorOf(widget) && widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus)
                && !widget->focusProxy())
                QVERIFY2(!widget->accessibleName().isEmpty(),
                         qPrintable(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ')
                                    + widget->objectName()));
    }

private:
    static constexpr qsizetype kTiles = 8;

    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    template <class T>
    T *child(const QByteArray &name) const
    {
        T *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("there is no %s", name.constData());
        return found;
    }

    bool drop(const std::string &where) const { return m_page->takeDrop({QString::fromStdString(where)}); }
    bool isReady() const
    {
        const QAbstractItemModel *classes = child<QTreeView>("classes")->model();
        return m_workbench->dataset() && child<QWidget>("classes")->isVisible() && classes->rowCount() > 0
               && classNamesOf(m_workbench->dataset()->classes()) == classNames();
    }
    void open(const std::string &where)
    {
        QVERIFY(drop(where));
        QTRY_VERIFY(isReady());
        QTRY_COMPARE(thumbnails().rowCount(), static_cast<int>(m_workbench->dataset()->samples().size()
                                                               + m_workbench->dataset()->setAside().size()));
    }

    Notice *notice() const { return child<Notice>("dataNotice"); }
    QList<QImage> tiles() const { return child<PreviewTiles>("previewTiles")->pictures(); }
    const ThumbnailModel &thumbnails() const
    {
        return *qobject_cast<ThumbnailModel *>(child<ThumbnailView>("thumbnails")->model());
    }
    QImage picture(int row) const
    {
        return thumbnails().index(row, 0).data(ThumbnailModel::PictureRole).value<QImage>();
    }
    QString text(int row, int role) const { return thumbnails().index(row, 0).data(role).toString(); }

    QStringList classRows() const
    {
        const QAbstractItemModel *model = child<QTreeView>("classes")->model();
        QStringList out;
        for (int row = 0; row < model->rowCount(); ++row)
            out += QStringLiteral("%1 %2 %3")
                       .arg(model->index(row, 0).data().toString(), model->index(row, 1).data().toString(),
                            model->index(row, 2).data().toString());
        return out;
    }
    QStringList classNames() const
    {
        const QAbstractItemModel *model = child<QTreeView>("classes")->model();
        QStringList out;
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, 0).data(ClassModel::FilterRole).toInt() >= 0)
                out += model->index(row, 0).data().toString();
        return out;
    }
    static QStringList classNamesOf(const std::vector<std::string> &names)
    {
        QStringList out;
        for (const std::string &name : names)
            out += QString::fromStdString(name);
        return out;
    }
    void clickClass(int row) const
    {
        auto *view = child<QTreeView>("classes");
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->visualRect(view->model()->index(row, 0)).center());
    }

    static void press(QAbstractButton *button)
    {
        QVERIFY(button && button->isEnabled());
        // A check box reacts to its mark and its text alone, which stand at the left.
        QTest::mouseClick(button, Qt::LeftButton, {}, {10, button->height() / 2});
    }
    void type(QWidget *field, const QByteArray &text) const
    {
        field->setFocus();
        if (auto *spin = qobject_cast<QAbstractSpinBox *>(field))
            spin->selectAll();
        else
            qobject_cast<QLineEdit *>(field)->selectAll();
        if (text.isEmpty())
            QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, QString::fromUtf8(text));
        QTest::keyClick(field, Qt::Key_Return);
    }
    QString chosen(const char *combo) const { return child<QComboBox>(combo)->currentData().toString(); }
    /// By keys, as a person does; the data are open again after it.
    void choose(const char *name, const char *key)
    {
        auto *combo = child<QComboBox>(name);
        const int wanted = combo->findData(QString::fromLatin1(key));
        QVERIFY(wanted >= 0 && wanted != combo->currentIndex());
        combo->setCurrentIndex(wanted > 0 ? wanted - 1 : wanted + 1);
        QTest::keyClick(combo, wanted > 0 ? Qt::Key_Down : Qt::Key_Up);
        QTRY_VERIFY(isReady());
    }
    void chooseModel() const
    {
        m_workbench->change([](training::RunConfig &config) {
            config.model.id = "resnet18";
            config.preprocessing.crop = 64;
        });
    }

    /// Two cats, three dogs, and one of whom half is left.
    void fill(const test::DataFolder &folder)
    {
        for (int i = 0; i < 2; ++i)
            folder.picture("cats/" + std::to_string(i) + ".ppm", m_which++);
        for (int i = 0; i < 3; ++i)
            folder.picture("dogs/" + std::to_string(i) + ".ppm", m_which++);
        test::writeFile(folder.path("dogs/torn.jpg"), test::readFile(test::dataFile("pictures/half.jpg")));
    }
    /// 8 x 2, so that what is cut, squashed and padded differs.
    static void writeWide(const test::DataFolder &folder, const std::string &name, int which)
    {
        std::string content = "P6\n8 2\n255\n";
        for (int i = 0; i < 8 * 2 * 3; ++i)
            content += static_cast<char>(60 + 9 * (i % 24 / 3) + which);
        folder.write(name, content);
    }
    std::string writeTable(const test::DataFolder &folder)
    {
        std::string rows = "file;class;share;part\n";
        const std::vector<std::string> shares = {"0.1", "0.4", "0.9"};
        for (std::size_t i = 0; i < 6; ++i) {
            const std::string name = "p" + std::to_string(i) + ".ppm";
            folder.picture(name, m_which++);
            rows += name + ";" + (i % 2 == 0 ? "good" : "bad") + ";" + shares[i % 3] + ";" + (i < 3 ? "train" : "test")
                    + "\n";
        }
        return folder.write("table.csv", rows);
    }

    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_folder;
    std::unique_ptr<runs::RunStore> m_store;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<DataPage> m_page;
    int m_which = 1; ///< so that no two pictures are alike
};

QTEST_MAIN(TestDataPage)
#include "tst_data_page.moc"
