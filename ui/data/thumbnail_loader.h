// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace headstart::ui {

/// A small picture of a sample, or why there is none.
struct Thumbnail {
    QImage image;
    QString problem;
};

/// Decodes samples off the window's thread, in threads of low priority. What was wanted before and has not begun is
/// forgotten when something else is wanted: only what is in view costs anything. Used by the window's thread.
class ThumbnailLoader : public QObject {
    Q_OBJECT

public:
    explicit ThumbnailLoader(QObject *parent = nullptr);
    /// Waits for what is being decoded, a picture a thread at most.
    ~ThumbnailLoader() override;

    /// Of what to make thumbnails from now on, and how long their longer side is, in pixels.
    void open(const data::Dataset &dataset, int side);
    void close();
    /// Made in this order, one made() each.
    void want(const std::vector<std::size_t> &samples);

Q_SIGNALS:
    void made(qsizetype sample, const headstart::ui::Thumbnail &thumbnail);

private:
    struct Queue;
    struct Task;
    void work();
    void deliver(const Task &task, const Thumbnail &thumbnail);

    std::unique_ptr<Queue> m_queue; ///< shared with the threads
    QThreadPool m_pool;
};

} // namespace headstart::ui
