// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/own_models.h"

#include "core/zoo/registry.h"

namespace headstart::insight {

namespace {

Result<void> checkNetwork(catalogue::ModelCard &card)
{
    const auto variant = zoo::findVariant(card.network);
    if (!variant)
        return variant.error();
    if ((*variant)->text)
        return badInput(card.id, say("%1 reads texts: a model of your own for texts is a folder with its config.json, "
                                     "weights and tokenizer, by whose path it is called",
                                     card.network));
    const int size = card.input.crop;
    if (!(*variant)->takesAnySize && size != (*variant)->inputSize)
        return badInput(card.id,
                        say("%1 takes pictures of %2 pixels, not of %3", card.network, (*variant)->inputSize, size));
    if (size < (*variant)->smallestInput)
        return badInput(card.id, say("%1 takes pictures of at least %2 pixels, not of %3", card.network,
                                     (*variant)->smallestInput, size));
    const catalogue::ModelCard *known = catalogue::findCard(card.network);
    if (!known)
        return {};
    if (card.family.empty())
        card.family = known->family;
    if (card.parameters == 0)
        card.parameters = known->parameters;
    if (card.multiplyAdds == 0 && size == known->input.crop)
        card.multiplyAdds = known->multiplyAdds;
    return {};
}

} // namespace

catalogue::OwnCards readOwnModels(const std::string &place, catalogue::Asking asking, const StopToken &stop,
                                  const std::filesystem::path &cache)
{
    return catalogue::readOwnCatalogue(place, asking, cache, checkNetwork, stop);
}

std::vector<Error> addOwnModels(const std::vector<std::string> &places, catalogue::Asking asking)
{
    std::vector<Error> out;
    for (const std::string &place : places) {
        const catalogue::OwnCards read = readOwnModels(place, asking);
        out.insert(out.end(), read.problems.begin(), read.problems.end());
        const std::vector<Error> collisions = catalogue::addCards(read.cards);
        out.insert(out.end(), collisions.begin(), collisions.end());
    }
    return out;
}

} // namespace headstart::insight
