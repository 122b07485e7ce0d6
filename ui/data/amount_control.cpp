// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/amount_control.h"

#include "ui/common/theme.h"
#include "ui/data/calm_wheel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

namespace headstart::ui {

AmountControl::AmountControl(const QString &name, const QString &label, const QString &description, const Range &range,
                             QWidget *parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal, this)), m_field(new QSpinBox(this))
{
    setObjectName(name);
    m_slider->setObjectName(name + QStringLiteral("Slider"));
    m_field->setObjectName(name + QStringLiteral("Field"));
    m_slider->setRange(range.low, range.high);
    m_field->setRange(range.low, range.high);
    m_field->setSuffix(range.suffix);
    m_field->setKeyboardTracking(false);
    auto *text = new QLabel(label, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setBuddy(m_field);
    for (QWidget *widget : std::initializer_list<QWidget *>{text, m_slider, m_field}) {
        widget->setToolTip(description);
        widget->setAccessibleName(label);
        widget->setAccessibleDescription(description);
    }
    letWheelPass(m_slider);
    letWheelPass(m_field);
    constexpr int kSliderWidth = 80;
    m_slider->setMinimumWidth(kSliderWidth);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(text, 1);
    layout->addWidget(m_slider);
    layout->addWidget(m_field);
    const auto change = [this](int amount) {
        setAmount(amount);
        Q_EMIT amountChanged(amount);
    };
    connect(m_slider, &QSlider::valueChanged, this, change);
    connect(m_field, &QSpinBox::valueChanged, this, change);
}

void AmountControl::setAmount(int amount)
{
    const QSignalBlocker slider(m_slider);
    const QSignalBlocker field(m_field);
    m_slider->setValue(amount);
    m_field->setValue(amount);
}

int AmountControl::amount() const
{
    return m_field->value();
}

} // namespace headstart::ui
