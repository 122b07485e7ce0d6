// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/runs_page.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/run_details.h"
#include "ui/runs/run_table.h"
#include "ui/workbench.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace headstart::ui {

RunsPage::RunsPage(Workbench &workbench, QWidget *parent)
    : Page(parent), m_workbench(workbench), m_model(new RunTableModel(this)),
      m_actions(new RunActions(workbench, this)), m_choosing(new QTimer(this)), m_stack(new QStackedWidget(this)),
      m_search(new QLineEdit(this)), m_count(makeCaption({}, this)), m_notice(new Notice(this)),
      m_table(new RunTable(*m_model, this)), m_details(new RunDetails(workbench.store(), this)),
      m_splitter(new QSplitter(this)), m_changes(workbench.store())
{
    m_choosing->setSingleShot(true);
    m_choosing->setInterval(0);
    layOut();
    setTabOrders();
    connectParts();
    showChosen();
}

RunsPage::~RunsPage()
{
    m_details->commitNotes();
    hide(); // an editor that is open hands over what was typed, while there is somebody to take it
    QSettings().setValue(QStringLiteral("runs/splitter"), m_splitter->saveState());
}

void RunsPage::layOut()
{
    m_table->setObjectName(QStringLiteral("runTable"));
    m_details->setObjectName(QStringLiteral("runTabs"));
    m_notice->setObjectName(QStringLiteral("runsNotice"));
    constexpr int kNarrowestTable = 320;
    m_table->setMinimumWidth(kNarrowestTable);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(space::kGroup);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_details);
    constexpr int kTableShare = 5;
    constexpr int kDetailsShare = 6;
    m_splitter->setStretchFactor(0, kTableShare);
    m_splitter->setStretchFactor(1, kDetailsShare);
    m_splitter->restoreState(QSettings().value(QStringLiteral("runs/splitter")).toByteArray());

    auto *content = new QWidget(m_stack);
    auto *inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::kNormal);
    inside->addLayout(makeActions());
    inside->addWidget(m_splitter, 1);
    auto *empty = new EmptyState(tr("No runs yet"),
                                 tr("Choose a model and data and press Train: every run is kept here, to be compared "
                                    "and used."),
                                 tr("Choose a model"), m_stack);
    empty->setObjectName(QStringLiteral("noRuns"));
    connect(empty, &EmptyState::actionWanted, this, [this] { m_workbench.goTo(PageId::Models); });
    m_stack->addWidget(new QWidget(m_stack)); // until the store has been read
    m_stack->addWidget(content);
    m_stack->addWidget(empty);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kPage, space::kPage, space::kPage);
    layout->setSpacing(space::kNormal);
    layout->addLayout(makeHead());
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);
}

QLayout *RunsPage::makeHead()
{
    m_search->setObjectName(QStringLiteral("runSearch"));
    m_search->setAccessibleName(tr("Search runs"));
    m_search->setPlaceholderText(tr("Search: elpv model:resnet* acc>0.85"));
    m_search->setToolTip(tr("Words, and any of status:finished model:resnet* tag:x name:x cut:x data:x; * stands for "
                            "anything.\nNumbers: acc>0.85 loss<0.4 rate<=1e-3 epochs>=3 time>60 (seconds)."));
    m_search->setClearButtonEnabled(true);
    constexpr int kNarrowest = 260;
    m_search->setMinimumWidth(kNarrowest);
    m_count->setObjectName(QStringLiteral("runCount"));
    m_count->setWordWrap(false);
    auto *columns = new QToolButton(this);
    columns->setObjectName(QStringLiteral("columns"));
    setRole(columns, "button");
    columns->setText(tr("Columns"));
    columns->setAccessibleName(tr("Columns"));
    columns->setToolTip(tr("Chooses what the table shows"));
    columns->setFocusPolicy(Qt::StrongFocus);
    columns->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(columns);
    m_table->fillColumnMenu(menu);
    columns->setMenu(menu);

    auto *head = new QHBoxLayout;
    head->setSpacing(space::kNormal);
    head->addWidget(makeTitle(tr("Runs"), this));
    head->addSpacing(space::kNormal);
    head->addWidget(m_search, 1);
    head->addWidget(m_count);
    head->addWidget(columns);
    return head;
}

