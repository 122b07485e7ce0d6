// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/curves_panel.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/plots/save_curves_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace headstart::ui {

namespace {

QCheckBox *makeCheck(const QString &text, const QString &help, const char *name, bool isOn, QWidget *parent)
{
    auto *box = new QCheckBox(text, parent);
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(text);
    box->setToolTip(help);
    box->setChecked(isOn);
    return box;
}

/// What a plot can draw.
/// Whether the first is where the second begins.
bool begins(const QList<CurvePoint> &shown, const QList<CurvePoint> &points)
{
    return shown.isEmpty() || (shown.size() <= points.size() && shown.last() == points[shown.size() - 1]);
}

} // namespace

CurvesPanel::CurvesPanel(QWidget *parent)
    : QWidget(parent), m_axis(new QComboBox(this)),
      m_training(makeCheck(tr("Training"), tr("Shows how the runs did on the samples that they learned from"),
                           "showTraining", true, this)),
      m_validation(makeCheck(tr("Validation"), tr("Shows how the runs did on the samples that judge them"),
                             "showValidation", true, this)),
      m_logarithmic(
          makeCheck(tr("Logarithmic"), tr("Shows the loss on a logarithmic scale"), "logarithmic", false, this)),
      m_loss(new CurvePlot(tr("Loss"), CurvePlot::Values::Numbers, this)),
      m_accuracy(new CurvePlot(tr("Accuracy"), CurvePlot::Values::Shares, this))
{
    m_loss->setObjectName(QStringLiteral("lossPlot"));
    m_accuracy->setObjectName(QStringLiteral("accuracyPlot"));
    m_axis->setObjectName(QStringLiteral("curveAxis"));
    m_axis->setAccessibleName(tr("What the curves run over"));
    m_axis->addItem(tr("Epochs"), static_cast<int>(CurveAxis::Epoch));
    m_axis->addItem(tr("Steps"), static_cast<int>(CurveAxis::Step));
    m_axis->addItem(tr("Time"), static_cast<int>(CurveAxis::Time));
    layOut();
    for (CurvePlot *plot : {m_loss, m_accuracy}) {
        plot->setXAxis(CurveAxis::Epoch);
        connect(m_axis, &QComboBox::currentIndexChanged, plot,
                [this, plot] { plot->setXAxis(static_cast<CurveAxis>(m_axis->currentData().toInt())); });
    }
    connect(m_logarithmic, &QCheckBox::toggled, m_loss, &CurvePlot::setLogarithmic);
    for (const QCheckBox *box : {m_training, m_validation})
        connect(box, &QCheckBox::toggled, this, &CurvesPanel::refresh);
}

void CurvesPanel::layOut()
{
    auto *save = new SaveCurvesButton({m_loss, m_accuracy}, this);
    save->setObjectName(QStringLiteral("saveCurves"));
    connect(save, &SaveCurvesButton::saved, this, &CurvesPanel::saved);
    connect(save, &SaveCurvesButton::failed, this, &CurvesPanel::failed);
    auto *over = new QLabel(tr("&Over"), this);
    over->setBuddy(m_axis);
    auto *first = new QHBoxLayout;
    first->setSpacing(space::kNormal);
    first->addWidget(over);
    first->addWidget(m_axis);
    first->addStretch();
    first->addWidget(save);
    auto *second = new QHBoxLayout;
    second->setSpacing(space::kGroup);
    for (QCheckBox *box : {m_training, m_validation, m_logarithmic})
        second->addWidget(box);
    second->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kNormal, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addLayout(first);
    layout->addLayout(second);
    layout->addWidget(m_loss, 1);
    layout->addWidget(m_accuracy, 1);
    setTabOrder(m_axis, save);
    setTabOrder(save, m_training);
}

void CurvesPanel::show(const std::vector<ShownRun> &runs, std::vector<ChosenCurves> curves)
{
    m_runs = runs;
    m_curves = std::move(curves);
    refresh();
}

void CurvesPanel::refresh()
{
    draw(*m_loss, wantedLoss());
    draw(*m_accuracy, wantedAccuracy());
}

QString CurvesPanel::nameOf(const ShownRun &run, const QString &part) const
{
    return m_runs.size() == 1 ? part : tr("%1, %2").arg(run.name, part);
}

QList<CurvesPanel::Wanted> CurvesPanel::wantedLoss() const
{
    QList<Wanted> out;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const ChosenCurves &curves = m_curves[i];
        // A colour that comes again after six has another marker then.
        constexpr std::size_t kColours = 6;
        const std::size_t place = m_runs[i].colour;
        CurveSeries series{{}, place, CurveDash::Solid, seriesOfRun({}, place + place / kColours).marker, false};
        if (m_training->isChecked()) {
            series.name = nameOf(m_runs[i], tr("training"));
            series.isNoisy = curves.hasStepLoss;
            out += {series, curves.points.trainLoss, {}};
        }
        if (m_validation->isChecked()) {
            series.name = nameOf(m_runs[i], tr("validation"));
            series.isNoisy = false;
            series.dash = CurveDash::Dashed;
            out += {series, curves.points.validationLoss, curves.bestLoss};
        }
    }
    return out;
}

QList<CurvesPanel::Wanted> CurvesPanel::wantedAccuracy() const
{
    QList<Wanted> out = wantedLoss();
    auto place = out.begin();
    for (const ChosenCurves &curves : m_curves) {
        if (m_training->isChecked()) {
            place->series.isNoisy = false;
            place++->points = curves.points.trainAccuracy;
        }
        if (m_validation->isChecked()) {
            place->best = curves.bestAccuracy;
            place++->points = curves.points.validationAccuracy;
        }
    }
    return out;
}

/// Anew, unless the plot shows the beginning of just these curves: then what one has zoomed into stays in view.
void CurvesPanel::draw(CurvePlot &plot, const QList<Wanted> &curves)
{
    bool goesOn = plot.seriesCount() == curves.size();
    for (int i = 0; goesOn && i < plot.seriesCount(); ++i)
        goesOn = plot.series(i) == curves[i].series && begins(plot.points(i), curves[i].points);
    if (!goesOn) {
        plot.clear();
        for (const Wanted &curve : curves)
            plot.addSeries(curve.series);
    }
    for (int i = 0; i < plot.seriesCount(); ++i) {
        const Wanted &curve = curves[i];
        plot.append(i, curve.points.mid(plot.points(i).size()));
        plot.setBest(i, curve.best);
        if (curve.series.isNoisy && !goesOn) {
            constexpr qsizetype kShare = 50; // a mean over this share of the run shows its course
            constexpr qsizetype kMost = 500;
            plot.setSmoothing(static_cast<int>(std::clamp<qsizetype>(curve.points.size() / kShare, 1, kMost)));
        }
    }
}

} // namespace headstart::ui
