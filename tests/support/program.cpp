// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>

#include <unistd.h>

namespace headstart::test {

Outcome runProgram(const QString &program, const QStringList &arguments)
{
    constexpr int kLongest = 120'000; // milliseconds
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(kLongest) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

Outcome withoutPrivileges(const QStringList &command)
{
    if (geteuid() != 0)
        return runProgram(command.front(), command.mid(1));
    return runProgram(QStringLiteral("setpriv"),
                      QStringList{QStringLiteral("--inh-caps=-all"), QStringLiteral("--bounding-set=-all")} + command);
}

Outcome runCli(const QStringList &arguments)
{
    return runProgram(cliPath(), arguments);
}

QString cliPath()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/headstart-cli");
}

bool isEmptyFolder(const QString &path)
{
    return QDir(path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace headstart::test
