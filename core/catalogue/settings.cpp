// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/settings.h"

#include <QSettings>
#include <QStringList>

namespace headstart::catalogue {

namespace {

const QString kOffline = QStringLiteral("offline");
const QString kCatalogues = QStringLiteral("catalogues");

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

std::vector<std::string> cataloguesInSettings()
{
    std::vector<std::string> out;
    for (const QString &place : QSettings().value(kCatalogues).toStringList())
        out.push_back(place.toStdString());
    return out;
}

void setCataloguesInSettings(const std::vector<std::string> &places)
{
    QStringList list;
    for (const std::string &place : places)
        list += QString::fromStdString(place);
    QSettings().setValue(kCatalogues, list);
}

std::vector<std::string> ownCatalogues()
{
    std::vector<std::string> out = cataloguesInSettings();
    const QString said = qEnvironmentVariable("HEADSTART_CATALOGUES");
    for (const QString &place : said.split(QLatin1Char(';'), Qt::SkipEmptyParts))
        out.push_back(place.trimmed().toStdString());
    return out;
}

} // namespace headstart::catalogue
