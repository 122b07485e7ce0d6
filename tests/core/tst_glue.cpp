// SPDX-License-Identifier: GPL-3.0-or-later
// Folders of GLUE's tasks in their published layout, which tests/data/make_glue.py writes.
#include "core/data/glue.h"
#include "core/data/split.h"
#include "tests/support/data_folder.h"
#include "tests/support/files.h"

#include <QTest>

#include <filesystem>

using namespace headstart;

namespace {

namespace fs = std::filesystem;

std::string folderOf(const QString &task)
{
    return std::string(HEADSTART_TEST_DATA "/glue/") + task.toStdString();
}

Result<data::Dataset> openFolder(const std::string &path)
{
    data::DataSource source;
    source.path = path;
    return data::Dataset::open(source);
}

/// "part: first + second = label", a line each.
QByteArray summary(const Result<data::Dataset> &dataset)
{
    if (!dataset)
        return QByteArray::fromStdString(dataset.error().line());
    std::string out;
    for (std::size_t i = 0; i < dataset->samples().size(); ++i) {
        const data::Sample &sample = dataset->samples()[i];
        const auto text = dataset->text(i);
        out += sample.part + ": " + (text ? text->first : text.error().line());
        out += (text->second ? " + " + *text->second : std::string()) + " = ";
        out += dataset->classes().empty() ? QByteArray::number(sample.number).toStdString()
                                          : dataset->classes()[sample.label];
        out += "\n";
    }
    return QByteArray::fromStdString(out);
}

} // namespace

