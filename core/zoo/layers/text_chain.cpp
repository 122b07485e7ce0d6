// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/text_chain.h"

#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/recomputed.h"
#include "core/zoo/layers/token_embeddings.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace headstart::zoo {

namespace {

void addLayer(Chain &chain, NamedTensors &tensors, const Scope &layers, std::int64_t index, const EncoderNames &names,
              const TextConfig &config)
{
    const Scope scope = layers / index;
    const std::size_t first = tensors.size();
    Network::Step step = EncoderLayer(scope, names, config);
    if (config.recomputes) {
        std::vector<at::Tensor> parameters;
        for (std::size_t i = first; i < tensors.size(); ++i)
            parameters.push_back(tensors[i].tensor);
        step = recomputed(std::move(step), std::move(parameters));
    }
    chain.add("encoder.layer." + std::to_string(index), {scope.path()}, Layout::Tokens, std::move(step));
}

} // namespace

Variant textVariantOf(std::string_view id, TextConfig config, decltype(Variant::build) build)
{
    return {.id = id, .build = build, .text = std::make_shared<const TextConfig>(std::move(config))};
}

Network buildText(const Variant &variant, const NetworkOptions &options, const TextNames &names, Pool pool)
{
    const TextConfig config = *variant.text;
    NamedTensors tensors;
    const Scope root(tensors, at::TensorOptions(options.device));
    const Scope encoder = root / names.encoder;
    Chain chain;
    const Scope embeddings = encoder / "embeddings";
    chain.add("embeddings", {embeddings.path()}, Layout::Tokens, Network::Step(TokenEmbeddings(embeddings, config)));
    for (std::int64_t i = 0; i < config.layers; ++i)
        addLayer(chain, tensors, encoder / names.layers, i, names.layer, config);
    const Linear pooler = textLinear(root / names.pooler, config.hidden, config.hidden, config);
    chain.add("pooler", {std::string(names.pooler)}, Layout::Vector,
              [=](const at::Tensor &x, const Pass &pass) { return pool(pooler, x.select(1, 0), config, pass); });
    const Linear head = textLinear(root / names.head, config.hidden, options.classes, config);
    chain.add("head", {std::string(names.head)}, Layout::Vector,
              [=](const at::Tensor &x, const Pass &pass) { return head(dropout(x, config.headRate(), pass), pass); });
    std::vector<Network::Part> parts = chain.take();
    parts[parts.size() - 2].stage.readsFirstToken = true;
    for (std::size_t i = parts.size() - 2; i < parts.size(); ++i) // what was trained to fill gaps has neither
        parts[i].stage.isOfTask = true;
    return {std::string(variant.id), std::move(parts), std::move(tensors)};
}

} // namespace headstart::zoo
