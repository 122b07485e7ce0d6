// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/inputs.h"

#include "core/base/hashing.h"
#include "core/data/text/length_buckets.h"
#include "core/data/text/text_batches.h"

#include <span>

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

std::string Inputs::contentKey(std::size_t sample) const
{
    if (!texts)
        return dataset.samples()[sample].hash;
    Sha256 hash;
    hash.add(std::as_bytes(texts->ids(sample)));
    const std::size_t second = texts->secondFrom(sample);
    hash.add(std::as_bytes(std::span(&second, 1)));
    return hash.hex();
}

} // namespace headstart::data
