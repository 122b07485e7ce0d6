// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/small_disk.h"

#include <unistd.h>

namespace headstart::test {

// Root of a chroot may have a mount of its own, but no users of its own.
SmallDisk::SmallDisk(QString folder, int megabytes) : m_folder(std::move(folder))
{
    const QString script = QStringLiteral("mount -t tmpfs -o size=%1m tmpfs '%2' && echo mounted && exec cat")
                               .arg(megabytes)
                               .arg(m_folder);
    const QStringList space = geteuid() == 0 ? words("-m --propagation unchanged") : words("-rm");
    m_holder.start(QStringLiteral("unshare"), space + QStringList{QStringLiteral("sh"), QStringLiteral("-c"), script});
    m_isThere = m_holder.waitForReadyRead() && m_holder.readAllStandardOutput().startsWith("mounted");
}

SmallDisk::~SmallDisk()
{
    m_holder.closeWriteChannel();
    m_holder.waitForFinished();
}

QStringList SmallDisk::entry() const
{
    QStringList out{QStringLiteral("nsenter"), QStringLiteral("-t"), QString::number(m_holder.processId())};
    return out + words(geteuid() == 0 ? "-m -r -w --" : "-U --preserve-credentials -m -r -w --");
}

Outcome SmallDisk::inside(const QString &script) const
{
    const QStringList command = entry() + QStringList{QStringLiteral("sh"), QStringLiteral("-c"), script};
    return runProgram(command.front(), command.mid(1));
}

void SmallDisk::fill(int kilobytesLeft) const
{
    inside(QStringLiteral("head -c $(( ($(df --output=avail -k '%1' | tail -1) - %2) * 1024 )) /dev/zero > '%1/filler'")
               .arg(m_folder)
               .arg(kilobytesLeft));
}

void SmallDisk::free() const
{
    inside(QStringLiteral("rm -f '%1/filler'").arg(m_folder));
}

QString SmallDisk::list() const
{
    return inside(QStringLiteral("cd '%1' && find . -mindepth 1 | sort").arg(m_folder)).out;
}

} // namespace headstart::test
