#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fine-tunes a text encoder with transformers and PyTorch, as a person would write it who knows both well.

    pip install torch==2.13.0 transformers safetensors
    text_transformers.py FOLDER TEXTS --padding dynamic|fixed [--epochs N]

FOLDER is a model's (config.json, model.safetensors, tokenizer.json). TEXTS is JSON: {"classes": n, "train": [[text,
label], ...], "validation": [...]}. "dynamic": batches of texts of one length, filled up to their longest; windows of 50
batches are sorted, and the batches come in random order, as ours do. "fixed": transformers' run_glue.py as it comes:
texts in random order, every one filled up to 128 tokens. Both: AdamW 5e-5, warm-up 0.1 and linear, clipped at 1.0,
batches of 32, no decay of biases and norms; validation after each epoch. Prints JSON: the epochs' accuracies.
"""
import argparse
import json
import os
import random
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer, get_linear_schedule_with_warmup

BATCH = 32
WINDOW = 50
LENGTH = 128


def batches_of(lengths, padding, shuffled):
    order = list(range(len(lengths)))
    if shuffled:
        random.shuffle(order)
    if padding == "fixed":
        return [order[i:i + BATCH] for i in range(0, len(order), BATCH)]
    if shuffled:
        windows = [order[i:i + WINDOW * BATCH] for i in range(0, len(order), WINDOW * BATCH)]
        order = [i for window in windows for i in sorted(window, key=lambda i: -lengths[i])]
    else:
        order.sort(key=lambda i: -lengths[i])
    batches = [order[i:i + BATCH] for i in range(0, len(order), BATCH)]
    if shuffled:
        random.shuffle(batches)
    return batches


class Part:
    def __init__(self, rows, tokenizer, padding):
        self.encoded = tokenizer([text for text, _ in rows], truncation=True, max_length=LENGTH)
        self.labels = [label for _, label in rows]
        self.tokenizer, self.padding = tokenizer, padding

    def batches(self, shuffled):
        for batch in batches_of([len(ids) for ids in self.encoded["input_ids"]], self.padding, shuffled):
            chosen = {name: [self.encoded[name][i] for i in batch] for name in self.encoded}
            yield self.tokenizer.pad(chosen, padding="longest" if self.padding == "dynamic" else "max_length",
                                     max_length=LENGTH, return_tensors="pt"), torch.tensor([self.labels[i] for i in batch])


def accuracy(model, part):
    model.eval()
    right = 0
    with torch.inference_mode():
        for inputs, labels in part.batches(False):
            right += (model(**inputs).logits.argmax(1) == labels).sum().item()
    return right / len(part.labels)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--padding", choices=["dynamic", "fixed"], required=True)
    parser.add_argument("--epochs", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(0)
    random.seed(0)
    texts = json.loads(options.texts.read_text())
    tokenizer = AutoTokenizer.from_pretrained(options.folder)
    model = AutoModelForSequenceClassification.from_pretrained(options.folder, num_labels=texts["classes"])
    train, validation = (Part(texts[part], tokenizer, options.padding) for part in ("train", "validation"))
    norms_and_biases = [p for name, p in model.named_parameters() if name.endswith("bias") or "LayerNorm" in name]
    rest = [p for name, p in model.named_parameters() if not (name.endswith("bias") or "LayerNorm" in name)]
    optimizer = torch.optim.AdamW([{"params": rest, "weight_decay": 0.01},
                                   {"params": norms_and_biases, "weight_decay": 0.0}], lr=5e-5)
    steps = options.epochs * -(-len(train.labels) // BATCH)
    schedule = get_linear_schedule_with_warmup(optimizer, round(0.1 * steps), steps)
    accuracies = []
    for _ in range(options.epochs):
        model.train()
        for inputs, labels in train.batches(True):
            loss = model(**inputs, labels=labels).loss
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            loss.item()  # for the progress that everyone shows
        accuracies.append(accuracy(model, validation))
    print(json.dumps({"accuracies": accuracies}))


if __name__ == "__main__":
    main()
