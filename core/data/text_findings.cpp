// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_findings.h"

#include "core/base/in_parallel.h"
#include "core/data/listing.h"
#include "core/data/text/tokenized_texts.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>
#include <string>
#include <thread>

namespace headstart::data {

namespace {

constexpr std::size_t kMostLookedAt = 100'000;

std::size_t charactersIn(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

TokenCount countCharacters(const TextSample &sample)
{
    return {charactersIn(sample.first) + (sample.second ? charactersIn(*sample.second) : 0), 0};
}

/// A share as people read it, with a digit behind the point.
std::string percent(double share)
{
    const auto tenths = std::llround(share * 1000);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

void sayBalance(const Dataset &texts, std::vector<Text> &out)
{
    constexpr std::size_t kUneven = 10;
    std::vector<std::size_t> counts(texts.classes().size());
    if (counts.size() < 2)
        return;
    for (const Sample &sample : texts.samples())
        ++counts[sample.label];
    const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
    if (*least * kUneven > *most)
        return;
    out.push_back(say("the classes are uneven: '%1' has %2 texts, '%3' has %4",
                      texts.classes()[static_cast<std::size_t>(most - counts.begin())], *most,
                      texts.classes()[static_cast<std::size_t>(least - counts.begin())], *least));
}

} // namespace

CountTokens countTokensBy(const Tokenizer &tokenizer)
{
    return [tokenizer](const TextSample &text) {
        const Tokens tokens = encode(tokenizer, text, 0);
        return TokenCount{tokens.ids.size(), unknownIn(tokens, tokenizer)};
    };
}

std::size_t TextLengths::all() const
{
    return std::accumulate(sorted.begin(), sorted.end(), std::size_t{0});
}

std::uint32_t TextLengths::quantile(double share) const
{
    if (sorted.empty())
        return 0;
    const double rank = std::ceil(share * static_cast<double>(sorted.size()));
    const auto place = static_cast<std::size_t>(std::clamp(rank, 1.0, static_cast<double>(sorted.size())));
    return sorted[place - 1];
}

double TextLengths::truncated(std::size_t most) const
{
    if (sorted.empty())
        return 0;
    const auto longer = sorted.end() - std::upper_bound(sorted.begin(), sorted.end(), most);
    return static_cast<double>(longer) / static_cast<double>(sorted.size());
}

double TextLengths::unknownShare() const
{
    const std::size_t count = all();
    return count == 0 ? 0 : static_cast<double>(unknown) / static_cast<double>(count);
}

std::vector<std::size_t> TextLengths::histogram(std::size_t width) const
{
    std::vector<std::size_t> out(sorted.empty() ? 0 : sorted.back() / width + 1);
    for (const std::uint32_t length : sorted)
        ++out[length / width];
    return out;
}

TextLengths lengthsOf(const Dataset &texts, const CountTokens &count, const StopToken *stop)
{
    constexpr std::size_t kAtOnce = 64;
    const std::size_t all = texts.samples().size();
    const std::size_t looked = std::min(all, kMostLookedAt);
    TextLengths out;
    out.inTokens = static_cast<bool>(count);
    out.sorted.reserve(looked);
    std::mutex mutex; // guards `out`
    inParallel(
        looked, kAtOnce, std::thread::hardware_concurrency(), [&] { return !stopped(stop); },
        [&](std::size_t begin, std::size_t end) {
            std::vector<std::uint32_t> lengths;
            std::size_t unknown = 0;
            for (std::size_t i = begin; i < end; ++i) {
                const auto text = texts.text(i * all / looked);
                if (!text)
                    continue;
                const TokenCount one = count ? count(*text) : countCharacters(*text);
                lengths.push_back(static_cast<std::uint32_t>(one.tokens));
                unknown += one.unknown;
            }
            const std::scoped_lock lock(mutex);
            out.sorted.insert(out.sorted.end(), lengths.begin(), lengths.end());
            out.unknown += unknown;
            out.unreadable += end - begin - lengths.size();
        });
    std::sort(out.sorted.begin(), out.sorted.end());
    return out;
}

std::vector<Text> findingsOf(const Dataset &texts, const TextLengths &lengths, std::size_t most)
{
    std::vector<Text> out;
    sayBalance(texts, out);
    const std::uint32_t median = lengths.quantile(0.5);
    const std::uint32_t many = lengths.quantile(0.95);
    const std::uint32_t longest = lengths.quantile(1);
    out.push_back(
        lengths.inTokens
            ? say("half of the texts have up to %1 tokens, 95 % up to %2, the longest %3", median, many, longest)
            : say("half of the texts have up to %1 characters, 95 % up to %2, the longest %3", median, many, longest));
    if (lengths.unreadable > 0)
        out.push_back(say("%1 texts could not be read again", lengths.unreadable));
    if (!lengths.inTokens)
        return out;
    if (most > 0 && lengths.truncated(most) > 0)
        out.push_back(say("%1 of the texts are longer than %2 tokens and are cut off there",
                          percent(lengths.truncated(most)), most));
    if (lengths.unknown > 0)
        out.push_back(
            say("%1 of the tokens stand for what the vocabulary does not have", percent(lengths.unknownShare())));
    return out;
}

} // namespace headstart::data
