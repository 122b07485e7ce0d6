// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <string>

namespace headstart {

enum class ErrorKind {
    BadInput, ///< what was given cannot be used: the user can mend it (exit 2)
    Failed,   ///< the input was fine, the work was not: no memory (exit 1)
    NoRoom,   ///< a disk has no room, or does not answer: the same may succeed later (exit 1); a run waits for it
};

/// Why something could not be done: the file, the place in it, the rule that it breaks.
struct Error {
    ErrorKind kind = ErrorKind::BadInput;
    std::string file;  ///< path or name as the user gave it; may be empty
    std::string place; ///< "offset 128", "tensor 'fc.weight'", "line 7"; may be empty
    Text rule;

    /// One line in English: "FILE: PLACE: RULE", without line breaks or control characters,
    /// whatever names a stranger's file holds.
    std::string line() const;
};

Error badInput(std::string file, std::string place, Text rule);
Error badInput(std::string file, Text rule);
Error failed(std::string file, Text rule);

/// What the system says of an errno value, in English.
std::string systemMessage(int errorNumber);

} // namespace headstart
