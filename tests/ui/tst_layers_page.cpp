// SPDX-License-Identifier: GPL-3.0-or-later
// The page of layers: the line by mouse, by keys and by a screen reader; exceptions; what the line costs; and that
// nothing is measured while something trains.
#include "tests/support/training.h"
#include "tests/ui/qt_warnings.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/layers/chain_view.h"
#include "ui/layers/layers_page.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

using namespace headstart;
using namespace headstart::ui;

class TestLayersPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        test::makeColourFolder(path("data"), 20);
        auto store = runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own);
        QVERIFY2(store, store ? "" : store.error().line().c_str());
        m_store = std::make_unique<runs::RunStore>(std::move(*store));
    }

    void init()
    {
        test::failOnQtWarnings();
        m_workbench = std::make_unique<Workbench>(path("library"), *m_store);
        m_page = std::make_unique<LayersPage>(*m_workbench);
        m_page->resize(940, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_workbench.reset();
    }

    void withoutAModelItLeadsToTheModels()
    {
        auto *empty = child<EmptyState>("layersEmpty");
        QVERIFY(empty->isVisible());
        QVERIFY(!view().isVisible());
        QSignalSpy wanted(m_workbench.get(), &Workbench::pageWanted);
        QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<PageId>(), PageId::Models);
    }

    void theMapShowsTheModel()
    {
        choose("resnet18");
        QCOMPARE(view().chain().size(), 11);
        QCOMPARE(view().chain().stage(view().chain().cut()).name, std::string("head"));
        QCOMPARE(ChainWords::shape(view().chain().stage(1)), QStringLiteral("56 × 56 × 64"));
        QCOMPARE(ChainWords::fate(view().chain(), 1), QStringLiteral("kept"));
        QCOMPARE(ChainWords::fate(view().chain(), 10), QStringLiteral("trains, new"));
        m_workbench->change([](training::RunConfig &config) { config.model.id.clear(); });
        QVERIFY(child<EmptyState>("layersEmpty")->isVisible());
    }

    void theLineIsDragged()
    {
        choose("resnet18");
        const QString before = trains();
        mouse(QEvent::MouseButtonPress, lineY());
        QVERIFY(view().isDragging());
        mouse(QEvent::MouseMove, cutY(3) + view().places().row / 3); // it snaps
        QCOMPARE(view().chain().cut(), 3);
        QCOMPARE(m_workbench->config().freeze.cut, std::string("head")); // until it is let go
        QTRY_COMPARE_WITH_TIMEOUT(trains(), trainsWith("layer2.0"), kPatience);
        QVERIFY(trains() != before);
        mouse(QEvent::MouseMove, cutY(5));
        mouse(QEvent::MouseButtonRelease, cutY(5));
        QVERIFY(!view().isDragging());
        QCOMPARE(view().chain().cut(), 5);
        QCOMPARE(m_workbench->config().freeze.cut, std::string("layer3.0"));

        mouse(QEvent::MouseButtonPress, lineY());
        mouse(QEvent::MouseMove, -1000); // beyond the end
        QCOMPARE(view().chain().cut(), 0);
        QTest::keyClick(&view(), Qt::Key_Escape);
        QVERIFY(!view().isDragging());
        QCOMPARE(view().chain().cut(), 5);
        mouse(QEvent::MouseButtonRelease, 0);
        QCOMPARE(m_workbench->config().freeze.cut, std::string("layer3.0"));
    }

    void keysMoveTheLine()
    {
        choose("resnet18");
        view().setFocus();
        const auto press = [&](Qt::Key key) {
            QTest::keyClick(&view(), key);
            return m_workbench->config().freeze.cut;
        };
        QCOMPARE(press(Qt::Key_Up), std::string("pool"));
        QCOMPARE(press(Qt::Key_Up), std::string("layer4.1"));
        QCOMPARE(press(Qt::Key_Down), std::string("pool"));
        QCOMPARE(press(Qt::Key_Home), std::string("stem"));
        QCOMPARE(press(Qt::Key_Up), std::string("stem"));
        QVERIFY(press(Qt::Key_PageDown) != "stem");
        QCOMPARE(press(Qt::Key_End), std::string("head"));
        QCOMPARE(press(Qt::Key_Down), std::string("head"));
        QVERIFY(press(Qt::Key_PageUp) != "head");
    }

    void aDoubleClickPutsItInFrontOfAStage()
    {
        choose("resnet18");
        QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, QPoint(20, rowY(2)));
        QCOMPARE(m_workbench->config().freeze.cut, std::string("layer1.1"));
    }

    void quickChoices()
    {
        choose("resnet18");
        m_workbench->change([](training::RunConfig &config) { config.freeze.train = {"layer1.0"}; });
        QVERIFY(!child<QPushButton>("onlyHead")->isChecked());
        click("onlyHead");
        QVERIFY(child<QPushButton>("onlyHead")->isChecked());
        QVERIFY(m_workbench->config().freeze == training::FreezeConfig());
        click("onlyHead"); // stays
        QVERIFY(child<QPushButton>("onlyHead")->isChecked());
        click("lastThird");
        QCOMPARE(m_workbench->config().freeze.cut, std::string("layer4.0"));
        QVERIFY(!child<QPushButton>("onlyHead")->isChecked());
        click("everything");
        QCOMPARE(m_workbench->config().freeze.cut, std::string("stem"));
        QTRY_COMPARE_WITH_TIMEOUT(trains(), trainsWith("stem"), kPatience);
        QVERIFY(trains().contains(percent(1)));
    }

    void exceptionsByCheckBox()
    {
        choose("resnet18");
        auto *box = child<QCheckBox>("exceptionBox");
        QVERIFY(!box->isEnabled());
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, QPoint(20, rowY(1)));
        QCOMPARE(child<QComboBox>("exceptionStage")->currentText(), QStringLiteral("layer1.0"));
        QVERIFY(box->isEnabled());
        const QString above = box->text();
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(m_workbench->config().freeze.train == std::vector<std::string>{"layer1.0"});
        QVERIFY(view().chain().isException(1));
        QTRY_COMPARE_WITH_TIMEOUT(trains(), (trainsWith("head", {"layer1.0"})), kPatience);
        QVERIFY(child<QLabel>("exceptionList")->text().contains(QStringLiteral("layer1.0")));

        auto *stages = child<QComboBox>("exceptionStage"); // by keys: to the head, which is below
        stages->setFocus();
        QTest::keyClick(stages, Qt::Key_End);
        QCOMPARE(view().selectedStage(), 10);
        QVERIFY(box->text() != above);
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(m_workbench->config().freeze.keep == std::vector<std::string>{"head"});
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(m_workbench->config().freeze.keep.empty());

        QTest::keyClick(stages, Qt::Key_Up); // pooling has nothing that could train
        QVERIFY(!box->isEnabled());
        click("noExceptions");
        QVERIFY(m_workbench->config().freeze == training::FreezeConfig());
        QVERIFY(!child<QPushButton>("noExceptions")->isVisible());
    }

    void nothingLeftThatTrainsIsSaid()
    {
        choose("resnet18");
        m_workbench->change([](training::RunConfig &config) { config.freeze.keep = {"head"}; });
        auto *notice = child<Notice>("layersNotice");
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
        QTest::mouseClick(notice->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!notice->isVisible(), kPatience);
        QVERIFY(m_workbench->config().freeze.keep.empty());
    }

    void patternsCountInPart()
    {
        choose("resnet18");
        m_workbench->change([](training::RunConfig &config) { config.freeze.train = {"layer1.*.bn*"}; });
        QTRY_COMPARE_WITH_TIMEOUT(view().chain().fate(1), Fate::Partly, kPatience);
        QCOMPARE(trains(), (trainsWith("head", {"layer1.*.bn*"})));
    }

    void normsInPlainWords()
    {
        choose("resnet18");
        auto *norm = child<QComboBox>("batchNorm");
        QCOMPARE(norm->currentData().toString(), QStringLiteral("auto"));
        const QString remark = child<QLabel>("batchNormRemark")->text();
        norm->setFocus();
        QTest::keyClick(norm, Qt::Key_End);
        QCOMPARE(m_workbench->config().freeze.batchNorm, std::string("batch"));
        QVERIFY(child<QLabel>("batchNormRemark")->text() != remark);
        QVERIFY(norm->itemData(2, Qt::ToolTipRole).toString().contains(QStringLiteral("freeze.batch_norm = batch")));
    }

    void aLineOfAnotherModelIsMended()
    {
        choose("resnet18");
        QTest::keyClick(&view(), Qt::Key_Home);
        QTest::keyClick(&view(), Qt::Key_Down);
        QCOMPARE(m_workbench->config().freeze.cut, std::string("layer1.0"));
        choose("tf_efficientnet_lite0");
        QCOMPARE(m_workbench->config().freeze.cut, std::string("head"));
        QVERIFY(child<Notice>("layersNotice")->text().contains(QStringLiteral("layer1.0")));
        QTest::keyClick(&view(), Qt::Key_Up);
        QVERIFY(!child<Notice>("layersNotice")->isVisible());
    }

    void longModelsScroll()
    {
        choose("resnet152");
        QVERIFY(view().chain().size() > 50);
        QVERIFY(view().verticalScrollBar()->maximum() > 0);
        QVERIFY(isLineVisible());
        QTest::keyClick(&view(), Qt::Key_Home);
        QVERIFY(isLineVisible());
        QCOMPARE(view().verticalScrollBar()->value(), 0);
        mouse(QEvent::MouseButtonPress, lineY());
        mouse(QEvent::MouseMove, view().viewport()->height() + 50); // held there, it scrolls to the end
        QTRY_COMPARE_WITH_TIMEOUT(view().chain().cut(), view().chain().size() - 1, kPatience);
        mouse(QEvent::MouseButtonRelease, view().viewport()->height() + 50);
        QCOMPARE(m_workbench->config().freeze.cut, std::string("head"));
    }

    void hoverTellsTheExactTerms()
    {
        choose("resnet18");
        hover(rowY(1));
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("layer1.0")));
        QVERIFY(QToolTip::text().contains(QStringLiteral("frozen")));
        QVERIFY(QToolTip::text().contains(grouped(view().chain().stage(1).parameters)));
        hover(rowY(10));
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("trainable")));
        hover(lineY());
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("freeze.cut")));
        QToolTip::hideText();
    }

    void screenReadersHearTheLine()
    {
        choose("resnet18");
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(&view());
        QVERIFY(face);
        QCOMPARE(face->role(), QAccessible::Slider);
        QVERIFY(!face->text(QAccessible::Name).isEmpty());
        QVERIFY(face->text(QAccessible::Value).contains(QStringLiteral("head")));
        QAccessibleValueInterface *value = face->valueInterface();
        QVERIFY(value);
        QCOMPARE(value->currentValue().toInt(), 10);
        QCOMPARE(value->maximumValue().toInt(), 10);
        QTest::keyClick(&view(), Qt::Key_Home);
        QCOMPARE(value->currentValue().toInt(), 0);
        QVERIFY(view().accessibleDescription().contains(QStringLiteral("stem")));
        value->setCurrentValue(4);
        QCOMPARE(m_workbench->config().freeze.cut, nameOf(4));
    }

    void secondsAnEpochAreMeasured()
    {
        openData();
        choose("resnet18");
        QTRY_COMPARE_WITH_TIMEOUT(m_page->state().timing(), Timing::Known, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->state().hasSamples(), kPatience);
        const Subject subject = m_page->state().subject();
        QCOMPARE(subject.samples.training, std::size_t{32}); // of 40, a fifth validates
        QCOMPARE(subject.samples.validation, std::size_t{8});
        QCOMPARE(subject.inputSize, std::int64_t{64});
        double forward = 0;
        for (int i = 0; i < 10; ++i)
            forward += subject.chain.costs[static_cast<std::size_t>(i)].forward;
        const insight::StageCost &head = subject.chain.costs[10];
        const auto time = timeOf(subject);
        QVERIFY(time.has_value());
        QVERIFY(forward > 0 && head.training > 0);
        QCOMPARE(time->later, 32 * head.training + 8 * head.forward);
        QCOMPARE(time->first, time->later + 40 * forward);
        QVERIFY(child<QLabel>("firstEpochValue")->text().startsWith(QStringLiteral("about")));
        QVERIFY(child<QLabel>("firstEpochValue")->toolTip().contains(QStringLiteral("estimate")));
        child<QComboBox>("barsBy")->setCurrentIndex(1);
        QCOMPARE(view().bars(), Bars::Time);
        QVERIFY(ChainWords::amount(view().chain(), 1, Bars::Time) != QStringLiteral("…"));
    }

    void aModelOfTextsCountsTokens()
    {
        m_workbench->change([](training::RunConfig &config) {
            config.texts.maxTokens = 32;
            config.augmentation.flipHorizontal = true; // left from pictures
        });
        choose("bert-tiny");
        QCOMPARE(nameOf(0), std::string("embeddings"));
        QCOMPARE(nameOf(1), std::string("encoder.layer.0"));
        QTRY_COMPARE_WITH_TIMEOUT(m_page->state().timing(), Timing::Known, kPatience);
        const Subject subject = m_page->state().subject();
        QCOMPARE(subject.inputSize, std::int64_t{32});
        QCOMPARE(reuseOf(subject), Reuse::Kept);
        QVERIFY(child<QLabel>("firstEpochValue")->toolTip().contains(QStringLiteral("made-up texts of 32 tokens")));
        hover(rowY(1));
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("multiply-adds a text of 128 tokens")));
        QVERIFY(QToolTip::text().contains(QStringLiteral("[128, 128]: tokens, width")));
        QToolTip::hideText();
        // All texts of a batch go through together, and twice as many tokens leave twice as much for the way back.
        QCOMPARE(piecesOf(subject), subject.config.training.batch);
        QTest::keyClick(&view(), Qt::Key_Home);
        Subject longer = m_page->state().subject();
        const double outputs = memoryOf(longer).outputs;
        longer.inputSize *= 2;
        QVERIFY(memoryOf(longer).outputs > 1.9 * outputs);
    }

    void whatIsVariedIsComputedAnew()
    {
        choose("resnet18");
        QTRY_COMPARE_WITH_TIMEOUT(m_page->state().timing(), Timing::Known, kPatience);
        QVERIFY(reuseOf(m_page->state().subject()) == Reuse::Kept);
        QVERIFY(timeOf(m_page->state().subject())->later < timeOf(m_page->state().subject())->first);
        m_workbench->change([](training::RunConfig &config) { config.augmentation.flipHorizontal = true; });
        QVERIFY(reuseOf(m_page->state().subject()) == Reuse::Varied);
        QCOMPARE(timeOf(m_page->state().subject())->later, timeOf(m_page->state().subject())->first);
        m_workbench->change([](training::RunConfig &config) {
            config.augmentation = {};
            config.compute.cacheMegabytes = 0;
        });
        QVERIFY(reuseOf(m_page->state().subject()) == Reuse::TooLarge);
        click("everything");
        QTRY_VERIFY_WITH_TIMEOUT(reuseOf(m_page->state().subject()) == Reuse::NothingTo, kPatience);
    }

    void memoryGrowsWithWhatTrains()
    {
        choose("resnet18");
        QTRY_VERIFY_WITH_TIMEOUT(m_page->state().subject().norms[0] == 128, kPatience); // bn1: 64 channels
        const MemoryEstimate little = memoryOf(m_page->state().subject());
        constexpr std::int64_t kHead = 512 * 1000 + 1000;
        QCOMPARE(little.gradients, 4.0 * kHead);
        QCOMPARE(little.optimiser, 8.0 * kHead); // AdamW's two moments
        QCOMPARE(little.weights, 4.0 * 11'689'512);
        QCOMPARE(little.kept, 4.0 * 512 * 1000); // what pooling leaves of each picture
        click("everything");
        const MemoryEstimate much = memoryOf(m_page->state().subject());
        QVERIFY(much.outputs > 100 * little.outputs);
        QCOMPARE(much.kept, 0.0);
        QVERIFY(child<QLabel>("memoryValue")->text().contains(bytes(much.total())));
    }

    void nothingIsMeasuredWhileSomethingTrains()
    {
        openData();
        choose("resnet18");
        training::RunConfig endless = test::smallConfig(path("data"), "random");
        endless.training.epochs = 10'000;
        training::Session &session = m_workbench->session();
        session.start(endless, {});
        m_workbench->change([](training::RunConfig &config) { config.preprocessing.crop = 96; });
        QCOMPARE(m_page->state().timing(), Timing::Waiting);
        QVERIFY(child<QLabel>("figuresRemark")->text().contains(QStringLiteral("once nothing is training")));
        QSignalSpy steps(&session, &training::Session::stepsMeasured);
        QVERIFY(steps.wait(kPatience));
        QCOMPARE(m_page->state().timing(), Timing::Waiting);
        QSignalSpy stopped(&session, &training::Session::stopped);
        session.cancel();
        QVERIFY(stopped.wait(kPatience));
        QTRY_COMPARE_WITH_TIMEOUT(m_page->state().timing(), Timing::Known, kPatience);
    }

    void anotherDeviceIsNotEstimated()
    {
        choose("resnet18");
        m_workbench->change([](training::RunConfig &config) { config.compute.device = "cuda"; });
        QCOMPARE(m_page->state().timing(), Timing::Elsewhere);
        QCOMPARE(child<QLabel>("firstEpochValue")->text(), QStringLiteral("–"));
    }

    /// Kept and trained parts differ in pattern, not in colour alone, in both themes.
    void theMapIsPainted_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void theMapIsPainted()
    {
        QFETCH(bool, dark);
        m_theme->setLook(dark ? Look::Dark : Look::Light);
        choose("resnet18");
        QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, QPoint(20, rowY(7)));
        view().selectStage(-1);
        const QImage image = view().viewport()->grab().toImage();
        QCOMPARE(shades(image, 6, colours().trains), 0);
        QVERIFY(shades(image, 6, colours().frozen) > 20);
        QVERIFY(shades(image, 8, colours().trains) > 1000); // solid
        QCOMPARE(shades(image, 8, colours().frozen), 0);
        m_theme->setLook(Look::Light);
    }

    void itFitsTheSmallestWindow()
    {
        choose("tf_efficientnet_lite0");
        QVERIFY2(m_page->minimumSizeHint().width() <= 940,
                 qPrintable(QString::number(m_page->minimumSizeHint().width())));
        QVERIFY2(m_page->minimumSizeHint().height() <= 600,
                 qPrintable(QString::number(m_page->minimumSizeHint().height())));
        QVERIFY(view().viewport()->width() >= 400);
    }

    void everyControlHasAName()
    {
        choose("resnet18");
        for (QWidget *widget : m_page->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget == view().viewport())
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
    }

