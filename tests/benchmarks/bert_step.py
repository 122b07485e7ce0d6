#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares a training step of BERT: our core (bert_step.cpp) and transformers.

    pip install torch==2.13.0 transformers
    bert_step.py PROGRAM [--large]

BERT Base with 16 texts of 64 tokens, MiniLM-L6 with 32 texts of 32; both processes live side by side and make their steps in turn, so that what else
the machine does falls on both. A step is forward, loss and backward, with dropout; 2 threads each. Large: one process of
ours after the other, 8 texts of 128 tokens, without and with gradient checkpointing; their peaks are the processes'.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time

PAIRS = 9


CASES = [("bert-base-uncased", 16, 64), ("all-MiniLM-L6-v2", 32, 32)]
SETTINGS = {"bert-base-uncased": {},
            "all-MiniLM-L6-v2": dict(hidden_size=384, num_hidden_layers=6, intermediate_size=1536)}


def peer(network, texts, tokens):
    """Child: what bert_step.cpp does, in Python."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import torch
    import transformers
    torch.set_num_threads(2)
    torch.manual_seed(0)
    model = transformers.BertForSequenceClassification(transformers.BertConfig(num_labels=3, **SETTINGS[network])).train()
    ids = torch.randint(30522, (texts, tokens))
    inputs = {"input_ids": ids, "attention_mask": torch.ones_like(ids), "token_type_ids": torch.zeros_like(ids),
              "labels": torch.zeros(texts, dtype=torch.long)}
    for _ in sys.stdin:
        begin = time.perf_counter()
        model(**inputs).loss.backward()
        seconds = time.perf_counter() - begin
        model.zero_grad()
        with open("/proc/self/status") as status:
            peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
        print(seconds, peak, flush=True)


class Contestant:
    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def step(self):
        """Seconds, and the peak of its memory in GiB."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        seconds, kib = self.process.stdout.readline().split()
        return float(seconds), int(kib) / 2**20

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def compare(program, network, texts, tokens):
    ours = Contestant(program, network, str(texts), str(tokens))
    python = Contestant(sys.executable, __file__, "--peer", network, str(texts), str(tokens))
    pairs = []
    for i in range(-2, PAIRS):  # two warm up
        pair = ours.step(), python.step()
        if i >= 0:
            pairs.append(pair)
    ours.end()
    python.end()
    ratios = sorted(a[0] / b[0] for a, b in pairs)
    print(f"{network}, {texts} x {tokens}: ours {statistics.median(a[0] for a, _ in pairs):.3f} s, "
          f"{pairs[-1][0][1]:.2f} GiB; transformers {statistics.median(b[0] for _, b in pairs):.3f} s, "
          f"{pairs[-1][1][1]:.2f} GiB; ratio {statistics.median(ratios):.3f} ({ratios[0]:.3f} to {ratios[-1]:.3f})")


def large(program):
    for mode in [], ["recompute"]:
        ours = Contestant(program, "bert-large-uncased", "8", "128", *mode)
        ours.step()
        seconds, peak = ours.step()
        ours.end()
        print(f"BERT Large, 8 x 128{', gradient checkpointing' if mode else ''}: {seconds:.2f} s, peak {peak:.2f} GiB")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program", nargs="?", help="build/release/bin/bert_step")
    parser.add_argument("--large", action="store_true", help="BERT Large instead: takes 8 GiB of memory")
    parser.add_argument("--peer", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peer:
        peer(options.peer[0], *map(int, options.peer[1:]))
    elif options.large:
        large(options.program)
    else:
        for case in CASES:
            compare(options.program, *case)


if __name__ == "__main__":
    main()
