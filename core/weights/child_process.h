// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstddef>
#include <string>

namespace headstart::weights {

/// The open files that a child gets as its standard input and output. They stay the caller's.
struct ChildFiles {
    int input;
    int output;
};

struct ChildLimits {
    std::chrono::seconds time;
    std::size_t message; ///< bytes of its standard error that are kept
};

/// How a child ended.
struct ChildEnd {
    bool isLate = false; ///< it was killed because its time was up
    int signal = 0;      ///< it ended by this signal, if not 0
    int status = 0;      ///< else with this exit status
    std::string message; ///< its standard error
};

/// Runs a program of ours that lies in the same folder as the running one, without arguments and with an environment
/// of our own, and waits for its end. Errors: it cannot be started.
Result<ChildEnd> runBeside(const std::string &program, ChildFiles files, ChildLimits limits);

} // namespace headstart::weights
