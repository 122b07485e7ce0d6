// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/loss.h"

#include <ATen/core/Reduction.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/mse_loss.h>
#include <ATen/ops/tensor.h>

#include <algorithm>

namespace headstart::training {

namespace {

constexpr std::int64_t kIgnoreNone = -100;

bool areNumbers(const at::Tensor &labels)
{
    return labels.is_floating_point();
}

at::Tensor squaredErrors(const at::Tensor &outputs, const at::Tensor &labels)
{
    return at::mse_loss(outputs.squeeze(1), labels.to(outputs.scalar_type()), at::Reduction::Sum);
}

/// n / (classes * n of the class), as scikit-learn's "balanced".
at::Tensor balancedWeights(const data::Dataset &dataset, const std::vector<std::size_t> &samples, at::Device device)
{
    std::vector<double> counts(dataset.classes().size(), 0);
    for (const std::size_t sample : samples)
        counts[dataset.samples()[sample].label] += 1;
    std::vector<double> weights;
    weights.reserve(counts.size());
    for (const double count : counts)
        weights.push_back(count > 0 ? static_cast<double>(samples.size()) / (static_cast<double>(counts.size()) * count)
                                    : 0);
    return at::tensor(weights, at::kFloat).to(device);
}

} // namespace

Loss::Loss(const data::Dataset &dataset, const std::vector<std::size_t> &samples, const LoopConfig &config,
           at::Device device)
    : m_ofNumbers(dataset.areNumbers()), m_labelSmoothing(config.labelSmoothing)
{
    if (config.classWeights == "balanced" && !m_ofNumbers)
        m_classWeights = balancedWeights(dataset, samples, device);
}

double Loss::weightOf(const at::Tensor &labels) const
{
    return m_classWeights.defined() ? m_classWeights.index_select(0, labels).sum().item<double>()
                                    : static_cast<double>(labels.size(0));
}

at::Tensor Loss::sum(const at::Tensor &outputs, const at::Tensor &labels) const
{
    if (m_ofNumbers)
        return squaredErrors(outputs, labels);
    return at::cross_entropy_loss(outputs, labels, m_classWeights, at::Reduction::Sum, kIgnoreNone, m_labelSmoothing);
}

std::int64_t correctOf(const at::Tensor &outputs, const at::Tensor &labels)
{
    return areNumbers(labels) ? 0 : outputs.argmax(1).eq(labels).sum().item<std::int64_t>();
}

double plainLoss(const at::Tensor &outputs, const at::Tensor &labels)
{
    const at::Tensor loss = areNumbers(labels) ? squaredErrors(outputs, labels)
                                               : at::cross_entropy_loss(outputs, labels, {}, at::Reduction::Sum);
    return loss.item<double>();
}

std::int64_t outputsFor(const std::vector<std::string> &classes)
{
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(classes.size()));
}

Result<void> checkTarget(const data::Dataset &dataset, const LoopConfig &config)
{
    const std::string &path = dataset.source().path;
    if (dataset.areNumbers()) {
        if (config.classWeights != "none")
            return badInput(path, "training.class_weights", say("the labels are numbers: there are no classes"));
        if (config.sampling != "all")
            return badInput(path, "training.sampling", say("the labels are numbers: there are no classes"));
        if (config.labelSmoothing > 0)
            return badInput(path, "training.label_smoothing", say("the labels are numbers: there are no classes"));
        return {};
    }
    if (dataset.classes().empty())
        return badInput(path, "data.target", say("the texts have no labels: there is nothing to learn from"));
    return {};
}

} // namespace headstart::training
