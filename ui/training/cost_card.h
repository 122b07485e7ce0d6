// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/cost.h"
#include "ui/common/background.h"
#include "ui/common/widgets.h"

class QGridLayout;
class QProgressBar;

namespace headstart::ui {

class Workbench;

/// What the run to be will take: measured when it is asked for, since that takes the processor for some seconds, and
/// forgotten once a setting has changed.
class CostCard : public Card {
    Q_OBJECT

public:
    explicit CostCard(Workbench &workbench, QWidget *parent = nullptr);

    /// Nothing is missing for a run.
    void measure();
    void stop(); ///< what is being measured is given up

Q_SIGNALS:
    void measured();

private:
    /// A number with its name above it.
    QLabel *addFigure(QGridLayout &grid, const char *objectName, const QString &name);
    void follow();
    void setMeasuring(bool measuring);
    void display(const Result<std::optional<training::Cost>> &cost);
    void display(const training::Cost &cost);

    Workbench &m_workbench;
    training::RunConfig m_config; ///< that is, or was, measured
    QLabel *m_caption;
    QPushButton *m_button;
    QProgressBar *m_progress;
    QWidget *m_figures;
    int m_count = 0; ///< of figures
    QLabel *m_firstEpoch;
    QLabel *m_laterEpochs;
    QLabel *m_whole;
    QLabel *m_memory;
    QLabel *m_batch;
    Notice *m_notice;
    Background m_measuring; ///< the last member: it goes first
};

} // namespace headstart::ui
