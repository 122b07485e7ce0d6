// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reference.h"

#include "core/zoo/text_input.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/abs.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/item.h>
#include <ATen/ops/max.h>
#include <ATen/ops/sub.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

namespace headstart::test {

namespace {

std::uint64_t fnv1a(const std::string &text)
{
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return hash;
}

std::uint64_t splitmix(std::uint64_t x)
{
    x += 0x9E3779B97F4A7C15;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
}

/// u of the formula: [-1, 1), exact in float32.
at::Tensor uniform(const std::string &name, at::IntArrayRef shape, std::uint64_t seed)
{
    at::Tensor out = at::empty(shape, at::kFloat);
    auto *values = out.data_ptr<float>();
    const std::uint64_t start = fnv1a(name) + seed;
    for (std::int64_t i = 0; i < out.numel(); ++i)
        values[i] = static_cast<float>(
            static_cast<double>(splitmix(start + static_cast<std::uint64_t>(i)) >> 40) / (1 << 23) - 1);
    return out;
}

bool endsWith(const std::string &text, const std::string &end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

at::Tensor valuesOf(const zoo::NamedTensor &named, std::uint64_t seed, double gain)
{
    const at::Tensor &tensor = named.tensor;
    if (!tensor.is_floating_point())
        return tensor.zero_();
    const at::Tensor u = uniform(named.name, tensor.sizes(), seed);
    if (endsWith(named.name, "running_var"))
        return u.abs().mul_(0.5).add_(1);
    if (tensor.dim() == 1 && endsWith(named.name, ".weight"))
        return u.mul(0.1).add_(1);
    if (tensor.dim() <= 1)
        return u.mul(0.1);
    const double fanIn = static_cast<double>(tensor.numel()) / static_cast<double>(tensor.size(0));
    return u.mul(static_cast<double>(static_cast<float>(std::sqrt(gain / fanIn))));
}

/// {"input_ids": rows of numbers, ...}
zoo::Flow tokensOf(const nlohmann::ordered_json &input)
{
    const auto tensor = [&](const char *name) -> at::Tensor {
        if (!input.contains(name))
            return {};
        std::vector<std::int64_t> values;
        for (const auto &row : input.at(name))
            for (const std::int64_t value : row)
                values.push_back(value);
        const auto rows = static_cast<std::int64_t>(input.at(name).size());
        return at::from_blob(values.data(), {rows, static_cast<std::int64_t>(values.size()) / rows}, at::kLong).clone();
    };
    return zoo::textFlow(tensor("input_ids"), tensor("token_type_ids"), tensor("attention_mask"));
}

} // namespace

Reference loadReference(const std::string &path)
{
    std::ifstream file(path);
    const auto json = nlohmann::ordered_json::parse(file);
    Reference reference;
    reference.name = json.at("name");
    reference.seed = json.at("seed");
    reference.gain = json.at("gain");
    if (json.at("input").is_array())
        reference.input = json.at("input").get<std::vector<std::int64_t>>();
    else
        reference.tokens = tokensOf(json.at("input"));
    if (json.contains("config"))
        reference.config = json.at("config").dump();
    reference.parameters = json.at("num_params");
    for (const auto &[name, shape] : json.at("params").items())
        reference.shapes.emplace_back(name, shape.get<std::vector<std::int64_t>>());
    std::vector<double> logits;
    for (const auto &row : json.at("logits"))
        for (const double value : row)
            logits.push_back(value);
    const auto rows = static_cast<std::int64_t>(json.at("logits").size());
    reference.logits =
        at::from_blob(logits.data(), {rows, static_cast<std::int64_t>(logits.size()) / rows}, at::kDouble).clone();
    reference.trainLoss = json.at("train_loss");
    reference.gradientNorms = json.at("grad_norms").get<std::map<std::string, double>>();
    return reference;
}

void fillByFormula(const zoo::Network &network, std::uint64_t seed, double gain)
{
    const at::NoGradGuard noGradient;
    for (const zoo::NamedTensor &named : network.tensors())
        named.tensor.copy_(valuesOf(named, seed, gain));
}

at::Tensor inputByFormula(const std::vector<std::int64_t> &shape, std::uint64_t seed)
{
    return uniform("input", shape, seed).mul_(1.7);
}

double largestDifference(const at::Tensor &a, const at::Tensor &b)
{
    return a.to(at::kDouble).sub(b.to(at::kDouble)).abs().max().item<double>();
}

} // namespace headstart::test
