// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/text_input.h"

#include <ATen/ops/ne.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/zeros_like.h>

#include <array>
#include <optional>
#include <utility>

namespace headstart::zoo {

namespace {

/// Where the first number stands that is not one from 0 to `count` - 1: row and token.
std::optional<std::array<std::int64_t, 2>> firstOutside(const at::Tensor &numbers, std::int64_t count)
{
    const at::Tensor wrong = numbers.lt(0).logical_or(numbers.ge(count)).nonzero();
    if (wrong.size(0) == 0)
        return std::nullopt;
    return std::array{wrong[0][0].item<std::int64_t>(), wrong[0][1].item<std::int64_t>()};
}

Error outside(const std::string &name, const std::array<std::int64_t, 2> &place, Text rule)
{
    return badInput(name, "row " + std::to_string(place[0]) + ", token " + std::to_string(place[1]), std::move(rule));
}

} // namespace

Flow textFlow(const at::Tensor &ids, const at::Tensor &types, const at::Tensor &mask)
{
    Flow flow;
    flow.values = {ids.to(at::kLong), types.defined() ? types.to(at::kLong) : at::zeros_like(ids, at::kLong)};
    flow.padding = mask.defined() ? at::ne(mask, 0) : at::ones_like(ids, at::kBool);
    return flow;
}

Result<void> checkTextFlow(const TextConfig &config, const Flow &flow, const std::string &name)
{
    const at::Tensor &ids = flow.values.at(0);
    if (ids.size(1) > config.longest())
        return badInput(name,
                        say("its texts have %1 tokens; this network takes %2 at most", ids.size(1), config.longest()));
    const auto valueAt = [](const at::Tensor &numbers, const auto &place) {
        return numbers[place[0]][place[1]].template item<std::int64_t>();
    };
    if (const auto place = firstOutside(ids, config.vocabulary))
        return outside(name, *place,
                       say("the id is %1; this network knows 0 to %2", valueAt(ids, *place), config.vocabulary - 1));
    if (config.types == 0)
        return {};
    const at::Tensor &types = flow.values.at(1);
    if (const auto place = firstOutside(types, config.types))
        return outside(name, *place,
                       say("the type is %1; this network knows 0 to %2", valueAt(types, *place), config.types - 1));
    return {};
}

} // namespace headstart::zoo
