// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/widgets.h"
#include "ui/layers/chain.h"

class QCheckBox;
class QComboBox;
class QGridLayout;

namespace headstart::ui {

/// What does not go by the line: stages that train above it or are kept below it, and how normalising layers learn.
/// Shows what it is told; wishes go out as signals.
class ExceptionsPane : public Card {
    Q_OBJECT

public:
    explicit ExceptionsPane(QWidget *parent = nullptr);

    /// `selected`: a stage, or -1.
    void show(const Chain &chain, int selected, bool hasRandomWeights);

Q_SIGNALS:
    void stageSelected(int stage);
    void exceptionWanted(int stage, bool on);
    void noExceptionsWanted();
    void batchNormWanted(const QString &policy);

private:
    void addExceptions(QGridLayout &grid);
    void addNormalisation(QGridLayout &grid);
    void fillStages(const Chain &chain);
    void showBox(const Chain &chain, int selected);
    void showList(const training::FreezeConfig &freeze);
    void showNormalisation(const std::string &policy, bool hasRandomWeights);

    QComboBox *m_stage;
    QCheckBox *m_box;
    QLabel *m_list;
    QPushButton *m_none;
    QComboBox *m_norm;
    QLabel *m_normRemark;
};

} // namespace headstart::ui
