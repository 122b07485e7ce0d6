// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/roberta.h"

#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/text_chain.h"

#include <ATen/ops/tanh.h>

#include <array>
#include <utility>

namespace headstart::zoo::roberta {

namespace {

struct Row {
    std::string_view id;
    std::int64_t layers;
    std::int64_t hidden; ///< a quarter of the perceptron's width
    std::int64_t heads;
};
constexpr std::array<Row, 3> kRows = {
    {{"roberta-base", 12, 768, 12}, {"roberta-large", 24, 1024, 16}, {"distilroberta-base", 6, 768, 12}}};

constexpr TextNames kNames = {"roberta", "encoder.layer", "classifier.dense", "classifier.out_proj", kBertLayer};

/// Of <s>.
at::Tensor pooled(const Linear &pooler, const at::Tensor &first, const TextConfig &config, const Pass &pass)
{
    return at::tanh(pooler(dropout(first, config.headRate(), pass), pass));
}

TextConfig configOf(const Row &row)
{
    constexpr std::int64_t kWider = 4;
    TextConfig config;
    config.family = TextFamily::Roberta;
    config.vocabulary = 50265;
    config.positions = 514;
    config.types = 1;
    config.padding = 1;
    config.normEpsilon = 1e-5;
    config.hidden = row.hidden;
    config.layers = row.layers;
    config.heads = row.heads;
    config.intermediate = kWider * row.hidden;
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

} // namespace headstart::zoo::roberta
