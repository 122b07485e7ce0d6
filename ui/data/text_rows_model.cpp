// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/text_rows_model.h"

#include "ui/common/plain_tip.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QBrush>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace headstart::ui {

namespace {

constexpr qsizetype kMostBytes = qsizetype{16} * 1024 * 1024;

/// As much of a text as a row and its tooltip can show, on one line.
QString oneLine(const std::string &text)
{
    constexpr std::size_t kMostRead = 2048; // bytes
    constexpr qsizetype kMostShown = 500;
    QString out = QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min(text.size(), kMostRead)));
    const bool isCut = text.size() > kMostRead || out.size() > kMostShown;
    out.truncate(kMostShown);
    if (isCut && !out.isEmpty() && out.back().isHighSurrogate())
        out.chop(1);
    for (QChar &letter : out)
        if (letter.isSpace() || letter.category() == QChar::Other_Control)
            letter = QLatin1Char(' ');
    return isCut ? out + QChar(0x2026) : out;
}

QString partName(data::Part part)
{
    return part == data::Part::Train        ? TextRowsModel::tr("trains")
           : part == data::Part::Validation ? TextRowsModel::tr("judges")
                                            : TextRowsModel::tr("kept");
}

} // namespace

QString shortPlace(const std::string &file)
{
    constexpr std::string_view kLine = "line ";
    const auto at = file.rfind(kLine);
    if (at == std::string::npos)
        return QString::fromStdString(file);
    const QString number = QString::fromStdString(file.substr(at + kLine.size()));
    constexpr std::size_t kComma = 2; // ", "
    return at < kComma ? number : QString::fromStdString(file.substr(0, at - kComma)) + QStringLiteral(": ") + number;
}

QString labelOf(const data::Dataset &dataset, std::size_t sample)
{
    const data::Sample &row = dataset.samples()[sample];
    if (!dataset.classes().empty())
        return QString::fromStdString(dataset.classes()[row.label]);
    return dataset.areNumbers() ? QLocale().toString(row.number, 'g', QLocale::FloatingPointShortest) : QString();
}

TextRowsModel::TextRowsModel(PartOf partOf, QObject *parent)
    : QAbstractTableModel(parent), m_partOf(std::move(partOf)), m_kept(kMostBytes)
{}

void TextRowsModel::open(const data::Dataset &dataset, std::shared_ptr<const SampleGroups> groups)
{
    beginResetModel();
    m_reading.stop();
    m_kept.clear();
    m_shown.open(dataset, std::move(groups));
    endResetModel();
}

void TextRowsModel::close()
{
    beginResetModel();
    m_reading.stop();
    m_kept.clear();
    m_shown.close();
    endResetModel();
}

void TextRowsModel::setFilter(int filter)
{
    if (filter == m_shown.filter() || !m_shown.isOpen())
        return;
    beginResetModel();
    m_shown.setFilter(filter);
    endResetModel();
}

std::vector<std::size_t> TextRowsModel::missing(int first, int last) const
{
    std::vector<std::size_t> out;
    for (int row = std::max(first, 0); row <= std::min(last, rowCount() - 1); ++row)
        if (const auto sample = m_shown.sampleAt(row); sample && !m_kept.contains(*sample))
            out.push_back(*sample);
    return out;
}

void TextRowsModel::want(int first, int last)
{
    if (!m_shown.isOpen() || missing(first, last).empty())
        return;
    const int around = last - first + 1; // a page before and one behind, for who goes on scrolling
    m_reading.run([dataset = m_shown.dataset(), samples = missing(first - around, last + around)](
                      const StopToken &stop) { return read(dataset, samples, stop); },
                  [this](Result<Beginnings> read) {
                      if (read)
                          keep(std::move(*read));
                  });
}

TextRowsModel::Beginning TextRowsModel::beginningOf(const data::Dataset &dataset, std::size_t sample)
{
    const auto text = dataset.text(sample);
    if (!text)
        return {{}, {}, words(text.error().rule)};
    return {oneLine(text->first), text->second ? oneLine(*text->second) : QString(), {}};
}

Result<TextRowsModel::Beginnings> TextRowsModel::read(const data::Dataset &dataset,
                                                      const std::vector<std::size_t> &samples, const StopToken &stop)
{
    Beginnings out;
    for (const std::size_t sample : samples) {
        if (stop.stopped())
            break;
        out.emplace_back(sample, beginningOf(dataset, sample));
    }
    return out;
}

void TextRowsModel::keep(Beginnings read)
{
    constexpr qsizetype kOverhead = 128; // of what holds the letters
    int first = rowCount();
    int last = -1;
    for (auto &[sample, text] : read) {
        const qsizetype letters = text.first.size() + text.second.size() + text.problem.size();
        m_kept.insert(sample, new Beginning(std::move(text)), qsizetype{2} * letters + kOverhead);
        const int row = m_shown.rowOf(sample);
        first = row < 0 ? first : std::min(first, row);
        last = std::max(last, row);
    }
    if (first <= last)
        Q_EMIT dataChanged(index(first, First), index(last, Second));
}

void TextRowsModel::showParts()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Part), index(rowCount() - 1, Part));
}

int TextRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shown.rows();
}

int TextRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TextRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((index.column() == Line ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const auto sample = m_shown.sampleAt(index.row());
    return sample ? ofSample(*sample, index.column(), role)
                  : ofSetAside(m_shown.setAsideAt(index.row()), index.column(), role);
}

QString TextRowsModel::text(std::size_t sample, int column) const
{
    const Beginning *kept = m_kept.object(sample);
    switch (column) {
    case Line:
        return shortPlace(m_shown.dataset().samples()[sample].file);
    case Label:
        return labelOf(m_shown.dataset(), sample);
    case Part: {
        const auto part = m_partOf(sample);
        return part ? partName(*part) : QString();
    }
    case First:
        return !kept ? QString() : kept->problem.isEmpty() ? kept->first : kept->problem;
    default:
        return kept ? kept->second : QString();
    }
}

QVariant TextRowsModel::ofSample(std::size_t sample, int column, int role) const
{
    const Beginning *kept = m_kept.object(sample);
    const QString problem = kept ? kept->problem : QString();
    switch (role) {
    case Qt::DisplayRole:
        return text(sample, column);
    case Qt::ToolTipRole:
        return column == First || column == Second ? plainTip(text(sample, column)) : QVariant();
    case Qt::ForegroundRole:
        return column == First && !problem.isEmpty() ? QBrush(colours().error) : QVariant();
    case SampleRole:
        return static_cast<qlonglong>(sample);
    case ProblemRole:
        return problem;
    default:
        return {};
    }
}

QVariant TextRowsModel::ofSetAside(const data::SetAside &left, int column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return column == Line    ? shortPlace(left.file)
               : column == Label ? tr("set aside")
               : column == First ? words(left.reason)
                                 : QString();
    case Qt::ToolTipRole:
        return column == First ? plainTip(words(left.reason)) : QVariant();
    case Qt::ForegroundRole:
        return column == First ? QBrush(colours().error) : column == Label ? QBrush(colours().secondary) : QVariant();
    case SampleRole:
        return qlonglong{-1};
    case ProblemRole:
        return words(left.reason);
    default:
        return {};
    }
}

QVariant TextRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Line ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line:
        return tr("Line");
    case Label:
        return tr("Label");
    case Part:
        return tr("Part");
    case First:
        return tr("Text");
    default:
        return tr("Second text");
    }
}

} // namespace headstart::ui
