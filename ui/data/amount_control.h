// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QSlider;
class QSpinBox;

namespace headstart::ui {

/// A number with a name, a slider to try it out and a field to set it.
class AmountControl : public QWidget {
    Q_OBJECT

public:
    struct Range {
        int low = 0;
        int high = 0;
        QString suffix;
    };
    /// `name`: the widget's object name; the slider's and the field's end in "Slider" and "Field".
    AmountControl(const QString &name, const QString &label, const QString &description, const Range &range,
                  QWidget *parent = nullptr);

    /// Tells nobody.
    void setAmount(int amount);
    int amount() const;

Q_SIGNALS:
    /// By the user.
    void amountChanged(int amount);

private:
    QSlider *m_slider;
    QSpinBox *m_field;
};

} // namespace headstart::ui
