// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_report.h"

#include <cstdio>
#include <string_view>
#include <vector>

namespace headstart::cli {

namespace {

constexpr std::string_view kCounter = "num_batches_tracked"; ///< formats that are not PyTorch's have none

} // namespace

void printReport(const weights::LoadReport &report, weights::Format format, const std::string &file)
{
    std::printf("%s: %s, names of %s%s\n", file.c_str(), std::string(weights::formatName(format)).c_str(),
                std::string(report.naming).c_str(),
                report.prefix.empty() ? "" : (" behind '" + report.prefix + "'").c_str());
    std::printf("  matched %zu, reshaped %zu, missing %zu, unexpected %zu\n", report.matched.size(),
                report.reshaped.size(), report.missing.size(), report.unexpected.size());
    const auto list = [](const char *what, const std::vector<std::string> &names) {
        for (const std::string &name : names)
            std::printf("  %s: %s\n", what, name.c_str());
    };
    list("reshaped", report.reshaped);
    std::vector<std::string> missing = report.missing;
    const auto counters = std::erase_if(missing, [](const std::string &name) { return name.ends_with(kCounter); });
    if (counters > 0)
        std::printf("  missing: %zu counters of batches, which begin at 0\n", counters);
    list("missing", missing);
    list("unexpected", report.unexpected);
}

nlohmann::ordered_json reportJson(const weights::LoadReport &report, weights::Format format, const std::string &file)
{
    return {{"file", file},
            {"format", weights::formatName(format)},
            {"naming", report.naming},
            {"prefix", report.prefix},
            {"matched", report.matched.size()},
            {"reshaped", report.reshaped},
            {"missing", report.missing},
            {"unexpected", report.unexpected}};
}

} // namespace headstart::cli
