// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

#include "core/training/session.h"
#include "ui/common/words.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

namespace headstart {

Desktop::Desktop(const training::Session &session, QObject *parent) : QObject(parent)
{
    connect(&session, &training::Session::started, this,
            [this](const training::RunBeginning &run) { stayAwake(QString::fromStdString(run.name)); });
    connect(&session, &training::Session::finished, this,
            [this](const QString &, const training::RunOutcome &outcome) { tellFinished(outcome); });
    connect(&session, &training::Session::failed, this, [this](const QString &, const Error &error) {
        if (!m_run.isEmpty())
            tell(tr("%1 has failed").arg(m_run), ui::words(error));
    });
    connect(&session, &training::Session::finished, this, &Desktop::maySleep);
    connect(&session, &training::Session::stopped, this, &Desktop::maySleep);
    connect(&session, &training::Session::failed, this, &Desktop::maySleep);
}

/// https://www.freedesktop.org/wiki/Software/systemd/inhibit: the lock holds while its descriptor is open.
void Desktop::stayAwake(const QString &run)
{
    m_run = run;
    auto call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep:idle") << QStringLiteral("Headstart") << tr("%1 is training").arg(run)
         << QStringLiteral("block");
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
        if (reply.isValid() && !m_run.isEmpty())
            m_lock = reply.value();
        watcher->deleteLater();
    });
}

void Desktop::maySleep()
{
    m_run.clear();
    m_lock = QDBusUnixFileDescriptor();
}

/// https://specifications.freedesktop.org/notification-spec
void Desktop::tell(const QString &title, const QString &text) const
{
    if (QGuiApplication::applicationState() == Qt::ApplicationActive)
        return;
    auto call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    constexpr uint kNew = 0;
    constexpr int kUsualTime = -1;
    call << QStringLiteral("Headstart") << kNew << QStringLiteral("headstart") << title << text << QStringList()
         << QVariantMap{{QStringLiteral("desktop-entry"), QStringLiteral("headstart")}} << kUsualTime;
    QDBusConnection::sessionBus().asyncCall(call);
}

void Desktop::tellFinished(const training::RunOutcome &outcome) const
{
    const QString best =
        outcome.best ? tr("%1 of %2 validation pictures are right.")
                           .arg(ui::percent(outcome.best->validationAccuracy), ui::grouped(qint64(outcome.validation)))
                     : QString();
    tell(tr("%1 is finished").arg(m_run), best);
}

} // namespace headstart
