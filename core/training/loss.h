// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/training/run_config.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace headstart::training {

/// What training minimises: of classes the cross-entropy of the logits, of numbers the squared error of the one output
/// (as transformers' problem_type "regression").
class Loss {
public:
    /// `samples`: those that train, of which class weights are counted.
    Loss(const data::Dataset &dataset, const std::vector<std::size_t> &samples, const LoopConfig &config,
         at::Device device);

    /// Whether labels are numbers: then nothing counts as correct.
    bool ofNumbers() const { return m_ofNumbers; }
    /// By which a batch's sum is divided.
    double weightOf(const at::Tensor &labels) const;
    /// Of samples. `outputs`: [N, classes], or [N, 1]; `labels`: [N], as data::labelsOf gives them.
    at::Tensor sum(const at::Tensor &outputs, const at::Tensor &labels) const;

private:
    bool m_ofNumbers;
    double m_labelSmoothing;
    at::Tensor m_classWeights; ///< undefined: all alike
};

/// Samples whose class has the largest logit; 0 of numbers.
std::int64_t correctOf(const at::Tensor &outputs, const at::Tensor &labels);
/// Mean loss times N, without smoothing and class weights. `outputs` and `labels` as above.
double plainLoss(const at::Tensor &outputs, const at::Tensor &labels);

/// How many outputs a network needs for these classes: one where labels are numbers, which have none.
std::int64_t outputsFor(const std::vector<std::string> &classes);

/// Errors: the samples have no labels; a setting that has no meaning for numbers.
Result<void> checkTarget(const data::Dataset &dataset, const LoopConfig &config);

} // namespace headstart::training
