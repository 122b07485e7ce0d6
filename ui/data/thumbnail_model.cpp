// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/thumbnail_model.h"

#include "ui/common/words.h"
#include "ui/data/plain_tip.h"

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
    m_dataset = dataset;
    m_groups = std::move(groups);
    m_filter = kAllSamples;
    m_kept.clear();
    m_loader.open(dataset, side);
    endResetModel();
}

void ThumbnailModel::close()
{
    beginResetModel();
    m_dataset.reset();
    m_groups.reset();
    m_filter = kAllSamples;
    m_kept.clear();
    m_loader.close();
    endResetModel();
}

void ThumbnailModel::setFilter(int filter)
{
    if (filter == m_filter || !m_dataset)
        return;
    beginResetModel();
    m_filter = filter;
    endResetModel();
}

void ThumbnailModel::want(int first, int last)
{
    if (!m_dataset)
        return;
    std::vector<std::size_t> missing;
    for (int row = std::max(first, 0); row <= std::min(last, rowCount() - 1); ++row)
        if (const auto sample = sampleAt(row); sample && !m_kept.contains(*sample))
            missing.push_back(*sample);
    m_loader.want(missing);
}

int ThumbnailModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_dataset)
        return 0;
    const std::size_t left = m_filter < 0 ? m_dataset->setAside().size() : 0;
    return static_cast<int>(sampleCount() + left);
}

QVariant ThumbnailModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto sample = sampleAt(index.row());
    return sample ? ofSample(*sample, role) : ofSetAside(setAsideAt(index.row()), role);
}

std::size_t ThumbnailModel::sampleCount() const
{
    if (m_filter == kAllSamples)
        return m_dataset->samples().size();
    return m_filter == kSetAside ? 0 : (*m_groups)[static_cast<std::size_t>(m_filter)].size();
}

std::optional<std::size_t> ThumbnailModel::sampleAt(int row) const
{
    const auto place = static_cast<std::size_t>(row);
    if (place >= sampleCount())
        return std::nullopt;
    return m_filter == kAllSamples ? place : (*m_groups)[static_cast<std::size_t>(m_filter)][place];
}

const data::SetAside &ThumbnailModel::setAsideAt(int row) const
{
    return m_dataset->setAside()[static_cast<std::size_t>(row) - sampleCount()];
}

int ThumbnailModel::rowOf(std::size_t sample) const
{
    if (m_filter == kAllSamples)
        return static_cast<int>(sample);
    if (m_filter == kSetAside)
        return -1;
    const auto &group = (*m_groups)[static_cast<std::size_t>(m_filter)];
    const auto place = std::lower_bound(group.begin(), group.end(), sample);
    return place == group.end() || *place != sample ? -1 : static_cast<int>(place - group.begin());
}

QVariant ThumbnailModel::ofSample(std::size_t sample, int role) const
{
    const data::Sample &row = m_dataset->samples()[sample];
    const QString name = QString::fromStdString(m_dataset->classes()[row.label]);
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
    const int row = rowOf(place);
    if (row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {PictureRole, ProblemRole, Qt::ToolTipRole});
}

} // namespace headstart::ui
