// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/runs/run_entry.h"

#include <QAction>
#include <QObject>

#include <optional>

namespace headstart::ui {

class Workbench;

/// What can be done with the runs that are chosen. The workbench must outlive it.
class RunActions : public QObject {
    Q_OBJECT

public:
    explicit RunActions(Workbench &workbench, QObject *parent = nullptr);

    /// `run`: the one that most actions are about; `chosen`: all of them.
    void setChosen(const RunEntry *run, const RunEntries &chosen);
    QList<QAction *> all() const { return {m_again, m_continue, m_resume, m_predict, m_delete}; }
    QAction *deletion() const { return m_delete; }
    /// Resumes the run of which dataMissing told: its data lie elsewhere now.
    void resumeWith(const QString &path);

Q_SIGNALS:
    void deletionWanted(const QStringList &runs);
    /// A run cannot be resumed: its data are not there any more.
    void dataMissing(const headstart::data::DataSource &source);

private:
    QAction *make(const char *name, const QString &text, const QString &help);
    /// Fills the run to be.
    void fill(training::RunConfig config);
    void again();
    void continueFrom();
    void resume();
    void refresh();

    Workbench &m_workbench;
    std::optional<RunEntry> m_run;
    std::optional<RunEntry> m_moved; ///< the run of which dataMissing told
    QStringList m_chosen;
    bool m_hasRunning = false; ///< among the chosen ones
    QAction *m_again;
    QAction *m_continue;
    QAction *m_resume;
    QAction *m_predict;
    QAction *m_delete;
    Background m_looking; ///< for a run's data
};

} // namespace headstart::ui
