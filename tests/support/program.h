// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace headstart::test {

/// What a program that has ended leaves. It was killed, or did not end in time: -1.
struct Outcome {
    int code = -1;
    QString out;
    QString err;
};

Outcome runProgram(const QString &program, const QStringList &arguments);

/// headstart-cli of this build.
Outcome runCli(const QStringList &arguments);

/// As an ordinary user: root may do everything, and the rights of files count only without its capabilities.
Outcome withoutPrivileges(const QStringList &command);

/// headstart-cli of this build.
QString cliPath();

/// Holds nothing, hidden files included.
bool isEmptyFolder(const QString &path);

/// The words of a command line in which no word has a space.
QStringList words(const char *line);

} // namespace headstart::test