QLayout *RunsPage::makeActions()
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(space::kNormal);
    for (QAction *action : m_actions->all()) {
        auto *button = new QToolButton(this);
        button->setObjectName(action->objectName());
        setRole(button, "button");
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        button->setAccessibleDescription(action->toolTip());
        button->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(button);
        m_table->addAction(action);
    }
    m_actions->deletion()->setShortcut(QKeySequence::Delete);
    m_actions->deletion()->setShortcutContext(Qt::WidgetShortcut); // of the table, not of a text that is edited
    layout->addStretch();
    return layout;
}

/// From the top to the bottom, from the left to the right.
void RunsPage::setTabOrders()
{
    QList<QWidget *> order = {m_search, findChild<QWidget *>(QStringLiteral("columns")),
                              m_notice->findChild<QPushButton *>()};
    for (const QAction *action : m_actions->all())
        order += findChild<QToolButton *>(action->objectName());
    order += {m_table, m_details};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void RunsPage::connectParts()
{
    connect(&m_workbench, &Workbench::runsChanged, this, &RunsPage::readSoon);
    connect(m_search, &QLineEdit::textChanged, this, &RunsPage::search);
    connect(m_table, &RunTable::chosenChanged, m_choosing, qOverload<>(&QTimer::start));
    connect(m_choosing, &QTimer::timeout, this, &RunsPage::showChosen);
    connect(m_model, &RunTableModel::renameWanted, this, [this](const QString &run, const QString &name) {
        write([run = run.toStdString(), name = name.toStdString()](runs::RunStore &store) {
            return store.rename(run, name);
        });
    });
    connect(m_details, &RunDetails::marksChanged, this, &RunsPage::setMarks);
    connect(m_actions, &RunActions::deletionWanted, this, &RunsPage::deleteRuns);
    connect(m_actions, &RunActions::dataMissing, this, &RunsPage::offerToFindData);
    connect(m_details, &RunDetails::saved, this,
            [this](const QString &file) { tell(Notice::Kind::Good, tr("Saved: %1").arg(file)); });
    connect(m_details, &RunDetails::failed, this,
            [this](const Error &error) { tell(Notice::Kind::Error, words(error)); });
    connect(m_notice, &Notice::actionWanted, this, [this] {
        const auto act = std::exchange(m_noticeAction, {});
        m_notice->clear();
        if (act)
            act();
    });
}

void RunsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_isStale)
        read();
}

/// A page that nobody sees waits until somebody does.
void RunsPage::readSoon()
{
    m_isStale = true;
    if (isVisible())
        read();
}

void RunsPage::read()
{
    // One at a time, or a store that takes longer to read than an epoch takes would never be shown.
    if (m_reading.isRunning())
        return;
    m_isStale = false;
    m_hasWritten = m_writes > 0;
    m_reading.run(
        [store = &m_workbench.store(), known = m_known](const StopToken &) { return readRuns(*store, known); },
        [this](Result<RunReading> reading) {
            takeRuns(std::move(reading));
            if (m_isStale)
                read();
        });
}

void RunsPage::takeRuns(Result<RunReading> reading)
{
    if (!reading) {
        tell(Notice::Kind::Error, words(reading.error()), tr("Try again"), [this] { read(); });
        return;
    }
    m_known = std::move(reading->known);
    // What was read before a change was written would take it back for a moment. Another reading follows the change.
    if (m_hasWritten)
        return;
    const bool wasEmpty = m_model->rowCount() == 0;
    m_model->setRuns(std::move(reading->runs));
    constexpr int kContent = 1;
    constexpr int kEmpty = 2;
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? kContent : kEmpty);
    if (wasEmpty && m_model->rowCount() > 0)
        m_table->choose(m_model->runs().front().id());
    showCount();
    m_choosing->start();
}

void RunsPage::search(const QString &text)
{
    const RunFilter filter = RunFilter::parse(text);
    m_table->setFilter(filter);
    m_search->setProperty("wrong", !filter.problem().isEmpty());
    restyle(m_search);
    if (!filter.problem().isEmpty())
        m_count->setText(filter.problem());
    else
        showCount();
}

