// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_view.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/plots/curve_plot.h"
#include "ui/plots/save_curves_button.h"
#include "ui/plots/stage_map.h"
#include "ui/plots/stage_map_tools.h"
#include "ui/training/run_monitor.h"
#include "ui/training/run_side.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <span>

namespace headstart::ui {

namespace {

// Series of both plots, by their order.
constexpr int kTrain = 0;
constexpr int kValidation = 1;
constexpr std::size_t kTrainColour = 0;
constexpr std::size_t kValidationColour = 5;

constexpr const char *kAxisSetting = "train/axis";
constexpr const char *kLogarithmicSetting = "train/logarithmic";
constexpr const char *kSmoothingSetting = "train/smoothing";

/// A choice that persists.
void remember(QComboBox *box, const char *setting)
{
    const QString key = QString::fromLatin1(setting);
    const int index = box->findData(QSettings().value(key, box->currentData()).toInt());
    box->setCurrentIndex(index < 0 ? 0 : index);
    QObject::connect(box, &QComboBox::currentIndexChanged, box,
                     [box, key] { QSettings().setValue(key, box->currentData()); });
}

} // namespace

RunView::RunView(RunMonitor &monitor, QWidget *parent)
    : QWidget(parent), m_monitor(monitor), m_title(makeTitle({}, this)), m_notice(new Notice(this)),
      m_axis(new QComboBox(this)), m_logarithmic(new QCheckBox(tr("Loss on a &logarithmic axis"), this)),
      m_smoothing(new QComboBox(this)), m_loss(new CurvePlot(tr("Loss"), CurvePlot::Values::Numbers, this)),
      m_accuracy(new CurvePlot(tr("Accuracy"), CurvePlot::Values::Shares, this)),
      m_stages(new StageMap(tr("Stages"), this)), m_tools(new QStackedWidget(this)), m_side(new RunSide(monitor, this))
{
    m_title->setObjectName(QStringLiteral("runTitle"));
    m_title->setWordWrap(true);
    m_notice->setObjectName(QStringLiteral("runNotice"));
    m_loss->setObjectName(QStringLiteral("lossPlot"));
    m_accuracy->setObjectName(QStringLiteral("accuracyPlot"));
    m_stages->setObjectName(QStringLiteral("stageMap"));
    for (CurvePlot *plot : {m_loss, m_accuracy})
        plot->setWhatsThis(tr("The wheel zooms, a drag moves, a double click shows all. Keys: arrows, +, -, Home."));
    layOut();
    connectTools();
    connect(&monitor, &RunMonitor::cleared, this, &RunView::begin);
    connect(&monitor, &RunMonitor::curvesGrew, this, &RunView::add);
    connect(&monitor, &RunMonitor::stagesBegan, m_stages, &StageMap::setStages);
    connect(&monitor, &RunMonitor::stagesMeasured, m_stages, [this](const QList<runs::StageRow> &rows) {
        m_stages->append(std::span(rows.constData(), static_cast<std::size_t>(rows.size())));
    });
    connect(&monitor, &RunMonitor::phaseChanged, this, &RunView::showPhase);
    connect(&monitor, &RunMonitor::measured, this, &RunView::showName);
    begin();
    showName();
}

void RunView::layOut()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kGroup);
    row->addWidget(makePlots(), 1);
    row->addWidget(m_side);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_title);
    layout->addWidget(m_notice);
    layout->addWidget(makeTools());
    layout->addLayout(row, 1);
}

QWidget *RunView::makePlots()
{
    auto *curves = new QWidget(this);
    auto *both = new QVBoxLayout(curves);
    both->setContentsMargins(0, space::kNormal, 0, 0);
    both->addWidget(m_loss, 1);
    both->addWidget(m_accuracy, 1);
    auto *stages = new QWidget(this);
    auto *one = new QVBoxLayout(stages);
    one->setContentsMargins(0, space::kNormal, 0, 0);
    one->addWidget(m_stages);
    auto *tabs = new QTabWidget(this);
    tabs->setObjectName(QStringLiteral("runPlots"));
    tabs->setAccessibleName(tr("How the run goes"));
    tabs->tabBar()->setAccessibleName(tabs->accessibleName());
    tabs->setDocumentMode(true);
    tabs->addTab(curves, tr("Curves"));
    tabs->addTab(stages, tr("Stages"));
    connect(tabs, &QTabWidget::currentChanged, m_tools, &QStackedWidget::setCurrentIndex);
    auto *card = new Card(this);
    card->content()->addWidget(tabs);
    return card;
}

QWidget *RunView::makeTools()
{
    auto *map = new StageMapTools(*m_stages, this);
    connect(map, &StageMapTools::saved, m_notice,
            [this](const QString &file) { m_notice->show(Notice::Kind::Good, tr("Saved: %1").arg(file)); });
    connect(map, &StageMapTools::failed, m_notice,
            [this](const Error &error) { m_notice->show(Notice::Kind::Error, words(error)); });
    m_tools->addWidget(makeCurveTools());
    m_tools->addWidget(map);
    m_tools->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    return m_tools;
}

