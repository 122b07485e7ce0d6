// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/tokenized_texts.h"

#include "core/base/in_parallel.h"
#include "core/data/listing.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>

namespace headstart::data {

struct TokenizedTexts::Content {
    std::vector<std::int32_t> ids;          ///< of all samples, one after another
    std::vector<std::uint64_t> ends;        ///< where each sample's end in it
    std::vector<std::uint32_t> secondFroms; ///< a sample each
    std::int32_t padding = 0;
    std::size_t longest = 0;
    std::size_t cut = 0;
};

namespace {

constexpr std::size_t kAtOnce = 256;

/// A piece's samples, one after another.
struct Tokenized {
    std::vector<std::int32_t> ids;
    std::vector<std::uint32_t> lengths;
    std::vector<std::uint32_t> secondFroms;
    std::size_t cut = 0;
};

/// Of the samples from `begin` to `end`, not included.
Result<Tokenized> tokenized(const Dataset &dataset, const Tokenizer &tokenizer, std::size_t most, std::size_t begin,
                            std::size_t end)
{
    Tokenized out;
    for (std::size_t sample = begin; sample < end; ++sample) {
        const auto text = dataset.text(sample);
        if (!text)
            return text.error();
        const Tokens tokens = encode(tokenizer, *text, most);
        const auto second = std::find(tokens.types.begin(), tokens.types.end(), 1);
        out.ids.insert(out.ids.end(), tokens.ids.begin(), tokens.ids.end());
        out.lengths.push_back(static_cast<std::uint32_t>(tokens.ids.size()));
        out.secondFroms.push_back(static_cast<std::uint32_t>(second - tokens.types.begin()));
        out.cut += tokens.cutOff > 0 ? 1 : 0;
    }
    return out;
}

} // namespace

Tokens encode(const Tokenizer &tokenizer, const TextSample &text, std::size_t most)
{
    return text.second ? tokenizer.encode(text.first, *text.second, most) : tokenizer.encode(text.first, most);
}

std::size_t unknownIn(const Tokens &tokens, const Tokenizer &tokenizer)
{
    const auto unknown = tokenizer.unknown();
    return unknown ? static_cast<std::size_t>(std::count(tokens.ids.begin(), tokens.ids.end(), *unknown)) : 0;
}

TokenizedTexts::TokenizedTexts(std::shared_ptr<const Content> content) : m_content(std::move(content))
{}

Result<TokenizedTexts> TokenizedTexts::of(const Dataset &dataset, const Tokenizer &tokenizer, std::size_t most,
                                          std::size_t threads, const StopToken *stop, const Dataset::Progress &progress)
{
    const std::size_t all = dataset.samples().size();
    std::vector<Tokenized> pieces((all + kAtOnce - 1) / kAtOnce);
    std::mutex mutex; // guards what follows
    std::size_t done = 0;
    std::optional<Error> error;
    std::atomic<bool> isWrong = false;
    inParallel(
        all, kAtOnce, threads, [&] { return !stopped(stop) && !isWrong; },
        [&](std::size_t begin, std::size_t end) {
            auto piece = tokenized(dataset, tokenizer, most, begin, end);
            const std::scoped_lock lock(mutex);
            if (!piece) {
                isWrong = true;
                error = piece.error();
                return;
            }
            pieces[begin / kAtOnce] = std::move(*piece);
            done += end - begin;
            if (progress)
                progress(done, all);
        });
    if (error)
        return *error;
    auto content = std::make_shared<Content>();
    content->padding = tokenizer.padding();
    for (const Tokenized &piece : pieces) {
        std::uint64_t end = content->ids.size();
        content->ids.insert(content->ids.end(), piece.ids.begin(), piece.ids.end());
        for (const std::uint32_t length : piece.lengths) {
            content->ends.push_back(end += length);
            content->longest = std::max<std::size_t>(content->longest, length);
        }
        content->secondFroms.insert(content->secondFroms.end(), piece.secondFroms.begin(), piece.secondFroms.end());
        content->cut += piece.cut;
    }
    return TokenizedTexts(std::move(content));
}

std::size_t TokenizedTexts::size() const
{
    return m_content->ends.size();
}

std::span<const std::int32_t> TokenizedTexts::ids(std::size_t sample) const
{
    const std::uint64_t begin = sample == 0 ? 0 : m_content->ends[sample - 1];
    return std::span(m_content->ids).subspan(begin, m_content->ends[sample] - begin);
}

std::size_t TokenizedTexts::secondFrom(std::size_t sample) const
{
    return m_content->secondFroms[sample];
}

std::int32_t TokenizedTexts::padding() const
{
    return m_content->padding;
}

std::size_t TokenizedTexts::longest() const
{
    return m_content->longest;
}

std::size_t TokenizedTexts::cut() const
{
    return m_content->cut;
}

} // namespace headstart::data
