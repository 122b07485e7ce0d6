// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/view_cache.h"

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr qsizetype kMostKilobytes = qsizetype{128} * 1024;
/// About as many as are in sight: what was scrolled past is not fetched any more.
constexpr qsizetype kMostWanted = 16;

} // namespace

ViewCache::ViewCache(QObject *parent) : QObject(parent), m_views(kMostKilobytes)
{}

void ViewCache::setJudge(std::shared_ptr<const Judge> judge)
{
    clear();
    m_judge = std::move(judge);
}

void ViewCache::clear()
{
    m_fetching.stop();
    m_views.clear();
    m_wanted.clear();
    m_unreadable.clear();
}

void ViewCache::put(const std::string &path, const PictureViews &views)
{
    constexpr qsizetype kKilo = 1024;
    const qsizetype kilobytes = (views.picture.sizeInBytes() + views.seen.sizeInBytes()) / kKilo;
    m_views.insert(QString::fromStdString(path), new PictureViews(views), std::max<qsizetype>(1, kilobytes));
}

const PictureViews *ViewCache::find(const std::string &path)
{
    const QString key = QString::fromStdString(path);
    if (const PictureViews *views = m_views.object(key))
        return views;
    if (!m_judge || m_unreadable.contains(key))
        return nullptr;
    m_wanted.removeAll(key);
    m_wanted.append(key);
    if (m_wanted.size() > kMostWanted)
        m_wanted.removeFirst();
    if (!m_fetching.isRunning())
        fetchNext();
    return nullptr;
}

void ViewCache::fetchNext()
{
    if (m_wanted.isEmpty())
        return;
    const QString key = m_wanted.takeLast();
    m_fetching.run([judge = m_judge, path = key.toStdString()](const StopToken &) { return judge->views(path); },
                   [this, key](const Result<PictureViews> &views) {
                       if (views)
                           put(key.toStdString(), *views);
                       else
                           m_unreadable.insert(key);
                       Q_EMIT fetched();
                       fetchNext();
                   });
}

} // namespace headstart::ui