QWidget *RunView::makeCurveTools()
{
    m_axis->setObjectName(QStringLiteral("axisChoice"));
    m_axis->addItem(tr("steps"), static_cast<int>(CurveAxis::Step));
    m_axis->addItem(tr("epochs"), static_cast<int>(CurveAxis::Epoch));
    m_axis->addItem(tr("time"), static_cast<int>(CurveAxis::Time));
    m_axis->setAccessibleName(tr("What the curves run along"));
    auto *along = new QLabel(tr("&Along"), this);
    along->setBuddy(m_axis);

    m_smoothing->setObjectName(QStringLiteral("smoothingChoice"));
    m_smoothing->setAccessibleName(tr("Smoothing of the training loss"));
    m_smoothing->addItem(tr("none"), 1);
    m_smoothing->addItem(tr("light"), 10);
    m_smoothing->addItem(tr("medium"), 50);
    m_smoothing->addItem(tr("strong"), 200);
    m_smoothing->setToolTip(
        tr("A mean over about 10, 50 or 200 steps; the values themselves stay faint behind it, with "
           "every extreme."));
    auto *smoothing = new QLabel(tr("S&moothing"), this);
    smoothing->setBuddy(m_smoothing);
    m_logarithmic->setObjectName(QStringLiteral("logarithmic"));
    m_logarithmic->setAccessibleName(tr("Loss on a logarithmic axis"));

    auto *save = new SaveCurvesButton({m_loss, m_accuracy}, this);
    save->setObjectName(QStringLiteral("saveCurves"));
    connect(save, &SaveCurvesButton::saved, m_notice,
            [this](const QString &file) { m_notice->show(Notice::Kind::Good, tr("Saved: %1").arg(file)); });
    connect(save, &SaveCurvesButton::failed, m_notice,
            [this](const Error &error) { m_notice->show(Notice::Kind::Error, words(error)); });

    auto *tools = new QWidget(this);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kNormal);
    row->addWidget(along);
    row->addWidget(m_axis);
    row->addSpacing(space::kNormal);
    row->addWidget(smoothing);
    row->addWidget(m_smoothing);
    row->addSpacing(space::kNormal);
    row->addWidget(m_logarithmic);
    row->addStretch();
    row->addWidget(save);
    return tools;
}

void RunView::connectTools()
{
    const auto applyAxis = [this] {
        for (CurvePlot *plot : {m_loss, m_accuracy})
            plot->setXAxis(static_cast<CurveAxis>(m_axis->currentData().toInt()));
    };
    const auto applySmoothing = [this] { m_loss->setSmoothing(m_smoothing->currentData().toInt()); };
    remember(m_axis, kAxisSetting);
    remember(m_smoothing, kSmoothingSetting);
    const QString logarithmic = QString::fromLatin1(kLogarithmicSetting);
    m_logarithmic->setChecked(QSettings().value(logarithmic, false).toBool());
    connect(m_axis, &QComboBox::currentIndexChanged, this, applyAxis);
    connect(m_smoothing, &QComboBox::currentIndexChanged, this, applySmoothing);
    connect(m_logarithmic, &QCheckBox::toggled, m_loss, &CurvePlot::setLogarithmic);
    connect(m_logarithmic, &QCheckBox::toggled, this,
            [logarithmic](bool on) { QSettings().setValue(logarithmic, on); });
    applyAxis();
    applySmoothing();
    m_loss->setLogarithmic(m_logarithmic->isChecked());
}

/// Empty curves; those of steps are noisy, those of epochs are not.
void RunView::begin()
{
    for (CurvePlot *plot : {m_loss, m_accuracy}) {
        plot->clear();
        const bool isOfSteps = plot == m_loss;
        plot->addSeries({tr("train"), kTrainColour, CurveDash::Solid,
                         isOfSteps ? CurveMarker::None : CurveMarker::Square, isOfSteps});
        plot->addSeries({tr("validation"), kValidationColour, CurveDash::Dashed, CurveMarker::Circle, false});
    }
    m_stages->setStages({});
    m_notice->clear();
}

void RunView::add(const RunPoints &points)
{
    m_loss->append(kTrain, points.trainLoss);
    m_loss->append(kValidation, points.validationLoss);
    m_accuracy->append(kTrain, points.trainAccuracy);
    m_accuracy->append(kValidation, points.validationAccuracy);
    if (points.validationLoss.isEmpty())
        return;
    m_loss->setBest(kValidation, m_monitor.curves().bestLoss());
    m_accuracy->setBest(kValidation, m_monitor.curves().bestAccuracy());
}

void RunView::showName()
{
    const std::string &name = m_monitor.beginning().name;
    m_title->setText(name.empty() ? tr("New run") : QString::fromStdString(name));
}

void RunView::showPhase()
{
    showName();
    const bool waits = m_monitor.roomWaitedFor().has_value();
    if (waits)
        m_notice->show(Notice::Kind::Error, RunMonitor::waitingText(*m_monitor.roomWaitedFor()));
    else if (m_waited)
        m_notice->clear();
    m_waited = waits;
    if (m_monitor.phase() == RunMonitor::Phase::Failed && m_monitor.error())
        m_notice->show(Notice::Kind::Error, words(*m_monitor.error()));
}

} // namespace headstart::ui
