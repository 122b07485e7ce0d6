// SPDX-License-Identifier: GPL-3.0-or-later
// BERT's family: config.json, files of weights from wherever, and what pictures' networks do not have.
#include "core/zoo/layers/recomputed.h"
#include "core/zoo/load.h"
#include "core/zoo/recognise.h"
#include "core/zoo/tensor_bytes.h"
#include "core/zoo/text_folder.h"
#include "core/zoo/text_input.h"
#include "tests/support/counted_memory.h"
#include "tests/support/files.h"
#include "tests/support/reference.h"
#include "tests/support/text_networks.h"

#include <ATen/autocast_mode.h>
#include <ATen/Context.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/zeros.h>

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <nlohmann/json.hpp>
#include <utility>

using namespace headstart;
using Json = nlohmann::ordered_json;

namespace {

/// A config.json that is right.
Json rightConfig()
{
    return {{"model_type", "bert"},   {"vocab_size", 99},         {"hidden_size", 32},
            {"num_hidden_layers", 2}, {"num_attention_heads", 4}, {"intermediate_size", 64}};
}

using Tensors = std::vector<std::pair<std::string, at::Tensor>>;

Tensors tensorsOf(const zoo::Network &network)
{
    Tensors out;
    for (const zoo::NamedTensor &named : network.tensors())
        out.emplace_back(named.name, named.tensor);
    return out;
}

void seed(std::uint64_t number)
{
    at::Generator generator = at::globalContext().defaultGenerator(at::kCPU);
    generator.set_current_seed(number);
}

} // namespace

