// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/page.h"

class QStackedWidget;

namespace headstart::ui {

class RunMonitor;
class RunView;
class SetupView;
class Workbench;

/// How the run to be trains, and the run that trains: recipes and settings, then curves and numbers. A run stays in
/// view until another is wanted, wherever it was started.
class TrainPage : public Page {
    Q_OBJECT

public:
    explicit TrainPage(Workbench &workbench, QWidget *parent = nullptr);

private:
    void connectViews();
    void showPhase();
    void lookForOpenEnd();

    Workbench &m_workbench;
    RunMonitor *m_monitor;
    SetupView *m_setup;
    RunView *m_run;
    QStackedWidget *m_views;
    Background m_looking;
};

} // namespace headstart::ui