void RunsPage::showCount()
{
    const QString all = grouped(m_model->rowCount());
    m_count->setText(m_search->text().trimmed().isEmpty()
                         ? m_model->rowCount() == 1 ? tr("1 run") : tr("%1 runs").arg(all)
                         : tr("%1 of %2 runs").arg(grouped(m_table->shownCount()), all));
}

RunEntries RunsPage::chosenRuns() const
{
    RunEntries out;
    for (const QString &id : m_table->chosen())
        if (const RunEntry *run = m_model->find(id))
            out.push_back(*run);
    return out;
}

/// A run that stays among the chosen ones keeps its colour; another one takes the first that is free.
void RunsPage::assignColours(const QStringList &chosen)
{
    QHash<QString, int> colours;
    QList<int> taken;
    for (const QString &run : chosen) {
        const RunEntry *entry = m_model->find(run);
        const int own = entry ? entry->row.marks.colour : -1;
        if (own < 0 && !m_colours.contains(run))
            continue;
        colours[run] = own >= 0 ? own : m_colours.value(run);
        taken += colours[run];
    }
    for (const QString &run : chosen) {
        if (colours.contains(run))
            continue;
        int colour = 0;
        while (taken.contains(colour))
            ++colour;
        colours[run] = colour;
        taken += colour;
    }
    m_colours = colours;
    m_model->setChosen(colours);
}

void RunsPage::showChosen()
{
    const RunEntries chosen = chosenRuns();
    const RunEntry *current = m_model->find(m_table->current());
    assignColours(m_table->chosen());
    m_actions->setChosen(current, chosen);
    m_details->show(chosen, current, m_colours);
}

void RunsPage::write(RunChanges::Change change)
{
    ++m_writes;
    m_hasWritten = true;
    if (!m_workbench.session().isRunning()) // else the run itself says that the disk is full
        m_changes.add([](runs::RunStore &store) { return store.recover(); }, [](const Result<void> &) {});
    m_changes.add(std::move(change), [this](const Result<void> &written) {
        --m_writes;
        if (!written)
            tell(Notice::Kind::Error, words(written.error()));
        if (m_writes == 0)
            m_workbench.tellRunsChanged();
    });
}

void RunsPage::setMarks(const QString &run, const runs::RunMarks &marks)
{
    m_model->setMarks(run, marks);
    m_choosing->start();
    write([run = run.toStdString(), marks](runs::RunStore &store) { return store.setMarks(run, marks); });
}

void RunsPage::deleteRuns(const QStringList &runs)
{
    m_details->commitNotes();
    const RunEntry *first = m_model->find(runs.value(0));
    if (!first)
        return;
    const QString text =
        runs.size() == 1 ? tr("“%1” was deleted.").arg(first->name()) : tr("%1 runs were deleted.").arg(runs.size());
    tell(Notice::Kind::Good, text, tr("Undo"), [this, runs] { undoDeletion(runs); });
    for (const QString &run : runs)
        write([run = run.toStdString()](runs::RunStore &store) { return store.setDeleted(run, true); });
}

void RunsPage::undoDeletion(const QStringList &runs)
{
    for (const QString &run : runs)
        write([run = run.toStdString()](runs::RunStore &store) { return store.setDeleted(run, false); });
}

void RunsPage::offerToFindData(const data::DataSource &source)
{
    tell(Notice::Kind::Error,
         tr("The data of this run are not at %1 any more. Show where they are now to resume it.")
             .arg(QString::fromStdString(source.path)),
         tr("Choose..."), [this, isFolder = source.kind == "folder" || source.kind == "glue"] {
             const QString title = tr("Where the data are now");
             const QString path =
                 isFolder ? QFileDialog::getExistingDirectory(this, title) : QFileDialog::getOpenFileName(this, title);
             if (!path.isEmpty())
                 m_actions->resumeWith(path);
         });
}

void RunsPage::tell(Notice::Kind kind, const QString &text, const QString &action, const std::function<void()> &act)
{
    m_noticeAction = act;
    m_notice->show(kind, text, action);
}

} // namespace headstart::ui
