// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation.h"

#include "core/training/loss.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/softmax.h>

#include <limits>

namespace headstart::training {

Result<Evaluation> evaluate(zoo::Network &network, std::size_t from, Feed &feed, std::size_t microBatch,
                            const StopToken *stop)
{
    const at::NoGradGuard noGradient;
    const std::size_t end = network.stages().size();
    network.setMode(0, end, zoo::Mode::Evaluation);
    Evaluation out;
    double correct = 0;
    bool areNumbers = false;
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
        out.loss += plainLoss(logits, labels);
        correct += static_cast<double>(correctOf(logits, labels));
        areNumbers = labels.is_floating_point();
        const at::Tensor probabilities =
            (areNumbers ? logits : at::softmax(logits, 1)).to(at::kFloat).cpu().contiguous();
        const auto classes = static_cast<std::size_t>(probabilities.size(1));
        const float *row = probabilities.const_data_ptr<float>();
        for (const std::size_t sample : (*fed)->samples) {
            out.predictions.push_back({static_cast<std::int64_t>(sample), {row, row + classes}});
            row += classes;
        }
    }
    const auto count = static_cast<double>(out.predictions.size());
    out.loss /= count;
    out.accuracy = areNumbers ? std::numeric_limits<double>::quiet_NaN() : correct / count;
    return out;
}

} // namespace headstart::training
