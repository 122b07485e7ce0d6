// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/run_curves.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedWidget;

namespace headstart::ui {

class CurvePlot;
class Notice;
class RunMonitor;
class RunSide;
class StageMap;

/// A run while it trains, and after: its curves, and a pane beside them.
class RunView : public QWidget {
    Q_OBJECT

public:
    explicit RunView(RunMonitor &monitor, QWidget *parent = nullptr);

    const RunSide &side() const { return *m_side; }

private:
    void layOut();
    QWidget *makeTools();
    QWidget *makeCurveTools();
    QWidget *makePlots();
    void connectTools();
    void begin();
    void add(const RunPoints &points);
    void showName();
    void showPhase();

    RunMonitor &m_monitor;
    QLabel *m_title;
    Notice *m_notice;
    bool m_waited = false; ///< for room, when the phase was shown last
    QComboBox *m_axis;
    QCheckBox *m_logarithmic;
    QComboBox *m_smoothing;
    CurvePlot *m_loss;
    CurvePlot *m_accuracy;
    StageMap *m_stages;
    QStackedWidget *m_tools; ///< of what is in sight
    RunSide *m_side;
};

} // namespace headstart::ui
