// SPDX-License-Identifier: GPL-3.0-or-later
// Weights come from a real server on loopback: whole and right, or not at all, and each failure says what it is.
#include "core/catalogue/fetch.h"
#include "tests/support/files.h"
#include "tests/support/http_server.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <future>

using namespace headstart;
using test::HttpServer;

class TestFetch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileComesWhole()
    {
        m_server.answers["/right"] = HttpServer::ok(m_body);
        std::uint64_t last = 0;
        std::uint64_t all = 0;
        const auto fetched = fetch(card("/right"), {}, [&](std::uint64_t done, std::uint64_t whole) {
            last = done;
            all = whole;
        });
        QVERIFY2(fetched, fetched ? "" : fetched.error().line().c_str());
        QCOMPARE(last, static_cast<std::uint64_t>(m_body.size()));
        QCOMPARE(all, last);
        QVERIFY(catalogue::Library(folder()).find(card("/right")));
    }

    void aBeginningOfTheHashIsEnough()
    {
        m_server.answers["/right"] = HttpServer::ok(m_body);
        catalogue::ModelCard known = card("/right");
        known.weights.sha256.resize(8);
        known.weights.bytes = 0;
        QVERIFY(fetch(known, {}, {}));
        QVERIFY(catalogue::Library(folder()).find(known));
    }

    void aRedirectIsFollowed()
    {
        m_server.answers["/right"] = HttpServer::ok(m_body);
        m_server.answers["/moved"] = "HTTP/1.1 302 Found\r\nLocation: /right\r\nContent-Length: 0\r\n\r\n";
        QVERIFY(fetch(card("/moved"), {}, {}));
    }

    void whatGoesWrongIsSaid_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("says");
        QTest::newRow("not there") << QByteArray() << QStringLiteral("cannot be fetched");
        QTest::newRow("the server is ill")
            << QByteArray("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n") << QStringLiteral("cannot be fetched");
        QTest::newRow("no HTTP") << QByteArray("hello") << QStringLiteral("cannot be fetched");
        QTest::newRow("cut off") << HttpServer::ok(m_body.first(5000), m_body.size()) << QString();
        QTest::newRow("less than it should be")
            << HttpServer::ok(m_body.first(5000)) << QStringLiteral("after 5000 bytes");
        QTest::newRow("more than it should be") << HttpServer::ok(m_body + "more") << QStringLiteral("more than");
        QByteArray other = m_body;
        other[77] = static_cast<char>(other[77] + 1);
        QTest::newRow("another file") << HttpServer::ok(other)
                                      << QStringLiteral("not the file that the catalogue names");
    }

    void whatGoesWrongIsSaid()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, says);
        if (!answer.isEmpty())
            m_server.answers["/it"] = answer;
        const auto fetched = fetch(card("/it"), {}, {});
        m_server.answers.remove("/it");
        QVERIFY(!fetched);
        QVERIFY2(fetched.error().line().find(says.toStdString()) != std::string::npos, fetched.error().line().c_str());
        QVERIFY(fetched.error().kind == ErrorKind::Failed);
        QVERIFY2(QDir(m_folder.path()).isEmpty(), "something was left behind");
    }

    void aWrongFileBeforeIsKeptUntilTheRightOneIsHere()
    {
        const std::string file = folder().string() + "/weights.pth";
        test::writeFile(file, std::string("old"));
        QVERIFY(!fetch(card("/nowhere"), {}, {}));
        QCOMPARE(test::readFile(file).size(), std::size_t{3});
        m_server.answers["/right"] = HttpServer::ok(m_body);
        QVERIFY(fetch(card("/right"), {}, {}));
        QCOMPARE(static_cast<qsizetype>(test::readFile(file).size()), m_body.size());
    }

    void itStopsWhenAsked()
    {
        m_server.slow = "/slow";
        m_server.answers["/slow"] = HttpServer::ok(m_body.first(5000), m_body.size());
        StopToken stop;
        const auto fetched = fetch(card("/slow"), stop, [&](std::uint64_t, std::uint64_t) { stop.stop(); });
        QVERIFY(!fetched);
        QVERIFY(fetched.error().line().find("stopped") != std::string::npos);
        QVERIFY(QDir(m_folder.path()).isEmpty());
    }

    void aCardWithoutAnAddress()
    {
        catalogue::ModelCard none = card("/");
        none.weights.address.clear();
        QVERIFY(!fetch(none, {}, {}));
    }

    void cleanup()
    {
        for (const QString &name : QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden))
            QFile::remove(m_folder.filePath(name));
    }

private:
    /// In a thread, while this one is the server.
    Result<std::filesystem::path> fetch(const catalogue::ModelCard &card, const StopToken &stop,
                                        const catalogue::FetchProgress &progress)
    {
        auto working = std::async(std::launch::async,
                                  [&] { return catalogue::fetch(catalogue::Library(folder()), card, stop, progress); });
        while (working.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready)
            QTest::qWait(2);
        return working.get();
    }

    catalogue::ModelCard card(const char *path) const
    {
        catalogue::ModelCard out;
        out.id = "mine";
        out.weights.file = "weights.pth";
        out.weights.bytes = static_cast<std::uint64_t>(m_body.size());
        out.weights.sha256 = QCryptographicHash::hash(m_body, QCryptographicHash::Sha256).toHex().toStdString();
        out.weights.address = m_server.address(path);
        return out;
    }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    QTemporaryDir m_folder;
    HttpServer m_server;
    const QByteArray m_body = QByteArray("weights ").repeated(100'000);
};

QTEST_GUILESS_MAIN(TestFetch)
#include "tst_fetch.moc"
