// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/inputs.h"

#include "core/data/text/length_buckets.h"
#include "core/data/text/text_batches.h"

namespace headstart::data {

std::unique_ptr<BatchSource> Inputs::batches(std::vector<std::size_t> order, const LoaderOptions &options) const
{
    if (texts)
        return std::make_unique<TextBatches>(dataset, *texts, std::move(order), options.batch);
    return std::make_unique<BatchLoader>(dataset, std::move(order), options);
}

std::vector<std::size_t> Inputs::arranged(std::vector<std::size_t> order, std::size_t batch, const Random &random) const
{
    return texts ? inLengthBuckets(std::move(order), *texts, batch, random) : order;
}

std::vector<std::size_t> Inputs::arranged(std::vector<std::size_t> samples) const
{
    return texts ? byLength(std::move(samples), *texts) : samples;
}

} // namespace headstart::data
