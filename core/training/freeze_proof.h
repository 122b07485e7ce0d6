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
/// that keep theirs.
class FreezeProof {
public:
    /// Of the values that the network has now.
    FreezeProof(const zoo::Network &network, const FreezePlan &plan);

    /// Errors: which tensors have other values now.
    Result<void> check(const zoo::Network &network) const;

    std::size_t tensors() const { return m_kept.size(); }
    std::int64_t values() const { return m_values; }
    /// SHA-256 over the names and values of all, in the network's order; lower-case hex.
    std::string hash() const;

private:
    struct Kept {
        std::string name;
        std::string hash;
    };
    std::vector<Kept> m_kept;
    std::int64_t m_values = 0;
};

} // namespace headstart::training
