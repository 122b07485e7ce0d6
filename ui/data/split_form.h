// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/split.h"
#include "ui/common/background.h"

#include <QWidget>

#include <optional>

class QDoubleSpinBox;
class QFormLayout;
class QLabel;

namespace headstart::ui {

class Notice;

struct CountedSplit {
    data::Split split;
    qint64 train = 0; ///< samples
    qint64 validation = 0;
    qint64 test = 0;
};

/// Which share of the samples trains, judges and is kept for the end, and how many that gives: counted in the
/// background.
class SplitForm : public QWidget {
    Q_OBJECT

public:
    explicit SplitForm(QWidget *parent = nullptr);

    void setDataset(const std::optional<data::Dataset> &dataset);
    void setConfig(const data::SplitConfig &config);
    /// Where a sample goes; nothing before it is known.
    std::optional<data::Part> partOf(std::size_t sample) const;

Q_SIGNALS:
    /// By the user.
    void configChanged(const headstart::data::SplitConfig &config);
    /// Of partOf().
    void partsChanged();

private:
    QDoubleSpinBox *addField(QFormLayout *layout, const char *name, const QString &label, const QString &description);
    void showConfig();
    void change();
    void count();
    void take(Result<CountedSplit> counted);

    std::optional<data::Dataset> m_dataset;
    data::SplitConfig m_config;
    std::optional<data::Split> m_split;
    QDoubleSpinBox *m_validation;
    QDoubleSpinBox *m_test;
    QDoubleSpinBox *m_seed;
    QLabel *m_counts;
    QLabel *m_remarks;
    Notice *m_notice;
    Background m_counting;
};

} // namespace headstart::ui
