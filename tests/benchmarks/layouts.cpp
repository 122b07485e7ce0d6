// SPDX-License-Identifier: GPL-3.0-or-later
// layouts [NETWORK...]: in which memory format a network trains and predicts faster on this machine, the two taking
// turns. By default the first network of each family. Prints seconds channels-first / seconds channels-last, the median
// of the pairs: over 1, channels last is faster. What it prints decides Variant::fastest.
#include "core/zoo/kept_blocks.h"
#include "core/zoo/network.h"
#include "core/zoo/registry.h"
#include "core/zoo/traced.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace headstart;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t kPictures = 8;
constexpr std::int64_t kLargestSide = 224;
constexpr int kPairs = 5;

/// A network in one format, with pictures to train on and to predict.
class Contestant {
public:
    Contestant(const zoo::Variant &variant, at::MemoryFormat format)
        : m_network(zoo::build(variant)),
          m_pictures(zoo::flowOf(at::rand({kPictures, 3, side(variant), side(variant)}).contiguous(format)))
    {
        zoo::initialise(m_network.tensors(), 0);
        m_network.toMemoryFormat(format);
        const at::NoGradGuard noGradient;
        m_traced.emplace(m_network, 0, m_network.stages().size(), m_pictures, zoo::Optimise::ForInference);
    }

    double predict() const
    {
        const at::NoGradGuard noGradient;
        const auto begin = Clock::now();
        (void)m_traced->run(m_pictures);
        return std::chrono::duration<double>(Clock::now() - begin).count();
    }

    /// Everything is trained, norms fixed: forward and backward.
    double train()
    {
        m_network.setMode(0, m_network.stages().size(), zoo::Mode::TrainingFixedNorm);
        for (const zoo::NamedTensor &named : m_network.tensors())
            if (named.isParameter)
                named.tensor.requires_grad_();
        const auto begin = Clock::now();
        const zoo::Flow out = m_network.run(m_pictures, 0, m_network.stages().size());
        at::cross_entropy_loss(out.output(), at::zeros({kPictures}, at::kLong)).backward();
        const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        for (const zoo::NamedTensor &named : m_network.tensors())
            if (named.isParameter)
                named.tensor.mutable_grad() = at::Tensor();
        return seconds;
    }

private:
    static std::int64_t side(const zoo::Variant &variant)
    {
        return variant.takesAnySize ? std::min(kLargestSide, variant.inputSize) : variant.inputSize;
    }

    zoo::Network m_network;
    zoo::Flow m_pictures;
    std::optional<zoo::Traced> m_traced;
};

template <class Work>
double medianRatio(const Work &work, Contestant &first, Contestant &last)
{
    std::vector<double> ratios;
    for (int pair = -1; pair < kPairs; ++pair) { // the first warms up
        const double a = work(first);
        const double b = work(last);
        if (pair >= 0)
            ratios.push_back(a / b);
    }
    std::nth_element(ratios.begin(), ratios.begin() + kPairs / 2, ratios.end());
    return ratios[kPairs / 2];
}

void compare(const zoo::Variant &variant)
{
    Contestant first(variant, at::MemoryFormat::Contiguous);
    Contestant last(variant, at::MemoryFormat::ChannelsLast);
    const double predicting = medianRatio([](Contestant &one) { return one.predict(); }, first, last);
    const double training = medianRatio([](Contestant &one) { return one.train(); }, first, last);
    std::printf("%-28s predicting %.2f  training %.2f\n", std::string(variant.id).c_str(), predicting, training);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const zoo::KeptBlocks keptBlocks;
    const std::vector<std::string> names(argv + 1, argv + argc);
    for (const std::string &name : names)
        if (const auto found = zoo::findVariant(name); !found) {
            std::fprintf(stderr, "%s\n", found.error().line().c_str());
            return 2;
        }
    for (const zoo::Variant &variant : zoo::registry())
        if (!variant.text
            && (names.empty() ? variant.row == 0 : std::find(names.begin(), names.end(), variant.id) != names.end()))
            compare(variant);
    return 0;
}
