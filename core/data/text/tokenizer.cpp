// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/tokenizer.h"

#include "core/base/in_parallel.h"
#include "core/data/text/tokenizer_parts.h"
#include "core/data/text/word_piece.h"

#include <algorithm>

namespace headstart::data {

namespace {

using Kind = Frame::Kind;
using Model = std::variant<WordPiece, BytePairs>;

Result<Model> modelOf(const TokenizerParts &parts)
{
    if (std::holds_alternative<WordPieceParts>(parts.model))
        return Model(WordPiece(parts));
    const auto &model = std::get<BytePairParts>(parts.model);
    auto pairs = BytePairs::make(parts.vocabulary, model.merges, model.rules, parts.files.front().string());
    if (!pairs)
        return pairs.error();
    return Model(*std::move(pairs));
}

bool isBlank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

std::size_t lengthOf(const Frame::Part &part, const Lengths &kept)
{
    if (part.kind == Kind::Special)
        return part.ids.size();
    return part.kind == Kind::First ? kept.first : kept.second;
}

} // namespace

struct Tokenizer::Inner {
    /// Without special tokens around it.
    std::vector<Piece> piecesOf(std::string_view text) const
    {
        std::vector<Letter> letters;
        letters.reserve(text.size());
        appendLetters(text, letters);
        std::vector<Piece> out;
        const auto take = [&out](std::int32_t id, Letters part) {
            out.push_back({id, part.front().begin, part.back().end});
        };
        std::vector<Letter> normalised;
        asTheyAre.part(letters, take, [&](Letters part) {
            if (parts.rules) {
                normalised.clear();
                normalise(*parts.rules, part, normalised);
                part = normalised;
            }
            inNormalised.part(part, take, [&](Letters rest) {
                std::visit([&](const auto &encoder) { encoder.encode(rest, out); }, model);
            });
        });
        return out;
    }

    static Lengths keptOf(const Frame &frame, const Lengths &whole, std::size_t most)
    {
        const std::size_t room = most == 0 ? whole.first + whole.second : most - std::min(most, frame.added());
        return cutLongestFirst(whole, room);
    }

    Tokens framed(const Frame &frame, const std::vector<Piece> &first, const std::vector<Piece> &second,
                  std::size_t most) const
    {
        const Lengths whole{first.size(), second.size()};
        const Lengths kept = keptOf(frame, whole, most);
        Tokens out;
        out.ids.reserve(kept.first + kept.second + frame.added());
        for (const Frame::Part &part : frame.parts) {
            const std::vector<Piece> &pieces = part.kind == Kind::Second ? second : first;
            for (std::size_t i = 0; i < lengthOf(part, kept); ++i)
                out.ids.push_back(part.kind == Kind::Special ? part.ids[i] : pieces[i].id);
            out.types.resize(out.ids.size(), part.type);
        }
        out.cutOff = whole.first + whole.second - kept.first - kept.second;
        return out;
    }

    std::string nameOf(std::int32_t id) const { return std::string(parts.vocabulary.token(id)); }

    /// [UNK] may be among those that were added; where it stands for a word it is none.
    bool isSpecial(std::int32_t id) const
    {
        return parts.unknown != id
               && std::any_of(parts.added.begin(), parts.added.end(),
                              [id](const AddedToken &token) { return token.id == id && token.isSpecial; });
    }

    /// Where in the text the token begins and ends a word, tokens of bytes show by the blanks that they hold.
    bool continuesWord(const SplitToken &before, const SplitToken &token) const
    {
        if (const auto *words = std::get_if<WordPieceParts>(&parts.model))
            return token.written.size() > words->continuing.size() && token.written.starts_with(words->continuing);
        return before.from == token.from && !before.isSpecial && !token.isSpecial && !before.written.empty()
               && !isBlank(before.written.back()) && !token.written.empty() && !isBlank(token.written.front());
    }

    /// Behind the tokens that are there.
    void appendSplit(const std::vector<Piece> &pieces, SplitToken::From from, std::size_t kept,
                     std::vector<SplitToken> &out) const
    {
        const bool areBytes = std::holds_alternative<BytePairs>(model);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const Piece &piece = pieces[i];
            const std::string name = nameOf(piece.id);
            const bool isWritten = areBytes && !parts.beyondModel.contains(piece.id);
            out.push_back({{piece.id, name, piece.begin, piece.end}, isWritten ? bytesOf(name) : name, from});
            out.back().isSpecial = isSpecial(piece.id);
            out.back().isCut = i >= kept;
            if (out.size() > 1)
                out.back().continues = continuesWord(out[out.size() - 2], out.back());
        }
    }

