// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/inputs.h"
#include "core/training/frozen_prefix.h"

#include <memory>
#include <optional>
#include <vector>

namespace headstart::training {

/// A batch as the part of the network that trains takes it.
struct Fed {
    std::vector<std::size_t> samples;
    at::Tensor labels; ///< as data::labelsOf gives them
    zoo::Flow flow;    ///< the prefix's output; empty after a stop
};

/// The way of samples to the part that trains: they are loaded, augmented and run through the frozen prefix, or its
/// kept outputs are taken where all are there. Nothing is kept of pictures that are varied anew in each epoch. Used by
/// one thread.
class Feed {
public:
    Feed(const data::Inputs &inputs, FrozenPrefix &prefix, std::vector<std::size_t> order,
         const data::LoaderOptions &options, at::Device device);

    /// Nothing after the last batch. Errors: those of BatchLoader.
    Result<std::optional<Fed>> next(const StopToken *stop);

private:
    std::optional<Fed> nextKept();

    const data::Dataset m_dataset;
    FrozenPrefix &m_prefix;
    std::vector<std::size_t> m_order;
    std::size_t m_batch;
    at::Device m_device;
    std::int64_t m_view; ///< 0: the samples as they are
    bool m_isKept;
    std::size_t m_position = 0;
    std::unique_ptr<data::BatchSource> m_loader; ///< none where all outputs are kept
};

} // namespace headstart::training
