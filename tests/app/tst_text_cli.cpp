// SPDX-License-Identifier: GPL-3.0-or-later
// headstart-cli over text networks: a folder as transformers saves it, and what may be wrong with one.
#include "core/zoo/load.h"
#include "core/zoo/tensor_bytes.h"
#include "core/zoo/text_config.h"
#include "tests/support/files.h"
#include "tests/support/program.h"
#include "tests/support/reference.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <nlohmann/json.hpp>

using namespace headstart;
using Json = nlohmann::json;
using test::isEmptyFolder;
using test::Outcome;
using test::runCli;

class TestTextCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// RoBERTa by the formula of the references, in a folder, and inputs.
    void initTestCase()
    {
        m_reference = test::loadReference(test::dataFile("reference/roberta_small.json"));
        const auto config = zoo::textConfigFrom(m_reference.config, "reference");
        QVERIFY(config);
        const zoo::Network network = zoo::build(zoo::textVariant(*config), {.classes = 3});
        test::fillByFormula(network, m_reference.seed, m_reference.gain);
        makeFolder("roberta", zoo::textConfigJson(*config));
        QVERIFY(zoo::save(network, file("roberta/model.safetensors")));
        makeFolder("no weights", zoo::textConfigJson(*config));
        makeFolder("no vocabulary", R"({"model_type": "roberta"})");
        zoo::TextConfig deeper = *config;
        deeper.layers = 3;
        makeFolder("deeper", zoo::textConfigJson(deeper));
        QVERIFY(zoo::save(network, file("deeper/model.safetensors")));

        const zoo::Flow &tokens = *m_reference.tokens;
        writeInput("input", tokens.values[0], tokens.padding.to(at::kLong));
        at::Tensor strange = tokens.values[0].clone();
        strange[1][3] = 1000;
        writeInput("strange", strange, {});
        writeInput("long", tokens.values[0].repeat({1, 4}), {});
        writeInput("uneven", tokens.values[0], tokens.padding.narrow(1, 0, 5).to(at::kLong));
        writeInput("fractions", tokens.values[0].to(at::kFloat), {});
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("out")));
    }

    void forwardEqualsTheReference()
    {
        const std::string out = file("logits.safetensors");
        const Outcome outcome = runCli(forward("roberta", "input", out)
                                       + QStringList{QStringLiteral("--double"), QStringLiteral("--stages")});
        QCOMPARE(outcome.err, QString());
        QCOMPARE(outcome.code, 0);
        const auto opened = weights::WeightsFile::open(out);
        QVERIFY2(opened, opened ? "" : opened.error().line().c_str());
        for (const char *stage : {"embeddings", "encoder.layer.0", "encoder.layer.1", "pooler", "head"})
            QVERIFY2(opened->find(stage), stage);
        weights::TensorReader reader(*opened);
        const auto logits = zoo::readTensor(reader, *opened->find("logits"));
        QVERIFY(logits);
        QVERIFY(test::largestDifference(*logits, m_reference.logits) <= 1e-9 * m_reference.logits.std().item<double>());
    }

    void layersOfAFolder()
    {
        const Outcome outcome = runCli({QStringLiteral("layers"), path("roberta"), QStringLiteral("--json")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto json = nlohmann::json::parse(outcome.out.toStdString());
        QCOMPARE(json.at("input").get<std::vector<int>>(), std::vector<int>({38})); // its places
        QCOMPARE(json.at("stages").size(), std::size_t{5});
        QCOMPARE(json.at("stages")[1].at("output").get<std::vector<int>>(), std::vector<int>({38, 128}));
        QCOMPARE(json.at("parameters").get<std::int64_t>(), m_reference.parameters);
        QCOMPARE(json.at("weights").at("matched").get<int>(), 41);
    }

    void recogniseTellsTheSizes()
    {
        const Outcome outcome =
            runCli({QStringLiteral("recognise"), path("roberta/model.safetensors"), QStringLiteral("--json")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto json = nlohmann::json::parse(outcome.out.toStdString());
        QCOMPARE(json.at("network").get<std::string>(), std::string("roberta"));
        QCOMPARE(json.at("classes").get<int>(), 3);
        QCOMPARE(json.at("config").at("vocab_size").get<int>(), 1000);
        const QString text = runCli({QStringLiteral("recognise"), path("roberta/model.safetensors")}).out;
        QVERIFY2(text.startsWith(QStringLiteral("roberta, 3 classes\n  2 layers, 128 wide")), qPrintable(text));
    }

    /// The lengths are those of what `tokenize` prints.
    void checkMeasuresInTokens()
    {
        makeTextData();
        const Json found = checked(QStringList{QStringLiteral("--set"), QStringLiteral("texts.max_tokens=12")});
        QCOMPARE(found.at("unit").get<std::string>(), std::string("tokens"));
        const auto printed = runCli({QStringLiteral("tokenize"), path("bert"), path("lines.txt")}).out.trimmed();
        std::vector<std::size_t> lengths;
        double unknown = 0;
        double all = 0;
        for (const QString &line : printed.split(QLatin1Char('\n'))) {
            const QStringList ids = line.split(QLatin1Char(' '));
            lengths.push_back(static_cast<std::size_t>(ids.size()));
            unknown += static_cast<double>(ids.count(QStringLiteral("1")));
            all += static_cast<double>(ids.size());
        }
        std::sort(lengths.begin(), lengths.end());
        QCOMPARE(found.at("texts").get<std::size_t>(), lengths.size());
        QCOMPARE(found.at("median").get<std::size_t>(), lengths[lengths.size() / 2 - 1]);
        QCOMPARE(found.at("longest").get<std::size_t>(), lengths.back());
        const auto cut = std::count_if(lengths.begin(), lengths.end(), [](std::size_t length) { return length > 12; });
        QVERIFY(cut > 0 && unknown > 0);
        QCOMPARE(found.at("max_tokens").get<int>(), 12);
        QCOMPARE(found.at("truncated").get<double>(), static_cast<double>(cut) / static_cast<double>(lengths.size()));
        QCOMPARE(found.at("unknown").get<double>(), unknown / all);
        QCOMPARE(checked({}).at("max_tokens").get<int>(), 38); // as many as it takes, which is less than the usual 128
        const QString text = runCli({QStringLiteral("check"), path("texts.csv"), QStringLiteral("--model"),
                                     path("bert"), QStringLiteral("--set"), QStringLiteral("texts.max_tokens=12")})
                                 .out;
        QVERIFY2(text.contains(QStringLiteral(" of the texts are longer than 12 tokens")), qPrintable(text));
        const Outcome plain = runCli({QStringLiteral("check"), path("texts.csv"), QStringLiteral("--json")});
        QCOMPARE(Json::parse(plain.out.toStdString()).at("lengths").at("unit").get<std::string>(),
                 std::string("characters"));
    }

    void nonsenseEndsWithOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const std::string out = file("out/x.safetensors");
        QTest::newRow("an id past the vocabulary")
            << forward("roberta", "strange", out)
            << QStringLiteral("strange.safetensors: row 1, token 3: the id is 1000; this network knows 0 to 999");
        QTest::newRow("too long") << forward("roberta", "long", out)
                                  << QStringLiteral("its texts have 52 tokens; this network takes 38 at most");
        QTest::newRow("a mask of another shape")
            << forward("roberta", "uneven", out) << QStringLiteral("tensor 'attention_mask'");
        QTest::newRow("fractions") << forward("roberta", "fractions", out) << QStringLiteral("tensor 'input_ids'");
        QTest::newRow("pictures' weights as input")
            << forward("roberta", "roberta/model", out) << QStringLiteral("there is no tensor 'input_ids' in it");
        QTest::newRow("no weights") << forward("no weights", "input", out)
                                    << QStringLiteral("no weights: it brings no weights");
        QTest::newRow("no vocabulary") << forward("no vocabulary", "input", out)
                                       << QStringLiteral("config.json: field 'vocab_size': it is missing");
        QTest::newRow("a configuration of another network")
            << forward("deeper", "input", out) << QStringLiteral("encoder.layer.2");
        makeTextData();
        const QStringList check = {QStringLiteral("check"), path("texts.csv"), QStringLiteral("--model")};
        QTest::newRow("measured by a model of pictures")
            << check + QStringList(QStringLiteral("resnet18")) << QStringLiteral("it takes pictures and has no tokens");
        QTest::newRow("measured by a model without a tokenizer")
            << check + QStringList(path("roberta")) << QStringLiteral("roberta");
        QTest::newRow("more tokens than it takes")
            << check + QStringList({path("bert"), QStringLiteral("--set"), QStringLiteral("texts.max_tokens=39")})
            << QStringLiteral("texts.max_tokens: this network takes at most 38 tokens");
        QTest::newRow("out is the weights")
            << forward("roberta", "input", file("roberta/model.safetensors")) << QStringLiteral("overwrite");
    }

    void nonsenseEndsWithOneLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const Outcome outcome = runCli(arguments);
        QVERIFY2(outcome.code == 2, qPrintable(outcome.err));
        QCOMPARE(outcome.out, QString());
        QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(QLatin1Char('\n')), 1);
        QVERIFY(isEmptyFolder(QString::fromStdString(file("out"))));
    }

private:
    std::string file(const std::string &name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    QString path(const std::string &name) const { return QString::fromStdString(file(name)); }

    /// A model's folder without weights, which measuring does not need, and texts: as a table, and a line each.
    void makeTextData() const
    {
        if (QDir(path("bert")).exists())
            return;
        makeFolder("bert", R"({"model_type": "bert", "vocab_size": 2000, "hidden_size": 8, "num_hidden_layers": 1,
                               "num_attention_heads": 1, "intermediate_size": 8, "max_position_embeddings": 38})");
        QVERIFY(QFile::copy(QString::fromStdString(test::dataFile("tokenizers/uncased/vocab.txt")),
                            path("bert/vocab.txt")));
        std::string table = "text,label\n";
        std::string lines;
        for (int i = 0; i < 40; ++i) {
            std::string text = i % 5 == 0 ? "\xE2\x98\x83" : "text";
            for (int word = 0; word < i / 4; ++word)
                text += " the " + std::to_string(i * word);
            lines += text + "\n";
            table += text + (i % 2 == 0 ? ",even\n" : ",odd\n");
        }
        test::writeFile(file("texts.csv"), table);
        test::writeFile(file("lines.txt"), lines);
    }

    /// What check says of the lengths.
    Json checked(const QStringList &settings) const
    {
        const Outcome outcome = runCli(QStringList{QStringLiteral("check"), path("texts.csv"),
                                                   QStringLiteral("--model"), path("bert"), QStringLiteral("--json")}
                                       + settings);
        const Json json = Json::parse(outcome.out.toStdString(), nullptr, false);
        return json.is_object() ? json.at("lengths") : Json(outcome.err.toStdString());
    }

    QStringList forward(const std::string &model, const std::string &input, const std::string &out) const
    {
        return {QStringLiteral("forward"), path(model),
                QStringLiteral("--input"), path(input + ".safetensors"),
                QStringLiteral("--out"),   QString::fromStdString(out)};
    }

    void makeFolder(const std::string &name, const std::string &config) const
    {
        QVERIFY(QDir(m_folder.path()).mkdir(QString::fromStdString(name)));
        test::writeFile(file(name + "/config.json"), config);
    }

    void writeInput(const std::string &name, const at::Tensor &ids, const at::Tensor &mask) const
    {
        zoo::TensorViews out;
        out.add("input_ids", ids);
        if (mask.defined())
            out.add("attention_mask", mask);
        QVERIFY(weights::writeSafetensors(file(name + ".safetensors"), out.views()));
    }

    QTemporaryDir m_folder;
    test::Reference m_reference;
};

QTEST_GUILESS_MAIN(TestTextCli)
#include "tst_text_cli.moc"
