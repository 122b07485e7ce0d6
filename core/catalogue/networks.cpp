// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/networks.h"

#include "core/catalogue/model_card.h"

namespace headstart::catalogue {

Result<const zoo::Variant *> networkOf(std::string_view model)
{
    const ModelCard *card = findCard(model);
    return zoo::findVariant(card ? std::string_view(card->network) : model);
}

} // namespace headstart::catalogue
