// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace headstart::ui {

class ChainView;

/// What screen readers know of a ChainView: a slider whose value is the stage under the line, counted from 0.
class ChainAccessible : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit ChainAccessible(ChainView *view);

    void *interface_cast(QAccessible::InterfaceType type) override;
    QString text(QAccessible::Text text) const override;

    QVariant currentValue() const override;
    void setCurrentValue(const QVariant &value) override;
    QVariant maximumValue() const override;
    QVariant minimumValue() const override;
    QVariant minimumStepSize() const override;

private:
    ChainView &view() const;
};

/// For QAccessible::installFactory.
QAccessibleInterface *makeChainAccessible(const QString &className, QObject *object);

} // namespace headstart::ui
