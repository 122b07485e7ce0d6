// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/curve_plot.h"
#include "ui/runs/chosen_curves.h"

#include <QCheckBox>
#include <QComboBox>
#include <QWidget>

#include <vector>

namespace headstart::ui {

/// A run whose curves are shown: how it is called, and its place in the palette.
struct ShownRun {
    QString id;
    QString name;
    std::size_t colour = 0;

    bool operator==(const ShownRun &) const = default;
};

/// The curves of the runs that were chosen, over each other: loss and accuracy, in training (a line) and on the
/// validation samples (dashes). Runs are told apart by colour and marker.
class CurvesPanel : public QWidget {
    Q_OBJECT

public:
    explicit CurvesPanel(QWidget *parent = nullptr);

    /// `curves` are those of `runs`, in their order. What is new of a run that goes on is added to what is in view.
    void show(const std::vector<ShownRun> &runs, std::vector<ChosenCurves> curves);
    void clear() { show({}, {}); }
    const CurvePlot &loss() const { return *m_loss; }
    const CurvePlot &accuracy() const { return *m_accuracy; }

Q_SIGNALS:
    void saved(const QString &file);
    void failed(const headstart::Error &error);

private:
    /// A curve as it should be.
    struct Wanted {
        CurveSeries series;
        QList<CurvePoint> points;
        std::optional<CurvePoint> best;
    };
    void layOut();
    void refresh();
    QList<Wanted> wantedLoss() const;
    QList<Wanted> wantedAccuracy() const;
    QString nameOf(const ShownRun &run, const QString &part) const;
    static void draw(CurvePlot &plot, const QList<Wanted> &curves);

    std::vector<ShownRun> m_runs;
    std::vector<ChosenCurves> m_curves;
    QComboBox *m_axis;
    QCheckBox *m_training;
    QCheckBox *m_validation;
    QCheckBox *m_logarithmic;
    CurvePlot *m_loss;
    CurvePlot *m_accuracy;
};

} // namespace headstart::ui
