// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/tokenized_texts.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

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

constexpr std::size_t kPiece = 256; // samples that a thread takes at once

/// A piece's samples, one after another.
struct Tokenized {
    std::vector<std::int32_t> ids;
    std::vector<std::uint32_t> lengths;
    std::vector<std::uint32_t> secondFroms;
    std::size_t cut = 0;
};

Tokens encoded(const Tokenizer &tokenizer, const TextSample &text, std::size_t most)
{
    return text.second ? tokenizer.encode(text.first, *text.second, most) : tokenizer.encode(text.first, most);
}

/// The threads' common work: who is free takes the next piece.
class Work {
public:
    Work(const Dataset &dataset, const Tokenizer &tokenizer, std::size_t most, const StopToken *stop,
         const Dataset::Progress &progress)
        : m_dataset(dataset), m_tokenizer(tokenizer), m_most(most), m_stop(stop), m_progress(progress),
          m_pieces((dataset.samples().size() + kPiece - 1) / kPiece)
    {}

    void run()
    {
        for (std::size_t piece = m_next++; piece < m_pieces.size() && !m_failed; piece = m_next++) {
            if (m_stop && m_stop->stopped())
                return;
            if (auto made = make(piece); !made)
                return fail(made.error());
            report(piece);
        }
    }

    const std::optional<Error> &error() const { return m_error; }
    const std::vector<Tokenized> &pieces() const { return m_pieces; }

private:
    Result<void> make(std::size_t piece)
    {
        const std::size_t end = std::min((piece + 1) * kPiece, m_dataset.samples().size());
        Tokenized &out = m_pieces[piece];
        for (std::size_t sample = piece * kPiece; sample < end; ++sample) {
            const auto text = m_dataset.text(sample);
            if (!text)
                return text.error();
            const Tokens tokens = encoded(m_tokenizer, *text, m_most);
            const auto second = std::find(tokens.types.begin(), tokens.types.end(), 1);
            out.ids.insert(out.ids.end(), tokens.ids.begin(), tokens.ids.end());
            out.lengths.push_back(static_cast<std::uint32_t>(tokens.ids.size()));
            out.secondFroms.push_back(static_cast<std::uint32_t>(second - tokens.types.begin()));
            out.cut += tokens.cutOff > 0 ? 1 : 0;
        }
        return {};
    }

    void report(std::size_t piece)
    {
        const std::lock_guard lock(m_mutex);
        m_done += m_pieces[piece].lengths.size();
        if (m_progress)
            m_progress(m_done, m_dataset.samples().size());
    }

    void fail(const Error &why)
    {
        const std::lock_guard lock(m_mutex);
        m_failed = true;
        if (!m_error)
            m_error = why;
    }

    const Dataset &m_dataset;
    const Tokenizer &m_tokenizer;
    const std::size_t m_most;
    const StopToken *const m_stop;
    const Dataset::Progress &m_progress;
    std::vector<Tokenized> m_pieces;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<bool> m_failed = false;
    std::mutex m_mutex; ///< guards what follows
    std::size_t m_done = 0;
    std::optional<Error> m_error;
};

} // namespace

TokenizedTexts::TokenizedTexts(std::shared_ptr<const Content> content) : m_content(std::move(content))
{}

Result<TokenizedTexts> TokenizedTexts::of(const Dataset &dataset, const Tokenizer &tokenizer, std::size_t most,
                                          std::size_t threads, const StopToken *stop, const Dataset::Progress &progress)
{
    Work work(dataset, tokenizer, most, stop, progress);
    std::vector<std::thread> helpers;
    for (std::size_t i = 1; i < threads; ++i)
        helpers.emplace_back([&] { work.run(); });
    work.run();
    for (std::thread &helper : helpers)
        helper.join();
    if (work.error())
        return *work.error();
    auto content = std::make_shared<Content>();
    content->padding = tokenizer.padding();
    for (const Tokenized &piece : work.pieces()) {
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
