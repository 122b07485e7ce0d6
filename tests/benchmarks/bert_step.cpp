// SPDX-License-Identifier: GPL-3.0-or-later
// bert_step NETWORK TEXTS TOKENS [recompute]: for each line that it reads, makes a training step (forward, loss,
// backward, with dropout) over made-up texts and prints the seconds that it took and the most memory that the process
// has held so far, in KiB. bert_step.py compares it with Python.
#include "core/zoo/kept_blocks.h"
#include "core/zoo/made_up_input.h"
#include "core/zoo/text_config.h"

#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/zeros.h>
#include <ATen/Parallel.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

namespace {

using namespace headstart;
using Clock = std::chrono::steady_clock;

long peakKib()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        long kib = 0;
        if (word == "VmHWM:" && status >> kib)
            return kib;
    }
    return 0;
}

zoo::Network networkOf(const zoo::Variant &variant)
{
    zoo::Network network = zoo::build(variant, {.classes = 3});
    zoo::initialise(network.tensors(), 0);
    network.setMode(0, network.stages().size(), zoo::Mode::Training);
    for (const zoo::NamedTensor &named : network.tensors())
        named.tensor.set_requires_grad(true);
    return network;
}

double step(const zoo::Network &network, const zoo::Flow &texts, const at::Tensor &labels)
{
    const auto begin = Clock::now();
    at::cross_entropy_loss(network.forward(texts), labels).backward();
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    for (const zoo::NamedTensor &named : network.tensors())
        named.tensor.mutable_grad() = at::Tensor();
    return seconds;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    const auto found = zoo::findVariant(argv[1]);
    if (!found || !(*found)->text)
        return 2;
    zoo::TextConfig config = *(*found)->text;
    config.recomputes = argc > 4;
    const zoo::Variant variant = zoo::textVariant(config);
    at::set_num_threads(2);
    const zoo::KeptBlocks keptBlocks;
    const zoo::Network network = networkOf(variant);
    const std::int64_t count = std::stoll(argv[2]);
    const zoo::Flow texts = zoo::madeUpInput(variant, count, std::stoll(argv[3]));
    const at::Tensor labels = at::zeros({count}, at::kLong);
    for (std::string line; std::getline(std::cin, line);) {
        const double seconds = step(network, texts, labels);
        std::printf("%f %ld\n", seconds, peakKib());
        std::fflush(stdout);
    }
    return 0;
}
