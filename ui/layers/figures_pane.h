// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/widgets.h"
#include "ui/layers/estimate.h"

class QGridLayout;

namespace headstart::ui {

/// What the line costs: parameters that learn, memory, seconds an epoch. Each says in its tooltip how it came about.
class FiguresPane : public Card {
    Q_OBJECT

public:
    explicit FiguresPane(QWidget *parent = nullptr);

    /// `remarks`: what is to be said besides, about the samples or the timing.
    void show(const Subject &subject, Timing timing, QStringList remarks);

private:
    QLabel *addFigure(QGridLayout &grid, const char *name, const QString &label);
    void showParameters(const Chain &chain);
    void showMemory(const Subject &subject);
    void showTime(const Subject &subject, Timing timing);
    static QString timeTip(const Subject &subject);
    static QString reuseRemark(const Subject &subject);
    static QString timingRemark(Timing timing);

    QLabel *m_trains;
    QLabel *m_memory;
    QLabel *m_firstEpoch;
    QLabel *m_laterEpochs;
    QLabel *m_remark;
};

} // namespace headstart::ui
