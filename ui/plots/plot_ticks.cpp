// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_ticks.h"

#include "ui/common/words.h"

#include <cmath>

namespace headstart::ui {

namespace {

constexpr double kMinute = 60;
constexpr double kHour = 3600;

/// "0:05", "1:20", "1:00:00".
QString clock(double seconds)
{
    const auto whole = static_cast<qint64>(std::llround(seconds));
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    constexpr qint64 kSixty = 60;
    const QString tail = two(whole % kSixty);
    if (whole < kSixty * kSixty)
        return QStringLiteral("%1:%2").arg(QString::number(whole / kSixty), tail);
    return QStringLiteral("%1:%2:%3").arg(QString::number(whole / kSixty / kSixty), two(whole / kSixty % kSixty), tail);
}

} // namespace

double XTicks::getTickStep(const QCPRange &range)
{
    constexpr double kFewEpochs = 3;
    const double step = QCPAxisTicker::getTickStep(range);
    m_step = step;
    if (m_axis == CurveAxis::Step || (m_axis == CurveAxis::Epoch && range.size() >= kFewEpochs))
        m_step = std::max(1.0, std::round(step));
    else if (m_axis == CurveAxis::Time && step > 1 && step <= 12 * kHour)
        m_step = pickClosest(step, {1, 2, 5, 10, 15, 30, kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute,
                                    30 * kMinute, kHour, 2 * kHour, 3 * kHour, 6 * kHour, 12 * kHour});
    else if (m_axis == CurveAxis::Time)
        m_step = std::max(1.0, cleanMantissa(step / kHour) * kHour);
    return m_step;
}

QString XTicks::getTickLabel(double tick, const QLocale &locale, QChar, int)
{
    if (m_axis == CurveAxis::Time)
        return tick < 0 ? QString() : clock(tick);
    if (m_step >= 1)
        return grouped(std::llround(tick));
    const int decimals = static_cast<int>(std::ceil(-std::log10(m_step)));
    return locale.toString(tick, 'f', decimals);
}

QVector<double> YTicks::createTickVector(double step, const QCPRange &range)
{
    m_step = step;
    constexpr double kFewDecades = 1.5;
    constexpr double kManyDecades = 5;
    if (!m_isLogarithmic || range.lower <= 0 || std::log10(range.upper / range.lower) < kFewDecades)
        return QCPAxisTicker::createTickVector(step, range);
    m_step = 0;
    QVector<double> out;
    const bool isWide = std::log10(range.upper / range.lower) > kManyDecades;
    const auto first = static_cast<int>(std::floor(std::log10(range.lower)));
    const auto last = static_cast<int>(std::floor(std::log10(range.upper)));
    for (int exponent = first; exponent <= last; ++exponent)
        for (const double factor : {1.0, 2.0, 5.0})
            if (factor == 1 || !isWide)
                out.append(std::pow(10, exponent) * factor);
    return out;
}

QString YTicks::getTickLabel(double tick, const QLocale &locale, QChar, int)
{
    constexpr double kHundred = 100;
    constexpr double kNothing = 1e-9;
    const double value = m_step > 0 && std::fabs(tick) < m_step * kNothing ? 0 : tick; // no "-0", no 1e-17
    constexpr int kDigits = 4;
    return m_areShares ? locale.toString(value * kHundred, 'g', kDigits) + QStringLiteral(" %")
                       : locale.toString(value, 'g', kDigits);
}

} // namespace headstart::ui
