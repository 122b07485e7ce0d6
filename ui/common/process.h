// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headstart::ui {

/// Bytes of this program in the computer's memory; 0 where the system does not say. Quick: from /proc.
double memoryInUse();

} // namespace headstart::ui
