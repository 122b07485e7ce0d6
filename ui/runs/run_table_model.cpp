// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_table_model.h"

#include "ui/common/plain_tip.h"
#include "ui/common/words.h"

#include <QSet>

#include <array>
#include <utility>

namespace headstart::ui {

namespace {

/// Whether all that the table shows is alike.
bool looksAlike(const RunEntry &a, const RunEntry &b)
{
    return a.row.changed == b.row.changed && a.row.name == b.row.name && a.row.status == b.row.status
           && a.row.marks == b.row.marks && a.row.seconds == b.row.seconds && a.row.epochs == b.row.epochs
           && a.row.best == b.row.best && a.row.message == b.row.message;
}

QVariant variant(const std::optional<double> &value)
{
    return value ? QVariant(*value) : QVariant();
}

bool isNumber(int column)
{
    return column == RunTableModel::Best || column == RunTableModel::Rate || column == RunTableModel::Epochs
           || column == RunTableModel::Time;
}

} // namespace

void RunTableModel::setRuns(RunEntries runs)
{
    removeMissing(runs);
    for (int row = 0; row < static_cast<int>(runs.size()); ++row) {
        RunEntry &run = runs[static_cast<std::size_t>(row)];
        const bool isThere = row < rowCount() && m_runs[static_cast<std::size_t>(row)].row.id == run.row.id;
        if (isThere) {
            replace(row, std::move(run));
            continue;
        }
        beginInsertRows({}, row, row);
        m_runs.insert(m_runs.begin() + row, std::move(run));
        endInsertRows();
    }
    // Only if the order of runs was another one before.
    const int count = static_cast<int>(runs.size());
    if (rowCount() > count) {
        beginRemoveRows({}, count, rowCount() - 1);
        m_runs.resize(runs.size());
        endRemoveRows();
    }
}

void RunTableModel::removeMissing(const RunEntries &runs)
{
    QSet<QString> ids;
    for (const RunEntry &run : runs)
        ids += run.id();
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (ids.contains(m_runs[static_cast<std::size_t>(row)].id()))
            continue;
        beginRemoveRows({}, row, row);
        m_runs.erase(m_runs.begin() + row);
        endRemoveRows();
    }
}

/// Tells of the cells that show something else alone: an editor in another cell of the row keeps what was typed.
void RunTableModel::replace(int row, RunEntry run)
{
    RunEntry &place = m_runs[static_cast<std::size_t>(row)];
    if (looksAlike(place, run)) {
        place = std::move(run);
        return;
    }
    const RunEntry before = std::exchange(place, std::move(run));
    for (int column = 0; column < ColumnCount; ++column)
        if (text(before, column) != text(place, column) || sortKey(before, column) != sortKey(place, column)
            || toolTip(before, column) != toolTip(place, column)) {
            const QModelIndex cell = index(row, column);
            Q_EMIT dataChanged(cell, cell);
        }
}

const RunEntry *RunTableModel::find(const QString &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_runs[static_cast<std::size_t>(row)];
}

int RunTableModel::rowOf(const QString &id) const
{
    const std::string wanted = id.toStdString();
    const auto found =
        std::find_if(m_runs.begin(), m_runs.end(), [&](const RunEntry &run) { return run.row.id == wanted; });
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

void RunTableModel::setMarks(const QString &run, const runs::RunMarks &marks)
{
    const int row = rowOf(run);
    if (row < 0)
        return;
    RunEntry changed = m_runs[static_cast<std::size_t>(row)];
    changed.row.marks = marks;
    replace(row, std::move(changed));
}

void RunTableModel::setChosen(const QHash<QString, int> &colours)
{
    if (colours == m_chosen)
        return;
    m_chosen = colours;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Mark), index(rowCount() - 1, Mark));
}

int RunTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RunEntry &run = m_runs[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Mark ? QVariant() : text(run, index.column());
    case Qt::EditRole:
        return index.column() == Name ? run.name() : QVariant();
    case Qt::ToolTipRole:
        return plainTip(toolTip(run, index.column()));
    case Qt::AccessibleTextRole:
        return text(run, index.column());
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case SortRole:
        return sortKey(run, index.column());
    case IdRole:
        return run.id();
    case ColourRole:
        return colourOf(run);
    case PinnedRole:
        return run.row.marks.pinned;
    case ChosenRole:
        return m_chosen.contains(run.id());
    default:
        return {};
    }
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const auto column = static_cast<std::size_t>(section);
    if (role == Qt::DisplayRole) {
        const std::array<QString, ColumnCount> names = {QString(),     tr("Name"), tr("Status"), tr("Best"),
                                                        tr("Cut"),     tr("Rate"), tr("Epochs"), tr("Time"),
                                                        tr("Started"), tr("Tags"), tr("Model")};
        return names[column];
    }
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
        const std::array<QString, ColumnCount> help = {tr("Colour and pin"),
                                                       tr("Name: press F2 to change it"),
                                                       tr("Whether it goes on, and how it ended"),
                                                       tr("Accuracy of the best epoch on the validation samples"),
                                                       tr("The first stage that was retrained"),
                                                       tr("Learning rate of the head"),
                                                       tr("Epochs that have ended"),
                                                       tr("Time of training, over all its sessions"),
                                                       tr("When it was started"),
                                                       tr("Tags: words of your own"),
                                                       tr("The network")};
        return help[column];
    }
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

Qt::ItemFlags RunTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

bool RunTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Name || role != Qt::EditRole)
        return false;
    RunEntry &run = m_runs[static_cast<std::size_t>(index.row())];
    const QString name = value.toString().simplified();
    if (name.isEmpty() || name == run.name())
        return false;
    run.row.name = name.toStdString();
    Q_EMIT dataChanged(index, index);
    Q_EMIT renameWanted(run.id(), name);
    return true;
}

QString RunTableModel::text(const RunEntry &run, int column) const
{
    const QString none = QStringLiteral("–");
    const auto best = run.bestAccuracy();
    const auto rate = run.rate();
    switch (column) {
    case Mark:
        return markText(run);
    case Name:
        return run.name();
    case Status:
        return statusText(run.row.status);
    case Best:
        return best ? percent(*best) : none;
    case Cut:
        return run.cut();
    case Rate:
        return rate ? significant(*rate) : none;
    case Epochs:
        return grouped(run.row.epochs);
    case Time:
        return duration(run.row.seconds);
    case Started:
        return dateTime(run.row.created);
    case Tags:
        return run.tags().join(QStringLiteral(", "));
    default:
        return run.model();
    }
}

QVariant RunTableModel::sortKey(const RunEntry &run, int column) const
{
    switch (column) {
    case Mark:
        return run.row.marks.colour;
    case Best:
        return variant(run.bestAccuracy());
    case Rate:
        return variant(run.rate());
    case Epochs:
        return static_cast<qlonglong>(run.row.epochs);
    case Time:
        return run.row.seconds;
    case Started:
        return static_cast<qlonglong>(run.row.created);
    default:
        return text(run, column);
    }
}

QString RunTableModel::toolTip(const RunEntry &run, int column) const
{
    if (column == Status && !run.row.message.empty())
        return tr("%1: %2").arg(statusText(run.row.status), QString::fromStdString(run.row.message));
    if (column == Best && run.row.best)
        return tr("Epoch %1 was the best: accuracy %2 and loss %3 on the validation samples, %4 and %5 in training")
            .arg(run.row.best->epoch)
            .arg(percent(run.row.best->validationAccuracy), significant(run.row.best->validationLoss),
                 percent(run.row.best->trainAccuracy), significant(run.row.best->trainLoss));
    if (column == Name)
        return tr("%1\nRun %2").arg(run.name(), run.id());
    return text(run, column);
}

QString RunTableModel::markText(const RunEntry &run) const
{
    const int colour = colourOf(run);
    const QString colourText = colour < 0 ? tr("no colour") : tr("colour %1").arg(colour + 1);
    return run.row.marks.pinned ? tr("pinned, %1").arg(colourText) : colourText;
}

int RunTableModel::colourOf(const RunEntry &run) const
{
    return run.row.marks.colour >= 0 ? run.row.marks.colour : m_chosen.value(run.id(), -1);
}

} // namespace headstart::ui
