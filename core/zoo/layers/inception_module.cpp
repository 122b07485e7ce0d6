// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/inception_module.h"

#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/max_pool2d.h>

namespace headstart::zoo {

ConvBn inceptionConvolution(const Scope &scope, std::int64_t in, std::int64_t out, ConvolutionOptions options)
{
    return {scope / "conv", scope / "bn", in, out, options};
}

InceptionModule::InceptionModule(const Scope &scope, std::int64_t in, const std::vector<InceptionBranch> &branches)
{
    for (const InceptionBranch &branch : branches) {
        Branch made = {branch.pool, {}, {}};
        std::int64_t channels = in;
        for (const InceptionConvolution &one : branch.convolutions) {
            made.convolutions.push_back(inceptionConvolution(scope / one.name, channels, one.out, one.options));
            channels = one.out;
        }
        for (const InceptionConvolution &one : branch.fork) {
            made.fork.push_back(inceptionConvolution(scope / one.name, channels, one.out, one.options));
            m_out += one.out;
        }
        if (branch.fork.empty())
            m_out += channels;
        m_branches.push_back(std::move(made));
    }
}

at::Tensor InceptionModule::operator()(const at::Tensor &x, const Pass &pass) const
{
    std::vector<at::Tensor> outputs;
    for (const Branch &branch : m_branches) {
        at::Tensor out = branch.pool ? branch.pool(x) : x;
        for (const ConvBn &convolution : branch.convolutions)
            out = convolution(out, pass);
        for (const ConvBn &convolution : branch.fork)
            outputs.push_back(convolution(out, pass));
        if (branch.fork.empty())
            outputs.push_back(out);
    }
    return at::cat(outputs, 1);
}

at::Tensor averagePool3x3(const at::Tensor &x)
{
    return at::avg_pool2d(x, 3, 1, 1);
}

at::Tensor averageWithin3x3(const at::Tensor &x)
{
    constexpr bool kCeil = false;
    constexpr bool kCountPadding = false;
    return at::avg_pool2d(x, 3, 1, 1, kCeil, kCountPadding);
}

at::Tensor maxPool3x3(const at::Tensor &x)
{
    return at::max_pool2d(x, 3, 1, 1);
}

at::Tensor maxPool3x3Stride2(const at::Tensor &x)
{
    return at::max_pool2d(x, 3, 2);
}

} // namespace headstart::zoo
