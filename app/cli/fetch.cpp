// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/fetch.h"

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "core/base/nearest.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <unistd.h>

namespace headstart::cli {

namespace {

Result<const catalogue::ModelCard *> cardOf(const std::string &name)
{
    if (const catalogue::ModelCard *card = catalogue::findCard(name))
        return card;
    std::vector<std::string_view> ids;
    for (const catalogue::ModelCard &card : catalogue::cards())
        ids.push_back(card.id);
    return badInput(name,
                    say("the catalogue has no weights of this name; the nearest are %1", nearestNames(name, ids)));
}

/// On a terminal, one line that changes.
void showProgress(std::uint64_t done, std::uint64_t all)
{
    constexpr double kMega = 1e6;
    if (isatty(STDERR_FILENO) == 0)
        return;
    std::fprintf(stderr, "\r%.1f MB", static_cast<double>(done) / kMega);
    if (all > 0)
        std::fprintf(stderr, " of %.1f MB", static_cast<double>(all) / kMega);
}

Result<void> fetchOne(const std::string &name, const Invocation &invocation)
{
    const auto card = cardOf(name);
    if (!card)
        return card.error();
    const catalogue::Library library(invocation.libraryFolder);
    if (const auto here = library.find(**card)) {
        std::printf("%s is there: %s\n", (*card)->id.c_str(), here->c_str());
        return {};
    }
    const auto fetched = catalogue::fetch(library, **card, interruptToken(), showProgress);
    if (isatty(STDERR_FILENO) != 0)
        std::fprintf(stderr, "\n");
    if (!fetched)
        return fetched.error();
    std::printf("%s: %s\n", (*card)->id.c_str(), fetched->c_str());
    return {};
}

} // namespace

void addFetch(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("fetch", "Fetch the weights of models into the library");
    const auto names = std::make_shared<std::vector<std::string>>();
    command->add_option("models", *names, "Names, as 'models' lists them")->required();
    command->callback([&invocation, names] {
        invocation.action = [&invocation, names]() -> Result<void> {
            for (const std::string &name : *names)
                if (auto done = fetchOne(name, invocation); !done)
                    return done;
            return {};
        };
    });
}

} // namespace headstart::cli