class TestTextNetworks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsRead_data()
    {
        using Check = std::function<bool(const zoo::TextConfig &)>;
        QTest::addColumn<QString>("json");
        QTest::addColumn<Check>("check");
        const auto row = [](const char *field, const Json &value, const Check &check, const char *family = "bert") {
            Json json = rightConfig();
            if (std::string(family) == "distilbert")
                json = {{"vocab_size", 99}, {"dim", 32}, {"n_layers", 2}, {"n_heads", 4}, {"hidden_dim", 64}};
            json["model_type"] = family;
            json[field] = value;
            QTest::addRow("%s %s", family, field) << QString::fromStdString(json.dump()) << check;
        };
        row("vocab_size", 1234, [](const auto &c) { return c.vocabulary == 1234 && c.padding == 0; });
        row("hidden_size", 64, [](const auto &c) { return c.hidden == 64; });
        row("num_hidden_layers", 7, [](const auto &c) { return c.layers == 7; });
        row("num_attention_heads", 8, [](const auto &c) { return c.heads == 8; });
        row("intermediate_size", 50, [](const auto &c) { return c.intermediate == 50; });
        row("hidden_act", "gelu_new", [](const auto &c) { return c.activation == zoo::TextActivation::GeluNew; });
        row("hidden_act", "relu", [](const auto &c) { return c.activation == zoo::TextActivation::Relu; });
        row("hidden_act", "silu", [](const auto &c) { return c.activation == zoo::TextActivation::Silu; });
        row("hidden_dropout_prob", 0.3, [](const auto &c) { return c.hiddenDropout == 0.3 && c.headRate() == 0.3; });
        row("attention_probs_dropout_prob", 0, [](const auto &c) { return c.attentionDropout == 0; });
        row("classifier_dropout", 0.5, [](const auto &c) { return c.headRate() == 0.5; });
        row("classifier_dropout", nullptr, [](const auto &c) { return !c.headDropout; });
        row("max_position_embeddings", 77, [](const auto &c) { return c.longest() == 77; });
        row("type_vocab_size", 5, [](const auto &c) { return c.types == 5; });
        row("initializer_range", 0.1, [](const auto &c) { return c.initialDeviation == 0.1; });
        row("layer_norm_eps", 1e-5, [](const auto &c) { return c.normEpsilon == 1e-5; });
        row("pad_token_id", 9, [](const auto &c) { return c.padding == 9; });
        row("gradient_checkpointing", true, [](const auto &c) { return c.recomputes; });
        row("problem_type", "regression", [](const auto &c) { return c.problem == zoo::TextProblem::Regression; });
        row("id2label", Json{{"1", "good"}, {"0", "bad"}}, [](const auto &c) {
            return c.labels == std::vector<std::string>{"bad", "good"};
        });
        row("position_embedding_type", "absolute", [](const auto &c) { return c == zoo::TextConfig(c); });
        row(
            "max_position_embeddings", 514, [](const auto &c) { return c.longest() == 512; }, "roberta");
        row(
            "pad_token_id", 3, [](const auto &c) { return c.padding == 3 && c.longest() == 508; }, "roberta");
        row(
            "dim", 64, [](const auto &c) { return c.hidden == 64 && c.types == 0; }, "distilbert");
        row(
            "n_layers", 3, [](const auto &c) { return c.layers == 3; }, "distilbert");
        row(
            "n_heads", 2, [](const auto &c) { return c.heads == 2; }, "distilbert");
        row(
            "hidden_dim", 70, [](const auto &c) { return c.intermediate == 70; }, "distilbert");
        row(
            "activation", "relu", [](const auto &c) { return c.activation == zoo::TextActivation::Relu; },
            "distilbert");
        row(
            "dropout", 0.4, [](const auto &c) { return c.hiddenDropout == 0.4 && c.headRate() == 0.2; }, "distilbert");
        row(
            "attention_dropout", 0.4, [](const auto &c) { return c.attentionDropout == 0.4; }, "distilbert");
        row(
            "seq_classif_dropout", 0.4, [](const auto &c) { return c.headRate() == 0.4; }, "distilbert");
    }

    void everyFieldIsRead()
    {
        QFETCH(QString, json);
        QFETCH(std::function<bool(const zoo::TextConfig &)>, check);
        const auto config = zoo::textConfigFrom(json.toStdString(), "config.json");
        QVERIFY2(config, config ? "" : config.error().line().c_str());
        QVERIFY(check(*config));
        const auto again = zoo::textConfigFrom(zoo::textConfigJson(*config), "written");
        QVERIFY2(again, again ? "" : again.error().line().c_str());
        QVERIFY(*again == *config);
    }

    /// What published files leave out.
    void theFamilyIsFound_data()
    {
        QTest::addColumn<QString>("architecture");
        QTest::addColumn<QString>("family");
        QTest::newRow("none") << QString() << QStringLiteral("bert"); // Google's own
        QTest::newRow("BERT") << QStringLiteral("BertForMaskedLM") << QStringLiteral("bert");
        QTest::newRow("RoBERTa") << QStringLiteral("RobertaForMaskedLM") << QStringLiteral("roberta");
        QTest::newRow("ELECTRA") << QStringLiteral("ElectraForPreTraining") << QString();
    }
    void theFamilyIsFound()
    {
        QFETCH(QString, architecture);
        QFETCH(QString, family);
        Json json = rightConfig();
        json.erase("model_type");
        if (!architecture.isEmpty())
            json["architectures"] = {architecture.toStdString()};
        const auto config = zoo::textConfigFrom(json.dump(), "config.json");
        QCOMPARE(config.has_value(), !family.isEmpty());
        if (config)
            QCOMPARE(std::string(zoo::familyName(config->family)), family.toStdString());
        else
            QVERIFY(config.error().line().find("ElectraForPreTraining") != std::string::npos);
    }

    void aWrongFieldIsNamed_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *field, const Json &value, const char *said) {
            Json json = rightConfig();
            json[field] = value;
            QTest::addRow("%s %s", field, value.dump().c_str())
                << QString::fromStdString(json.dump())
                << QStringLiteral("config.json: field '%1': %2").arg(QLatin1String(field), QLatin1String(said));
        };
        row("vocab_size", nullptr, "it is missing");
        row("vocab_size", 0, "it must be a whole number from 1");
        row("vocab_size", "many", "it must be a whole number from 1");
        row("vocab_size", 18'446'744'073'709'551'615U, "it must be a whole number from 1");
        row("num_hidden_layers", 2.5, "it must be a whole number from 1");
        row("num_hidden_layers", 1'000'000, "it must be a whole number from 1 to 1000");
        row("hidden_size", 33, "33 is not a multiple of the number of attention heads, 4");
        row("hidden_act", "swish", "'swish' is not known here; there are gelu, gelu_new, relu, silu");
        row("hidden_act", 7, "'7' is not known here");
        row("hidden_dropout_prob", 1, "it must be a number from 0");
        row("hidden_dropout_prob", -0.1, "it must be a number from 0");
        row("layer_norm_eps", true, "it must be a number from 0");
        row("pad_token_id", 99, "it must be a whole number from 0 to 98");
        row("model_type", "albert", "'albert' is not known here; there are bert, roberta, distilbert");
        row("position_embedding_type", "relative_key", "only 'absolute' is known here");
        row("is_decoder", true, "a network that writes text is not known here");
        row("gradient_checkpointing", "yes", "it must be true or false");
        row("problem_type", "ranking", "'ranking' is not known here");
        row("id2label", Json{{"0", "a"}, {"2", "b"}}, "it must name the classes 0, 1 and so on");
        Json large = rightConfig();
        large["hidden_size"] = 65536;
        large["intermediate_size"] = 200'000;
        QTest::newRow("absurd together") << QString::fromStdString(large.dump())
                                         << QStringLiteral("makes more than 20000000000 parameters");
        QTest::newRow("no JSON") << QStringLiteral("vocab_size: 3")
                                 << QStringLiteral("config.json: it is not a JSON object");
    }

    void aWrongFieldIsNamed()
    {
        QFETCH(QString, json);
        QFETCH(QString, said);
        const auto config = zoo::textConfigFrom(json.toStdString(), "config.json");
        QVERIFY(!config);
        const QString line = QString::fromStdString(config.error().line());
        QVERIFY2(line.contains(said), qPrintable(line));
    }

    void whatANetworkCannotTakeIsNamed()
    {
        const zoo::TextConfig &config = *test::smallTextNetworks()[0].text; // 211 tokens, 2 types, 40 places
        const auto said = [&](const zoo::Flow &flow) {
            const auto checked = zoo::checkTextFlow(config, flow, "some texts");
            return checked ? std::string() : checked.error().line();
        };
        zoo::Flow flow = test::madeUpTexts(config, 3, 40);
        QCOMPARE(said(flow), std::string());
        flow.values[0][1][7] = 211;
        QCOMPARE(said(flow), std::string("some texts: row 1, token 7: the id is 211; this network knows 0 to 210"));
        flow = test::madeUpTexts(config, 3, 40);
        flow.values[1][2][0] = -1;
        QCOMPARE(said(flow), std::string("some texts: row 2, token 0: the type is -1; this network knows 0 to 1"));
        QCOMPARE(said(test::madeUpTexts(config, 1, 41)),
                 std::string("some texts: its texts have 41 tokens; this network takes 40 at most"));
    }

    /// A text's logits do not depend on what fills up its batch.
    void fillingChangesNothing_data() { families(); }
    void fillingChangesNothing()
    {
        const at::NoGradGuard noGradient;
        const zoo::Network network = filled(family());
        const zoo::Flow texts = test::madeUpTexts(*family().text, 2, 20); // the first is of 17 tokens
        const at::Tensor together = network.forward(texts);
        const zoo::Flow alone = zoo::textFlow(texts.values[0].narrow(0, 0, 1).narrow(1, 0, 17),
                                              texts.values[1].narrow(0, 0, 1).narrow(1, 0, 17));
        const double error = test::largestDifference(network.forward(alone), together.narrow(0, 0, 1));
        QVERIFY2(error <= 1e-5, qPrintable(QString::number(error)));
        QVERIFY(test::largestDifference(together[0], together[1]) > 1e-3);
    }

    /// The pooler reads the first token: the last layer makes no other where both train together, which changes
    /// nothing.
    void theLastLayerMakesOneToken_data() { families(); }
    void theLastLayerMakesOneToken()
    {
        const auto gradients = [&](bool together) {
            zoo::Network network = filled(family());
            network.toType(at::kDouble);
            network.setMode(0, network.stages().size(), zoo::Mode::Training);
            network.setNoise(false);
            for (const zoo::NamedTensor &named : network.tensors())
                named.tensor.set_requires_grad(true);
            const std::size_t end = network.stages().size();
            zoo::Flow flow = test::madeUpTexts(*family().text, 4, 20);
            for (std::size_t i = 0; i < end; i = together ? end : i + 1)
                flow = network.run(flow, i, together ? end : i + 1);
            flow.output().square().mean().backward();
            std::vector<at::Tensor> out = {flow.output().detach()};
            for (const zoo::NamedTensor &named : network.tensors())
                out.push_back(named.tensor.grad());
            return out;
        };
        const auto expected = gradients(false);
        const auto actual = gradients(true);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const double size = expected[i].abs().max().item<double>();
            QVERIFY(test::largestDifference(actual[i], expected[i]) <= 1e-10 * std::max(size, 1e-3));
        }
        const zoo::Network network = filled(family());
        const std::size_t pooler = *network.find("pooler");
        const zoo::Flow texts = test::madeUpTexts(*family().text, 4, 20);
        QCOMPARE(network.run(texts, 0, pooler).output().size(1), 20); // a cut above the pooler sees them all
    }

    /// As files come: of the encoder alone, of what it was trained for, with old names, wrapped.
    void filesOfOthersLoad_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("kind");
        for (int i = 0; i < 3; ++i)
            for (const char *kind : {"as it is", "encoder alone", "pre-trained", "old names", "wrapped"})
                QTest::addRow("%s, %s", test::smallTextNetworks()[static_cast<std::size_t>(i)].id.data(), kind)
                    << i << QString::fromLatin1(kind);
    }
    void filesOfOthersLoad()
    {
        QFETCH(int, index);
        QFETCH(QString, kind);
        const zoo::Variant &variant = test::smallTextNetworks()[static_cast<std::size_t>(index)];
        const zoo::Network network = filled(variant);
        Tensors tensors = tensorsOf(network);
        const bool hasHead = kind == QLatin1String("as it is") || kind == QLatin1String("wrapped");
        change(tensors, kind, std::string(zoo::familyName(variant.text->family)) + ".");
        const auto file = weights::WeightsFile::open(written(tensors));
        QVERIFY(file);

        const auto found = zoo::recognise(*file);
        QVERIFY2(found, found ? "" : found.error().line().c_str());
        QCOMPARE(found->variant->id, zoo::familyName(variant.text->family));
        QCOMPARE(found->hasHead, hasHead);
        QCOMPARE(found->classes, hasHead ? 5 : 2);
        zoo::TextConfig sizes = *found->variant->text;
        QCOMPARE(sizes.heads, 1); // which shapes do not tell
        sizes.heads = variant.text->heads;
        sizes.normEpsilon = variant.text->normEpsilon;
        QVERIFY(sizes == *variant.text);

        const auto loaded = zoo::loadWhole(variant, *file);
        QVERIFY2(loaded, loaded ? "" : loaded.error().line().c_str());
        QCOMPARE(loaded->report.missing.empty(), hasHead);
        for (const zoo::NamedTensor &named : loaded->network.tensors()) {
            const auto original = std::find_if(tensors.begin(), tensors.end(), [&](const auto &tensor) {
                return tensor.second.data_ptr() == tensorNamed(network, named.name).data_ptr();
            });
            if (original != tensors.end())
                QVERIFY2(named.tensor.equal(original->second), named.name.c_str());
            else
                QVERIFY(named.tensor.isfinite().all().item<bool>());
        }
    }

    void aHeadOfOtherClassesIsNew()
    {
        const zoo::Variant &variant = test::smallTextNetworks()[2];
        const auto file = weights::WeightsFile::open(written(tensorsOf(filled(variant))));
        zoo::Network network = zoo::build(variant, {.classes = 3});
        const auto report = zoo::load(network, *file, weights::HeadPolicy::Replace);
        QVERIFY(report);
        QCOMPARE(report->replacedHead, std::vector<std::string>({"classifier.weight", "classifier.bias"}));
        QVERIFY(report->missing.empty());
        QVERIFY(!zoo::load(network, *file));
    }

    void aFolderIsOpened()
    {
        const QString folder = m_folder.filePath(QStringLiteral("model"));
        QDir().mkpath(folder);
        const auto path = folder.toStdString();
        QVERIFY(!zoo::isTextFolder(path));
        const zoo::Variant &variant = test::smallTextNetworks()[1];
        test::writeFile(path + "/config.json", zoo::textConfigJson(*variant.text));
        QVERIFY(zoo::isTextFolder(path) && !zoo::openTextFolder(path)->weights);
        QVERIFY(zoo::save(filled(variant), path + "/pytorch_model.bin")); // a file is what is in it
        const auto opened = zoo::openTextFolder(path);
        QVERIFY(opened && opened->config == *variant.text);
        QVERIFY(
            zoo::loadWhole(zoo::textVariant(opened->config), *weights::WeightsFile::open(opened->weights->string())));

        // A configuration that says something else than the weights.
        Json json = Json::parse(zoo::textConfigJson(*variant.text));
        json["num_hidden_layers"] = 2;
        test::writeFile(path + "/config.json", json.dump());
        const auto other = zoo::loadWhole(zoo::textVariant(zoo::openTextFolder(path)->config),
                                          *weights::WeightsFile::open(opened->weights->string()));
        QVERIFY(!other);
        const QString line = QString::fromStdString(other.error().line());
        QVERIFY2(line.contains(QStringLiteral("pytorch_model.bin")) && line.contains(QStringLiteral("encoder.layer.2")),
                 qPrintable(line));
    }

    /// Gradient checkpointing: the same numbers, dropout included, with less memory.
    void recomputingChangesNoGradient_data() { families(); }
    void recomputingChangesNoGradient()
    {
        const zoo::Variant kept = family();
        zoo::TextConfig config = *kept.text;
        config.recomputes = true;
        const zoo::Variant recomputing = zoo::textVariant(config);
        const auto gradients = [&](const zoo::Variant &variant, bool isNoisy, bool isMixed) {
            zoo::Network network = filled(variant);
            network.setMode(0, network.stages().size(), zoo::Mode::Training);
            network.setNoise(isNoisy);
            network.setMixedPrecision(isMixed);
            for (const zoo::NamedTensor &named : network.tensors())
                named.tensor.set_requires_grad(true);
            seed(5);
            network.forward(test::madeUpTexts(config, 4, 20)).square().mean().backward();
            return network.tensors();
        };
        for (const auto &[isNoisy, isMixed] : {std::pair(false, false), {true, false}, {true, true}}) {
            const auto expected = gradients(kept, isNoisy, isMixed);
            const auto actual = gradients(recomputing, isNoisy, isMixed);
            for (std::size_t i = 0; i < expected.size(); ++i)
                QVERIFY2(actual[i].tensor.grad().equal(expected[i].tensor.grad()), expected[i].name.c_str());
        }
    }

    /// Products read fewer bits; parameters and gradients stay floats, and so does what is not training.
    void mixedPrecisionIsNearAndOnlyInTraining_data() { families(); }
    void mixedPrecisionIsNearAndOnlyInTraining()
    {
        zoo::Network network = filled(family());
        const zoo::Flow texts = test::madeUpTexts(*family().text, 4, 20);
        const auto logits = [&](zoo::Mode mode, bool isMixed) {
            network.setMode(0, network.stages().size(), mode);
            network.setNoise(false);
            network.setMixedPrecision(isMixed);
            return network.forward(texts);
        };
        QVERIFY(logits(zoo::Mode::Evaluation, true).equal(logits(zoo::Mode::Evaluation, false)));
        for (const zoo::NamedTensor &named : network.tensors())
            named.tensor.set_requires_grad(true);
        const at::Tensor plain = logits(zoo::Mode::Training, false);
        const at::Tensor mixed = logits(zoo::Mode::Training, true);
        QCOMPARE(mixed.scalar_type(), at::kBFloat16);
        const auto error = (mixed.to(at::kFloat) - plain).abs().max().item<double>();
        const auto size = plain.abs().max().item<double>();
        QVERIFY2(error > 0 && error < 0.03 * size, qPrintable(QStringLiteral("%1 of %2").arg(error).arg(size)));
        mixed.to(at::kFloat).square().mean().backward();
        for (const zoo::NamedTensor &named : network.tensors())
            QCOMPARE(named.tensor.grad().scalar_type(), at::kFloat);
        QVERIFY(!at::autocast::is_autocast_enabled(at::kCPU));
    }

    void recomputingLeavesTheGeneratorWhereItWas()
    {
        const zoo::Variant &kept = test::smallTextNetworks()[0];
        zoo::TextConfig config = *kept.text;
        config.recomputes = true;
        const auto next = [&](const zoo::Variant &variant) {
            zoo::Network network = filled(variant);
            network.setMode(0, network.stages().size(), zoo::Mode::Training);
            for (const zoo::NamedTensor &named : network.tensors())
                named.tensor.set_requires_grad(true);
            seed(5);
            network.forward(test::madeUpTexts(config, 4, 20)).square().mean().backward();
            return at::zeros(9).uniform_();
        };
        QVERIFY(next(zoo::textVariant(config)).equal(next(kept)));
    }

    void recomputingTakesLessMemory()
    {
        const auto peak = [](bool recomputes) {
            zoo::TextConfig config = *test::smallTextNetworks()[0].text;
            config.layers = 8;
            config.recomputes = recomputes;
            zoo::Network network = filled(zoo::textVariant(config));
            network.setMode(0, network.stages().size(), zoo::Mode::Training);
            for (const zoo::NamedTensor &named : network.tensors())
                named.tensor.set_requires_grad(true);
            const zoo::Flow input = test::madeUpTexts(config, 32, 40);
            const test::CountedMemory memory;
            network.forward(input).square().mean().backward();
            return memory.peak();
        };
        const auto kept = peak(false);
        const auto recomputed = peak(true);
        QVERIFY2(recomputed * 3 < kept, qPrintable(QStringLiteral("%1 and %2").arg(recomputed).arg(kept)));
    }

