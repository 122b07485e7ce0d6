// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace headstart::ui {

/// A tooltip that shows a text as it is, whatever a stranger's file is called, and wraps it.
inline QString plainTip(const QString &text)
{
    return QStringLiteral("<p>") + text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"))
           + QStringLiteral("</p>");
}

} // namespace headstart::ui
