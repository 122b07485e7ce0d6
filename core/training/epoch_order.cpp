// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/epoch_order.h"

#include "core/base/random.h"

#include <map>

namespace headstart::training {

namespace {

/// Of each class its samples in a random order, again and again.
std::vector<std::size_t> balanced(const data::Dataset &dataset, const std::vector<std::size_t> &training,
                                  std::uint64_t seed, std::uint64_t epoch)
{
    std::map<std::size_t, std::vector<std::size_t>> classes;
    for (const std::size_t sample : training)
        classes[dataset.samples()[sample].label].push_back(sample);
    std::vector<std::size_t> labels;
    for (auto &[label, samples] : classes) {
        shuffle(samples, Random{seed, hashOf("class"), epoch, label});
        labels.push_back(label);
    }
    shuffle(labels, Random{seed, hashOf("classes"), epoch}); // the last round may not be a whole one
    std::vector<std::size_t> out;
    for (std::size_t round = 0; out.size() < training.size(); ++round)
        for (const std::size_t label : labels)
            out.push_back(classes[label][round % classes[label].size()]);
    out.resize(training.size());
    return out;
}

} // namespace

std::vector<std::size_t> epochOrder(const data::Inputs &inputs, const std::vector<std::size_t> &samples,
                                    const LoopConfig &config, std::uint64_t epoch)
{
    std::vector<std::size_t> order =
        config.sampling == "balanced" ? balanced(inputs.dataset, samples, config.seed, epoch) : samples;
    shuffle(order, Random{config.seed, hashOf("order"), epoch});
    return inputs.arranged(std::move(order), static_cast<std::size_t>(config.batch),
                           Random{config.seed, hashOf("batches"), epoch});
}

} // namespace headstart::training
