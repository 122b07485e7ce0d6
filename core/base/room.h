// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>

namespace headstart {

/// Whether a call that writes may succeed later, though nothing but the disk changes: no room, no quota left, or a
/// device that does not answer (a drive that was pulled out, a server that is away).
bool mayPass(int errorNumber);

/// Of a call that should have written `file`: ErrorKind::NoRoom where the errno value may pass, else Failed.
Error notWritten(std::string file, int errorNumber, Text rule);

} // namespace headstart