class TestGlue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("metrics");
        QTest::addColumn<QByteArray>("samples");
        QTest::newRow("CoLA") << QByteArray("matthews ")
                              << QByteArray("train: The cat that I saw slept. = 1\n"
                                            "train: The cat that I saw it slept. = 0\n"
                                            "train: She said \"no\" and left. = 1\n"
                                            "train: Who did she say that left\" early? = 0\n"
                                            "validation: Nobody came. = 1\nvalidation: Came nobody the. = 0\n");
        QTest::newRow("SST-2") << QByteArray("accuracy ")
                               << QByteArray("train: a warm and funny film  = 1\n"
                                             "train: it 's `` not '' worth the time  = 0\ntrain: \" dull  = 0\n"
                                             "train: dull  = 0\nvalidation: a joy from start to end . = 1\n"
                                             "validation: flat . = 0\n");
        QTest::newRow("MRPC") << QByteArray("accuracy f1 ")
                              << QByteArray(
                                     "train: The mayor said , \" It is done . \" + It is done , the mayor said . "
                                     "= 1\ntrain: Shares rose 3 percent . + \" Shares fell 3 percent . = 0\n"
                                     "validation: Rain is expected . + They expect rain . = 1\n");
        QTest::newRow("QQP") << QByteArray("accuracy f1 ")
                             << QByteArray("train: How do I learn to swim? + How can one learn swimming? = 1\n"
                                           "train: What does \"ad hoc\" mean? + What is a hook? = 0\n"
                                           "train: Is it late? +  = 0\n"
                                           "validation: Why is the sky blue? + Why's the sky blue? = 1\n");
        QTest::newRow("STS-B") << QByteArray("pearson spearman ")
                               << QByteArray("train: A boat leaves the harbour. + A boat is leaving the port. = 4.75\n"
                                             "train: A man sings. + A dog sleeps. = 0\n"
                                             "train: Minister: \"No plans + Minister has no plans = 3.8\n"
                                             "validation: It snows. + Snow falls. = 5\n");
        QTest::newRow("MNLI") << QByteArray("accuracy ")
                              << QByteArray(
                                     "train: The report has two parts. + The report is in two parts. = entailment\n"
                                     "train: yeah i know \" and + I do not know. = contradiction\n"
                                     "train: He went out. + He went out to smoke. = neutral\n"
                                     "validation: It was late. + It was not early. = entailment\n"
                                     "validation: The road is closed. + The road is open. = contradiction\n"
                                     "test: Thank you. + Thanks. = entailment\n");
        QTest::newRow("QNLI") << QByteArray("accuracy ")
                              << QByteArray("train: Who wrote the song? + The song \"Home\" was written by Ann Lee. = "
                                            "entailment\ntrain: When was it built? + It is made of stone. = "
                                            "not_entailment\nvalidation: Where is it? + It is in the north. = "
                                            "entailment\n");
        const QByteArray sentences(
            "train: The ball broke the table because it was \"heavy. + The ball was heavy. = %1\n"
            "train: The trophy did not fit. + The trophy was red. = %2\n"
            "validation: Ann thanked Bea. + Bea had helped. = %1\n");
        QTest::newRow("RTE") << QByteArray("accuracy ")
                             << QByteArray(sentences).replace("%1", "entailment").replace("%2", "not_entailment");
        QTest::newRow("WNLI") << QByteArray("accuracy ") << QByteArray(sentences).replace("%1", "1").replace("%2", "0");
    }

    void reads()
    {
        QFETCH(QByteArray, metrics);
        QFETCH(QByteArray, samples);
        const std::string folder = folderOf(QString::fromLatin1(QTest::currentDataTag()));
        const data::GlueTask *task = data::glueTaskIn(folder);
        QVERIFY(task);
        QCOMPARE(QByteArray(task->name.data(), qsizetype(task->name.size())), QByteArray(QTest::currentDataTag()));
        QByteArray names;
        for (const std::string_view metric : task->metrics)
            if (!metric.empty())
                names += QByteArray(metric.data(), qsizetype(metric.size())) + ' ';
        QCOMPARE(names, metrics);
        const auto dataset = openFolder(folder);
        QCOMPARE(summary(dataset), samples);
        QCOMPARE(dataset->source().kind, std::string("glue"));
        QCOMPARE(dataset->source().target, std::string(task->isNumber ? "number" : "classes"));
        const auto again = data::Dataset::open(dataset->source());
        QVERIFY(again && again->source() == dataset->source() && again->fingerprint() == dataset->fingerprint());
    }

    void classesAreInTheOfficialOrder()
    {
        using Names = std::vector<std::string>;
        QCOMPARE(openFolder(folderOf(QStringLiteral("MNLI")))->classes(),
                 (Names{"contradiction", "entailment", "neutral"}));
        QCOMPARE(openFolder(folderOf(QStringLiteral("RTE")))->classes(), (Names{"entailment", "not_entailment"}));
        QCOMPARE(openFolder(folderOf(QStringLiteral("SST-2")))->classes(), (Names{"0", "1"}));
        QVERIFY(openFolder(folderOf(QStringLiteral("STS-B")))->classes().empty());
    }

    void theDevSetJudges()
    {
        const auto dataset = openFolder(folderOf(QStringLiteral("MNLI")));
        const auto parts = data::split(*dataset, {});
        QVERIFY(parts);
        QCOMPARE(parts->of(data::Part::Validation), (std::vector<std::size_t>{3, 4}));
        QCOMPARE(parts->of(data::Part::Test), std::vector<std::size_t>{5});
        QCOMPARE(dataset->samples()[5].file, std::string("dev_mismatched.tsv, line 2"));
        const auto numbers = openFolder(folderOf(QStringLiteral("STS-B")));
        QCOMPARE(data::split(*numbers, {})->of(data::Part::Validation), std::vector<std::size_t>{3});
    }

    void brokenRowsAreSetAside()
    {
        const auto dataset = openFolder(folderOf(QStringLiteral("QQP")));
        QCOMPARE(dataset->setAside().size(), std::size_t{1});
        QCOMPARE(dataset->setAside()[0].file, std::string("train.tsv, line 4"));
        QCOMPARE(test::lacks(dataset->setAside()[0].reason.english(), "the row has 3 columns, the first one has 6"),
                 QString());
    }

    void whatIsNoTask()
    {
        const test::DataFolder folder;
        folder.write("train.tsv", "sentence\tlabel\na b c\t1\nd e f\t0\n");
        QVERIFY(!data::glueTaskIn(folder.path())); // no dev.tsv
        data::DataSource source;
        source.path = folder.path();
        QCOMPARE(data::Dataset::open(source)->source().kind, std::string("texts"));
        source.kind = "glue";
        QCOMPARE(test::lacks(data::Dataset::open(source).error().line(), "this is no task of GLUE"), QString());
        folder.write("dev.tsv", "text\tlabel\na b c\t1\n");
        QCOMPARE(test::lacks(data::Dataset::open(source).error().line(),
                             "dev.tsv: there is no column 'sentence'; there are: text, label"),
                 QString());
        folder.write("dev.tsv", "");
        QCOMPARE(test::lacks(data::Dataset::open(source).error().line(), "dev.tsv: the table is empty"), QString());
        source.textColumn = "sentence";
        QCOMPARE(test::lacks(data::Dataset::open(source).error().line(), "the kind of data is 'glue'"), QString());
        folder.write("train.tsv", "a\tb\tc\n1\t2\t3\n");
        QVERIFY(!data::glueTaskIn(folder.path()));
    }

    /// Each beginning of a file is a shorter one, or an error.
    void everyTruncation()
    {
        const test::DataFolder folder;
        const auto bytes = test::readFile(folderOf(QStringLiteral("MRPC")) + "/train.tsv");
        const std::string content(reinterpret_cast<const char *>(bytes.data()), bytes.size());
        folder.write("dev.tsv", content);
        for (std::size_t size = 0; size <= content.size(); ++size) {
            folder.write("train.tsv", content.substr(0, size));
            const auto dataset = openFolder(folder.path());
            QVERIFY(!dataset || dataset->samples().size() <= 4);
            for (std::size_t i = 0; dataset && i < dataset->samples().size(); ++i)
                QVERIFY(dataset->text(i));
        }
    }
};

QTEST_GUILESS_MAIN(TestGlue)
#include "tst_glue.moc"
