// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/thumbnail_model.h"

#include "ui/common/plain_tip.h"
#include "ui/common/words.h"

#include <algorithm>
#include <utility>

namespace headstart::ui {

namespace {

constexpr qsizetype kMostBytes = qsizetype{96} * 1024 * 1024;

} // namespace

ThumbnailModel::ThumbnailModel(QObject *parent) : QAbstractListModel(parent), m_kept(kMostBytes)
{
    connect(&m_loader, &ThumbnailLoader::made, this, &ThumbnailModel::keep);
}

void ThumbnailModel::open(const data::Dataset &dataset, std::shared_ptr<const SampleGroups> groups, int side)
{
    beginResetModel();
    m_shown.open(dataset, std::move(groups));
    m_kept.clear();
    m_loader.open(dataset, side);
    endResetModel();
}

void ThumbnailModel::close()
{
    beginResetModel();
    m_shown.close();
    m_kept.clear();
    m_loader.close();
    endResetModel();
}

void ThumbnailModel::setFilter(int filter)
{
    if (filter == m_shown.filter() || !m_shown.isOpen())
        return;
    beginResetModel();
    m_shown.setFilter(filter);
    endResetModel();
}

void ThumbnailModel::want(int first, int last)
{
    if (!m_shown.isOpen())
        return;
    std::vector<std::size_t> missing;
    for (int row = std::max(first, 0); row <= std::min(last, rowCount() - 1); ++row)
        if (const auto sample = m_shown.sampleAt(row); sample && !m_kept.contains(*sample))
            missing.push_back(*sample);
    m_loader.want(missing);
}

int ThumbnailModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shown.rows();
}

QVariant ThumbnailModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto sample = m_shown.sampleAt(index.row());
    return sample ? ofSample(*sample, role) : ofSetAside(m_shown.setAsideAt(index.row()), role);
}

QVariant ThumbnailModel::ofSample(std::size_t sample, int role) const
{
    const data::Dataset &dataset = m_shown.dataset();
    const data::Sample &row = dataset.samples()[sample];
    const QString name = QString::fromStdString(dataset.classes()[row.label]);
    const QString file = QString::fromStdString(row.file);
    const Thumbnail *kept = m_kept.object(sample);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::ToolTipRole:
        return plainTip(file + QLatin1Char('\n') + (kept && !kept->problem.isEmpty() ? kept->problem : name));
    case Qt::AccessibleTextRole:
        return name + QStringLiteral(", ") + file;
    case SampleRole:
        return static_cast<qlonglong>(sample);
    case PictureRole:
        return kept ? kept->image : QImage();
    case FileRole:
        return file;
    case ProblemRole:
        return kept ? kept->problem : QString();
    default:
        return {};
    }
}

QVariant ThumbnailModel::ofSetAside(const data::SetAside &left, int role)
{
    const QString file = QString::fromStdString(left.file);
    switch (role) {
    case Qt::DisplayRole:
        return tr("set aside");
    case Qt::ToolTipRole:
        return plainTip(file + QLatin1Char('\n') + words(left.reason));
    case Qt::AccessibleTextRole:
        return tr("%1, set aside: %2").arg(file, words(left.reason));
    case SampleRole:
        return qlonglong{-1};
    case PictureRole:
        return QImage();
    case FileRole:
        return file;
    case ProblemRole:
        return words(left.reason);
    default:
        return {};
    }
}

void ThumbnailModel::keep(qsizetype sample, const Thumbnail &thumbnail)
{
    constexpr qsizetype kOverhead = 256; // of what holds the pixels; a text has no more either
    const auto place = static_cast<std::size_t>(sample);
    m_kept.insert(place, new Thumbnail(thumbnail), thumbnail.image.sizeInBytes() + kOverhead);
    const int row = m_shown.rowOf(place);
    if (row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {PictureRole, ProblemRole, Qt::ToolTipRole});
}

} // namespace headstart::ui
