// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/card_argument.h"

#include "core/base/nearest.h"

namespace headstart::cli {

Result<const catalogue::ModelCard *> cardNamed(const std::string &name)
{
    if (const catalogue::ModelCard *card = catalogue::findCard(name))
        return card;
    std::vector<std::string_view> ids;
    for (const catalogue::ModelCard &card : catalogue::cards())
        ids.push_back(card.id);
    return badInput(name,
                    say("the catalogue has no weights of this name; the nearest are %1", nearestNames(name, ids)));
}

} // namespace headstart::cli
