// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_details.h"

#include "ui/common/words.h"
#include "ui/runs/curves_panel.h"
#include "ui/runs/differences_panel.h"
#include "ui/runs/log_panel.h"
#include "ui/runs/notes_panel.h"
#include "ui/runs/results_panel.h"
#include "ui/runs/stages_panel.h"

#include <QTabBar>

namespace headstart::ui {

namespace {

/// The state of a run: another one once something of it was written.
QString stateOf(const RunEntry &run)
{
    return QStringLiteral("%1 %2 %3").arg(run.id()).arg(run.row.epochs).arg(static_cast<int>(run.row.status));
}

} // namespace

RunDetails::RunDetails(const runs::RunStore &store, QWidget *parent)
    : QTabWidget(parent), m_store(store), m_curves(new CurvesPanel(this)), m_differences(new DifferencesPanel(this)),
      m_results(new ResultsPanel(this)), m_notes(new NotesPanel(this)), m_log(new LogPanel(this)),
      m_stages(new StagesPanel(this))
{
    setAccessibleName(tr("About the chosen runs"));
    tabBar()->setAccessibleName(accessibleName());
    setDocumentMode(true);
    addTab(m_curves, tr("Curves"));
    addTab(m_differences, tr("Settings"));
    addTab(m_results, tr("Results"));
    addTab(m_notes, tr("Notes"));
    addTab(m_log, tr("Log"));
    addTab(m_stages, tr("Stages"));
    connect(m_notes, &NotesPanel::marksChanged, this, &RunDetails::marksChanged);
    connect(m_curves, &CurvesPanel::saved, this, &RunDetails::saved);
    connect(m_curves, &CurvesPanel::failed, this, &RunDetails::failed);
    connect(m_stages, &StagesPanel::saved, this, &RunDetails::saved);
    connect(m_stages, &StagesPanel::failed, this, &RunDetails::failed);
}

void RunDetails::show(const RunEntries &chosen, const RunEntry *current, const QHash<QString, int> &colours)
{
    m_differences->show(chosen);
    if (current)
        m_notes->show(*current);
    else
        m_notes->clear();
    showCurves(chosen, colours);
    showResults(current);
    showLog(current);
    showStages(current);
}

void RunDetails::commitNotes()
{
    m_notes->commit();
}

void RunDetails::showCurves(const RunEntries &chosen, const QHash<QString, int> &colours)
{
    std::vector<ShownRun> shown;
    QStringList wanted;
    for (const RunEntry &run : chosen) {
        const int colour = colours.value(run.id());
        shown.push_back({run.id(), run.name(), static_cast<std::size_t>(colour)});
        wanted += QStringLiteral("%1 %2 %3").arg(stateOf(run)).arg(colour).arg(run.name());
    }
    if (wanted.join(QLatin1Char('\n')) == m_shownCurves)
        return;
    m_shownCurves = wanted.join(QLatin1Char('\n'));
    m_readingCurves.run([store = &m_store, chosen](const StopToken &stop) { return readCurves(*store, chosen, stop); },
                        [this, shown](Result<std::vector<ChosenCurves>> curves) {
                            if (curves) {
                                m_curves->show(shown, std::move(*curves));
                                return;
                            }
                            m_shownCurves.clear(); // the next time anew
                            Q_EMIT failed(curves.error());
                        });
}

void RunDetails::showResults(const RunEntry *run)
{
    if (!run) {
        m_shownResults.clear();
        m_readingResults.stop();
        m_results->showMessage(tr("Choose a run to see how well it does."));
        return;
    }
    if (stateOf(*run) == m_shownResults)
        return;
    m_shownResults = stateOf(*run);
    m_readingResults.run(
        [store = &m_store, run = *run](const StopToken &) { return readJudgement(*store, run); },
        [this, source = run->config ? run->config->data : data::DataSource()](const Result<Judgement> &judgement) {
            if (judgement)
                m_results->show(*judgement, source);
            else
                m_results->showMessage(words(judgement.error()));
        });
}

void RunDetails::showLog(const RunEntry *run)
{
    if (!run) {
        m_shownLog.clear();
        m_readingLog.stop();
        m_log->showMessage(tr("Choose a run to see what it has written down."));
        return;
    }
    if (stateOf(*run) == m_shownLog)
        return;
    m_shownLog = stateOf(*run);
    m_readingLog.run([store = &m_store, id = run->row.id](const StopToken &) { return store->log(id); },
                     [this](const Result<std::vector<runs::LogRow>> &lines) {
                         if (lines)
                             m_log->show(*lines);
                         else
                             m_log->showMessage(words(lines.error()));
                     });
}

void RunDetails::showStages(const RunEntry *run)
{
    if (!run) {
        m_shownStages.clear();
        m_readingStages.stop();
        m_stages->showMessage(tr("Choose a run to see what its stages did."));
        return;
    }
    if (stateOf(*run) == m_shownStages)
        return;
    m_shownStages = stateOf(*run);
    m_readingStages.run([store = &m_store, id = run->row.id](const StopToken &) { return readStages(*store, id); },
                        [this, id = run->id(), name = run->name()](const Result<RunStages> &stages) {
                            if (stages)
                                m_stages->show(id, name, *stages);
                            else
                                m_stages->showMessage(words(stages.error()));
                        });
}

} // namespace headstart::ui