private:
    static constexpr int kPatience = 120'000;

    template <class Widget>
    Widget *child(const char *name) const
    {
        auto *found = m_page->findChild<Widget *>(QString::fromLatin1(name));
        return found ? found : throw std::runtime_error(std::string("there is no ") + name);
    }
    ChainView &view() const { return *child<ChainView>("chain"); }
    QString trains() const { return child<QLabel>("trainsValue")->text(); }
    std::string nameOf(int stage) const { return view().chain().stage(stage).name; }
    int rowY(int row) const { return view().places().rowTop(row) + view().places().row / 2; }
    int cutY(int cut) const { return view().places().header + cut * view().places().row + view().places().band / 2; }
    int lineY() const { return view().places().lineTop() + view().places().band / 2; }
    bool isLineVisible() const { return lineY() > view().places().header && lineY() < view().viewport()->height(); }
    void click(const char *button) const { QTest::mouseClick(child<QPushButton>(button), Qt::LeftButton); }

    /// What the page must say of a plan, by the core's own count.
    QString trainsWith(const char *cut, const std::vector<std::string> &exceptions = {}) const
    {
        training::FreezeConfig freeze;
        freeze.cut = cut;
        freeze.train = exceptions;
        std::int64_t sum = 0;
        const auto counts = insight::trainedParameters(view().chain().outline.model, view().chain().classes(), freeze);
        for (const std::int64_t count : *counts)
            sum += count;
        const auto all = static_cast<double>(view().chain().outline.parameters());
        return QStringLiteral("%1 of %2 (%3)")
            .arg(shortCount(static_cast<double>(sum)), shortCount(all), percent(static_cast<double>(sum) / all));
    }

    /// With pictures so small that its stages are measured at once.
    void choose(const char *model)
    {
        constexpr std::int64_t kSide = 64;
        m_workbench->change([&](training::RunConfig &config) {
            config.model.id = model;
            config.preprocessing.crop = kSide;
            config.compute.threads = 2;
        });
        QTRY_COMPARE_WITH_TIMEOUT(view().chain().outline.model, std::string(model), kPatience);
        QVERIFY(view().isVisible());
    }

    void openData()
    {
        data::DataSource source;
        source.path = path("data");
        m_workbench->openData(source);
        QTRY_VERIFY_WITH_TIMEOUT(m_workbench->dataset().has_value(), kPatience);
    }

    void mouse(QEvent::Type type, int y) const
    {
        QWidget *viewport = view().viewport();
        const QPointF place(20, y);
        const bool isMove = type == QEvent::MouseMove;
        QMouseEvent event(type, place, viewport->mapToGlobal(place), isMove ? Qt::NoButton : Qt::LeftButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(viewport, &event);
    }

    void hover(int y) const
    {
        const QPoint place(20, y);
        QHelpEvent event(QEvent::ToolTip, place, view().viewport()->mapToGlobal(place));
        QApplication::sendEvent(view().viewport(), &event);
    }

    /// Pixels of exactly this colour in a row.
    int shades(const QImage &image, int row, const QColor &colour) const
    {
        const int top = view().places().rowTop(row);
        int count = 0;
        for (int y = top; y < top + view().places().row; ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y).rgb() == colour.rgb() ? 1 : 0;
        return count;
    }

    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<runs::RunStore> m_store;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<LayersPage> m_page;
};

QTEST_MAIN(TestLayersPage)
#include "tst_layers_page.moc"
