// SPDX-License-Identifier: GPL-3.0-or-later
// Which network a file of weights is of, by the names and shapes of its tensors alone.
#include "core/weights/namings/name_rules.h"
#include "core/zoo/load.h"
#include "core/zoo/recognise.h"
#include "tests/support/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>

using namespace headstart;

namespace {

struct Described {
    std::string name;
    std::string dtype;
    std::vector<std::uint64_t> shape;
};

/// A safetensors file that has these tensors and, being sparse, hardly takes room on the disk.
void writeSparse(const std::string &path, const std::vector<Described> &tensors)
{
    nlohmann::json header;
    std::uint64_t end = 0;
    for (const Described &tensor : tensors) {
        std::uint64_t bytes = tensor.dtype == "F32" ? 4 : 8;
        for (const std::uint64_t size : tensor.shape)
            bytes *= size;
        header[tensor.name] = {{"dtype", tensor.dtype}, {"shape", tensor.shape}, {"data_offsets", {end, end + bytes}}};
        end += bytes;
    }
    const std::string json = header.dump();
    const std::uint64_t size = json.size();
    std::string file(8, '\0');
    std::memcpy(file.data(), &size, sizeof size);
    test::writeFile(path, file + json);
    std::filesystem::resize_file(path, 8 + size + end);
}

std::vector<Described> tensorsOf(const zoo::Variant &variant, std::int64_t classes)
{
    const auto network = zoo::build(variant, {.classes = classes, .device = c10::DeviceType::Meta});
    std::vector<Described> out;
    for (const weights::TensorSlot &slot : zoo::slotsOf(network))
        out.push_back({slot.name, slot.isFloatingPoint ? "F32" : "I64", slot.shape});
    return out;
}

std::vector<std::string> idsOf(const zoo::Recognition &found)
{
    std::vector<std::string> ids = {std::string(found.variant->id)};
    for (const zoo::Variant *other : found.others)
        ids.emplace_back(other->id);
    return ids;
}

} // namespace

