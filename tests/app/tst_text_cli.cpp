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

#include <nlohmann/json.hpp>

using namespace headstart;
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
