// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop_token.h"

namespace headstart::cli {

/// Stopped by the first Ctrl-C (or SIGTERM) of the process; a second one ends it at once. The first call installs it.
const StopToken &interruptToken();

} // namespace headstart::cli
