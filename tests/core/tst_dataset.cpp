// SPDX-License-Identifier: GPL-3.0-or-later
// Folders of labelled pictures: what is guessed, what is left out and why, what is odd, what never changes.
#include "core/data/dataset.h"
#include "core/data/natural_order.h"
#include "tests/support/data_folder.h"
#include "tests/support/files.h"

#include <QLoggingCategory>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <sys/stat.h>

using namespace headstart;
using test::DataFolder;

namespace {

Result<data::Dataset> openKind(const std::string &path, const std::string &kind = {})
{
    data::DataSource source;
    source.path = path;
    source.kind = kind;
    return data::Dataset::open(source);
}

std::string reason(const data::Dataset &dataset, const std::string &file)
{
    for (const data::SetAside &aside : dataset.setAside())
        if (aside.file == file)
            return aside.reason.english();
    return "not set aside";
}

bool says(const data::Dataset &dataset, const std::string &text)
{
    return std::any_of(dataset.remarks().begin(), dataset.remarks().end(),
                       [&](const Text &remark) { return remark.english().find(text) != std::string::npos; });
}

std::vector<std::string> files(const data::Dataset &dataset)
{
    std::vector<std::string> out;
    for (const data::Sample &sample : dataset.samples())
        out.push_back(sample.file);
    return out;
}

using Names = std::vector<std::string>;

/// Two classes of two pictures.
void makeCatsAndDogs(const DataFolder &folder, const std::string &below = {})
{
    for (int i = 0; i < 4; ++i)
        folder.picture(below + (i < 2 ? "cats/" : "dogs/") + std::to_string(i) + ".ppm", i);
}

std::string errorOf(const Result<data::Dataset> &dataset)
{
    return dataset ? "no error" : dataset.error().line();
}

} // namespace

