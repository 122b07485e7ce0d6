// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/library_contents.h"

#include "app/cli/card_argument.h"
#include "app/cli/command.h"
#include "app/cli/output.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace headstart::cli {

namespace {

Result<void> removeAll(const std::vector<std::string> &names, const Invocation &invocation)
{
    std::vector<const catalogue::ModelCard *> cards; // all are known before one goes
    for (const std::string &name : names) {
        const auto card = cardNamed(name);
        if (!card)
            return card.error();
        cards.push_back(*card);
    }
    for (const catalogue::ModelCard *card : cards) {
        const auto freed = removeFromLibrary(catalogue::Library(invocation.libraryFolder), card->weights.file);
        if (!freed)
            return freed.error();
        std::printf("%s: %s is removed, %s are free again\n", card->id.c_str(), card->weights.file.c_str(),
                    megabytes(*freed).c_str());
    }
    return {};
}

} // namespace

void addRemove(CLI::App &app, Invocation &invocation)
{
    CLI::App *command =
        app.add_subcommand("remove", "Remove the weights of models from the library ('models --on-disk' lists them)");
    const auto names = std::make_shared<std::vector<std::string>>();
    command->add_option("models", *names, "Names, as 'models' lists them")->required();
    command->callback(
        [&invocation, names] { invocation.action = [&invocation, names] { return removeAll(*names, invocation); }; });
}

} // namespace headstart::cli
