// SPDX-License-Identifier: GPL-3.0-or-later
// Files of weights from strangers: made to do harm, or damaged on the way. The answer is a value or a rejection that
// names the file and the rule; never a signal, a hang or a full memory.
#include "core/weights/safetensors.h"
#include "core/weights/weights_file.h"
#include "tests/support/files.h"

#include <QTest>

#include <cstring>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

using namespace headstart;

namespace {

#ifdef __SANITIZE_ADDRESS__ // takes time and memory of its own: these limits are for the program as it is built
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
constexpr double kLongestMs = kSanitized ? 20'000 : 1000;
constexpr long kMostMemoryKib = 256 * 1024; // beside twice the file

/// Of the processor's time that this program takes: what else runs on the machine does not count.
class Stopwatch {
public:
    double milliseconds() const { return 1000.0 * static_cast<double>(std::clock() - m_start) / CLOCKS_PER_SEC; }

private:
    std::clock_t m_start = std::clock();
};

/// Opens the file and reads all of its tensors.
Result<void> readAll(const std::vector<std::byte> &bytes)
{
    const auto file = weights::WeightsFile::open(ByteSource::view(bytes, "file"));
    if (!file)
        return file.error();
    weights::TensorReader reader(*file);
    for (const weights::TensorInfo &info : file->tensors()) {
        std::vector<std::byte> out(static_cast<std::size_t>(info.bytes()));
        if (auto read = reader.read(info, out); !read)
            return read;
    }
    return {};
}

long peakMemoryKib()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

} // namespace

class TestHostileWeights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_baseMemory = peakMemoryKib(); }

    void isAnsweredAsTheManifestSays_data()
    {
        QTest::addColumn<bool>("accepted");
        QTest::addColumn<QString>("reason");
        std::ifstream stream(test::dataFile("hostile/manifest.json"));
        const auto manifest = nlohmann::json::parse(stream);
        QVERIFY(manifest.size() >= 200);
        for (const auto &[name, reason] : manifest.items())
            QTest::newRow(name.c_str()) << reason.is_null()
                                        << QString::fromStdString(reason.is_null() ? "" : reason.get<std::string>());
    }

    void isAnsweredAsTheManifestSays()
    {
        QFETCH(bool, accepted);
        QFETCH(QString, reason);
        const auto bytes = test::readFile(test::dataFile(std::string("hostile/") + QTest::currentDataTag()));
        const Stopwatch timer;
        const auto read = readAll(bytes);
        QVERIFY2(timer.milliseconds() < kLongestMs, qPrintable(QString::number(timer.milliseconds())));
        const QString line = read ? QString() : QString::fromStdString(read.error().line());
        QVERIFY2(read.has_value() == accepted, qPrintable(line));
        QVERIFY2(accepted || line.startsWith(QStringLiteral("file: ")), qPrintable(line));
        QVERIFY2(line.contains(reason), qPrintable(line));
        QVERIFY2(!line.contains(QLatin1Char('\n')), qPrintable(line));
        QVERIFY(!QFile::exists(QStringLiteral("/tmp/headstart-was-here")));
    }

    void everyTruncationAndByte_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name :
             {"small.safetensors", "small.legacy.pth", "small.zip.pth", "torchscript.pt", "whole_model.zip.pth"})
            QTest::newRow(name) << QStringLiteral("weights/") + QString::fromLatin1(name);
    }

    void everyTruncation_data() { everyTruncationAndByte_data(); }
    void everyTruncation()
    {
        QFETCH(QString, file);
        const auto whole = test::readFile(test::dataFile(file.toStdString()));
        QVERIFY(readAll(whole));
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto read = readAll({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)});
            QVERIFY2(!read, qPrintable(QString::number(size))); // each of these formats knows its own length
            QVERIFY(read.error().line().starts_with("file: "));
        }
    }

    void everySingleByteChange_data() { everyTruncationAndByte_data(); }
    void everySingleByteChange()
    {
        QFETCH(QString, file);
        auto bytes = test::readFile(test::dataFile(file.toStdString()));
        std::size_t rejected = 0;
        for (std::byte &byte : bytes) {
            const std::byte original = byte;
            for (int change = 1; change < 256; ++change) {
                byte = original ^ static_cast<std::byte>(change);
                const auto read = readAll(bytes);
                if (read)
                    continue;
                ++rejected;
                QVERIFY(read.error().line().starts_with("file: "));
            }
            byte = original;
        }
        QVERIFY(rejected > bytes.size() * 255 / 4);
    }

    void moreTensorsThanAnyModelHas()
    {
        nlohmann::json header;
        for (int i = 0; i < 100'001; ++i)
            header[std::to_string(i)] = {{"dtype", "F32"}, {"shape", {0}}, {"data_offsets", {0, 0}}};
        const std::string json = header.dump();
        std::string file(8, '\0');
        const std::uint64_t size = json.size();
        std::memcpy(file.data(), &size, sizeof size);
        file += json;
        const auto bytes = std::as_bytes(std::span(file));
        const Stopwatch timer;
        const auto read = readAll({bytes.begin(), bytes.end()});
        QVERIFY(!read);
        QVERIFY(read.error().line().find("more than 100000 tensors") != std::string::npos);
        QVERIFY(timer.milliseconds() < kLongestMs);
    }

    void aPickleOfMoreStepsThanAnyModelHas_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::newRow("numbers") << QByteArray("K\x01");
        QTest::newRow("lists") << QByteArray("]");
        QTest::newRow("memos") << QByteArray("\x94");
    }

    void aPickleOfMoreStepsThanAnyModelHas()
    {
        QFETCH(QByteArray, step);
        const QByteArray program = QByteArray("\x80\x02N") + step.repeated(12'000'000 / step.size()) + ".";
        const auto bytes = std::as_bytes(std::span(program.constData(), static_cast<std::size_t>(program.size())));
        const Stopwatch timer;
        const auto read = readAll({bytes.begin(), bytes.end()});
        QVERIFY(!read);
        QVERIFY2(timer.milliseconds() < kLongestMs, qPrintable(QString::number(timer.milliseconds())));
    }

    void cleanupTestCase()
    {
        if (kSanitized)
            return;
        constexpr long kLargestFileKib = 12'000'000 / 1024;
        const long used = peakMemoryKib() - m_baseMemory;
        QVERIFY2(used < 2 * kLargestFileKib + kMostMemoryKib + 16 * 1024, qPrintable(QString::number(used)));
    }

private:
    long m_baseMemory = 0;
};

QTEST_GUILESS_MAIN(TestHostileWeights)
#include "tst_hostile_weights.moc"
