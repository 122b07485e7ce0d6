// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace headstart::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

constexpr QChar kThinSpace(0x2009);

} // namespace

QString words(const Text &text)
{
    QString out;
    const QString pattern = QCoreApplication::translate("Text", text.pattern);
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int place = pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        if (place < 1 || static_cast<std::size_t>(place) > text.arguments.size()) {
            out += pattern[i];
            continue;
        }
        out += QString::fromStdString(text.arguments[static_cast<std::size_t>(place - 1)]);
        ++i;
    }
    return out;
}

QString words(const Error &error)
{
    QString out = words(error.rule);
    if (!out.isEmpty())
        out[0] = out[0].toUpper();
    QStringList where;
    for (const std::string &part : {error.file, error.place})
        if (!part.empty())
            where += QString::fromStdString(part);
    if (!out.endsWith(QLatin1Char('.')))
        out += QLatin1Char('.');
    return where.isEmpty() ? out : out + QStringLiteral("\n") + where.join(QStringLiteral(": "));
}

QString percent(double fraction)
{
    if (!std::isfinite(fraction))
        return QStringLiteral("–");
    constexpr double kHundred = 100;
    return QLocale().toString(kHundred * fraction, 'f', 1) + QStringLiteral(" %");
}

QString significant(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    constexpr int kDigits = 3;
    const double size = std::fabs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e6))
        return QLocale().toString(value, 'e', kDigits - 1);
    constexpr double kThousand = 1000;
    if (size >= kThousand)
        return grouped(std::llround(value));
    const int whole = size >= 1 ? static_cast<int>(std::floor(std::log10(size))) + 1 : 1;
    const int zeros = size > 0 && size < 1 ? static_cast<int>(-std::floor(std::log10(size))) - 1 : 0;
    return QLocale().toString(value, 'f', size < 1 ? kDigits + zeros : std::max(0, kDigits - whole));
}

QString grouped(qint64 number)
{
    QString text = QString::number(number);
    constexpr qsizetype kGroup = 3;
    for (qsizetype place = text.size() - kGroup; place > (number < 0 ? 1 : 0); place -= kGroup)
        text.insert(place, kThinSpace);
    return text;
}

QString shortCount(double number)
{
    constexpr double kThousand = 1000;
    if (number >= kThousand * kThousand)
        return QLocale().toString(number / kThousand / kThousand, 'f', 1) + QStringLiteral(" M");
    if (number >= kThousand)
        return QLocale().toString(number / kThousand, 'f', 1) + QStringLiteral(" k");
    return QLocale().toString(number, 'f', 0);
}

QString bytes(double count)
{
    constexpr double kMega = 1e6;
    constexpr double kGiga = 1e9;
    if (count >= kGiga)
        return QLocale().toString(count / kGiga, 'f', 1) + QStringLiteral(" GB");
    if (count >= kMega)
        return QLocale().toString(count / kMega, 'f', 0) + QStringLiteral(" MB");
    return QLocale().toString(std::ceil(count / 1000), 'f', 0) + QStringLiteral(" kB");
}

QString duration(double seconds)
{
    if (!std::isfinite(seconds))
        return QStringLiteral("–");
    constexpr qint64 kSixty = 60;
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole < kSixty)
        return whole < 1 && seconds > 0 ? Words::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1))
                                        : Words::tr("%1 s").arg(whole);
    if (whole < kSixty * kSixty)
        return Words::tr("%1 min %2 s").arg(whole / kSixty).arg(whole % kSixty);
    return Words::tr("%1 h %2 min").arg(whole / kSixty / kSixty).arg(whole / kSixty % kSixty);
}

QString about(double seconds)
{
    constexpr double kMinute = 60;
    constexpr double kHour = 3600;
    if (seconds < kMinute)
        return Words::tr("about %1 s").arg(std::max<qint64>(1, std::llround(seconds)));
    if (seconds < kHour)
        return Words::tr("about %1 min").arg(std::llround(seconds / kMinute));
    return Words::tr("about %1 h").arg(QLocale().toString(seconds / kHour, 'f', 1));
}

QString dateTime(qint64 milliseconds)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(milliseconds), QLocale::ShortFormat);
}

} // namespace headstart::ui
