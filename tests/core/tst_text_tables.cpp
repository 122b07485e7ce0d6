// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of texts: how they are written down, what is guessed of them, and what is wrong with them.
#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/data/text_findings.h"
#include "core/data/text_preview.h"
#include "tests/support/opened_table.h"

#include <QTest>

#include <map>

using namespace headstart;
using test::DataFolder;

namespace {

/// A table of texts in a folder of its own.
class Table : public test::OpenedTable {
public:
    explicit Table(const std::string &content, const std::string &name = "t.csv") : OpenedTable(content, name)
    {
        source.kind = "texts";
    }
};

/// "first + second = label" of each sample, in brackets.
QByteArray summary(const Result<data::Dataset> &dataset)
{
    if (!dataset)
        return QByteArray::fromStdString(dataset.error().line());
    std::string out;
    for (std::size_t i = 0; i < dataset->samples().size(); ++i) {
        const auto text = dataset->text(i);
        const data::Sample &sample = dataset->samples()[i];
        if (!text)
            return QByteArray::fromStdString(text.error().line());
        out += "[" + text->first + (text->second ? " + " + *text->second : std::string());
        if (!dataset->classes().empty())
            out += " = " + dataset->classes()[sample.label];
        else if (dataset->source().target == "number")
            out += " = " + std::to_string(sample.number);
        out += "]";
    }
    return QByteArray::fromStdString(out);
}

QByteArray setAside(const data::Dataset &dataset)
{
    QByteArray out;
    for (const data::SetAside &aside : dataset.setAside())
        out += QByteArray::fromStdString(aside.file + ": " + aside.reason.english() + "\n");
    return out;
}

std::string remarks(const std::vector<Text> &all)
{
    std::string out;
    for (const Text &remark : all)
        out += remark.english() + "\n";
    return out;
}

/// Encoding, delimiter, quoting, header, text, pair, label, target.
std::string guessed(const data::DataSource &source)
{
    return source.encoding + " " + source.delimiter + " " + (source.quoting.empty() ? "-" : source.quoting) + " "
           + (source.header.empty() ? "-" : source.header) + " " + source.textColumn + " "
           + (source.pairColumn.empty() ? "-" : source.pairColumn) + " "
           + (source.labelColumn.empty() ? "-" : source.labelColumn) + " " + source.target;
}

std::string utf16(const std::u16string &text, bool bigEndian)
{
    std::string out;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xFF);
        out += bigEndian ? high : low;
        out += bigEndian ? low : high;
    }
    return out;
}

constexpr const char *kReviews =
    "text,label\nI like it a lot,good\n\"It is bad, I think\",bad\nas good as it gets,good\n"
    "\"a \"\"classic\"\"\nof two lines\",bad\n";
constexpr const char *kRead = "[I like it a lot = good][It is bad, I think = bad][as good as it gets = good]"
                              "[a \"classic\"\nof two lines = bad]";

} // namespace

class TestTextTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guesses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QByteArray>("samples");
        const auto row = [](const char *name, const char *file, const QByteArray &table, const char *source,
                            const char *samples) {
            QTest::newRow(name) << QString::fromLatin1(file) << table << QString::fromLatin1(source)
                                << QByteArray(samples);
        };
        row("comma", "t.csv", kReviews, "utf-8 comma yes yes text - label classes", kRead);
        row("CRLF and a mark", "t.csv", "\xEF\xBB\xBF" + QByteArray(kReviews).replace('\n', "\r\n"),
            "utf-8 comma yes yes text - label classes", QByteArray(kRead).replace("\"\nof", "\"\r\nof").constData());
        row("CR", "t.csv", "text,label\ra b c,x\rd e f,y\r", "utf-8 comma yes yes text - label classes",
            "[a b c = x][d e f = y]");
        row("semicolon", "t.csv", "id;review;stars\n1;not bad, really;4\n2;bad;1\n3;not bad, no;4\n",
            "utf-8 semicolon yes yes review - stars classes", "[not bad, really = 4][bad = 1][not bad, no = 4]");
        row("tab, quotes left alone", "t.tsv", "sentence\tlabel\n\"a lone quote\t1\n\"quoted\" it is\t0\n",
            "utf-8 tab no yes sentence - label classes", "[\"a lone quote = 1][\"quoted\" it is = 0]");
        row("no header", "t.tsv", "1\tI like it a lot\n0\tit is bad, I think\n1\tas good as it gets\n",
            "utf-8 tab no no 2 - 1 classes", "[I like it a lot = 1][it is bad, I think = 0][as good as it gets = 1]");
        row("no header, words for labels", "t.csv",
            "pos,I like it a lot\nneg,it is bad I think\npos,as good as it gets\nneg,no\n",
            "utf-8 comma yes no 2 - 1 classes",
            "[I like it a lot = pos][it is bad I think = neg][as good as it gets = pos][no = neg]");
        row("an unknown header", "t.csv",
            "was,wie\nI like it a lot,pos\nit is bad I think,neg\nas good as it gets,pos\nno no no,neg\nwell then,pos\n"
            "what a mess,neg\n",
            "utf-8 comma yes yes was - wie classes",
            "[I like it a lot = pos][it is bad I think = neg][as good as it gets = pos][no no no = neg]"
            "[well then = pos][what a mess = neg]");
        row("a pair", "t.tsv",
            "index\tsentence1\tsentence2\tlabel\n0\tIt rains.\tThe weather is bad.\tyes\n1\tIt snows.\tIt rains.\tno\n",
            "utf-8 tab no yes sentence1 sentence2 label classes",
            "[It rains. + The weather is bad. = yes][It snows. + It rains. = no]");
        row("JSON Lines", "t.jsonl",
            "{\"id\": 1, \"text\": \"a \\\"b\\\"\\nc\", \"label\": true}\n\n{\"label\": false, \"text\": \"d \\u00e4\","
            " \"more\": {\"text\": \"x\"}}\n",
            "utf-8 json - - text - label classes", "[a \"b\"\nc = true][d \xC3\xA4 = false]");
        row("JSON Lines of another name", "t.txt",
            "{\"premise\":\"a b\",\"hypothesis\":\"c d\",\"gold_label\":1}\n"
            "{\"premise\":\"e f\",\"hypothesis\":\"g h\",\"gold_label\":2}\n",
            "utf-8 json - - premise hypothesis gold_label classes", "[a b + c d = 1][e f + g h = 2]");
        row("Windows-1252", "t.csv",
            "text,label\nIt\x92s \x93"
            "fine\x94 \x96 caf\xE9,x\nna\xEFve texts,y\n",
            "windows-1252 comma yes yes text - label classes",
            "[It\xE2\x80\x99s \xE2\x80\x9C"
            "fine\xE2\x80\x9D \xE2\x80\x93 caf\xC3\xA9 = x][na\xC3\xAFve texts = y]");
        row("Mac Roman", "t.csv",
            "text,label\rIt\xD5s \xD2"
            "fine\xD3 \xD0 caf\x8E,x\rna\x95ve texts,y\r",
            "mac-roman comma yes yes text - label classes",
            "[It\xE2\x80\x99s \xE2\x80\x9C"
            "fine\xE2\x80\x9D \xE2\x80\x93 caf\xC3\xA9 = x][na\xC3\xAFve texts = y]");
        const std::u16string wide = u"text,label\r\n\u0141\u00F3d\u017A is \U0001F63A,x\r\n\"a\n\u4E0A b\",y\r\n";
        const char *read = "[\xC5\x81\xC3\xB3"
                           "d\xC5\xBA is \xF0\x9F\x98\xBA = x][a\n\xE4\xB8\x8A b = y]";
        row("UTF-16", "t.csv", QByteArray::fromStdString(utf16(u"\uFEFF" + wide, false)),
            "utf-16le comma yes yes text - label classes", read);
        row("UTF-16, big end first", "t.csv", QByteArray::fromStdString(utf16(u"\uFEFF" + wide, true)),
            "utf-16be comma yes yes text - label classes", read);
        row("UTF-16 without a mark", "t.csv", QByteArray::fromStdString(utf16(wide, false)),
            "utf-16le comma yes yes text - label classes", read);
        row(
            "numbers", "t.csv",
            [] {
                QByteArray out = "text,score\n";
                for (int i = 0; i < 30; ++i)
                    out += "this is text " + QByteArray::number(i) + "," + QByteArray::number(i / 10.0) + "\n";
                return out;
            }(),
            "utf-8 comma yes yes text - score number", nullptr);
    }

    void guesses()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, table);
        QFETCH(QString, source);
        QFETCH(QByteArray, samples);
        Table file(table.toStdString(), name.toStdString());
        const auto dataset = file.open();
        if (!samples.isNull())
            QCOMPARE(summary(dataset), samples);
        QVERIFY(dataset);
        QCOMPARE(QString::fromStdString(guessed(dataset->source())), source);
        QVERIFY(dataset->isText());
        const auto again = data::Dataset::open(dataset->source());
        QVERIFY(again && again->source() == dataset->source() && again->fingerprint() == dataset->fingerprint());
        file.source.kind.clear();
        const auto unnamed = file.open();
        QCOMPARE(summary(unnamed), summary(dataset));
        QCOMPARE(unnamed->source().kind, std::string("texts"));
    }

    void whatIsNamedHolds()
    {
        Table table(kReviews);
        table.source.quoting = "no";
        table.source.header = "no";
        table.source.target = "none";
        table.source.textColumn = "1";
        QCOMPARE(summary(table.open()), QByteArray("[text][I like it a lot][as good as it gets][of two lines\"]"));
        Table pairs("a,b,sentence1,sentence2,label\nx,1,u v,w z,p\ny,2,r s,t q,o\n");
        pairs.source.pairColumn = "none";
        QCOMPARE(summary(pairs.open()), QByteArray("[u v = p][r s = o]"));
        pairs.source.pairColumn = "1";
        pairs.source.textColumn = "sentence2";
        pairs.source.labelColumn = "b";
        QCOMPARE(summary(pairs.open()), QByteArray("[w z + x = 1][t q + y = 2]"));
        pairs.source.target = "number";
        QCOMPARE(summary(pairs.open()), QByteArray("[w z + x = 1.000000][t q + y = 2.000000]"));
        pairs.source.target.clear();
        pairs.source.threshold = 1;
        QCOMPARE(summary(pairs.open()), QByteArray("[w z + x = 1 or less][t q + y = above 1]"));
        QVERIFY(pairs.open()->classes().size() == 2);
    }

    void whatIsNamedWronglyIsSaid()
    {
        const auto error = [](std::string data::DataSource::*field, const char *value) {
            Table table(kReviews);
            table.source.*field = value;
            return table.error();
        };
        using Source = data::DataSource;
        QCOMPARE(test::lacks(error(&Source::textColumn, "body"), "there is no column 'body'; there are: text, label"),
                 QString());
        QCOMPARE(test::lacks(error(&Source::labelColumn, "3"), "there is no column '3'; there are: text, label"),
                 QString());
        QCOMPARE(test::lacks(error(&Source::pairColumn, "x"), "there is no column 'x'"), QString());
        QCOMPARE(test::lacks(error(&Source::splitColumn, "x"), "there is no column 'x'"), QString());
        QCOMPARE(test::lacks(error(&Source::encoding, "latin"), "'latin' is no encoding; there are: utf-8, windows-"),
                 QString());
        QCOMPARE(test::lacks(error(&Source::quoting, "maybe"), "'yes' or 'no', not 'maybe'"), QString());
        QCOMPARE(test::lacks(error(&Source::header, "maybe"), "'yes' or 'no', not 'maybe'"), QString());
        QCOMPARE(test::lacks(error(&Source::delimiter, "space"), "there are: comma, semicolon, tab, json"), QString());
        QCOMPARE(test::lacks(error(&Source::delimiter, "json"), "t.csv: line 1: this is no JSON, from character "),
                 QString());
        QCOMPARE(test::lacks(error(&Source::target, "rank"), "there are: classes, number, none"), QString());
        QCOMPARE(
            test::lacks(error(&Source::target, "number"), "no sample is left of 4; one of those set aside, 'line "),
            QString());
        QCOMPARE(test::lacks(error(&Source::kind, "glue"), "this is a file, not a folder"), QString());
        QCOMPARE(test::lacks(error(&Source::pathColumn, "text"), "of a table of pictures; the kind of data is 'texts'"),
                 QString());
        Table table(kReviews);
        table.source.kind = "table";
        table.source.encoding = "utf-8";
        QCOMPARE(test::lacks(table.error(), "of tables of texts; the kind of data is 'table'"), QString());
    }

    void whatCannotBeRead_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char *name, const QByteArray &table, const char *rule) {
            QTest::newRow(name) << table << QString::fromLatin1(rule);
        };
        row("empty", "", "t.csv: the table is empty");
        row("blank", "\n\r\n  \n", "t.csv: the table is empty");
        row("a mark alone", "\xEF\xBB\xBF", "t.csv: the table is empty");
        row("a header and no row", "text,label\n", "the table has a header and no row");
        row("an open quote", "text,label\na b,x\n\"c d,y\ne f,x\n",
            "t.csv: line 3: a quotation mark opens here, and nothing closes it");
        row("an open quote and much behind it",
            "text,label\na b,x\n\"c d,y\n" + QByteArray("e f,x\n").repeated(300'000),
            "t.csv: line 3: a field is longer than 1 MiB");
        row("one column", "text\na b c\nd e f\n", "which column is the label? The columns: text");
        row("no label", "a,b,c\n1 2,3 4,5 6\n7 8,9 8,7 6\n", "which column is the label? The columns: 1, 2, 3");
        row("zero bytes", QByteArray("text,label\n\0\0\0,\0\n\0\0,\0\n", 22), "line 2: a zero byte: this is no text");
        row("a list, not an object", "[\"a\", 1]\n", nullptr);
        row("no rows that can be used", "text,label\na b,\nc d,\n",
            "no sample is left of 2; one of those set aside, 'line 3': the row has no label");
    }

    void whatCannotBeRead()
    {
        QFETCH(QByteArray, table);
        QFETCH(QString, rule);
        Table file(table.toStdString());
        if (QByteArray(QTest::currentDataTag()).startsWith("a list"))
            file.source.delimiter = "json";
        const std::string error = file.error();
        if (rule.isNull())
            QVERIFY(error != "no error");
        else
            QCOMPARE(test::lacks(error, rule.toStdString()), QString());
    }

    void brokenRowsAreSetAside()
    {
        const std::string longField((1 << 20) + 1, 'x');
        Table table("text,label\na b,x\nc,d,e\nf\ng h,\n\xFF i,x\nj k,y\n" + longField + ",y\nl m,x\n\"n\n\xFE o\",x\n"
                    + std::string("p\0q,x\n", 6));
        table.source.encoding = "utf-8";
        const auto dataset = table.open();
        QCOMPARE(summary(dataset), QByteArray("[a b = x][j k = y][l m = x]"));
        QCOMPARE(setAside(*dataset), QByteArray("line 3: the row has 3 columns, the first one has 2\n"
                                                "line 4: the row has 1 columns, the first one has 2\n"
                                                "line 5: the row has no label\n"
                                                "line 6: a byte that is no character in utf-8\n"
                                                "line 8: a field is longer than 1 MiB\n"
                                                "line 11: a byte that is no character in utf-8\n"
                                                "line 12: a zero byte: this is no text\n"));
        QCOMPARE(test::lacks(remarks(dataset->remarks()), "set aside: 7"), QString());
    }

    void brokenLinesOfJsonAreSetAside()
    {
        const Table table("{\"text\":\"a b\",\"label\":1}\n[1]\n3\n{\"text\":\n{\"text\":\"c\",\"text\":\"d\"}\n"
                          "{\"text\":\"e f\"}\n{\"text\":\"\\u0000\",\"label\":1}\n{\"text\":\"\\ud800\",\"label\":1}\n"
                          "{\"text\":\"g h\",\"label\":2} x\n{\"text\":\"i j\",\"label\":2}\n"
                              + std::string(100'000, '[') + "\n",
                          "t.jsonl");
        const auto dataset = table.open();
        QCOMPARE(summary(dataset), QByteArray("[a b = 1][i j = 2]"));
        QCOMPARE(setAside(*dataset), QByteArray("line 2: this is no JSON object; JSON Lines has one on each line\n"
                                                "line 3: this is no JSON object; JSON Lines has one on each line\n"
                                                "line 4: this is no JSON, from character 10 of the line on\n"
                                                "line 5: the key 'text' stands here twice\n"
                                                "line 6: the row has no label\n"
                                                "line 7: a zero byte: this is no text\n"
                                                "line 8: this is no JSON, from character 16 of the line on\n"
                                                "line 9: this is no JSON, from character 26 of the line on\n"
                                                "line 11: this is no JSON object; JSON Lines has one on each line\n"));
    }

    void aHundredMegabytesInAField_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("name");
        QTest::newRow("comma") << QByteArray("text,label\na b,x\n") << QByteArray(",y\nc d,y\n") << "t.csv";
        QTest::newRow("tab") << QByteArray("text\tlabel\na b\tx\n") << QByteArray("\ty\nc d\ty\n") << "t.tsv";
        QTest::newRow("JSON") << QByteArray("{\"text\":\"a b\",\"label\":\"x\"}\n{\"text\":\"")
                              << QByteArray("\",\"label\":\"y\"}\n{\"text\":\"c d\",\"label\":\"y\"}\n") << "t.jsonl";
        QTest::newRow("quoted") << QByteArray("text,label\na b,x\n\"") << QByteArray("\",y\nc d,y\n") << "t.csv";
    }

    void aHundredMegabytesInAField()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, name);
        const Table table(before.toStdString() + std::string(100'000'000, 'x') + after.toStdString(),
                          name.toStdString());
        const auto dataset = table.open();
        if (before.endsWith('"') && !before.startsWith('{')) { // where the row ends cannot be known
            QCOMPARE(test::lacks(dataset.error().line(), "line 3: a field is longer than 1 MiB"), QString());
            return;
        }
        QCOMPARE(summary(dataset), QByteArray("[a b = x][c d = y]"));
        const QByteArray line = before.startsWith('{') ? "line 2" : "line 3";
        QCOMPARE(setAside(*dataset), line + ": a field is longer than 1 MiB\n");
    }

    /// The file's beginning shows nothing of it.
    void anEncodingThatShowsLate()
    {
        std::string content = "text,label\n";
        const std::string plain = "nothing but plain letters in this line,x\nand here,y\n";
        while (content.size() < 3'000'000)
            content += plain;
        const Table table(content + "It\xD5s \x8E,x\n" + plain);
        const auto preview = data::previewTexts(table.source, 5);
        QCOMPARE(preview->source.encoding, std::string("utf-8"));
        const auto dataset = table.open();
        QCOMPARE(dataset->source().encoding, std::string("mac-roman"));
        QVERIFY(dataset->setAside().empty());
        QCOMPARE(dataset->text(dataset->samples().size() - 3)->first, std::string("It\xE2\x80\x99s \xC3\xA9"));
    }

    /// A few bad bytes do not make a file of another encoding.
    void aFewDamagedLines()
    {
        std::string content = "text,label\n";
        for (int i = 0; i < 20; ++i)
            content += "caf\xC3\xA9 number " + std::to_string(i) + (i % 2 == 0 ? ",x\n" : ",y\n");
        const auto dataset = Table(content + "caf\xE9,x\n").open();
        QCOMPARE(dataset->source().encoding, std::string("utf-8"));
        QCOMPARE(setAside(*dataset), QByteArray("line 22: a byte that is no character in utf-8\n"));
        QCOMPARE(dataset->samples().size(), std::size_t{20});
    }

    /// Cyrillic in Windows-1251.
    void anEncodingThatIsNotRead()
    {
        const std::string words = "\xDD\xF2\xEE \xEE\xF7\xE5\xED\xFC \xF5\xEE\xF0\xEE\xF8\xE8\xE9 "
                                  "\xF4\xE8\xEB\xFC\xEC, \xF1\xEC\xEE\xF2\xF0\xE5\xF2\xFC \xE2\xF1\xE5\xEC";
        std::string content = "text;label\n";
        for (int i = 0; i < 20; ++i)
            content += words + (i % 2 == 0 ? ";x\n" : ";y\n");
        const Table table(content);
        QCOMPARE(
            test::lacks(remarks(table.open()->remarks()), "the table seems to be in WINDOWS-1251, which is not read"),
            QString());
    }

    void pieceBoundariesDoNotMatter()
    {
        for (std::size_t shift = 0; shift < 8; ++shift) {
            const std::string before((std::size_t{1} << 20) - 11 - shift, 'x');
            const Table table("text,label\n" + before + ",p\r\n\"\xC3\xA4\"\"\r\n\",q\r\nr s,p\r\n");
            QCOMPARE(summary(table.open()),
                     "[" + QByteArray::fromStdString(before) + " = p][\xC3\xA4\"\r\n = q][r s = p]");
        }
    }

    void thePreviewReadsLittle()
    {
        std::string content = "text,label\n";
        for (int i = 0; i < 1000; ++i)
            content += "this is text " + std::to_string(i) + (i % 2 == 0 ? ",even\n" : ",odd\n");
        const Table table(content + "\"an open quote");
        const auto preview = data::previewTexts(table.source, 7);
        QVERIFY(preview);
        QCOMPARE(preview->table.rows(), std::size_t{7});
        QCOMPARE(preview->table.cell(6, *preview->columns.text), std::string_view("this is text 6"));
        QCOMPARE(preview->table.cell(6, *preview->columns.label), std::string_view("even"));
        QCOMPARE(preview->table.lines[6], std::uint64_t{8});
        QCOMPARE(preview->columns.names, (std::vector<std::string>{"text", "label"}));
        QCOMPARE(test::lacks(table.error(), "line 1002: a quotation mark opens here"), QString());
        const Table open("a,b\nx y,z\n");
        QVERIFY(data::previewTexts(open.source, 10)); // it may lack a label
    }

    /// Each beginning of a table is a shorter table, or an error.
    void everyTruncation_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QString>("name");
        QTest::newRow("CSV") << QByteArray("\xEF\xBB\xBF") + kReviews + "\"caf\xC3\xA9 \xF0\x9F\x98\xBA\",good\r\n"
                             << "t.csv";
        QTest::newRow("TSV") << QByteArray("sentence1\tsentence2\tscore\na b\tc \"d\t1.5\r\ne\tf\t2\n") << "t.tsv";
        QTest::newRow("JSON Lines") << QByteArray("{\"text\":\"a \\u00e4 b\",\"label\":1}\n{\"text\":\"c\",\"n\":[{}],"
                                                  "\"label\":2}\n")
                                    << "t.jsonl";
        QTest::newRow("UTF-16") << QByteArray::fromStdString(
            utf16(u"\uFEFFtext,label\n\"\U0001F63A b\",x\nc d,y\n", true))
                                << "t.csv";
    }

    void everyTruncation()
    {
        QFETCH(QByteArray, table);
        QFETCH(QString, name);
        const auto whole = Table(table.toStdString(), name.toStdString()).open();
        QVERIFY(whole);
        for (qsizetype size = 0; size < table.size(); ++size) {
            const Table cut(table.first(size).toStdString(), name.toStdString());
            const auto preview = data::previewTexts(cut.source, 10);
            const auto dataset = cut.open();
            QVERIFY(preview || !preview.error().line().empty());
            QVERIFY(!dataset || dataset->samples().size() <= whole->samples().size() + 1); // a header cut to a row
            for (std::size_t i = 0; dataset && i < dataset->samples().size(); ++i)
                QVERIFY(dataset->text(i));
        }
    }

    void aChangedFileIsNoticed()
    {
        const Table table(kReviews);
        const auto dataset = table.open();
        std::string content = kReviews;
        content.replace(content.find("like"), 4, "hate");
        table.folder().write("t.csv", content);
        QCOMPARE(test::lacks(dataset->text(0).error().line(), "line 2: the table was changed since"), QString());
        QVERIFY(dataset->text(1));
        table.folder().write("t.csv", "text");
        QVERIFY(!dataset->text(1));
        QVERIFY(!dataset->picture(0));
    }

    void aTableOfPicturesIsNone()
    {
        const DataFolder folder;
        folder.picture("a picture of a cat.ppm", 1);
        folder.picture("a picture of a dog.ppm", 2);
        data::DataSource source;
        source.path = folder.write("t.csv", "file,label\na picture of a cat.ppm,cat\na picture of a dog.ppm,dog\n");
        QCOMPARE(data::Dataset::open(source)->source().kind, std::string("table"));
        source.path = folder.write("missing/t.csv", "file,label\nthe missing cat.jpg,cat\nthe missing dog.jpg,dog\n");
        QCOMPARE(test::lacks(data::Dataset::open(source).error().line(), "none of the files in column 'file' is there"),
                 QString());
    }

    void aFolderWithATableOfTexts()
    {
        const DataFolder folder;
        folder.write("reviews.csv", kReviews);
        data::DataSource source;
        source.path = folder.path();
        const auto dataset = data::Dataset::open(source);
        QCOMPARE(summary(dataset), QByteArray(kRead));
        QCOMPARE(dataset->source().path, folder.path("reviews.csv"));
    }

    void findings()
    {
        const Table table("text,label\na b c,x\na b c,x\na b c,y\nd e f,y\ng h i,z\n");
        const std::string said = remarks(table.open()->remarks());
        for (const char *part : {"2 texts are the same as another one",
                                 "1 texts are the same as one with another label: "
                                 "line 2 = line 4",
                                 "classes of a single text (1): z", "column 'text' holds the texts"})
            QCOMPARE(test::lacks(said, part), QString());
        const Table one("text,label\na b c,x\nd e f,x\n");
        QCOMPARE(test::lacks(remarks(one.open()->remarks()), "fewer than two classes"), QString());
        QCOMPARE(test::lacks(data::split(*one.open(), {}).error().line(), "fewer than two classes to tell apart"),
                 QString());
    }

    void lengths()
    {
        std::string content = "text,label\n";
        for (int i = 1; i <= 100; ++i)
            content += std::string(static_cast<std::size_t>(i), 'x') + (i == 100 ? ",rare\n" : ",frequent\n");
        Table table(content + "\xC3\xA4 \xF0\x9F\x98\xBA,frequent\n ,frequent\n");
        table.source.textColumn = "text";
        const auto dataset = table.open();
        const auto characters = data::lengthsOf(*dataset, {});
        QVERIFY(!characters.inTokens);
        QCOMPARE(characters.sorted.size(), std::size_t{102});
        QCOMPARE(characters.sorted[3], std::uint32_t{3}); // 1, 1 (a blank), 2, then 3 of 7 bytes
        QCOMPARE(characters.quantile(1), std::uint32_t{100});
        QCOMPARE(characters.quantile(0.5), std::uint32_t{49});
        const auto count = [](const data::TextSample &text) {
            return data::TokenCount{text.first.size() + 2, text.first.size() == 50 ? std::size_t{1} : std::size_t{0}};
        };
        const auto tokens = data::lengthsOf(*dataset, count);
        QVERIFY(tokens.inTokens);
        QCOMPARE(tokens.truncated(92), 10.0 / 102);
        QCOMPARE(tokens.truncated(102), 0.0);
        QCOMPARE(tokens.unknown, std::size_t{1});
        QCOMPARE(tokens.histogram(50), (std::vector<std::size_t>{49, 50, 3}));
        const std::string said = remarks(data::findingsOf(*dataset, tokens, 92));
        for (const char *part : {"the classes are uneven: 'frequent' has 101 texts, 'rare' has 1\n",
                                 "have up to 51 tokens, 95 % up to 97, the longest 102\n",
                                 "9.8 % of the texts are longer than 92 tokens and are cut off there\n",
                                 "0.0 % of the tokens stand for what"})
            QCOMPARE(test::lacks(said, part), QString());
        QCOMPARE(test::lacks(remarks(dataset->remarks()), "1 texts are empty; the first one: line 103"), QString());
    }

    void equalTextsStayTogether()
    {
        std::string content = "text,label\n";
        for (int i = 0; i < 300; ++i)
            content += "this is text " + std::to_string(i % 100) + (i % 2 == 0 ? ",even\n" : ",odd\n");
        const auto dataset = Table(content).open();
        const auto parts = data::split(*dataset, {.validation = 0.2, .test = 0.1, .seed = 3});
        QVERIFY(parts);
        std::map<std::string, data::Part> sides;
        std::map<std::pair<data::Part, std::size_t>, int> counts;
        for (std::size_t i = 0; i < parts->parts.size(); ++i) {
            QCOMPARE(sides.emplace(dataset->text(i)->first, parts->parts[i]).first->second, parts->parts[i]);
            ++counts[{parts->parts[i], dataset->samples()[i].label}];
        }
        QCOMPARE(counts[std::pair(data::Part::Validation, std::size_t{0})], 30);
        QCOMPARE(counts[std::pair(data::Part::Validation, std::size_t{1})], 30);
        QCOMPARE(counts[std::pair(data::Part::Test, std::size_t{0})], 15);
    }

    void aColumnSaysTheParts()
    {
        Table table("text,label,set\na b,x,train\nc d,y,Train\ne f,x,dev\ng h,y,test\n");
        QCOMPARE(test::lacks(remarks(table.open()->remarks()), "column 'set' seems to part the samples"), QString());
        table.source.splitColumn = "set";
        const auto parts = data::split(*table.open(), {});
        QVERIFY(parts);
        QCOMPARE(parts->of(data::Part::Train), (std::vector<std::size_t>{0, 1}));
        QCOMPARE(parts->of(data::Part::Validation), std::vector<std::size_t>{2});
        Table wrong("text,label,set\na b,x,train\nc d,y,holdout\n");
        wrong.source.splitColumn = "3";
        QCOMPARE(test::lacks(wrong.error(), "line 3: 'holdout' is none of train, validation and test"), QString());
    }

    void numbersAreSplitToo()
    {
        std::string content = "text,score\n";
        for (int i = 0; i < 50; ++i)
            content += "this is text " + std::to_string(i) + "," + std::to_string(i) + ".5\n";
        const auto dataset = Table(content).open();
        QCOMPARE(dataset->source().target, std::string("number"));
        QVERIFY(dataset->classes().empty());
        QCOMPARE(dataset->samples()[7].number, 7.5);
        QCOMPARE(data::split(*dataset, {})->of(data::Part::Validation).size(), std::size_t{10});
    }
};

QTEST_GUILESS_MAIN(TestTextTables)
#include "tst_text_tables.moc"
