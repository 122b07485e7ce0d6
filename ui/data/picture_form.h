// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture_options.h"

#include <QWidget>

#include <string>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace headstart::ui {

class AmountControl;

/// How pictures become squares, and how training changes them at random.
class PictureForm : public QWidget {
    Q_OBJECT

public:
    explicit PictureForm(QWidget *parent = nullptr);
    /// `mode`: of PreprocessingConfig.
    void setOptions(const std::string &mode, const data::Augmentation &augmentation);

Q_SIGNALS:
    // By the user.
    void modeChanged(const QString &mode);
    void augmentationChanged(const headstart::data::Augmentation &augmentation);

private:
    using Flag = bool data::Augmentation::*;
    using Amount = double data::Augmentation::*;
    void addModes(QVBoxLayout *layout);
    void addFlag(QVBoxLayout *layout, Flag flag, const char *name, const QString &label, const QString &description);
    /// `unit` of what is shown are 1 in the configuration.
    void addAmount(QVBoxLayout *layout, Amount amount, AmountControl *control, double unit);
    void addFlags(QVBoxLayout *layout);
    void addAmounts(QVBoxLayout *layout);
    void change(const data::Augmentation &augmentation);
    void showAugmentation();

    struct AmountRow {
        Amount amount;
        AmountControl *control;
        double unit;
    };
    data::Augmentation m_augmentation;
    QComboBox *m_mode = nullptr;
    std::vector<std::pair<Flag, QCheckBox *>> m_flags;
    std::vector<AmountRow> m_amounts;
    QPushButton *m_off = nullptr;
};

} // namespace headstart::ui
