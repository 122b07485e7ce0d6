// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/text_lines.h"

#include "ui/common/words.h"

#include <QCoreApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace headstart::ui {

namespace {

QString readable(const std::string &text)
{
    constexpr qsizetype kMost = 20'000;
    QString out = QString::fromStdString(text);
    const qsizetype more = out.size() - kMost;
    if (more <= 0)
        return out;
    out.truncate(kMost);
    if (out.back().isHighSurrogate())
        out.chop(1);
    return out + QStringLiteral("\n\n")
           + QCoreApplication::translate("TextLines", "... and %1 characters more").arg(grouped(more));
}

} // namespace

QString beginningOf(const std::string &text)
{
    constexpr std::size_t kBytes = 2000;
    // A character that is cut in two becomes a sign of its own, far behind what a view has room for.
    QString out = QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min(text.size(), kBytes))).simplified();
    if (text.size() > kBytes)
        out += QStringLiteral("…");
    return out;
}

QString readable(const data::TextSample &text)
{
    return readable(text.first) + (text.second ? QStringLiteral("\n\n") + readable(*text.second) : QString());
}

QString placeWords(const std::string &sample)
{
    const QString name = QString::fromStdString(sample);
    const QString line = QStringLiteral("line ");
    const qsizetype at = name.lastIndexOf(line);
    if (at < 0)
        return name;
    return name.first(at) + QCoreApplication::translate("SamplePlace", "line %1").arg(name.sliced(at + line.size()));
}

void paintLines(QPainter &painter, const QRect &area, const QString &text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    for (int top = area.top(); top + metrics.height() <= area.bottom() + 1; top += metrics.height()) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(area.width());
        const bool isLast = top + 2 * metrics.height() > area.bottom() + 1;
        const QString shown = isLast ? text.mid(line.textStart()) : text.mid(line.textStart(), line.textLength());
        painter.drawText(QRect(area.left(), top, area.width(), metrics.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(shown, Qt::ElideRight, area.width()));
    }
    layout.endLayout();
}

} // namespace headstart::ui
