// SPDX-License-Identifier: GPL-3.0-or-later
// From a table of texts to a classifier: tokens, batches of one length, training, runs that stand on their own.
#include "core/data/text/length_buckets.h"
#include "core/data/text/text_batches.h"
#include "core/export/model_folder.h"
#include "core/export/run_export.h"
#include "core/insight/classifier.h"
#include "core/insight/run_evaluation.h"
#include "core/training/frozen_prefix.h"
#include "core/training/loss.h"
#include "core/training/run.h"
#include "core/training/run_model.h"
#include "core/zoo/load.h"
#include "core/zoo/mixed_precision.h"
#include "core/zoo/registry.h"
#include "core/zoo/tensor_bytes.h"
#include "core/zoo/text_config.h"
#include "tests/support/files.h"
#include "tests/support/stores.h"
#include "tests/support/text_model.h"
#include "tests/support/training.h"

#include <ATen/ops/equal.h>
#include <ATen/ops/tensor.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <numeric>

using namespace headstart;
using namespace headstart::training;

namespace {

/// Stops after so many steps; keeps their losses.
class Listener final : public RunObserver {
public:
    explicit Listener(StopToken *stop = nullptr, std::int64_t last = 0) : m_stop(stop), m_last(last) {}
    void lookingAtData(std::size_t, std::size_t) override {}
    void began(const RunBeginning &) override {}
    void stepped(const runs::StepRow &row) override
    {
        losses.push_back(row.loss);
        if (m_stop && row.step == m_last)
            m_stop->stop();
    }
    void epochEnded(const runs::EpochRow &) override {}
    void said(const Text &message) override { messages += message.english() + "\n"; }

    std::vector<double> losses;
    std::string messages;

private:
    StopToken *m_stop;
    std::int64_t m_last;
};

} // namespace

class TestTextTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::makeTextModel(path("model"));
        test::makeTextTable(path("texts.csv"), 192);
        m_store = std::make_unique<runs::RunStore>(
            test::must(runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own)));
    }

    void bucketsAreOfOneLength()
    {
        const data::TokenizedTexts texts = tokenized();
        std::vector<std::size_t> all(texts.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        const std::vector<std::size_t> random = permutation(texts.size(), Random{7});
        const auto order = data::inLengthBuckets(random, texts, 20, Random{3});
        QVERIFY(std::is_permutation(order.begin(), order.end(), all.begin()));
        QVERIFY(order == data::inLengthBuckets(random, texts, 20, Random{3}));
        QVERIFY(order != data::inLengthBuckets(random, texts, 20, Random{4}));
        QVERIFY(std::equal(order.end() - 12, order.end(), random.end() - 12)); // the last batch, of 192 % 20
        const auto padded = [&](const std::vector<std::size_t> &samples) {
            std::size_t sum = 0;
            for (std::size_t begin = 0; begin < samples.size(); begin += 20) {
                const auto flow = data::textFlow(
                    texts, std::span(samples).subspan(begin).first(std::min<std::size_t>(20, samples.size() - begin)));
                sum += static_cast<std::size_t>(flow.padding.logical_not().sum().item<std::int64_t>());
            }
            return sum;
        };
        QVERIFY2(padded(order) * 4 < padded(random), qPrintable(QString::number(padded(order))));
    }

    void batchesAreFilledUp()
    {
        const data::TokenizedTexts texts = tokenized();
        const std::vector<std::size_t> samples = {0, 1, 6};
        const zoo::Flow flow = data::textFlow(texts, samples);
        std::size_t longest = 0;
        for (const std::size_t sample : samples)
            longest = std::max(longest, texts.length(sample));
        QCOMPARE(flow.values[0].sizes().vec(), std::vector<std::int64_t>({3, static_cast<std::int64_t>(longest)}));
        for (std::size_t row = 0; row < samples.size(); ++row)
            for (std::size_t i = 0; i < longest; ++i) {
                const bool counts = i < texts.length(samples[row]);
                const auto at = [&](const at::Tensor &tensor) {
                    return tensor[static_cast<std::int64_t>(row)][static_cast<std::int64_t>(i)].item<std::int64_t>();
                };
                QCOMPARE(at(flow.padding), counts ? 1 : 0);
                QCOMPARE(at(flow.values[0]), counts ? texts.ids(samples[row])[i] : 0);
                QCOMPARE(at(flow.values[1]), 0);
            }
    }

    void theKeptPartLooksAtEachTextAlone_data()
    {
        QTest::addColumn<bool>("isFast");
        QTest::addColumn<bool>("isWide");
        QTest::newRow("exact") << false << false;
        QTest::newRow("fast") << true << false;
        QTest::newRow("exact, as wide as BERT's base") << false << true;
        QTest::newRow("fast, as wide as BERT's base") << true << true;
    }

    /// To the last bit: else what is kept from one run would change another.
    void theKeptPartLooksAtEachTextAlone()
    {
        QFETCH(bool, isFast);
        QFETCH(bool, isWide);
        const data::TokenizedTexts texts = tokenized();
        zoo::TextConfig sizes = test::must(zoo::readTextConfig(path("model") + "/config.json"));
        if (isWide) {
            sizes.hidden = 768;
            sizes.heads = 12;
            sizes.intermediate = 3072;
        }
        const zoo::Variant variant = zoo::textVariant(sizes);
        const zoo::Network network = zoo::build(variant, {.classes = 2});
        zoo::initialise(network.tensors(), 1);
        std::map<std::size_t, at::Tensor> first;
        int compared = 0;
        for (const std::size_t batch : {64, 1, 5, 8}) {
            FrozenPrefix prefix(network, 3, 4, 0, isFast ? PrefixMode::Fast : PrefixMode::Exact, 40);
            for (std::size_t begin = 0; begin < 64; begin += batch) {
                std::vector<std::size_t> samples;
                for (std::size_t i = begin; i < std::min<std::size_t>(begin + batch, 64); ++i)
                    samples.push_back(i * 7 % 64);
                const zoo::Flow out = prefix.run(data::textFlow(texts, samples), nullptr);
                for (std::size_t i = 0; i < samples.size(); ++i) {
                    const auto own = static_cast<std::int64_t>(texts.length(samples[i]));
                    const at::Tensor value = out.output()[static_cast<std::int64_t>(i)].slice(0, 0, own).clone();
                    const auto [known, isNew] = first.emplace(samples[i], value);
                    QVERIFY2(at::equal(known->second, value), qPrintable(QString::number(samples[i])));
                    compared += isNew ? 0 : 1;
                }
            }
        }
        QCOMPARE(compared, 3 * 64);
    }

    void itLearns_data()
    {
        QTest::addColumn<QString>("cut");
        QTest::addColumn<double>("least");
        QTest::newRow("the head alone") << "head" << 0.75; // over features of random weights
        QTest::newRow("everything") << "embeddings" << 0.9;
    }

    void itLearns()
    {
        QFETCH(QString, cut);
        QFETCH(double, least);
        RunConfig wanted = config();
        wanted.freeze.cut = cut.toStdString();
        wanted.training.epochs = 12;
        if (cut == QLatin1String("head")) {
            wanted.training.epochs = 100;
            wanted.optimiser.rate = 0.1;
        }
        Listener listener;
        const auto outcome = test::must(startRun(wanted, QTest::currentDataTag(), places(), listener, m_running));
        QVERIFY2(outcome.best->validationAccuracy > least,
                 qPrintable(QString::number(outcome.best->validationAccuracy)));
    }

    /// What the frozen part gives for a text does not depend on how often it is asked.
    void keptOutputsGiveTheSameLosses()
    {
        RunConfig wanted = config();
        wanted.freeze.cut = "encoder.layer.1";
        wanted.training.epochs = 3;
        Listener kept;
        Listener computed;
        test::must(startRun(wanted, "kept", places(), kept, m_running));
        wanted.compute.cacheMegabytes = 0;
        test::must(startRun(wanted, "computed", places(), computed, m_running));
        QCOMPARE(kept.losses.size(), computed.losses.size());
        for (std::size_t i = 0; i < kept.losses.size(); ++i)
            QVERIFY2(std::abs(kept.losses[i] - computed.losses[i]) <= 1e-5 * computed.losses[i],
                     qPrintable(QString::number(i)));
    }

    void aStoppedRunEndsWithTheSameBits_data()
    {
        QTest::addColumn<QString>("precision");
        for (const char *precision : {"float32", "bfloat16"})
            QTest::newRow(precision) << precision;
    }

    void aStoppedRunEndsWithTheSameBits()
    {
        QFETCH(QString, precision);
        if (precision == QLatin1String("bfloat16") && !zoo::hasBfloat16())
            QSKIP("this processor has no bfloat16");
        RunConfig wanted = config();
        wanted.compute.precision = precision.toStdString();
        wanted.freeze.cut = "embeddings";
        wanted.training.epochs = 3;
        Listener whole;
        const auto undisturbed =
            test::must(startRun(wanted, "undisturbed " + wanted.compute.precision, places(), whole, m_running));
        StopToken stop;
        Listener first(&stop, 8); // in the second epoch
        const auto stopped = test::must(startRun(wanted, "stopped " + wanted.compute.precision, places(), first, stop));
        QVERIFY(stopped.status == runs::Status::Stopped);
        std::filesystem::rename(path("model"), path("elsewhere")); // a run needs its own folder alone
        Listener second;
        const auto resumed =
            resumeRun(test::must(m_store->find(stopped.id)), std::nullopt, places(), second, m_running);
        std::filesystem::rename(path("elsewhere"), path("model"));
        QVERIFY2(resumed, resumed ? "" : resumed.error().line().c_str());
        first.losses.insert(first.losses.end(), second.losses.begin(), second.losses.end());
        QVERIFY(first.losses == whole.losses);
        const RunModel a = test::must(RunModel::open(*m_store, test::must(m_store->find(undisturbed.id))));
        const RunModel b = test::must(RunModel::open(*m_store, test::must(m_store->find(stopped.id))));
        for (std::size_t i = 0; i < a.network.tensors().size(); ++i)
            QVERIFY2(at::equal(a.network.tensors()[i].tensor, b.network.tensors()[i].tensor),
                     a.network.tensors()[i].name.c_str());
    }

    /// A pooler of random weights that is kept would only blur what is below it.
    void whatTheWeightsLackTrainsWithTheHead()
    {
        const std::string folder = path("no_pooler");
        std::filesystem::copy(path("model"), folder);
        const auto variant = test::must(variantOf(folder));
        const auto file = test::must(weights::WeightsFile::open(folder + "/model.safetensors"));
        const auto whole = test::must(zoo::loadWhole(variant, file));
        zoo::TensorViews views;
        for (const zoo::NamedTensor &named : whole.network.tensors())
            if (named.name.find("pooler") == std::string::npos)
                views.add(named.name, named.tensor);
        test::must(weights::writeSafetensors(folder + "/model.safetensors", views.views()));

        RunConfig wanted = config();
        wanted.model.id = folder;
        wanted.training.epochs = 1;
        Listener listener;
        static_cast<void>(test::must(startRun(wanted, "no pooler", places(), listener, m_running)));
        QVERIFY2(listener.messages.find("'pooler', below the cut") != std::string::npos, listener.messages.c_str());
        const auto row = test::must(m_store->find("no pooler"));
        const RunModel trained = test::must(RunModel::open(*m_store, row));
        QVERIFY(trained.config.freeze.train == std::vector<std::string>{"pooler"});
        const InitialModel initial = test::must(initialModel(*m_store, row, trained.config));
        for (std::size_t i = 0; i < trained.network.tensors().size(); ++i) {
            const zoo::NamedTensor now = trained.network.tensors()[i];
            const bool trains = now.name.find("pooler") != std::string::npos || trained.network.isOfHead(now.name);
            QVERIFY2(at::equal(now.tensor, initial.network.tensors()[i].tensor) != trains, now.name.c_str());
        }
    }

    void aRunSaysWhatATextIs()
    {
        const auto row = test::must(m_store->find("everything"));
        const auto classifier = test::must(insight::Classifier::ofRun(*m_store, row));
        QVERIFY(classifier.readsTexts());
        const auto good = test::must(classifier.classify(data::TextSample{"it was very lovely", {}}, "good", 2));
        const auto bad = test::must(classifier.classify(data::TextSample{"the film was very boring!", {}}, "bad", 2));
        QCOMPARE(good.front().label, std::string("yes"));
        QCOMPARE(bad.front().label, std::string("no"));
        QVERIFY(test::refused(classifier.classify(data::Picture(), "china.jpg", 1))
                    .contains(QStringLiteral("reads texts")));
    }

    void manyTextsAreJudgedAsEachAlone()
    {
        const auto classifier =
            test::must(insight::Classifier::ofRun(*m_store, test::must(m_store->find("everything"))));
        data::DataSource source;
        source.path = path("texts.csv");
        const auto dataset = test::must(data::Dataset::open(source));
        std::vector<data::TextSample> texts;
        for (std::size_t i = 0; i < dataset.samples().size(); ++i)
            texts.push_back(test::must(dataset.text(i)));
        texts.push_back({"a good film", "it was very dull"});
        const auto together = test::must(classifier.classify(texts, "texts", 2));
        QCOMPARE(together.size(), texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const auto alone = test::must(classifier.classify(texts[i], "text", 2));
            QCOMPARE(together[i].size(), alone.size());
            QCOMPARE(together[i][0].label, alone[0].label);
            QVERIFY(std::abs(together[i][0].probability - alone[0].probability) < 1e-5);
        }
        StopToken stop;
        stop.stop();
        QVERIFY(test::must(classifier.classify(texts, "texts", 2, &stop)).empty());
        const auto seen = classifier.seen({"the film was xyz!", {}});
        QCOMPARE(seen.tokens, std::size_t{7});
        QCOMPARE(seen.unknown, std::size_t{1});
        QCOMPARE(seen.cutOff, std::size_t{0});
    }

    void aFolderWithATrainedHeadIsUsedAsItIs()
    {
        const auto row = test::must(m_store->find("everything"));
        test::must(exporting::exportRun(*m_store, row, path("plain")));
        std::filesystem::remove(path("plain") + "/headstart.json");
        QVERIFY(insight::kindOfFolder(path("plain")) == insight::FolderKind::Texts);
        const auto ofRun = test::must(insight::Classifier::ofRun(*m_store, row));
        const auto ofFolder = test::must(insight::Classifier::ofFolder(path("plain")));
        const data::TextSample text{"a very dull film.", {}};
        const auto said = test::must(ofFolder.classify(text, "text", 2));
        const auto ofTheRun = test::must(ofRun.classify(text, "text", 2));
        QCOMPARE(said.front().label, ofTheRun.front().label);
        QCOMPARE(said.front().probability, ofTheRun.front().probability);

        const auto variant = test::must(variantOf(path("plain")));
        const std::string weights = path("plain") + "/model.safetensors";
        const auto whole = test::must(zoo::loadWhole(variant, test::must(weights::WeightsFile::open(weights))));
        zoo::TensorViews views;
        for (const zoo::NamedTensor &named : whole.network.tensors())
            if (!whole.network.isOfHead(named.name))
                views.add(named.name, named.tensor);
        test::must(weights::writeSafetensors(weights, views.views()));
        QVERIFY(
            test::refused(insight::Classifier::ofFolder(path("plain"))).contains(QStringLiteral("no trained head")));
    }

    void ownAndOtherDataAreJudged()
    {
        auto model = test::must(RunModel::open(*m_store, test::must(m_store->find("everything"))));
        const auto own = test::must(insight::evaluateOwnData(model, data::Part::Validation, nullptr));
        QCOMPARE(own.metrics.accuracy, model.best->validationAccuracy);
        test::makeTextTable(path("others.csv"), 60);
        data::DataSource others;
        others.path = path("others.csv");
        const auto judged = test::must(insight::evaluateOtherData(model, others, nullptr));
        QVERIFY(judged.metrics.accuracy > 0.9);
    }

    void anExportReadsBack()
    {
        const auto row = test::must(m_store->find("everything"));
        const auto check = test::must(exporting::exportRun(*m_store, row, path("exported")));
        QVERIFY(check.onOwnData);
        QCOMPARE(check.largestDifference, 0.0);
        const auto ofRun = test::must(insight::Classifier::ofRun(*m_store, row));
        const auto ofFolder = test::must(insight::Classifier::ofFolder(path("exported")));
        const data::TextSample text{"a very dull film.", {}};
        QCOMPARE(test::must(ofFolder.classify(text, "text", 2)).front().probability,
                 test::must(ofRun.classify(text, "text", 2)).front().probability);
    }

    /// The head that a folder brings, and a new one where the data have other classes.
    void aFoldersHeadIsKeptWhereTheClassesAreTheSame()
    {
        const auto headFor = [this](const std::vector<std::string> &classes) {
            RunConfig wanted = config();
            wanted.model.id = path("exported");
            const auto made = test::must(makeNetwork(wanted, classes, places()));
            return made.network.tensors().back().tensor.clone();
        };
        const auto own = test::must(keptModel(path("exported"), {})).variant.text->labels;
        QCOMPARE(own, (std::vector<std::string>{"no", "yes"}));
        const auto trained = test::must(RunModel::open(*m_store, test::must(m_store->find("everything"))))
                                 .network.tensors()
                                 .back()
                                 .tensor;
        QVERIFY(at::equal(headFor(own), trained));
        QVERIFY(!at::equal(headFor({"bad", "good"}), trained));
    }

    void anotherRunGoesOnFromIt()
    {
        RunConfig wanted = config();
        wanted.model.weights = "run:everything";
        wanted.training.epochs = 1;
        Listener listener;
        const auto outcome = test::must(startRun(wanted, "second", places(), listener, m_running));
        QVERIFY(outcome.best->validationAccuracy > 0.9);
        QCOMPARE(test::must(m_store->find("second")).parent, test::must(m_store->find("everything")).id);
    }

    void numbersAreForetold()
    {
        test::makeTextTable(path("numbers.csv"), 192);
        const auto bytes = test::readFile(path("numbers.csv"));
        QString table =
            QString::fromUtf8(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
        table.replace(QLatin1String("\nyes,"), QLatin1String("\n4.5,"))
            .replace(QLatin1String("\nno,"), QLatin1String("\n0.5,"));
        test::writeFile(path("numbers.csv"), table.toStdString());
        RunConfig wanted = config();
        wanted.data.path = path("numbers.csv");
        wanted.data.target = "number";
        wanted.freeze.cut = "embeddings";
        wanted.training.epochs = 16;
        Listener listener;
        const auto outcome = test::must(startRun(wanted, "numbers", places(), listener, m_running));
        QVERIFY(std::isnan(outcome.best->validationAccuracy));
        auto model = test::must(RunModel::open(*m_store, test::must(m_store->find("numbers"))));
        const auto judged = test::must(insight::evaluateOwnData(model, data::Part::Validation, nullptr));
        QVERIFY(judged.numbers && judged.numbers->n == 48);
        QVERIFY2(judged.numbers->pearson > 0.8, qPrintable(QString::number(judged.numbers->pearson)));
        // What the loop wrote down is what the stored network does.
        QVERIFY(std::abs(judged.numbers->meanSquaredError - outcome.best->validationLoss) < 1e-6);
        const auto check =
            test::must(exporting::exportRun(*m_store, test::must(m_store->find("numbers")), path("number_model")));
        QCOMPARE(check.largestDifference, 0.0);
        QVERIFY(test::refused(insight::Classifier::ofFolder(path("number_model")))
                    .contains(QStringLiteral("tells no classes apart")));

        data::DataSource classes;
        classes.path = path("texts.csv");
        QVERIFY(test::refused(insight::evaluateOtherData(model, classes, nullptr))
                    .contains(QStringLiteral("foretells numbers")));
    }

    /// The loss of one output against one number is what PyTorch's mse_loss says.
    void theLossOfNumbersIsTheirSquaredError()
    {
        const at::Tensor outputs = at::tensor({1.0, 2.5, -1.0}).unsqueeze(1);
        const at::Tensor labels = at::tensor({0.5, 2.5, 1.0}, at::kFloat);
        QCOMPARE(plainLoss(outputs, labels), 0.25 + 4.0);
        QCOMPARE(correctOf(outputs, labels), std::int64_t{0});
    }

    void whatDoesNotFitIsSaid_data()
    {
        using Change = std::function<void(const std::string &folder, RunConfig &config)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("said");
        const auto edited = [](const std::string &folder, const std::string &from, const std::string &to) {
            const auto bytes = test::readFile(folder + "/config.json");
            std::string text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
            text.replace(text.find(from), from.size(), to);
            test::writeFile(folder + "/config.json", text);
        };
        QTest::newRow("no vocabulary") << Change([](const std::string &folder, RunConfig &) {
            std::filesystem::remove(folder + "/vocab.txt");
        }) << QStringList{QStringLiteral("broken"), QStringLiteral("vocab.txt")};
        QTest::newRow("a config that contradicts the weights") << Change([=](const std::string &folder, RunConfig &) {
            edited(folder, "\"hidden_size\": 32", "\"hidden_size\": 64");
        }) << QStringList{QStringLiteral("model.safetensors"), QStringLiteral("word_embeddings")};
        QTest::newRow("ids past the vocabulary") << Change([](const std::string &folder, RunConfig &) {
            const auto bytes = test::readFile(folder + "/vocab.txt");
            std::string text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
            test::writeFile(folder + "/vocab.txt", text + "more\nwords\n");
        }) << QStringList{QStringLiteral("broken"), QStringLiteral("31"), QStringLiteral("29")};
        QTest::newRow("longer than it takes")
            << Change([](const std::string &, RunConfig &wanted) { wanted.texts.maxTokens = 41; })
            << QStringList{QStringLiteral("texts.max_tokens"), QStringLiteral("40")};
        QTest::newRow("no weights") << Change([](const std::string &folder, RunConfig &) {
            std::filesystem::remove(folder + "/model.safetensors");
        }) << QStringList{QStringLiteral("broken"), QStringLiteral("pytorch_model.bin")};
        QTest::newRow("pictures") << Change([this](const std::string &, RunConfig &wanted) {
            test::makeColourFolder(path("pictures"), 8);
            wanted.data = {};
            wanted.data.path = path("pictures");
        }) << QStringList{QStringLiteral("pictures"), QStringLiteral("reads texts")};
        QTest::newRow("no labels") << Change([](const std::string &, RunConfig &wanted) {
            wanted.data.target = "none";
        }) << QStringList{QStringLiteral("texts.csv"), QStringLiteral("no labels")};
        QTest::newRow("class weights of numbers") << Change([this](const std::string &, RunConfig &wanted) {
            wanted.data.path = path("numbers.csv");
            wanted.data.target = "number";
            wanted.training.classWeights = "balanced";
        }) << QStringList{QStringLiteral("training.class_weights"), QStringLiteral("no classes")};
        QTest::newRow("mixup") << Change([](const std::string &, RunConfig &wanted) {
            wanted.training.mixup = 0.2;
        }) << QStringList{QStringLiteral("training.mixup"), QStringLiteral("texts cannot be mixed")};
        QTest::newRow("texts for a network of pictures") << Change([](const std::string &, RunConfig &wanted) {
            wanted.model.id = "resnet18";
            wanted.model.weights = "random";
        }) << QStringList{QStringLiteral("texts.csv"), QStringLiteral("looks at pictures")};
    }

    void whatDoesNotFitIsSaid()
    {
        using Change = std::function<void(const std::string &folder, RunConfig &config)>;
        QFETCH(Change, change);
        QFETCH(QStringList, said);
        const std::string folder = path("broken");
        std::filesystem::remove_all(folder);
        std::filesystem::copy(path("model"), folder);
        RunConfig wanted = config();
        wanted.model.id = folder;
        change(folder, wanted);
        Listener listener;
        const QString line = test::refused(startRun(wanted, "broken", places(), listener, m_running));
        for (const QString &part : said)
            QVERIFY2(line.contains(part), qPrintable(line));
        QVERIFY(!m_store->find("broken"));
    }

private:
    std::string path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    Places places() const { return {path("library"), *m_store}; }

    RunConfig config() const { return test::smallTextConfig(path("model"), path("texts.csv")); }

    data::TokenizedTexts tokenized() const
    {
        data::DataSource source;
        source.path = path("texts.csv");
        const auto dataset = test::must(data::Dataset::open(source));
        return test::must(data::TokenizedTexts::of(dataset, test::must(data::Tokenizer::open(path("model"))), 40, 2));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<runs::RunStore> m_store;
    StopToken m_running;
};

QTEST_MAIN(TestTextTraining)
#include "tst_text_training.moc"
