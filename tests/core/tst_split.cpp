// SPDX-License-Identifier: GPL-3.0-or-later
// Which samples train and which judge: sizes, shares of classes, equal contents, and the same on every machine.
#include "core/data/dataset.h"
#include "core/data/split.h"
#include "tests/support/data_folder.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

using namespace headstart;
using data::Part;
using test::DataFolder;
using test::idx;

namespace {

struct Content {
    int label = 0;
    int which = 0; ///< equal ones are equal pictures
};

std::string pixels(int which)
{
    return {static_cast<char>(which), static_cast<char>(which >> 8), static_cast<char>(which >> 16), 'x'};
}

void writeIdx(const DataFolder &folder, const std::string &part, const std::vector<Content> &contents)
{
    std::string images;
    std::string labels;
    for (const Content &content : contents) {
        images += pixels(content.which);
        labels += static_cast<char>(content.label);
    }
    const auto count = static_cast<std::uint32_t>(contents.size());
    folder.write(part + "-images-idx3-ubyte", idx({count, 2, 2}, images));
    folder.write(part + "-labels-idx1-ubyte", idx({count}, labels));
}

data::Dataset datasetOf(const std::vector<Content> &train, const std::vector<Content> &test = {})
{
    const DataFolder folder;
    writeIdx(folder, "train", train);
    if (!test.empty())
        writeIdx(folder, "test", test);
    data::DataSource source;
    source.path = folder.path();
    auto dataset = data::Dataset::open(source);
    if (!dataset)
        qFatal("%s", dataset.error().line().c_str());
    return *dataset;
}

/// So many samples a class, all different.
std::vector<Content> classesOf(const std::vector<int> &sizes, int firstWhich = 0)
{
    std::vector<Content> out;
    for (std::size_t label = 0; label < sizes.size(); ++label)
        for (int i = 0; i < sizes[label]; ++i)
            out.push_back({static_cast<int>(label), firstWhich++});
    return out;
}

std::map<std::size_t, std::size_t> classesIn(const data::Dataset &dataset, const data::Split &split, Part part)
{
    std::map<std::size_t, std::size_t> out;
    for (const std::size_t sample : split.of(part))
        ++out[dataset.samples()[sample].label];
    return out;
}

std::string remarks(const data::Split &split)
{
    std::string out;
    for (const Text &remark : split.remarks)
        out += remark.english() + "\n";
    return out;
}

std::string errorOf(const Result<data::Split> &split)
{
    return split ? "no error" : split.error().line();
}

} // namespace

