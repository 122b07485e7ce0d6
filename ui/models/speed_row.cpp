// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/speed_row.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/models/speed_meter.h"

#include <QVBoxLayout>

namespace headstart::ui {

SpeedRow::SpeedRow(SpeedMeter &meter, QWidget *parent)
    : QWidget(parent), m_meter(meter), m_text(new QLabel(this)),
      m_measure(makeButton(tr("Measure speed"),
                           tr("Runs the network on made-up pictures, or texts, for some two seconds"), "", this))
{
    m_text->setObjectName(QStringLiteral("modelSpeed"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAccessibleName(tr("Speed"));
    m_measure->setObjectName(QStringLiteral("measureSpeed"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_text);
    layout->addWidget(m_measure, 0, Qt::AlignLeft);
    connect(m_measure, &QPushButton::clicked, this, &SpeedRow::act);
    connect(&meter, &SpeedMeter::changed, this, &SpeedRow::refresh);
}

void SpeedRow::setCard(const catalogue::ModelCard &card)
{
    m_card = &card;
    refresh();
}

void SpeedRow::act()
{
    if (m_meter.isMeasuring())
        m_meter.stop();
    else
        m_meter.measure({m_card}, true);
}

QString SpeedRow::text() const
{
    if (m_meter.isMeasuring(*m_card))
        return tr("Being measured...");
    if (m_meter.error())
        return words(*m_meter.error());
    if (const insight::MeasuredSpeed *measured = m_meter.find(*m_card))
        return (m_card->readsTexts ? tr("%2 texts of %1 tokens a second on this computer (%3 at a time, on %4 threads; "
                                        "measured %5)")
                                         .arg(m_card->inputSize())
                                   : tr("%1 pictures a second on this computer (%2 at a time, on %3 threads; measured "
                                        "%4)"))
            .arg(significant(measured->speed.picturesPerSecond))
            .arg(measured->speed.batch)
            .arg(measured->speed.threads)
            .arg(dateTime(measured->when));
    return tr("Not measured on this computer yet");
}

void SpeedRow::refresh()
{
    if (!m_card)
        return;
    const QString obstacle = m_meter.obstacle();
    m_text->setText(obstacle.isEmpty() ? text() : text() + QLatin1Char('\n') + obstacle);
    m_measure->setText(m_meter.isMeasuring() ? tr("Cancel") : tr("Measure speed"));
    m_measure->setAccessibleName(m_measure->text());
    m_measure->setEnabled(obstacle.isEmpty());
}

} // namespace headstart::ui
