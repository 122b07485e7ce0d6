// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/curve_file.h"

#include "core/base/atomic_file.h"

#include <QFile>
#include <QLocale>

#include <span>

namespace headstart::ui {

namespace {

QByteArray number(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

QByteArray quoted(const QString &text)
{
    QString out = text;
    out.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return (QLatin1Char('"') + out + QLatin1Char('"')).toUtf8();
}

} // namespace

QByteArray csvOf(const QList<CurveTable> &curves)
{
    QByteArray out("curve,step,epoch,seconds,value\r\n");
    for (const CurveTable &table : curves) {
        const QByteArray name = quoted(table.curve);
        for (const CurvePoint &point : table.points) {
            out += name;
            for (const double value : {point.step, point.epoch, point.seconds, point.value})
                out += ',' + number(value);
            out += "\r\n";
        }
    }
    return out;
}

Result<void> writeCurveFile(const QString &file, const QByteArray &bytes)
{
    auto target = AtomicFile::create(QFile::encodeName(file).toStdString());
    if (!target)
        return target.error();
    const std::span<const char> content(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (auto written = target->write(std::as_bytes(content)); !written)
        return written;
    return target->commit();
}

} // namespace headstart::ui
