// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/common/widgets.h"
#include "ui/page.h"
#include "ui/runs/run_changes.h"
#include "ui/runs/run_entry.h"

#include <QHash>
#include <QLabel>
#include <QLineEdit>

#include <functional>
#include <memory>

class QSplitter;
class QStackedWidget;
class QTimer;

namespace headstart::ui {

class RunActions;
class RunDetails;
class RunTable;
class RunTableModel;
class Workbench;

/// All runs: a table to search and sort, and beside it how the chosen ones went and how they differ, what the one at
/// the keyboard is worth, and what people say of it. The workbench must outlive it. Reads and writes of the store go on
/// in the background.
class RunsPage : public Page {
    Q_OBJECT

public:
    explicit RunsPage(Workbench &workbench, QWidget *parent = nullptr);
    ~RunsPage() override; ///< writes what was typed last

protected:
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    QLayout *makeHead();
    QLayout *makeActions();
    void setTabOrders();
    void connectParts();

    // The table.
    void readSoon();
    void read();
    void takeRuns(Result<RunReading> reading);
    void search(const QString &text);
    void showCount();

    // The chosen runs.
    void showChosen();
    void assignColours(const QStringList &chosen);
    RunEntries chosenRuns() const;

    // Changes.
    void write(RunChanges::Change change);
    void setMarks(const QString &run, const runs::RunMarks &marks);
    void deleteRuns(const QStringList &runs);
    void undoDeletion(const QStringList &runs);
    void offerToFindData(const data::DataSource &source);
    void tell(Notice::Kind kind, const QString &text, const QString &action = {},
              const std::function<void()> &act = {});

    Workbench &m_workbench;
    RunTableModel *m_model;
    RunActions *m_actions;
    QTimer *m_choosing; ///< gathers what one key press or click changes
    QStackedWidget *m_stack;
    QLineEdit *m_search;
    QLabel *m_count;
    Notice *m_notice;
    std::function<void()> m_noticeAction;
    RunTable *m_table;
    RunDetails *m_details;
    QSplitter *m_splitter;

    QHash<QString, int> m_colours;             ///< of the chosen runs, by id
    std::shared_ptr<const RunEntries> m_known; ///< what was read last
    bool m_isStale = true;                     ///< the store has changed since it was read
    int m_writes = 0;                          ///< that are under way
    bool m_hasWritten = false;                 ///< since the reading began

    Background m_reading;
    RunChanges m_changes;
};

} // namespace headstart::ui
