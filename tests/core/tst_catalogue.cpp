// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue's cards, the library of fetched weights, and what the real weights say of real pictures.
#include "core/base/hashing.h"
#include "core/catalogue/library.h"
#include "core/catalogue/model_card.h"
#include "core/data/decoding.h"
#include "core/insight/classifier.h"
#include "core/insight/outline.h"
#include "core/zoo/registry.h"
#include "core/zoo/text_config.h"
#include "tests/support/files.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace headstart;

namespace {

/// What the card says of its input is what its network takes.
void checkInput(const catalogue::ModelCard &card)
{
    const zoo::Variant &variant = **zoo::findVariant(card.network);
    if (card.readsTexts) {
        QVERIFY2(variant.text && card.tokens > 0 && card.tokens <= variant.text->positions, card.id.c_str());
        QVERIFY(std::any_of(card.beside.begin(), card.beside.end(),
                            [&](const auto &file) { return file.file == card.id + "/config.json"; }));
        return;
    }
    QVERIFY(card.input.interpolation == "bilinear" || card.input.interpolation == "bicubic");
    QVERIFY2(card.input.crop == variant.inputSize || (variant.takesAnySize && card.input.crop >= variant.smallestInput),
             card.id.c_str());
    QVERIFY(card.input.resize >= card.input.crop);
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(card.input.mean[i] > 0 && card.input.mean[i] < 1 && card.input.deviation[i] > 0);
}

} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCardIsWhole()
    {
        std::set<std::string> names;
        std::set<std::string> files;
        for (const catalogue::ModelCard &card : catalogue::cards()) {
            QVERIFY2(zoo::findVariant(card.network), card.id.c_str());
            QVERIFY(zoo::findVariant(catalogue::networkOf(card.id)));
            QVERIFY(card.id == card.network || card.id.starts_with(card.network + "."));
            QVERIFY(names.insert(card.id).second);
            for (const std::string &alias : card.aliases)
                QVERIFY(names.insert(alias).second);
            QVERIFY(!card.title.empty() && !card.licence.empty() && !card.paper.empty() && !card.source.empty());
            checkInput(card);
            QVERIFY(files.insert(card.weights.file).second && card.weights.aboutBytes > 0);
            const std::string &hash = card.weights.sha256;
            QVERIFY2(hash.size() == 64
                         // of PyTorch's files their names tell the beginning
                         || (!hash.empty() && card.weights.file.find("-" + hash + ".") != std::string::npos)
                         // else it is pinned at the first fetch
                         || card.readsTexts || card.weights.file == card.origin.model + ".safetensors"
                         || (card.origin.library == "keras" && card.weights.file.ends_with(".h5")),
                     card.id.c_str());
            QVERIFY(hash.size() == 64 || card.weights.address.starts_with("https://"));
            QVERIFY(!card.origin.model.empty() && !card.family.empty() && card.multiplyAdds > 0);
            if (card.readsTexts)
                QVERIFY(card.labels.empty());
            else
                QCOMPARE(catalogue::labels(card.labels)->size(), std::size_t{1000});
        }
        // They want pictures of blue, green, red, which a card cannot say.
        const std::set<std::string_view> without = {"keras_resnet50", "keras_resnet101", "keras_resnet152",
                                                    "keras_vgg16_avg", "keras_vgg19_avg"};
        for (const zoo::Variant &variant : zoo::registry())
            QVERIFY2((catalogue::findCard(variant.id) != nullptr) != without.contains(variant.id), variant.id.data());
        QCOMPARE(catalogue::cards().size(), std::size_t{194}); // as README says
    }

    /// Counted by PyTorch on the original network, and here on ours.
    void figuresAreThoseOfOurNetworks()
    {
        const bool isFull = qEnvironmentVariableIsSet("HEADSTART_FULL_TESTS");
        for (const catalogue::ModelCard &card : catalogue::cards()) {
            const zoo::Variant &variant = **zoo::findVariant(card.network);
            if (card.id != card.network) {
                QCOMPARE(card.parameters, catalogue::findCard(card.network)->parameters);
                QCOMPARE(card.multiplyAdds, catalogue::findCard(card.network)->multiplyAdds);
                continue;
            }
            const std::int64_t classes = zoo::usualClasses(variant);
            std::int64_t parameters = 0;
            for (const zoo::NamedTensor &named :
                 zoo::build(variant, {.classes = classes, .device = c10::DeviceType::Meta}).tensors())
                parameters += named.isParameter ? named.tensor.numel() : 0;
            QVERIFY2(parameters == card.parameters, card.id.c_str());
            constexpr double kBillion = 1e9;
            if (!isFull && (variant.row > 0 || static_cast<double>(card.multiplyAdds) > kBillion))
                continue;
            const auto outline = insight::outlineOf(card.id, classes);
            QVERIFY(outline);
            std::int64_t multiplyAdds = 0;
            for (const insight::StageOutline &stage : outline->stages)
                multiplyAdds += stage.multiplyAdds;
            QVERIFY2(multiplyAdds == card.multiplyAdds, qPrintable(QStringLiteral("%1: %2, not %3")
                                                                       .arg(QString::fromStdString(card.id))
                                                                       .arg(multiplyAdds)
                                                                       .arg(card.multiplyAdds)));
        }
    }

    void anUnknownHashIsPinned()
    {
        const QTemporaryDir folder;
        const catalogue::Library library(folder.path().toStdString());
        catalogue::ModelCard card = catalogue::cards().front();
        card.weights = {"mine.safetensors", 0, 0, {}, {}};
        const std::string file = folder.filePath(QStringLiteral("mine.safetensors")).toStdString();
        test::writeFile(file, std::string("first"));
        QVERIFY(library.expectedHash(card).empty());
        QVERIFY(library.find(card));
        QCOMPARE(library.expectedHash(card), *sha256OfFile(file));
        test::writeFile(file, std::string("other"));
        QVERIFY(!library.find(card));
        test::writeFile(file, std::string("first"));
        QVERIFY(library.find(card));
    }

    void aBrokenCardIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("reason");
        QTest::newRow("not JSON") << QByteArray("{") << QStringLiteral("model 1");
        QTest::newRow("no models") << QByteArray("{}") << QStringLiteral("models");
        QTest::newRow("no id") << QByteArray(
            R"({"family":"","licence":"","paper":"","source":"","labels":"","input":{},"models":[{}]})")
                               << QStringLiteral("'id'");
        QTest::newRow("a text for a number")
            << QByteArray(R"({"family":"","licence":"","paper":"","source":"","labels":"",
                 "family":"","input":{"resize":"x","crop":1,"interpolation":"","mean":[0,0,0],"std":[1,1,1]},"models":[{"id":"a","title":"A"}]})")
            << QStringLiteral("number");
    }

    void aBrokenCardIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, reason);
        const auto cards = catalogue::parseCards(json.toStdString(), "mine.json");
        QVERIFY(!cards);
        const QString line = QString::fromStdString(cards.error().line());
        QVERIFY2(line.startsWith(QStringLiteral("mine.json: model 1: ")) && line.contains(reason), qPrintable(line));
    }

    void theLibraryGivesOutOnlyTheRightFile()
    {
        const QTemporaryDir folder;
        const catalogue::Library library(folder.path().toStdString());
        catalogue::ModelCard card = *catalogue::findCard("efficientnet-lite0");
        QVERIFY(library.find(card).error().line().find("start.sh") != std::string::npos);
        const std::string path = folder.filePath(QString::fromStdString(card.weights.file)).toStdString();
        test::writeFile(path, std::string("weights"));
        QVERIFY(library.find(card).error().line().find("not the file that the catalogue names") != std::string::npos);
        card.weights.bytes = 7;
        QVERIFY(!library.find(card));
        card.weights.sha256 = "9a129a2c21f63dad62d16a9d2c1d5bf33b2d9b8e2b5e4a5fd56f1d3e04c6d0e5";
        QVERIFY(!library.find(card));
        card.weights.sha256 = QCryptographicHash::hash("weights", QCryptographicHash::Sha256).toHex().toStdString();
        QCOMPARE(library.find(card)->string(), path);
        card.weights.file.clear();
        QVERIFY(library.find(card).error().line().find("--weights") != std::string::npos);
    }

    /// Reference: timm 1.0.31 with the same weights, Pillow's resize; sample pictures of scikit-learn.
    void realWeightsKnowRealPictures_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("first");
        QTest::addColumn<double>("firstProbability");
        QTest::addColumn<QString>("second");
        QTest::addColumn<double>("secondProbability");
        QTest::newRow("china") << QStringLiteral("china.jpg") << QStringLiteral("palace") << 0.351
                               << QStringLiteral("bell cote") << 0.189;
        QTest::newRow("flower") << QStringLiteral("flower.jpg") << QStringLiteral("daisy") << 0.275
                                << QStringLiteral("bee") << 0.054;
    }

    void realWeightsKnowRealPictures()
    {
        QFETCH(QString, picture);
        QFETCH(QString, first);
        QFETCH(double, firstProbability);
        QFETCH(QString, second);
        QFETCH(double, secondProbability);
        const QString models = qEnvironmentVariable("HEADSTART_MODELS");
        const QString pictures = qEnvironmentVariable("HEADSTART_PICTURES");
        if (models.isEmpty() || pictures.isEmpty())
            QSKIP("HEADSTART_MODELS and HEADSTART_PICTURES are not set; packaging/test.sh sets them");
        const catalogue::ModelCard &card = *catalogue::findCard("efficientnet-lite0");
        const auto weights = catalogue::Library(models.toStdString()).find(card);
        QVERIFY2(weights, weights ? "" : weights.error().line().c_str());
        const auto classifier = insight::Classifier::load(card, *weights);
        QVERIFY2(classifier, classifier ? "" : classifier.error().line().c_str());
        const auto decoded = data::decodePicture((pictures + QLatin1Char('/') + picture).toStdString());
        QVERIFY2(decoded, decoded ? "" : decoded.error().line().c_str());
        const auto guesses = classifier->classify(*decoded, picture.toStdString(), 2);
        QVERIFY2(guesses, guesses ? "" : guesses.error().line().c_str());
        QCOMPARE(guesses->size(), std::size_t{2});
        QCOMPARE(QString::fromStdString((*guesses)[0].label), first);
        QCOMPARE(QString::fromStdString((*guesses)[1].label), second);
        QVERIFY2(std::abs((*guesses)[0].probability - firstProbability) < 0.01,
                 qPrintable(QString::number((*guesses)[0].probability)));
        QVERIFY2(std::abs((*guesses)[1].probability - secondProbability) < 0.01,
                 qPrintable(QString::number((*guesses)[1].probability)));
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
