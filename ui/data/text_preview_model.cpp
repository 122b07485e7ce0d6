// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/text_preview_model.h"

#include "ui/common/plain_tip.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QBrush>

#include <algorithm>
#include <map>
#include <utility>

namespace headstart::ui {

namespace {

constexpr std::size_t kMostColumns = 50;

QString shown(std::string_view cell)
{
    constexpr std::size_t kMostRead = 1200; // bytes
    constexpr qsizetype kMost = 300;
    const auto size = static_cast<qsizetype>(std::min(cell.size(), kMostRead));
    return QString::fromUtf8(cell.data(), size).left(kMost).simplified();
}

qlonglong lineNamed(const std::string &place)
{
    return QString::fromStdString(place).section(QLatin1Char(' '), -1).toLongLong();
}

} // namespace

void TextPreviewModel::setPreview(const data::TextTablePreview &preview)
{
    beginResetModel();
    placeColumns(preview.columns);
    m_rows = telling(rowsOf(preview));
    endResetModel();
}

void TextPreviewModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_columns.clear();
    m_text = -1;
    endResetModel();
}

int TextPreviewModel::textColumn() const
{
    return m_text;
}

void TextPreviewModel::placeColumns(const data::TextColumns &columns)
{
    m_columns.clear();
    const auto add = [&](std::size_t place, const QString &role) {
        const QString name = QString::fromStdString(columns.names[place]);
        m_columns.push_back({place, columns.hasNames ? name : tr("Column %1").arg(place + 1), role});
    };
    const std::vector<std::pair<std::optional<std::size_t>, QString>> roles = {{columns.text, tr("the text")},
                                                                               {columns.pair, tr("the second text")},
                                                                               {columns.label, tr("the label")},
                                                                               {columns.part, tr("the part")}};
    for (const auto &[place, role] : roles)
        if (place)
            add(*place, role);
    const auto isUsed = [&](std::size_t place) {
        return std::any_of(roles.begin(), roles.end(), [&](const auto &role) { return role.first == place; });
    };
    for (std::size_t place = 0; place < columns.names.size() && m_columns.size() < kMostColumns; ++place)
        if (!isUsed(place))
            add(place, {});
    m_text = columns.text ? 1 : -1;
}

std::vector<TextPreviewModel::Row> TextPreviewModel::rowsOf(const data::TextTablePreview &preview)
{
    std::map<qlonglong, Row> rows; // by their lines
    const auto add = [&](const data::Table &table) {
        for (std::size_t row = 0; row < table.rows(); ++row) {
            Row &out = rows[static_cast<qlonglong>(table.lines[row])];
            out.cells.clear();
            for (std::size_t column = 0; column < table.columns; ++column)
                out.cells.push_back(shown(table.cell(row, column)));
        }
    };
    add(preview.table);
    add(preview.undecodable);
    for (const data::SetAside &broken : preview.broken)
        rows[lineNamed(broken.file)].problem = words(broken.reason);
    std::vector<Row> out;
    for (auto &[line, row] : rows) {
        row.line = line;
        out.push_back(std::move(row));
    }
    return out;
}

/// A row that shows whether the table is read in the right way: it is broken, or beyond ASCII.
bool TextPreviewModel::isTelling(const Row &row)
{
    constexpr char16_t kLastOfAscii = 0x7F;
    const auto isBeyond = [](const QString &cell) {
        return std::any_of(cell.begin(), cell.end(), [](QChar letter) { return letter.unicode() > kLastOfAscii; });
    };
    return !row.problem.isEmpty() || std::any_of(row.cells.begin(), row.cells.end(), isBeyond);
}

/// The first rows, and some that tell more where these do not.
std::vector<TextPreviewModel::Row> TextPreviewModel::telling(std::vector<Row> rows)
{
    constexpr std::size_t kFirst = 5;
    constexpr auto kMost = static_cast<std::size_t>(kRows);
    std::vector<bool> taken(rows.size());
    std::size_t count = 0;
    const auto take = [&](std::size_t until, bool onlyTelling) {
        for (std::size_t i = 0; i < std::min(until, rows.size()) && count < kMost; ++i)
            if (!taken[i] && (!onlyTelling || isTelling(rows[i]))) {
                taken[i] = true;
                ++count;
            }
    };
    take(kFirst, false);
    take(rows.size(), true);
    take(rows.size(), false);
    std::vector<Row> out;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (taken[i])
            out.push_back(std::move(rows[i]));
    return out;
}

int TextPreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TextPreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_columns.empty() ? 0 : static_cast<int>(m_columns.size()) + 1;
}

QVariant TextPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isLine = index.column() == 0;
    const auto column = static_cast<std::size_t>(std::max(0, index.column() - 1));
    switch (role) {
    case Qt::DisplayRole:
        if (isLine)
            return row.line;
        if (row.cells.empty())
            return column == 0 ? row.problem : QString();
        return row.cells[m_columns[column].place];
    case Qt::ToolTipRole:
        return plainTip(row.problem.isEmpty() ? data(index, Qt::DisplayRole).toString() : row.problem);
    case Qt::ForegroundRole:
        if (!row.problem.isEmpty())
            return QBrush(colours().error);
        return isLine || m_columns[column].role.isEmpty() ? QBrush(colours().secondary) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((isLine ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ProblemRole:
        return row.problem;
    default:
        return {};
    }
}

QVariant TextPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (section == 0)
        return role == Qt::DisplayRole ? tr("Line") : QVariant();
    const Column &column = m_columns[static_cast<std::size_t>(section) - 1];
    const QString use = column.role.isEmpty() ? tr("not used") : column.role;
    if (role == Qt::ToolTipRole)
        return plainTip(column.name + QStringLiteral(": ") + use);
    constexpr qsizetype kLongest = 24;
    const bool isCut = column.name.size() > kLongest;
    return (isCut ? column.name.left(kLongest - 1) + QChar(0x2026) : column.name).simplified() + QLatin1Char('\n')
           + use;
}

} // namespace headstart::ui
