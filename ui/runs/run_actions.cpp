// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_actions.h"

#include "ui/workbench.h"

#include <filesystem>

namespace headstart::ui {

RunActions::RunActions(Workbench &workbench, QObject *parent)
    : QObject(parent), m_workbench(workbench),
      m_again(make("runAgain", tr("Run again"), tr("Fills the run to be with the settings of this one"))),
      m_continue(make("continueFrom", tr("Continue from here"),
                      tr("Fills the run to be with these settings, and starts it from what this run has learned"))),
      m_resume(make("resumeRun", tr("Resume"), tr("Goes on where this run was stopped"))),
      m_predict(make("predictWith", tr("Predict with it"), tr("Gives this run's network pictures or texts of yours"))),
      m_delete(make("deleteRuns", tr("Delete"), tr("Deletes the chosen runs (can be undone)")))
{
    connect(m_again, &QAction::triggered, this, &RunActions::again);
    connect(m_continue, &QAction::triggered, this, &RunActions::continueFrom);
    connect(m_resume, &QAction::triggered, this, &RunActions::resume);
    connect(m_predict, &QAction::triggered, this, [this] { m_workbench.predictWith(m_run->id()); });
    connect(m_delete, &QAction::triggered, this, [this] { Q_EMIT deletionWanted(m_chosen); });
    const training::Session &session = m_workbench.session();
    connect(&session, &training::Session::started, this, &RunActions::refresh);
    connect(&session, &training::Session::finished, this, &RunActions::refresh);
    connect(&session, &training::Session::stopped, this, &RunActions::refresh);
    connect(&session, &training::Session::failed, this, &RunActions::refresh);
    refresh();
}

QAction *RunActions::make(const char *name, const QString &text, const QString &help)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setToolTip(help);
    return action;
}

void RunActions::setChosen(const RunEntry *run, const RunEntries &chosen)
{
    m_run = run ? std::optional(*run) : std::nullopt;
    m_chosen.clear();
    m_hasRunning = false;
    for (const RunEntry &one : chosen) {
        m_chosen += one.id();
        m_hasRunning = m_hasRunning || one.row.status == runs::Status::Running;
    }
    refresh();
}

void RunActions::refresh()
{
    const bool isOne = m_run && m_chosen.size() == 1;
    const bool hasConfig = isOne && m_run->config.has_value();
    m_again->setEnabled(hasConfig);
    m_continue->setEnabled(hasConfig && m_run->row.best.has_value());
    m_resume->setEnabled(hasConfig && isResumable(m_run->row.status) && !m_workbench.session().isRunning());
    m_predict->setEnabled(hasConfig && m_run->row.best.has_value() && !m_run->row.classes.empty());
    m_delete->setEnabled(!m_chosen.isEmpty() && !m_hasRunning);
}

void RunActions::again()
{
    fill(*m_run->config);
}

void RunActions::continueFrom()
{
    training::RunConfig config = *m_run->config;
    config.model.weights = "run:" + m_run->row.id;
    config.model.resetFrom.clear(); // nothing of what was learned starts anew
    fill(std::move(config));
}

void RunActions::fill(training::RunConfig config)
{
    // The program fills these in by itself when the run starts: by then it may be about other files.
    config.fingerprint.clear();
    config.model.weightsHash.clear();
    m_workbench.setConfig(config);
    const auto &dataset = m_workbench.dataset();
    if (!dataset || dataset->source() != config.data)
        m_workbench.openData(config.data);
    m_workbench.goTo(PageId::Train);
}

void RunActions::resume()
{
    m_looking.run(
        [path = m_run->config->data.path](const StopToken &) -> Result<bool> {
            std::error_code error;
            return std::filesystem::exists(path, error);
        },
        [this, run = *m_run](const Result<bool> &isThere) {
            if (m_workbench.session().isRunning())
                return;
            if (isThere && !*isThere) {
                m_moved = run;
                Q_EMIT dataMissing(run.config->data);
                return;
            }
            m_workbench.session().resume(run.id());
            m_workbench.goTo(PageId::Train);
            refresh();
        });
}

void RunActions::resumeWith(const QString &path)
{
    if (!m_moved || m_workbench.session().isRunning())
        return;
    data::DataSource source = m_moved->config->data;
    source.path = path.toStdString();
    m_workbench.session().resume(m_moved->id(), source);
    m_workbench.goTo(PageId::Train);
    refresh();
}

} // namespace headstart::ui
