// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/layers/chain.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace headstart::ui {

struct SampleCounts {
    std::size_t training = 0;
    std::size_t validation = 0;
};

/// What is estimated.
struct Subject {
    Chain chain;
    std::vector<std::int64_t> norms; ///< parameters of normalising layers, a stage each; see normParameters()
    training::RunConfig config;
    SampleCounts samples;
    std::int64_t inputSize = 0; ///< pixels of a picture's side, or tokens of a text
};

/// How far the measurement is on which the seconds stand.
enum class Timing {
    Measuring,
    Known,
    Waiting,   ///< until training has ended
    Elsewhere, ///< the run computes on another device than the one that could be measured
    Failed,
};

/// Whether what the stages above the line compute is computed anew in each epoch.
enum class Reuse {
    Kept,      ///< once, in the first, or in as many as pictures have views
    Varied,    ///< for each, since training pictures are changed at random
    TooLarge,  ///< for each, since the outputs do not fit into the memory that they may take
    NothingTo, ///< there are no such stages
};
Reuse reuseOf(const Subject &subject);

/// Of each training sample, whose outputs are worth keeping: 1 where it is always the same.
std::size_t keptViews(const Subject &subject);

/// Bytes that training takes besides the program itself.
struct MemoryEstimate {
    double weights = 0;
    double gradients = 0;
    double optimiser = 0;
    double outputs = 0; ///< of the stages that train, until the way back
    double kept = 0;    ///< outputs of the stages that do not, see Reuse::Kept

    double total() const { return weights + gradients + optimiser + outputs + kept; }
};
MemoryEstimate memoryOf(const Subject &subject);

/// Pictures or texts that go through the part that trains together.
std::int64_t piecesOf(const Subject &subject);

/// Seconds an epoch, reading pictures not counted; of texts, as if each were of `inputSize`.
struct TimeEstimate {
    double first = 0;
    double later = 0;
};
/// Nothing while nothing has been measured.
std::optional<TimeEstimate> timeOf(const Subject &subject);

/// How many parameters of each stage belong to normalising layers (zeros for a network that has none): these tell how
/// wide a stage is inside, which its output alone does not. Builds the network: not for the window's thread.
std::vector<std::int64_t> normParameters(const insight::Outline &outline);

} // namespace headstart::ui
