// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/split_form.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/data/calm_wheel.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace headstart::ui {

namespace {

constexpr double kPercent = 100;

/// What the user did not touch keeps its digits, of which the field shows fewer.
template <class Value>
void setIfEdited(Value &value, const QDoubleSpinBox *field, double unit)
{
    if (field->value() != field->valueFromText(field->textFromValue(static_cast<double>(value) * unit)))
        value = static_cast<Value>(field->value() / unit);
}

void showValue(QDoubleSpinBox *field, double value)
{
    const QSignalBlocker blocker(field);
    field->setValue(value);
}

Result<CountedSplit> counted(const data::Dataset &dataset, const data::SplitConfig &config)
{
    auto split = data::split(dataset, config);
    if (!split)
        return split.error();
    const auto countOf = [&](data::Part part) {
        return static_cast<qint64>(std::count(split->parts.begin(), split->parts.end(), part));
    };
    CountedSplit out{{}, countOf(data::Part::Train), countOf(data::Part::Validation), countOf(data::Part::Test)};
    out.split = std::move(*split);
    return out;
}

QString remarksOf(const data::Split &split)
{
    QStringList out;
    for (const Text &remark : split.remarks) {
        QString line = words(remark);
        if (!line.isEmpty())
            line[0] = line[0].toUpper();
        out += line + QLatin1Char('.');
    }
    return out.join(QLatin1Char('\n'));
}

} // namespace

SplitForm::SplitForm(QWidget *parent) : QWidget(parent)
{
    constexpr double kLeast = 1;
    constexpr double kMost = 90;
    constexpr double kLargestSeed = 9007199254740991; // as config_keys.h has it
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    layout->setRowWrapPolicy(QFormLayout::DontWrapRows);
    layout->addRow(makeSection(tr("Who trains, who judges"), this));
    m_validation = addField(layout, "validation", tr("Judge while training"),
                            tr("Validation: they choose the best epoch, and nothing is learned from them"));
    m_validation->setRange(kLeast, kMost);
    m_test =
        addField(layout, "test", tr("Kept for the end"), tr("Test: nobody looks at them until the training is over"));
    m_test->setRange(0, kMost);
    for (QDoubleSpinBox *share : {m_validation, m_test}) {
        share->setDecimals(1);
        share->setSuffix(QStringLiteral(" %"));
    }
    m_seed = addField(layout, "splitSeed", tr("Draw (seed)"),
                      tr("Another number draws others, the same number the same ones"));
    m_seed->setDecimals(0);
    m_seed->setRange(0, kLargestSeed);
    m_counts = new QLabel(this);
    m_counts->setObjectName(QStringLiteral("splitCounts"));
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setWordWrap(true);
    m_remarks = makeCaption({}, this);
    m_remarks->setObjectName(QStringLiteral("splitRemarks"));
    m_notice = new Notice(this);
    m_notice->setObjectName(QStringLiteral("splitNotice"));
    for (QWidget *row : std::initializer_list<QWidget *>{m_counts, m_remarks, m_notice})
        layout->addRow(row);
    showConfig();
    for (QDoubleSpinBox *field : {m_validation, m_test, m_seed})
        connect(field, &QDoubleSpinBox::valueChanged, this, &SplitForm::change);
}

QDoubleSpinBox *SplitForm::addField(QFormLayout *layout, const char *name, const QString &label,
                                    const QString &description)
{
    constexpr int kWidth = 96;
    auto *field = new QDoubleSpinBox(this);
    field->setObjectName(QString::fromLatin1(name));
    field->setKeyboardTracking(false);
    field->setToolTip(description);
    field->setAccessibleName(label);
    field->setAccessibleDescription(description);
    field->setFixedWidth(kWidth);
    letWheelPass(field);
    auto *text = new QLabel(label, this);
    text->setBuddy(field);
    text->setToolTip(description);
    layout->addRow(text, field);
    return field;
}

void SplitForm::setDataset(const std::optional<data::Dataset> &dataset)
{
    m_dataset = dataset;
    count();
}

void SplitForm::setConfig(const data::SplitConfig &config)
{
    if (config == m_config)
        return;
    m_config = config;
    showConfig();
    count();
}

void SplitForm::showConfig()
{
    showValue(m_validation, m_config.validation * kPercent);
    showValue(m_test, m_config.test * kPercent);
    showValue(m_seed, static_cast<double>(m_config.seed));
}

std::optional<data::Part> SplitForm::partOf(std::size_t sample) const
{
    return m_split ? std::optional(m_split->parts[sample]) : std::nullopt;
}

void SplitForm::change()
{
    data::SplitConfig config = m_config;
    setIfEdited(config.validation, m_validation, kPercent);
    setIfEdited(config.test, m_test, kPercent);
    setIfEdited(config.seed, m_seed, 1);
    if (config == m_config)
        return;
    m_config = config;
    count();
    Q_EMIT configChanged(config);
}

void SplitForm::count()
{
    m_split.reset();
    if (!m_dataset) {
        m_counting.stop();
        m_counts->clear();
        m_remarks->clear();
        m_notice->clear();
        return;
    }
    m_counting.run([dataset = *m_dataset, config = m_config](const StopToken &) { return counted(dataset, config); },
                   [this](Result<CountedSplit> split) { take(std::move(split)); });
}

void SplitForm::take(Result<CountedSplit> counted)
{
    if (!counted) {
        m_counts->clear();
        m_remarks->clear();
        m_notice->show(Notice::Kind::Error,
                       words(counted.error().rule) + QLatin1Char('\n') + tr("Change the shares, or add to the data."));
    } else {
        m_split = std::move(counted->split);
        m_notice->clear();
        m_counts->setText(tr("%1 train · %2 judge · %3 kept")
                              .arg(grouped(counted->train), grouped(counted->validation), grouped(counted->test)));
        m_remarks->setText(remarksOf(*m_split));
    }
    m_remarks->setVisible(!m_remarks->text().isEmpty());
    m_counts->setVisible(!m_counts->text().isEmpty());
    Q_EMIT partsChanged();
}

} // namespace headstart::ui
