// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"

#include <QProcess>

namespace headstart::test {

/// A disk in memory that only those see who enter it: a mount of a namespace of its own, gone with this.
class SmallDisk {
public:
    /// Mounted on an empty folder.
    SmallDisk(QString folder, int megabytes);
    ~SmallDisk();

    bool isThere() const { return m_isThere; } ///< false where the system lets nobody mount
    QString path(const char *name) const { return m_folder + QLatin1Char('/') + QString::fromLatin1(name); }
    /// Goes in front of a command that is to see it.
    QStringList entry() const;

    /// A file that leaves room for so many kilobytes.
    void fill(int kilobytesLeft) const;
    void free() const;    ///< removes it
    QString list() const; ///< of its files, one a line

private:
    Outcome inside(const QString &script) const;

    QString m_folder;
    QProcess m_holder;
    bool m_isThere = false;
};

} // namespace headstart::test
