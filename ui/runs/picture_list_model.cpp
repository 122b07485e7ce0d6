// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/picture_list_model.h"

#include "ui/common/plain_tip.h"
#include "ui/common/words.h"

#include <QFileInfo>
#include <QTimer>

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr int kKept = 1000;             // thumbnails
constexpr std::size_t kAtOnce = 8;      // in a job
constexpr std::size_t kMostWanted = 64; // what was scrolled past is not loaded

} // namespace

PictureListModel::PictureListModel(QObject *parent)
    : QAbstractListModel(parent), m_images(kKept), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, &PictureListModel::loadNext);
}

void PictureListModel::setPictures(std::shared_ptr<PictureSource> source, std::vector<ValidationSample> pictures)
{
    m_background.stop();
    beginResetModel();
    m_source = std::move(source);
    m_pictures = std::move(pictures);
    m_images.clear();
    m_problems.clear();
    m_missing.clear();
    m_wanted.clear();
    m_loading.clear();
    endResetModel();
}

int PictureListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_pictures.size());
}

QVariant PictureListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ValidationSample &picture = m_pictures[static_cast<std::size_t>(index.row())];
    const QString file = QString::fromStdString(picture.file);
    switch (role) {
    case Qt::DisplayRole:
        return QStringLiteral("%1\n%2").arg(QFileInfo(file).fileName(), m_missing.contains(index.row())
                                                                            ? tr("cannot be read")
                                                                            : percent(picture.probability));
    case Qt::DecorationRole:
        return decoration(index.row());
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: {
        const QString sure = tr("%1, %2 sure").arg(file, percent(picture.probability));
        const QString problem = m_problems.value(index.row());
        return plainTip(problem.isEmpty() ? sure : tr("%1\n%2").arg(sure, problem));
    }
    default:
        return {};
    }
}

QVariant PictureListModel::decoration(int row) const
{
    if (const QImage *image = m_images.object(row))
        return *image;
    const auto isIn = [row](const std::vector<int> &rows) {
        return std::find(rows.begin(), rows.end(), row) != rows.end();
    };
    if (!m_missing.contains(row) && !isIn(m_wanted) && !isIn(m_loading)) {
        m_wanted.push_back(row);
        m_timer->start();
    }
    return {};
}

void PictureListModel::loadNext()
{
    if (m_background.isRunning() || m_wanted.empty() || !m_source)
        return;
    if (m_wanted.size() > kMostWanted)
        m_wanted.erase(m_wanted.begin(), m_wanted.end() - static_cast<std::ptrdiff_t>(kMostWanted));
    std::vector<std::pair<int, ValidationSample>> jobs;
    while (!m_wanted.empty() && jobs.size() < kAtOnce) {
        jobs.emplace_back(m_wanted.back(), m_pictures[static_cast<std::size_t>(m_wanted.back())]);
        m_loading.push_back(m_wanted.back());
        m_wanted.pop_back();
    }
    m_background.run(
        [source = m_source, jobs](const StopToken &stop) -> Result<std::vector<Loaded>> {
            std::vector<Loaded> out;
            for (const auto &[row, picture] : jobs)
                if (!stop.stopped())
                    out.push_back({row, source->thumbnail(picture.file, picture.hash, kSide)});
            return out;
        },
        [this](const Result<std::vector<Loaded>> &loaded) {
            m_loading.clear();
            if (!loaded)
                return;
            for (const Loaded &one : *loaded)
                take(one);
            loadNext();
        });
}

void PictureListModel::take(const Loaded &loaded)
{
    if (!loaded.thumbnail) {
        m_missing += loaded.row;
        m_problems.insert(loaded.row, words(loaded.thumbnail.error()));
    } else {
        m_images.insert(loaded.row, new QImage(loaded.thumbnail->image));
        if (loaded.thumbnail->isChanged)
            m_problems.insert(loaded.row, tr("The file was changed since the run."));
    }
    const QModelIndex changed = index(loaded.row);
    Q_EMIT dataChanged(changed, changed);
}

} // namespace headstart::ui
