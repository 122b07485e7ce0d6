// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace headstart::catalogue {

// What the window and the command line both keep to (QSettings of the program's name).

/// Whether the network is left alone: the setting "offline", or the environment variable HEADSTART_OFFLINE (anything
/// but empty or 0). Any thread.
bool isOffline();
/// Whether HEADSTART_OFFLINE says so, which no setting changes.
bool isOfflineByEnvironment();
void setOffline(bool offline);

/// The user's own catalogues, folders and addresses: the setting "catalogues", as the settings dialog leaves it.
std::vector<std::string> cataloguesInSettings();
void setCataloguesInSettings(const std::vector<std::string> &places);
/// Those, and after them what the environment variable HEADSTART_CATALOGUES names, with ';' between them.
std::vector<std::string> ownCatalogues();

} // namespace headstart::catalogue
