// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/plots/curve.h"

#include <QByteArray>
#include <QList>

namespace headstart::ui {

struct CurveTable {
    QString curve; ///< its name
    QList<CurvePoint> points;
};

/// Columns curve, step, epoch, seconds, value (RFC 4180), numbers as short as they read back the same. Any thread.
QByteArray csvOf(const QList<CurveTable> &curves);

/// The file appears whole or not at all. Errors: those of AtomicFile. Any thread.
Result<void> writeCurveFile(const QString &file, const QByteArray &bytes);

} // namespace headstart::ui
