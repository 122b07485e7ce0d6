// SPDX-License-Identifier: GPL-3.0-or-later
// IDX files, as MNIST's: plain and packed, in parts, and every way to cut, bend and inflate them.
#include "core/data/dataset.h"
#include "tests/support/data_folder.h"

#include <QTest>

#include <numeric>
#include <zlib.h>

using namespace headstart;
using test::DataFolder;
using test::idx;
using Names = std::vector<std::string>;

namespace {

constexpr auto kImages = "train-images-idx3-ubyte";
constexpr auto kLabels = "train-labels-idx1-ubyte";

std::string counting(std::size_t size)
{
    std::string out(size, '\0');
    std::iota(out.begin(), out.end(), '\0');
    return out;
}

std::string packed(const std::string &text)
{
    z_stream stream = {};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&stream, static_cast<uLong>(text.size())) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string images(std::uint32_t count = 3)
{
    return idx({count, 2, 3}, counting(std::size_t{count} * 6));
}

Result<data::Dataset> openPath(const std::string &path, const std::string &labelsFile = {})
{
    data::DataSource source;
    source.path = path;
    source.labelsFile = labelsFile;
    return data::Dataset::open(source);
}

std::string errorOf(const Result<data::Dataset> &dataset)
{
    return dataset ? "no error" : dataset.error().line();
}

/// Opens images and the labels 1, 0, 1.
std::string errorOfImages(const std::string &content)
{
    const DataFolder folder;
    folder.write(kLabels, idx({3}, std::string("\1\0\1", 3)));
    data::DataSource source;
    source.path = folder.write(kImages, content);
    source.kind = "idx";
    return errorOf(data::Dataset::open(source));
}

std::string errorOfLabels(const std::string &content)
{
    const DataFolder folder;
    folder.write(kLabels, content);
    return errorOf(openPath(folder.write(kImages, images())));
}

} // namespace

