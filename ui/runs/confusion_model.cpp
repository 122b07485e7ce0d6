// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/confusion_model.h"

#include "ui/common/plain_tip.h"
#include "ui/common/words.h"

#include <array>
#include <cmath>
#include <limits>

namespace headstart::ui {

void ConfusionModel::setJudgement(const Judgement &judgement)
{
    beginResetModel();
    m_counts = judgement.metrics.confusion;
    m_metrics = judgement.metrics.classes;
    m_classes = judgement.classes;
    m_isText = judgement.isText;
    endResetModel();
}

void ConfusionModel::setShowsShares(bool on)
{
    if (on == m_showsShares)
        return;
    m_showsShares = on;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
}

qint64 ConfusionModel::count(int label, int guess) const
{
    return m_counts[static_cast<std::size_t>(label)][static_cast<std::size_t>(guess)];
}

double ConfusionModel::share(int label, int guess) const
{
    const std::int64_t all = m_metrics[static_cast<std::size_t>(label)].support;
    return all > 0 ? static_cast<double>(count(label, guess)) / static_cast<double>(all)
                   : std::numeric_limits<double>::quiet_NaN();
}

QString ConfusionModel::sentence(int label, int guess) const
{
    const QString all = grouped(m_metrics[static_cast<std::size_t>(label)].support);
    const QString number = grouped(count(label, guess));
    if (label == guess)
        return (m_isText ? tr("%1 of %2 texts of “%3” are recognised (%4)")
                         : tr("%1 of %2 pictures of “%3” are recognised (%4)"))
            .arg(number, all, m_classes[label], percent(share(label, guess)));
    return (m_isText ? tr("%1 of %2 texts of “%3” are taken for “%4” (%5)")
                     : tr("%1 of %2 pictures of “%3” are taken for “%4” (%5)"))
        .arg(number, all, m_classes[label], m_classes[guess], percent(share(label, guess)));
}

int ConfusionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_counts.size());
}

int ConfusionModel::columnCount(const QModelIndex &parent) const
{
    return rowCount(parent);
}

QVariant ConfusionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int label = index.row();
    const int guess = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return m_showsShares ? percent(share(label, guess)) : grouped(count(label, guess));
    case Qt::ToolTipRole:
        return plainTip(sentence(label, guess));
    case Qt::AccessibleTextRole:
        return sentence(label, guess);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignCenter);
    case ShareRole:
        return share(label, guess);
    default:
        return {};
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= rowCount())
        return {};
    if (role == Qt::DisplayRole)
        return m_classes[section];
    const QString pattern = orientation == Qt::Horizontal ? tr("Taken for “%1”")
                            : m_isText                    ? tr("Texts of “%1”")
                                                          : tr("Pictures of “%1”");
    const QString sentence = pattern.arg(m_classes[section]);
    if (role == Qt::ToolTipRole)
        return plainTip(sentence);
    if (role == Qt::AccessibleTextRole)
        return sentence;
    return {};
}

void ClassMetricsModel::setJudgement(const Judgement &judgement)
{
    beginResetModel();
    m_metrics = judgement.metrics.classes;
    m_classes = judgement.classes;
    m_isText = judgement.isText;
    endResetModel();
}

int ClassMetricsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_metrics.size());
}

int ClassMetricsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClassMetricsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const insight::ClassMetrics &metrics = m_metrics[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const double share = column == Precision ? metrics.precision : column == Recall ? metrics.recall : metrics.f1;
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? m_classes[index.row()] : column == Support ? grouped(metrics.support) : percent(share);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (column == Name ? Qt::AlignLeft : Qt::AlignRight));
    case SortRole:
        if (column == Name)
            return m_classes[index.row()];
        if (column == Support)
            return static_cast<qlonglong>(metrics.support);
        return std::isfinite(share) ? share : -1.0; // a class of which nothing can be said comes before the worst
    default:
        return {};
    }
}

QVariant ClassMetricsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const auto column = static_cast<std::size_t>(section);
    if (role == Qt::DisplayRole) {
        const std::array<QString, ColumnCount> names = {tr("Class"), m_isText ? tr("Texts") : tr("Pictures"),
                                                        tr("Precision"), tr("Recall"), tr("F1")};
        return names[column];
    }
    if (role == Qt::ToolTipRole) {
        const std::array<QString, ColumnCount> help = {
            tr("The class"), m_isText ? tr("Validation texts of this class") : tr("Validation pictures of this class"),
            m_isText ? tr("Of the texts that were taken for this class, the share that is right")
                     : tr("Of the pictures that were taken for this class, the share that is right"),
            m_isText ? tr("Of the texts of this class, the share that is recognised")
                     : tr("Of the pictures of this class, the share that is recognised"),
            tr("The harmonic mean of precision and recall")};
        return help[column];
    }
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section == Name ? Qt::AlignLeft : Qt::AlignRight));
    return {};
}

} // namespace headstart::ui
