// SPDX-License-Identifier: GPL-3.0-or-later
// From a file of weights into a network: whose names it uses, what fits, what is refused.
#include "core/weights/keras/tables.h"
#include "core/weights/namings/key_maps.h"
#include "core/weights/safetensors.h"
#include "core/zoo/load.h"
#include "core/zoo/tensor_bytes.h"
#include "tests/support/files.h"
#include "tests/support/reference.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <functional>
#include <set>
#include <utility>

using namespace headstart;

namespace {

using Rename = std::function<std::string(const std::string &)>;

/// The network's tensors as a file in memory, under names that `rename` gives; those it calls "" are left out.
class FileOf {
public:
    FileOf(const zoo::NamedTensors &tensors, const Rename &rename)
    {
        std::vector<weights::TensorView> views;
        for (const zoo::NamedTensor &named : tensors)
            if (std::string name = rename(named.name); !name.empty())
                views.push_back({std::move(name), zoo::dtypeOf(named.tensor), zoo::shapeOf(named.tensor),
                                 zoo::bytesOf(named.tensor)});
        m_bytes = weights::safetensorsBytes(std::move(views));
    }
    weights::WeightsFile open() const
    {
        return *weights::WeightsFile::open(ByteSource::view(m_bytes, "given.safetensors"));
    }

private:
    std::vector<std::byte> m_bytes;
};

std::string same(const std::string &name)
{
    return name;
}

zoo::Network filled(const char *id, std::int64_t classes = 1000)
{
    zoo::Network network = zoo::build(**zoo::findVariant(id), {.classes = classes});
    zoo::initialise(network.tensors(), 1);
    return network;
}

/// timm's name of a tensor in Hugging Face's ViT; of a block's, behind the block.
std::string inVitOfHuggingFace(std::string name)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNames = {
        {{"cls_token", "vit.embeddings.cls_token"},
         {"pos_embed", "vit.embeddings.position_embeddings"},
         {"patch_embed.proj", "vit.embeddings.patch_embeddings.projection"},
         {"norm1", "layernorm_before"},
         {"norm2", "layernorm_after"},
         {"attn.proj", "attention.o_proj"},
         {"norm", "vit.layernorm"},
         {"head", "classifier"}}};
    for (const auto &[timm, theirs] : kNames)
        if (name.starts_with(timm))
            return std::string(theirs) + name.substr(timm.size());
    return name; // mlp.fc1 and mlp.fc2
}

bool equal(const zoo::Network &a, const zoo::Network &b, const std::string &but = "")
{
    const auto x = a.tensors();
    const auto y = b.tensors();
    for (std::size_t i = 0; i < x.size(); ++i)
        if ((but.empty() || !zoo::hasPrefix(x[i].name, but)) && !x[i].tensor.equal(y[i].tensor))
            return false;
    return x.size() == y.size();
}

} // namespace

