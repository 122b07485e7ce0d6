// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/load_plan.h"
#include "core/weights/weights_file.h"

#include <nlohmann/json.hpp>
#include <string>

namespace headstart::cli {

/// Prints what became of the file's tensors: counts, then the names of those that did not simply match.
void printReport(const weights::LoadReport &report, weights::Format format, const std::string &file);
nlohmann::ordered_json reportJson(const weights::LoadReport &report, weights::Format format, const std::string &file);

} // namespace headstart::cli
