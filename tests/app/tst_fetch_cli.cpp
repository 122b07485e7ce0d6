// SPDX-License-Identifier: GPL-3.0-or-later
// headstart-cli fetches from a real server by a catalogue of one's own: it is killed, runs out of disk, has company,
// goes on, and never leaves a broken file under the real name.
#include "tests/support/files.h"
#include "tests/support/http_server.h"
#include "tests/support/own_model.h"
#include "tests/support/program.h"
#include "tests/support/small_disk.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <nlohmann/json.hpp>

using namespace headstart;
using nlohmann::json;
using test::HttpServer;
using test::Outcome;
using test::words;

namespace {

constexpr int kPatience = 60'000; // milliseconds

json model(const std::string &id, const QByteArray &body, const std::string &address)
{
    json out = test::ownModel(id);
    out["weights"].update({{"bytes", body.size()},
                           {"sha256", QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex().toStdString()},
                           {"address", address}});
    return out;
}

} // namespace

class TestFetchCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<HttpServer>();
        m_library = QStringLiteral("library");
        json models = json::array();
        for (const char *id : {"one", "two", "three", "four"})
            models.push_back(model(id, m_body, m_server->address((std::string("/") + id).c_str())));
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("mine")));
        test::writeFile(file("mine/models.json").toStdString(), json{{"models", models}}.dump());
        m_server->answer = [this](const QByteArray &request) { return HttpServer::piece(request, m_body, "\"one\""); };
    }

    void modelsOfAFolderAreListed()
    {
        const Outcome outcome = cli(words("models --json mine"));
        QVERIFY2(outcome.code == 0 && outcome.err.isEmpty(), qPrintable(outcome.err));
        const json all = json::parse(outcome.out.toStdString());
        QCOMPARE(all.size(), std::size_t{4});
        QCOMPARE(all[0].at("source").get<std::string>(), std::string("mine"));
        QCOMPARE(all[0].at("here").get<bool>(), false);
        test::writeFile(file("mine/one.pth").toStdString(), std::string("x"));
        QVERIFY(json::parse(cli(words("models --json mine")).out.toStdString())[0].at("here").get<bool>());
    }

    void modelsOfAnAddressAreListed()
    {
        m_server->answer = [this](const QByteArray &) {
            const auto text = test::readFile(file("mine/models.json").toStdString());
            return HttpServer::ok(
                QByteArray(reinterpret_cast<const char *>(text.data()), static_cast<qsizetype>(text.size())));
        };
        const QStringList list{QStringLiteral("models"), QStringLiteral("127.0.0.1")};
        const QStringList from{QStringLiteral("--catalogue"),
                               QString::fromStdString(m_server->address("/models.json"))};
        const Outcome outcome = wait(*start(list + from, {}, {}));
        QVERIFY2(outcome.out.contains(QStringLiteral("sets of weights: 4\n")), qPrintable(outcome.err));
        const Outcome offline = wait(*start(list + from + words("--offline"), {}, {}));
        QVERIFY2(offline.out.contains(QStringLiteral("sets of weights: 4\n")), qPrintable(offline.err));
        QCOMPARE(m_server->asked, 1);
    }

    void whatIsWrongWithACatalogueIsSaid()
    {
        json file = json::parse(R"({"models": [{"id": "a b"}]})");
        for (const char *id : {"resnet18", "fine"})
            file["models"].push_back(model(id, m_body, "https://example.org/x"));
        test::writeFile(this->file("mine/models.json").toStdString(), file.dump());
        const Outcome outcome = cli(words("models mine"));
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.contains(QStringLiteral("sets of weights: 1\n")), qPrintable(outcome.out));
        QVERIFY2(outcome.err.contains(QStringLiteral("models.json: model 1: id: ")), qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(QStringLiteral("model 'resnet18': ")), qPrintable(outcome.err));
        const Outcome none =
            wait(*start({QStringLiteral("models"), QStringLiteral("--catalogue"), this->file("none")}, {}, {}));
        QCOMPARE(none.code, 2);
        QCOMPARE(none.err.count(QLatin1Char('\n')), 1);
    }

    void severalComeAtOnce()
    {
        const Outcome outcome = cli(words("fetch one two three four one"));
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.out.count(QLatin1Char('\n')), 4);
        QVERIFY2(outcome.err.contains(QStringLiteral("two: 3.2 of 3.2 MB\n")), qPrintable(outcome.err));
        QCOMPARE(library(), words("four.pth one.pth three.pth two.pth"));
        QCOMPARE(m_server->asked, 4);
        const Outcome again = cli(words("fetch one"));
        QVERIFY2(again.code == 0 && again.err.isEmpty(), qPrintable(again.err));
        QCOMPARE(m_server->asked, 4);
    }

    void oneOfSeveralFails()
    {
        m_server->answer = [this](const QByteArray &request) {
            return request.contains("/two") ? QByteArray("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
                                            : HttpServer::piece(request, m_body, "\"one\"");
        };
        const Outcome outcome = cli(words("fetch one two three"));
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(QStringLiteral("/two: the server has no such file (404")),
                 qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(QStringLiteral("1 of 3 could not be fetched")), qPrintable(outcome.err));
        QCOMPARE(library(), words("one.pth three.pth"));
    }

    void ctrlCKeepsThePart()
    {
        holdAt(1'000'000);
        const auto process = start(words("fetch one"));
        QVERIFY(waitForPart(1'000'000));
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
        const Outcome outcome = wait(*process);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(QStringLiteral("the first 1.0 MB are kept")), qPrintable(outcome.err));
        goesOnFrom(1'000'000);
    }

    /// At moments of its own choosing: in the head, in the body, at the end.
    void killedAtAnyMoment()
    {
        qsizetype most = 0;
        for (int i = 0; i < 12; ++i) {
            trickle();
            const auto process = start(words("fetch one"));
            QTest::qWait(60 + 41 * i);
            process->kill();
            wait(*process);
            m_trickling.clear();
            QVERIFY(!QFile::exists(libraryFile("one.pth")));
            const QStringList files = library();
            for (const QString &name : files)
                QVERIFY2(name == QStringLiteral("one.pth.part") || name == QStringLiteral("one.pth.part.from"),
                         qPrintable(name));
            const qsizetype size = QFileInfo(libraryFile("one.pth.part")).size();
            QVERIFY(size >= most || size == 0);
            most = std::max(most, size);
        }
        QVERIFY(most > 0 && most < m_body.size());
        m_server->answer = [this](const QByteArray &request) { return HttpServer::piece(request, m_body, "\"one\""); };
        goesOnFrom(QFileInfo(libraryFile("one.pth.part")).size());
    }

    void twoProgramsDoNotFetchTheSame()
    {
        holdAt(1'000'000);
        const auto first = start(words("fetch one"));
        QVERIFY(waitForPart(1'000'000));
        const Outcome second = cli(words("fetch one"));
        QCOMPARE(second.code, 2);
        QVERIFY2(second.err.contains(QStringLiteral("being fetched already")), qPrintable(second.err));
        first->kill();
        wait(*first);
        goesOnFrom(1'000'000);
    }

    void offline()
    {
        for (const QStringList &way : {words("--offline"), QStringList()}) {
            const QStringList environment =
                way.isEmpty() ? QStringList{QStringLiteral("HEADSTART_OFFLINE=1")} : QStringList();
            const Outcome outcome = wait(*start(words("fetch one") + way, environment));
            QCOMPARE(outcome.code, 2);
            QVERIFY2(outcome.err.contains(QStringLiteral("put the file one.pth into ") + m_folder->filePath(m_library)),
                     qPrintable(outcome.err));
        }
        QCOMPARE(m_server->asked, 0);
    }

    void aFullDiskKeepsThePart()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("disk")));
        const test::SmallDisk disk(file("disk"), 8);
        if (!disk.isThere())
            QSKIP("this system lets nobody mount a small disk of their own");
        m_library = QStringLiteral("disk");
        disk.fill(2000);
        const Outcome before = wait(*start(words("fetch one"), {}, catalogueOption(), disk.entry()));
        QCOMPARE(before.code, 1);
        QVERIFY2(before.err.contains(QStringLiteral("it needs 3.2 MB, and 2.")), qPrintable(before.err));
        QCOMPARE(disk.list(), QStringLiteral("./filler\n"));

        disk.free(); // there is room when it begins, and no more in the middle
        holdAt(1'000'000);
        const auto process = start(words("fetch one"), {}, catalogueOption(), disk.entry());
        QTRY_VERIFY_WITH_TIMEOUT(m_server->asked >= 2, kPatience);
        QString said;
        QVERIFY(QTest::qWaitFor(
            [&] {
                said += QString::fromUtf8(process->readAllStandardError());
                return said.contains(QStringLiteral("one: 1.0 of 3.2 MB"));
            },
            kPatience));
        disk.fill(400);
        m_server->findChildren<QTcpSocket *>().back()->write(m_body.mid(1'000'000));
        const Outcome outcome = wait(*process);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(QStringLiteral("the disk is full: ")), qPrintable(outcome.err));
        QCOMPARE(disk.list(), QStringLiteral("./filler\n./one.pth.part\n./one.pth.part.from\n"));
        disk.free();
        m_server->slow.clear();
        m_server->answer = [this](const QByteArray &request) { return HttpServer::piece(request, m_body, "\"one\""); };
        const Outcome after = wait(*start(words("fetch one"), {}, catalogueOption(), disk.entry()));
        QVERIFY2(after.code == 0, qPrintable(after.err));
        QVERIFY(HttpServer::rangeOf(m_server->requests.back()) > 1'000'000);
        QCOMPARE(disk.list(), QStringLiteral("./one.pth\n"));
    }

