// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/weights/load_plan.h"
#include "core/zoo/network.h"
#include "core/zoo/registry.h"

#include <cstdint>
#include <string>
#include <vector>

namespace headstart::zoo {

/// The places that a network has for a file's tensors.
std::vector<weights::TensorSlot> slotsOf(const Network &network);

/// Reads a file into a network. What the file does not bring is initialised: a head of another number of classes (with
/// HeadPolicy::Replace) from `seed`, missing counters with 0, auxiliary heads that it leaves out. Elements go straight
/// from the file into the tensors, so that memory holds them once. Errors: the file is not of this network (nothing was
/// changed); a part of the file is damaged (the network's values are then undefined).
Result<weights::LoadReport> load(Network &network, const weights::WeightsFile &file,
                                 weights::HeadPolicy head = weights::HeadPolicy::Keep, std::uint64_t seed = 0);

struct Loaded {
    Network network;
    weights::LoadReport report;
};

/// The network of `variant` with as many classes as the head in the file has, loaded from it.
Result<Loaded> loadWhole(const Variant &variant, const weights::WeightsFile &file);

/// Writes a network's tensors under the original's names. Errors: those of writeSafetensors.
Result<void> save(const Network &network, const std::string &path);

} // namespace headstart::zoo