class TestSplit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsHaveTheirShares_data()
    {
        QTest::addColumn<QList<int>>("sizes");
        QTest::addColumn<double>("validation");
        QTest::addColumn<double>("test");
        QTest::newRow("ELPV") << QList<int>{1803, 821} << 0.25 << 0.;
        QTest::newRow("a fifth each") << QList<int>{50, 30, 20} << 0.2 << 0.2;
        QTest::newRow("remainders") << QList<int>{7, 7, 7, 7, 7, 7, 7} << 0.2 << 0.1;
        QTest::newRow("most of it judges") << QList<int>{9, 11} << 0.5 << 0.4;
        QTest::newRow("many small classes") << QList<int>(100, 2) << 0.25 << 0.1;
        QTest::newRow("uneven") << QList<int>{1000, 3, 2} << 0.3 << 0.3;
        QTest::newRow("nothing judges") << QList<int>{5, 5} << 0. << 0.;
    }

    void partsHaveTheirShares()
    {
        QFETCH(QList<int>, sizes);
        QFETCH(double, validation);
        QFETCH(double, test);
        const auto dataset = datasetOf(classesOf({sizes.begin(), sizes.end()}));
        const auto all = static_cast<double>(dataset.samples().size());
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            const auto split = data::split(dataset, {validation, test, seed});
            QVERIFY2(split, errorOf(split).c_str());
            QCOMPARE(split->parts.size(), dataset.samples().size());
            QVERIFY(split->remarks.empty());
            for (const auto &[part, share] : {std::pair(Part::Validation, validation), std::pair(Part::Test, test)}) {
                QCOMPARE(split->of(part).size(), static_cast<std::size_t>(std::llround(share * all)));
                auto counts = classesIn(dataset, *split, part);
                for (std::size_t label = 0; label < dataset.classes().size(); ++label)
                    QVERIFY(std::abs(static_cast<double>(counts[label]) - share * sizes[static_cast<int>(label)]) <= 1);
            }
            QCOMPARE(classesIn(dataset, *split, Part::Train).size(), dataset.classes().size());
        }
    }

    void elpvValidatesOn656()
    {
        const auto dataset = datasetOf(classesOf({1803, 821}));
        const auto split = data::split(dataset, {0.25, 0, 1});
        QCOMPARE(split->of(Part::Validation).size(), std::size_t{656});
        QCOMPARE(split->of(Part::Train).size(), std::size_t{1968});
        QCOMPARE(classesIn(dataset, *split, Part::Validation),
                 (std::map<std::size_t, std::size_t>{{0, 451}, {1, 205}}));
    }

    void isTheSameOnEveryMachine()
    {
        const auto dataset = datasetOf(classesOf({12, 8}));
        const auto split = data::split(dataset, {0.3, 0.1, 42});
        using Samples = std::vector<std::size_t>;
        QCOMPARE(split->of(Part::Validation), (Samples{0, 1, 3, 6, 13, 16}));
        QCOMPARE(split->of(Part::Test), (Samples{4, 14}));
        QVERIFY(data::split(dataset, {0.3, 0.1, 42})->parts == split->parts);
        QVERIFY(data::split(dataset, {0.3, 0.1, 43})->parts != split->parts);
        // Another validation part leaves the test part as it is.
        QCOMPARE(data::split(dataset, {0.5, 0.1, 42})->of(Part::Test), split->of(Part::Test));
    }

    void anySampleMayJudge()
    {
        const auto dataset = datasetOf(classesOf({10, 6}));
        std::set<std::size_t> judged;
        for (std::uint64_t seed = 0; seed < 100; ++seed)
            for (const std::size_t sample : data::split(dataset, {0.25, 0, seed})->of(Part::Validation))
                judged.insert(sample);
        QCOMPARE(judged.size(), dataset.samples().size());
    }

    void equalPicturesStayTogether()
    {
        std::vector<Content> contents = classesOf({60, 60});
        for (int i = 0; i < 30; ++i) {
            contents.push_back({i % 2, i % 7}); // up to five twins, some with another label
            contents.push_back({1, 60 + (i * i) % 50});
        }
        const auto dataset = datasetOf(contents);
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const auto split = data::split(dataset, {0.25, 0.15, seed});
            QVERIFY2(split, errorOf(split).c_str());
            std::map<std::string, Part> parts;
            for (std::size_t i = 0; i < contents.size(); ++i)
                QVERIFY(parts.emplace(dataset.samples()[i].hash, split->parts[i]).first->second == split->parts[i]);
            QCOMPARE(split->of(Part::Validation).size(), std::size_t{45});
            QCOMPARE(split->of(Part::Test).size(), std::size_t{27});
        }
    }

    void groupsThatDoNotFitAreSaid()
    {
        std::vector<Content> contents;
        for (int i = 0; i < 40; ++i)
            contents.push_back({i / 20, i / 4}); // ten pictures, four times each
        const auto dataset = datasetOf(contents);
        const auto split = data::split(dataset, {0.25, 0, 0});
        QVERIFY2(split, errorOf(split).c_str());
        QCOMPARE(split->of(Part::Validation).size(), std::size_t{8});
        QCOMPARE(test::lacks(remarks(*split), "the part 'validation' has 8 samples, not 10"), QString());
    }

    void aSingleSampleTrains()
    {
        const auto dataset = datasetOf(classesOf({20, 1, 2}));
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            const auto split = data::split(dataset, {0.6, 0, seed});
            QVERIFY2(split, errorOf(split).c_str());
            QVERIFY(split->parts[20] == Part::Train);
            QVERIFY(split->parts[21] == Part::Train || split->parts[22] == Part::Train);
            QCOMPARE(test::lacks(remarks(*split), "classes of a single sample (1)"), QString());
            QCOMPARE(test::lacks(remarks(*split), "nothing judges them: 1"), QString());
        }
    }

    void aSingleSampleTrainsWithItsTwin()
    {
        std::vector<Content> contents = classesOf({10});
        contents.push_back({1, 3}); // the picture of a sample of class 0
        const auto dataset = datasetOf(contents);
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            const auto split = data::split(dataset, {0.5, 0, seed});
            QVERIFY2(split, errorOf(split).c_str());
            QVERIFY(split->parts[3] == Part::Train && split->parts[10] == Part::Train);
        }
    }

    void whatTheDataSayHolds()
    {
        const auto dataset = datasetOf(classesOf({40, 40}), classesOf({5, 5}, 1000));
        const auto split = data::split(dataset, {0.25, 0.5, 3});
        QVERIFY2(split, errorOf(split).c_str());
        QCOMPARE(split->of(Part::Validation).size(), std::size_t{20}); // of the 80 that train
        std::vector<std::size_t> last(10);
        std::iota(last.begin(), last.end(), std::size_t{80});
        QCOMPARE(split->of(Part::Test), last);
        QCOMPARE(test::lacks(remarks(*split), "the data themselves say"), QString());
        QVERIFY(remarks(*split).find("same content") == std::string::npos);
    }

    void equalPicturesInTwoGivenPartsAreSaid()
    {
        const auto dataset = datasetOf(classesOf({10, 10}), classesOf({2, 2}, 8));
        const auto split = data::split(dataset, {0, 0, 3});
        QVERIFY2(split, errorOf(split).c_str());
        QCOMPARE(test::lacks(remarks(*split), "4 samples that judge have the same content as one that trains"),
                 QString());
    }

    void whatCannotBeSplit()
    {
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        const auto good = datasetOf(classesOf({3, 3}));
        for (const data::SplitConfig &config :
             {data::SplitConfig{-0.1, 0, 0}, {1, 0, 0}, {0.5, 0.5, 0}, {0, kNan, 0}, {kNan, 0, 0}, {0, 1e300, 0}})
            QCOMPARE(test::lacks(errorOf(data::split(good, config)), "together less than 1"), QString());
        QCOMPARE(test::lacks(errorOf(data::split(good, {0.01, 0, 0})), "too few samples for the part 'validation'"),
                 QString());
        QCOMPARE(test::lacks(errorOf(data::split(good, {0.2, 0.01, 0})), "too few samples for the part 'test'"),
                 QString());
        QCOMPARE(test::lacks(errorOf(data::split(datasetOf(classesOf({1, 1})), {0.5, 0, 0})), "too few samples"),
                 QString());
        QCOMPARE(test::lacks(errorOf(data::split(datasetOf(classesOf({9})), {0.5, 0, 0})), "fewer than two classes"),
                 QString());
        const auto testOnly = datasetOf(classesOf({4, 4}), {{0, 100}, {7, 101}});
        QCOMPARE(test::lacks(errorOf(data::split(testOnly, {0.2, 0, 0})), "the class '7' has no sample to train from"),
                 QString());
    }

    void halvesOfAThresholdThatStayEmptyAreNoClasses()
    {
        const DataFolder folder;
        for (int i = 0; i < 4; ++i)
            folder.picture(std::to_string(i) + ".ppm", i);
        data::DataSource source;
        source.path = folder.write("t.csv", "0.ppm,1\n1.ppm,2\n2.ppm,3\n3.ppm,3\n");
        source.threshold = 10;
        const auto dataset = data::Dataset::open(source);
        QVERIFY(dataset);
        QCOMPARE(dataset->classes().size(), std::size_t{2});
        QCOMPARE(test::lacks(errorOf(data::split(*dataset, {0.5, 0, 0})), "fewer than two classes"), QString());
    }
};

QTEST_GUILESS_MAIN(TestSplit)
#include "tst_split.moc"
