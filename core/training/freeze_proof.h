// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/training/freeze_plan.h"
#include "core/zoo/network.h"

#include <cstdint>
#include <string>
#include <vector>

namespace headstart::training {

/// Holds the hashes of what must not change in training: parameters that do not train, and statistics of the stages
/// that keep theirs. Where the cut moves while a run goes on, it is of what has not changed from some step on.
/// A weight with an adapter is none of it: the sum moves.
class FreezeProof {
public:
    /// Of nothing.
    FreezeProof() = default;
    /// Of the values that the network has now.
    FreezeProof(const zoo::Network &network, const FreezePlan &plan);

    /// What the plan trains may change from here on.
    void release(const zoo::Network &network, const FreezePlan &plan);
    /// What the plan keeps must not change from here on.
    void keep(const zoo::Network &network, const FreezePlan &plan);

    /// Errors: which tensors have other values now.
    Result<void> check(const zoo::Network &network) const;

    std::size_t tensors() const { return m_kept.size(); }
    std::int64_t values() const;
    /// SHA-256 over the names and values of all, in the network's order; lower-case hex.
    std::string hash() const;

private:
    struct Kept {
        std::string name;
        std::string hash;
        std::int64_t values = 0;
    };
    std::vector<Kept> m_kept; ///< in the network's order
};

} // namespace headstart::training
