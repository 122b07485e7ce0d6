// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "ui/common/background.h"

#include <QCache>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QTimer;

namespace headstart::ui {

/// The texts of a list's rows, read in the background as they come into sight, within a bounded memory. Used by the
/// window's thread.
class TextCache : public QObject {
    Q_OBJECT

public:
    struct Entry {
        data::TextSample text;
        QString problem; ///< why there is none, or what is odd about it; empty: nothing
    };
    using Read = std::function<Entry(int row)>; ///< in another thread, one row at a time

    explicit TextCache(QObject *parent = nullptr);

    /// Forgets all. Null: there is nothing to read.
    void setReader(Read read);
    /// nullptr: not here yet; fetched() follows.
    const Entry *find(int row);

Q_SIGNALS:
    void fetched(int row);

private:
    void readNext();

    Read m_read;
    QCache<int, Entry> m_entries; ///< its costs are kilobytes
    std::vector<int> m_wanted;    ///< rows, the latest last
    std::vector<int> m_reading;
    QTimer *m_timer; ///< gathers what one painting asks for
    Background m_background;
};

} // namespace headstart::ui
