// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QTest>

namespace headstart::test {

/// A warning of Qt's fails the test function, except for what the platform without a screen cannot do. Called in
/// init(): it holds for one function.
inline void failOnQtWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
}

} // namespace headstart::test
