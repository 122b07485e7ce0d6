// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/batch_loader.h"
#include "core/data/text/tokenized_texts.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace headstart::data {

/// Labelled samples with what makes a network's input of them: pictures need nothing, texts their tokens. Copies share.
struct Inputs {
    Inputs(Dataset pictures) : dataset(std::move(pictures)) {}
    Inputs(Dataset labelled, TokenizedTexts tokens) : dataset(std::move(labelled)), texts(std::move(tokens)) {}

    Dataset dataset;
    std::optional<TokenizedTexts> texts;

    /// Gives out the samples of `order`.
    std::unique_ptr<BatchSource> batches(std::vector<std::size_t> order, const LoaderOptions &options) const;
    /// An epoch's order, which is random, as it suits batches: texts of one length come together. A function of its
    /// arguments alone.
    std::vector<std::size_t> arranged(std::vector<std::size_t> order, std::size_t batch, const Random &random) const;
    /// Likewise where the order is of no matter.
    std::vector<std::size_t> arranged(std::vector<std::size_t> samples) const;
    /// What tells a sample's input from all others, in any data: a picture's hash, that of a text's tokens.
    std::string contentKey(std::size_t sample) const;
};

} // namespace headstart::data
