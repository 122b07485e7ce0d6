// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/recognise_text.h"

#include "core/zoo/load.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace headstart::zoo {

namespace {

constexpr std::string_view kWords = "embeddings.word_embeddings.weight";

/// The shapes of a file's tensors, by what follows the wrapping ("module.bert.") in their names.
class Shapes {
public:
    Shapes(const weights::WeightsFile &file, std::string wrapping) : m_file(file), m_wrapping(std::move(wrapping)) {}

    bool has(const std::string &name) const { return m_file.find(m_wrapping + name) != nullptr; }

    /// 0 if there is no such dimension.
    std::int64_t size(const std::string &name, std::size_t dimension) const
    {
        const weights::TensorInfo *info = m_file.find(m_wrapping + name);
        return info && dimension < info->shape.size() ? static_cast<std::int64_t>(info->shape[dimension]) : 0;
    }

private:
    const weights::WeightsFile &m_file;
    std::string m_wrapping;
};

std::optional<std::string> wrappingOf(const weights::WeightsFile &file)
{
    for (const weights::TensorInfo &info : file.tensors())
        if (info.name.ends_with(kWords))
            return info.name.substr(0, info.name.size() - kWords.size());
    return std::nullopt;
}

TextFamily familyIn(const Shapes &shapes, const std::string &wrapping)
{
    if (shapes.has("transformer.layer.0.attention.q_lin.weight"))
        return TextFamily::DistilBert;
    const bool hasOneType = shapes.size("embeddings.token_type_embeddings.weight", 0) == 1;
    const bool isRoberta = wrapping.ends_with("roberta.") || (hasOneType && !wrapping.ends_with("bert."));
    return isRoberta ? TextFamily::Roberta : TextFamily::Bert;
}

/// Whether their tensors have the same shapes.
bool hasSizesOf(const TextConfig &a, const TextConfig &b)
{
    const auto sizes = [](const TextConfig &config) {
        return std::tuple(config.family, config.vocabulary, config.hidden, config.layers, config.intermediate,
                          config.positions, config.types);
    };
    return sizes(a) == sizes(b);
}

/// What shapes do not tell.
void complete(TextConfig &config)
{
    constexpr std::int64_t kHead = 64;
    for (const Variant &variant : registry())
        if (variant.text && hasSizesOf(*variant.text, config)) {
            config = *variant.text;
            return;
        }
    config.heads = config.hidden % kHead == 0 ? config.hidden / kHead : 1;
    if (config.family == TextFamily::Roberta) {
        config.padding = 1;
        config.normEpsilon = 1e-5;
    }
    if (config.family == TextFamily::DistilBert)
        config.headDropout = 0.2;
}

} // namespace

std::optional<TextConfig> textConfigIn(const weights::WeightsFile &file)
{
    const auto wrapping = wrappingOf(file);
    if (!wrapping)
        return std::nullopt;
    const Shapes shapes(file, *wrapping);
    TextConfig config;
    config.family = familyIn(shapes, *wrapping);
    const bool isDistilBert = config.family == TextFamily::DistilBert;
    const std::string layers = isDistilBert ? "transformer.layer." : "encoder.layer.";
    const std::string wide = isDistilBert ? ".ffn.lin1.weight" : ".intermediate.dense.weight";
    config.vocabulary = shapes.size(std::string(kWords), 0);
    config.hidden = shapes.size(std::string(kWords), 1);
    config.positions = shapes.size("embeddings.position_embeddings.weight", 0);
    config.types = shapes.size("embeddings.token_type_embeddings.weight", 0);
    const auto ofLayer = [&](std::int64_t layer) { return layers + std::to_string(layer).append(wide); };
    config.intermediate = shapes.size(ofLayer(0), 0);
    config.layers = 0;
    while (shapes.has(ofLayer(config.layers)))
        ++config.layers;
    complete(config);
    const auto checked = textConfigFrom(textConfigJson(config), file.name()); // sizes may be anything
    return checked ? std::optional(*checked) : std::nullopt;
}

Result<Recognition> recogniseText(const weights::WeightsFile &file, const TextConfig &config)
{
    Recognition out;
    for (const Variant &variant : registry())
        if (variant.text && hasSizesOf(*variant.text, config)) {
            if (out.variant)
                out.others.push_back(&variant);
            else
                out.variant = &variant;
        }
    if (!out.variant) {
        out.described = std::make_shared<const Variant>(textVariant(config));
        out.variant = out.described.get();
    }
    const NetworkOptions options = {.classes = usualClasses(*out.variant), .device = c10::DeviceType::Meta};
    const auto slots = slotsOf(build(*out.variant, options));
    weights::LoadFit fit = weights::fitTo(file, slots, weights::HeadPolicy::Replace);
    if (!fit.misfits.empty())
        return badInput(file.name(),
                        say("it is of no network that is known here. The nearest is %1, of which %2 of %3 "
                            "tensors do not fit (%4)",
                            out.variant->id, fit.misfits.size(), slots.size(), weights::firstMisfits(fit)));
    out.report = std::move(fit.plan.report);
    out.hasHead = out.report.classes.has_value();
    out.classes = out.hasHead ? static_cast<std::int64_t>(*out.report.classes) : options.classes;
    return out;
}

} // namespace headstart::zoo