class TestIdx : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void greyPictures_data()
    {
        QTest::addColumn<bool>("isPacked");
        QTest::newRow("plain") << false;
        QTest::newRow("gzip") << true;
    }

    void greyPictures()
    {
        QFETCH(bool, isPacked);
        const DataFolder folder;
        const std::string ending = isPacked ? ".gz" : "";
        const std::string labels = idx({3}, "\7\2\7");
        folder.write(kLabels + ending, isPacked ? packed(labels) : labels);
        const std::string path = folder.write(kImages + ending, isPacked ? packed(images()) : images());
        const auto dataset = openPath(path);
        QVERIFY2(dataset, errorOf(dataset).c_str());
        QCOMPARE(dataset->source().kind, std::string("idx"));
        QCOMPARE(dataset->source().labelsFile, folder.path(kLabels + ending));
        QCOMPARE(dataset->classes(), (Names{"2", "7"}));
        QCOMPARE(dataset->samples().size(), std::size_t{3});
        QCOMPARE(dataset->samples()[2].file, kImages + ending + "#2");
        QCOMPARE(dataset->samples()[0].label, std::size_t{1});
        QCOMPARE(dataset->samples()[1].label, std::size_t{0});
        QCOMPARE(dataset->samples()[0].part, std::string());
        // python3 -c 'import hashlib; print(hashlib.sha256(bytes(range(6, 12))).hexdigest())'
        QCOMPARE(dataset->samples()[1].hash,
                 std::string("e83733f934d0ff090db2edddb0e0d115ddab96772ca977586736e4c4080cd869"));
        const auto picture = dataset->picture(1);
        QVERIFY(picture);
        QCOMPARE(picture->width, 3);
        QCOMPARE(picture->height, 2);
        QCOMPARE(picture->rgb, (std::vector<std::uint8_t>{6, 6, 6, 7, 7, 7, 8, 8, 8, 9, 9, 9, 10, 10, 10, 11, 11, 11}));
        const auto again = data::Dataset::open(dataset->source());
        QVERIFY(again && again->source() == dataset->source() && again->fingerprint() == dataset->fingerprint());
    }

    void colouredPictures()
    {
        const DataFolder folder;
        folder.write("x-labels-idx1-ubyte", idx({2}, "\1\2"));
        const auto dataset = openPath(folder.write("x-images-idx4-ubyte", idx({2, 1, 2, 3}, counting(12))));
        QVERIFY2(dataset, errorOf(dataset).c_str());
        QCOMPARE(dataset->picture(1)->rgb, (std::vector<std::uint8_t>{6, 7, 8, 9, 10, 11}));
        QCOMPARE(dataset->picture(1)->width, 2);
    }

    void partsOfAFolder()
    {
        const DataFolder folder;
        folder.write("t10k-images.idx3-ubyte", idx({1, 1, 1}, "x"));
        folder.write("t10k-labels.idx1-ubyte", idx({1}, "\3"));
        folder.write(std::string(kImages) + ".gz", packed(images()));
        folder.write(std::string(kLabels) + ".gz", packed(idx({3}, "\1\2\1")));
        folder.write(kImages, images());
        const auto dataset = openPath(folder.path());
        QVERIFY2(dataset, errorOf(dataset).c_str());
        QCOMPARE(dataset->source().kind, std::string("idx"));
        QCOMPARE(dataset->samples().size(), std::size_t{4});
        QCOMPARE(dataset->samples()[0].part, std::string("train"));
        QCOMPARE(dataset->samples()[0].file, std::string(kImages) + "#0"); // the unpacked one of two
        QCOMPARE(dataset->samples()[3].part, std::string("test"));
        QCOMPARE(dataset->samples()[3].file, std::string("t10k-images.idx3-ubyte#0"));
        QCOMPARE(dataset->picture(3)->rgb, (std::vector<std::uint8_t>{'x', 'x', 'x'}));
        QCOMPARE(dataset->picture(2)->rgb.size(), std::size_t{18});
        QCOMPARE(dataset->classes(), (Names{"1", "2", "3"}));
        const auto again = data::Dataset::open(dataset->source());
        QVERIFY(again && again->fingerprint() == dataset->fingerprint());
        folder.write("more-images", images());
        QCOMPARE(test::lacks(errorOf(openPath(folder.path())), "several files of pictures here, name one: "),
                 QString());
    }

    void labelsThatAreNamed()
    {
        const DataFolder folder;
        const std::string path = folder.write("pictures", images());
        const std::string labels = folder.write("truth", idx({3}, "\1\2\1"));
        QCOMPARE(test::lacks(errorOf(openPath(path)), "its file of labels was not found; looked for: 'pictures'"),
                 QString());
        QVERIFY(openPath(path, labels));
        QVERIFY(openPath(path, "truth"));
        QCOMPARE(test::lacks(errorOf(openPath(path, "lies")), "lies: there is no such file"), QString());
        QCOMPARE(test::lacks(errorOf(openPath(labels, path)), "these are labels; name the file of pictures"),
                 QString());
    }

    void whatIsRefused_data()
    {
        QTest::addColumn<QByteArray>("images");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char *name, const std::string &content, const char *rule) {
            QTest::newRow(name) << QByteArray::fromStdString(content) << QString::fromLatin1(rule);
        };
        constexpr std::uint32_t kMost = 0xFFFFFFFF;
        row("2^32-1 items", idx({kMost, 2, 3}, counting(18)), "offset 4: the header claims 4294967295 items");
        row("2^32-1 items, packed", packed(idx({kMost, 2, 3}, counting(18))), "the header claims 4294967295 items");
        row("2^32-1 rows", idx({1, kMost, 1}, "x"), "offset 4: the header claims 4294967295 bytes, which a file of 17");
        row("2^96 bytes", idx({10'000'000, kMost, kMost}, "x"), "the header claims more than 4 GiB");
        row("4 GiB, packed", packed(idx({1, kMost, 1}, "x")), "the header claims 4294967295 bytes, which a file of");
        row("no items", idx({0, 2, 3}, ""), "there is nothing in the file");
        row("no columns", idx({3, 2, 0}, ""), "there is nothing in the file");
        row("too much", images() + "x", "the header claims 18 bytes, which a file of 35 bytes does not hold");
        row("too much, packed", packed(images() + "x"), "holds more than its header claims");
        row("a bomb", packed(images() + std::string(50'000'000, '\0')), "holds more than its header claims");
        row("bytes after gzip", packed(images()) + "x", "gzip data end too early");
        row("rubbish after gzip", packed(images()) + std::string(40, 'x'), "gzip data are damaged");
        row("2 channels", idx({3, 1, 3, 2}, counting(18)), "pictures have 1 or 3 channels, not 2");
        row("a huge picture", packed(idx({3, 10'000, 10'000}, std::string(300'000'000, '\0'))), "10000 x 10000 pixels");
        row("more pictures than labels", images(4), "holds 3 labels for 4 pictures");
        row("matrices", idx({3, 6}, counting(18)), "2 dimensions");
        row("floats", std::string("\0\0\x0D\3", 4) + images().substr(4), "only IDX files of bytes");
        row("another type", std::string("\0\0\x0A\3", 4) + images().substr(4), "not an IDX file");
        row("5 dimensions", idx({1, 1, 1, 1, 1}, "x"), "not an IDX file");
        row("a text", "hello", "not an IDX file");
    }

    void whatIsRefused()
    {
        QFETCH(QByteArray, images);
        QFETCH(QString, rule);
        const std::string error = errorOfImages(images.toStdString());
        QCOMPARE(test::lacks(error, rule.toStdString()), QString());
        QCOMPARE(test::lacks(error, "/train-"), QString());
    }

    void labelsThatAreRefused()
    {
        QCOMPARE(errorOfLabels(idx({3}, "\1\2\3")), std::string("no error"));
        QCOMPARE(test::lacks(errorOfLabels(idx({2}, "\1\2")), "it holds 2 labels for 3 pictures"), QString());
        QCOMPARE(test::lacks(errorOfLabels(images()), "this is not a file of labels"), QString());
        QCOMPARE(test::lacks(errorOfLabels(idx({0xFFFFFFFF}, "x")), "claims 4294967295 items"), QString());
        QCOMPARE(test::lacks(errorOfLabels("1,2,3"), "not an IDX file"), QString());
    }

    void everyTruncationIsAnError()
    {
        const std::string labels = idx({3}, "\1\2\1");
        for (const std::string &whole : {images(), packed(images())})
            for (std::size_t size = 0; size < whole.size(); ++size)
                QVERIFY2(errorOfImages(whole.substr(0, size)) != "no error", std::to_string(size).c_str());
        for (const std::string &whole : {labels, packed(labels)})
            for (std::size_t size = 0; size < whole.size(); ++size)
                QVERIFY2(errorOfLabels(whole.substr(0, size)) != "no error", std::to_string(size).c_str());
        QCOMPARE(errorOfImages(packed(images())), std::string("no error"));
    }

    /// Some bits of a packed file say when and where it was packed, or fill a byte up.
    void everyBentBitIsAnErrorOrHarmless()
    {
        const DataFolder folder;
        folder.write(kLabels, idx({3}, "\1\2\1"));
        const std::string path = folder.write(kImages, packed(images()));
        const std::string fingerprint = openPath(path)->fingerprint();
        const std::string whole = packed(images());
        std::size_t errors = 0;
        for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
            std::string bent = whole;
            bent[bit / 8] = static_cast<char>(bent[bit / 8] ^ 1 << bit % 8);
            folder.write(kImages, bent);
            const auto dataset = openPath(path);
            QVERIFY2(!dataset || dataset->fingerprint() == fingerprint, std::to_string(bit).c_str());
            errors += dataset ? 0 : 1;
        }
        QVERIFY(errors > whole.size() * 8 * 3 / 4);
    }

    void severalMembersAreOneFile()
    {
        const std::string whole = images();
        QCOMPARE(errorOfImages(packed(whole.substr(0, 20)) + packed("") + packed(whole.substr(20))),
                 std::string("no error"));
    }

    void stopsBetweenPictures()
    {
        const DataFolder folder;
        folder.write(kLabels, idx({200}, std::string(100, '\1') + std::string(100, '\2')));
        data::DataSource source;
        source.path = folder.write(kImages, images(200));
        StopToken stop;
        const auto part = data::Dataset::open(source, &stop, [&](std::size_t done, std::size_t) {
            if (done == 3)
                stop.stop();
        });
        QVERIFY(part && part->samples().size() >= 3 && part->samples().size() < 200);
    }
};

QTEST_GUILESS_MAIN(TestIdx)
#include "tst_idx.moc"
