// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/thumbnail_loader.h"

#include "core/base/guarded.h"
#include "ui/common/words.h"
#include "ui/data/picture_image.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <ranges>
#include <set>

namespace headstart::ui {

/// What a thread makes next; it keeps the dataset alive by itself.
struct ThumbnailLoader::Task {
    data::Dataset dataset;
    int side = 0;
    int generation = 0;
    std::size_t sample = 0;
};

struct ThumbnailLoader::Queue {
    std::mutex mutex; ///< of all that follows
    std::optional<data::Dataset> dataset;
    int side = 0;
    int generation = 0;               ///< which dataset it is: what comes late from an earlier one is dropped
    std::vector<std::size_t> waiting; ///< the next one is the last
    std::set<std::size_t> underWay;   ///< until they are delivered
    int workers = 0;
};

namespace {

Thumbnail makeThumbnail(const data::Dataset &dataset, std::size_t sample, int side)
{
    const auto image = guarded([&]() -> Result<QImage> {
        const auto picture = dataset.picture(sample);
        if (!picture)
            return picture.error();
        return filled(*picture, side);
    });
    return image ? Thumbnail{*image, {}} : Thumbnail{{}, words(image.error())};
}

} // namespace

ThumbnailLoader::ThumbnailLoader(QObject *parent) : QObject(parent), m_queue(std::make_unique<Queue>())
{
    // Half of the processors: the others are for the window and for what else goes on.
    m_pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() / 2));
    m_pool.setThreadPriority(QThread::LowPriority);
}

ThumbnailLoader::~ThumbnailLoader()
{
    close();
    m_pool.waitForDone();
}

void ThumbnailLoader::open(const data::Dataset &dataset, int side)
{
    close();
    const std::scoped_lock lock(m_queue->mutex);
    m_queue->dataset = dataset;
    m_queue->side = side;
}

void ThumbnailLoader::close()
{
    const std::scoped_lock lock(m_queue->mutex);
    m_queue->dataset.reset();
    m_queue->waiting.clear();
    m_queue->underWay.clear();
    ++m_queue->generation;
}

void ThumbnailLoader::want(const std::vector<std::size_t> &samples)
{
    const std::scoped_lock lock(m_queue->mutex);
    if (!m_queue->dataset)
        return;
    m_queue->waiting.clear();
    for (const std::size_t sample : std::views::reverse(samples))
        if (!m_queue->underWay.contains(sample))
            m_queue->waiting.push_back(sample);
    const auto most = std::min<qsizetype>(m_pool.maxThreadCount(), static_cast<qsizetype>(m_queue->waiting.size()));
    for (; m_queue->workers < most; ++m_queue->workers)
        m_pool.start([this] { work(); });
}

void ThumbnailLoader::work()
{
    const auto next = [this]() -> std::optional<Task> {
        const std::scoped_lock lock(m_queue->mutex);
        if (m_queue->waiting.empty()) {
            --m_queue->workers;
            return std::nullopt;
        }
        const std::size_t sample = m_queue->waiting.back();
        m_queue->waiting.pop_back();
        m_queue->underWay.insert(sample);
        return Task{*m_queue->dataset, m_queue->side, m_queue->generation, sample};
    };
    while (const auto task = next()) {
        const Thumbnail thumbnail = makeThumbnail(task->dataset, task->sample, task->side);
        QMetaObject::invokeMethod(
            this, [this, task = *task, thumbnail] { deliver(task, thumbnail); }, Qt::QueuedConnection);
    }
}

void ThumbnailLoader::deliver(const Task &task, const Thumbnail &thumbnail)
{
    {
        const std::scoped_lock lock(m_queue->mutex);
        if (task.generation != m_queue->generation)
            return;
        m_queue->underWay.erase(task.sample);
    }
    Q_EMIT made(static_cast<qsizetype>(task.sample), thumbnail);
}

} // namespace headstart::ui
