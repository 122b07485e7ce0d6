// SPDX-License-Identifier: GPL-3.0-or-later
// Catalogues of the user's own: what is right is taken, what is wrong is named, whatever a stranger writes.
#include "core/catalogue/library.h"
#include "core/catalogue/settings.h"
#include "core/insight/own_models.h"
#include "tests/support/files.h"
#include "tests/support/http_server.h"
#include "tests/support/own_model.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <nlohmann/json.hpp>
#include <thread>

using namespace headstart;
using catalogue::Asking;
using catalogue::OwnCards;
using nlohmann::json;
using test::HttpServer;
using test::ownModel;

namespace {

std::string fileOf(const std::vector<json> &models)
{
    return json{{"models", models}}.dump();
}

std::string allOf(const std::vector<Error> &problems)
{
    std::string out;
    for (const Error &problem : problems)
        out += problem.line() + "\n";
    return out;
}

} // namespace

class TestOwnCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cache = std::make_unique<QTemporaryDir>();
    }

    void theExampleOfTheReadmeIsRight()
    {
        QFile readme(QStringLiteral(HEADSTART_SOURCE_DIR) + QStringLiteral("/resources/catalogue/README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(readme.readAll());
        static const QRegularExpression block(QStringLiteral("```json\n(.*)```"),
                                              QRegularExpression::DotMatchesEverythingOption);
        write("beetles.json", block.match(text).captured(1).toStdString());
        write("beetles.txt", "stag beetle\r\nladybird\r\nweevil\r\nrose chafer\n");
        const OwnCards read = readFolder();
        QVERIFY2(read.problems.empty(), allOf(read.problems).c_str());
        QCOMPARE(read.cards.size(), std::size_t{2});
        const catalogue::ModelCard &one = read.cards[0];
        QCOMPARE(one.weights.bytes, std::uint64_t{46'830'571});
        QCOMPARE(one.licence, std::string("CC-BY-4.0"));
        QVERIFY2(one.source.ends_with(": the beetle group, 2026"), one.source.c_str());
        QCOMPARE(one.source.substr(0, one.source.find(':')), folder().filename().string());
        QCOMPARE(*catalogue::labels(one),
                 (std::vector<std::string>{"stag beetle", "ladybird", "weevil", "rose chafer"}));
        QCOMPARE(one.parameters, catalogue::findCard("resnet18")->parameters);
        QCOMPARE(one.family, std::string("ResNet"));
        QCOMPARE(catalogue::labels(read.cards[1])->size(), std::size_t{3});
        QCOMPARE(read.cards[1].accuracy.top1, 91.5);
        QCOMPARE(read.cards[1].paper, std::string("https://example.org/beetles.html"));
    }

    void aWrongFieldIsNamed_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value"); // JSON; empty: the field is taken away
        QTest::addColumn<QString>("place");
        const auto row = [](const char *pointer, const QString &value, const char *place) {
            QTest::addRow("%s %s", pointer, qPrintable(value.left(60)))
                << QString::fromLatin1(pointer) << value << QString::fromLatin1(place);
        };
        const auto text = [](const QString &value) { return QLatin1Char('"') + value + QLatin1Char('"'); };
        row("/id", {}, "model 2: id");
        for (const char *id : {"", "a b", "../x", "a/b", "run:x", ".x", "-x", "\\u0000", "ä", "x\\n"})
            row("/id", text(QString::fromUtf8(id)), "model 2: id");
        row("/id", text(QString(101, QLatin1Char('x'))), "model 2: id");
        row("/id", QStringLiteral("7"), "model 2: id");
        row("/network", text(QStringLiteral("resnet19")), "model 'two'");
        row("/network", text(QStringLiteral("bert-base-cased")), "reads texts");
        row("/network", {}, "model 2 'two': network");
        row("/title", {}, "title");
        row("/title", text(QStringLiteral("<img src='http://example.org/x'>")), "title");
        row("/title", text(QStringLiteral("two\\nlines")), "title");
        row("/title", text(QString(501, QLatin1Char('x'))), "title");
        row("/title", QStringLiteral("[]"), "title");
        row("/licence", {}, "licence");
        for (const char *paper : {"file:///etc/passwd", "javascript:alert(1)", "example.org"})
            row("/paper", text(QString::fromLatin1(paper)), "paper");
        row("/aliases", text(QStringLiteral("x")), "aliases");
        row("/aliases", QStringLiteral("[\"a b\"]"), "aliases");
        row("/aliases", QStringLiteral("[1]"), "aliases");
        row("/parameters", QStringLiteral("-1"), "parameters");
        row("/parameters", QStringLiteral("18446744073709551615"), "parameters");
        row("/multiply_adds", QStringLiteral("1.5"), "multiply_adds");
        row("/input", {}, "input");
        row("/input", QStringLiteral("[]"), "input");
        row("/input/resize", QStringLiteral("1000000000000"), "input.resize");
        row("/input/resize", QStringLiteral("-5"), "input.resize");
        row("/input/crop", QStringLiteral("300"), "input.crop");
        row("/input/crop", QStringLiteral("16"), "at least 32 pixels");
        row("/input/interpolation", text(QStringLiteral("nearest")), "input.interpolation");
        row("/input/mean", QStringLiteral("[1, 2]"), "input.mean");
        row("/input/mean", QStringLiteral("[1, 2, \"x\"]"), "input.mean");
        row("/input/std", QStringLiteral("[0, 1, 1]"), "input.std");
        row("/input/std", QStringLiteral("[1e999, 1, 1]"), "no catalogue");
        row("/weights", {}, "weights");
        row("/weights/file", {}, "weights.file");
        for (const char *name : {"", "..", ".", "../x.pth", "/etc/passwd", "a/b.pth", "a\\\\b.pth", ".hidden", "-rf",
                                 "x.part", "x.pth.part.from", "x.sha256", "x\\u0000y", "x\\n.pth"})
            row("/weights/file", text(QString::fromLatin1(name)), "weights.file");
        row("/weights/file", text(QStringLiteral("one.pth")), "is that of 'one_");
        row("/weights/file", text(QStringLiteral("resnet18-f37072fd.pth")), "is that of 'resnet18' already");
        row("/weights/bytes", QStringLiteral("0"), "weights.bytes");
        row("/weights/bytes", QStringLiteral("99999999999999"), "weights.bytes");
        row("/weights/bytes", text(QStringLiteral("5")), "weights.bytes");
        for (const char *hash : {"abc", "ABCDEF0123456789", "zzzzzzzzzz"})
            row("/weights/sha256", text(QString::fromLatin1(hash)), "weights.sha256");
        row("/weights/sha256", text(QString(65, QLatin1Char('a'))), "weights.sha256");
        for (const char *address : {"ftp://example.org/x", "file:///x", "https://", "x"})
            row("/weights/address", text(QString::fromLatin1(address)), "weights.address");
        row("/weights/adress", text(QStringLiteral("https://example.org/x")), "weights.adress");
        row("/colour", text(QStringLiteral("red")), "colour");
        row("/accuracy", QStringLiteral("{\"top1\": 101, \"top5\": 1, \"source\": \"us\"}"), "accuracy.top1");
        row("/accuracy", QStringLiteral("{\"top1\": 1}"), "accuracy.top5");
        row("/origin", QStringLiteral("{\"library\": \"timm\", \"model\": \"x\\\"); import os\"}"), "origin.model");
        row("/origin", QStringLiteral("{\"library\": \"mine\", \"model\": \"x\"}"), "origin.library");
        row("/labels", text(QStringLiteral("../../../etc/passwd")), "labels");
        row("/labels", text(QStringLiteral("none.txt")), "No such file");
        row("/labels", text(QStringLiteral("empty.txt")), "labels");
        row("/labels", text(QStringLiteral("markup.txt")), "class 2");
        row("/labels", QStringLiteral("[\"one\"]"), "labels");
        row("/labels", QStringLiteral("[\"one\", 2]"), "class 2");
        row("/labels", QStringLiteral("{}"), "labels");
    }

    void aWrongFieldIsNamed()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, place);
        const std::string text = fileOf({ownModel("one"), ownModel("two"), ownModel("three")});
        json file = json::parse(text);
        const std::string path = "/models/1" + pointer.toStdString();
        const std::string mark = "\"MARK\"";
        file[json::json_pointer(path)] = "MARK";
        std::string wrong = file.dump();
        if (value.isEmpty()) {
            const auto at = json::json_pointer(path);
            file[at.parent_pointer()].erase(at.back());
            wrong = file.dump();
        } else {
            wrong.replace(wrong.find(mark), mark.size(), value.toStdString());
        }
        write("mine.json", wrong);
        write("empty.txt", "");
        write("markup.txt", "fine\n<b>bold</b>\n");
        OwnCards read = readFolder();
        if (read.problems.empty()) // what is wrong is known by what else there is
            read.problems = catalogue::addCards(renamed(read.cards));
        else
            QCOMPARE(read.cards.size(),
                     place.contains(QStringLiteral("no catalogue")) ? std::size_t{0} : std::size_t{2});
        const std::string all = allOf(read.problems);
        QVERIFY2(all.find(place.toStdString()) != std::string::npos, all.c_str());
    }

    void whatIsNoCatalogueIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("models");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no models") << QByteArray("{}");
        QTest::newRow("models of another kind") << QByteArray("{\"models\": {}}");
        QTest::newRow("cut off") << QByteArray("{\"models\": [");
        QTest::newRow("no UTF-8") << QByteArray("{\"models\": [{\"id\": \"\xff\"}]}");
        QTest::newRow("deep") << QByteArray(1'000'000, '[');
        QTest::newRow("deep and closed") << "{\"models\": [" + QByteArray(1'000'000, '[') + QByteArray(1'000'000, ']')
                                                + "]}";
        QTest::newRow("deep objects") << "{\"models\": [" + QByteArray("{\"id\":").repeated(200'000) + "1"
                                             + QByteArray(200'000, '}') + "]}";
        QTest::newRow("models that are none") << QByteArray("{\"models\": [1, null, \"x\", []]}");
        QTest::newRow("too large") << QByteArray((4 << 20) + 1, ' ');
    }

    void whatIsNoCatalogueIsSaid()
    {
        QFETCH(QByteArray, text);
        write("mine.json", text.toStdString());
        const OwnCards read = readFolder();
        QVERIFY(read.cards.empty());
        QVERIFY(!read.problems.empty());
        QVERIFY2(read.problems[0].line().find("mine.json: ") != std::string::npos, read.problems[0].line().c_str());
    }

    void tooManyAreCutOff()
    {
        std::vector<json> models;
        for (int i = 0; i < 502; ++i)
            models.push_back(ownModel("m" + std::to_string(i)));
        write("mine.json", fileOf(models));
        const OwnCards read = readFolder();
        QCOMPARE(read.cards.size(), catalogue::kMostOwnCards);
        QCOMPARE(read.problems.size(), std::size_t{1});
    }

    void aFolderThatIsNoneIsSaid()
    {
        QVERIFY(allOf(readFolder().problems).find("no file *.json") != std::string::npos);
        const OwnCards none = insight::readOwnModels((folder() / "none").string(), Asking::Server, {}, cache());
        QVERIFY(allOf(none.problems).find("No such file") != std::string::npos);
    }

    void whatCollidesIsRefused()
    {
        json same = ownModel("resnet18");
        json alias = ownModel("fine");
        alias["aliases"] = {"resnet50"};
        write("mine.json", fileOf({same, alias, ownModel("collides"), ownModel("collides")}));
        const std::size_t before = catalogue::cards().size();
        const auto problems = insight::addOwnModels({folder().string()}, Asking::CacheAlone);
        QCOMPARE(problems.size(), std::size_t{3});
        const std::string all = allOf(problems);
        for (const char *part : {"model 'resnet18': a model of the catalogue headstart is called 'resnet18' already",
                                 "model 'fine': a model of the catalogue headstart is called 'resnet50' already",
                                 "model 'collides': a model of the catalogue"})
            QVERIFY2(all.find(part) != std::string::npos, all.c_str());
        QCOMPARE(catalogue::cards().size(), before + 1);
        QVERIFY(catalogue::findCard("resnet18")->catalogue.empty());
        QCOMPARE(catalogue::findCard("collides")->catalogue, folder().filename().string());
        QCOMPARE(catalogue::networkOf("collides"), std::string_view("resnet18"));
    }

    /// Whoever reads the list goes on to read it while it grows.
    void cardsAreAddedWhileOthersRead()
    {
        const catalogue::ModelCard *first = catalogue::findCard("resnet18");
        std::atomic<bool> isDone = false;
        auto reading = std::async(std::launch::async, [&] {
            std::size_t seen = 0;
            do
                for (const catalogue::ModelCard &card : catalogue::cards())
                    seen += card.title.empty() ? 0U : 1U;
            while (!isDone);
            return seen;
        });
        for (int i = 0; i < 20; ++i) {
            catalogue::ModelCard card = *first;
            card.id = "added" + std::to_string(i);
            card.weights.file = card.id + ".pth";
            QVERIFY(catalogue::addCards({card}).empty());
        }
        isDone = true;
        QVERIFY(reading.get() > 0);
        QCOMPARE(first->id, std::string("resnet18"));
        QVERIFY(catalogue::findCard("added19"));
    }

    void weightsBesideTheCatalogueAreUsed()
    {
        const QTemporaryDir other;
        const catalogue::Library library(other.path().toStdString());
        json mine = ownModel("beside");
        mine["weights"]["sha256"] =
            QCryptographicHash::hash("weights", QCryptographicHash::Sha256).toHex().toStdString();
        write("mine.json", fileOf({mine}));
        const catalogue::ModelCard card = readFolder().cards.at(0);
        QVERIFY(library.find(card).error().line().find("by hand") != std::string::npos);
        write("beside.pth", "weights");
        QCOMPARE(library.find(card)->string(), (folder() / "beside.pth").string());
        write("beside.pth", "others!");
        QVERIFY(!library.find(card));
        test::writeFile((library.folder() / "beside.pth").string(), std::string("weights"));
        QCOMPARE(library.find(card)->string(), (library.folder() / "beside.pth").string());
    }

    void anAddressIsFetchedOnceAndHoldsWithoutANetwork()
    {
        HttpServer server;
        const QByteArray text = QByteArray::fromStdString(fileOf({ownModel("remote")}));
        server.answer = [&](const QByteArray &request) {
            return request.contains("if-none-match: \"one\"") ? QByteArray("HTTP/1.1 304 Same\r\n\r\n")
                                                              : HttpServer::ok(text, -1, "ETag: \"one\"\r\n");
        };
        const std::string address = server.address("/models.json");
        QVERIFY(allOf(ask(address, Asking::CacheAlone).problems).find("has not been fetched yet") != std::string::npos);
        QCOMPARE(server.asked, 0);
        const OwnCards first = ask(address, Asking::Server);
        QVERIFY2(first.problems.empty(), allOf(first.problems).c_str());
        QCOMPARE(first.cards.at(0).source, std::string("127.0.0.1"));
        QVERIFY(first.cards[0].folder.empty());
        QCOMPARE(ask(address, Asking::Server).cards.size(), std::size_t{1});
        QCOMPARE(server.asked, 2);
        QVERIFY(server.requests[1].contains("if-none-match"));
        QCOMPARE(ask(address, Asking::CacheAlone).cards.size(), std::size_t{1});
        server.answer = [](const QByteArray &) { return QByteArray("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"); };
        const OwnCards ill = ask(address, Asking::Server);
        QCOMPARE(ill.cards.size(), std::size_t{1});
        QVERIFY(allOf(ill.problems).find("500") != std::string::npos);
    }

    void anAddressOfTooMuchIsRefused()
    {
        HttpServer server;
        server.answers["/models.json"] = HttpServer::ok(QByteArray((4 << 20) + 1, ' '));
        const OwnCards read = ask(server.address("/models.json"), Asking::Server);
        QVERIFY(read.cards.empty());
        QVERIFY2(allOf(read.problems).find("more than 4194304 bytes") != std::string::npos,
                 allOf(read.problems).c_str());
        QVERIFY(QDir(m_cache->path()).isEmpty());
    }

    /// A list of labels beside a JSON from an address would be a file of this computer.
    void anAddressReadsNoFiles()
    {
        HttpServer server;
        json mine = ownModel("remote2");
        mine["labels"] = "labels.txt";
        server.answers["/models.json"] = HttpServer::ok(QByteArray::fromStdString(fileOf({mine})));
        const OwnCards read = ask(server.address("/models.json"), Asking::Server);
        QVERIFY(read.cards.empty());
        QVERIFY2(allOf(read.problems).find("labels") != std::string::npos, allOf(read.problems).c_str());
    }

    void settingsAndEnvironmentName()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("headstart-tests"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
        catalogue::setCataloguesInSettings({"/a folder", "https://example.org/x.json"});
        qputenv("HEADSTART_CATALOGUES", "/b; /c d ;");
        const std::vector<std::string> places = catalogue::ownCatalogues();
        qunsetenv("HEADSTART_CATALOGUES");
        QCOMPARE(places, (std::vector<std::string>{"/a folder", "https://example.org/x.json", "/b", "/c d"}));
        QCOMPARE(catalogue::cataloguesInSettings().size(), std::size_t{2});
        QVERIFY(!catalogue::isOffline());
        qputenv("HEADSTART_OFFLINE", "1");
        QVERIFY(catalogue::isOffline());
        qputenv("HEADSTART_OFFLINE", "0");
        QVERIFY(!catalogue::isOffline());
        qunsetenv("HEADSTART_OFFLINE");
        catalogue::setOffline(true);
        QVERIFY(catalogue::isOffline());
        catalogue::setOffline(false);
    }

private:
    std::filesystem::path folder() const { return m_folder->path().toStdString(); }
    std::filesystem::path cache() const { return m_cache->path().toStdString(); }
    void write(const char *name, const std::string &text) const { test::writeFile((folder() / name).string(), text); }
    OwnCards readFolder() const { return insight::readOwnModels(folder().string(), Asking::Server, {}, cache()); }

    /// In a thread, while this one is the server.
    OwnCards ask(const std::string &address, Asking asking) const
    {
        auto working =
            std::async(std::launch::async, [&] { return insight::readOwnModels(address, asking, {}, cache()); });
        while (working.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready)
            QTest::qWait(2);
        return working.get();
    }

    /// The program keeps all cards that it was ever given: each test's have names of their own.
    static std::vector<catalogue::ModelCard> renamed(std::vector<catalogue::ModelCard> cards)
    {
        static int count = 0;
        for (catalogue::ModelCard &card : cards)
            card.id += "_" + std::to_string(++count);
        return cards;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_cache;
};

QTEST_GUILESS_MAIN(TestOwnCatalogue)
#include "tst_own_catalogue.moc"
