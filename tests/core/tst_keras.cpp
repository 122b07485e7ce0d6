// SPDX-License-Identifier: GPL-3.0-or-later
// Keras' files: what small ones hold, and what is made of damaged and harmful ones.
#include "core/weights/child_process.h"
#include "core/weights/keras/naming.h"
#include "core/weights/weights_file.h"
#include "tests/support/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryFile>
#include <QTest>

#include <array>
#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

using namespace headstart;
using weights::WeightsFile;

namespace {

Result<WeightsFile> openFile(const std::string &name)
{
    return WeightsFile::open(test::dataFile("keras/" + name));
}

/// The elements of a tensor of single precision.
std::vector<float> valuesOf(const WeightsFile &file, const std::string &name)
{
    const weights::TensorInfo *info = file.find(name);
    if (!info || info->dtype != weights::Dtype::F32)
        return {};
    std::vector<float> out(static_cast<std::size_t>(info->count()));
    const auto read = weights::TensorReader(file).read(*info, std::as_writable_bytes(std::span(out)));
    return read ? out : std::vector<float>();
}

Result<void> readAll(const WeightsFile &file)
{
    weights::TensorReader reader(file);
    for (const weights::TensorInfo &info : file.tensors()) {
        std::vector<std::byte> out(static_cast<std::size_t>(info.bytes()));
        if (auto read = reader.read(info, out); !read)
            return read;
    }
    return {};
}

Result<void> readAll(const std::vector<std::byte> &bytes)
{
    const auto file = WeightsFile::open(ByteSource::view(bytes, "file"));
    return file ? readAll(*file) : Result<void>(file.error());
}

/// What Keras says of a weight of the small model: "first/kernel".
struct Expected {
    std::vector<std::uint64_t> shape;
    std::vector<float> values;

    float at(std::initializer_list<std::uint64_t> index) const
    {
        std::uint64_t position = 0;
        std::size_t axis = 0;
        for (const std::uint64_t i : index)
            position = position * shape[axis++] + i;
        return values.at(static_cast<std::size_t>(position));
    }
};

Expected expected(const std::string &weight)
{
    std::ifstream stream(test::dataFile("keras/small.json"));
    const auto json = nlohmann::json::parse(stream).at(weight);
    return {json.at("shape").get<std::vector<std::uint64_t>>(), json.at("values").get<std::vector<float>>()};
}

/// The small model, as it would stand among the tables.
weights::keras::Table smallTable()
{
    weights::keras::Table table;
    table.convolution("first", "conv", "norm");
    table.norm("first_bn", "norm");
    table.depthwise("spatial", "dw");
    table.separable("separable", "sep.dw", "sep.pw");
    table.norm("", "norm2");
    table.head = "head";
    table.epsilonSurplus = 0.5;
    return table;
}

} // namespace

class TestKeras : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formats_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name : {"small.h5", "small.weights.h5", "small.keras", "old.h5"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void formats()
    {
        QFETCH(QString, file);
        const auto opened = openFile(file.toStdString());
        QVERIFY2(opened, opened ? "" : opened.error().line().c_str());
        QCOMPARE(opened->format(),
                 file.endsWith(QStringLiteral(".keras")) ? weights::Format::KerasZip : weights::Format::KerasHdf5);
        QCOMPARE(opened->tensors().size(), std::size_t{14});
        QVERIFY(weights::keras::isOf(*opened));
        QVERIFY(readAll(*opened));
    }

    void layersInOrder_data() { formats_data(); }
    void layersInOrder()
    {
        QFETCH(QString, file);
        const auto opened = openFile(file.toStdString());
        QVERIFY(opened);
        std::multiset<std::string> names;
        for (const auto &layer : weights::keras::layersOf(*opened)) {
            names.insert(layer.name);
            QVERIFY(layer.model.empty() || layer.model == "layers");
        }
        QCOMPARE(names, (std::multiset<std::string>{"batch_normalization", "first", "first_bn", "head", "separable",
                                                    "spatial"}));
    }

