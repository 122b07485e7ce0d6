// SPDX-License-Identifier: GPL-3.0-or-later
// Files of weights as Python writes them: recognised, and every value as it was.
#include "core/weights/load_plan.h"
#include "core/weights/safetensors.h"
#include "core/weights/weights_file.h"
#include "tests/support/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace headstart;
using weights::Dtype;

namespace {

std::string text(std::string_view view)
{
    return std::string(view);
}

double halfToDouble(std::uint16_t bits)
{
    const int exponent = bits >> 10 & 31;
    const double fraction = (bits & 1023) / 1024.0;
    const double size = exponent == 0 ? std::ldexp(fraction, -14) : std::ldexp(1 + fraction, exponent - 15);
    return bits >> 15 ? -size : size;
}

template <class T>
T at(const std::vector<std::byte> &bytes, std::size_t index)
{
    T value;
    std::memcpy(&value, &bytes[index * sizeof(T)], sizeof(T));
    return value;
}

double valueAt(const std::vector<std::byte> &bytes, Dtype dtype, std::size_t i)
{
    switch (dtype) {
    case Dtype::F32:
        return static_cast<double>(at<float>(bytes, i));
    case Dtype::F64:
        return at<double>(bytes, i);
    case Dtype::F16:
        return halfToDouble(at<std::uint16_t>(bytes, i));
    case Dtype::BF16:
        return static_cast<double>(std::bit_cast<float>(std::uint32_t{at<std::uint16_t>(bytes, i)} << 16));
    case Dtype::I64:
        return static_cast<double>(at<std::int64_t>(bytes, i));
    case Dtype::U8:
    case Dtype::Bool:
        return at<std::uint8_t>(bytes, i);
    default:
        return NAN;
    }
}

Dtype dtypeNamed(const std::string &name)
{
    static const std::map<std::string, Dtype> names = {
        {"float32", Dtype::F32}, {"float64", Dtype::F64}, {"float16", Dtype::F16}, {"bfloat16", Dtype::BF16},
        {"int64", Dtype::I64},   {"uint8", Dtype::U8},    {"bool", Dtype::Bool}};
    return names.at(name);
}

std::vector<std::byte> elements(const weights::WeightsFile &file, const weights::TensorInfo &info)
{
    weights::TensorReader reader(file);
    std::vector<std::byte> bytes(static_cast<std::size_t>(info.bytes()));
    const auto read = reader.read(info, bytes);
    return read ? bytes : std::vector<std::byte>();
}

std::vector<double> values(const weights::WeightsFile &file, const std::string &name)
{
    const weights::TensorInfo *info = file.find(name);
    std::vector<double> out;
    if (info) {
        const auto bytes = elements(file, *info);
        for (std::size_t i = 0; i < info->count(); ++i)
            out.push_back(valueAt(bytes, info->dtype, i));
    }
    return out;
}

Result<weights::WeightsFile> openData(const std::string &name)
{
    return weights::WeightsFile::open(test::dataFile("weights/" + name));
}

} // namespace

