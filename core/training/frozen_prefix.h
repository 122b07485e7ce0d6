// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop_token.h"
#include "core/training/run_config.h"
#include "core/zoo/network.h"
#include "core/zoo/traced.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <vector>

namespace headstart::training {

/// Runs stages without gradients in pieces of `microBatch` samples, the last one padded, so that what comes out for a
/// sample does not depend on the others in its batch, to the last bit, though of a text on how long the batch is; small
/// pieces stay in the processor's cache. Empty after a stop.
zoo::Flow runInPieces(const zoo::Network &network, const zoo::Flow &flow, std::size_t from, std::size_t to,
                      std::size_t microBatch, const StopToken *stop);

/// A part of the flow's samples.
zoo::Flow slice(const zoo::Flow &flow, std::int64_t begin, std::int64_t end);

/// How the prefix computes.
enum class PrefixMode {
    Exact, ///< as training does, stage by stage: the same bits
    Fast,  ///< as one graph, frozen and fused: the same within rounding
};

/// On a GPU there is no other than Exact.
PrefixMode prefixModeOf(const ComputeConfig &config);

/// The stages below the first one that trains: they run in evaluation mode, and what comes out for a sample, or for a
/// view of it that comes again, is kept in memory, up to a limit, so that it is computed once. The network must outlive
/// it, and from the first run() on its values must not change. Used by one thread.
class FrozenPrefix {
public:
    /// Stages 0 to `to`, not included. `mostTokens`: that a text has.
    FrozenPrefix(const zoo::Network &network, std::size_t to, std::size_t microBatch, std::size_t limitBytes,
                 PrefixMode mode, std::int64_t mostTokens = 0);

    /// Texts are run at lengths that are multiples of this: what comes out for one depends on its length to the last
    /// bit, and so must not be that of the longest in its batch.
    static constexpr std::int64_t kTokenStep = 8;

    /// `input`: the network's; pictures are of one size. What comes out for a sample does not depend on the others, to
    /// the last bit. Empty after a stop. Throws c10::Error.
    zoo::Flow run(const zoo::Flow &input, const StopToken *stop);

    /// What run() gives for these samples, one flow each, from what the stages below `from` have given for them: the
    /// same within rounding, in PrefixMode::Exact to the last bit. Empty after a stop. Throws c10::Error.
    std::vector<zoo::Flow> runOn(std::size_t from, const std::vector<zoo::Flow> &samples, const StopToken *stop);

    std::size_t limit() const { return m_limit; } ///< bytes that are kept at most
    // `view`: of a picture that is varied (see data::Augmentation); 0: the sample as it is.
    bool keeps(std::span<const std::size_t> samples, std::int64_t view = 0) const; ///< all of them
    /// Once the limit is reached, nothing more is kept, and what was is let go.
    void keep(std::span<const std::size_t> samples, const zoo::Flow &flow, std::int64_t view = 0);
    /// Keeps one that is known from before.
    void takeOver(std::size_t sample, zoo::Flow flow, std::int64_t view = 0);
    struct Item {
        std::size_t sample = 0;
        std::int64_t view = 0;

        bool operator<(const Item &other) const { return std::tie(sample, view) < std::tie(other.sample, other.view); }
    };
    /// Those that were kept since the last call, but not taken over.
    std::vector<Item> takeFresh();
    const zoo::Flow &keptOf(const Item &item) const { return m_kept.at(item); }
    std::size_t bytes() const { return m_bytes; } ///< that are kept
    void forget();                                ///< all that is kept
    /// The kept outputs of these samples, as run() would give them.
    zoo::Flow kept(std::span<const std::size_t> samples, std::int64_t view = 0) const;

private:
    std::int64_t lengthFor(std::int64_t tokens) const;
    zoo::Flow runAtOneLength(const zoo::Flow &flow, std::size_t from, const StopToken *stop);
    zoo::Flow runTexts(const zoo::Flow &input, const StopToken *stop);

    const zoo::Network &m_network;
    std::size_t m_to;
    std::size_t m_microBatch;
    std::size_t m_limit;
    PrefixMode m_mode;
    std::int64_t m_mostTokens;
    std::map<std::size_t, zoo::Traced> m_graphs; ///< by their first stage, made for the first flow, in PrefixMode::Fast
    std::size_t m_bytes = 0;
    std::map<Item, zoo::Flow> m_kept;
    std::vector<Item> m_fresh;
};

} // namespace headstart::training
