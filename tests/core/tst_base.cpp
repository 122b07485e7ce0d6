// SPDX-License-Identifier: GPL-3.0-or-later
// What everything stands on: sentences, errors, results, work by several threads, files that appear whole.
#include "core/base/atomic_file.h"
#include "core/base/byte_source.h"
#include "core/base/hashing.h"
#include "core/base/in_parallel.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "tests/support/files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <sys/stat.h>
#include <vector>

using namespace headstart;

class TestBase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSentenceTakesItsArguments()
    {
        QCOMPARE(say("%2 of %1, 100 %, %1%", 7, "three").english(), std::string("three of 7, 100 %, 7%"));
        QCOMPARE(say("%1", std::string("%2")).english(), std::string("%2"));
        QCOMPARE(say("%3|", 1).english(), std::string("|"));
    }

    void anErrorIsOneLine()
    {
        QCOMPARE(badInput("a.pth", "offset 3", say("rule")).line(), std::string("a.pth: offset 3: rule"));
        QCOMPARE(failed({}, say("rule")).line(), std::string("rule"));
        QCOMPARE(badInput("a\nb\x1b[31m", say("%1", "x\ty")).line(), std::string("a?b?[31m: x?y"));
    }

    void aResultIsAValueOrAnError()
    {
        const Result<int> value = 3;
        QVERIFY(value);
        QCOMPARE(*value, 3);
        const Result<int> error = badInput("f", say("r"));
        QVERIFY(!error);
        QCOMPARE(error.error().file, std::string("f"));
        QVERIFY(Result<void>());
        QVERIFY(!Result<void>(badInput("f", say("r"))));
    }

    void workIsDividedAmongThreads_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("one") << 1;
        QTest::newRow("more than pieces") << 50;
    }

    void workIsDividedAmongThreads()
    {
        QFETCH(int, threads);
        std::vector<int> seen(100);
        const auto always = [] { return true; };
        const auto look = [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                ++seen[i];
        };
        QCOMPARE(inParallel(seen.size(), 7, static_cast<std::size_t>(threads), always, look), seen.size());
        QVERIFY(seen == std::vector<int>(100, 1));
        QCOMPARE(inParallel(0, 7, 2, always, look), std::size_t{0});
        QCOMPARE(inParallel(
                     100, 7, 2, [] { return false; }, look),
                 std::size_t{0});
        QVERIFY(seen == std::vector<int>(100, 1));
        const auto fail = [](std::size_t begin, std::size_t) {
            if (begin == 21)
                throw std::runtime_error("21");
        };
        QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                                 inParallel(100, 7, static_cast<std::size_t>(threads), always, fail));
    }

    void whatWasTakenIsDone()
    {
        int calls = 0;
        const std::size_t taken = inParallel(
            100, 7, 1, [&] { return calls < 3; }, [&](std::size_t, std::size_t) { ++calls; });
        QCOMPARE(taken, std::size_t{21});
    }

    void aFileAppearsWholeOrNotAtAll()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("out.bin")).toStdString();
        test::writeFile(path, std::string("before"));
        {
            auto file = AtomicFile::create(path);
            QVERIFY(file);
            QVERIFY(file->write(std::as_bytes(std::span("half", 4))));
        }
        QCOMPARE(read(path), std::string("before"));
        QCOMPARE(entries(folder), 1);
        auto file = AtomicFile::create(path);
        QVERIFY(file->write(std::as_bytes(std::span("after", 5))));
        QCOMPARE(read(path), std::string("before"));
        QVERIFY(file->commit());
        QCOMPARE(read(path), std::string("after"));
        QCOMPARE(entries(folder), 1);
    }

    void aLinkIsFollowedAndADeviceIsLeftAlone()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("real.bin")).toStdString();
        const std::string link = folder.filePath(QStringLiteral("link.bin")).toStdString();
        const std::string pipe = folder.filePath(QStringLiteral("pipe")).toStdString();
        std::filesystem::create_symlink("real.bin", link);
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        auto file = AtomicFile::create(link);
        QVERIFY(file && file->write(std::as_bytes(std::span("text", 4))) && file->commit());
        QCOMPARE(read(path), std::string("text"));
        QVERIFY(std::filesystem::is_symlink(link));
        QVERIFY(AtomicFile::create(pipe).error().line().find("a device or a pipe") != std::string::npos);
        QVERIFY(std::filesystem::is_fifo(pipe));
        QVERIFY(!AtomicFile::create(""));
        QVERIFY(!ByteSource::open(""));
    }

    void twoWritersOfOneFileDoNotMix()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("out.bin")).toStdString();
        auto first = AtomicFile::create(path);
        auto second = AtomicFile::create(path);
        QVERIFY(first->write(std::as_bytes(std::span("first", 5))));
        QVERIFY(second->write(std::as_bytes(std::span("second", 6))));
        QVERIFY(second->commit());
        QCOMPARE(read(path), std::string("second"));
        QVERIFY(first->commit());
        QCOMPARE(read(path), std::string("first"));
        QCOMPARE(entries(folder), 1);
    }

    void onlyRegularFilesAreRead_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("a folder") << QStringLiteral("/tmp");
        QTest::newRow("an endless device") << QStringLiteral("/dev/zero");
        QTest::newRow("a pipe") << QStringLiteral("pipe");
    }

    void onlyRegularFilesAreRead()
    {
        QFETCH(QString, path);
        const QTemporaryDir folder;
        if (path == QStringLiteral("pipe")) {
            path = folder.filePath(path);
            QCOMPARE(mkfifo(qPrintable(path), 0600), 0); // nobody writes: opening it must not wait
        }
        const auto source = ByteSource::open(path.toStdString());
        QVERIFY(!source);
        QVERIFY(source.error().line().find("not a file that holds data") != std::string::npos);
    }

    void aFileThatShrinksIsAnError()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("in.bin")).toStdString();
        test::writeFile(path, std::string(100, 'x'));
        const auto source = ByteSource::open(path);
        QVERIFY(source);
        test::writeFile(path, std::string(10, 'x'));
        std::array<std::byte, 50> out = {};
        QVERIFY(source->read(40, out).error().line().find("became shorter") != std::string::npos);
        QVERIFY(source->read(60, out).error().line().find("the file ends here") != std::string::npos);
        QVERIFY(!source->read(~std::uint64_t{0}, out));
    }

    void sha256()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("abc")).toStdString();
        test::writeFile(path, std::string("abc")); // the example of FIPS 180-2
        const std::string expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        QCOMPARE(*sha256OfFile(path), expected);
        QCOMPARE(sha256Of(std::as_bytes(std::span("abc", 3))), expected);
        QCOMPARE(sha256Of({}), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        Sha256 hash; // in parts, and asked in between
        for (const char *part : {"a", "", "bc"}) {
            hash.add(std::as_bytes(std::span(part, std::strlen(part))));
            QVERIFY(!hash.hex().empty());
        }
        QCOMPARE(hash.hex(), expected);
    }

    /// The published values of SplitMix64 and FNV-1a; the others come from the same formulas in Python.
    void randomNumbersAreTheSameOnEveryMachine()
    {
        QCOMPARE(mixed(0), std::uint64_t{0xE220A8397B1DCDAF});
        QCOMPARE(hashOf(""), std::uint64_t{0xCBF29CE484222325});
        QCOMPARE(hashOf("a"), std::uint64_t{0xAF63DC4C8601EC8C});
        QCOMPARE(hashOf("foobar"), std::uint64_t{0x85944171F73967E8});
        Random random({42, 7});
        QCOMPARE(random.next(), std::uint64_t{0x2BDEE43429CCB849});
        Random copy = random;
        QCOMPARE(random.next(), std::uint64_t{0x8A4F649DE92C5767});
        QCOMPARE(copy.next(), std::uint64_t{0x8A4F649DE92C5767});
        QCOMPARE(random.next(), std::uint64_t{0x151FA4A91E92D447});
        QCOMPARE(Random({2, 1, 3}).next(), std::uint64_t{0x4AFED30727891C29});
        QVERIFY(Random({1, 2, 3}).next() != Random({2, 1, 3}).next());
        Random shares({1, 2, 3});
        QCOMPARE(shares.uniform(), 0.2111562178213946);
        QCOMPARE(shares.uniform(), 0.16814596970468554);
        QCOMPARE(permutation(10, Random({5})), (std::vector<std::size_t>{6, 5, 3, 4, 9, 0, 2, 1, 8, 7}));
        QVERIFY(permutation(0, Random({5})).empty());
    }

    void randomNumbersStayInTheirRange()
    {
        Random random({1});
        double sum = 0;
        std::array<int, 7> counts = {};
        for (int i = 0; i < 70'000; ++i) {
            const double share = random.uniform();
            QVERIFY(share >= 0 && share < 1);
            sum += share;
            ++counts.at(random.below(counts.size()));
            const double value = random.between(-3, 5);
            QVERIFY(value >= -3 && value < 5);
        }
        QVERIFY(std::abs(sum / 70'000 - 0.5) < 0.005); // four and a half standard errors
        for (const int count : counts)
            QVERIFY(std::abs(count - 10'000) < 420);
    }

private:
    static std::string read(const std::string &path)
    {
        const auto bytes = test::readFile(path);
        return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
    }
    static int entries(const QTemporaryDir &folder)
    {
        return static_cast<int>(
            QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size());
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
