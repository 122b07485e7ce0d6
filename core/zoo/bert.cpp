// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/bert.h"

#include "core/zoo/layers/text_chain.h"

#include <ATen/ops/tanh.h>

#include <array>
#include <utility>

namespace headstart::zoo::bert {

namespace {

struct Row {
    std::string_view id;
    std::int64_t vocabulary;
    std::int64_t layers;
    std::int64_t hidden; ///< a quarter of the perceptron's width
    std::int64_t heads;
};
constexpr std::int64_t kUncased = 30522;
constexpr std::int64_t kCased = 28996;
constexpr std::array<Row, 13> kRows = {{{"bert-base-uncased", kUncased, 12, 768, 12},
                                        {"bert-base-cased", kCased, 12, 768, 12},
                                        {"bert-base-multilingual-uncased", 105879, 12, 768, 12},
                                        {"bert-base-multilingual-cased", 119547, 12, 768, 12},
                                        {"bert-large-uncased", kUncased, 24, 1024, 16},
                                        {"bert-large-cased", kCased, 24, 1024, 16},
                                        {"bert-tiny", kUncased, 2, 128, 2},
                                        {"bert-mini", kUncased, 4, 256, 4},
                                        {"bert-small", kUncased, 4, 512, 8},
                                        {"bert-medium", kUncased, 8, 512, 8},
                                        {"all-MiniLM-L6-v2", kUncased, 6, 384, 12},
                                        {"all-MiniLM-L12-v2", kUncased, 12, 384, 12},
                                        {"MiniLM-L12-H384-uncased", kUncased, 12, 384, 12}}};

constexpr TextNames kNames = {"bert", "encoder.layer", "bert.pooler.dense", "classifier", kBertLayer};

at::Tensor pooled(const Linear &pooler, const at::Tensor &first, const TextConfig & /*config*/, const Pass &pass)
{
    return at::tanh(pooler(first, pass));
}

TextConfig configOf(const Row &row)
{
    constexpr std::int64_t kWider = 4;
    TextConfig config;
    config.vocabulary = row.vocabulary;
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

} // namespace headstart::zoo::bert
