// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/model_tokenizer.h"

#include "core/catalogue/library.h"
#include "core/training/model_source.h"
#include "core/zoo/made_up_input.h"
#include "core/zoo/text_config.h"

#include <algorithm>

namespace headstart::training {

namespace {

/// A card's model whose files have not been fetched: what is missing is no more than that.
bool isToCome(const std::string &model, const std::filesystem::path &library)
{
    const catalogue::ModelCard *card = catalogue::findCard(model);
    std::error_code error;
    return card && !std::filesystem::exists(catalogue::Library(library).place(*card), error);
}

} // namespace

std::int64_t ModelTokenizer::seen(std::int64_t maxTokens) const
{
    return maxTokens == 0 ? usual : std::min(maxTokens, longest);
}

Result<void> checkMaxTokens(std::int64_t maxTokens, std::int64_t longest)
{
    if (maxTokens > longest)
        return badInput({}, "texts.max_tokens", say("this network takes at most %1 tokens", longest));
    if (maxTokens < kFewestTokens)
        return badInput({}, "texts.max_tokens", say("at least %1", kFewestTokens));
    return {};
}

Result<std::optional<ModelTokenizer>> tokenizerOf(const std::string &model, const std::filesystem::path &library)
{
    const auto variant = variantOf(model);
    if (!variant)
        return variant.error();
    auto text = textModelOf(model, *variant, library);
    if (!text && isToCome(model, library))
        return badInput(model, say("the model's tokenizer comes with its weights, which are not there yet"));
    if (!text)
        return text.error();
    if (!*text)
        return std::optional<ModelTokenizer>();
    return std::optional(
        ModelTokenizer{std::move((*text)->tokenizer), (*text)->config->longest(), zoo::usualSize(*variant)});
}

} // namespace headstart::training
