// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation.h"

#include <ATen/core/grad_mode.h>
#include <ATen/core/Reduction.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/softmax.h>

namespace headstart::training {

Result<Evaluation> evaluate(zoo::Network &network, std::size_t from, Feed &feed, std::size_t microBatch,
                            const StopToken *stop)
{
    const at::NoGradGuard noGradient;
    const std::size_t end = network.stages().size();
    network.setMode(0, end, zoo::Mode::Evaluation);
    Evaluation out;
    double correct = 0;
    while (true) {
        const auto fed = feed.next(stop);
        if (!fed)
            return fed.error();
        if (!*fed)
            break;
        const zoo::Flow flow =
            (*fed)->flow.values.empty() ? zoo::Flow() : runInPieces(network, (*fed)->flow, from, end, microBatch, stop);
        if (flow.values.empty())
            return Evaluation();
        const at::Tensor logits = flow.output().to(at::kDouble);
        const at::Tensor labels = (*fed)->labels;
        out.loss += at::cross_entropy_loss(logits, labels, {}, at::Reduction::Sum).item<double>();
        correct += logits.argmax(1).eq(labels).sum().item<double>();
        const at::Tensor probabilities = at::softmax(logits, 1).to(at::kFloat).cpu().contiguous();
        const auto classes = static_cast<std::size_t>(probabilities.size(1));
        const float *row = probabilities.const_data_ptr<float>();
        for (const std::size_t sample : (*fed)->samples) {
            out.predictions.push_back({static_cast<std::int64_t>(sample), {row, row + classes}});
            row += classes;
        }
    }
    const auto count = static_cast<double>(out.predictions.size());
    out.loss /= count;
    out.accuracy = correct / count;
    return out;
}

} // namespace headstart::training
