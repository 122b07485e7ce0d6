#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes unicode_differences.cpp: where Hugging Face's tokenizers sees a character otherwise than Unicode 14 does.

    pip install tokenizers==0.23.3
    python3.11 make_unicode_differences.py

Qt 6.4 and Python 3.11 both have the tables of Unicode 14. The library has several of different ages, which are asked
for every code point through what it does with it. unicode.cpp takes what is newer than 14 for unassigned, whatever Qt
it is built with, and so the table holds for later ones too.
"""
import sys
import unicodedata
from pathlib import Path

import tokenizers
from tokenizers import AddedToken, Tokenizer, models, normalizers, pre_tokenizers

# As in unicode.h.
DROPPED, SPACE, PUNCTUATION, NONSPACING_MARK, LETTER, NUMBER, WORD, STARTER, WHOLE = (1 << bit for bit in range(9))
ASCII_PUNCTUATION = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
WHITE_CONTROLS = "\t\n\v\f\r\x85"

CLEAN = normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=False, strip_accents=False, lowercase=False)
STRIP = normalizers.BertNormalizer(clean_text=False, handle_chinese_chars=False, strip_accents=True, lowercase=False)
LOWER = normalizers.BertNormalizer(clean_text=False, handle_chinese_chars=False, strip_accents=False, lowercase=True)
DECOMPOSE = normalizers.NFD()
BERT_WORDS = pre_tokenizers.BertPreTokenizer()
BYTE_WORDS = pre_tokenizers.ByteLevel(add_prefix_space=False)
SINGLE_WORD = Tokenizer(models.WordLevel({"?": 0}, unk_token="?"))
SINGLE_WORD.add_tokens([AddedToken("xx", single_word=True, normalized=False)])
LOWEST_MARK, HIGHEST_MARK = "\u0334", "\u0345"  # combining classes 1 and 240


def in_unicode(letter):
    category = unicodedata.category(letter)
    is_white = category[0] == "Z" or letter in WHITE_CONTROLS
    out = SPACE if is_white else 0
    if (category in ("Cc", "Cf", "Co") and letter not in "\t\n\r") or letter in "\0\ufffd":
        out |= DROPPED
    if category[0] == "P" or letter in ASCII_PUNCTUATION:
        out |= PUNCTUATION
    if category == "Mn":
        out |= NONSPACING_MARK
    if category[0] == "L":
        out |= LETTER
    if category[0] == "N":
        out |= NUMBER
    if category[0] in "LM" or category in ("Nd", "Nl", "Pc") or letter in "\u200c\u200d":
        out |= WORD
    return out


def in_library(letter):
    cleaned = CLEAN.normalize_str(f"a{letter}b")
    out = DROPPED if cleaned == "ab" else 0
    pieces = len(BERT_WORDS.pre_tokenize_str(f"a{letter}b"))
    out |= {1: 0, 2: SPACE, 3: PUNCTUATION}[pieces]
    if STRIP.normalize_str(letter) == "":
        out |= NONSPACING_MARK
    if len(BYTE_WORDS.pre_tokenize_str("a" + letter)) == 1:
        out |= LETTER
    elif len(BYTE_WORDS.pre_tokenize_str("1" + letter)) == 1:
        out |= NUMBER
    else:
        is_white = len(BYTE_WORDS.pre_tokenize_str("!" + letter)) == 2
        assert is_white == bool(out & SPACE), hex(ord(letter))  # one notion of white space in all of the library
    if 1 not in SINGLE_WORD.encode(letter + "xx").ids:
        out |= WORD
    if DECOMPOSE.normalize_str(letter) != unicodedata.normalize("NFD", letter):
        assert DECOMPOSE.normalize_str(letter) == letter, hex(ord(letter))
        out |= WHOLE
    if unicodedata.combining(letter) and not changes_places(letter):
        out |= STARTER
    return out


def changes_places(letter):
    """Whether it has a combining class that is not 0."""
    return (DECOMPOSE.normalize_str("a" + HIGHEST_MARK + letter) != "a" + HIGHEST_MARK + letter
            or DECOMPOSE.normalize_str("a" + letter + LOWEST_MARK) != "a" + letter + LOWEST_MARK
            or letter in LOWEST_MARK + HIGHEST_MARK)


def ranges(differences):
    out = []
    for code, properties in differences:
        if out and out[-1][1] == code - 1 and out[-1][2] == properties:
            out[-1][1] = code
        else:
            out.append([code, code, properties])
    return out


def main():
    if unicodedata.unidata_version != "14.0.0" or tokenizers.__version__ != "0.23.3":
        sys.exit("this needs Python 3.11 (Unicode 14) and tokenizers 0.23.3")
    letters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    properties = [(ord(letter), in_library(letter)) for letter in letters if in_library(letter) != in_unicode(letter)]
    lower = [(ord(letter), LOWER.normalize_str(letter)) for letter in letters
             if LOWER.normalize_str(letter) != letter.lower()]
    assert all(len(text) == 1 for _, text in lower)
    lines = ["// SPDX-License-Identifier: GPL-3.0-or-later",
             f"// Made by make_unicode_differences.py from tokenizers {tokenizers.__version__}: {len(properties)} code "
             "points,", "// nearly all of them newer than one of its tables, or than Qt's.",
             "// clang-format off", '#include "core/data/text/unicode_differences.h"', "", "#include <array>", "",
             "namespace headstart::data::unicode {", "", "namespace {", ""]
    found = ranges(properties)
    lines.append(f"constexpr std::array<PropertyRange, {len(found)}> kProperties = {{{{")
    lines += [f"    {{0x{first:04X}, 0x{last:04X}, 0x{value:03X}}}," for first, last, value in found]
    lines += ["}};", "", f"constexpr std::array<LowerCase, {len(lower)}> kLower = {{{{"]
    lines += [f"    {{0x{code:04X}, 0x{ord(text):04X}}}," for code, text in lower]
    lines += ["}};", "", "} // namespace", "",
              "std::span<const PropertyRange> propertyDifferences()", "{", "    return kProperties;", "}", "",
              "std::span<const LowerCase> lowerDifferences()", "{", "    return kLower;", "}", "",
              "} // namespace headstart::data::unicode", ""]
    Path(__file__).with_name("unicode_differences.cpp").write_text("\n".join(lines))


if __name__ == "__main__":
    main()
