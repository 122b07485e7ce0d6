// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For .cpp files of ui/plots alone.
#include "ui/plots/curve.h"

#include <qcustomplot.h>

namespace headstart::ui {

/// Where the x axis has its marks: whole steps, whole epochs until one looks closer, round times.
class XTicks final : public QCPAxisTicker {
public:
    explicit XTicks(CurveAxis axis) : m_axis(axis) {}

protected:
    double getTickStep(const QCPRange &range) override;
    QString getTickLabel(double tick, const QLocale &locale, QChar format, int precision) override;

private:
    CurveAxis m_axis;
    double m_step = 1; ///< between the marks that were asked for last
};

/// Where the y axis has its marks: 1, 2 and 5 of each power of ten on a logarithmic one that spans them.
class YTicks final : public QCPAxisTicker {
public:
    YTicks(bool areShares, bool isLogarithmic) : m_areShares(areShares), m_isLogarithmic(isLogarithmic) {}

protected:
    QVector<double> createTickVector(double step, const QCPRange &range) override;
    QString getTickLabel(double tick, const QLocale &locale, QChar format, int precision) override;

private:
    bool m_areShares; ///< 0..1, written as percentages
    bool m_isLogarithmic;
    double m_step = 1;
};

} // namespace headstart::ui
