// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop is asked for, on a bus of the test's own: the lock against sleep while a run goes on, and a
// notification of its end.
#include "app/desktop.h"
#include "core/runs/run_store.h"
#include "core/training/session.h"
#include "tests/support/training.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusUnixFileDescriptor>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <fcntl.h>
#include <unistd.h>

using namespace headstart;

/// logind, as far as it is asked.
class FakeLogin : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    /// Whether the other side still holds the lock: reading from the pipe's end would wait then.
    bool isHeld() const
    {
        char byte = 0;
        return m_pipe[0] >= 0 && read(m_pipe[0], &byte, 1) < 0;
    }
    QStringList asked;

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why, const QString &mode)
    {
        asked = {what, who, why, mode};
        if (pipe(m_pipe.data()) != 0)
            return {};
        fcntl(m_pipe[0], F_SETFL, O_NONBLOCK);
        const QDBusUnixFileDescriptor end(m_pipe[1]); // a copy
        close(m_pipe[1]);
        return end;
    }

private:
    std::array<int, 2> m_pipe = {-1, -1};
};

/// The desktop's notifications.
class FakeNotifications : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList told;

public Q_SLOTS:
    uint Notify(const QString &, uint, const QString &, const QString &title, const QString &text, const QStringList &,
                const QVariantMap &, int)
    {
        told += title + QLatin1Char('|') + text;
        return 1;
    }
};

class TestDesktop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        QVERIFY2(m_bus.waitForStarted() && m_bus.waitForReadyRead(), "dbus-daemon (Debian package) must start");
        const QByteArray address = m_bus.readAllStandardOutput().trimmed();
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QDBusConnection bus = QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("services"));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.login1")));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.Notifications")));
        QVERIFY(
            bus.registerObject(QStringLiteral("/org/freedesktop/login1"), &m_login, QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &m_notifications,
                                   QDBusConnection::ExportAllSlots));
        test::makeColourFolder(path("data"), 12);
        test::makeWeights(path("weights.safetensors"));
        auto store = runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own);
        QVERIFY2(store, store ? "" : store.error().line().c_str());
        m_store = std::make_unique<runs::RunStore>(std::move(*store));
    }

    void cleanupTestCase()
    {
        m_bus.terminate();
        m_bus.waitForFinished();
    }

    void awakeWhileARunGoesOnAndToldAtItsEnd()
    {
        training::Session session(path("library"), *m_store);
        const Desktop desktop(session);
        QSignalSpy finished(&session, &training::Session::finished);
        auto config = test::smallConfig(path("data"), path("weights.safetensors"));
        config.training.epochs = 4;
        session.start(config, QStringLiteral("night"));
        QTRY_VERIFY_WITH_TIMEOUT(desktop.keepsAwake(), kPatience);
        QCOMPARE(m_login.asked, QStringList({QStringLiteral("sleep:idle"), QStringLiteral("Headstart"),
                                             QStringLiteral("night is training"), QStringLiteral("block")}));
        QVERIFY(m_login.isHeld());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QVERIFY(!desktop.keepsAwake());
        QTRY_VERIFY(!m_login.isHeld());
        QTRY_COMPARE(m_notifications.told.size(), 1); // no window of ours is in use
        QVERIFY2(m_notifications.told[0].startsWith(QStringLiteral("night is finished|"))
                     && m_notifications.told[0].contains(QStringLiteral("validation pictures are right")),
                 qPrintable(m_notifications.told[0]));
    }

    void aFailureIsToldAndSleepAllowed()
    {
        m_notifications.told.clear();
        training::Session session(path("library"), *m_store);
        const Desktop desktop(session);
        QSignalSpy stopped(&session, &training::Session::stopped);
        auto config = test::smallConfig(path("data"), path("weights.safetensors"));
        config.training.epochs = 500;
        session.start(config, QStringLiteral("long"));
        QTRY_VERIFY_WITH_TIMEOUT(desktop.keepsAwake(), kPatience);
        session.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, kPatience);
        QVERIFY(!desktop.keepsAwake());
        QVERIFY(m_notifications.told.isEmpty()); // whoever stops it knows
    }

private:
    static constexpr int kPatience = 60'000; // milliseconds
    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    QTemporaryDir m_folder;
    QProcess m_bus;
    FakeLogin m_login;
    FakeNotifications m_notifications;
    std::unique_ptr<runs::RunStore> m_store;
};

QTEST_MAIN(TestDesktop)
#include "tst_desktop.moc"