class TestRecognise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNetworkIsItself_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const zoo::Variant &variant : zoo::registry())
            QTest::newRow(std::string(variant.id).c_str()) << index++;
    }

    void everyNetworkIsItself()
    {
        QFETCH(int, index);
        const zoo::Variant &variant = zoo::registry()[static_cast<std::size_t>(index)];
        const auto found = recognise(tensorsOf(variant, 7));
        QVERIFY2(found, found ? "" : found.error().line().c_str());
        const auto ids = idsOf(*found);
        QVERIFY2(std::find(ids.begin(), ids.end(), variant.id) != ids.end(), ids.front().c_str());
        QCOMPARE(found->classes, 7);
        QVERIFY(found->hasHead);
        QVERIFY(found->report.unexpected.empty());
    }

    void othersNamesAreKnown_data()
    {
        QTest::addColumn<QString>("file");
        for (const auto &entry : std::filesystem::directory_iterator(test::dataFile("names")))
            QTest::newRow(entry.path().stem().c_str()) << QString::fromStdString(entry.path().string());
    }

    void othersNamesAreKnown()
    {
        QFETCH(QString, file);
        const auto bytes = test::readFile(file.toStdString());
        const auto json =
            nlohmann::json::parse(std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size()));
        std::vector<Described> tensors;
        for (const auto &tensor : json.at("tensors"))
            tensors.push_back({tensor.at(0), tensor.at(1), tensor.at(2)});
        for (const char *wrapping : {"", "module.", "model.net."}) {
            auto wrapped = tensors;
            for (Described &tensor : wrapped)
                tensor.name.insert(0, wrapping);
            const auto found = recognise(wrapped);
            QVERIFY2(found, found ? "" : found.error().line().c_str());
            const auto ids = idsOf(*found);
            const auto network = json.at("network").get<std::string>();
            QVERIFY2(std::find(ids.begin(), ids.end(), network) != ids.end(), ids.front().c_str());
            QCOMPARE(found->classes, json.at("classes").get<std::int64_t>());
            QCOMPARE(found->report.prefix, std::string(wrapping));
        }
    }

    void aBackboneHasNoHead()
    {
        auto tensors = tensorsOf(**zoo::findVariant("resnet18"), 1000);
        std::erase_if(tensors, [](const Described &tensor) { return tensor.name.starts_with("fc."); });
        tensors.push_back({"fc.0.weight", "F32", {64, 512}}); // somebody's own head
        tensors.push_back({"fc.2.weight", "F32", {3, 64}});
        const auto found = recognise(tensors);
        QVERIFY2(found, found ? "" : found.error().line().c_str());
        QCOMPARE(found->variant->id, std::string_view("resnet18"));
        QVERIFY(!found->hasHead);
        QCOMPARE(found->report.replacedHead.size(), std::size_t{2});
        QCOMPARE(found->report.unexpected.size(), std::size_t{2});
    }

    void whatTellsNothingApartIsSaid()
    {
        const auto found = recognise(tensorsOf(**zoo::findVariant("deit_small_patch16_224"), 1000));
        QVERIFY(found);
        auto ids = idsOf(*found);
        std::sort(ids.begin(), ids.end());
        QCOMPARE(ids, std::vector<std::string>({"deit_small_patch16_224", "vit_small_patch16_224"}));
    }

    /// Where the other is not in the zoo.
    void aTwinIsNamed()
    {
        const auto found = recognise(tensorsOf(**zoo::findVariant("tf_efficientnet_lite0"), 1000));
        QVERIFY(found);
        QCOMPARE(found->variant->twin, std::string_view("timm's efficientnet_lite0"));
    }

    /// timm's EfficientNet is torchvision's up to B4, and beside it there is TensorFlow's.
    void efficientNetIsOneOfTwo_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("networks");
        QTest::newRow("B4") << QStringLiteral("tf_efficientnet_b4")
                            << QStringList{QStringLiteral("efficientnet_b4"), QStringLiteral("tf_efficientnet_b4")};
        QTest::newRow("B5") << QStringLiteral("tf_efficientnet_b5")
                            << QStringList{QStringLiteral("tf_efficientnet_b5")};
    }

    void efficientNetIsOneOfTwo()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, networks);
        const auto found = recognise(tensorsOf(**zoo::findVariant(file.toStdString()), 1000));
        QVERIFY(found);
        QStringList ids;
        for (const std::string &id : idsOf(*found))
            ids += QString::fromStdString(id);
        ids.sort();
        QCOMPARE(ids, networks);
    }

    void theNearestAreNamed_data()
    {
        using Change = std::function<void(std::vector<Described> &)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("a block too many")
            << Change([](std::vector<Described> &tensors) {
                   tensors.push_back({"layer1.2.conv1.weight", "F32", {64, 64, 3, 3}});
               })
            << QStringList({QStringLiteral("The nearest is resnet18, of which 1 of 122 tensors do not fit"),
                            QStringLiteral("layer1.2.conv1.weight has no place")});
        QTest::newRow("another width") << Change([](std::vector<Described> &tensors) {
            tensors.front().shape = {64, 4, 7, 7};
        }) << QStringList({QStringLiteral("conv1.weight is [64, 4, 7, 7] instead of [64, 3, 7, 7]")});
        QTest::newRow("names that nobody knows") << Change([](std::vector<Described> &tensors) {
            for (std::size_t i = 0; i < tensors.size(); ++i)
                tensors[i].name = "tensor_" + std::to_string(100 + i);
        })
                                                 << QStringList({QStringLiteral("its shapes are those of resnet18"),
                                                                 QStringLiteral("'tensor_100' and so on")});
        QTest::newRow("no pictures at all") << Change([](std::vector<Described> &tensors) {
            tensors = {{"encoder.weight", "F32", {30522, 384}}, {"encoder.bias", "F32", {384}}};
        }) << QStringList({QStringLiteral("its 2 tensors are of no network that is known here")});
        QTest::newRow("nothing") << Change([](std::vector<Described> &tensors) { tensors.clear(); })
                                 << QStringList({QStringLiteral("there are no tensors in it")});
    }

    void theNearestAreNamed()
    {
        QFETCH(std::function<void(std::vector<Described> &)>, change);
        QFETCH(QStringList, said);
        auto tensors = tensorsOf(**zoo::findVariant("resnet18"), 1000);
        change(tensors);
        const auto found = recognise(tensors);
        QVERIFY(!found);
        const QString line = QString::fromStdString(found.error().line());
        for (const QString &part : said)
            QVERIFY2(line.contains(part), qPrintable(line));
    }

    void rules_data()
    {
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<QByteArray>("ours");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("expected"); // empty: the rule does not fit
        const auto row = [](const char *what, const char *theirs, const char *ours, const char *name, const char *to) {
            QTest::newRow(what) << QByteArray(theirs) << QByteArray(ours) << QByteArray(name) << QByteArray(to);
        };
        row("plain", "a.b", "c", "a.b", "c");
        row("longer", "a.b", "c", "a.b.c", "");
        row("shorter", "a.b", "c", "a", "");
        row("number", "s{a}.{*}", "t.{a}.{*}", "s12.w.x", "t.12.w.x");
        row("no number", "s{a}.{*}", "t.{a}.{*}", "s.w", "");
        row("a number too long", "s{a}", "t{a}", "s12345", "");
        row("one more", "{a}", "{a+1}", "9", "10");
        row("one less", "{a}", "{a-1}", "1", "0");
        row("less than nothing", "{a}", "{a-1}", "0", "0");
        row("twice", "{a}", "{2a}", "6", "12");
        row("twice and one", "{a}.{b}", "{2a+1}.{b}", "3.4", "7.4");
        row("rest may be empty", "a.{*}", "b.{*}", "a.", "b.");
        row("nothing left", "a.{*}", "b.{*}", "", "");
    }

    void rules()
    {
        QFETCH(QByteArray, theirs);
        QFETCH(QByteArray, ours);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, expected);
        const weights::NameRule rule{theirs.constData(), ours.constData()};
        const auto renamed = weights::renamed(name.constData(), std::span(&rule, 1));
        QCOMPARE(renamed.has_value(), !expected.isEmpty());
        if (renamed)
            QCOMPARE(QByteArray::fromStdString(renamed->name), expected);
    }

    void aRuleNamesAPiece()
    {
        const weights::NameRule rule{"q.{*}", "qkv.{*}#1/3"};
        QCOMPARE(weights::renamed("q.bias", std::span(&rule, 1)), (weights::OurName{"qkv.bias", 1, 3}));
    }

private:
    Result<zoo::Recognition> recognise(const std::vector<Described> &tensors) const
    {
        const std::string path = m_folder.filePath(QStringLiteral("some.safetensors")).toStdString();
        if (tensors.empty())
            test::writeFile(path, std::string("\x02\0\0\0\0\0\0\0{}", 10));
        else
            writeSparse(path, tensors);
        const auto file = weights::WeightsFile::open(path);
        return file ? zoo::recognise(*file) : Result<zoo::Recognition>(file.error());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestRecognise)
#include "tst_recognise.moc"
