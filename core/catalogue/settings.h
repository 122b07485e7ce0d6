// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headstart::catalogue {

// What the window and the command line both keep to (QSettings of the program's name).

/// Whether the network is left alone: the setting "offline", or the environment variable HEADSTART_OFFLINE (anything
/// but empty or 0). Any thread.
bool isOffline();
/// Whether HEADSTART_OFFLINE says so, which no setting changes.
bool isOfflineByEnvironment();
void setOffline(bool offline);

} // namespace headstart::catalogue
