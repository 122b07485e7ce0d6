// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/chain.h"

#include <ATen/ops/adaptive_avg_pool2d.h>

namespace headstart::zoo {

void Chain::add(std::string name, std::vector<std::string> owns, Layout layout, Step step)
{
    add(std::move(name), std::move(owns), layout,
        Network::Step([step = std::move(step)](const Flow &flow, const Pass &pass) {
            Flow out = flow;
            out.values = {step(flow.output(), pass)};
            return out;
        }));
}

void Chain::add(std::string name, std::vector<std::string> owns, Layout layout, Network::Step step)
{
    m_parts.push_back({{std::move(name), std::move(owns), layout}, std::move(step)});
}

void Chain::addWithAuxiliary(std::string name, std::vector<std::string> owns, Layout layout, Step step, Step head)
{
    add(std::move(name), std::move(owns), layout,
        Network::Step([step = std::move(step), head = std::move(head)](const Flow &flow, const Pass &pass) {
            Flow out = flow;
            out.values = {step(flow.output(), pass)};
            if (pass.mode != Mode::Evaluation)
                out.aux.push_back(head(out.output(), pass));
            return out;
        }));
}

void Chain::addAveragePool()
{
    add("pool", {}, Layout::Vector, [](const at::Tensor &x, const Pass &) {
        // flatten, not view: a trace must not take in the batch's size
        return at::adaptive_avg_pool2d(x, {1, 1}).flatten(1);
    });
}

} // namespace headstart::zoo
