// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/byte_pairs.h"

#include "core/data/text/byte_words.h"

#include <algorithm>
#include <queue>

namespace headstart::data {

namespace {

/// Bytes that print as a letter of Latin-1 are written as it; the others as U+0100 and on, by their order.
std::array<char32_t, 256> byteAlphabet()
{
    std::array<char32_t, 256> out{};
    char32_t next = 0x100;
    for (char32_t byte = 0; byte < out.size(); ++byte) {
        const bool prints = (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte != 0xAD);
        out[byte] = prints ? byte : next++;
    }
    return out;
}

std::uint64_t pairKey(std::int32_t left, std::int32_t right)
{
    return (static_cast<std::uint64_t>(left) << 32) | static_cast<std::uint32_t>(right);
}

} // namespace

/// The tokens of a word while they merge: a list of which each knows its neighbours.
class BytePairs::Word {
public:
    explicit Word(const BytePairs &pairs) : m_pairs(pairs) {}

    void add(const Piece &piece)
    {
        const auto place = static_cast<std::ptrdiff_t>(m_symbols.size());
        m_symbols.push_back({piece, place - 1, place + 1, true});
        m_endsUnknown = false;
    }

    void addUnknown(const Piece &piece, bool fuses)
    {
        if (fuses && m_endsUnknown)
            m_symbols.back().piece.end = piece.end;
        else
            add(piece);
        m_endsUnknown = true;
    }

    void merge()
    {
        for (std::ptrdiff_t place = 0; place + 1 < count(); ++place)
            offer(place);
        while (!m_offers.empty()) {
            const Offer offer = m_offers.top();
            m_offers.pop();
            take(offer);
        }
    }

    /// Moves the tokens behind others; the next word takes the room.
    void moveTo(std::vector<Piece> &out)
    {
        for (const Symbol &symbol : m_symbols)
            if (symbol.isThere)
                out.push_back(symbol.piece);
        m_symbols.clear();
        m_endsUnknown = false;
    }

private:
    struct Symbol {
        Piece piece;
        std::ptrdiff_t before;
        std::ptrdiff_t after;
        bool isThere;
    };
    /// To merge the token at a place with the one behind it.
    struct Offer {
        std::uint32_t rank;
        std::ptrdiff_t place;
        std::int32_t id;

        /// The lowest rank first, then the one in front.
        bool operator<(const Offer &other) const
        {
            return rank != other.rank ? rank > other.rank : place > other.place;
        }
    };

    std::ptrdiff_t count() const { return static_cast<std::ptrdiff_t>(m_symbols.size()); }
    Symbol &at(std::ptrdiff_t place) { return m_symbols[static_cast<std::size_t>(place)]; }

    const Merge *mergeAt(std::ptrdiff_t place)
    {
        const std::ptrdiff_t after = at(place).after;
        return after < count() ? m_pairs.mergeOf(at(place).piece.id, at(after).piece.id) : nullptr;
    }

    void offer(std::ptrdiff_t place)
    {
        if (const Merge *merge = mergeAt(place))
            m_offers.push({merge->rank, place, merge->id});
    }

    void take(const Offer &offered)
    {
        Symbol &left = at(offered.place);
        const Merge *merge = left.isThere ? mergeAt(offered.place) : nullptr;
        if (merge == nullptr || merge->id != offered.id)
            return; // its tokens have merged with others since
        Symbol &right = at(left.after);
        right.isThere = false;
        left.piece.id = offered.id;
        left.piece.end = right.piece.end;
        left.after = right.after;
        if (left.after < count())
            at(left.after).before = offered.place;
        if (left.before >= 0)
            offer(left.before);
        offer(offered.place);
    }

    const BytePairs &m_pairs;
    std::vector<Symbol> m_symbols;
    std::priority_queue<Offer> m_offers;
    bool m_endsUnknown = false;
};

BytePairs::BytePairs(const Vocabulary &vocabulary, Rules rules) : m_rules(rules)
{
    const auto alphabet = byteAlphabet();
    for (std::size_t byte = 0; byte < alphabet.size(); ++byte) {
        std::string token;
        appendUtf8(alphabet[byte], token);
        m_bytes[byte] = vocabulary.find(token).value_or(-1);
    }
}

Result<BytePairs> BytePairs::make(const Vocabulary &vocabulary, const Merges &merges, Rules rules,
                                  const std::string &file)
{
    BytePairs out(vocabulary, rules);
    for (std::size_t rank = 0; rank < merges.size(); ++rank) {
        const auto &[left, right] = merges[rank];
        const std::string place = "merge " + std::to_string(rank + 1);
        for (const std::string &token : {left, right, left + right})
            if (!vocabulary.find(token))
                return badInput(file, place, say("the vocabulary has no token '%1'", token));
        const Merge merge{static_cast<std::uint32_t>(rank), *vocabulary.find(left + right)};
        out.m_merges.findOrAdd(pairKey(*vocabulary.find(left), *vocabulary.find(right)), merge) = merge;
    }
    return out;
}

const BytePairs::Merge *BytePairs::mergeOf(std::int32_t left, std::int32_t right) const
{
    return m_merges.find(pairKey(left, right));
}

void BytePairs::encode(Letters text, std::vector<Piece> &out) const
{
    std::vector<Letter> longer;
    if (m_rules.addsBlank && !text.empty() && text.front().code != U' ') {
        longer.push_back({U' ', text.front().begin, text.front().begin});
        longer.insert(longer.end(), text.begin(), text.end());
        text = longer;
    }
    Word word(*this);
    ByteWords words(text);
    for (Letters letters = words.next(); !letters.empty(); letters = words.next()) {
        fill(word, letters);
        word.merge();
        word.moveTo(out);
    }
}

void BytePairs::fill(Word &word, Letters text) const
{
    std::string bytes;
    for (const Letter &letter : text) {
        bytes.clear();
        appendUtf8(letter.code, bytes);
        for (const char byte : bytes) {
            const std::int32_t id = m_bytes[static_cast<unsigned char>(byte)];
            if (id >= 0)
                word.add({id, letter.begin, letter.end});
            else if (m_rules.unknown)
                word.addUnknown({*m_rules.unknown, letter.begin, letter.end}, m_rules.fusesUnknown);
        }
    }
}

std::string bytesOf(std::string_view token)
{
    static const auto kAlphabet = byteAlphabet();
    std::vector<Letter> letters;
    appendLetters(token, letters);
    std::string out;
    for (const Letter &letter : letters) {
        const auto *const found = std::find(kAlphabet.begin(), kAlphabet.end(), letter.code);
        if (found != kAlphabet.end())
            out += static_cast<char>(found - kAlphabet.begin());
        else
            appendUtf8(letter.code, out);
    }
    return out;
}

} // namespace headstart::data
