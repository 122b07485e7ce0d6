// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/predict/judge.h"

#include <QCache>
#include <QSet>
#include <QStringList>

namespace headstart::ui {

/// Views of the pictures that were looked at last, within a bounded memory; what has left it is read anew in the
/// background when it comes into sight again. Used by the window's thread.
class ViewCache : public QObject {
    Q_OBJECT

public:
    explicit ViewCache(QObject *parent = nullptr);

    /// Forgets all: what the network sees depends on it.
    void setJudge(std::shared_ptr<const Judge> judge);
    void clear();
    void put(const std::string &path, const PictureViews &views);
    /// nullptr: not here yet; fetched() follows if the picture can be read.
    const PictureViews *find(const std::string &path);

Q_SIGNALS:
    void fetched();

private:
    void fetchNext();

    std::shared_ptr<const Judge> m_judge;
    QCache<QString, PictureViews> m_views; ///< its costs are kilobytes
    QStringList m_wanted;                  ///< the last one is the most urgent
    QSet<QString> m_unreadable;
    Background m_fetching;
};

} // namespace headstart::ui
