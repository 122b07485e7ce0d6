// SPDX-License-Identifier: GPL-3.0-or-later
// Weights come from a real server on loopback: whole and right, or not at all; what breaks off goes on where it can,
// and each failure says what it is.
#include "core/base/hashing.h"
#include "core/catalogue/fetch.h"
#include "core/catalogue/http.h"
#include "core/catalogue/transfer_rate.h"
#include "tests/support/files.h"
#include "tests/support/http_server.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <fcntl.h>
#include <future>
#include <sys/file.h>
#include <unistd.h>

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
        const auto fetched = fetch(card("/right"), {}, [&](const catalogue::FetchProgress &progress) {
            last = progress.done;
            all = progress.all;
        });
        QVERIFY2(fetched, fetched ? "" : fetched.error().line().c_str());
        QCOMPARE(last, static_cast<std::uint64_t>(m_body.size()));
        QCOMPARE(all, last);
        QVERIFY(catalogue::Library(folder()).find(card("/right")));
        QCOMPARE(files(), QStringList{QStringLiteral("weights.pth")});
    }

    void aBeginningOfTheHashIsEnough()
    {
        m_server.answers["/right"] = HttpServer::ok(m_body);
        catalogue::ModelCard known = card("/right");
        known.weights.sha256.resize(8);
        known.weights.bytes = 0;
        QVERIFY(fetch(known));
        QVERIFY(catalogue::Library(folder()).find(known));
    }

    void aRedirectIsFollowed()
    {
        m_server.answers["/right"] = HttpServer::ok(m_body);
        m_server.answers["/moved"] = "HTTP/1.1 302 Found\r\nLocation: /right\r\nContent-Length: 0\r\n\r\n";
        QVERIFY(fetch(card("/moved")));
    }

    void whatGoesWrongIsSaid_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("tries");
        const auto status = [](const QByteArray &line) { return "HTTP/1.1 " + line + "\r\nContent-Length: 0\r\n\r\n"; };
        QTest::newRow("not there") << QByteArray() << QStringLiteral("no such file (404") << 1;
        QTest::newRow("gone") << status("410 Gone") << QStringLiteral("no such file (410") << 1;
        QTest::newRow("forbidden") << status("403 No") << QStringLiteral("in a browser") << 1;
        QTest::newRow("a piece that does not exist") << status("416 No") << QStringLiteral("answers 416") << 1;
        QTest::newRow("the server is ill") << status("500 Oh") << QStringLiteral("ill or busy (500 Oh)") << 4;
        QTest::newRow("the server is busy") << status("503 Busy") << QStringLiteral("ill or busy (503") << 4;
        QTest::newRow("too many questions") << status("429 Slowly") << QStringLiteral("ill or busy (429") << 4;
        QTest::newRow("come back tomorrow")
            << QByteArray("HTTP/1.1 503 Busy\r\nRetry-After: 86400\r\nContent-Length: 0\r\n\r\n")
            << QStringLiteral("left alone for 86400 seconds") << 1;
        QTest::newRow("no HTTP") << QByteArray("hello") << QStringLiteral("cannot be reached") << -1;
        QTest::newRow("hangs up") << QByteArray("H") << QStringLiteral("cannot be reached") << -1;
        QTest::newRow("nothing to say") << status("204 Nothing") << QStringLiteral("answers 204") << 1;
        QTest::newRow("a piece that nobody wanted")
            << QByteArray("HTTP/1.1 206 Part\r\nContent-Length: 3\r\nContent-Range: bytes 5-7/9\r\n\r\nabc")
            << QStringLiteral("answers 206") << 1;
        QTest::newRow("cut off") << HttpServer::ok(m_body.first(5000), m_body.size())
                                 << QStringLiteral("broke off after 5000 bytes") << 4;
        QTest::newRow("less than it should be") << HttpServer::ok(m_body.first(5000))
                                                << QStringLiteral("a file of 5000 bytes, and the catalogue names") << 1;
        QTest::newRow("less, without a length") << QByteArray("HTTP/1.1 200 OK\r\n\r\n" + m_body.first(5000))
                                                << QStringLiteral("after 5000 bytes, before its end") << 4;
        QTest::newRow("more than it should be")
            << HttpServer::ok(m_body + "more") << QStringLiteral("another one") << 1;
        QTest::newRow("more, without a length") << QByteArray("HTTP/1.1 200 OK\r\n\r\n" + m_body + "more")
                                                << QStringLiteral("more than the 800000 bytes") << 1;
        QByteArray other = m_body;
        other[77] = static_cast<char>(other[77] + 1);
        QTest::newRow("another file") << HttpServer::ok(other)
                                      << QStringLiteral("not the file that the catalogue names") << 1;
        QTest::newRow("another file, with a tag") << HttpServer::ok(other, -1, "ETag: \"x\"\r\n")
                                                  << QStringLiteral("not the file that the catalogue names") << 1;
        QTest::newRow("round and round") << QByteArray(
            "HTTP/1.1 302 Found\r\nLocation: /it\r\nContent-Length: 0\r\n\r\n")
                                         << QStringLiteral("cannot be fetched") << -1;
        QTest::newRow("a file of this computer")
            << QByteArray("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n")
            << QStringLiteral("cannot be fetched") << 1;
    }

    void whatGoesWrongIsSaid()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, says);
        QFETCH(int, tries);
        if (!answer.isEmpty())
            m_server.answers["/it"] = answer;
        const auto fetched = fetch(card("/it"));
        QVERIFY(!fetched);
        QVERIFY2(fetched.error().line().find(says.toStdString()) != std::string::npos, fetched.error().line().c_str());
        QVERIFY(fetched.error().kind == ErrorKind::Failed);
        if (tries > 0)
            QCOMPARE(m_server.asked, tries);
        QCOMPARE(files(), QStringList()); // the server named nothing that a part could go on by
    }

    void addressesOfOtherKindsAreRefused_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address : {"file:///etc/passwd", "ftp://example.org/x", "/etc/passwd", "http:", "data:,x",
                                    "https:///x", "http://a b/x", "http://example.org/\nx"})
            QTest::newRow(address) << QString::fromLatin1(address);
    }

    void addressesOfOtherKindsAreRefused()
    {
        QFETCH(QString, address);
        catalogue::ModelCard wrong = card("/");
        wrong.weights.address = address.toStdString();
        const auto fetched = fetch(wrong);
        QVERIFY(!fetched);
        QVERIFY2(fetched.error().line().find("http:// or https://") != std::string::npos,
                 fetched.error().line().c_str());
    }

    void aWrongFileBeforeIsKeptUntilTheRightOneIsHere()
    {
        const std::string file = folder().string() + "/weights.pth";
        test::writeFile(file, std::string("old"));
        QVERIFY(!fetch(card("/nowhere")));
        QCOMPARE(test::readFile(file).size(), std::size_t{3});
        m_server.answers["/right"] = HttpServer::ok(m_body);
        QVERIFY(fetch(card("/right")));
        QCOMPARE(static_cast<qsizetype>(test::readFile(file).size()), m_body.size());
    }

    /// The line breaks twice, each time further on; each try goes on.
    void aBrokenLineIsTriedAgain()
    {
        m_server.answer = [this](const QByteArray &request) {
            const QByteArray answer = HttpServer::piece(request, m_body, "\"one\"");
            return m_server.asked == 1  ? QByteArray("HTTP/1.1 502 Oh\r\nContent-Length: 0\r\n\r\n")
                   : m_server.asked < 4 ? HttpServer::cut(answer, 100'000)
                                        : answer;
        };
        int waits = 0;
        const auto fetched = fetch(card("/it"), {}, [&](const catalogue::FetchProgress &progress) {
            waits += progress.tryingAgainIn.count() > 0 ? 1 : 0;
        });
        QVERIFY2(fetched, fetched ? "" : fetched.error().line().c_str());
        QCOMPARE(waits, 3);
        QCOMPARE(HttpServer::rangeOf(m_server.requests[1]), -1);
        QCOMPARE(HttpServer::rangeOf(m_server.requests[2]), 100'000);
        QCOMPARE(HttpServer::rangeOf(m_server.requests[3]), 200'000);
        QCOMPARE(files(), QStringList{QStringLiteral("weights.pth")});
    }

    void theServerIsHeardOnWhenToComeBack()
    {
        m_server.answer = [this](const QByteArray &request) {
            return m_server.asked == 1
                       ? QByteArray("HTTP/1.1 429 Slowly\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n")
                       : HttpServer::piece(request, m_body, "\"one\"");
        };
        std::chrono::seconds told(0);
        QVERIFY(fetch(card("/it"), {}, [&](const catalogue::FetchProgress &progress) {
            told = std::max(told, progress.tryingAgainIn);
        }));
        QCOMPARE(told.count(), std::int64_t{1}); // the rules here wait for a millisecond
    }

    void silenceIsTriedAgain()
    {
        m_server.slow = "/it";
        m_server.answer = [this](const QByteArray &request) {
            const QByteArray answer = HttpServer::piece(request, m_body, "\"one\"");
            return m_server.asked == 1 ? HttpServer::cut(answer, 300'000) : answer;
        };
        m_rules.silence = std::chrono::milliseconds(300);
        const auto fetched = fetch(card("/it"));
        QVERIFY2(fetched, fetched ? "" : fetched.error().line().c_str());
        QCOMPARE(HttpServer::rangeOf(m_server.requests[1]), 300'000);
        m_server.answer = [](const QByteArray &) { return QByteArray(); };
        catalogue::ModelCard other = card("/it");
        other.weights.file = "other.pth";
        m_rules.waits.clear();
        const auto silent = fetch(other);
        QVERIFY(!silent);
        QVERIFY2(silent.error().line().find("silent") != std::string::npos, silent.error().line().c_str());
    }

    /// Slow is not silent.
    void aTrickleArrives()
    {
        const QByteArray small = m_body.first(8);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            socket->write(HttpServer::cut(HttpServer::ok(small), 0));
            auto left = std::make_shared<QByteArray>(small);
            auto *timer = new QTimer(socket);
            connect(timer, &QTimer::timeout, socket, [socket, left] {
                socket->write(left->first(std::min<qsizetype>(1, left->size())));
                left->remove(0, 1);
            });
            timer->start(100);
        });
        catalogue::ModelCard slow = cardOf(small);
        slow.weights.address = "http://127.0.0.1:" + std::to_string(server.serverPort()) + "/it";
        m_rules.silence = std::chrono::milliseconds(700);
        m_rules.waits.clear();
        const auto fetched = fetch(slow);
        QVERIFY2(fetched, fetched ? "" : fetched.error().line().c_str());
    }

    void itStopsWhenAsked()
    {
        m_server.slow = "/slow";
        m_server.answers["/slow"] = HttpServer::ok(m_body.first(5000), m_body.size());
        StopToken stop;
        const auto fetched = fetch(card("/slow"), stop, [&](const catalogue::FetchProgress &progress) {
            if (progress.done > 0)
                stop.stop();
        });
        QVERIFY(!fetched);
        QVERIFY(fetched.error().line().find("stopped; nothing of it is kept") != std::string::npos);
        QCOMPARE(files(), QStringList());
    }

    void whatIsStoppedGoesOn()
    {
        pauseAt(300'000);
        QCOMPARE(files(), (QStringList{QStringLiteral("weights.pth.part"), QStringLiteral("weights.pth.part.from")}));
        const auto paused = catalogue::pausedFetch(catalogue::Library(folder()), card("/it"));
        QVERIFY(paused);
        QCOMPARE(paused->done, std::uint64_t{300'000});
        QCOMPARE(paused->all, static_cast<std::uint64_t>(m_body.size()));
        serve(m_body, "\"one\"");
        std::uint64_t first = 0;
        const auto fetched = fetch(card("/it"), {}, [&](const catalogue::FetchProgress &progress) {
            first = first > 0 ? first : progress.done;
        });
        QVERIFY2(fetched, fetched ? "" : fetched.error().line().c_str());
        QCOMPARE(first, std::uint64_t{300'000});
        QCOMPARE(m_server.requests.size(), 1);
        QVERIFY(m_server.requests[0].contains("range: bytes=300000-\r\n"));
        QVERIFY(m_server.requests[0].contains("if-range: \"one\"\r\n"));
        QCOMPARE(files(), QStringList{QStringLiteral("weights.pth")});
        QVERIFY(!catalogue::pausedFetch(catalogue::Library(folder()), card("/it")));
    }

    void aDateIsAsGoodAsATag()
    {
        const QByteArray date = "Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\nETag: W/\"weak\"\r\n";
        m_server.answers["/it"] = HttpServer::cut(HttpServer::ok(m_body, -1, date), 1000);
        m_rules.waits.clear();
        QVERIFY(!fetch(card("/it")));
        QVERIFY(!fetch(card("/it"))); // which has to begin anew: this server knows no pieces
        QVERIFY(m_server.requests[1].contains("if-range: thu, 01 jan 2026"));
    }

    void whatCannotGoOnBeginsAnew_data()
    {
        QTest::addColumn<int>("server");
        QTest::newRow("the server ignores pieces") << 0;
        QTest::newRow("the file has changed") << 1;
        QTest::newRow("changed, and the server sends a piece of the new one") << 2;
        QTest::newRow("416") << 3;
        QTest::newRow("another piece than was asked for") << 4;
        QTest::newRow("a piece of a file of another length") << 5;
        QTest::newRow("a piece that says not which") << 6;
        QTest::newRow("the part is longer than the file") << 7;
        QTest::newRow("of another address") << 8;
        QTest::newRow("nobody knows of what") << 9;
        QTest::newRow("the origin was cut off") << 10;
    }

    void whatCannotGoOnBeginsAnew()
    {
        QFETCH(int, server);
        pauseAt(300'000);
        const QByteArray rest = m_body.mid(300'000);
        const auto piece = [&](const QByteArray &range, const QByteArray &tag) {
            return "HTTP/1.1 206 Part\r\nContent-Length: 500000\r\n" + range + "ETag: " + tag + "\r\n\r\n" + rest;
        };
        const QHash<int, QByteArray> answers = {{0, HttpServer::ok(m_body)},
                                                {1, HttpServer::ok(m_body, -1, "ETag: \"two\"\r\n")},
                                                {2, piece("Content-Range: bytes 300000-799999/800000\r\n", "\"two\"")},
                                                {3, "HTTP/1.1 416 No\r\nContent-Length: 0\r\n\r\n"},
                                                {4, piece("Content-Range: bytes 200000-699999/800000\r\n", "\"one\"")},
                                                {5, piece("Content-Range: bytes 300000-799999/900000\r\n", "\"one\"")},
                                                {6, piece("", "\"one\"")}};
        m_server.answer = [this, answer = answers.value(server)](const QByteArray &request) {
            return !answer.isEmpty() && HttpServer::rangeOf(request) >= 0
                       ? answer
                       : HttpServer::piece(request, m_body, "\"three\"");
        };
        const QString part = m_folder.filePath(QStringLiteral("weights.pth.part"));
        const QString origin = part + QStringLiteral(".from");
        if (server == 7)
            QVERIFY(QFile::resize(part, m_body.size() + 5));
        if (server == 8)
            test::writeFile(origin.toStdString(), std::string("http://example.org/it\n\"one\"\n800000\n"));
        if (server == 9)
            QVERIFY(QFile::remove(origin));
        if (server == 10)
            QVERIFY(QFile::resize(origin, QFileInfo(origin).size() - 2));
        const auto fetched = fetch(card("/it"));
        QVERIFY2(fetched, fetched ? "" : fetched.error().line().c_str());
        QCOMPARE(m_server.requests.size(), server >= 2 && server < 7 ? 2 : 1);
        QCOMPARE(HttpServer::rangeOf(m_server.requests.back()), server < 2 ? 300'000 : -1);
        QCOMPARE(files(), QStringList{QStringLiteral("weights.pth")});
    }

    void anotherContentUnderTheSameTagIsThrownAway()
    {
        pauseAt(300'000);
        serve(QByteArray("others! ").repeated(100'000), "\"one\"");
        const auto fetched = fetch(card("/it"));
        QVERIFY(!fetched);
        QVERIFY2(fetched.error().line().find("thrown away") != std::string::npos, fetched.error().line().c_str());
        QCOMPARE(files(), QStringList());
        serve(m_body, "\"one\"");
        QVERIFY(fetch(card("/it")));
    }

    /// Killed after the last byte, before or after the origin went.
    void aWholePartIsTakenWithoutAsking_data()
    {
        QTest::addColumn<bool>("hasOrigin");
        QTest::newRow("before") << true;
        QTest::newRow("after") << false;
    }

    void aWholePartIsTakenWithoutAsking()
    {
        QFETCH(bool, hasOrigin);
        pauseAt(300'000);
        const QString part = m_folder.filePath(QStringLiteral("weights.pth.part"));
        test::writeFile(part.toStdString(), m_body.toStdString());
        if (!hasOrigin)
            QVERIFY(QFile::remove(part + QStringLiteral(".from")));
        QVERIFY(fetch(card("/it")));
        QCOMPARE(m_server.asked, 0);
        QCOMPARE(files(), QStringList{QStringLiteral("weights.pth")});
    }

    void aWholePartThatIsWrongBeginsAnew()
    {
        pauseAt(300'000);
        const QString part = m_folder.filePath(QStringLiteral("weights.pth.part"));
        test::writeFile(part.toStdString(), std::string(static_cast<std::size_t>(m_body.size()), 'x'));
        serve(m_body, "\"one\"");
        QVERIFY(fetch(card("/it")));
        QCOMPARE(HttpServer::rangeOf(m_server.requests[0]), -1);
    }

    void whatIsForgottenIsGone()
    {
        pauseAt(300'000);
        QVERIFY(catalogue::forgetFetch(catalogue::Library(folder()), card("/it")));
        QCOMPARE(files(), QStringList());
    }

    /// Where the weights are, all is; what was lost beside them comes alone.
    void aTextModelComesWithItsOtherFiles()
    {
        catalogue::ModelCard model = textModel();
        m_server.answers["/config"] = HttpServer::ok("{}");
        m_server.answers["/it"] = HttpServer::ok(m_body);
        const auto missing = fetch(model); // the words are not at the server
        QVERIFY(!missing);
        QVERIFY2(missing.error().line().find("/words") != std::string::npos, missing.error().line().c_str());
        QVERIFY(!std::filesystem::exists(folder() / model.weights.file));
        m_server.answers["/words"] = HttpServer::ok("a\nb\n");
        m_server.asked = 0;
        QVERIFY(fetch(model));
        QCOMPARE(m_server.asked, 2); // the configuration was here
        QVERIFY(!catalogue::Library(folder()).firstMissing(model));
        std::filesystem::remove(folder() / model.beside[1].file);
        m_server.asked = 0;
        QVERIFY(fetch(model));
        QCOMPARE(m_server.asked, 1);
        QVERIFY(std::filesystem::exists(folder() / model.beside[1].file));
        std::filesystem::remove_all(folder() / "mine");
    }

    void aTextModelThatIsForgottenLeavesNoFolder()
    {
        catalogue::ModelCard model = textModel();
        QVERIFY(!fetch(model)); // the server has nothing
        QVERIFY(catalogue::forgetFetch(catalogue::Library(folder()), model));
        QVERIFY(!std::filesystem::exists(folder() / "mine"));
    }

    void nobodyFetchesWhatIsBeingFetched()
    {
        pauseAt(300'000);
        const std::string part = (folder() / "weights.pth.part").string();
        const int other = open(part.c_str(), O_RDONLY | O_CLOEXEC); // another program's
        QVERIFY(flock(other, LOCK_EX) == 0);
        serve(m_body, "\"one\"");
        const auto fetched = fetch(card("/it"));
        QVERIFY(!fetched);
        QVERIFY2(fetched.error().line().find("being fetched already") != std::string::npos,
                 fetched.error().line().c_str());
        QVERIFY(!catalogue::forgetFetch(catalogue::Library(folder()), card("/it")));
        QCOMPARE(QFileInfo(QString::fromStdString(part)).size(), 300'000);
        close(other);
        QVERIFY(fetch(card("/it")));
    }

    void twoAtOnce()
    {
        serve(m_body, "\"one\"");
        catalogue::ModelCard other = card("/other");
        other.weights.file = "other.pth";
        const auto begin = [this](const catalogue::ModelCard &card) {
            return std::async(std::launch::async, [this, card] {
                return catalogue::fetch(catalogue::Library(folder()), card, {}, {}, m_rules);
            });
        };
        auto one = begin(card("/it"));
        auto two = begin(other);
        auto same = begin(card("/it"));
        for (auto *each : {&one, &two, &same})
            waitFor(*each);
        QVERIFY(two.get());
        const bool first = one.get().has_value(); // of the same file one comes, or one after the other
        QVERIFY(same.get() || first);
        QCOMPARE(files(), (QStringList{QStringLiteral("other.pth"), QStringLiteral("weights.pth")}));
        QCOMPARE(*sha256OfFile(folder() / "weights.pth"), card("/it").weights.sha256);
    }

    void offlineSaysWhatToDo()
    {
        m_rules.isOffline = true;
        const auto fetched = fetch(card("/it"));
        QVERIFY(!fetched);
        for (const std::string &part : {std::string("off-line"), std::string("weights.pth"), folder().string()})
            QVERIFY2(fetched.error().line().find(part) != std::string::npos, fetched.error().line().c_str());
        QCOMPARE(m_server.asked, 0);
        QCOMPARE(files(), QStringList());
    }

    void aDiskThatIsTooSmallIsNoticedBefore()
    {
        catalogue::ModelCard large = card("/it");
        large.weights.bytes = std::uint64_t{1} << 50;
        m_server.answers["/it"] = "HTTP/1.1 200 OK\r\nContent-Length: 1125899906842624\r\n\r\nwe";
        const auto fetched = fetch(large);
        QVERIFY(!fetched);
        QVERIFY2(fetched.error().line().find("it needs 1125899906.9 MB, and ") != std::string::npos,
                 fetched.error().line().c_str());
        QCOMPARE(m_server.asked, 1);
        QCOMPARE(files(), QStringList());
    }

    void aCardWithoutAnAddress()
    {
        catalogue::ModelCard none = card("/");
        none.weights.address.clear();
        const auto fetched = fetch(none);
        QVERIFY(!fetched);
        QVERIFY(fetched.error().line().find("weights.pth") != std::string::npos);
    }

    void theRateIsThatOfTheLastSeconds()
    {
        using std::chrono::milliseconds;
        catalogue::TransferRate rate;
        const auto start = catalogue::TransferRate::Clock::time_point();
        rate.add(5000, start);
        QCOMPARE(rate.bytesPerSecond(), 0.0);
        for (int i = 1; i <= 20; ++i)
            rate.add(5000 + 1000 * static_cast<std::uint64_t>(i), start + milliseconds(1000 * i));
        QCOMPARE(rate.bytesPerSecond(), 1000.0);
        QCOMPARE(rate.secondsLeft(35'000), 10.0);
        for (int i = 1; i <= 20; ++i)
            rate.add(25'000 + 4000 * static_cast<std::uint64_t>(i), start + milliseconds(20'000 + 1000 * i));
        QCOMPARE(rate.bytesPerSecond(), 4000.0);
        rate.add(10, start + milliseconds(50'000)); // it began anew
        QCOMPARE(rate.bytesPerSecond(), 0.0);
    }

    void cleanup()
    {
        for (const QString &name : files())
            QFile::remove(m_folder.filePath(name));
        m_server.answers.clear();
        m_server.answer = nullptr;
        m_server.slow.clear();
        m_server.asked = 0;
        m_server.requests.clear();
        m_rules = quick();
    }

private:
    static catalogue::FetchRules quick()
    {
        catalogue::FetchRules out;
        out.waits.assign(3, std::chrono::milliseconds(1));
        return out;
    }

    template <class Future>
    static void waitFor(const Future &working)
    {
        while (working.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready)
            QTest::qWait(2);
    }

    /// In a thread, while this one is the server.
    Result<std::filesystem::path> fetch(const catalogue::ModelCard &card, const StopToken &stop = {},
                                        const catalogue::FetchListener &listener = {})
    {
        auto working = std::async(std::launch::async, [&] {
            return catalogue::fetch(catalogue::Library(folder()), card, stop, listener, m_rules);
        });
        waitFor(working);
        return working.get();
    }

    void serve(const QByteArray &body, const QByteArray &tag)
    {
        m_server.answer = [body, tag](const QByteArray &request) { return HttpServer::piece(request, body, tag); };
    }

    /// Leaves the beginning of the file, of the version "one".
    void pauseAt(qsizetype bytes)
    {
        m_server.slow = "/it";
        m_server.answer = [this, bytes](const QByteArray &request) {
            return HttpServer::cut(HttpServer::piece(request, m_body, "\"one\""), bytes);
        };
        StopToken stop;
        const auto fetched = fetch(card("/it"), stop, [&](const catalogue::FetchProgress &progress) {
            if (progress.done == static_cast<std::uint64_t>(bytes))
                stop.stop();
        });
        QVERIFY(!fetched);
        QVERIFY2(fetched.error().line().find("goes on from there") != std::string::npos,
                 fetched.error().line().c_str());
        m_server.answer = nullptr;
        m_server.slow.clear();
        m_server.asked = 0;
        m_server.requests.clear();
    }

    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

    static catalogue::ModelCard cardOf(const QByteArray &body)
    {
        catalogue::ModelCard out;
        out.id = "mine";
        out.weights.file = "weights.pth";
        out.weights.bytes = static_cast<std::uint64_t>(body.size());
        out.weights.sha256 = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex().toStdString();
        return out;
    }
    catalogue::ModelCard card(const char *path) const
    {
        catalogue::ModelCard out = cardOf(m_body);
        out.weights.address = m_server.address(path);
        return out;
    }
    catalogue::ModelCard textModel() const
    {
        catalogue::ModelCard out = card("/it");
        out.readsTexts = true;
        out.weights.file = "mine/model.safetensors";
        out.beside = {{"mine/config.json", 0, 0, {}, m_server.address("/config")},
                      {"mine/vocab.txt", 0, 0, {}, m_server.address("/words")}};
        return out;
    }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    QTemporaryDir m_folder;
    HttpServer m_server;
    catalogue::FetchRules m_rules = quick();
    const QByteArray m_body = QByteArray("weights ").repeated(100'000);
};

QTEST_GUILESS_MAIN(TestFetch)
#include "tst_fetch.moc"
