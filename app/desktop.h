// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusUnixFileDescriptor>
#include <QObject>

namespace headstart::training {
class Session;
struct RunOutcome;
} // namespace headstart::training

namespace headstart {

/// What the desktop is asked for: that the computer stays awake while a run goes on (logind's inhibitor lock), and that
/// whoever is elsewhere hears of its end (a notification). By D-Bus, and nothing is waited for: where nobody answers,
/// nothing happens.
class Desktop : public QObject {
    Q_OBJECT

public:
    /// Tells of the end while no window of ours is in use. The session must outlive it.
    explicit Desktop(const training::Session &session, QObject *parent = nullptr);

    bool keepsAwake() const { return m_lock.isValid(); }

private:
    void stayAwake(const QString &run);
    void maySleep();
    void tell(const QString &title, const QString &text) const;
    void tellFinished(const training::RunOutcome &outcome) const;

    QString m_run; ///< its name; empty while nothing runs
    QDBusUnixFileDescriptor m_lock;
};

} // namespace headstart
