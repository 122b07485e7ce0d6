// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/byte_words.h"

#include "core/data/text/unicode.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace headstart::data {

namespace {

enum class Kind { Space, Letter, Number, Other };

Kind kindOf(const Letter &letter)
{
    const std::uint16_t properties = unicode::propertiesOf(letter.code);
    if ((properties & unicode::kLetter) != 0)
        return Kind::Letter;
    if ((properties & unicode::kNumber) != 0)
        return Kind::Number;
    return (properties & unicode::kSpace) != 0 ? Kind::Space : Kind::Other;
}

/// How many letters at the beginning are of one kind.
std::size_t runOf(Kind kind, Letters letters)
{
    const auto isOther = [kind](const Letter &letter) { return kindOf(letter) != kind; };
    return static_cast<std::size_t>(std::find_if(letters.begin(), letters.end(), isOther) - letters.begin());
}

/// The length of a short form that the text begins with ("'re"), or 0.
std::size_t shortForm(Letters text)
{
    constexpr std::array<std::u32string_view, 7> kForms = {U"'s", U"'t", U"'re", U"'ve", U"'m", U"'ll", U"'d"};
    for (const std::u32string_view form : kForms)
        if (text.size() >= form.size()
            && std::equal(form.begin(), form.end(), text.begin(),
                          [](char32_t code, const Letter &letter) { return code == letter.code; }))
            return form.size();
    return 0;
}

std::size_t lengthOfFirst(Letters text)
{
    if (const std::size_t length = text.front().code == U'\'' ? shortForm(text) : 0; length > 0)
        return length;
    const std::size_t blank = text.front().code == U' ' ? 1 : 0;
    const Letters word = text.subspan(blank);
    if (!word.empty() && kindOf(word.front()) != Kind::Space)
        return blank + runOf(kindOf(word.front()), word);
    const std::size_t spaces = runOf(Kind::Space, text);
    return spaces == text.size() || spaces == 1 ? spaces : spaces - 1; // the last goes with the word behind it
}

} // namespace

Letters ByteWords::next()
{
    const Letters word = m_rest.empty() ? m_rest : m_rest.first(lengthOfFirst(m_rest));
    m_rest = m_rest.subspan(word.size());
    return word;
}

} // namespace headstart::data
