// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that name pictures and their labels: every way to write one down, and every way to get it wrong.
#include "core/data/dataset.h"
#include "core/data/labels.h"
#include "core/data/table_reader.h"
#include "tests/support/opened_table.h"

#include <QElapsedTimer>
#include <QTest>

#include <limits>

using namespace headstart;
using test::DataFolder;
using Names = std::vector<std::string>;

namespace {

/// Pictures 0.ppm to 7.ppm, and a table beside them.
class Pictures : public test::OpenedTable {
public:
    explicit Pictures(const std::string &table, const std::string &name = "labels.csv") : OpenedTable(table, name)
    {
        for (int i = 0; i < 8; ++i)
            folder().picture(std::to_string(i) + ".ppm", i);
    }
};

/// "0.ppm=cat 1.ppm=dog"
QString summary(const Result<data::Dataset> &dataset)
{
    if (!dataset)
        return QString::fromStdString(dataset.error().line());
    std::string out;
    for (const data::Sample &sample : dataset->samples())
        out += (out.empty() ? "" : " ") + sample.file + "=" + dataset->classes()[sample.label];
    return QString::fromStdString(out);
}

std::string remarks(const data::Dataset &dataset)
{
    std::string out;
    for (const Text &remark : dataset.remarks())
        out += remark.english() + "\n";
    return out;
}

std::string setAside(const data::Dataset &dataset)
{
    std::string out;
    for (const data::SetAside &aside : dataset.setAside())
        out += aside.file + ": " + aside.reason.english() + "\n";
    return out;
}

/// Cells parted by |, rows by the end of the line.
std::string cells(const Result<data::Table> &table)
{
    if (!table)
        return table.error().line();
    std::string out;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        out += std::to_string(table->lines[row]) + ":";
        for (std::size_t column = 0; column < table->columns; ++column)
            out += std::string(table->cell(row, column)) + "|";
        out += "\n";
    }
    for (const auto &row : table->oddRows)
        out += "odd " + std::to_string(row.line) + ": " + std::to_string(row.columns) + "\n";
    return out;
}

} // namespace

class TestTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRows_data()
    {
        QTest::addColumn<QString>("delimiter");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *delimiter, const QByteArray &text, const char *expected) {
            QTest::newRow(name) << QString::fromLatin1(delimiter) << text << QByteArray(expected);
        };
        row("plain", "comma", "a,b\nc,d\n", "1:a|b|\n2:c|d|\n");
        row("no end of the last line", "comma", "a,b\nc,d", "1:a|b|\n2:c|d|\n");
        row("CRLF", "comma", "a,b\r\nc,d\r\n", "1:a|b|\n2:c|d|\n");
        row("CR", "comma", "a,b\rc,d\r", "1:a|b|\n2:c|d|\n");
        row("a mark", "comma",
            "\xEF\xBB\xBF"
            "a,b\n",
            "1:a|b|\n");
        row("empty lines and fields", "comma", "\n\na,\n  \n,d\n", "3:a||\n5:|d|\n");
        row("quotes", "comma", "\"a,1\",\"say \"\"x\"\"\"\n\"two\nlines\",d\ne,f\n",
            "1:a,1|say \"x\"|\n2:two\nlines|d|\n4:e|f|\n");
        row("a quote inside", "comma", "5\" pipe,b\n", "1:5\" pipe|b|\n");
        row("semicolon", "semicolon", "a,1;b\n", "1:a,1|b|\n");
        row("tab with lone quotes", "tab", "\"a\tb\"\nc\t\"\n", "1:\"a|b\"|\n2:c|\"|\n");
        row("tab with empty fields", "tab", "a\t\t\n\tb\t\n", "1:a|||\n2:|b||\n");
        row("runs of blanks", "space", "a.png  1.0  \t mono\n  b.png 2 poly  \r\n\n\nc 3 x",
            "1:a.png|1.0|mono|\n2:b.png|2|poly|\n5:c|3|x|\n");
        row("rows of another width", "comma", "a,b\nc\nd,e,f\n\"g\",h\n", "1:a|b|\n4:g|h|\nodd 2: 1\nodd 3: 3\n");
        row("UTF-8", "comma", "\xC3\xA4,\xF0\x9F\x98\xBA\n", "1:\xC3\xA4|\xF0\x9F\x98\xBA|\n");
        row("bad UTF-8", "comma", "a,b\nc,d\ne,\xE4\n", "T: line 3: a byte that is no UTF-8; save the table in UTF-8");
        row("bad UTF-8 in blanks", "space", "a b\nc \xC3\n",
            "T: line 2: a byte that is no UTF-8; save the table in UTF-8");
        row("bad UTF-8 in a field of several lines", "comma", "a,b\n\"1\n2\xC0\n3\",d\n",
            "T: line 3: a byte that is no UTF-8; save the table in UTF-8");
        row("surrogates", "tab", "a\t\xED\xA0\x80\n", "T: line 1: a byte that is no UTF-8; save the table in UTF-8");
        row("UTF-16", "comma",
            QByteArray("\xFF\xFE"
                       "a\0,\0",
                       6),
            "T: the table is in UTF-16; save it in UTF-8");
        row("UTF-16, big end first", "comma", QByteArray("\xFE\xFF\0a", 4),
            "T: the table is in UTF-16; save it in UTF-8");
        row("zero bytes", "tab", QByteArray("a\tb\nc\0\td\n", 9),
            "T: line 2: a zero byte: this is not a text in UTF-8");
        row("an open quote", "comma", "a,b\nc,\"d\ne,f\n",
            "T: line 2: a quotation mark opens here, and nothing closes it");
        row("empty", "comma", "", "T: the table is empty");
        row("blank", "comma", "\n \n", "T: the table is empty");
        row("too many columns", "comma", QByteArray(10'000, ','), "T: line 1: there are more than 10000 columns");
        row("a long field", "semicolon", "a;b\nc;" + QByteArray((1 << 20) + 1, 'x') + "\n",
            "T: line 2: a field is longer than 1 MiB");
    }

    void readsRows()
    {
        QFETCH(QString, delimiter);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const DataFolder folder;
        const std::string path = folder.write("T", text.toStdString());
        const auto table = data::readTable(path, *data::delimiterNamed(delimiter.toStdString()));
        QCOMPARE(QByteArray::fromStdString(cells(table)).replace(QByteArray::fromStdString(path), "T"), expected);
    }

    /// Pieces of the file end anywhere: in a character, in a quote, between CR and LF.
    void readsRowsAcrossPieces()
    {
        for (std::size_t shift = 0; shift < 12; ++shift) {
            const std::string before((std::size_t{64} << 10) - shift, 'x');
            const DataFolder folder;
            const std::string path = folder.write("T", before + ",\"\xC3\xA4\"\"\"\r\nc,d\r\n");
            QCOMPARE(cells(data::readTable(path, data::Delimiter::Comma)), "1:" + before + "|\xC3\xA4\"|\n2:c|d|\n");
        }
    }

    void hundredMegabytesInAField_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("delimiter");
        QTest::newRow("comma") << QByteArray("a,b\nc,") << int(data::Delimiter::Comma);
        QTest::newRow("quoted") << QByteArray("a,b\nc,\"") << int(data::Delimiter::Comma);
        QTest::newRow("tab") << QByteArray("a\tb\nc\t") << int(data::Delimiter::Tab);
        QTest::newRow("space") << QByteArray("a b\nc ") << int(data::Delimiter::Space);
    }

    void hundredMegabytesInAField()
    {
        QFETCH(QByteArray, before);
        QFETCH(int, delimiter);
        const DataFolder folder;
        const std::string path = folder.write("T", before.toStdString() + std::string(100'000'000, 'x'));
        QElapsedTimer timer;
        timer.start();
        const auto table = data::readTable(path, data::Delimiter(delimiter));
        QVERIFY(!table);
        QCOMPARE(test::lacks(table.error().line(), "line 2: a field is longer than 1 MiB"), QString());
        QVERIFY(timer.elapsed() < 5000);
    }

    void guesses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QString>("guessed"); // delimiter, header, path, label
        QTest::addColumn<QString>("samples");
        const auto row = [](const char *name, const char *file, const char *table, const char *guessed,
                            const char *samples) {
            QTest::newRow(name) << QString::fromLatin1(file) << QByteArray(table) << QString::fromLatin1(guessed)
                                << QString::fromLatin1(samples);
        };
        row("ELPV", "labels.csv",
            "0.ppm  1.0                 mono\n1.ppm  0.3333333333333333  mono\n2.ppm  1.0  poly\n", "space no 1 2",
            "0.ppm=1.0 1.ppm=0.3333333333333333 2.ppm=1.0");
        row("comma with a header", "t.csv", "file,label\n0.ppm,cat\n1.ppm,dog\n", "comma yes file label",
            "0.ppm=cat 1.ppm=dog");
        row("semicolon with decimal commas", "t.csv", "0.ppm;1,5;a\n1.ppm;2,5;b\n2.ppm;2,5;a\n", "semicolon no 1 2",
            "0.ppm=1,5 1.ppm=2,5 2.ppm=2,5");
        row("tab", "t.tsv", "image\tspecies\tx\n0.ppm\tsea eagle\t1\n1.ppm\towl, barn\t1\n", "tab yes image species",
            "0.ppm=sea eagle 1.ppm=owl, barn");
        row("text", "t.txt", "0.ppm 1\n1.ppm 0\n2.ppm 1\n", "space no 1 2", "0.ppm=1 1.ppm=0 2.ppm=1");
        row("an id and a constant go before", "t.csv",
            "id,where,path,kind\n1,lab,0.ppm,x\n2,lab,1.ppm,y\n3,lab,2.ppm,x\n", "comma yes path kind",
            "0.ppm=x 1.ppm=y 2.ppm=x");
        row("a name beats the order", "t.csv", "path,camera,Label\n0.ppm,x,a\n1.ppm,x,b\n2.ppm,y,c\n",
            "comma yes path Label", "0.ppm=a 1.ppm=b 2.ppm=c");
        row("the first file is missing", "t.csv", "9.ppm,cat\n0.ppm,cat\n1.ppm,dog\n", "comma no 1 2",
            "0.ppm=cat 1.ppm=dog");
        row("two columns of one name", "t.csv", "a,x,x\n0.ppm,p,q\n1.ppm,p,r\n2.ppm,s,r\n", "comma yes a x",
            "0.ppm=p 1.ppm=p 2.ppm=s");
        row("a mark and CRLF", "t.csv",
            "\xEF\xBB\xBF"
            "file,label\r\n0.ppm,cat\r\n1.ppm,dog\r\n",
            "comma yes file label", "0.ppm=cat 1.ppm=dog");
    }

    void guesses()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, table);
        QFETCH(QString, guessed);
        QFETCH(QString, samples);
        const Pictures pictures(table.toStdString(), name.toStdString());
        const auto dataset = pictures.open();
        QCOMPARE(summary(dataset), samples);
        const data::DataSource &source = dataset->source();
        QCOMPARE(QString::fromStdString(source.delimiter + " " + source.header + " " + source.pathColumn + " "
                                        + source.labelColumn),
                 guessed);
        QCOMPARE(source.kind, std::string("table"));
        QCOMPARE(test::lacks(remarks(*dataset), "read as a table (" + source.delimiter + "): column '"
                                                    + source.pathColumn + "' names the pictures, column '"
                                                    + source.labelColumn + "' the labels"),
                 QString());
        const auto again = data::Dataset::open(source);
        QVERIFY(again && again->source() == source && again->fingerprint() == dataset->fingerprint());
    }

    void whatIsNamedHolds()
    {
        Pictures pictures("file,label,second\n0.ppm,cat,x\n1.ppm,dog,y\n");
        pictures.source.labelColumn = "second";
        QCOMPARE(summary(pictures.open()), QStringLiteral("0.ppm=x 1.ppm=y"));
        pictures.source.labelColumn = "3";
        QCOMPARE(summary(pictures.open()), QStringLiteral("0.ppm=x 1.ppm=y"));
        pictures.source.labelColumn = "colour";
        QCOMPARE(test::lacks(pictures.error(), "there is no column 'colour'; there are: file, label, second"),
                 QString());
        pictures.source.labelColumn = "4";
        QCOMPARE(test::lacks(pictures.error(), "there is no column '4'"), QString());
        pictures.source.labelColumn = "second";
        pictures.source.pathColumn = "label";
        QCOMPARE(test::lacks(pictures.error(), "none of the files in column 'label' is there; the first is looked for "
                                               "at '"
                                                   + pictures.folder().path("cat") + "'"),
                 QString());
        pictures.source.pathColumn = "1";
        pictures.source.labelColumn = "2";
        pictures.source.header = "no";
        const auto dataset = pictures.open();
        QVERIFY(dataset);
        QCOMPARE(test::lacks(setAside(*dataset), "file: there is no such file"), QString());
        pictures.source.header = "perhaps";
        QCOMPARE(test::lacks(pictures.error(), "'yes' or 'no', not 'perhaps'"), QString());
        pictures.source.header.clear();
        pictures.source.delimiter = "pipe";
        QCOMPARE(test::lacks(pictures.error(), "there are: comma, semicolon, tab, space"), QString());
    }

    void whatCannotBeTold()
    {
        QCOMPARE(test::lacks(Pictures("0.ppm\n1.ppm\n").error(), "neither tab, semicolon, comma nor blanks"),
                 QString());
        QCOMPARE(test::lacks(Pictures("0.ppm,a\n1.ppm,b\n").error(),
                             "which column is the label? The columns: 1 (0.ppm),"
                             " 2 (a)"),
                 QString());
        QCOMPARE(test::lacks(Pictures("a,b\nc,d\n").error(), "no column names files that are there, looked for in '"),
                 QString());
        QCOMPARE(test::lacks(Pictures("8.ppm,b\n9.ppm,d\n8.ppm,b\n").error(),
                             "none of the files in column '1' is there; the first is looked for at '"),
                 QString());
        Pictures header("file,label\n");
        header.source.header = "yes";
        QCOMPARE(test::lacks(header.error(), "a header and no row"), QString());
        QCOMPARE(test::lacks(Pictures("0.ppm,a\n\xFF.ppm,b\n").error(), "line 2: a byte that is no UTF-8"), QString());
        QCOMPARE(test::lacks(Pictures("\xFF.ppm,b\n").error(), "line 1: a byte that is no UTF-8"), QString());
    }

    void rowsThatCannotBeUsedAreSetAside()
    {
        const Pictures pictures("file,label\n0.ppm,cat\n8.ppm,cat\n1.ppm\n2.ppm,\n,dog\n3.ppm,dog,x\n4.ppm,dog\n"
                                "labels.csv,dog\n9.ppm,bird\n");
        const auto dataset = pictures.open();
        QCOMPARE(summary(dataset), QStringLiteral("0.ppm=cat 4.ppm=dog"));
        QCOMPARE(setAside(*dataset),
                 std::string("labels.csv: line 4: the row has 1 columns, the first one has 2\n"
                             "labels.csv: line 7: the row has 3 columns, the first one has 2\n"
                             "8.ppm: there is no such file\n"
                             "2.ppm: the row has no label\n"
                             "line 6: the row names no file\n"
                             "9.ppm: there is no such file\n"
                             "labels.csv: this is not a picture (JPEG, PNG, GIF, WebP, BMP, TIFF or PNM)\n"));
        QCOMPARE(dataset->classes(), (Names{"cat", "dog"}));
        QCOMPARE(test::lacks(remarks(*dataset), "classes without a picture are left out (1): bird"), QString());
    }

    void filesMayLieAnywhere()
    {
        const DataFolder elsewhere;
        elsewhere.picture("far.ppm", 20);
        const DataFolder folder;
        folder.picture("images/deep/a b.ppm", 1);
        folder.picture("beside.ppm", 2);
        data::DataSource source;
        source.path = folder.write("tables/t.tsv", "../images/deep/a b.ppm\tx\n" + elsewhere.path("far.ppm") + "\ty\n"
                                                       + folder.path("beside.ppm") + "\tx\n..\\beside.ppm\tx\n");
        QCOMPARE(summary(data::Dataset::open(source)),
                 QString::fromStdString("../images/deep/a b.ppm=x " + elsewhere.path("far.ppm") + "=y "
                                        + folder.path("beside.ppm") + "=x ../beside.ppm=x"));
        source.path =
            folder.write("t.tsv", folder.path("beside.ppm") + "\tx\n./images//deep/a b.ppm\ty\nbeside.ppm\tx\n");
        QCOMPARE(summary(data::Dataset::open(source)),
                 QStringLiteral("beside.ppm=x images/deep/a b.ppm=y beside.ppm=x"));
    }

    void labelsBecomeClasses_data()
    {
        QTest::addColumn<QStringList>("labels");
        QTest::addColumn<QStringList>("classes");
        const auto row = [](const char *name, const char *labels, const char *classes) {
            QTest::newRow(name) << QString::fromLatin1(labels).split(QLatin1Char(' '))
                                << QString::fromLatin1(classes).split(QLatin1Char(' '));
        };
        row("texts", "grade10 grade9 Ant bee grade9", "Ant bee grade9 grade10");
        row("numbers by value", "10 9 -1 1.0 1 1e0 .5", "-1 .5 1 9 10");
        row("nearly numbers", "10 9 x", "9 10 x");
        row("numbers that are names", "12345678901234567890 12345678901234567891",
            "12345678901234567890 "
            "12345678901234567891");
        row("no numbers", "nan inf 0x10 1,5", "0x10 1,5 inf nan");
    }

    void labelsBecomeClasses()
    {
        QFETCH(QStringList, labels);
        QFETCH(QStringList, classes);
        std::vector<std::string> texts;
        for (const QString &label : labels)
            texts.push_back(label.toStdString());
        std::vector<data::LabelCell> all;
        for (const std::string &text : texts)
            all.push_back({text, all.size() + 1});
        const auto out = data::classesOf(all, {}, "T");
        QVERIFY(out);
        QStringList names;
        for (const std::string &name : out->classes)
            names += QString::fromStdString(name);
        QCOMPARE(names, classes);
        QCOMPARE(out->labels.size(), texts.size());
    }

    void aThresholdMakesTwoClasses()
    {
        Pictures pictures("0.ppm 0.5 a\n1.ppm 0.50001 a\n2.ppm -3 a\n3.ppm 1e3 b\n4.ppm 0.5 b\n");
        pictures.source.threshold = 0.5;
        const auto dataset = pictures.open();
        QCOMPARE(summary(dataset), QStringLiteral("0.ppm=0.5 or less 1.ppm=above 0.5 2.ppm=0.5 or less 3.ppm=above 0.5 "
                                                  "4.ppm=0.5 or less"));
        QCOMPARE(dataset->classes(), (Names{"0.5 or less", "above 0.5"}));
        QCOMPARE(dataset->source().aboveName, std::string("above 0.5"));
        pictures.source.aboveName = "broken";
        pictures.source.belowName = "fine";
        QCOMPARE(pictures.open()->classes(), (Names{"fine", "broken"}));
        pictures.source.threshold = -10;
        QCOMPARE(pictures.open()->classes(), (Names{"fine", "broken"}));
        QCOMPARE(pictures.open()->samples()[0].label, std::size_t{1});
        QCOMPARE(test::lacks(remarks(*pictures.open()), "fewer than two classes"), QString());
        pictures.source.labelColumn = "3";
        QCOMPARE(test::lacks(pictures.error(), "labels.csv: line 1: the label 'a' is not a number"), QString());
        pictures.source.threshold = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(test::lacks(pictures.error(), "the threshold is not a finite number"), QString());
        Pictures measured("0.ppm,mono,0.1\n1.ppm,mono,0.2\n2.ppm,poly,0.9\n");
        measured.source.threshold = 0.5;
        QCOMPARE(summary(measured.open()), QStringLiteral("0.ppm=0.5 or less 1.ppm=0.5 or less 2.ppm=above 0.5"));
        Pictures one("path,score\n0.ppm,1\n1.ppm,\n2.ppm,0\n\n3.ppm,n/a\n");
        one.source.threshold = 0;
        one.source.labelColumn = "score";
        QCOMPARE(test::lacks(one.error(), "line 6: the label 'n/a' is not a number"), QString());
    }

    void aColumnSaysTheParts()
    {
        Pictures pictures("file,label,set\n0.ppm,a,train\n1.ppm,b,TRAIN\n2.ppm,a,Val\n3.ppm,b,dev\n4.ppm,a,test\n"
                          "5.ppm,b,valid\n6.ppm,b,Validation\n");
        QCOMPARE(test::lacks(remarks(*pictures.open()), "column 'set' seems to part the samples"), QString());
        QCOMPARE(pictures.open()->samples()[4].part, std::string());
        pictures.source.splitColumn = "set";
        Names parts;
        const auto dataset = pictures.open();
        for (const data::Sample &sample : dataset->samples())
            parts.push_back(sample.part);
        QCOMPARE(parts, (Names{"train", "train", "validation", "validation", "test", "validation", "validation"}));
        Pictures wrong("0.ppm,a,train\n1.ppm,b,holdout\n");
        wrong.source.splitColumn = "3";
        wrong.source.labelColumn = "2";
        QCOMPARE(test::lacks(wrong.error(), "line 2: 'holdout' is none of train, validation and test"), QString());
        wrong.source.splitColumn = "4";
        QCOMPARE(test::lacks(wrong.error(), "there is no column '4'; there are: 1 (0.ppm), 2 (a), 3 (train)"),
                 QString());
    }
};

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