    TokenizerParts parts;
    Model model;
    AddedTokens asTheyAre{};
    AddedTokens inNormalised{};
};

Result<Tokenizer> Tokenizer::open(const std::filesystem::path &folder)
{
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        return badInput(folder.string(), say("there is no such folder"));
    const std::filesystem::path whole = folder / "tokenizer.json";
    auto parts = std::filesystem::exists(whole, error) ? readTokenizerJson(whole) : readVocabularyFiles(folder);
    if (!parts)
        return parts.error();
    auto model = modelOf(*parts);
    if (!model)
        return model.error();
    const auto inner = std::make_shared<Inner>(Inner{*std::move(parts), *std::move(model)});
    for (const AddedToken &token : inner->parts.added) {
        std::vector<Letter> letters;
        appendLetters(token.content, letters);
        std::vector<Letter> normalised;
        if (token.isNormalised && inner->parts.rules)
            normalise(*inner->parts.rules, letters, normalised);
        const bool isChanged = token.isNormalised && inner->parts.rules;
        (token.isNormalised ? inner->inNormalised : inner->asTheyAre).add(token, isChanged ? normalised : letters);
    }
    return Tokenizer(inner);
}

Tokens Tokenizer::encode(std::string_view text, std::size_t most) const
{
    return m_inner->framed(m_inner->parts.single, m_inner->piecesOf(text), {}, most);
}

Tokens Tokenizer::encode(std::string_view first, std::string_view second, std::size_t most) const
{
    return m_inner->framed(m_inner->parts.pair, m_inner->piecesOf(first), m_inner->piecesOf(second), most);
}

std::vector<TokenPiece> Tokenizer::pieces(std::string_view text) const
{
    std::vector<TokenPiece> out;
    std::size_t end = 0;
    for (const Frame::Part &part : m_inner->parts.single.parts) {
        for (const std::int32_t id : part.ids)
            out.push_back({id, m_inner->nameOf(id), end, end});
        if (part.kind != Kind::First)
            continue;
        for (const Piece &piece : m_inner->piecesOf(text))
            out.push_back({piece.id, m_inner->nameOf(piece.id), piece.begin, piece.end});
        end = text.size();
    }
    return out;
}

std::vector<SplitToken> Tokenizer::split(std::string_view first, std::optional<std::string_view> second,
                                         std::size_t most) const
{
    const Frame &frame = second ? m_inner->parts.pair : m_inner->parts.single;
    const std::vector<Piece> ofFirst = m_inner->piecesOf(first);
    const std::vector<Piece> ofSecond = second ? m_inner->piecesOf(*second) : std::vector<Piece>();
    const Lengths kept = Inner::keptOf(frame, {ofFirst.size(), ofSecond.size()}, most);
    std::vector<SplitToken> out;
    out.reserve(ofFirst.size() + ofSecond.size() + frame.added());
    for (const Frame::Part &part : frame.parts) {
        if (part.kind == Kind::First)
            m_inner->appendSplit(ofFirst, SplitToken::From::First, kept.first, out);
        else if (part.kind == Kind::Second)
            m_inner->appendSplit(ofSecond, SplitToken::From::Second, kept.second, out);
        for (const std::int32_t id : part.ids)
            out.push_back({{id, m_inner->nameOf(id)}, m_inner->nameOf(id), SplitToken::From::Frame, true});
    }
    return out;
}

std::size_t Tokenizer::vocabulary() const
{
    return m_inner->parts.vocabulary.size();
}

std::int32_t Tokenizer::padding() const
{
    return m_inner->parts.padding.value_or(0);
}

std::optional<std::int32_t> Tokenizer::unknown() const
{
    return m_inner->parts.unknown;
}

std::string Tokenizer::token(std::int32_t id) const
{
    return m_inner->nameOf(id);
}

const std::vector<std::filesystem::path> &Tokenizer::files() const
{
    return m_inner->parts.files;
}

std::vector<Tokens> encodeAll(const Tokenizer &tokenizer, std::span<const std::string> texts, std::size_t most,
                              std::size_t threads)
{
    constexpr std::size_t kAtOnce = 64;
    std::vector<Tokens> out(texts.size());
    inParallel(
        texts.size(), kAtOnce, threads, [] { return true; },
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                out[i] = tokenizer.encode(texts[i], most);
        });
    return out;
}

} // namespace headstart::data
