// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <hdf5.h>
#include <map>
#include <string>

namespace headstart::weights::hdf5 {

/// Of what Keras writes beside weights: layer_names, weight_names (and their continuations layer_names0, ... where one
/// attribute would be too large), name, keras_version. Adds "PATH@NAME" -> a JSON list of texts. Throws Refusal.
void readAttributes(hid_t object, const std::string &path, std::map<std::string, std::string> &out);

} // namespace headstart::weights::hdf5