private:
    static void families()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < 3; ++i)
            QTest::newRow(test::smallTextNetworks()[static_cast<std::size_t>(i)].id.data()) << i;
    }

    static const zoo::Variant &family()
    {
        QFETCH(int, index);
        return test::smallTextNetworks()[static_cast<std::size_t>(index)];
    }

    static zoo::Network filled(const zoo::Variant &variant)
    {
        zoo::Network network = zoo::build(variant, {.classes = 5});
        test::fillByFormula(network, 3, 3.0);
        return network;
    }

    static at::Tensor tensorNamed(const zoo::Network &network, const std::string &name)
    {
        for (const zoo::NamedTensor &named : network.tensors())
            if (named.name == name)
                return named.tensor;
        return {};
    }

    /// `prefix`: the family's.
    static void change(Tensors &tensors, const QString &kind, const std::string &prefix)
    {
        const auto isEncoders = [&](const auto &tensor) { return tensor.first.starts_with(prefix); };
        if (kind == QLatin1String("wrapped"))
            for (auto &[name, tensor] : tensors)
                name.insert(0, "module.");
        if (kind == QLatin1String("wrapped") || kind == QLatin1String("as it is"))
            return;
        std::erase_if(tensors, [&](const auto &tensor) { return !isEncoders(tensor); });
        if (kind == QLatin1String("encoder alone"))
            for (auto &[name, tensor] : tensors)
                name.erase(0, prefix.size());
        if (kind == QLatin1String("old names"))
            for (auto &[name, tensor] : tensors)
                for (const auto &[now, old] :
                     {std::pair("LayerNorm.weight", "LayerNorm.gamma"), std::pair("LayerNorm.bias", "LayerNorm.beta")})
                    if (const auto at = name.find(now); at != std::string::npos)
                        name.replace(at, std::string::npos, old);
        // Without what classifies, and with what else there is.
        std::erase_if(tensors, [](const auto &tensor) { return tensor.first.find("pooler") != std::string::npos; });
        if (kind == QLatin1String("pre-trained")) {
            tensors.emplace_back("cls.predictions.transform.dense.weight", at::zeros({48, 48}));
            tensors.emplace_back("lm_head.dense.weight", at::zeros({48, 48}));
            tensors.emplace_back("vocab_transform.weight", at::zeros({48, 48}));
            tensors.emplace_back(prefix + "embeddings.position_ids", at::zeros({1, 40}, at::kLong));
            if (prefix == "roberta.")
                tensors.emplace_back("roberta.pooler.dense.weight", at::zeros({48, 48}));
        }
    }

    std::string written(const Tensors &tensors)
    {
        zoo::TensorViews out;
        for (const auto &[name, tensor] : tensors)
            out.add(name, tensor);
        const std::string path = m_folder.filePath(QStringLiteral("%1.safetensors").arg(++m_written)).toStdString();
        const auto done = weights::writeSafetensors(path, out.views());
        return done ? path : std::string();
    }

    QTemporaryDir m_folder;
    int m_written = 0;
};

QTEST_GUILESS_MAIN(TestTextNetworks)
#include "tst_text_networks.moc"
