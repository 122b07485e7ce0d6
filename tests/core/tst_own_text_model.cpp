// SPDX-License-Identifier: GPL-3.0-or-later
// A Hugging Face folder of one's own becomes a card, or says what is wrong with it.
#include "core/insight/own_text_model.h"

#include "core/catalogue/library.h"
#include "core/training/model_source.h"
#include "tests/support/files.h"
#include "tests/support/text_model.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <functional>
#include <memory>

using namespace headstart;

namespace {

using Change = std::function<void(const std::string &folder)>;

void edit(const std::string &folder, const std::string &from, const std::string &to)
{
    const auto bytes = test::readFile(folder + "/config.json");
    std::string text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    text.replace(text.find(from), from.size(), to);
    test::writeFile(folder + "/config.json", text);
}

} // namespace

class TestOwnTextModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        test::makeTextModel(path("films"));
    }

    void aFolderBecomesACard()
    {
        const auto card = insight::readOwnTextModel(path("films") + "/");
        QVERIFY2(card, card ? "" : card.error().line().c_str());
        QCOMPARE(card->id, path("films"));
        QCOMPARE(card->title, std::string("films"));
        QCOMPARE(card->family, std::string("BERT"));
        QVERIFY(card->readsTexts);
        QCOMPARE(card->tokens, 40);
        QCOMPARE(card->inputSize(), 40);
        QCOMPARE(card->weights.aboutBytes, std::filesystem::file_size(path("films/model.safetensors")));
        QVERIFY(card->parameters > 10'000 && card->multiplyAdds > card->parameters);
        QCOMPARE(card->folder, std::filesystem::path(path("films")));
        // Where training and the library look for it.
        const catalogue::Library library(path("library"));
        QVERIFY(!library.firstMissing(*card));
        QCOMPARE(*library.find(*card), std::filesystem::path(path("films/model.safetensors")));
        QVERIFY(!std::filesystem::exists(path("films/model.safetensors.sha256"))); // it is the user's folder
        const auto variant = training::variantOf(card->id);
        QVERIFY(variant && training::textModelOf(card->id, *variant, path("library")));
    }

    void aFileInItMeansTheFolder_data()
    {
        QTest::addColumn<std::string>("chosen");
        QTest::addColumn<bool>("means");
        QTest::newRow("itself") << std::string("films") << true;
        QTest::newRow("its configuration") << std::string("films/config.json") << true;
        QTest::newRow("its weights") << std::string("films/model.safetensors") << true;
        QTest::newRow("its words") << std::string("films/vocab.txt") << false;
        QTest::newRow("another folder") << std::string() << false;
        QTest::newRow("weights without it") << std::string("model.safetensors") << false;
    }

    void aFileInItMeansTheFolder()
    {
        QFETCH(std::string, chosen);
        QFETCH(bool, means);
        QCOMPARE(insight::textFolderOf(path(chosen)).string(), means ? path("films") : std::string());
    }

    void whatItsHeadTellsApart_data()
    {
        QTest::addColumn<std::string>("field");
        QTest::addColumn<QStringList>("labels");
        QTest::newRow("named") << std::string(R"("id2label": {"0": "bad", "1": "good"},)")
                               << QStringList{QStringLiteral("bad"), QStringLiteral("good")};
        QTest::newRow("not named") << std::string()
                                   << QStringList{QStringLiteral("class 0"), QStringLiteral("class 1")};
        QTest::newRow("another number of names") << std::string(R"("id2label": {"0": "a", "1": "b", "2": "c"},)")
                                                 << QStringList{QStringLiteral("class 0"), QStringLiteral("class 1")};
        QTest::newRow("a number") << std::string(R"("problem_type": "regression",)") << QStringList();
    }

    void whatItsHeadTellsApart()
    {
        QFETCH(std::string, field);
        QFETCH(QStringList, labels);
        edit(path("films"), "{", "{" + field);
        const auto card = insight::readOwnTextModel(path("films"));
        QVERIFY2(card, card ? "" : card.error().line().c_str());
        QStringList names;
        for (const std::string &label : card->ownLabels)
            names += QString::fromStdString(label);
        QCOMPARE(names, labels);
        QCOMPARE(card->tellsClasses(), !labels.isEmpty());
    }

    void theCacheOfOtherProgramsNamesTheModel()
    {
        const std::string folder = path("models--google--tiny-bert/snapshots/5d8a");
        std::filesystem::create_directories(path("models--google--tiny-bert/snapshots"));
        std::filesystem::rename(path("films"), folder);
        const auto card = insight::readOwnTextModel(folder);
        QVERIFY(card);
        QCOMPARE(card->title, std::string("tiny-bert"));
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("no vocabulary") << Change([](const std::string &folder) {
            std::filesystem::remove(folder + "/vocab.txt");
        }) << QStringList{QStringLiteral("films"), QStringLiteral("vocab.txt")};
        QTest::newRow("no weights") << Change([](const std::string &folder) {
            std::filesystem::remove(folder + "/model.safetensors");
        }) << QStringList{QStringLiteral("films"), QStringLiteral("pytorch_model.bin")};
        QTest::newRow("a config that contradicts the weights")
            << Change([](const std::string &folder) { edit(folder, "\"hidden_size\": 32", "\"hidden_size\": 64"); })
            << QStringList{QStringLiteral("model.safetensors"), QStringLiteral("word_embeddings")};
        QTest::newRow("another model's vocabulary") << Change([](const std::string &folder) {
            std::string words = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
            for (int i = 0; i < 40; ++i)
                words += "w" + std::to_string(i) + "\n";
            test::writeFile(folder + "/vocab.txt", words);
        }) << QStringList{QStringLiteral("45"), QStringLiteral("29")};
        QTest::newRow("another kind of network")
            << Change([](const std::string &folder) { edit(folder, "\"bert\"", "\"gpt2\""); })
            << QStringList{QStringLiteral("config.json"), QStringLiteral("gpt2")};
        QTest::newRow("no folder") << Change([](const std::string &folder) { std::filesystem::remove_all(folder); })
                                   << QStringList{QStringLiteral("config.json")};
    }

    void whatIsWrongIsSaid()
    {
        QFETCH(Change, change);
        QFETCH(QStringList, said);
        change(path("films"));
        const auto card = insight::readOwnTextModel(path("films"));
        QVERIFY(!card);
        const QString line = QString::fromStdString(card.error().line());
        for (const QString &part : said)
            QVERIFY2(line.contains(part), qPrintable(line));
    }

private:
    std::string path(const std::string &name) const
    {
        return m_folder->filePath(QString::fromStdString(name)).toStdString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestOwnTextModel)
#include "tst_own_text_model.moc"