    /// Every rule of the translation, value by value.
    void asANetworkWantsIt_data() { formats_data(); }
    void asANetworkWantsIt()
    {
        QFETCH(QString, file);
        const auto opened = openFile(file.toStdString());
        QVERIFY(opened);
        const WeightsFile ours = weights::keras::described(*opened, smallTable());

        const Expected kernel = expected("first/kernel"); // [2, 3, 3, 2]
        QCOMPARE(ours.find("conv.weight")->shape, (std::vector<std::uint64_t>{2, 3, 2, 3}));
        const auto conv = valuesOf(ours, "conv.weight");
        for (std::uint64_t o = 0, i = 0; o < 2; ++o)
            for (std::uint64_t c = 0; c < 3; ++c)
                for (std::uint64_t y = 0; y < 2; ++y)
                    for (std::uint64_t x = 0; x < 3; ++x)
                        QCOMPARE(conv[i++], kernel.at({y, x, c, o}));

        QVERIFY(!ours.find("conv.bias")); // it is in the mean
        QCOMPARE(valuesOf(ours, "norm.weight"), (std::vector<float>{1, 1}));
        QCOMPARE(valuesOf(ours, "norm.bias"), expected("first_bn/beta").values);
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(valuesOf(ours, "norm.running_mean").at(i),
                     expected("first_bn/moving_mean").values[i] - expected("first/bias").values[i]);
            QCOMPARE(valuesOf(ours, "norm.running_var").at(i), expected("first_bn/moving_variance").values[i] + 0.5F);
        }
        QCOMPARE(valuesOf(ours, "norm2.weight"), expected("batch_normalization/gamma").values);

