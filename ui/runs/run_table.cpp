// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_table.h"

#include "core/data/natural_order.h"
#include "ui/common/theme.h"
#include "ui/runs/swatch.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QSettings>

#include <algorithm>
#include <array>

namespace headstart::ui {

namespace {

constexpr int kRowHeight = 30;
constexpr int kSwatch = 12;

QString settingsKey()
{
    return QStringLiteral("runs/columns1"); // another number whenever columns come or go
}

/// A drawing pin.
void drawPin(QPainter &painter, const QRectF &place)
{
    const QPointF middle = place.center();
    const double unit = place.width() / 12;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours().text, 1.5));
    painter.drawLine(middle + QPointF(0, 1) * unit, middle + QPointF(0, 6) * unit);
    painter.setBrush(colours().text);
    painter.drawPolygon(QPolygonF({middle + QPointF(-2, -5) * unit, middle + QPointF(2, -5) * unit,
                                   middle + QPointF(3, 1) * unit, middle + QPointF(-3, 1) * unit}));
    painter.restore();
}

} // namespace

RunSortModel::RunSortModel(RunTableModel &runs, QObject *parent) : QSortFilterProxyModel(parent), m_runs(runs)
{
    setSourceModel(&runs);
    setSortRole(RunTableModel::SortRole);
    setDynamicSortFilter(true);
    // A run that is pinned goes to the top, whatever column sorts.
    connect(&runs, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first) {
        if (first.column() == RunTableModel::Mark)
            invalidate();
    });
}

void RunSortModel::setFilter(const RunFilter &filter)
{
    m_filter = filter;
    invalidateRowsFilter();
}

bool RunSortModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    return m_filter.matches(m_runs.runs()[static_cast<std::size_t>(row)]);
}

bool RunSortModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const bool isAscending = sortOrder() == Qt::AscendingOrder;
    const bool isPinned = left.data(RunTableModel::PinnedRole).toBool();
    if (isPinned != right.data(RunTableModel::PinnedRole).toBool())
        return isPinned == isAscending;
    const QVariant a = left.data(RunTableModel::SortRole);
    const QVariant b = right.data(RunTableModel::SortRole);
    if (a.isValid() != b.isValid())
        return a.isValid() == isAscending;
    if (a.userType() == QMetaType::QString)
        return data::naturallyLess(a.toString().toStdString(), b.toString().toStdString());
    return QSortFilterProxyModel::lessThan(left, right);
}

void RunMarkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index); // the row's background
    QRectF place(0, 0, kSwatch, kSwatch);
    place.moveCenter(QRectF(option.rect).center());
    place.moveLeft(option.rect.left() + space::kNormal);
    drawSwatch(*painter, place, index.data(RunTableModel::ColourRole).toInt());
    if (index.data(RunTableModel::PinnedRole).toBool())
        drawPin(*painter, place.translated(kSwatch + space::kTight, 0));
}

QSize RunMarkDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {2 * kSwatch + 2 * space::kNormal + space::kTight, kRowHeight};
}

RunTable::RunTable(RunTableModel &runs, QWidget *parent) : QTableView(parent), m_sorted(new RunSortModel(runs, this))
{
    setModel(m_sorted);
    setItemDelegateForColumn(RunTableModel::Mark, new RunMarkDelegate(this));
    setAccessibleName(tr("Runs"));
    setAccessibleDescription(tr("Choose several runs to compare them. F2 renames a run, Delete deletes it."));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed | DoubleClicked);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setAlternatingRowColors(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setContextMenuPolicy(Qt::ActionsContextMenu);
    setSortingEnabled(true);
    sortByColumn(RunTableModel::Started, Qt::DescendingOrder);
    restore();
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunTable::chosenChanged);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RunTable::chosenChanged);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

RunTable::~RunTable()
{
    QSettings().setValue(settingsKey(), horizontalHeader()->saveState());
}

void RunTable::restore()
{
    constexpr std::array<int, RunTableModel::ColumnCount> kWidths = {46, 170, 92, 72, 80, 72, 64, 92, 124, 140, 120};
    for (int column = 0; column < RunTableModel::ColumnCount; ++column)
        setColumnWidth(column, kWidths[static_cast<std::size_t>(column)]);
    setColumnHidden(RunTableModel::Model, true);
    horizontalHeader()->restoreState(QSettings().value(settingsKey()).toByteArray());
}

void RunTable::setFilter(const RunFilter &filter)
{
    m_sorted->setFilter(filter);
}

QStringList RunTable::chosen() const
{
    QModelIndexList rows = selectionModel()->selectedRows(RunTableModel::Name);
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QStringList out;
    for (const QModelIndex &row : rows)
        out += row.data(RunTableModel::IdRole).toString();
    return out;
}

QString RunTable::current() const
{
    const QStringList all = chosen();
    QString at = currentIndex().data(RunTableModel::IdRole).toString();
    if (all.contains(at))
        return at;
    return all.isEmpty() ? QString() : all.first();
}

void RunTable::choose(const QString &run)
{
    for (int row = 0; row < m_sorted->rowCount(); ++row)
        if (m_sorted->index(row, 0).data(RunTableModel::IdRole).toString() == run) {
            setCurrentIndex(m_sorted->index(row, RunTableModel::Name));
            return;
        }
}

void RunTable::fillColumnMenu(QMenu *menu)
{
    for (int column = RunTableModel::Status; column < RunTableModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(m_sorted->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) { setColumnHidden(column, !on); });
        horizontalHeader()->addAction(action);
    }
}

} // namespace headstart::ui
