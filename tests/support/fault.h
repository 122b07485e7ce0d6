// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <cerrno>

namespace headstart::test {

/// What goes wrong in a program that is started with it: one of its calls that make, write, sync, cut or rename files
/// fails or is its last, or one of its allocations fails (fault_injector.cpp, by LD_PRELOAD).
struct Fault {
    int at = 0;              ///< the N-th call, from 1; 0: none, they are only counted
    QString does = {};       ///< an errno value; "kill": SIGKILL in its place; "tear": SIGKILL when half is written
    QString under = {};      ///< counts calls on what lies there: a path, or the beginning of one
    QString whileThere = {}; ///< all later calls fail too as long as this file is there
    QString log = {};        ///< a file that gets a line for each call: "NUMBER CALL PATH"; of allocations the last
    int allocation = 0;      ///< not files, but allocations of so many bytes or more

    /// Goes in front of the command that is to suffer it.
    QStringList entry() const;
};

inline Fault failing(int at, int errorNumber)
{
    return {at, QString::number(errorNumber)};
}

} // namespace headstart::test