        const Expected spatial = expected("spatial/kernel"); // [2, 2, 2, 1]
        QCOMPARE(ours.find("dw.weight")->shape, (std::vector<std::uint64_t>{2, 1, 2, 2}));
        for (std::uint64_t c = 0, i = 0; c < 2; ++c)
            for (std::uint64_t y = 0; y < 2; ++y)
                for (std::uint64_t x = 0; x < 2; ++x)
                    QCOMPARE(valuesOf(ours, "dw.weight").at(i++), spatial.at({y, x, c, 0}));
        QCOMPARE(ours.find("sep.dw.weight")->shape, (std::vector<std::uint64_t>{2, 1, 1, 1}));
        QCOMPARE(ours.find("sep.pw.weight")->shape, (std::vector<std::uint64_t>{3, 2, 1, 1}));
        QCOMPARE(valuesOf(ours, "sep.pw.weight").at(1), expected("separable/pointwise_kernel").at({0, 0, 1, 0}));
        QCOMPARE(ours.find("head.weight")->shape, (std::vector<std::uint64_t>{2, 6}));
        QCOMPARE(valuesOf(ours, "head.weight").at(1), expected("head/kernel").at({1, 0}));
        QCOMPARE(valuesOf(ours, "head.bias"), expected("head/bias").values);
        QCOMPARE(ours.tensors().size(), opened->tensors().size()); // bias gone into the mean, gamma added
    }

    void inAModel_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name : {"in_a_model.h5", "in_a_model.weights.h5"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    /// The network is a layer of a user's model, whose own dense layer is the head.
    void inAModel()
    {
        QFETCH(QString, file);
        const auto opened = openFile(file.toStdString());
        QVERIFY(opened);
        weights::keras::Table table = smallTable();
        const std::array<std::uint64_t, 3> flattened = {3, 2, 1}; // channels, height, width
        table.dense("head", "inner", flattened);
        const WeightsFile ours = weights::keras::described(*opened, table);
        const WeightsFile small = weights::keras::described(*openFile("small.h5"), smallTable());
        QCOMPARE(valuesOf(ours, "conv.weight"), valuesOf(small, "conv.weight"));
        QCOMPARE(valuesOf(ours, "norm2.running_mean"), valuesOf(small, "norm2.running_mean"));
        QCOMPARE(ours.find("head.weight")->shape, (std::vector<std::uint64_t>{5, 2}));
        QCOMPARE(ours.find("head.bias")->shape, (std::vector<std::uint64_t>{5}));

        const Expected inner = expected("head/kernel"); // [6, 2]; the 6 are [height, width, channels]
        const auto values = valuesOf(ours, "inner.weight");
        QCOMPARE(ours.find("inner.weight")->shape, (std::vector<std::uint64_t>{2, 6}));
        for (std::uint64_t o = 0, i = 0; o < 2; ++o)
            for (std::uint64_t c = 0; c < 3; ++c)
                for (std::uint64_t y = 0; y < 2; ++y)
                    QCOMPARE(values.at(i++), inner.at({3 * y + c, o}));
    }

    void whatHostileFilesAreAnswered_data()
    {
        QTest::addColumn<bool>("accepted");
        QTest::addColumn<QString>("reason");
        std::ifstream stream(test::dataFile("keras/manifest.json"));
        const auto manifest = nlohmann::json::parse(stream);
        QVERIFY(manifest.size() > 15);
        for (const auto &[name, reason] : manifest.items())
            QTest::newRow(name.c_str()) << reason.is_null()
                                        << QString::fromStdString(reason.is_null() ? "" : reason.get<std::string>());
    }

    void whatHostileFilesAreAnswered()
    {
        QFETCH(bool, accepted);
        QFETCH(QString, reason);
        const std::string path = test::dataFile(std::string("keras/hostile/") + QTest::currentDataTag());
        QElapsedTimer timer;
        timer.start();
        const auto file = WeightsFile::open(path);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        const QString line = file ? QString() : QString::fromStdString(file.error().line());
        QVERIFY2(file.has_value() == accepted, qPrintable(line));
        QVERIFY2(accepted || line.startsWith(QString::fromStdString(path)), qPrintable(line));
        QVERIFY2(line.contains(reason), qPrintable(line));
        if (file)
            QVERIFY(readAll(*file));
    }

    void everyTypeOfNumber()
    {
        const auto file = openFile("hostile/types.h5");
        QVERIFY(file);
        for (const char *kind : {"little_f2", "big_f2", "little_f4", "big_f4"})
            QCOMPARE(valuesOf(*file, std::string("types/") + kind), (std::vector<float>{0, 1, 1}));
        const weights::TensorInfo *wide = file->find("types/big_u2");
        QVERIFY(wide && wide->dtype == weights::Dtype::U64);
        std::vector<std::uint64_t> numbers(3);
        QVERIFY(weights::TensorReader(*file).read(*wide, std::as_writable_bytes(std::span(numbers))));
        QCOMPARE(numbers, (std::vector<std::uint64_t>{0, 1, 1}));
        QVERIFY(file->find("types/bool")->dtype == weights::Dtype::U8);
        QVERIFY(!file->find("types/text"));
        QCOMPARE(file->find("types/scalar")->shape.size(), std::size_t{0});
        QCOMPARE(valuesOf(*file, "types/scalar"), (std::vector<float>{2.5F}));
        QCOMPARE(valuesOf(*file, "types/zipped").at(99), 99.0F);
        QCOMPARE(valuesOf(*file, "types/chunked").at(34), 34.0F);
    }

    void everyTruncation()
    {
        const auto whole = test::readFile(test::dataFile("keras/tiny.h5"));
        QVERIFY(readAll(whole));
        for (std::size_t size = 0; size < whole.size(); size += step()) {
            const auto read = readAll({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)});
            QVERIFY2(!read, qPrintable(QString::number(size)));
            QVERIFY2(read.error().line().starts_with("file: "), read.error().line().c_str());
        }
    }

    void everySingleByteChange()
    {
        auto bytes = test::readFile(test::dataFile("keras/tiny.h5"));
        int rejected = 0;
        for (std::size_t i = 0; i < bytes.size(); i += step())
            for (const std::byte change : {std::byte{0x01}, std::byte{0x80}, std::byte{0xff}}) {
                const std::byte original = bytes[i];
                bytes[i] ^= change;
                const auto read = readAll(bytes);
                bytes[i] = original;
                rejected += read ? 0 : 1;
                QVERIFY2(read || read.error().line().starts_with("file: "), read ? "" : read.error().line().c_str());
                QVERIFY2(read || read.error().kind == ErrorKind::BadInput, read ? "" : read.error().line().c_str());
            }
        QVERIFY(rejected > 0);
    }

    void anArchiveThatIsDamaged()
    {
        auto bytes = test::readFile(test::dataFile("keras/small.keras"));
        bytes[bytes.size() / 2] ^= std::byte{1};
        const auto read = readAll(bytes);
        QVERIFY(!read);
        QVERIFY2(read.error().line().find("model.weights.h5: its checksum") != std::string::npos,
                 read.error().line().c_str());
    }

    /// A file's other tensors are as they are: none is made from numbers of a precision that nobody expects.
    void whatIsMadeOfHalfPrecision()
    {
        constexpr std::string_view kHeader = R"({"x":{"dtype":"F16","shape":[3],"data_offsets":[0,6]}})";
        std::string content(8, '\0');
        content[0] = static_cast<char>(kHeader.size());
        content += kHeader;
        content += std::string(6, '\1');
        const auto file = WeightsFile::open(ByteSource::view(std::as_bytes(std::span(content)), "half"));
        QVERIFY(file);
        for (const weights::Recipe &recipe : {weights::Recipe{{}, 0, nullptr, true}, weights::Recipe{{}, 1}}) {
            weights::TensorInfo info = file->tensors().front();
            info.recipe = std::make_shared<const weights::Recipe>(recipe);
            std::vector<std::byte> out(static_cast<std::size_t>(info.bytes()));
            const auto read = weights::TensorReader(*file).read(info, out);
            QVERIFY(!read);
            QVERIFY(read.error().line().find("half: tensor 'x': ") == 0);
        }
    }

    void aNetworkThatKerasDoesNotHave()
    {
        const auto described = weights::keras::describedFor(*openFile("small.h5"), "resnet50");
        QVERIFY(!described);
        QVERIFY(described.error().line().find("keras_resnet50") != std::string::npos);
    }

    void aChildThatIsMissing()
    {
        const auto ended = weights::runBeside("no-such-program", {0, 1}, {std::chrono::seconds(5), 100});
        QVERIFY(!ended);
        QVERIFY(ended.error().line().find("cannot start") != std::string::npos);
    }

    void aChildThatBreaksDown()
    {
        const auto ended = shell("kill -SEGV $$\n");
        QVERIFY(ended);
        QCOMPARE(ended->signal, SIGSEGV);
        QVERIFY(!ended->isLate);
    }

    void aChildThatFails()
    {
        const auto ended = shell("echo and says why >&2\nexit 7\n");
        QVERIFY(ended);
        QCOMPARE(ended->status, 7);
        QCOMPARE(ended->message, std::string("and says why\n"));
    }

    void aChildThatSaysTooMuch()
    {
        const auto ended = shell("i=0\nwhile [ $i -lt 500 ]; do echo 0123456789 >&2; i=$((i + 1)); done\n");
        QVERIFY(ended);
        QCOMPARE(ended->message.size(), std::size_t{100});
    }

    void aChildThatFallsSilentAndGoesOn()
    {
        QElapsedTimer timer;
        timer.start();
        const auto ended = shell("exec 2>&-\nsleep 60\n");
        QVERIFY(ended);
        QVERIFY(ended->isLate);
        QVERIFY(timer.elapsed() < 20'000);
    }

    void aChildThatDoesNotEnd()
    {
        QElapsedTimer timer;
        timer.start();
        const auto ended = shell("while :; do :; done\n");
        QVERIFY(ended);
        QVERIFY(ended->isLate);
        QCOMPARE(ended->signal, SIGKILL);
        QVERIFY(timer.elapsed() < 20'000);
    }

private:
    static std::size_t step() { return qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS") ? 1 : 53; }

    /// A child that runs a script of ours.
    static Result<weights::ChildEnd> shell(const char *script)
    {
        QTemporaryFile file;
        if (!file.open() || file.write(script) < 0 || !file.flush() || !file.seek(0))
            return failed("script", say("cannot be written"));
        const QString program =
            QDir(QCoreApplication::applicationDirPath()).relativeFilePath(QStringLiteral("/bin/sh"));
        return weights::runBeside(program.toStdString(), {file.handle(), file.handle()},
                                  {std::chrono::seconds(2), 100});
    }
};

QTEST_GUILESS_MAIN(TestKeras)
#include "tst_keras.moc"
