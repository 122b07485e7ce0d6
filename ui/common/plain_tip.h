// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace headstart::ui {

/// A tooltip that shows a text as it is, and wraps it: one takes for HTML what looks like it, and a stranger's file may
/// be called anything.
inline QString plainTip(const QString &text)
{
    return QStringLiteral("<p>") + text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"))
           + QStringLiteral("</p>");
}

} // namespace headstart::ui
