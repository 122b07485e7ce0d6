// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/training/rate_search.h"
#include "ui/common/background.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;

namespace headstart::ui {

class Notice;
class RatePlot;
class Workbench;

/// Tries learning rates on the run to be, live, and hands the one that is chosen over to its settings. Deletes itself
/// when it is closed, which ends the search.
class RateDialog : public QDialog {
    Q_OBJECT

public:
    /// Nothing is missing for a run.
    explicit RateDialog(Workbench &workbench, QWidget *parent);

private:
    QLayout *makeFoot();
    void search();
    void hear(const training::RatePoint &point);
    void show(const Result<training::RateSearch> &found);
    void choose(double rate);
    void use();

    Workbench &m_workbench;
    const training::RateSweep m_sweep;
    RatePlot *m_plot;
    QProgressBar *m_progress;
    QLabel *m_line;
    Notice *m_notice;
    QPushButton *m_use;
    Background m_searching; ///< the last member: it goes first, and what it tells of must still be there
};

} // namespace headstart::ui
