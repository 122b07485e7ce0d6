// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/distilbert.h"

#include "core/zoo/layers/text_chain.h"

#include <ATen/ops/relu.h>

#include <array>
#include <utility>

namespace headstart::zoo::distilbert {

namespace {

struct Row {
    std::string_view id;
    std::int64_t vocabulary;
};
constexpr std::array<Row, 3> kRows = {{{"distilbert-base-uncased", 30522},
                                       {"distilbert-base-cased", 28996},
                                       {"distilbert-base-multilingual-cased", 119547}}};

constexpr EncoderNames kLayer = {"attention.q_lin",   "attention.k_lin",   "attention.v_lin",
                                 "attention.out_lin", "sa_layer_norm",     "ffn.lin1",
                                 "ffn.lin2",          "output_layer_norm", false};
constexpr TextNames kNames = {"distilbert", "transformer.layer", "pre_classifier", "classifier", kLayer};

at::Tensor pooled(const Linear &pooler, const at::Tensor &first, const TextConfig & /*config*/, const Pass &pass)
{
    return at::relu(pooler(first, pass));
}

TextConfig configOf(const Row &row)
{
    TextConfig config;
    config.family = TextFamily::DistilBert;
    config.vocabulary = row.vocabulary;
    config.layers = 6;
    config.types = 0;
    config.headDropout = 0.2;
    return config;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    return buildText(variant, options, kNames, pooled);
}

} // namespace

Variant variantOf(std::string_view id, TextConfig config)
{
    return textVariantOf(id, std::move(config), build);
}

std::vector<Variant> variants()
{
    return textVariantsOf(kRows, configOf, build);
}

} // namespace headstart::zoo::distilbert
