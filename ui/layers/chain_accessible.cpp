// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layers/chain_accessible.h"

#include "ui/layers/chain_view.h"

#include <algorithm>

namespace headstart::ui {

ChainAccessible::ChainAccessible(ChainView *view) : QAccessibleWidget(view, QAccessible::Slider)
{}

ChainView &ChainAccessible::view() const
{
    return *static_cast<ChainView *>(widget());
}

void *ChainAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface *>(this)
                                               : QAccessibleWidget::interface_cast(type);
}

QString ChainAccessible::text(QAccessible::Text text) const
{
    return text == QAccessible::Value ? ChainWords::line(view().chain()) : QAccessibleWidget::text(text);
}

QVariant ChainAccessible::currentValue() const
{
    return view().chain().cut();
}

void ChainAccessible::setCurrentValue(const QVariant &value)
{
    view().chooseCut(value.toInt());
}

QVariant ChainAccessible::maximumValue() const
{
    return std::max(0, view().chain().size() - 1);
}

QVariant ChainAccessible::minimumValue() const
{
    return 0;
}

QVariant ChainAccessible::minimumStepSize() const
{
    return 1;
}

QAccessibleInterface *makeChainAccessible(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    auto *view = qobject_cast<ChainView *>(object);
    return view ? new ChainAccessible(view) : nullptr;
}

} // namespace headstart::ui
