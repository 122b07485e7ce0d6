// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "core/catalogue/model_card.h"

namespace headstart::cli {

Result<const zoo::Variant *> variantOf(const std::string &name)
{
    const catalogue::ModelCard *card = catalogue::findCard(name);
    return zoo::findVariant(card ? card->id : name);
}

} // namespace headstart::cli
