// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::data {

/// What a network of the BERT family sees of a text, special tokens included.
struct Tokens {
    std::vector<std::int32_t> ids;   ///< 0 to Tokenizer::vocabulary() - 1
    std::vector<std::int32_t> types; ///< of each id: 0 of the first text, 1 of the second (RoBERTa: 0)
    std::size_t cutOff = 0;          ///< how many tokens the greatest length left out

    bool operator==(const Tokens &) const = default;
};

/// A token, and what of the text became it.
struct TokenPiece {
    std::int32_t id = 0;
    std::string token;     ///< as the vocabulary has it: "##ing", "Ġthe"
    std::size_t begin = 0; ///< bytes of the text: [begin, end), whole characters; empty for what is put around a text
    std::size_t end = 0;

    bool operator==(const TokenPiece &) const = default;
};

/// A token of an input, which of its texts it is from, and what becomes of it.
struct SplitToken {
    enum class From : std::uint8_t {
        Frame, ///< put around the texts
        First,
        Second,
    };

    TokenPiece piece;    ///< of its own text
    std::string written; ///< the token in letters of the text: " the" for "Ġthe"; of byte pairs, perhaps not UTF-8
    From from = From::Frame;
    bool isSpecial = false; ///< [SEP], around the texts or in one
    bool continues = false; ///< goes on inside the word of the token in front of it
    bool isCut = false;     ///< the greatest length leaves it out

    bool operator==(const SplitToken &) const = default;
};

/// Texts to token ids, as Hugging Face's `tokenizers` 0.23.3 makes them: WordPiece with BERT's preparation of the text
/// (cased and uncased), and byte pairs as RoBERTa has them. Immutable, for any thread; copies share what they know.
/// A text is UTF-8 of less than 4 GiB; bytes that are none count as U+FFFD.
class Tokenizer {
public:
    /// From a folder of Hugging Face's: `tokenizer.json`, else `vocab.txt`, else `vocab.json` and `merges.txt`; with
    /// `tokenizer_config.json` where it is there. The lengths and the padding that such files name are not used.
    /// Errors: no such folder or files; files that are damaged, contradict themselves, are larger than any of their
    /// kind (64 MiB, 2^20 tokens), or are of another kind of tokenizer. They name the file, the line or field, the
    /// rule.
    static Result<Tokenizer> open(const std::filesystem::path &folder);

    /// At most `most` tokens with the special ones, which always stay; 0: not cut. Cut at the end.
    Tokens encode(std::string_view text, std::size_t most) const;
    /// Two texts as one input; the longer one is cut first, and where they are equally long one after the other.
    Tokens encode(std::string_view first, std::string_view second, std::size_t most) const;

    /// How a text is split, not cut, special tokens included.
    std::vector<TokenPiece> pieces(std::string_view text) const;

    /// How a text, or two as one input, is split: the tokens of encode() in their order, and in their places those that
    /// `most` cuts off.
    std::vector<SplitToken> split(std::string_view first, std::optional<std::string_view> second,
                                  std::size_t most) const;

    /// One more than the highest id: the rows that a network's table of embeddings has to have.
    std::size_t vocabulary() const;
    std::int32_t padding() const; ///< the id that fills up a batch; 0 where the files name none
    std::optional<std::int32_t> unknown() const;
    /// As the vocabulary has it; empty where the id has none.
    std::string token(std::int32_t id) const;
    /// What it was read from, so that a run can keep copies; the vocabulary's file first.
    const std::vector<std::filesystem::path> &files() const;

private:
    struct Inner;

    explicit Tokenizer(std::shared_ptr<const Inner> inner) : m_inner(std::move(inner)) {}

    std::shared_ptr<const Inner> m_inner;
};

/// Tokens of each text, in their order, by so many threads (1 or more).
std::vector<Tokens> encodeAll(const Tokenizer &tokenizer, std::span<const std::string> texts, std::size_t most,
                              std::size_t threads);

} // namespace headstart::data
