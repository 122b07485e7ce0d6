// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/weights/weights_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::weights {

/// A tensor that a network has a place for.
struct TensorSlot {
    std::string name;
    std::vector<std::uint64_t> shape;
    bool isFloatingPoint = true;
    bool isHead = false; ///< depends on the number of classes: may be replaced for another
    /// A counter that old files do not have (num_batches_tracked), or what is often left out of what was trained: an
    /// auxiliary head's, or those of a text network's task.
    bool isOptional = false;
};

/// What a file brings to a network, tensor by tensor. Each of the network's tensors is in exactly one of `matched`,
/// `missing` and `replacedHead`.
struct LoadReport {
    std::string_view naming; ///< whose names the file uses (KeyMap::name)
    /// That the head in the file tells apart; nothing if there is none, or a nonsensical number.
    std::optional<std::uint64_t> classes;
    std::string prefix; ///< what stands in front of them, "module." for example
    std::vector<std::string> matched;
    std::vector<std::string> reshaped;     ///< of the matched: the same elements, other dimensions
    std::vector<std::string> missing;      ///< only tensors that may be: they keep their initial values
    std::vector<std::string> unexpected;   ///< in the file, not in the network; in the file's names
    std::vector<std::string> replacedHead; ///< the file's has another number of classes: to be initialised
};

/// A tensor of the file, and where its elements go: into a slot, or into one of as many equal pieces of it, which lie
/// one below the other along its first dimension (queries, keys and values are one tensor here and three there).
struct Placement {
    std::size_t slot = 0;
    std::size_t tensor = 0;
    std::size_t piece = 0;
    std::size_t pieces = 1;
};

struct LoadPlan {
    LoadReport report;
    std::vector<Placement> placements;
};

enum class HeadPolicy {
    Keep,    ///< the head's shapes must fit as all others
    Replace, ///< a head of another number of classes is left to be initialised anew
};

/// How well a file fills a network.
struct LoadFit {
    LoadPlan plan;
    std::vector<std::string> misfits; ///< "layer1.0.conv1.weight is missing"; empty: it can be loaded
};

/// Decides which tensor of the file goes where, before anything is read. A misfit is a tensor that is missing, of
/// another shape or type, or one too many for a part that the network has (a deeper network's). Tensors of parts that
/// the network knows nothing of are reported and passed over.
LoadFit fitTo(const WeightsFile &file, const std::vector<TensorSlot> &slots, HeadPolicy head);

/// The first three, for people.
std::string firstMisfits(const LoadFit &fit);

/// The plan of a file that fits. Errors: it does not, with the first misfits.
Result<LoadPlan> planLoad(const WeightsFile &file, const std::vector<TensorSlot> &slots, HeadPolicy head);

} // namespace headstart::weights
