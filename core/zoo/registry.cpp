// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/registry.h"

#include "core/base/nearest.h"
#include "core/zoo/alexnet.h"
#include "core/zoo/bert.h"
#include "core/zoo/convnext.h"
#include "core/zoo/densenet.h"
#include "core/zoo/distilbert.h"
#include "core/zoo/efficientnet.h"
#include "core/zoo/efficientnet_lite.h"
#include "core/zoo/efficientnet_v2.h"
#include "core/zoo/googlenet.h"
#include "core/zoo/inception_resnet_v2.h"
#include "core/zoo/inception_v3.h"
#include "core/zoo/mnasnet.h"
#include "core/zoo/mobilenet_v1.h"
#include "core/zoo/mobilenet_v2.h"
#include "core/zoo/mobilenet_v3.h"
#include "core/zoo/nasnet.h"
#include "core/zoo/regnet.h"
#include "core/zoo/resnet.h"
#include "core/zoo/roberta.h"
#include "core/zoo/shufflenet_v2.h"
#include "core/zoo/squeezenet.h"
#include "core/zoo/swin.h"
#include "core/zoo/vgg.h"
#include "core/zoo/vit.h"
#include "core/zoo/xception.h"

#include <string>
#include <utility>

namespace headstart::zoo {

std::span<const Variant> registry()
{
    static const std::vector<Variant> all = [] {
        std::vector<Variant> out;
        for (const auto &variants : {
                 &resnet::variants,
                 &efficientnet_lite::variants,
                 &alexnet::variants,
                 &vgg::variants,
                 &vit::variants,
                 &swin::variants,
                 &mobilenet_v1::variants,
                 &mobilenet_v2::variants,
                 &mobilenet_v3::variants,
                 &efficientnet::variants,
                 &efficientnet_v2::variants,
                 &shufflenet_v2::variants,
                 &mnasnet::variants,
                 &regnet::variants,
                 &convnext::variants,
                 &densenet::variants,
                 &squeezenet::variants,
                 &googlenet::variants,
                 &inception_v3::variants,
                 &inception_resnet_v2::variants,
                 &xception::variants,
                 &nasnet::variants,
                 &bert::variants,
                 &distilbert::variants,
                 &roberta::variants,
             }) {
            const auto family = variants();
            out.insert(out.end(), family.begin(), family.end());
        }
        return out;
    }();
    return all;
}

Variant textVariant(TextConfig config)
{
    const std::string_view id = familyName(config.family);
    switch (config.family) {
    case TextFamily::Bert:
        break;
    case TextFamily::Roberta:
        return roberta::variantOf(id, std::move(config));
    case TextFamily::DistilBert:
        return distilbert::variantOf(id, std::move(config));
    }
    return bert::variantOf(id, std::move(config));
}

std::int64_t usualClasses(const Variant &variant)
{
    constexpr std::int64_t kOfText = 2; // transformers' default
    if (!variant.text)
        return NetworkOptions().classes;
    return variant.text->labels.empty() ? kOfText : static_cast<std::int64_t>(variant.text->labels.size());
}

Result<const Variant *> findVariant(std::string_view id)
{
    for (const Variant &variant : registry())
        if (variant.id == id)
            return &variant;
    std::vector<std::string_view> ids;
    for (const Variant &variant : registry())
        ids.push_back(variant.id);
    return badInput(std::string(id), say("no model has this name; the nearest are %1", nearestNames(id, ids)));
}

} // namespace headstart::zoo