class TestDataset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio=false\nqt.gui.imageio.*=false"));
    }

    void countsAsPeopleDo()
    {
        Names names = {"a10", "B", "a2", "a02", "", "b1", "a", "10", "9", "a2b", "a2B"};
        std::sort(names.begin(), names.end(), data::naturallyLess);
        QCOMPARE(names, (Names{"", "9", "10", "a", "a02", "a2", "a2B", "a2b", "a10", "B", "b1"}));
        QVERIFY(data::naturallyLess("x99999999999999999999998", "x99999999999999999999999"));
    }

    void aFolderForEachClass()
    {
        const DataFolder folder;
        folder.picture("class 10/a.ppm", 1);
        folder.picture("class 2/deep/er/b.ppm", 2);
        folder.picture("class 2/b10.ppm", 3);
        folder.picture("class 2/b9.ppm", 4);
        const auto dataset = openKind(folder.path());
        QVERIFY2(dataset, errorOf(dataset).c_str());
        QCOMPARE(dataset->source().kind, std::string("folder"));
        QVERIFY(says(*dataset, "a folder for each class"));
        QCOMPARE(dataset->classes(), (Names{"class 2", "class 10"}));
        QCOMPARE(files(*dataset),
                 (Names{"class 2/b9.ppm", "class 2/b10.ppm", "class 2/deep/er/b.ppm", "class 10/a.ppm"}));
        QCOMPARE(dataset->samples()[0].label, std::size_t{0});
        QCOMPARE(dataset->samples()[3].label, std::size_t{1});
        QCOMPARE(dataset->samples()[3].part, std::string());
        QVERIFY(dataset->setAside().empty());
        const auto picture = dataset->picture(3);
        QVERIFY(picture);
        QCOMPARE(picture->width, 2);
        QCOMPARE(picture->rgb, (std::vector<std::uint8_t>{1, 0, 0, 1, 0, 1, 1, 0, 2, 1, 0, 3}));
    }

    void foldersOfParts_data()
    {
        QTest::addColumn<QString>("validation");
        for (const char *name : {"val", "valid", "validation", "Val"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void foldersOfParts()
    {
        QFETCH(QString, validation);
        const DataFolder folder;
        folder.picture("train/cat/1.ppm", 1);
        folder.picture("train/dog/2.ppm", 2);
        folder.picture("train/loose.ppm", 3);
        folder.picture(validation.toStdString() + "/cat/4.ppm", 4);
        folder.picture("test/dog/deep/5.ppm", 5);
        folder.picture("other/6.ppm", 6);
        const auto dataset = openKind(folder.path());
        QVERIFY2(dataset, errorOf(dataset).c_str());
        QCOMPARE(dataset->classes(), (Names{"cat", "dog"}));
        QCOMPARE(dataset->samples().size(), std::size_t{4});
        for (const data::Sample &sample : dataset->samples()) {
            QCOMPARE(sample.part.substr(0, 2), sample.file.substr(0, 1) == "V" ? "va" : sample.file.substr(0, 2));
            QVERIFY(sample.part == "train" || sample.part == "validation" || sample.part == "test");
            QCOMPARE(dataset->classes()[sample.label] == "cat", sample.file.find("/cat/") != std::string::npos);
        }
        QCOMPARE(test::lacks(reason(*dataset, "train/loose.ppm"), "in no folder of a class"), QString());
        QCOMPARE(test::lacks(reason(*dataset, "other/6.ppm"), "in no folder of a class"), QString());
    }

    void partsWithoutClassesAreNoClasses()
    {
        const DataFolder folder;
        folder.picture("train/1.ppm", 1);
        folder.picture("test/2.ppm", 2);
        QCOMPARE(test::lacks(errorOf(openKind(folder.path())), "no folder of a class in 'train'"), QString());
    }

    void whatIsNoPictureIsLeftOutAndListed()
    {
        const DataFolder folder;
        makeCatsAndDogs(folder);
        folder.write("cats/.DS_Store", "x");
        folder.write("cats/Thumbs.db", "x");
        folder.picture(".hidden/cat.ppm", 9);
        folder.picture("__MACOSX/cat.ppm", 9);
        folder.write("cats/notes.txt", "no picture");
        folder.write("cats/text.png", "no picture");
        folder.write("cats/empty.png", "");
        folder.write("README.md", "x");
        folder.folder("empty class");
        folder.write("docs/readme.txt", "x");
        const auto dataset = openKind(folder.path());
        QVERIFY2(dataset, errorOf(dataset).c_str());
        QCOMPARE(dataset->samples().size(), std::size_t{4});
        QCOMPARE(dataset->classes(), (Names{"cats", "dogs"}));
        QVERIFY(says(*dataset, "4 hidden files and folders were passed over: .hidden, __MACOSX, cats/.DS_Store, "
                               "cats/Thumbs.db"));
        QVERIFY(says(*dataset, "classes without a picture are left out (2): docs, empty class"));
        QCOMPARE(dataset->setAside().size(), std::size_t{5});
        QCOMPARE(test::lacks(reason(*dataset, "cats/notes.txt"), "not a picture"), QString());
        QCOMPARE(test::lacks(reason(*dataset, "cats/text.png"), "not a picture"), QString());
        QCOMPARE(test::lacks(reason(*dataset, "cats/empty.png"), "empty"), QString());
        QCOMPARE(test::lacks(reason(*dataset, "README.md"), "in no folder of a class"), QString());
        QVERIFY(says(*dataset, "set aside: 5"));
    }

    void damagedPicturesAreSetAside()
    {
        const DataFolder folder;
        makeCatsAndDogs(folder);
        const Names damaged = {"half.jpg", "half.png", "half.gif", "half.bmp", "bomb.png", "drawing.svg", "almost.jpg"};
        for (const std::string &name : damaged)
            std::filesystem::copy(test::dataFile("pictures/" + name), folder.path("dogs/" + name));
        std::filesystem::copy(test::dataFile("pictures/rgb.png"), folder.path("dogs/png.called.jpg"));
        const auto dataset = openKind(folder.path());
        QVERIFY2(dataset, errorOf(dataset).c_str());
        QCOMPARE(dataset->samples().size(), std::size_t{5});
        QCOMPARE(dataset->setAside().size(), damaged.size());
        for (const std::string &name : damaged)
            QVERIFY2(reason(*dataset, "dogs/" + name) != "not set aside", name.c_str());
        QCOMPARE(test::lacks(reason(*dataset, "dogs/half.jpg"), "damaged"), QString());
        for (std::size_t i = 0; i < dataset->samples().size(); ++i)
            QVERIFY(dataset->picture(i));
    }

    void linksAreFollowedOnce()
    {
        const DataFolder store;
        store.picture("far.ppm", 10);
        const DataFolder folder;
        makeCatsAndDogs(folder);
        folder.link("cats/linked.ppm", store.path("far.ppm"));
        folder.link("birds", store.path());
        folder.link("cats/loop", "..");
        folder.link("cats/self", "self");
        folder.link("cats/nowhere.ppm", "missing.ppm");
        folder.link("dogs/aside", "../cats");
        QCOMPARE(mkfifo(folder.path("dogs/pipe.ppm").c_str(), 0600), 0);
        const auto dataset = openKind(folder.path());
        QVERIFY2(dataset, errorOf(dataset).c_str());
        QCOMPARE(files(*dataset),
                 (Names{"birds/far.ppm", "cats/0.ppm", "cats/1.ppm", "cats/linked.ppm", "dogs/2.ppm", "dogs/3.ppm"}));
        QCOMPARE(test::lacks(reason(*dataset, "cats/loop"), "read already"), QString());
        QCOMPARE(test::lacks(reason(*dataset, "dogs/aside"), "read already"), QString());
        QCOMPARE(test::lacks(reason(*dataset, "cats/self"), "cannot be read"), QString());
        QCOMPARE(test::lacks(reason(*dataset, "cats/nowhere.ppm"), "cannot be read"), QString());
        QCOMPARE(test::lacks(reason(*dataset, "dogs/pipe.ppm"), "not a file that holds data"), QString());
    }

    void namesAreBytes()
    {
        const DataFolder folder;
        folder.picture("cl\xFF\xFE/a\nb\x1b[31m.ppm", 1);
        folder.write("cl\xFF\xFE/x\ny.ppm", "bad");
        folder.picture("%1/%2.ppm", 2);
        const auto dataset = openKind(folder.path());
        QVERIFY2(dataset, errorOf(dataset).c_str());
        QCOMPARE(dataset->classes(), (Names{"%1", "cl\xFF\xFE"}));
        QVERIFY(dataset->picture(1));
        std::filesystem::remove(folder.path("cl\xFF\xFE/a\nb\x1b[31m.ppm"));
        const std::string line = dataset->picture(1).error().line();
        QVERIFY(line.find('\n') == std::string::npos && line.find('\x1b') == std::string::npos);
    }

    void whatCannotBeOpened_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char *name, const char *path, const char *kind, const char *rule) {
            QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(kind) << QString::fromLatin1(rule);
        };
        row("nothing there", "missing", "", "no such file or folder");
        row("an empty folder", "empty", "", "the folder is empty");
        row("an empty folder that is said to hold classes", "empty", "folder", "no folder in here holds a picture");
        row("loose pictures", "loose", "", "there are 2 files: 1.ppm, 2.ppm");
        row("damaged pictures alone", "damaged", "folder", "no sample is left of 2; one of those set aside, 'b/2.png'");
        row("an unknown kind", "classes", "pictures", "there are: folder, table, idx");
        row("no table", "classes", "table",
            "no table in this folder (.csv, .tsv, .jsonl or .txt); there are: cats/0.ppm");
        row("no IDX", "classes", "idx", "no IDX file of pictures in this folder; there are: cats/0.ppm");
        row("several tables", "tables", "", "several tables in this folder, name one: a.csv, b.tsv");
        row("no folder", "loose/1.ppm", "folder", "a file, not a folder");
        row("a file of another kind", "loose/1.ppm", "", "neither a folder, nor a table");
        row("a picture that is said to be IDX", "loose/1.ppm", "idx", "not an IDX file");
    }

    void whatCannotBeOpened()
    {
        QFETCH(QString, path);
        QFETCH(QString, kind);
        QFETCH(QString, rule);
        const DataFolder folder;
        folder.folder("empty");
        folder.picture("loose/1.ppm", 1);
        folder.picture("loose/2.ppm", 1);
        folder.write("damaged/a/1.png", "\x89PNG");
        folder.write("damaged/b/2.png", "\x89PNG");
        makeCatsAndDogs(folder, "classes/");
        folder.write("tables/a.csv", "1.ppm,a\n");
        folder.write("tables/b.tsv", "1.ppm\ta\n");
        const auto dataset = openKind(folder.path(path.toStdString()), kind.toStdString());
        QVERIFY(!dataset);
        QCOMPARE(test::lacks(dataset.error().line(), rule.toStdString()), QString());
        QVERIFY(dataset.error().kind == ErrorKind::BadInput);
        QCOMPARE(test::lacks(dataset.error().line(), path.toStdString()), QString());
        QVERIFY(!data::Dataset::open({}));
    }

    void whatDoesNotGoTogetherIsSaid()
    {
        const DataFolder folder;
        makeCatsAndDogs(folder);
        data::DataSource source;
        source.path = folder.path();
        source.kind = "folder";
        source.threshold = 0.5;
        QCOMPARE(test::lacks(errorOf(data::Dataset::open(source)), "columns and thresholds are of tables"), QString());
        source.kind.clear();
        QCOMPARE(test::lacks(errorOf(data::Dataset::open(source)), "no table in this folder"), QString());
        source.threshold.reset();
        source.labelsFile = "labels";
        QCOMPARE(test::lacks(errorOf(data::Dataset::open(source)), "no IDX file"), QString());
        source.kind = "folder";
        QCOMPARE(test::lacks(errorOf(data::Dataset::open(source)), "a file of labels goes with IDX"), QString());
    }

    void oddClassesAreRemarkedOn()
    {
        const DataFolder folder;
        folder.picture("one/1.ppm", 1);
        const auto single = openKind(folder.path());
        QVERIFY2(single, errorOf(single).c_str());
        QVERIFY(says(*single, "fewer than two classes"));
        QVERIFY(says(*single, "classes of a single picture (1): one"));
        makeCatsAndDogs(folder);
        folder.picture("cats/twin of 0.ppm", 0);
        folder.picture("dogs/0 says cat.ppm", 0);
        const auto twins = openKind(folder.path());
        QVERIFY2(twins, errorOf(twins).c_str());
        QVERIFY(!says(*twins, "fewer than two classes"));
        QVERIFY(says(*twins, "3 pictures have the same content as another one"));
        QVERIFY(says(*twins, "2 pictures have the same content as one with another label: cats/0.ppm = dogs/0 says "
                             "cat.ppm"));
    }

    void theFingerprintIsOfTheDataAlone()
    {
        const DataFolder first;
        makeCatsAndDogs(first);
        const std::string fingerprint = openKind(first.path())->fingerprint();
        QCOMPARE(fingerprint.size(), std::size_t{64});
        const DataFolder second;
        makeCatsAndDogs(second);
        QCOMPARE(openKind(second.path())->fingerprint(), fingerprint);
        second.write("cats/notes.txt", "left out");
        QCOMPARE(openKind(second.path())->fingerprint(), fingerprint);
        second.picture("cats/0.ppm", 7);
        QVERIFY(openKind(second.path())->fingerprint() != fingerprint);
        second.picture("cats/0.ppm", 0);
        QCOMPARE(openKind(second.path())->fingerprint(), fingerprint);
        std::filesystem::rename(second.path("cats/0.ppm"), second.path("cats/00.ppm"));
        QVERIFY(openKind(second.path())->fingerprint() != fingerprint);
        std::filesystem::rename(second.path("cats/00.ppm"), second.path("cats/0.ppm"));
        std::filesystem::rename(second.path("cats"), second.path("bats"));
        QVERIFY(openKind(second.path())->fingerprint() != fingerprint);
    }

    void whatWasGuessedOpensTheSameAgain()
    {
        const DataFolder folder;
        makeCatsAndDogs(folder);
        const auto first = openKind(folder.path());
        const auto again = data::Dataset::open(first->source());
        QVERIFY(again);
        QVERIFY(again->source() == first->source());
        QCOMPARE(again->fingerprint(), first->fingerprint());
    }

    void aPictureThatChangedIsAnError()
    {
        const DataFolder folder;
        makeCatsAndDogs(folder);
        const auto dataset = openKind(folder.path());
        folder.picture("cats/0.ppm", 77);
        QCOMPARE(test::lacks(dataset->picture(0).error().line(), "cats/0.ppm: the picture was changed"), QString());
        std::filesystem::remove(folder.path("cats/0.ppm"));
        QCOMPARE(test::lacks(dataset->picture(0).error().line(), "cats/0.ppm: cannot be read"), QString());
        QVERIFY(dataset->picture(1));
    }

    void tellsHowFarItIsAndStops()
    {
        const DataFolder folder;
        for (int i = 0; i < 60; ++i)
            folder.picture((i % 2 == 0 ? "a/" : "b/") + std::to_string(i) + ".ppm", i);
        data::DataSource source;
        source.path = folder.path();
        std::vector<std::size_t> seen;
        QVERIFY(data::Dataset::open(source, nullptr, [&](std::size_t done, std::size_t all) {
            seen.push_back(done);
            QCOMPARE(all, std::size_t{60});
        }));
        QCOMPARE(seen.size(), std::size_t{60});
        QVERIFY(std::is_sorted(seen.begin(), seen.end()) && seen.front() == 1 && seen.back() == 60);
        StopToken stop;
        const auto part = data::Dataset::open(source, &stop, [&](std::size_t done, std::size_t) {
            if (done == 5)
                stop.stop();
        });
        QVERIFY(part && part->samples().size() >= 5 && part->samples().size() < 60);
        for (const data::Sample &sample : part->samples())
            QCOMPARE(sample.hash.size(), std::size_t{64});
        QVERIFY(data::Dataset::open(source, &stop)->samples().empty());
    }

    void aTableBesideItsPicturesIsTheTable()
    {
        const DataFolder folder;
        folder.picture("images/1.ppm", 1);
        folder.picture("images/2.ppm", 2);
        folder.write("labels.csv", "images/1.ppm  1.0    mono\nimages/2.ppm  0.0    poly\n");
        folder.write("README.txt", "read me first");
        data::DataSource source;
        source.path = folder.path();
        source.labelColumn = "3";
        const auto table = data::Dataset::open(source);
        QVERIFY2(table, errorOf(table).c_str());
        QCOMPARE(table->source().kind, std::string("table"));
        QCOMPARE(table->source().path, folder.path("labels.csv"));
        QCOMPARE(table->classes(), (Names{"mono", "poly"}));
        makeCatsAndDogs(folder);
        const auto classes = openKind(folder.path());
        QCOMPARE(classes->source().kind, std::string("folder"));
        QVERIFY(says(*classes, "there are tables as well, which were not read; name one to use it: labels.csv"));
    }
};

QTEST_GUILESS_MAIN(TestDataset)
#include "tst_dataset.moc"
