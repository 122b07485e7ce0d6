// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/chain.h"

#include <ATen/ops/adaptive_avg_pool2d.h>

namespace headstart::zoo {

void Chain::add(std::string name, std::vector<std::string> owns, Layout layout, Step step)
{
    m_parts.push_back(
        {{std::move(name), std::move(owns), layout}, [step = std::move(step)](const Flow &flow, const Pass &pass) {
             Flow out = flow;
             out.values = {step(flow.output(), pass)};
             return out;
         }});
}

void Chain::addAveragePool()
{
    add("pool", {}, Layout::Vector, [](const at::Tensor &x, const Pass &) {
        // flatten, not view: a trace must not take in the batch's size
        return at::adaptive_avg_pool2d(x, {1, 1}).flatten(1);
    });
}

} // namespace headstart::zoo
