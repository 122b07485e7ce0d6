// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/runs/chosen_curves.h"
#include "ui/runs/judgement.h"
#include "ui/runs/run_entry.h"

#include <QHash>
#include <QTabWidget>

namespace headstart::ui {

class CurvesPanel;
class DifferencesPanel;
class LogPanel;
class NotesPanel;
class ResultsPanel;
class StagesPanel;

/// All about the runs that are chosen in the table: how they went and how they differ; what the one at the keyboard is
/// worth, what people say of it and what it has written down itself. Reads the store, which must outlive it, in the
/// background.
class RunDetails : public QTabWidget {
    Q_OBJECT

public:
    explicit RunDetails(const runs::RunStore &store, QWidget *parent = nullptr);

    /// `current`: one of `chosen`, or nullptr. `colours`: of the chosen runs, by id. What is shown already is not read
    /// again.
    void show(const RunEntries &chosen, const RunEntry *current, const QHash<QString, int> &colours);
    /// Hands on what was typed, if anything.
    void commitNotes();

Q_SIGNALS:
    void marksChanged(const QString &run, const headstart::runs::RunMarks &marks);
    void saved(const QString &file); ///< curves
    void failed(const headstart::Error &error);

private:
    void showCurves(const RunEntries &chosen, const QHash<QString, int> &colours);
    void showResults(const RunEntry *run);
    void showLog(const RunEntry *run);
    void showStages(const RunEntry *run);

    const runs::RunStore &m_store;
    CurvesPanel *m_curves;
    DifferencesPanel *m_differences;
    ResultsPanel *m_results;
    NotesPanel *m_notes;
    LogPanel *m_log;
    StagesPanel *m_stages;
    QString m_shownCurves; ///< which state of which runs they are of
    QString m_shownResults;
    QString m_shownLog;
    QString m_shownStages;
    Background m_readingCurves;
    Background m_readingResults;
    Background m_readingLog;
    Background m_readingStages;
};

} // namespace headstart::ui