class TestWeights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyValueIsAsPythonWroteIt_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("format");
        QTest::newRow("zip") << QStringLiteral("all.zip.pth") << static_cast<int>(weights::Format::PytorchZip);
        QTest::newRow("legacy") << QStringLiteral("all.legacy.pth") << static_cast<int>(weights::Format::PytorchLegacy);
        QTest::newRow("safetensors") << QStringLiteral("all.safetensors")
                                     << static_cast<int>(weights::Format::Safetensors);
    }

    void everyValueIsAsPythonWroteIt()
    {
        QFETCH(QString, file);
        QFETCH(int, format);
        const auto opened = openData(file.toStdString());
        QVERIFY2(opened, opened ? "" : opened.error().line().c_str());
        QCOMPARE(static_cast<int>(opened->format()), format);
        std::ifstream stream(test::dataFile("weights/all.json"));
        const auto expected = nlohmann::json::parse(stream);
        QCOMPARE(opened->tensors().size(), expected.size());
        for (const auto &[name, tensor] : expected.items()) {
            const weights::TensorInfo *info = opened->find(name);
            QVERIFY2(info, name.c_str());
            QVERIFY2(info->dtype == dtypeNamed(tensor.at("dtype")), name.c_str());
            QCOMPARE(info->shape, tensor.at("shape").get<std::vector<std::uint64_t>>());
            QCOMPARE(values(*opened, name), tensor.at("values").get<std::vector<double>>());
        }
    }

    void metadataOfSafetensors() { QCOMPARE(openData("all.safetensors")->metadata().at("format"), std::string("pt")); }

    /// A header of 0x4B50 bytes begins with "PK", as a zip archive does.
    void aHeaderLengthThatLooksLikeAZipIsNone()
    {
        constexpr std::size_t kLength = 0x4B50;
        const float value = 1;
        const std::vector<weights::TensorView> tensors = {{"w", Dtype::F32, {1}, std::as_bytes(std::span(&value, 1))}};
        const std::size_t around = weights::safetensorsBytes(tensors, {{"a", ""}}).size() - 8 - sizeof value;
        const auto bytes = weights::safetensorsBytes(tensors, {{"a", std::string(kLength - around, 'x')}});
        QCOMPARE(static_cast<char>(bytes[0]), 'P');
        QCOMPARE(static_cast<char>(bytes[1]), 'K');
        const auto opened = weights::WeightsFile::open(ByteSource::view(bytes, "file"));
        QVERIFY2(opened, opened ? "" : opened.error().line().c_str());
        QCOMPARE(values(*opened, "w"), std::vector<double>({1}));
    }

    void stateDictIsFound_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name :
             {"checkpoint.zip.pth", "checkpoint.legacy.pth", "wrapped.zip.pth", "parameters.zip.pth", "torchscript.pt",
              "whole_model.zip.pth", "whole_model.legacy.pth", "whole_wrapped.zip.pth"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void stateDictIsFound()
    {
        QFETCH(QString, file);
        const auto opened = openData(file.toStdString());
        QVERIFY2(opened, opened ? "" : opened.error().line().c_str());
        QCOMPARE(opened->tensors().size(), std::size_t{2});
        const std::string prefix = file.startsWith(QStringLiteral("checkpoint"))      ? "module."
                                   : file.startsWith(QStringLiteral("whole_wrapped")) ? "module.0."
                                                                                      : "";
        QCOMPARE(values(*opened, prefix + "weight"), std::vector<double>({1, 2}));
        QCOMPARE(values(*opened, prefix + "bias"), std::vector<double>({3}));
    }

    void filesWithoutNamedTensorsSayWhatToDo_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("no_tensors.zip.pth") << QStringLiteral("torch.nn.modules.linear.Identity");
        QTest::newRow("frozen.torchscript.pt") << QStringLiteral("as after torch.jit.freeze");
    }

    void filesWithoutNamedTensorsSayWhatToDo()
    {
        QFETCH(QString, what);
        const auto opened = openData(QTest::currentDataTag());
        QVERIFY(!opened);
        const QString line = QString::fromStdString(opened.error().line());
        QVERIFY2(line.contains(what), qPrintable(line));
        QVERIFY2(line.contains(QStringLiteral("model.state_dict()")), qPrintable(line));
    }

    void aDamagedElementIsFoundByItsChecksum_data()
    {
        QTest::addColumn<QString>("tensor");
        QTest::newRow("read in one piece") << QStringLiteral("double");
        QTest::newRow("part of a storage") << QStringLiteral("conv.row");
        QTest::newRow("strided") << QStringLiteral("conv.transposed");
    }

    void aDamagedElementIsFoundByItsChecksum()
    {
        QFETCH(QString, tensor);
        auto bytes = test::readFile(test::dataFile("weights/all.zip.pth"));
        const double third = 1 / 3.0;
        const float half = -0.5F;
        for (const auto pattern : {std::as_bytes(std::span(&third, 1)), std::as_bytes(std::span(&half, 1))}) {
            const auto found = std::search(bytes.begin(), bytes.end(), pattern.begin(), pattern.end());
            QVERIFY(found != bytes.end());
            *found ^= std::byte{1};
        }
        const auto opened = weights::WeightsFile::open(ByteSource::view(bytes, "damaged.pth"));
        QVERIFY(opened);
        weights::TensorReader reader(*opened);
        const weights::TensorInfo &info = *opened->find(tensor.toStdString());
        std::vector<std::byte> out(static_cast<std::size_t>(info.bytes()));
        const auto read = reader.read(info, out);
        QVERIFY(!read);
        QVERIFY(read.error().line().find("checksum") != std::string::npos);
        QVERIFY(read.error().line().find("damaged.pth: data/") != std::string::npos);
    }

    void writtenSafetensorsReadBack()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("out.safetensors")).toStdString();
        const std::vector<float> wide = {1, 2, 3, 4, 5, 6};
        const std::vector<std::uint8_t> narrow = {7};
        const std::vector<weights::TensorView> tensors = {
            {"narrow", Dtype::U8, {1}, std::as_bytes(std::span(narrow))},
            {"empty", Dtype::F32, {0, 3}, {}},
            {"wide \"quoted\"", Dtype::F32, {2, 3}, std::as_bytes(std::span(wide))},
        };
        const auto written = weights::writeSafetensors(path, tensors, {{"made by", "a test"}});
        QVERIFY2(written, written ? "" : written.error().line().c_str());
        const auto opened = weights::WeightsFile::open(path);
        QVERIFY2(opened, opened ? "" : opened.error().line().c_str());
        QCOMPARE(opened->metadata().at("made by"), std::string("a test"));
        QCOMPARE(values(*opened, "wide \"quoted\""), std::vector<double>({1, 2, 3, 4, 5, 6}));
        QCOMPARE(values(*opened, "narrow"), std::vector<double>({7}));
        QCOMPARE(opened->find("empty")->shape, std::vector<std::uint64_t>({0, 3}));
        // Python's reader wants the elements aligned: wide ones first, at a multiple of eight.
        QCOMPARE(text(opened->tensors().back().name), std::string("narrow"));
        QVERIFY(weights::safetensorsBytes(tensors, {{"made by", "a test"}}) == test::readFile(path));
    }

    void writingLeavesNothingBehindWhenItFails_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("kind");
        QTest::newRow("no such folder") << QStringLiteral("missing/out.safetensors")
                                        << static_cast<int>(ErrorKind::BadInput);
        QTest::newRow("a folder") << QStringLiteral(".") << static_cast<int>(ErrorKind::BadInput);
    }

    void writingLeavesNothingBehindWhenItFails()
    {
        QFETCH(QString, target);
        QFETCH(int, kind);
        const QTemporaryDir folder;
        const float value = 1;
        const auto written = weights::writeSafetensors(folder.filePath(target).toStdString(),
                                                       {{"w", Dtype::F32, {1}, std::as_bytes(std::span(&value, 1))}});
        QVERIFY(!written);
        QCOMPARE(static_cast<int>(written.error().kind), kind);
        QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }
};

QTEST_GUILESS_MAIN(TestWeights)
#include "tst_weights.moc"