private:
    QString file(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QString libraryFile(const char *name) const
    {
        return m_folder->filePath(m_library) + QLatin1Char('/') + QString::fromLatin1(name);
    }
    QStringList library() const
    {
        return QDir(m_folder->filePath(m_library)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    QStringList catalogueOption() const { return {QStringLiteral("--catalogue"), file("mine")}; }

    std::unique_ptr<QProcess> start(const QStringList &arguments, const QStringList &environment = {}) const
    {
        return start(arguments, environment, catalogueOption());
    }
    /// With settings and data of its own; `entry`: a command in front.
    std::unique_ptr<QProcess> start(const QStringList &arguments, const QStringList &environment,
                                    const QStringList &catalogue, const QStringList &entry = {}) const
    {
        QStringList command = entry;
        command += QStringList{QStringLiteral("env"), QStringLiteral("XDG_CONFIG_HOME=") + file("config"),
                               QStringLiteral("XDG_DATA_HOME=") + file("data")};
        command += environment;
        command += QStringList{test::cliPath(), QStringLiteral("--library"), m_folder->filePath(m_library)};
        command += arguments + catalogue;
        auto process = std::make_unique<QProcess>();
        process->start(command.front(), command.mid(1));
        return process;
    }

    /// While this thread is the server.
    static Outcome wait(QProcess &process)
    {
        QElapsedTimer time;
        time.start();
        while (process.state() != QProcess::NotRunning && time.elapsed() < kPatience)
            QTest::qWait(5);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }
    Outcome cli(const QStringList &arguments) const { return wait(*start(arguments)); }

    /// The server sends so many bytes, and falls silent.
    void holdAt(qsizetype bytes)
    {
        m_server->slow = "/one";
        m_server->answer = [this, bytes](const QByteArray &request) {
            return HttpServer::cut(HttpServer::piece(request, m_body, "\"one\""), bytes);
        };
    }

    /// The server sends piece by piece.
    void trickle()
    {
        m_server->slow = "/one";
        m_server->answer = [this](const QByteArray &request) {
            const QByteArray whole = HttpServer::piece(request, m_body, "\"one\"");
            QTimer::singleShot(0, m_server.get(), [this, whole] {
                QTcpSocket *socket = m_server->findChildren<QTcpSocket *>().value(0);
                if (!socket)
                    return;
                m_trickling.push_back(std::make_unique<QTimer>());
                auto left = std::make_shared<QByteArray>(whole);
                connect(m_trickling.back().get(), &QTimer::timeout, socket, [socket, left] {
                    constexpr qsizetype kPiece = 5000;
                    socket->write(left->first(std::min(kPiece, left->size())));
                    left->remove(0, kPiece);
                });
                m_trickling.back()->start(2);
            });
            return QByteArray();
        };
    }

    bool waitForPart(qsizetype bytes) const
    {
        return QTest::qWaitFor([&] { return QFileInfo(libraryFile("one.pth.part")).size() == bytes; }, kPatience);
    }

    void goesOnFrom(qsizetype bytes)
    {
        m_server->slow.clear();
        m_server->answer = [this](const QByteArray &request) { return HttpServer::piece(request, m_body, "\"one\""); };
        const Outcome outcome = cli(words("fetch one"));
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(HttpServer::rangeOf(m_server->requests.back()), bytes > 0 ? bytes : -1);
        QCOMPARE(library(), words("one.pth"));
        QCOMPARE(static_cast<qsizetype>(test::readFile(libraryFile("one.pth").toStdString()).size()), m_body.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;
    QString m_library; ///< in the folder
    std::vector<std::unique_ptr<QTimer>> m_trickling;
    const QByteArray m_body = QByteArray("weights ").repeated(400'000);
};

QTEST_GUILESS_MAIN(TestFetchCli)
#include "tst_fetch_cli.moc"
