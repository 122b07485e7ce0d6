// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/layers/conv_bn.h"

#include <string_view>
#include <vector>

namespace headstart::zoo {

/// A convolution with BatchNorm and ReLU, as the Inception networks have it: tensors "conv", "bn" under its scope.
ConvBn inceptionConvolution(const Scope &scope, std::int64_t in, std::int64_t out, ConvolutionOptions options = {});

struct InceptionConvolution {
    std::string_view name; ///< within the module
    std::int64_t out;      ///< channels
    ConvolutionOptions options = {};
};

struct InceptionBranch {
    std::vector<InceptionConvolution> convolutions; ///< one behind the other
    /// Side by side, all over the last one's output. Theirs are concatenated.
    std::vector<InceptionConvolution> fork = {};
    at::Tensor (*pool)(const at::Tensor &) = nullptr; ///< in front of the convolutions
};

/// Branches over one input, whose outputs are concatenated (Szegedy et al. 2015): [N, in, H, W] -> [N, out, H', W'].
class InceptionModule {
public:
    InceptionModule(const Scope &scope, std::int64_t in, const std::vector<InceptionBranch> &branches);
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const;
    std::int64_t out() const { return m_out; }

private:
    struct Branch {
        at::Tensor (*pool)(const at::Tensor &);
        std::vector<ConvBn> convolutions;
        std::vector<ConvBn> fork;
    };

    std::vector<Branch> m_branches;
    std::int64_t m_out = 0;
};

/// The pools of such branches: of 3x3, and as large as their input or (stride 2) half as large, without padding.
at::Tensor averagePool3x3(const at::Tensor &x);
at::Tensor averageWithin3x3(const at::Tensor &x); ///< the padding does not count
at::Tensor maxPool3x3(const at::Tensor &x);
at::Tensor maxPool3x3Stride2(const at::Tensor &x);

} // namespace headstart::zoo
