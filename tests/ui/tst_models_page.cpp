// SPDX-License-Identifier: GPL-3.0-or-later
// The Models page: search, sorting, what a model is, the weights that a run starts from, and a picture or text of one's
// own.
#include "core/data/natural_order.h"
#include "tests/support/files.h"
#include "tests/support/http_server.h"
#include "tests/support/text_model.h"
#include "tests/support/training.h"
#include "tests/ui/file_dialogs.h"
#include "tests/ui/qt_warnings.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/models/disk_model.h"
#include "ui/models/fetches.h"
#include "ui/models/model_filter.h"
#include "ui/models/model_table.h"
#include "ui/models/models_page.h"
#include "ui/models/program_code.h"
#include "ui/models/stage_model.h"
#include "ui/models/weights_choice.h"
#include "ui/plots/scatter_plot.h"
#include "ui/predict/guess_bars.h"
#include "ui/settings_dialog.h"
#include "ui/workbench.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCryptographicHash>
#include <QDesktopServices>
#include <QDir>
#include <QHeaderView>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace headstart;
using namespace headstart::ui;

class TestModelsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QCoreApplication::setOrganizationName(QStringLiteral("headstart-tests"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        for (const auto format : {QSettings::NativeFormat, QSettings::IniFormat})
            QSettings::setPath(format, QSettings::UserScope, qpath("settings"));
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8()); // where speeds are remembered
        m_theme = std::make_unique<Theme>(*qApp);
        test::makeColourFolder(path("data"), 16);
        test::makeWeights(path("weights.safetensors"));
        test::makeTextModel(path("films"));
        test::makeTextTable(path("films.csv"), 40);
        auto store = runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own);
        QVERIFY2(store, store ? "" : store.error().line().c_str());
        m_store = std::make_unique<runs::RunStore>(std::move(*store));
    }

    void init()
    {
        test::failOnQtWarnings();
        QSettings().clear();
        std::filesystem::remove(insight::SpeedFile::defaultFile());
        open(path("library"));
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
        ModelTable table;
        ModelFilter filter;
        filter.setSourceModel(&table);
        StageModel stages;
        const QAbstractItemModelTester testTable(&table, kMode);
        const QAbstractItemModelTester testFilter(&filter, kMode);
        const QAbstractItemModelTester testStages(&stages, kMode);
        DiskModel files;
        const QAbstractItemModelTester testFiles(&files, kMode);
        const auto outline = insight::outlineOf("resnet18", 1000);
        QVERIFY(outline);
        table.setWeights(std::vector<WeightsFound>(static_cast<std::size_t>(table.rowCount())));
        table.setSpeeds(std::vector<std::optional<insight::MeasuredSpeed>>(
            static_cast<std::size_t>(table.rowCount()), insight::SpeedFile::stamped("resnet18", 224, {30, 2, 8})));
        table.setChosen("resnet18");
        filter.setOnDisk(true);
        filter.setOnDisk(false);
        files.setFiles({{"a.pth", &catalogue::cards().front(), 7, 1, true}, {"b", nullptr, 7, 1, false}}, "resnet18");
        files.setFiles({}, {});
        filter.setSearch(QStringLiteral("res"));
        filter.sort(ModelTable::Parameters);
        filter.setSearch({});
        stages.setStages(outline->stages);
        stages.setStages({});
    }

    void searchFindsAsOneTypes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("name") << QStringLiteral("zenet 1.1") << QStringList{QStringLiteral("SqueezeNet 1.1")};
        QTest::newRow("id") << QStringLiteral("mobilenetv1_100") << QStringList{QStringLiteral("MobileNetV1")};
        QTest::newRow("alias") << QStringLiteral("efficientnet-lite4")
                               << QStringList{QStringLiteral("EfficientNet-Lite4")};
        QTest::newRow("licence") << QStringLiteral("vit_b cc-by-nc")
                                 << QStringList{QStringLiteral("ViT-Base/16 SWAG LINEAR V1")};
        QTest::newRow("two words") << QStringLiteral(" LITE0  apache ")
                                   << QStringList{QStringLiteral("EfficientNet-Lite0"),
                                                  QStringLiteral("EfficientNet-Lite0 in1k")};
        QTest::newRow("nothing") << QStringLiteral("resnet-19") << QStringList();
    }

    void searchFindsAsOneTypes()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        auto *search = child<QLineEdit>("modelSearch");
        QTest::keyClicks(search, text);
        QCOMPARE(names(), found);
        QCOMPARE(table().isVisible(), !found.isEmpty());
        if (!found.isEmpty()) {
            QVERIFY(found.contains(child<QLabel>("modelTitle")->text()));
            return;
        }
        QTest::mouseClick(button(QStringLiteral("Clear the search")), Qt::LeftButton);
        QVERIFY(search->text().isEmpty() && table().isVisible());
        QCOMPARE(names().size(), static_cast<qsizetype>(catalogue::cards().size()));
    }

    void filtersNarrowTheList()
    {
        const auto expected = [](std::int64_t parameters, const std::string &licence) {
            QStringList out;
            for (const catalogue::ModelCard &card : catalogue::cards())
                if (card.parameters < parameters && (licence.empty() || card.licence == licence))
                    out += QString::fromStdString(card.title);
            return out;
        };
        auto *size = child<QComboBox>("sizeFilter");
        size->setCurrentIndex(size->findData(12)); // millions
        QCOMPARE(names(), expected(12'000'000, {}));
        auto *licence = child<QComboBox>("licenceFilter");
        licence->setCurrentIndex(licence->findData(QStringLiteral("CC-BY-NC-4.0")));
        QCOMPARE(names(), expected(12'000'000, "CC-BY-NC-4.0"));
        QVERIFY(!names().isEmpty());
        size->setCurrentIndex(size->findData(6));
        QVERIFY(names().isEmpty());
        QTest::mouseClick(button(QStringLiteral("Clear the search")), Qt::LeftButton);
        QCOMPARE(names().size(), static_cast<qsizetype>(catalogue::cards().size()));
    }

    void everyColumnSorts()
    {
        m_page->resize(1300, 600); // all columns are there
        for (int column = 0; column < ModelTable::Columns; ++column)
            for (int time = 0; time < 2; ++time) { // up and down
                clickHeader(column);
                QCOMPARE(table().horizontalHeader()->sortIndicatorSection(), column);
                QVERIFY2(isSorted(column, table().horizontalHeader()->sortIndicatorOrder()),
                         qPrintable(QStringLiteral("column %1, time %2").arg(column).arg(time)));
            }
        table().sortByColumn(ModelTable::Name, Qt::AscendingOrder);
        QVERIFY(names().indexOf(QStringLiteral("ResNet-50")) < names().indexOf(QStringLiteral("ResNet-152")));
        table().sortByColumn(ModelTable::Accuracy, Qt::DescendingOrder);
        QCOMPARE(names().front(), QStringLiteral("EfficientNetV2-L"));
        QCOMPARE(cell(0, ModelTable::Accuracy), QStringLiteral("85.8"));
        table().sortByColumn(ModelTable::Parameters, Qt::AscendingOrder);
        QCOMPARE(names().front(), QStringLiteral("SqueezeNet 1.1"));
        QCOMPARE(cell(0, ModelTable::Parameters), QStringLiteral("1.2"));
    }

    void detailsSayWhatAModelIs()
    {
        select("ResNet-50");
        QCOMPARE(child<QLabel>("modelTitle")->text(), QStringLiteral("ResNet-50"));
        QVERIFY(child<QLabel>("modelInput")->text().contains(QStringLiteral("224 × 224")));
        QCOMPARE(child<QLabel>("modelLicence")->text(), QStringLiteral("BSD-3-Clause"));

        tab(QStringLiteral("Stages"));
        const auto *stages = child<QTableView>("stages")->model();
        QTRY_COMPARE(stages->rowCount(), 20); // the stem, 16 blocks, the pool, the head, the sum
        QCOMPARE(stages->index(0, StageModel::Output).data().toString(), QStringLiteral("56 × 56 × 64"));
        const QString sum = child<QLabel>("stageSum")->text().remove(QChar(0x202f));
        QVERIFY2(sum.contains(QStringLiteral("25557032")), qPrintable(sum)); // torchvision's count
        QVERIFY2(sum.contains(QStringLiteral("4089184256")), qPrintable(sum));
        QTest::mouseClick(child<QPushButton>("copyStages"), Qt::LeftButton);
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 1 + 20);
        QCOMPARE(lines[1], QStringLiteral("stem\t56 × 56 × 64\t9536\t118013952"));
        QCOMPARE(lines.last(), QStringLiteral("Total\t\t25557032\t4089184256"));

        tab(QStringLiteral("Code"));
        QTest::mouseClick(child<QPushButton>("copyCode"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), child<QPlainTextEdit>("code")->toPlainText());
        QVERIFY(
            QGuiApplication::clipboard()->text().contains(QStringLiteral("get_model(\"resnet50\", weights=weights)")));
        QVERIFY(!child<QLabel>("codeCopied")->text().isEmpty());
    }

    void everyModelHasItsProgram()
    {
        for (const catalogue::ModelCard &card : catalogue::cards()) {
            if (card.readsTexts)
                continue;
            const QString keras = kerasCode(card);
            QVERIFY2(keras.count(QLatin1Char('%')) == (keras.isEmpty() ? 0 : 1), qPrintable(keras));
            if (card.origin.library == "keras")
                continue;
            const QString code = pytorchCode(card);
            QVERIFY(code.contains(QString::fromStdString(card.origin.model)));
            QVERIFY(code.contains(QStringLiteral("CenterCrop(%1)").arg(card.input.crop)));
            QVERIFY2(!code.contains(QLatin1Char('%')) || code.count(QLatin1Char('%')) == 1, qPrintable(code));
            const QString cpp = libtorchCode(card);
            const QString file = QString::fromStdString(card.id) + QStringLiteral(".pt");
            QVERIFY2(cpp.contains(QStringLiteral(".save(\"%1\")").arg(file)), qPrintable(cpp));
            QVERIFY2(cpp.contains(QStringLiteral("load(\"%1\")").arg(file)), qPrintable(cpp));
            QVERIFY2(!cpp.contains(QLatin1Char('%')), qPrintable(cpp));
        }
        const auto keras = [](const char *id) { return kerasCode(*catalogue::findCard(id)); };
        QVERIFY(keras("resnet50").contains(QStringLiteral("keras.applications.ResNet50(weights=\"imagenet\"")));
        QVERIFY(keras("resnet50.a1_in1k").contains(QStringLiteral("keras.applications.ResNet50(")));
        QVERIFY(keras("efficientnet_v2_s").contains(QStringLiteral("target_size=(384, 384)")));
        for (const char *none : {"resnet18", "resnext50_32x4d", "tf_efficientnet_lite0", "vit_b_16", "vgg16_bn"})
            QVERIFY2(keras(none).isEmpty(), none);
    }

    void modelsOfTextsHaveTheProgramOfTransformersAlone()
    {
        for (const catalogue::ModelCard &card : catalogue::cards()) {
            const QString code = transformersCode(card);
            QCOMPARE(!code.isEmpty(), card.readsTexts);
            if (!card.readsTexts)
                continue;
            QVERIFY2(kerasCode(card).isEmpty() && pytorchCode(card).isEmpty() && libtorchCode(card).isEmpty(),
                     card.id.c_str());
            const QString name = QStringLiteral("name = \"%1\"").arg(QString::fromStdString(card.origin.model));
            QVERIFY2(code.contains(name) && code.contains(QStringLiteral("num_labels=2")), qPrintable(code));
            QVERIFY2(code.contains(QStringLiteral("max_length=128")), qPrintable(code));
        }
        select("MiniLM-L6 (sentences)");
        tab(QStringLiteral("Code"));
        QCOMPARE(child<QComboBox>("program")->count(), 1);
        QVERIFY(child<QPlainTextEdit>("code")->toPlainText().contains(QStringLiteral("AutoTokenizer")));
    }

    /// PyTorch has other weights under these names.
    void weightsOfKerasHaveItsProgramAlone()
    {
        int count = 0;
        for (const catalogue::ModelCard &card : catalogue::cards()) {
            if (card.origin.library != "keras")
                continue;
            ++count;
            QVERIFY2(pytorchCode(card).isEmpty() && libtorchCode(card).isEmpty(), card.id.c_str());
            const QString code = kerasCode(card);
            const QString make = QString::fromStdString(card.origin.model);
            QVERIFY2(code.contains(QStringLiteral("keras.applications.%1(weights=\"imagenet\"").arg(make)),
                     card.id.c_str());
            QVERIFY2(code.contains(QStringLiteral("target_size=(%1, %1),\n").arg(card.input.crop)), qPrintable(code));
            QVERIFY(code.contains(QStringLiteral("keep_aspect_ratio=True"))
                    && !code.contains(QStringLiteral("differ")));
        }
        QCOMPARE(count, 9);
        select("MobileNetV2 (Keras)");
        tab(QStringLiteral("Code"));
        QCOMPARE(child<QComboBox>("program")->count(), 1);
        QVERIFY(child<QPlainTextEdit>("code")->toPlainText().startsWith(QStringLiteral("import keras")));
    }

    void theProgramOfTheLanguageIsRemembered()
    {
        const auto code = [this] { return child<QPlainTextEdit>("code")->toPlainText(); };
        select("ResNet-50");
        tab(QStringLiteral("Code"));
        auto *choice = child<QComboBox>("program");
        QCOMPARE(choice->count(), 3);
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        QVERIFY(code().startsWith(QStringLiteral("import keras")));
        select("ResNet-34"); // which Keras does not have
        QCOMPARE(choice->count(), 2);
        QVERIFY(code().startsWith(QStringLiteral("import torch")));
        open(path("library"));
        select("ResNet-50");
        QVERIFY(code().startsWith(QStringLiteral("import keras")));
    }

    /// The sums of the stages are the card's figures, to the last digit.
    void stagesAddUpToTheCard_data()
    {
        QTest::addColumn<std::string>("id");
        for (const char *id : {"resnet50", "tf_efficientnet_lite0", "mobilenet_v3_small", "squeezenet1_1", "googlenet",
                               "vit_tiny_patch16_224"})
            QTest::newRow(id) << std::string(id);
    }

    void stagesAddUpToTheCard()
    {
        QFETCH(std::string, id);
        const catalogue::ModelCard &card = *catalogue::findCard(id);
        const auto outline = insight::outlineOf(id, 1000);
        QVERIFY(outline);
        QCOMPARE(outline->parameters(), card.parameters);
        QCOMPARE(outline->multiplyAdds(), card.multiplyAdds);
        StageModel stages;
        stages.setStages(outline->stages);
        QVERIFY2(stages.plainText().endsWith(QStringLiteral("\t%1\t%2\n").arg(card.parameters).arg(card.multiplyAdds)),
                 qPrintable(stages.plainText()));
        double largest = 0;
        for (int row = 0; row < stages.rowCount(); ++row)
            largest = std::max(largest, stages.index(row, StageModel::Work).data(StageModel::kBarRole).toDouble());
        QCOMPARE(largest, 1.0);
    }

    void thePlotShowsWhatTheTableShows()
    {
        QVERIFY(!child<ScatterPlot>("modelPlot")); // made when it is wanted
        ScatterPlot &plot = showPlot();
        std::size_t withAccuracy = 0;
        for (const catalogue::ModelCard &card : catalogue::cards())
            withAccuracy += card.accuracy.top1 > 0 ? 1 : 0;
        QCOMPARE(static_cast<std::size_t>(plot.points().size()), withAccuracy);
        QVERIFY(plot.isLogarithmic());
        QCOMPARE(child<QLabel>("leftOut")->text(),
                 QStringLiteral("%1 without published accuracy are not in the plot, EfficientNet-Lite0 among them.")
                     .arg(catalogue::cards().size() - withAccuracy));
        const QStringList best = frontOf(plot);
        QVERIFY(best.contains(QStringLiteral("EfficientNetV2-L")) && best.contains(QStringLiteral("SqueezeNet 1.1")));
        QVERIFY(!best.contains(QStringLiteral("VGG-19")));

        QTest::keyClicks(child<QLineEdit>("modelSearch"), QStringLiteral("vgg"));
        QTRY_COMPARE(plot.points().size(), 8);
        QVERIFY(!child<QLabel>("leftOut")->isVisible());
        child<QLineEdit>("modelSearch")->clear();
        QTRY_COMPARE(static_cast<std::size_t>(plot.points().size()), withAccuracy);

        auto *axis = child<QComboBox>("plotAxis");
        QVERIFY(!child<QPushButton>("measureAll")->isVisible());
        axis->setCurrentIndex(axis->findText(QStringLiteral("Speed on this computer")));
        QCOMPARE(plot.points().size(), 0);
        QVERIFY(child<QPushButton>("measureAll")->isVisible());
        QVERIFY(child<QLabel>("leftOut")->text().contains(QStringLiteral("have not been measured")));
        for (const char *other : {"Multiply-adds", "Size of the file"}) {
            axis->setCurrentIndex(axis->findText(QString::fromLatin1(other)));
            QCOMPARE(static_cast<std::size_t>(plot.points().size()), withAccuracy);
        }
        open(path("library")); // view and axis are remembered
        QVERIFY(child<ScatterPlot>("modelPlot")->isVisible());
        QCOMPARE(child<QComboBox>("plotAxis")->currentText(), QStringLiteral("Size of the file"));
    }

    void aPointIsPickedByMouse()
    {
        ScatterPlot &plot = showPlot();
        const int point = pointOf(plot, "DenseNet-121");
        QWidget *canvas = plot.findChild<QWidget *>(QStringLiteral("canvas"));
        const QPoint place = canvas->mapFrom(&plot, plot.placeOf(point));
        QTest::mouseMove(canvas, place);
        QTRY_VERIFY2(plot.hoverText().contains(QStringLiteral("DenseNet-121: top-1 74.4 %, 8.0 M")),
                     qPrintable(plot.hoverText()));
        QTest::mouseClick(canvas, Qt::LeftButton, {}, place);
        QCOMPARE(plot.current(), point);
        QCOMPARE(child<QLabel>("modelTitle")->text(), QStringLiteral("DenseNet-121"));
        QCOMPARE(cell(table().currentIndex().row(), ModelTable::Name), QStringLiteral("DenseNet-121"));
        // And the other way round.
        child<QPushButton>("viewTable")->click();
        QVERIFY(table().isVisible() && !plot.isVisible());
        select("ResNet-50");
        child<QPushButton>("viewPlot")->click();
        QCOMPARE(plot.current(), pointOf(plot, "ResNet-50"));
    }

    void pointsAreReachedByKeys()
    {
        ScatterPlot &plot = showPlot();
        plot.setFocus();
        QTest::keyClick(&plot, Qt::Key_Home);
        QCOMPARE(plot.points()[plot.current()].name, QStringLiteral("SqueezeNet 1.1")); // the smallest
        QVERIFY2(plot.accessibleName().startsWith(QStringLiteral("SqueezeNet 1.1, SqueezeNet: top-1 58.2 %, 1.2 M")),
                 qPrintable(plot.accessibleName()));
        QCOMPARE(child<QLabel>("modelTitle")->text(), QStringLiteral("SqueezeNet 1.1"));
        QSet<int> seen;
        for (qsizetype i = 0; i < plot.points().size(); ++i) {
            seen.insert(plot.current());
            QTest::keyClick(&plot, Qt::Key_Right);
        }
        QCOMPARE(seen.size(), plot.points().size());
        QTest::keyClick(&plot, Qt::Key_Up); // the next in accuracy
        const int current = plot.current();
        QTest::keyClick(&plot, Qt::Key_Plus);
        QCOMPARE(plot.current(), current);
        chooseKind(QStringLiteral("Random"));
        plot.setFocus();
        QTest::keyClick(&plot, Qt::Key_Return);
        QVERIFY(m_workbench->card());
        QCOMPARE(QString::fromStdString(m_workbench->card()->title), plot.points()[current].name);
    }

    void tabGoesFromLeftToRight()
    {
        showPlot();
        child<QLineEdit>("modelSearch")->setFocus();
        QStringList order;
        for (int i = 0; i < 9; ++i) {
            order += m_page->focusWidget()->objectName();
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        }
        // One of the two buttons for the view: the arrow keys lead to the other.
        QVERIFY2(order.takeAt(5).startsWith(QStringLiteral("view")), qPrintable(order.join(QLatin1Char(' '))));
        QCOMPARE(order,
                 QStringList({QStringLiteral("modelSearch"), QStringLiteral("taskFilter"), QStringLiteral("onDisk"),
                              QStringLiteral("sizeFilter"), QStringLiteral("licenceFilter"), QStringLiteral("plotAxis"),
                              QStringLiteral("modelPlot"), QStringLiteral("weightsOnDisk")}));
    }

    void speedIsMeasuredAndRemembered()
    {
        select("SqueezeNet 1.1");
        QCOMPARE(cell(table().currentIndex().row(), ModelTable::Speed), QStringLiteral("–"));
        QTest::mouseClick(child<QPushButton>("measureSpeed"), Qt::LeftButton);
        QCOMPARE(child<QPushButton>("measureSpeed")->text(), QStringLiteral("Cancel"));
        QVERIFY(child<QLabel>("modelSpeed")->text().startsWith(QStringLiteral("Being measured")));
        constexpr int kPatience = 60'000;
        QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("modelSpeed")->text().contains(QStringLiteral("pictures a second")),
                                 kPatience);
        const QString speed = cell(table().currentIndex().row(), ModelTable::Speed);
        QVERIFY(speed != QStringLiteral("–"));
        open(path("library"));
        select("SqueezeNet 1.1");
        QTRY_COMPARE(cell(table().currentIndex().row(), ModelTable::Speed), speed);
        table().sortByColumn(ModelTable::Speed, Qt::DescendingOrder);
        QCOMPARE(names().front(), QStringLiteral("SqueezeNet 1.1")); // unknown ones last
        table().sortByColumn(ModelTable::Speed, Qt::AscendingOrder);
        QCOMPARE(names().front(), QStringLiteral("SqueezeNet 1.1"));
    }

    void allThatIsShownIsMeasured()
    {
        ScatterPlot &plot = showPlot();
        auto *axis = child<QComboBox>("plotAxis");
        axis->setCurrentIndex(axis->findText(QStringLiteral("Speed on this computer")));
        auto *measure = child<QPushButton>("measureAll");
        QTest::keyClicks(child<QLineEdit>("modelSearch"), QStringLiteral("squeezenet"));
        QTest::mouseClick(measure, Qt::LeftButton);
        QCOMPARE(child<QLabel>("measureProgress")->text(), QStringLiteral("0 of 2"));
        QTest::mouseClick(measure, Qt::LeftButton); // Cancel
        QVERIFY(child<QLabel>("measureProgress")->text().isEmpty());
        QTest::mouseClick(measure, Qt::LeftButton);
        QCOMPARE(child<QLabel>("measureProgress")->text(), QStringLiteral("0 of 2"));
        constexpr int kPatience = 60'000;
        QTRY_COMPARE_WITH_TIMEOUT(plot.points().size(), 2, kPatience);
        QCOMPARE(measure->text(), QStringLiteral("Measure all shown"));
        QVERIFY(!plot.isLogarithmic());
        QVERIFY(!child<QLabel>("leftOut")->isVisible());
    }

    void nothingIsMeasuredWhileARunTrains()
    {
        select("SqueezeNet 1.1");
        auto *measure = child<QPushButton>("measureSpeed");
        QTest::mouseClick(measure, Qt::LeftButton);
        QSignalSpy stopped(&m_workbench->session(), &training::Session::stopped);
        training::RunConfig config = test::smallConfig(path("data"), path("weights.safetensors"));
        config.training.epochs = 1000;
        m_workbench->session().start(config, QStringLiteral("long"));
        QTRY_VERIFY(!measure->isEnabled());
        QVERIFY(child<QLabel>("modelSpeed")->text().contains(QStringLiteral("Not while a run trains")));
        m_workbench->session().cancel();
        constexpr int kPatience = 60'000;
        QVERIFY(stopped.wait(kPatience));
        QTRY_VERIFY(measure->isEnabled());
    }

    void weightsOnDiskAreFreed()
    {
        const QString models = qEnvironmentVariable("HEADSTART_MODELS");
        if (models.isEmpty())
            QSKIP("HEADSTART_MODELS is not set; packaging/test.sh sets it");
        const QTemporaryDir library;
        const QString name = QStringLiteral("efficientnet-lite0-57934424.pth");
        QVERIFY(QFile::copy(models + QLatin1Char('/') + name, library.filePath(name)));
        test::writeFile(library.filePath(QStringLiteral("notes.txt")).toStdString(), std::string("mine"));
        open(library.path().toStdString());
        select("EfficientNet-Lite0");
        QTRY_COMPARE(cell(table().currentIndex().row(), ModelTable::Weights), QStringLiteral("yes"));
        QVERIFY(use());
        child<QCheckBox>("onDisk")->click();
        QCOMPARE(names(), QStringList{QStringLiteral("EfficientNet-Lite0")});
        QVERIFY(child<QLabel>("modelCounts")->text().startsWith(QStringLiteral("1 of ")));

        QTest::mouseClick(child<QPushButton>("weightsOnDisk"), Qt::LeftButton);
        auto *files = child<QTableView>("diskFiles");
        QTRY_COMPARE(files->model()->rowCount(), 2);
        QCOMPARE(files->model()->index(0, DiskModel::Model).data().toString(),
                 QStringLiteral("EfficientNet-Lite0 (of the next run)"));
        QCOMPARE(files->model()->index(1, DiskModel::Model).data().toString(), QStringLiteral("Not in the catalogue"));
        QVERIFY(child<QLabel>("diskSum")->text().startsWith(QStringLiteral("2 files take 19 MB in ")));
        answerDelete(QStringLiteral("Keep"));
        QVERIFY(QFile::exists(library.filePath(name)));
        answerDelete(QStringLiteral("Delete"));
        QTRY_COMPARE(files->model()->rowCount(), 1);
        QVERIFY(child<Notice>("diskNotice")->text().contains(QStringLiteral("19 MB are free again")));
        QVERIFY(!QFile::exists(library.filePath(name)));
        QVERIFY(QFile::exists(library.filePath(QStringLiteral("notes.txt"))));
        auto *notice = child<Notice>("weightsNotice"); // of the page, which has noticed
        QTRY_VERIFY(notice->isVisible() && notice->text().contains(name));
        QTRY_VERIFY(names().isEmpty());
    }

    void thePaperOpensInTheBrowser()
    {
        select("ResNet-18");
        QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "noteUrl");
        QTest::mouseClick(child<QPushButton>("paper"), Qt::LeftButton);
        QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
        QCOMPARE(m_opened, QUrl(QStringLiteral("https://arxiv.org/abs/1512.03385")));
    }

    void missingWeightsAreNamed()
    {
        QSignalSpy pages(m_workbench.get(), &Workbench::pageWanted);
        select("EfficientNet-Lite0");
        auto *notice = child<Notice>("weightsNotice");
        QTRY_VERIFY(notice->isVisible());
        for (const char *part : {"efficientnet-lite0-57934424.pth", "packaging/start.sh", "From a file"})
            QVERIFY2(notice->text().contains(QLatin1String(part)), qPrintable(notice->text()));
        QCOMPARE(cell(table().currentIndex().row(), ModelTable::Weights), QStringLiteral("–"));
        QTest::mouseClick(child<QPushButton>("useModel"), Qt::LeftButton);
        QCOMPARE(child<QLabel>("modelState")->text(), notice->text());
        QVERIFY(m_workbench->config().model.id.empty());
        QCOMPARE(pages.size(), 0);
    }

    void getFetchesTheWeights()
    {
        test::HttpServer server;
        const catalogue::ModelCard card = cardOn(server, "resnet18", "mine.pth");
        const std::string file = path("library") + "/mine.pth";
        WeightsChoice choice(*m_workbench);
        show(choice, card);
        auto *notice = choice.findChild<Notice *>();
        auto *bar = choice.findChild<QProgressBar *>();
        auto *pause = choice.findChild<QPushButton *>(QStringLiteral("pauseFetch"));
        auto *cancel = choice.findChild<QPushButton *>(QStringLiteral("cancelFetch"));
        auto *said = choice.findChild<QLabel *>(QStringLiteral("fetchText"));
        QVERIFY2(notice->text().contains(QStringLiteral("mine.pth (400 kB) from 127.0.0.1")),
                 qPrintable(notice->text()));

        pressNotice(choice, QStringLiteral("Get")); // the server has no such file
        QTRY_VERIFY2(notice->text().contains(QStringLiteral("no such file")), qPrintable(notice->text()));

        // A quarter comes, and then nothing.
        server.slow = "/mine.pth";
        server.answer = [this](const QByteArray &request) {
            return test::HttpServer::cut(test::HttpServer::piece(request, m_weights, "\"one\""), 100'000);
        };
        pressNotice(choice, QStringLiteral("Try again"));
        QTRY_COMPARE(bar->value(), 250); // of 1000
        QVERIFY2(said->text().contains(QStringLiteral("ResNet-18: 100 kB of 400 kB")), qPrintable(said->text()));
        QVERIFY(cancel->isVisible() && !notice->isVisible());
        QCOMPARE(pause->text(), QStringLiteral("Pause"));
        QTest::mouseClick(pause, Qt::LeftButton);
        QCOMPARE(pause->text(), QStringLiteral("Go on"));
        QVERIFY2(said->text().contains(QStringLiteral("paused at 25.0 %")), qPrintable(said->text()));
        QTest::mouseClick(pause, Qt::LeftButton); // at once: the transfer before may still be about to end
        QTRY_COMPARE(bar->value(), 500);
        QCOMPARE(test::HttpServer::rangeOf(server.requests.back()), 100'000);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(!cancel->isVisible() && notice->isVisible());
        QTRY_VERIFY(QDir(qpath("library")).isEmpty());

        server.slow.clear();
        server.answer = [this](const QByteArray &request) {
            return test::HttpServer::piece(request, m_weights, "\"one\"");
        };
        const QSignalSpy looks(m_workbench.get(), &Workbench::libraryChanged);
        pressNotice(choice, QStringLiteral("Get"));
        QTRY_COMPARE(looks.size(), 1); // the page looks at its library anew
        QCOMPARE(static_cast<qsizetype>(test::readFile(file).size()), m_weights.size());
        std::filesystem::remove(file);
    }

    /// Its window is closed, and opened again.
    void whatWasPausedIsShownAndGoesOn()
    {
        test::HttpServer server;
        const catalogue::ModelCard card = cardOn(server, "resnet18", "mine.pth");
        server.slow = "/mine.pth";
        server.answer = [this](const QByteArray &request) {
            return test::HttpServer::cut(test::HttpServer::piece(request, m_weights, "\"one\""), 172'000);
        };
        {
            WeightsChoice choice(*m_workbench);
            show(choice, card);
            pressNotice(choice, QStringLiteral("Get"));
            QTRY_COMPARE(choice.findChild<QProgressBar *>()->value(), 430);
        }
        open(path("library")); // pauses what runs
        QCOMPARE(QDir(qpath("library")).entryList({QStringLiteral("*.part")}).size(), 1);
        WeightsChoice choice(*m_workbench);
        show(choice, card);
        auto *said = choice.findChild<QLabel *>(QStringLiteral("fetchText"));
        auto *goOn = choice.findChild<QPushButton *>(QStringLiteral("pauseFetch"));
        QTRY_VERIFY(goOn->isVisible());
        QCOMPARE(goOn->text(), QStringLiteral("Go on"));
        QCOMPARE(said->text(), QStringLiteral("ResNet-18 is paused at 43.0 % (172 kB of 400 kB)."));
        const QSignalSpy looks(m_workbench.get(), &Workbench::libraryChanged);
        server.slow.clear();
        server.answer = [this](const QByteArray &request) {
            return test::HttpServer::piece(request, m_weights, "\"one\"");
        };
        QTest::mouseClick(goOn, Qt::LeftButton);
        QTRY_COMPARE(looks.size(), 1);
        QCOMPARE(test::HttpServer::rangeOf(server.requests.back()), 172'000);
        QCOMPARE(QDir(qpath("library")).entryList(QDir::Files), QStringList{QStringLiteral("mine.pth")});
        std::filesystem::remove(path("library") + "/mine.pth");
    }

    void severalAreFetchedWhileAnotherModelIsLookedAt()
    {
        test::HttpServer server;
        server.slow = "/one.pth";
        server.answer = [this](const QByteArray &request) {
            const QByteArray answer = test::HttpServer::piece(request, m_weights, "\"one\"");
            return request.contains("/one.pth") ? test::HttpServer::cut(answer, 100'000) : answer;
        };
        const catalogue::ModelCard one = cardOn(server, "resnet18", "one.pth");
        const catalogue::ModelCard two = cardOn(server, "resnet34", "two.pth");
        WeightsChoice choice(*m_workbench);
        show(choice, one);
        auto *others = choice.findChild<QLabel *>(QStringLiteral("otherFetches"));
        QSignalSpy arrivals(&m_workbench->fetches(), &Fetches::arrived);
        pressNotice(choice, QStringLiteral("Get"));
        QTRY_COMPARE(choice.findChild<QProgressBar *>()->value(), 250);
        QVERIFY(!others->isVisible());
        show(choice, two);
        QVERIFY(others->isVisible());
        QCOMPARE(others->text(), QStringLiteral("Being fetched besides: ResNet-18 (25.0 %)"));
        pressNotice(choice, QStringLiteral("Get"));
        QTRY_COMPARE(arrivals.size(), 1);
        QCOMPARE(arrivals[0][0].toString(), QStringLiteral("resnet34"));
        QCOMPARE(m_workbench->fetches().running(), std::vector<std::string>{"resnet18"});
        m_workbench->fetches().cancel("resnet18");
        QTRY_COMPARE(QDir(qpath("library")).entryList(QDir::Files), QStringList{QStringLiteral("two.pth")});
        std::filesystem::remove(path("library") + "/two.pth");
    }

    void aBrokenLineIsTriedAgain()
    {
        test::HttpServer server;
        server.answers["/mine.pth"] = "HTTP/1.1 503 Busy\r\nRetry-After: 20\r\nContent-Length: 0\r\n\r\n";
        const catalogue::ModelCard card = cardOn(server, "resnet18", "mine.pth");
        WeightsChoice choice(*m_workbench);
        show(choice, card);
        auto *said = choice.findChild<QLabel *>(QStringLiteral("fetchText"));
        pressNotice(choice, QStringLiteral("Get"));
        // It counts down: a busy machine may show 20 for less than a look takes.
        static const QRegularExpression counting(QStringLiteral("trying again in (20|1\\d) s"));
        QTRY_VERIFY2(said->text().contains(counting), qPrintable(said->text()));
        QTest::mouseClick(choice.findChild<QPushButton *>(QStringLiteral("cancelFetch")), Qt::LeftButton);
        QTRY_VERIFY(QDir(qpath("library")).isEmpty());
    }

    void offlineFetchesNothing()
    {
        test::HttpServer server;
        const catalogue::ModelCard card = cardOn(server, "resnet18", "mine.pth");
        WeightsChoice choice(*m_workbench);
        show(choice, card);
        SettingsDialog settings(*m_workbench);
        settings.show();
        auto *offline = settings.findChild<QCheckBox *>(QStringLiteral("offline"));
        QTest::mouseClick(offline, Qt::LeftButton, {}, QPoint(8, offline->height() / 2));
        QVERIFY(offline->isChecked());
        pressNotice(choice, QStringLiteral("Get"));
        auto *notice = choice.findChild<Notice *>();
        for (const QString &part : {QStringLiteral("nothing is fetched"), QStringLiteral("mine.pth"), qpath("library")})
            QTRY_VERIFY2(notice->text().contains(part), qPrintable(notice->text()));
        QCOMPARE(server.asked, 0);
        QTest::mouseClick(offline, Qt::LeftButton, {}, QPoint(8, offline->height() / 2));
        QVERIFY(!offline->isChecked());
        pressNotice(choice, QStringLiteral("Try again"));
        QTRY_COMPARE(server.asked, 1);
    }

    void aDamagedFileInTheLibraryIsNoticed()
    {
        const QTemporaryDir library;
        const std::string file = library.filePath(QStringLiteral("efficientnet-lite0-57934424.pth")).toStdString();
        test::writeFile(file, std::string("half of it"));
        open(library.path().toStdString());
        select("EfficientNet-Lite0");
        auto *notice = child<Notice>("weightsNotice");
        QTRY_VERIFY(notice->isVisible() && notice->text().contains(QStringLiteral("SHA-256")));
        std::filesystem::remove(file);
        QTest::mouseClick(notice->findChild<QPushButton *>(), Qt::LeftButton); // Look again
        QTRY_VERIFY(notice->text().contains(QStringLiteral("packaging/start.sh")));
    }

    void aFileOfWeightsIsCheckedAndTaken()
    {
        QSignalSpy pages(m_workbench.get(), &Workbench::pageWanted);
        select("ResNet-18");
        chooseKind(QStringLiteral("From a file"));
        QTest::mouseClick(child<QPushButton>("chooseWeights"), Qt::LeftButton);
        QVERIFY(test::answerFileDialog(*m_page, "weightsDialog", qpath("weights.safetensors")));
        QTest::mouseClick(child<QPushButton>("useModel"), Qt::LeftButton); // while it is being read, nothing happens
        QTRY_VERIFY(use());
        QCOMPARE(m_workbench->config().model.id, std::string("resnet18"));
        QCOMPARE(m_workbench->config().model.weights, path("weights.safetensors"));
        QCOMPARE(pages.back()[0].value<PageId>(), PageId::Data);
        QVERIFY(!child<QLabel>("modelState")->text().isEmpty());

        // Of the run's model another choice holds at once; one that cannot be used changes nothing.
        test::writeFile(path("text.safetensors"), std::string("no weights"));
        QVERIFY(m_page->takeDrop({qpath("text.safetensors")}));
        QTRY_VERIFY(child<Notice>("weightsNotice")->isVisible());
        QCOMPARE(m_workbench->config().model.weights, path("weights.safetensors"));
        chooseKind(QStringLiteral("Random"));
        QCOMPARE(m_workbench->config().model.weights, std::string("random"));
        QVERIFY(!child<Notice>("weightsNotice")->isVisible());
    }

    void aFileSaysWhichModelItIsOf()
    {
        select("VGG-16");
        child<QLineEdit>("modelSearch")->setText(QStringLiteral("vgg")); // hides the model that it will be
        chooseKind(QStringLiteral("From a file"));
        QTest::mouseClick(child<QPushButton>("chooseWeights"), Qt::LeftButton);
        QVERIFY(test::answerFileDialog(*m_page, "weightsDialog", qpath("weights.safetensors")));
        auto *facts = child<QLabel>("weightsFileFacts");
        QTRY_VERIFY(facts->isVisible());
        QVERIFY2(facts->text().contains(QStringLiteral("resnet18")), qPrintable(facts->text()));
        QVERIFY2(facts->text().contains(QStringLiteral("safetensors, names of torchvision")),
                 qPrintable(facts->text()));
        QCOMPARE(child<QLabel>("modelTitle")->text(), QStringLiteral("ResNet-18"));
        QTRY_VERIFY(use());
        QCOMPARE(m_workbench->config().model.id, std::string("resnet18"));
        QCOMPARE(m_workbench->config().model.weights, path("weights.safetensors"));

        // Weights of something else: said, with the nearest; nothing else changes.
        test::writeFile(path("other.safetensors"),
                        std::string("\x41\0\0\0\0\0\0\0", 8)
                            + R"({"conv1.weight":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})"
                            + std::string(4, '\0'));
        QVERIFY(m_page->takeDrop({qpath("other.safetensors")}));
        auto *notice = child<Notice>("weightsNotice");
        QTRY_VERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains(QStringLiteral("no network that is known here")), qPrintable(notice->text()));
        QVERIFY(!facts->isVisible());
        QCOMPARE(m_workbench->config().model.weights, path("weights.safetensors"));
    }

    void anotherModelForgetsTheStagesOfTheOneBefore()
    {
        m_workbench->change([](training::RunConfig &config) {
            config.model.id = "resnet50";
            config.freeze.cut = "layer4.2";
            config.preprocessing.crop = 96;
            config.preprocessing.mode = "pad";
        });
        QCOMPARE(child<QLabel>("modelTitle")->text(), QStringLiteral("ResNet-50")); // the page follows
        select("ResNet-18");
        chooseKind(QStringLiteral("Random"));
        QVERIFY(use());
        QCOMPARE(m_workbench->config().freeze.cut, std::string("head"));
        QCOMPARE(m_workbench->config().preprocessing.crop, 0);
        QCOMPARE(m_workbench->config().preprocessing.mode, std::string("pad"));
    }

    void returnTakesTheModel()
    {
        select("ResNet-34");
        chooseKind(QStringLiteral("Random"));
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_Return);
        QCOMPARE(m_workbench->config().model.id, std::string("resnet34"));
    }

    void aFinishedRunIsAStart()
    {
        QSignalSpy finished(&m_workbench->session(), &training::Session::finished);
        m_workbench->session().start(test::smallConfig(path("data"), path("weights.safetensors")),
                                     QStringLiteral("parent"));
        constexpr int kPatience = 300'000;
        QVERIFY(finished.wait(kPatience));
        select("ResNet-18");
        auto *runs = child<QComboBox>("weightsRun");
        QTRY_COMPARE(runs->count(), 1);
        chooseKind(QStringLiteral("From a finished run"));
        QVERIFY(runs->isVisible() && runs->currentText().startsWith(QStringLiteral("parent")));
        QVERIFY(use());
        QCOMPARE(m_workbench->config().model.weights, "run:" + finished[0][0].toString().toStdString());
        QVERIFY(m_page->takeDrop({qpath("data/blue/0.png")}));
        QTRY_COMPARE(bars().guesses().size(), std::size_t{2});
        select("ResNet-34"); // that run's weights are not for it
        chooseKind(QStringLiteral("From a finished run"));
        QVERIFY(child<Notice>("weightsNotice")->text().contains(QStringLiteral("No finished run")));
    }

    void aPictureIsTried()
    {
        select("ResNet-18");
        QVERIFY(m_page->takeDrop({qpath("weights.safetensors")}));
        QVERIFY(m_page->takeDrop({qpath("data/red/1.png")}));
        QCOMPARE(child<QTabWidget>("modelTabs")->currentIndex(), 3);
        QTRY_COMPARE(bars().guesses().size(), std::size_t{5});
        QVERIFY(bars().isVisible());
        QVERIFY(!child<QLabel>("trySeen")->pixmap().isNull());
        QVERIFY(bars().guesses()[0].probability >= bars().guesses()[4].probability);

        const std::string damaged = test::dataFile("pictures/half.png");
        QTest::mouseClick(child<QPushButton>("tryPicture"), Qt::LeftButton);
        QVERIFY(test::answerFileDialog(*m_page, "tryDialog", QString::fromStdString(damaged)));
        QTRY_VERIFY(child<Notice>("tryNotice")->isVisible());
        QVERIFY(child<Notice>("tryNotice")->text().contains(QStringLiteral("half.png")));
        QVERIFY(!bars().isVisible());

        chooseKind(QStringLiteral("Random"));
        QVERIFY(!child<QPushButton>("tryPicture")->isEnabled());
        QVERIFY(child<QLabel>("tryHint")->text().contains(QStringLiteral("Random weights")));
        QVERIFY(!m_page->takeDrop({qpath("data")})); // a folder is data
        QVERIFY(!m_page->takeDrop({qpath("data/red/1.png"), qpath("data/red/2.png")}));
    }

    void realWeightsAreHere()
    {
        const QString models = qEnvironmentVariable("HEADSTART_MODELS");
        const QString pictures = qEnvironmentVariable("HEADSTART_PICTURES");
        if (models.isEmpty() || pictures.isEmpty())
            QSKIP("HEADSTART_MODELS and HEADSTART_PICTURES are not set; packaging/test.sh sets them");
        open(models.toStdString());
        select("EfficientNet-Lite0");
        QTRY_COMPARE(cell(table().currentIndex().row(), ModelTable::Weights), QStringLiteral("yes"));
        QVERIFY(m_page->takeDrop({pictures + QStringLiteral("/china.jpg")}));
        QTRY_COMPARE(bars().guesses().size(), std::size_t{5});
        QCOMPARE(bars().guesses()[0].label, std::string("palace"));
        QVERIFY(bars().accessibleDescription().contains(QStringLiteral("palace 35")));
        QVERIFY(use());
        QCOMPARE(m_workbench->config().model.weights, std::string("pretrained"));
    }

    void everyControlHasAName()
    {
        for (int tab = 0; tab < child<QTabWidget>("modelTabs")->count(); ++tab) {
            child<QTabWidget>("modelTabs")->setCurrentIndex(tab);
            QCOMPARE(test::unnamedControls(*m_page), QStringList());
        }
    }

    void nothingIsCutOff()
    {
        const auto *header = table().horizontalHeader();
        constexpr int kShortNames = 150; // "EfficientNet-Lite0" in bold; the long ones of timm's sets have a tool tip
        QVERIFY2(header->sectionSize(ModelTable::Name) >= kShortNames,
                 qPrintable(QString::number(header->sectionSize(ModelTable::Name))));
        for (int column = ModelTable::Name + 1; column < ModelTable::Columns; ++column) {
            if (table().isColumnHidden(column))
                continue;
            const int cells = static_cast<const QAbstractItemView &>(table()).sizeHintForColumn(column);
            QVERIFY2(header->sectionSize(column) >= std::max(header->sectionSizeHint(column), cells),
                     qPrintable(QStringLiteral("column %1: %2 wide, header %3, cells %4")
                                    .arg(column)
                                    .arg(header->sectionSize(column))
                                    .arg(header->sectionSizeHint(column))
                                    .arg(cells)));
        }
        QVERIFY(header->length() <= table().viewport()->width());
        for (const QPushButton *one : m_page->findChildren<QPushButton *>())
            QVERIFY2(!one->isVisible() || one->width() >= one->sizeHint().width(), qPrintable(one->text()));
    }

    void anotherLookRepaints()
    {
        m_theme->setLook(Look::Dark);
        QVERIFY(!m_page->grab().isNull());
        m_theme->setLook(Look::Light);
    }

    void theTaskNarrowsTheList()
    {
        auto *task = child<QComboBox>("taskFilter");
        const auto expected = [](bool readsTexts) {
            return std::count_if(catalogue::cards().begin(), catalogue::cards().end(),
                                 [&](const catalogue::ModelCard &card) { return card.readsTexts == readsTexts; });
        };
        task->setFocus();
        QTest::keyClick(task, Qt::Key_End); // what was selected goes
        QCOMPARE(task->currentText(), QStringLiteral("Texts"));
        QVERIFY(table().viewport()->rect().contains(table().visualRect(table().currentIndex()).center()));
        QTest::keyClick(task, Qt::Key_Home);
        QTest::keyClick(task, Qt::Key_Down);
        QCOMPARE(task->currentText(), QStringLiteral("Pictures"));
        QCOMPARE(names().size(), expected(false));
        QTest::keyClick(task, Qt::Key_Down);
        QCOMPARE(names().size(), expected(true));
        QVERIFY(names().contains(QStringLiteral("BERT Base")));
        QCOMPARE(child<QLabel>("modelTitle")->text(), names().front()); // the details are of one that is shown
        QCOMPARE(cell(0, ModelTable::Input), QStringLiteral("512 tokens"));
        QCOMPARE(cell(0, ModelTable::Accuracy), QStringLiteral("–"));
        const ScatterPlot &plot = showPlot();
        QVERIFY(!plot.isVisible() && child<QLabel>("plotNothing")->isVisible());
        task->setCurrentIndex(0);
        QTRY_VERIFY(plot.isVisible());
        QVERIFY(!child<QLabel>("plotNothing")->isVisible());
        child<QPushButton>("viewTable")->click();
        QCOMPARE(names().size(), static_cast<qsizetype>(catalogue::cards().size()));
        select("ResNet-50");
        QCOMPARE(cell(table().currentIndex().row(), ModelTable::Input), QStringLiteral("224 px"));
        table().sortByColumn(ModelTable::Accuracy, Qt::AscendingOrder);
        QVERIFY(names().indexOf(QStringLiteral("BERT Base")) > names().indexOf(QStringLiteral("ResNet-50")));
        table().sortByColumn(ModelTable::Accuracy, Qt::DescendingOrder);
        QVERIFY(names().indexOf(QStringLiteral("BERT Base")) > names().indexOf(QStringLiteral("ResNet-50")));
    }

    void detailsOfATextModelSpeakOfTexts()
    {
        select("MiniLM-L6 (sentences)");
        QVERIFY(child<QLabel>("modelInput")->text().contains(QStringLiteral("512 tokens")));
        const QString size = child<QLabel>("modelSize")->text().remove(QChar(0x202f));
        QVERIFY2(
            size.startsWith(QStringLiteral("22713986 parameters; 1434600192 multiply-adds for a text of 128 tokens")),
            qPrintable(size));
        tab(QStringLiteral("Stages"));
        const auto *stages = child<QTableView>("stages")->model();
        QTRY_COMPARE(stages->rowCount(),
                     1 + 6 + 1 + 1 + 1); // the embeddings, the layers, the pooler, the head, the sum
        QCOMPARE(stages->index(1, StageModel::Output).data().toString(), QStringLiteral("128 × 384"));
        const QString sum = child<QLabel>("stageSum")->text().remove(QChar(0x202f));
        QVERIFY2(sum.contains(QStringLiteral("22713986")) && sum.contains(QStringLiteral("a text of 128 tokens")),
                 qPrintable(sum));
        for (const QLabel *label : child<QTabWidget>("modelTabs")->findChildren<QLabel *>())
            QVERIFY2(!label->text().contains(QStringLiteral("picture")), qPrintable(label->text()));
    }

    /// Its head is to be trained first.
    void aTextModelWithoutAHeadIsNotTried()
    {
        open(path("library"));
        select("MiniLM-L6 (sentences)");
        chooseKind(QStringLiteral("Random"));
        tab(QStringLiteral("Try it"));
        QVERIFY(!child<QPushButton>("tryPicture")->isVisible());
        QVERIFY(child<QLineEdit>("tryText")->isVisible() && !child<QLineEdit>("tryText")->isEnabled());
        QVERIFY(child<QLabel>("tryHint")->text().contains(QStringLiteral("to try a text")));
        QVERIFY(m_page->takeDrop({qpath("data/red/1.png")}));
        QVERIFY(child<QLabel>("modelState")->text().contains(QStringLiteral("reads texts")));
        QVERIFY(!bars().isVisible());
    }

    void dataOfTextsLeadToTheirModels()
    {
        QSignalSpy opened(m_workbench.get(), &Workbench::dataChanged);
        data::DataSource source;
        source.path = path("films.csv");
        m_workbench->openData(source);
        QTRY_VERIFY(m_workbench->dataset());
        QCOMPARE(child<QComboBox>("taskFilter")->currentText(), QStringLiteral("Texts"));
        QVERIFY(names().contains(QStringLiteral("MiniLM-L6 (sentences)")));
        QVERIFY(!names().contains(QStringLiteral("ResNet-50")));
        source.path = path("data");
        m_workbench->openData(source);
        QTRY_VERIFY(m_workbench->dataset());
        QCOMPARE(child<QComboBox>("taskFilter")->currentText(), QStringLiteral("All"));
    }

    void speedOfATextModelIsMeasured()
    {
        open(path("library"));
        QVERIFY(m_page->takeDrop({qpath("films")}));
        QTRY_COMPARE(child<QLabel>("modelTitle")->text(), QStringLiteral("films"));
        QTest::mouseClick(child<QPushButton>("measureSpeed"), Qt::LeftButton);
        constexpr int kPatience = 60'000;
        QTRY_VERIFY_WITH_TIMEOUT(
            child<QLabel>("modelSpeed")->text().contains(QStringLiteral("texts of 40 tokens a second")), kPatience);
    }

    void aFolderOfHuggingFaceIsAModel()
    {
        std::filesystem::remove_all(path("reviews"));
        std::filesystem::copy(path("films"), path("reviews"));
        nameLabels("reviews");
        child<QLineEdit>("modelSearch")->setText(QStringLiteral("vgg")); // hides what it will be
        chooseKind(QStringLiteral("From a file"));
        QTest::mouseClick(child<QPushButton>("chooseModelFolder"), Qt::LeftButton);
        QVERIFY(test::answerFileDialog(*m_page, "modelFolderDialog", qpath("reviews")));
        QTRY_COMPARE(child<QLabel>("modelTitle")->text(), QStringLiteral("reviews"));
        QCOMPARE(child<QComboBox>("weights")->currentText(), QStringLiteral("Pre-trained"));
        QTRY_COMPARE(cell(table().currentIndex().row(), ModelTable::Weights), QStringLiteral("yes"));
        QCOMPARE(cell(table().currentIndex().row(), ModelTable::Input), QStringLiteral("40 tokens"));
        QVERIFY(use());
        QCOMPARE(m_workbench->config().model.id, path("reviews"));
        QCOMPARE(m_workbench->config().model.weights, std::string("pretrained"));
        QTRY_VERIFY(m_workbench->outline());
        // Its head is trained: it says something.
        tab(QStringLiteral("Try it"));
        QTest::keyClicks(child<QLineEdit>("tryText"), QStringLiteral("a lovely film"));
        QTRY_COMPARE(bars().guesses().size(), std::size_t{2});
        QVERIFY(bars().guesses()[0].label == "good" || bars().guesses()[0].label == "bad");
        QVERIFY(bars().isVisible() && !child<QLabel>("trySeen")->isVisible());
        const double before = bars().guesses()[0].probability;
        QTest::keyClicks(child<QLineEdit>("tryText"), QStringLiteral(" very bad and dull"));
        QTRY_VERIFY(bars().guesses()[0].probability != before);
        child<QLineEdit>("tryText")->clear();
        QVERIFY(!bars().isVisible());

        // Again, by its weights: it is the same model.
        const int rows = table().model()->rowCount();
        select("ResNet-50");
        QVERIFY(m_page->takeDrop({qpath("reviews/model.safetensors")}));
        QTRY_COMPARE(child<QLabel>("modelTitle")->text(), QStringLiteral("reviews"));
        QCOMPARE(table().model()->rowCount(), rows);
    }

    void aFolderThatIsNoModelIsSaid()
    {
        std::filesystem::remove_all(path("broken"));
        std::filesystem::copy(path("films"), path("broken"));
        std::filesystem::remove(path("broken/vocab.txt"));
        const auto cards = catalogue::cards().size();
        select("ResNet-50");
        QVERIFY(m_page->takeDrop({qpath("broken")}));
        auto *notice = child<Notice>("weightsNotice");
        QTRY_VERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains(QStringLiteral("vocab.txt")), qPrintable(notice->text()));
        QCOMPARE(child<QLabel>("modelTitle")->text(), QStringLiteral("ResNet-50"));
        QCOMPARE(catalogue::cards().size(), cards);
        QVERIFY(!m_page->takeDrop({qpath("data")})); // a folder of pictures is data
    }

    /// As after a new start: the catalogue does not know the folder yet.
    void aConfigurationBringsItsFolderBack()
    {
        std::filesystem::remove_all(path("earlier"));
        std::filesystem::copy(path("films"), path("earlier"));
        m_workbench->change([this](training::RunConfig &config) { config.model.id = path("earlier") + "/"; });
        QVERIFY(!m_workbench->card());
        QVERIFY(m_workbench->missing()[0].what.contains(QStringLiteral("being looked at")));
        QTRY_VERIFY(m_workbench->card());
        QCOMPARE(m_workbench->config().model.id, path("earlier"));
        QCOMPARE(child<QLabel>("modelTitle")->text(), QStringLiteral("earlier"));
        QSignalSpy failed(m_workbench.get(), &Workbench::modelFailed);
        m_workbench->change([this](training::RunConfig &config) { config.model.id = path("gone"); });
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(child<QLabel>("modelState")->text().contains(QStringLiteral("config.json")));
        QVERIFY(m_workbench->missing()[0].what.contains(QStringLiteral("choose a model")));
    }

private:
    /// Writes into a folder's configuration what its head tells apart.
    void nameLabels(const char *folder) const
    {
        const std::string file = path(folder) + "/config.json";
        const auto bytes = test::readFile(file);
        std::string text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
        test::writeFile(file, text.insert(text.find('{') + 1, R"("id2label": {"0": "bad", "1": "good"},)"));
    }

    /// Weights at a server's, told apart by their file.
    catalogue::ModelCard cardOn(const test::HttpServer &server, const char *id, const std::string &file) const
    {
        catalogue::ModelCard card = *catalogue::findCard(id);
        card.weights = {file, static_cast<std::uint64_t>(m_weights.size()), 400'000,
                        QCryptographicHash::hash(m_weights, QCryptographicHash::Sha256).toHex().toStdString(),
                        server.address(("/" + file).c_str())};
        return card;
    }

    static void show(WeightsChoice &choice, const catalogue::ModelCard &card)
    {
        choice.show();
        choice.setModel({&card, {WeightsFound::State::Missing, {}}}, {});
    }

    static void pressNotice(WeightsChoice &choice, const QString &text)
    {
        auto *button = choice.findChild<Notice *>()->findChild<QPushButton *>();
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), text);
        QTest::mouseClick(button, Qt::LeftButton);
    }

    void open(const std::string &library)
    {
        m_page.reset();
        m_workbench = std::make_unique<Workbench>(library, *m_store);
        m_page = std::make_unique<ModelsPage>(*m_workbench);
        m_page->resize(940, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    std::string path(const char *name) const { return qpath(name).toStdString(); }
    QString qpath(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    template <class Widget>
    Widget *child(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    QTableView &table() const { return *child<QTableView>("models"); }
    GuessBars &bars() const { return *child<GuessBars>("tryBars"); }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : m_page->findChildren<QPushButton *>())
            if (one->text() == text)
                return one;
        return nullptr;
    }

    /// Once its points are in place.
    ScatterPlot &showPlot() const
    {
        child<QPushButton>("viewPlot")->click();
        auto *plot = child<ScatterPlot>("modelPlot");
        (void)plot->grab();
        QCoreApplication::processEvents(); // the points take their places
        return *plot;
    }
    static int pointOf(const ScatterPlot &plot, const char *name)
    {
        for (int i = 0; i < plot.points().size(); ++i)
            if (plot.points()[i].name == QLatin1String(name))
                return i;
        return -1;
    }
    static QStringList frontOf(const ScatterPlot &plot)
    {
        QStringList out;
        for (const int point : plot.front())
            out += plot.points()[point].name;
        return out;
    }
    /// Deletes the chosen file, and answers the question.
    void answerDelete(const QString &answer) const
    {
        QTest::mouseClick(child<QPushButton>("deleteFile"), Qt::LeftButton);
        auto *box = child<QMessageBox>("deleteBox");
        QVERIFY(box);
        for (QAbstractButton *one : box->buttons())
            if (one->text() == answer)
                one->click();
        QTRY_VERIFY(!child<QMessageBox>("deleteBox"));
    }

    QString cell(int row, int column) const { return table().model()->index(row, column).data().toString(); }
    QStringList names() const
    {
        QStringList out;
        for (int row = 0; row < table().model()->rowCount(); ++row)
            out += cell(row, ModelTable::Name);
        return out;
    }
    /// Rows that have nothing to sort by are passed over.
    bool isSorted(int column, Qt::SortOrder order) const
    {
        QVariant before;
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            const QVariant key = table().model()->index(row, column).data(ModelTable::kSortRole);
            if (!key.isValid())
                continue;
            const bool isText = key.typeId() == QMetaType::QString;
            const auto isLess = [&](const QVariant &a, const QVariant &b) {
                return isText ? data::naturallyLess(a.toString().toStdString(), b.toString().toStdString())
                              : a.toDouble() < b.toDouble();
            };
            if (before.isValid() && (order == Qt::AscendingOrder ? isLess(key, before) : isLess(before, key)))
                return false;
            before = key;
        }
        return true;
    }
    void clickHeader(int column) const
    {
        const auto *header = table().horizontalHeader();
        QTest::mouseClick(
            header->viewport(), Qt::LeftButton, {},
            QPoint(header->sectionViewportPosition(column) + header->sectionSize(column) / 2, header->height() / 2));
    }
    void select(const char *name) const
    {
        const QModelIndex index =
            table().model()->index(static_cast<int>(names().indexOf(QString::fromLatin1(name))), ModelTable::Name);
        table().scrollTo(index);
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, table().visualRect(index).center());
        QCOMPARE(child<QLabel>("modelTitle")->text(), QString::fromLatin1(name));
    }
    void tab(const QString &name) const
    {
        auto *tabs = child<QTabWidget>("modelTabs");
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->tabText(i) == name)
                tabs->setCurrentIndex(i);
        QCOMPARE(tabs->tabText(tabs->currentIndex()), name);
    }
    /// By keys.
    void chooseKind(const QString &text) const
    {
        auto *kind = child<QComboBox>("weights");
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Home);
        for (int i = 0; i < kind->count() && !kind->currentText().startsWith(text); ++i)
            QTest::keyClick(kind, Qt::Key_Down);
        QVERIFY2(kind->currentText().startsWith(text), qPrintable(kind->currentText()));
    }
    /// Whether the selected model is the run's after the button was pressed.
    bool use() const
    {
        QTest::mouseClick(child<QPushButton>("useModel"), Qt::LeftButton);
        const catalogue::ModelCard *card = m_workbench->card();
        return card && QString::fromStdString(card->title) == child<QLabel>("modelTitle")->text();
    }

public Q_SLOTS:
    void noteUrl(const QUrl &url) { m_opened = url; }

private:
    QTemporaryDir m_folder;
    const QByteArray m_weights = QByteArray("weights ").repeated(50'000);
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<runs::RunStore> m_store;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<ModelsPage> m_page;
    QUrl m_opened;
};

QTEST_MAIN(TestModelsPage)
#include "tst_models_page.moc"
