// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_argument.h"

#include "core/catalogue/model_card.h"
#include "core/zoo/text_folder.h"

#include <utility>

namespace headstart::cli {

Result<ModelArgument> modelArgument(const std::string &model)
{
    if (!zoo::isTextFolder(model)) {
        const auto variant = zoo::findVariant(catalogue::networkOf(model));
        if (!variant)
            return variant.error();
        return ModelArgument{**variant, {}};
    }
    auto folder = zoo::openTextFolder(model);
    if (!folder)
        return folder.error();
    return ModelArgument{zoo::textVariant(std::move(folder->config)), folder->weights ? folder->weights->string() : ""};
}

Result<ModelArgument> modelWithWeights(const std::string &model, const std::string &file)
{
    auto argument = modelArgument(model);
    if (!argument)
        return argument;
    if (!file.empty())
        argument->weights = file;
    if (argument->weights.empty())
        return badInput(model, say("it brings no weights: give a file of them with --weights"));
    return argument;
}

} // namespace headstart::cli
