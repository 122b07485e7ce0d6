// SPDX-License-Identifier: GPL-3.0-or-later
// From a picture's file to the network's input: every kind of picture as Pillow sees it, damaged ones refused.
#include "core/data/decoding.h"
#include "core/data/preprocessing.h"
#include "tests/support/files.h"

#include <ATen/ops/from_blob.h>

#include <QLoggingCategory>
#include <QTest>

#include <fstream>
#include <nlohmann/json.hpp>

using namespace headstart;

namespace {

nlohmann::json readJson(const char *name)
{
    std::ifstream stream(test::dataFile(std::string("pictures/") + name));
    return nlohmann::json::parse(stream);
}

std::vector<std::uint8_t> fromHex(const std::string &text)
{
    const QByteArray bytes = QByteArray::fromHex(QByteArray::fromStdString(text));
    return {bytes.begin(), bytes.end()};
}

int largestDifference(const std::vector<std::uint8_t> &a, const std::vector<std::uint8_t> &b)
{
    int largest = a.size() == b.size() ? 0 : 256;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(int{a[i]} - int{b[i]}));
    return largest;
}

/// [3, H, W] to rows of red, green, blue.
std::vector<std::uint8_t> rows(const at::Tensor &tensor)
{
    const at::Tensor bytes = tensor.permute({1, 2, 0}).contiguous();
    return {bytes.data_ptr<std::uint8_t>(), bytes.data_ptr<std::uint8_t>() + bytes.numel()};
}

} // namespace

class TestPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// As the programs do: what Qt's readers warn of does no harm, or comes back as an error.
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio=false\nqt.gui.imageio.*=false"));
    }

    void decodesAsPillowDoes_data()
    {
        QTest::addColumn<QString>("name");
        const auto expected = readJson("expected.json");
        for (const auto &[name, facts] : expected.items())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    void decodesAsPillowDoes()
    {
        QFETCH(QString, name);
        const auto facts = readJson("expected.json").at(name.toStdString());
        const auto picture = data::decodePicture(test::dataFile("pictures/" + name.toStdString()));
        if (facts.contains("refused")) {
            QVERIFY(!picture);
            const QString line = QString::fromStdString(picture.error().line());
            QVERIFY2(line.contains(QString::fromStdString(facts.at("refused"))) && line.contains(name),
                     qPrintable(line));
            return;
        }
        QVERIFY2(picture, picture ? "" : picture.error().line().c_str());
        QCOMPARE(picture->width, facts.at("width").get<int>());
        QCOMPARE(picture->height, facts.at("height").get<int>());
        QCOMPARE(largestDifference(picture->rgb, fromHex(facts.at("rgb"))), 0);
    }

    void aFileThatIsNotThereIsNamed()
    {
        const auto picture = data::decodePicture("/no/such/picture.jpg");
        QVERIFY(!picture);
        QVERIFY(picture.error().line().find("/no/such/picture.jpg: cannot be read: No such file") == 0);
    }

    void everyTruncationOfAJpegIsRefused()
    {
        const auto whole = test::readFile(test::dataFile("pictures/rgb.jpg"));
        for (std::size_t size = 1; size + 2 < whole.size(); ++size) { // the end marker itself carries no pixel
            const auto picture = data::decodePicture(std::span(whole).first(size), "cut.jpg");
            QVERIFY2(!picture, qPrintable(QString::number(size)));
        }
    }

    void resizesAsPillowDoes_data()
    {
        QTest::addColumn<int>("index");
        const auto all = readJson("resized.json");
        for (int i = 0; i < static_cast<int>(all.size()); ++i)
            QTest::addRow("%s %d", all[static_cast<std::size_t>(i)].at("filter").get<std::string>().c_str(),
                          all[static_cast<std::size_t>(i)].at("height").get<int>())
                << i;
    }

    void resizesAsPillowDoes()
    {
        QFETCH(int, index);
        const auto facts = readJson("resized.json").at(static_cast<std::size_t>(index));
        const int height = facts.at("height");
        const int width = facts.at("width");
        const auto picture = data::decodePicture(test::dataFile("pictures/noise.png"));
        QVERIFY(picture);
        data::Preprocessing preprocessing;
        preprocessing.resize = height;
        preprocessing.crop = height;
        preprocessing.interpolation =
            facts.at("filter") == "bicubic" ? data::Interpolation::Bicubic : data::Interpolation::Bilinear;
        const auto actual = data::resizeAndCrop(*picture, preprocessing, "noise.png");
        QVERIFY(actual);
        auto expected = fromHex(facts.at("rgb"));
        const int left = static_cast<int>(std::nearbyint((width - height) / 2.0));
        const at::Tensor whole = at::from_blob(expected.data(), {height, width, 3}, at::kByte).permute({2, 0, 1});
        const int difference = largestDifference(rows(*actual), rows(whole.slice(2, left, left + height)));
        QVERIFY2(difference <= 1, qPrintable(QString::number(difference)));
    }

    void normalises()
    {
        data::Picture picture{4, 4, std::vector<std::uint8_t>(48, 255)};
        const data::Preprocessing preprocessing = {4, 4, data::Interpolation::Bilinear, {0.5, 0.25, 0}, {0.5, 0.25, 2}};
        const auto input = data::preprocess(picture, preprocessing, "white");
        QVERIFY(input);
        QCOMPARE(input->sizes().vec(), std::vector<std::int64_t>({3, 4, 4}));
        QCOMPARE((*input)[0][3][3].item<float>(), 1.0F);
        QCOMPARE((*input)[1][0][0].item<float>(), 3.0F);
        QCOMPARE((*input)[2][0][0].item<float>(), 0.5F);
    }

    void aPictureSmallerThanTheCropGetsABorder()
    {
        data::Picture picture{4, 4, std::vector<std::uint8_t>(48, 255)};
        data::Preprocessing preprocessing;
        preprocessing.resize = 4;
        preprocessing.crop = 8;
        const auto bytes = data::resizeAndCrop(picture, preprocessing, "white");
        QVERIFY(bytes);
        QCOMPARE(bytes->sum().item<std::int64_t>(), 48 * 255);
        QCOMPARE((*bytes)[0][2][2].item<int>(), 255);
        QCOMPARE((*bytes)[0][1][2].item<int>(), 0);
    }

    void aStripeIsRefusedBeforeItFillsTheMemory()
    {
        const data::Picture picture{51, 1, std::vector<std::uint8_t>(153, 0)};
        const auto input = data::preprocess(picture, {}, "stripe.png");
        QVERIFY(!input);
        QVERIFY(input.error().line().find("51 x 1") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestPictures)
#include "tst_pictures.moc"
