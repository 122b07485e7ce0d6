// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/roberta.h"

#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/text_chain.h"

#include <ATen/ops/tanh.h>

#include <array>
#include <memory>
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

Network build(const Variant &variant, const NetworkOptions &options)
{
    return buildText(variant, options, kNames, pooled);
}

} // namespace

Variant variantOf(std::string_view id, TextConfig config)
{
    return {.id = id, .build = build, .text = std::make_shared<const TextConfig>(std::move(config))};
}

std::vector<Variant> variants()
{
    std::vector<Variant> out;
    for (const Row &row : kRows) {
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
        out.push_back(variantOf(row.id, config));
        out.back().row = out.size() - 1;
    }
    return out;
}

} // namespace headstart::zoo::roberta
