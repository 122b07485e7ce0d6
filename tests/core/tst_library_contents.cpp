// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in the library, and what goes when it is freed: nothing else, and nothing that is being fetched.
#include "core/catalogue/library_contents.h"
#include "tests/support/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace headstart;

class TestLibraryContents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void filesAreListedWithWhatBelongsToThem()
    {
        write("resnet50-0676ba61.pth", 100);
        write("resnet50-0676ba61.pth.sha256", 20);
        write("efficientnet-lite0-57934424.pth.part", 30);
        write("efficientnet-lite0-57934424.pth.part.from", 4);
        write("holiday.mov", 7);
        std::filesystem::create_directory(path("folder"));
        const auto contents = catalogue::libraryContents(library());
        QVERIFY(contents);
        QCOMPARE(contents->files.size(), std::size_t{3});
        const auto &[part, whole, unknown] = std::tie(contents->files[0], contents->files[1], contents->files[2]);
        QCOMPARE(part.name, std::string("efficientnet-lite0-57934424.pth")); // in the catalogue's order
        QCOMPARE(part.card->id, std::string("tf_efficientnet_lite0"));
        QVERIFY(!part.isWhole);
        QCOMPARE(part.bytes, std::uint64_t{34});
        QCOMPARE(whole.card->id, std::string("resnet50"));
        QVERIFY(whole.isWhole);
        QCOMPARE(whole.bytes, std::uint64_t{120});
        QVERIFY(whole.changed > 0);
        QCOMPARE(unknown.name, std::string("holiday.mov"));
        QVERIFY(!unknown.card);
        QCOMPARE(contents->bytes, std::uint64_t{161});
        QVERIFY(contents->freeBytes > 0);
    }

    void aTextModelIsOneRow()
    {
        writeTextModel();
        write("all-MiniLM-L6-v2/model.safetensors.sha256", 20);
        write("all-MiniLM-L6-v2/notes.txt", 50);
        write("holiday.mov", 7);
        const auto contents = catalogue::libraryContents(library());
        QVERIFY(contents);
        QCOMPARE(contents->files.size(), std::size_t{2});
        const catalogue::LibraryFile &model = contents->files[0];
        QCOMPARE(model.name, std::string("all-MiniLM-L6-v2/model.safetensors"));
        QCOMPARE(model.card->id, std::string("all-MiniLM-L6-v2"));
        QCOMPARE(model.bytes, std::uint64_t{1000 + 30 + 400 + 20}); // the notes are the user's
        QVERIFY(model.isWhole && model.changed > 0);
        QVERIFY(!contents->files[1].card);
        QVERIFY(!library().firstMissing(*model.card));
        QCOMPARE(contents->bytes, std::uint64_t{1450 + 7});
    }

    void aTextModelThatLacksAFileIsAPart_data()
    {
        QTest::addColumn<std::string>("gone");
        QTest::newRow("the weights") << std::string("model.safetensors");
        QTest::newRow("the tokenizer") << std::string("tokenizer.json");
    }

    void aTextModelThatLacksAFileIsAPart()
    {
        QFETCH(std::string, gone);
        writeTextModel();
        const std::string file = path("all-MiniLM-L6-v2/") + gone;
        std::filesystem::rename(file, file + ".part");
        const auto contents = catalogue::libraryContents(library());
        QCOMPARE(contents->files.size(), std::size_t{1});
        QVERIFY(!contents->files[0].isWhole);
        QCOMPARE(contents->files[0].bytes, std::uint64_t{1430});
        QCOMPARE(*library().firstMissing(*contents->files[0].card), std::filesystem::path(file));
        const auto found = library().find(*contents->files[0].card);
        QVERIFY(!found);
        QCOMPARE(found.error().file, file);
    }

    void removingATextModelTakesItsFolder()
    {
        writeTextModel();
        write("all-MiniLM-L6-v2/tokenizer.json.part", 3);
        write("all-MiniLM-L6-v2/config.json.sha256", 4);
        const auto freed = catalogue::removeFromLibrary(library(), "all-MiniLM-L6-v2/model.safetensors");
        QVERIFY2(freed, freed ? "" : freed.error().line().c_str());
        QCOMPARE(*freed, std::uint64_t{1437});
        QVERIFY(!std::filesystem::exists(path("all-MiniLM-L6-v2")));
    }

    void whatElseLiesInATextModelsFolderStays()
    {
        writeTextModel();
        write("all-MiniLM-L6-v2/notes.txt", 50);
        write("far.bin", 1000);
        std::filesystem::remove(path("all-MiniLM-L6-v2/model.safetensors"));
        std::filesystem::create_symlink(path("far.bin"), path("all-MiniLM-L6-v2/model.safetensors"));
        QVERIFY(catalogue::removeFromLibrary(library(), "all-MiniLM-L6-v2/model.safetensors"));
        QVERIFY(std::filesystem::exists(path("all-MiniLM-L6-v2/notes.txt"))
                && std::filesystem::exists(path("far.bin")));
        QVERIFY(!std::filesystem::exists(path("all-MiniLM-L6-v2/config.json")));
        QVERIFY(!std::filesystem::is_symlink(path("all-MiniLM-L6-v2/model.safetensors")));
    }

    /// A folder of the user's own that the library only leads to.
    void aLinkedFolderGoesAndWhatItLeadsToStays()
    {
        writeTextModel();
        std::filesystem::create_directory(path("models"));
        std::filesystem::create_symlink(path("all-MiniLM-L6-v2"), path("models") + "/all-MiniLM-L6-v2");
        const catalogue::Library models(path("models"));
        const auto contents = catalogue::libraryContents(models);
        QCOMPARE(contents->files.size(), std::size_t{1});
        QCOMPARE(contents->files[0].card->id, std::string("all-MiniLM-L6-v2"));
        QVERIFY(contents->files[0].isWhole && contents->bytes < 1000);
        QVERIFY(catalogue::removeFromLibrary(models, contents->files[0].name));
        QVERIFY(catalogue::libraryContents(models)->files.empty());
        QVERIFY(!library().firstMissing(*contents->files[0].card));
    }

    void aTextModelThatIsBeingFetchedStays()
    {
        writeTextModel();
        write("all-MiniLM-L6-v2/tokenizer.json.part", 3);
        const int part = open(path("all-MiniLM-L6-v2/tokenizer.json.part").c_str(), O_RDONLY | O_CLOEXEC);
        QCOMPARE(flock(part, LOCK_EX), 0);
        QVERIFY(!catalogue::removeFromLibrary(library(), "all-MiniLM-L6-v2/model.safetensors"));
        close(part);
        QCOMPARE(catalogue::libraryContents(library())->bytes, std::uint64_t{1433});
    }

    void aLibraryThatIsNotThereIsEmpty()
    {
        const auto contents = catalogue::libraryContents(catalogue::Library(path("none")));
        QVERIFY(contents);
        QVERIFY(contents->files.empty());
    }

    void removingTakesWhatBelongsToTheFileAlone()
    {
        write("resnet50-0676ba61.pth", 100);
        write("resnet50-0676ba61.pth.sha256", 20);
        write("resnet50-0676ba61.pth.part", 3);
        write("resnet50-0676ba61.pth.bak", 9);
        write("resnet50-0676ba61", 9);
        const auto freed = catalogue::removeFromLibrary(library(), "resnet50-0676ba61.pth");
        QVERIFY2(freed, freed ? "" : freed.error().line().c_str());
        QCOMPARE(*freed, std::uint64_t{123});
        const auto rest = catalogue::libraryContents(library());
        QCOMPARE(rest->files.size(), std::size_t{2});
        QCOMPARE(rest->bytes, std::uint64_t{18});
    }

    void aLinkGoesAndWhatItLeadsToStays()
    {
        write("far.pth", 1000);
        std::filesystem::create_directory(path("models"));
        std::filesystem::create_symlink(path("far.pth"), path("models") + "/resnet18-f37072fd.pth");
        const catalogue::Library models(path("models"));
        QVERIFY(catalogue::libraryContents(models)->bytes < 1000);
        QVERIFY(catalogue::removeFromLibrary(models, "resnet18-f37072fd.pth"));
        QVERIFY(catalogue::libraryContents(models)->files.empty());
        QVERIFY(std::filesystem::exists(path("far.pth")));
    }

    void whatIsNoFileOfTheLibraryStays_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::newRow("nothing") << std::string();
        QTest::newRow("the folder above") << std::string("..");
        QTest::newRow("a path") << std::string("../outside.pth");
        QTest::newRow("an absolute path") << std::string("/tmp/outside.pth");
        QTest::newRow("a folder") << std::string("folder");
        QTest::newRow("a pin") << std::string("resnet50-0676ba61.pth.sha256");
        QTest::newRow("not there") << std::string("none.pth");
        QTest::newRow("a text model that is not there") << std::string("all-MiniLM-L6-v2/model.safetensors");
        QTest::newRow("beside a text model's weights") << std::string("all-MiniLM-L6-v2/config.json");
    }

    void whatIsNoFileOfTheLibraryStays()
    {
        QFETCH(std::string, name);
        std::filesystem::create_directories(path("models") + "/folder");
        write("outside.pth", 5);
        test::writeFile(path("models") + "/resnet50-0676ba61.pth.sha256", std::string("pin"));
        const auto freed = catalogue::removeFromLibrary(catalogue::Library(path("models")), name);
        QVERIFY(!freed);
        QCOMPARE(freed.error().kind, ErrorKind::BadInput);
        QVERIFY(std::filesystem::exists(path("outside.pth")) && std::filesystem::exists(path("models") + "/folder"));
        QVERIFY(std::filesystem::exists(path("models") + "/resnet50-0676ba61.pth.sha256"));
    }

    void whatIsBeingFetchedStays()
    {
        write("resnet18-f37072fd.pth.part", 3);
        const int part = open(path("resnet18-f37072fd.pth.part").c_str(), O_RDONLY | O_CLOEXEC);
        QCOMPARE(flock(part, LOCK_EX), 0);
        const auto freed = catalogue::removeFromLibrary(library(), "resnet18-f37072fd.pth");
        QVERIFY(!freed);
        QVERIFY(QString::fromStdString(freed.error().line()).contains(QStringLiteral("being fetched")));
        close(part);
        QVERIFY(catalogue::removeFromLibrary(library(), "resnet18-f37072fd.pth"));
    }

private:
    catalogue::Library library() const { return catalogue::Library(m_folder->path().toStdString()); }
    std::string path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)).toStdString(); }
    void write(const char *name, std::size_t bytes) const { test::writeFile(path(name), std::string(bytes, 'x')); }

    void writeTextModel() const
    {
        std::filesystem::create_directory(path("all-MiniLM-L6-v2"));
        write("all-MiniLM-L6-v2/model.safetensors", 1000);
        write("all-MiniLM-L6-v2/config.json", 30);
        write("all-MiniLM-L6-v2/tokenizer.json", 400);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestLibraryContents)
#include "tst_library_contents.moc"
