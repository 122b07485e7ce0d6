// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/bert_words.h"

#include "core/data/text/unicode.h"

#include <algorithm>

namespace headstart::data {

namespace {

constexpr char32_t kFirstBeyondAscii = 0x80;

/// The rules' steps, a letter at a time.
class Normaliser {
public:
    Normaliser(const BertRules &rules, std::vector<Letter> &out) : m_rules(rules), m_out(out) {}

    void take(const Letter &letter)
    {
        const std::uint16_t properties = unicode::propertiesOf(letter.code);
        if (m_rules.cleans && (properties & unicode::kDropped) != 0)
            return;
        if (m_rules.cleans && (properties & unicode::kSpace) != 0) {
            keep({U' ', letter.begin, letter.end});
        } else if (m_rules.partsChinese && unicode::isChinese(letter.code)) {
            keep({U' ', letter.begin, letter.begin});
            keep(letter);
            keep({U' ', letter.end, letter.end});
        } else {
            keep(letter);
        }
    }

    void finish()
    {
        std::stable_sort(m_marks.begin(), m_marks.end(),
                         [](const Mark &a, const Mark &b) { return a.combining < b.combining; });
        for (const Mark &mark : m_marks)
            lower(mark.letter);
        m_marks.clear();
    }

private:
    struct Mark {
        Letter letter;
        int combining;
    };

    void keep(const Letter &letter)
    {
        if (!m_rules.stripsAccents)
            return lower(letter);
        if (letter.code < kFirstBeyondAscii) {
            finish();
            return lower(letter);
        }
        m_parts.clear();
        unicode::decompose(letter.code, m_parts);
        for (const char32_t part : m_parts)
            order({part, letter.begin, letter.end});
    }

    /// Canonical order: between letters of class 0 those of another class stand by their class. Marks that take no room
    /// have their share in that before they go.
    void order(const Letter &part)
    {
        const int combining = unicode::combiningClassOf(part.code);
        if (combining == 0)
            finish();
        if (unicode::is(part.code, unicode::kNonspacingMark))
            return;
        if (combining == 0)
            lower(part);
        else
            m_marks.push_back({part, combining});
    }

    void lower(Letter letter)
    {
        constexpr char32_t kDot = 0x307;
        if (!m_rules.lowers) {
            m_out.push_back(letter);
        } else if (letter.code < kFirstBeyondAscii) {
            letter.code += letter.code >= U'A' && letter.code <= U'Z' ? U'a' - U'A' : 0;
            m_out.push_back(letter);
        } else {
            m_out.push_back({unicode::lowerOf(letter.code), letter.begin, letter.end});
            if (letter.code == unicode::kDottedI)
                m_out.push_back({kDot, letter.begin, letter.end});
        }
    }

    const BertRules &m_rules;
    std::vector<Letter> &m_out;
    std::vector<char32_t> m_parts;
    std::vector<Mark> m_marks; ///< since the last letter of class 0
};

} // namespace

void normalise(const BertRules &rules, Letters text, std::vector<Letter> &out)
{
    Normaliser normaliser(rules, out);
    for (const Letter &letter : text)
        normaliser.take(letter);
    normaliser.finish();
}

Letters BertWords::next()
{
    std::size_t begin = 0;
    while (begin < m_rest.size() && unicode::is(m_rest[begin].code, unicode::kSpace))
        ++begin;
    m_rest = m_rest.subspan(begin);
    std::size_t end = 0;
    while (end < m_rest.size() && !unicode::is(m_rest[end].code, unicode::kSpace | unicode::kPunctuation))
        ++end;
    if (end == 0 && !m_rest.empty())
        end = 1; // punctuation
    const Letters word = m_rest.first(end);
    m_rest = m_rest.subspan(end);
    return word;
}

} // namespace headstart::data
