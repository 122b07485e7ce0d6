// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/text_cache.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace headstart::ui {

namespace {

constexpr qsizetype kMostKilobytes = qsizetype{64} * 1024;
constexpr std::size_t kAtOnce = 32;      // in a job
constexpr std::size_t kMostWanted = 128; // what was scrolled past is not read

bool isIn(const std::vector<int> &rows, int row)
{
    return std::find(rows.begin(), rows.end(), row) != rows.end();
}

} // namespace

TextCache::TextCache(QObject *parent) : QObject(parent), m_entries(kMostKilobytes), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, &TextCache::readNext);
}

void TextCache::setReader(Read read)
{
    m_background.stop();
    m_read = std::move(read);
    m_entries.clear();
    m_wanted.clear();
    m_reading.clear();
}

const TextCache::Entry *TextCache::find(int row)
{
    if (const Entry *entry = m_entries.object(row))
        return entry;
    if (m_read && !isIn(m_wanted, row) && !isIn(m_reading, row)) {
        m_wanted.push_back(row);
        m_timer->start();
    }
    return nullptr;
}

void TextCache::readNext()
{
    if (m_background.isRunning() || m_wanted.empty() || !m_read)
        return;
    if (m_wanted.size() > kMostWanted)
        m_wanted.erase(m_wanted.begin(), m_wanted.end() - static_cast<std::ptrdiff_t>(kMostWanted));
    while (!m_wanted.empty() && m_reading.size() < kAtOnce) {
        m_reading.push_back(m_wanted.back());
        m_wanted.pop_back();
    }
    m_background.run(
        [read = m_read, rows = m_reading](const StopToken &stop) -> Result<std::vector<Entry>> {
            std::vector<Entry> out;
            for (const int row : rows)
                if (!stop.stopped())
                    out.push_back(read(row));
            return out;
        },
        [this](Result<std::vector<Entry>> entries) {
            const std::vector<int> rows = std::exchange(m_reading, {});
            for (std::size_t i = 0; entries && i < entries->size(); ++i) {
                constexpr std::size_t kKilo = 1024;
                Entry &entry = (*entries)[i];
                const std::size_t bytes = entry.text.first.size() + (entry.text.second ? entry.text.second->size() : 0);
                m_entries.insert(rows[i], new Entry(std::move(entry)), static_cast<qsizetype>(1 + bytes / kKilo));
            }
            for (const int row : rows)
                Q_EMIT fetched(row);
            readNext();
        });
}

} // namespace headstart::ui
