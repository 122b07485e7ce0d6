// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/train_page.h"

#include "ui/common/theme.h"
#include "ui/training/change_dialog.h"
#include "ui/training/run_monitor.h"
#include "ui/training/run_side.h"
#include "ui/training/run_view.h"
#include "ui/training/setup_view.h"
#include "ui/workbench.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace headstart::ui {

TrainPage::TrainPage(Workbench &workbench, QWidget *parent)
    : Page(parent), m_workbench(workbench), m_monitor(new RunMonitor(workbench, this)),
      m_setup(new SetupView(workbench, this)), m_run(new RunView(*m_monitor, this)), m_views(new QStackedWidget(this))
{
    m_setup->setObjectName(QStringLiteral("setupView"));
    m_run->setObjectName(QStringLiteral("runView"));
    m_views->addWidget(m_setup);
    m_views->addWidget(m_run);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kPage, space::kPage, space::kPage);
    layout->addWidget(m_views);
    connectViews();
    showPhase();
    lookForOpenEnd();
}

void TrainPage::connectViews()
{
    connect(m_monitor, &RunMonitor::phaseChanged, this, &TrainPage::showPhase);
    connect(m_setup, &SetupView::startWanted, m_monitor, &RunMonitor::start);
    connect(m_setup, &SetupView::resumeWanted, m_monitor, &RunMonitor::resume);
    const auto id = [this] { return QString::fromStdString(m_monitor->beginning().id); };
    connect(&m_run->side(), &RunSide::resumeWanted, m_monitor, [this, id] { m_monitor->resume(id()); });
    connect(&m_run->side(), &RunSide::changeWanted, this, [this] { (new ChangeDialog(*m_monitor, this))->open(); });
    connect(&m_run->side(), &RunSide::newRunWanted, m_monitor, &RunMonitor::forget);
    connect(&m_run->side(), &RunSide::runsWanted, this, [this] { m_workbench.goTo(PageId::Runs); });
    connect(&m_run->side(), &RunSide::predictionWanted, this, [this, id] { m_workbench.predictWith(id()); });
    connect(&m_workbench, &Workbench::runsChanged, this, &TrainPage::lookForOpenEnd);
}

void TrainPage::showPhase()
{
    const bool isSetup = m_monitor->phase() == RunMonitor::Phase::Idle;
    m_setup->showFailure(isSetup ? m_monitor->error() : std::nullopt);
    QWidget *view = isSetup ? static_cast<QWidget *>(m_setup) : m_run;
    if (m_views->currentWidget() == view)
        return;
    m_views->setCurrentWidget(view);
    lookForOpenEnd();
}

/// A run that can be gone on with, to offer it before another begins.
void TrainPage::lookForOpenEnd()
{
    if (m_monitor->phase() != RunMonitor::Phase::Idle)
        return;
    m_looking.run(
        [store = &m_workbench.store()](const StopToken &) { return findOpenEnd(*store); },
        [this](const Result<std::optional<OpenEnd>> &found) { m_setup->offer(found ? *found : std::nullopt); });
}

} // namespace headstart::ui