class TestLoad : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTensorArrives()
    {
        const zoo::Network source = filled("resnet18");
        zoo::Network target = zoo::build(**zoo::findVariant("resnet18"));
        const FileOf file(source.tensors(), same);
        const auto report = zoo::load(target, file.open());
        QVERIFY2(report, report ? "" : report.error().line().c_str());
        QCOMPARE(report->matched.size(), source.tensors().size());
        QVERIFY(report->missing.empty() && report->unexpected.empty() && report->reshaped.empty()
                && report->replacedHead.empty());
        QVERIFY(equal(source, target));
    }

    void kerasTablesNameEveryModule_data()
    {
        QTest::addColumn<QString>("network");
        for (const std::string_view id : weights::keras::networksWithTable())
            QTest::newRow(std::string(id).c_str()) << QString::fromStdString(std::string(id));
    }

    /// Each module once, in Keras' list each place once.
    void kerasTablesNameEveryModule()
    {
        QFETCH(QString, network);
        const auto table = weights::keras::tableOf(network.toStdString());
        const zoo::Network ours =
            zoo::build(**zoo::findVariant(network.toStdString()), {.device = c10::DeviceType::Meta});
        std::multiset<std::string> named = {table->head};
        std::set<std::size_t> places;
        for (const weights::keras::Slot &slot : table->slots) {
            named.insert(slot.ours);
            if (!slot.pointwise.empty())
                named.insert(slot.pointwise);
            QVERIFY(places.insert(slot.listed).second);
        }
        QCOMPARE(*places.rbegin() + 1, table->slots.size());
        std::set<std::string> modules;
        for (const zoo::NamedTensor &tensor : ours.tensors())
            modules.insert(tensor.name.substr(0, tensor.name.rfind('.')));
        QCOMPARE(named, std::multiset<std::string>(modules.begin(), modules.end()));
    }

    void savedReadsBack()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("w.safetensors")).toStdString();
        zoo::Network source = filled("tf_efficientnet_lite0", 3);
        source.toMemoryFormat(at::MemoryFormat::ChannelsLast);
        QVERIFY(zoo::save(source, path));
        const auto target =
            zoo::loadWhole(**zoo::findVariant("tf_efficientnet_lite0"), *weights::WeightsFile::open(path));
        QVERIFY2(target, target ? "" : target.error().line().c_str());
        QCOMPARE(target->network.classes(), 3);
        QVERIFY(equal(source, target->network));
    }

    void headOfOtherClassesIsReplacedWhole()
    {
        const zoo::Network source = filled("resnet18", 5);
        const FileOf file(source.tensors(), same);
        zoo::Network target = filled("resnet18", 7);
        const auto refused = zoo::load(target, file.open(), weights::HeadPolicy::Keep);
        QVERIFY(!refused);
        QVERIFY2(refused.error().line().find("fc.weight is [5, 512] instead of [7, 512]") != std::string::npos,
                 refused.error().line().c_str());
        const auto report = zoo::load(target, file.open(), weights::HeadPolicy::Replace, 9);
        QVERIFY(report);
        QCOMPARE(report->replacedHead, std::vector<std::string>({"fc.weight", "fc.bias"}));
        QVERIFY(equal(source, target, "fc"));
        zoo::Network again = filled("resnet18", 7);
        QVERIFY(zoo::load(again, file.open(), weights::HeadPolicy::Replace, 9));
        QVERIFY(equal(again, target)); // the seed decides the new head
    }

    void queriesKeysAndValuesAreJoined()
    {
        const zoo::Network source = filled("vit_tiny_patch16_224", 5);
        std::vector<at::Tensor> kept; // what the views look at
        std::vector<weights::TensorView> views;
        const auto put = [&](const std::string &name, const at::Tensor &tensor) {
            kept.push_back(tensor.contiguous());
            views.push_back({name, zoo::dtypeOf(kept.back()), zoo::shapeOf(kept.back()), zoo::bytesOf(kept.back())});
        };
        for (const zoo::NamedTensor &named : source.tensors()) {
            if (!named.name.starts_with("blocks.")) {
                put(inVitOfHuggingFace(named.name), named.tensor);
                continue;
            }
            const auto end = named.name.find('.', 7); // of the block's number
            const std::string layer = "vit.layers." + named.name.substr(7, end - 7) + ".";
            const std::string rest = named.name.substr(end + 1);
            if (!rest.starts_with("attn.qkv.")) {
                put(layer + inVitOfHuggingFace(rest), named.tensor);
                continue;
            }
            const auto parts = named.tensor.chunk(3, 0);
            put(layer + "attention.v_proj" + rest.substr(8), parts[2]);
            put(layer + "attention.q_proj" + rest.substr(8), parts[0]);
            put(layer + "attention.k_proj" + rest.substr(8), parts[1]);
        }
        const auto bytes = weights::safetensorsBytes(views);
        const auto open = [&] { return *weights::WeightsFile::open(ByteSource::view(bytes, "given.safetensors")); };
        const auto target = zoo::loadWhole(**zoo::findVariant("vit_tiny_patch16_224"), open());
        QVERIFY2(target, target ? "" : target.error().line().c_str());
        QCOMPARE(target->report.naming, std::string_view("Hugging Face ViT"));
        QCOMPARE(target->report.matched.size(), source.tensors().size());
        QVERIFY(equal(source, target->network));

        std::erase_if(
            views, [](const weights::TensorView &view) { return view.name == "vit.layers.3.attention.k_proj.bias"; });
        const auto incomplete = weights::safetensorsBytes(views);
        const auto refused =
            zoo::loadWhole(**zoo::findVariant("vit_tiny_patch16_224"),
                           *weights::WeightsFile::open(ByteSource::view(incomplete, "given.safetensors")));
        QVERIFY(!refused);
        QVERIFY2(refused.error().line().find("blocks.3.attn.qkv.bias is not whole") != std::string::npos,
                 refused.error().line().c_str());
    }

    void classifiersOfAuxiliaryHeadsAreReplacedToo()
    {
        const zoo::Network source = filled("googlenet", 5);
        zoo::Network target = filled("googlenet", 7);
        const auto report = zoo::load(target, FileOf(source.tensors(), same).open(), weights::HeadPolicy::Replace);
        QVERIFY2(report, report ? "" : report.error().line().c_str());
        QCOMPARE(report->replacedHead, std::vector<std::string>({"aux1.fc2.weight", "aux1.fc2.bias", "aux2.fc2.weight",
                                                                 "aux2.fc2.bias", "fc.weight", "fc.bias"}));
        const zoo::NamedTensors theirs = source.tensors();
        for (std::size_t i = 0; i < theirs.size(); ++i)
            QVERIFY(source.isOfHead(theirs[i].name) || theirs[i].tensor.equal(target.tensors()[i].tensor));
    }

    void auxiliaryHeadsMayBeMissing()
    {
        const zoo::Network source = filled("googlenet", 5);
        const FileOf file(source.tensors(),
                          [&](const std::string &name) { return source.isAuxiliary(name) ? std::string() : name; });
        zoo::Network target = zoo::build(**zoo::findVariant("googlenet"), {.classes = 5});
        const auto report = zoo::load(target, file.open(), weights::HeadPolicy::Replace, 1);
        QVERIFY2(report, report ? "" : report.error().line().c_str());
        QVERIFY(report->replacedHead.empty());
        QCOMPARE(report->missing.size(), std::size_t{20}); // a convolution, BatchNorm and two layers, twice
        QVERIFY(equal(source, target));                    // the seed, too, is the source's
    }

    void aHeadThatFitsIsKeptUnderReplace()
    {
        const zoo::Network source = filled("resnet18", 5);
        zoo::Network target = filled("resnet18", 5);
        zoo::initialise(target.tensors(), 2);
        const auto report = zoo::load(target, FileOf(source.tensors(), same).open(), weights::HeadPolicy::Replace);
        QVERIFY(report && report->replacedHead.empty());
        QVERIFY(equal(source, target));
    }

    void missingCountersAndUnexpectedTensorsAreReported()
    {
        const zoo::Network source = filled("resnet18");
        const FileOf file(source.tensors(), [](const std::string &name) {
            return name.ends_with("num_batches_tracked") ? (name == "bn1.num_batches_tracked" ? "ema.decay" : "")
                                                         : name;
        });
        zoo::Network target = zoo::build(**zoo::findVariant("resnet18"));
        const auto report = zoo::load(target, file.open());
        QVERIFY2(report, report ? "" : report.error().line().c_str());
        QCOMPARE(report->missing.size(), std::size_t{20});
        QCOMPARE(report->unexpected, std::vector<std::string>({"ema.decay"}));
        QVERIFY(equal(source, target));
    }

    /// torchvision keeps Swin's index of its table of biases among the weights.
    void tablesOfIndicesAreNoWeights()
    {
        const zoo::Network source = filled("swin_t");
        zoo::NamedTensors tensors = source.tensors();
        const std::string index = "features.1.0.attn.relative_position_index";
        tensors.push_back({index, tensors.front().tensor.to(at::kLong), false, zoo::Initialiser{}});
        zoo::Network target = zoo::build(**zoo::findVariant("swin_t"));
        const auto report = zoo::load(target, FileOf(tensors, same).open());
        QVERIFY2(report, report ? "" : report.error().line().c_str());
        QCOMPARE(report->unexpected, std::vector<std::string>({index}));
        QVERIFY(equal(source, target));
    }

    void extraDimensionsOfOneAreReported()
    {
        const zoo::Network source = filled("resnet18");
        zoo::NamedTensors tensors = source.tensors();
        for (zoo::NamedTensor &named : tensors)
            if (named.name == "fc.weight")
                named.tensor = named.tensor.view({1000, 512, 1, 1});
        zoo::Network target = zoo::build(**zoo::findVariant("resnet18"));
        const auto report = zoo::load(target, FileOf(tensors, same).open());
        QVERIFY2(report, report ? "" : report.error().line().c_str());
        QCOMPARE(report->reshaped, std::vector<std::string>({"fc.weight"}));
        QVERIFY(equal(source, target));
    }

    void otherPrecisionsAreConverted()
    {
        const zoo::Network source = filled("resnet18");
        zoo::NamedTensors halves = source.tensors();
        for (zoo::NamedTensor &named : halves)
            if (named.tensor.is_floating_point())
                named.tensor = named.tensor.to(at::kHalf);
        const auto target = zoo::loadWhole(**zoo::findVariant("resnet18"), FileOf(halves, same).open());
        QVERIFY(target);
        QCOMPARE(target->network.tensors().front().tensor.scalar_type(), at::kFloat);
        QVERIFY(target->network.tensors().front().tensor.equal(halves.front().tensor.to(at::kFloat)));
    }

    void otherNamingsAreTranslated_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("naming");
        QTest::newRow("EfficientNet-PyTorch")
            << QStringLiteral("tf_efficientnet_lite1") << QStringLiteral("EfficientNet-PyTorch");
        QTest::newRow("basic blocks") << QStringLiteral("resnet34") << QStringLiteral("Hugging Face ResNet");
        QTest::newRow("bottlenecks") << QStringLiteral("resnet50") << QStringLiteral("Hugging Face ResNet");
    }

    void otherNamingsAreTranslated()
    {
        QFETCH(QString, id);
        QFETCH(QString, naming);
        const zoo::Network source = filled(id.toStdString().c_str(), 4);
        const Rename rename = naming.startsWith(QStringLiteral("Hugging")) ? Rename(toHuggingFace) : Rename(Flat());
        const FileOf file(source.tensors(), rename);
        zoo::Network target = filled(id.toStdString().c_str(), 4);
        zoo::initialise(target.tensors(), 2);
        const auto report = zoo::load(target, file.open());
        QVERIFY2(report, report ? "" : report.error().line().c_str());
        QCOMPARE(QString::fromUtf8(report->naming.data(), static_cast<qsizetype>(report->naming.size())), naming);
        QVERIFY(report->unexpected.empty());
        QVERIFY(equal(source, target));
    }

    void realEfficientNetLiteLoads_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("file");
        QTest::newRow("lite0") << QStringLiteral("tf_efficientnet_lite0")
                               << QStringLiteral("efficientnet-lite0-57934424.pth");
        QTest::newRow("lite1") << QStringLiteral("tf_efficientnet_lite1")
                               << QStringLiteral("efficientnet-lite1-77cc7160.pth");
        QTest::newRow("lite2") << QStringLiteral("tf_efficientnet_lite2")
                               << QStringLiteral("efficientnet-lite2-9656183e.pth");
    }

    void realEfficientNetLiteLoads()
    {
        QFETCH(QString, id);
        QFETCH(QString, file);
        const QString folder = qEnvironmentVariable("HEADSTART_MODELS");
        if (folder.isEmpty())
            QSKIP("HEADSTART_MODELS is not set; packaging/test.sh sets it");
        const auto opened = weights::WeightsFile::open((folder + QLatin1Char('/') + file).toStdString());
        QVERIFY2(opened, opened ? "" : opened.error().line().c_str());
        QCOMPARE(opened->format(), weights::Format::PytorchLegacy);
        zoo::Network network = zoo::build(**zoo::findVariant(id.toStdString()));
        const auto report = zoo::load(network, *opened);
        QVERIFY2(report, report ? "" : report.error().line().c_str());
        QCOMPARE(report->matched.size(), network.tensors().size());
        QCOMPARE(opened->tensors().size(), network.tensors().size());
        QVERIFY(report->unexpected.empty());
    }

    void anotherNetworkIsRefusedAndNothingChanges()
    {
        const zoo::Network source = filled("resnet34");
        zoo::Network target = filled("resnet50");
        const zoo::Network before = filled("resnet50");
        const auto report = zoo::load(target, FileOf(source.tensors(), same).open(), weights::HeadPolicy::Replace);
        QVERIFY(!report);
        const std::string line = report.error().line();
        QVERIFY2(line.find("given.safetensors: these are weights of another network") == 0, line.c_str());
        QVERIFY2(line.find("layer1.0.conv1.weight is [64, 64, 3, 3] instead of [64, 64, 1, 1]") != std::string::npos,
                 line.c_str());
        QVERIFY(equal(before, target));
        const auto whole =
            zoo::loadWhole(**zoo::findVariant("tf_efficientnet_lite0"), FileOf(source.tensors(), same).open());
        QVERIFY(!whole && whole.error().kind == ErrorKind::BadInput);
    }

    void aDeeperNetworkIsRefused_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("34 for 18") << QStringLiteral("resnet34") << QStringLiteral("resnet18");
        QTest::newRow("101 for 50") << QStringLiteral("resnet101") << QStringLiteral("resnet50");
    }

    void aDeeperNetworkIsRefused()
    {
        QFETCH(QString, given);
        QFETCH(QString, wanted);
        const zoo::Network source = filled(given.toStdString().c_str());
        const auto loaded =
            zoo::loadWhole(**zoo::findVariant(wanted.toStdString()), FileOf(source.tensors(), same).open());
        QVERIFY(!loaded);
        const std::string line = loaded.error().line();
        QVERIFY2(line.find("weights of another network") != std::string::npos
                     && line.find("has no place") != std::string::npos,
                 line.c_str());
    }

    void wrappingsAreSeenThrough_data()
    {
        QTest::addColumn<QString>("prefix");
        for (const char *prefix : {"module.", "net.", "_orig_mod.", "model.backbone.module."})
            QTest::newRow(prefix) << QString::fromLatin1(prefix);
    }

    void wrappingsAreSeenThrough()
    {
        QFETCH(QString, prefix);
        const zoo::Network source = filled("resnet18", 3);
        const FileOf file(source.tensors(), [&](const std::string &name) { return prefix.toStdString() + name; });
        const auto loaded = zoo::loadWhole(**zoo::findVariant("resnet18"), file.open());
        QVERIFY2(loaded, loaded ? "" : loaded.error().line().c_str());
        QCOMPARE(QString::fromStdString(loaded->report.prefix), prefix);
        QVERIFY(equal(source, loaded->network));
    }

    void wholeNumbersAreNoWeights()
    {
        const zoo::Network source = filled("resnet18");
        zoo::NamedTensors tensors = source.tensors();
        tensors.front().tensor = tensors.front().tensor.to(at::kChar);
        zoo::Network target = filled("resnet18");
        const auto report = zoo::load(target, FileOf(tensors, same).open());
        QVERIFY(!report);
        QVERIFY2(report.error().line().find("conv1.weight holds numbers of another kind") != std::string::npos,
                 report.error().line().c_str());
    }

    void aDamagedRecordIsFoundByWhicheverThreadReadsIt()
    {
        const zoo::Network source = filled("resnet18");
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("w.safetensors")).toStdString();
        QVERIFY(zoo::save(source, path));
        const auto opened = weights::WeightsFile::open(path);
        QVERIFY(opened);
        QVERIFY(QFile::resize(QString::fromStdString(path), 20'000'000)); // cut while it is open
        zoo::Network target = filled("resnet18");
        const auto report = zoo::load(target, *opened);
        QVERIFY(!report);
        QVERIFY2(report.error().line().find("became shorter") != std::string::npos, report.error().line().c_str());
    }

    void anUnknownNameNamesTheNearest()
    {
        const auto found = zoo::findVariant("resnet-18");
        QVERIFY(!found);
        QVERIFY2(found.error().line().find("resnet18") != std::string::npos, found.error().line().c_str());
    }

