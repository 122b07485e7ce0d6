// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/output.h"
#include "core/training/prefix_cache.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace headstart::cli {

namespace {

using training::PrefixCache;
using training::PrefixFile;

struct Options {
    bool clears = false;
    bool json = false;
};

void print(const std::vector<PrefixFile> &files, const std::string &folder)
{
    constexpr std::int64_t kThousand = 1000;
    std::uint64_t sum = 0;
    for (const PrefixFile &file : files) {
        sum += file.bytes;
        std::printf("%-32s below %-20s %12s  used %s\n", file.model.c_str(), file.stage.c_str(),
                    megabytes(file.bytes).c_str(), localTime(file.used * kThousand).c_str());
    }
    std::printf("%zu files, %s in %s\n", files.size(), megabytes(sum).c_str(), folder.c_str());
}

nlohmann::ordered_json jsonOf(const std::vector<PrefixFile> &files)
{
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    for (const PrefixFile &file : files)
        out.push_back({{"file", file.path.string()},
                       {"model", file.model},
                       {"stage", file.stage},
                       {"bytes", file.bytes},
                       {"used", file.used}});
    return out;
}

Result<void> cache(const Options &options)
{
    const std::filesystem::path folder = PrefixCache::defaultFolder();
    if (options.clears) {
        const std::uint64_t freed = PrefixCache::clear(folder);
        if (options.json)
            printJson({{"folder", folder.string()}, {"freed", freed}});
        else
            std::printf("%s freed in %s\n", megabytes(freed).c_str(), folder.c_str());
        return {};
    }
    const std::vector<PrefixFile> files = PrefixCache::list(folder);
    if (options.json)
        printJson({{"folder", folder.string()}, {"files", jsonOf(files)}});
    else
        print(files, folder.string());
    return {};
}

} // namespace

void addCache(CLI::App &app, Invocation &invocation)
{
    CLI::App *command =
        app.add_subcommand("cache", "What runs keep of the parts that do not train, so that later ones start at once");
    const auto options = std::make_shared<Options>();
    command->add_flag("--clear", options->clears, "Remove all of it; runs compute it anew");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] { invocation.action = [options] { return cache(*options); }; });
}

} // namespace headstart::cli
