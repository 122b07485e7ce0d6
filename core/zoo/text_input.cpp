// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/text_input.h"

#include <ATen/ops/ne.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/zeros_like.h>

namespace headstart::zoo {

namespace {

/// Numbers from 0 to `count` - 1.
Result<void> checkRange(const at::Tensor &numbers, std::int64_t count, const char *what, const std::string &name)
{
    const at::Tensor wrong = numbers.lt(0).logical_or(numbers.ge(count)).nonzero();
    if (wrong.size(0) == 0)
        return {};
    const auto row = wrong[0][0].item<std::int64_t>();
    const auto place = wrong[0][1].item<std::int64_t>();
    return badInput(
        name, "row " + std::to_string(row) + ", token " + std::to_string(place),
        say("%1 is %2; this network knows 0 to %3", what, numbers[row][place].item<std::int64_t>(), count - 1));
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
    if (auto checked = checkRange(ids, config.vocabulary, "the id", name); !checked || config.types == 0)
        return checked;
    return checkRange(flow.values.at(1), config.types, "the type", name);
}

} // namespace headstart::zoo
