// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/settings.h"

#include <QSettings>

namespace headstart::catalogue {

namespace {

const QString kOffline = QStringLiteral("offline");

} // namespace

bool isOffline()
{
    return isOfflineByEnvironment() || QSettings().value(kOffline, false).toBool();
}

bool isOfflineByEnvironment()
{
    const QByteArray said = qgetenv("HEADSTART_OFFLINE");
    return !said.isEmpty() && said != "0";
}

void setOffline(bool offline)
{
    QSettings().setValue(kOffline, offline);
}

} // namespace headstart::catalogue
