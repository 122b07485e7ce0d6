// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/run_config.h"

#include <string>
#include <vector>

namespace headstart::cli {

/// Data as they are named on the command line: a folder, a table, an IDX file, or a JSON file of the keys below "data."
/// (its path counts from where it lies). What `config` says of data already holds where the argument says nothing.
Result<void> applyData(training::RunConfig &config, const std::string &argument);

/// The content of a text file of at most 16 MB. Errors: it cannot be read.
Result<std::string> readDescription(const std::string &path);

} // namespace headstart::cli
