// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/text_networks.h"

#include "core/zoo/text_input.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/ones.h>

#include <vector>

namespace headstart::test {

namespace {

zoo::Variant small(std::string_view id, zoo::TextFamily family)
{
    zoo::TextConfig config;
    config.family = family;
    config.vocabulary = 211;
    config.hidden = 48;
    config.layers = 3;
    config.heads = 4;
    config.intermediate = 96;
    config.positions = 40;
    if (family == zoo::TextFamily::Roberta) {
        config.types = 1;
        config.padding = 1;
    }
    if (family == zoo::TextFamily::DistilBert) {
        config.types = 0;
        config.headDropout = 0.2;
    }
    zoo::Variant out = zoo::textVariant(config);
    out.id = id;
    return out;
}

} // namespace

std::span<const zoo::Variant> smallTextNetworks()
{
    static const std::vector<zoo::Variant> all = {small("small bert", zoo::TextFamily::Bert),
                                                  small("small roberta", zoo::TextFamily::Roberta),
                                                  small("small distilbert", zoo::TextFamily::DistilBert)};
    return all;
}

zoo::Flow madeUpTexts(const zoo::TextConfig &config, std::int64_t count, std::int64_t tokens)
{
    constexpr std::int64_t kStep = 37;
    constexpr std::int64_t kShorter = 3;
    const at::Tensor places = at::arange(count * tokens, at::kLong).view({count, tokens});
    const at::Tensor ids = places.mul(kStep).remainder(config.vocabulary - 2).add(2); // none is the padding's
    const at::Tensor types = places.remainder(tokens).ge(tokens / 2).to(at::kLong).mul(config.types > 1 ? 1 : 0);
    const at::Tensor mask = at::ones({count, tokens}, at::kBool);
    mask[0].slice(0, tokens - kShorter).fill_(false);
    return zoo::textFlow(ids.masked_fill(mask.logical_not(), config.padding), types, mask);
}

} // namespace headstart::test