private:
    /// torchvision's name in Hugging Face's ResNetForImageClassification.
    static std::string toHuggingFace(const std::string &name)
    {
        const QStringList parts = QString::fromStdString(name).split(QLatin1Char('.'));
        const auto kind = [](const QString &layer) {
            return layer.startsWith(QStringLiteral("conv")) ? QStringLiteral("convolution")
                                                            : QStringLiteral("normalization");
        };
        QStringList out;
        if (parts[0] == QStringLiteral("fc")) {
            out = {QStringLiteral("classifier.1"), parts[1]};
        } else if (parts.size() == 2) {
            out = {QStringLiteral("resnet.embedder.embedder"), kind(parts[0]), parts[1]};
        } else {
            out = {QStringLiteral("resnet.encoder.stages"), QString::number(parts[0].last(1).toInt() - 1),
                   QStringLiteral("layers"), parts[1]};
            if (parts[2] == QStringLiteral("downsample"))
                out +=
                    {QStringLiteral("shortcut"),
                     parts[3] == QStringLiteral("0") ? QStringLiteral("convolution") : QStringLiteral("normalization"),
                     parts[4]};
            else
                out +=
                    {QStringLiteral("layer"), QString::number(parts[2].last(1).toInt() - 1), kind(parts[2]), parts[3]};
        }
        return out.join(QLatin1Char('.')).toStdString();
    }

    /// timm's name in EfficientNet-PyTorch, which counts blocks through all stages.
    struct Flat {
        std::string operator()(const std::string &name)
        {
            const QStringList parts = QString::fromStdString(name).split(QLatin1Char('.'));
            if (parts[0] != QStringLiteral("blocks")) {
                static const std::map<QString, QString> top = {
                    {QStringLiteral("conv_stem"), QStringLiteral("_conv_stem")},
                    {QStringLiteral("bn1"), QStringLiteral("_bn0")},
                    {QStringLiteral("conv_head"), QStringLiteral("_conv_head")},
                    {QStringLiteral("bn2"), QStringLiteral("_bn1")},
                    {QStringLiteral("classifier"), QStringLiteral("_fc")}};
                return (top.at(parts[0]) + QLatin1Char('.') + parts[1]).toStdString();
            }
            const QString block = parts[1] + QLatin1Char('.') + parts[2];
            if (!blocks.contains(block))
                blocks.append(block);
            static const std::map<QString, QString> first = {
                {QStringLiteral("conv_dw"), QStringLiteral("_depthwise_conv")},
                {QStringLiteral("bn1"), QStringLiteral("_bn1")},
                {QStringLiteral("conv_pw"), QStringLiteral("_project_conv")},
                {QStringLiteral("bn2"), QStringLiteral("_bn2")}};
            static const std::map<QString, QString> later = {
                {QStringLiteral("conv_pw"), QStringLiteral("_expand_conv")},
                {QStringLiteral("bn1"), QStringLiteral("_bn0")},
                {QStringLiteral("conv_dw"), QStringLiteral("_depthwise_conv")},
                {QStringLiteral("bn2"), QStringLiteral("_bn1")},
                {QStringLiteral("conv_pwl"), QStringLiteral("_project_conv")},
                {QStringLiteral("bn3"), QStringLiteral("_bn2")}};
            const auto &names = parts[1] == QStringLiteral("0") ? first : later;
            return (QStringLiteral("_blocks.%1.").arg(blocks.indexOf(block)) + names.at(parts[3]) + QLatin1Char('.')
                    + parts[4])
                .toStdString();
        }
        QStringList blocks;
    };
};

QTEST_GUILESS_MAIN(TestLoad)
#include "tst_load.moc"
