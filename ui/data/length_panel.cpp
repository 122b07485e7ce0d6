// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/length_panel.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/plots/length_histogram.h"
#include "ui/workbench.h"

#include <QHBoxLayout>
#include <QSpinBox>
#include <QStringList>
#include <QVBoxLayout>

#include <utility>

namespace headstart::ui {

namespace {

/// A share that is more than none says so.
QString shareText(double share)
{
    constexpr double kSmallest = 0.0005; // is rounded to 0.1 %
    return share > 0 && share < kSmallest ? LengthPanel::tr("less than %1").arg(percent(2 * kSmallest))
                                          : percent(share);
}

} // namespace

LengthPanel::LengthPanel(Workbench &workbench, ModelReading &reading, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_reading(reading),
      m_plot(new LengthHistogram(tr("Lengths of the texts"), this)), m_line(makeSecondary({}, this)),
      m_note(makeCaption({}, this))
{
    m_plot->setObjectName(QStringLiteral("lengthPlot"));
    m_line->setObjectName(QStringLiteral("lengthLine"));
    m_note->setObjectName(QStringLiteral("lengthNote"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(makeHead());
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_line);
    layout->addWidget(m_note);
    connect(m_plot, &LengthHistogram::limitMoved, this, &LengthPanel::setMaxTokens);
    connect(m_field, &QSpinBox::valueChanged, this, &LengthPanel::setMaxTokens);
    connect(&m_reading, &ModelReading::changed, this, &LengthPanel::followModel);
    connect(&workbench, &Workbench::configChanged, this, &LengthPanel::followLimit);
    followModel();
}

QWidget *LengthPanel::makeHead()
{
    auto *head = new QWidget(this);
    m_fieldName = new QLabel(tr("Cut off at"), head);
    m_field = new QSpinBox(head);
    m_field->setObjectName(QStringLiteral("maxTokens"));
    m_field->setAccessibleName(tr("Tokens of a text that the model sees"));
    m_field->setToolTip(tr("How many tokens of a text the model sees; what is behind them is cut off. Short texts cost "
                           "no more for it: each batch is as long as its longest text."));
    m_field->setAccessibleDescription(m_field->toolTip());
    m_field->setSuffix(tr(" tokens"));
    m_field->setKeyboardTracking(false);
    m_fieldName->setBuddy(m_field);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(makeSection(tr("Lengths"), head));
    layout->addStretch();
    layout->addWidget(m_fieldName);
    layout->addWidget(m_field);
    return head;
}

void LengthPanel::setDataset(const std::optional<data::Dataset> &dataset)
{
    m_dataset = dataset && dataset->isText() ? dataset : std::nullopt;
    count();
}

/// A limit that was set for another model may be more than this one takes.
void LengthPanel::followModel()
{
    if (m_reading.tokenizer() && m_workbench.config().texts.maxTokens > m_reading.tokenizer()->longest)
        setMaxTokens(m_reading.tokenizer()->longest);
    showLimit();
    count();
}

void LengthPanel::followLimit()
{
    if (m_reading.limit() == m_limit)
        return;
    showLimit();
    showLine();
    find();
}

void LengthPanel::setMaxTokens(std::int64_t tokens)
{
    const std::int64_t before = m_workbench.config().texts.maxTokens;
    const bool isAsUsual = before == 0 && m_reading.tokenizer() && tokens == m_reading.tokenizer()->usual;
    if (tokens != before && !isAsUsual)
        m_workbench.change([tokens](training::RunConfig &config) { config.texts.maxTokens = tokens; });
}

void LengthPanel::count()
{
    forget();
    if (!m_dataset || m_reading.isLoading())
        return;
    const auto tokenizer =
        m_reading.tokenizer() ? std::optional(m_reading.tokenizer()->tokenizer) : std::optional<data::Tokenizer>();
    m_counting.run(
        [dataset = *m_dataset, tokenizer](const StopToken &stop) -> Result<data::TextLengths> {
            return data::lengthsOf(dataset, tokenizer ? data::countTokensBy(*tokenizer) : data::CountTokens(), &stop);
        },
        [this](Result<data::TextLengths> lengths) {
            if (lengths)
                take(std::move(*lengths));
            else
                m_line->setText(words(lengths.error()));
        });
    showLine();
}

void LengthPanel::forget()
{
    m_counting.stop();
    m_finding.stop();
    m_lengths.reset();
    m_plot->setLengths({}, {});
    showLine();
    Q_EMIT findingsChanged({});
}

void LengthPanel::take(data::TextLengths lengths)
{
    m_lengths = std::make_shared<const data::TextLengths>(std::move(lengths));
    m_plot->setLengths(m_lengths->sorted, m_lengths->inTokens ? tr("tokens") : tr("characters"));
    showLine();
    find();
}

void LengthPanel::find()
{
    if (!m_lengths)
        return;
    m_finding.run(
        [dataset = *m_dataset, lengths = m_lengths, most = static_cast<std::size_t>(m_limit)](
            const StopToken &) -> Result<std::vector<Text>> { return data::findingsOf(dataset, *lengths, most); },
        [this](const Result<std::vector<Text>> &findings) {
            if (findings)
                Q_EMIT findingsChanged(*findings);
        });
}

void LengthPanel::showLimit()
{
    m_limit = m_reading.limit();
    const bool hasLimit = m_limit > 0;
    const QSignalBlocker blocker(m_field);
    if (hasLimit) {
        m_field->setRange(static_cast<int>(training::kFewestTokens), static_cast<int>(m_reading.tokenizer()->longest));
        m_field->setValue(static_cast<int>(m_limit));
        m_plot->setLimit(m_limit, training::kFewestTokens, m_reading.tokenizer()->longest);
    } else {
        m_plot->setLimit(0, 0, 0);
    }
    m_field->setVisible(hasLimit);
    m_fieldName->setVisible(hasLimit);
}

void LengthPanel::showLine()
{
    m_line->setText(lineText());
    m_note->setText(noteText());
    m_note->setVisible(!m_note->text().isEmpty());
}

QString LengthPanel::lineText() const
{
    if (!m_dataset)
        return tr("There are no texts to count.");
    if (!m_lengths)
        return tr("The texts are being counted.");
    const QString median = grouped(m_lengths->quantile(0.5));
    const QString longest = grouped(m_lengths->quantile(1));
    if (!m_lengths->inTokens)
        return tr("median %1, longest %2 characters").arg(median, longest);
    QStringList parts = {tr("median %1, longest %2").arg(median, longest)};
    if (m_limit > 0) {
        const double cut = m_lengths->truncated(static_cast<std::size_t>(m_limit));
        parts += cut > 0 ? tr("%1 are cut off at %2").arg(shareText(cut), grouped(m_limit))
                         : tr("none is cut off at %1").arg(grouped(m_limit));
    }
    if (const auto unknown = m_reading.tokenizer() ? m_reading.tokenizer()->tokenizer.unknown() : std::nullopt)
        parts += tr("%1 of the tokens are %2")
                     .arg(shareText(m_lengths->unknownShare()),
                          QString::fromStdString(m_reading.tokenizer()->tokenizer.token(*unknown)));
    return parts.join(QStringLiteral("; "));
}

QString LengthPanel::noteText() const
{
    QStringList out;
    if (!m_dataset)
        return {};
    if (m_reading.needsOther())
        out += tr("Characters are counted: tokens need a model that reads texts.");
    else if (!m_reading.why().isEmpty())
        out += tr("Characters are counted, as the model's tokens are not known.") + QLatin1Char(' ') + m_reading.why();
    if (!m_lengths)
        return out.join(QLatin1Char('\n'));
    const std::size_t all = m_dataset->samples().size();
    const std::size_t looked = m_lengths->sorted.size();
    if (looked + m_lengths->unreadable < all)
        out += tr("%1 of %2 texts were counted, spread evenly.")
                   .arg(grouped(static_cast<qint64>(looked)), grouped(static_cast<qint64>(all)));
    if (m_plot->outside() > 0)
        out +=
            tr("Texts that are longer than the picture shows: %1").arg(grouped(static_cast<qint64>(m_plot->outside())));
    return out.join(QLatin1Char('\n'));
}

} // namespace headstart::ui
