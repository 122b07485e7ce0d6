#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains a text encoder with headstart-cli, trains the same with transformers, and compares the losses of the first 20
steps. If they agree, then tokens, their order, batches and padding, the network, its gradients and the optimiser are
right.

    pip install torch==2.13.0 transformers safetensors
    compare_text_training.py HEADSTART_CLI FOLDER TABLE [--encoding mac_roman]

FOLDER is a BERT's (config.json, model.safetensors, tokenizer.json): all-MiniLM-L6-v2 in the library. TABLE is a CSV with
the columns sentiment and text: the demo's. Dropout is off on both sides. AdamW 5e-5, batches of 32, clipped at 1.0.

Python takes from the run's store which samples train, and the weights with which it began. The rest is done anew:
reading, tokens, the epoch's order with its batches of one length, forward and backward, torch.optim.AdamW.

Each line: first stage that trains, first and last loss, the largest relative difference of all losses. One line more has
another learning rate in Python: it must differ. Exit 1 if a line is not so.
"""
import argparse
import csv
import io
import json
import os
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
import torch
from safetensors.torch import load_file
from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer

from compare_training import hash_of, printed, shuffled

CUTS = {"embeddings": "bert.embeddings", "encoder.layer.4": "bert.encoder.layer.4", "head": "classifier"}
RATE = 5e-5
OTHER_RATE = 5.5e-5
BATCH = 32
WINDOW = 50
STEPS = 20
BOUND = 1e-3
SETTINGS = ["data.text_column=text", "data.label_column=sentiment", "data.encoding=mac-roman", "split.validation=0.05",
            "split.test=0.9", "training.epochs=1", f"training.batch={BATCH}", "training.clip_norm=1", "compute.cache_mb=0",
            f"optimiser.rate={RATE}", "optimiser.backbone_factor=1", "optimiser.weight_decay=0.01",
            "schedule.kind=constant"]


def without_dropout(folder, target):
    shutil.copytree(folder, target)
    config = json.loads((target / "config.json").read_text())
    config |= {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0, "classifier_dropout": 0.0}
    (target / "config.json").write_text(json.dumps(config))


class Run:
    """A run of ours, and all that another program needs to do the same."""

    def __init__(self, cli, model, cut, table, folder):
        store = folder / f"{cut}.db"
        said = printed(cli, "--store", store, "train", "--model", model, "--data", table, "--cut", cut, "--json", "--set",
                       *SETTINGS)
        run = json.loads(said)["run"]
        self.initial = load_file(Path(f"{store}.d") / run / "initial.safetensors")
        rows = csv.DictReader(io.StringIO(printed(cli, "--store", store, "runs", "csv", run)))
        self.losses = [float(row["train_loss"]) for row in rows if row["kind"] == "step"][:STEPS]
        database = sqlite3.connect(store)
        config, parts = database.execute("SELECT config, parts FROM runs JOIN splits ON run = id").fetchone()
        self.samples = database.execute("SELECT file, label FROM samples ORDER BY sample").fetchall()
        self.classes = len(database.execute("SELECT * FROM classes").fetchall())
        self.training = [i for i, part in enumerate(parts) if part == 0]
        self.seed = json.loads(config)["training"]["seed"]


def texts_by_line(table, encoding):
    """The line at which a row begins -> its text."""
    reader = csv.reader(io.StringIO(table.read_bytes().decode(encoding), newline=""))
    column = next(reader).index("text")
    out, last = {}, reader.line_num
    for row in reader:
        out[last + 1] = row[column]
        last = reader.line_num
    return out


def batches_of(run, lengths):
    """As core/data/text/length_buckets.h: windows of 50 batches sorted by length, the batches in random order."""
    order = shuffled(run.training, run.seed, hash_of("order"), 1)
    whole = len(order) // BATCH * BATCH
    sorted_order = []
    for begin in range(0, whole, WINDOW * BATCH):
        window = order[begin:min(begin + WINDOW * BATCH, whole)]
        sorted_order += sorted(window, key=lambda i: -lengths[i])
    batches = [sorted_order[i:i + BATCH] for i in range(0, whole, BATCH)]
    chosen = shuffled(range(len(batches)), run.seed, hash_of("batches"), 1)
    return [batches[i] for i in chosen][:STEPS]


def losses(run, model_folder, texts, cut, rate):
    tokenizer = AutoTokenizer.from_pretrained(model_folder)
    config = AutoConfig.from_pretrained(model_folder, num_labels=run.classes)
    model = AutoModelForSequenceClassification.from_config(config)
    model.load_state_dict(run.initial, strict=False)
    missing = set(model.state_dict()) - set(run.initial)
    assert all("position_ids" in name for name in missing), missing
    trains = False
    groups = {True: [], False: []}
    for name, parameter in model.named_parameters():
        trains = trains or name.startswith(CUTS[cut])
        parameter.requires_grad_(trains)
        if trains:
            groups[name.endswith("bias") or "LayerNorm" in name].append(parameter)
    optimizer = torch.optim.AdamW([{"params": groups[False], "weight_decay": 0.01},
                                   {"params": groups[True], "weight_decay": 0.0}], lr=rate)
    rows = [texts[int(file.rpartition(" ")[2])] for file, _ in run.samples]
    lengths = {i: len(ids) for i, ids in zip(run.training, tokenizer(
        [rows[i] for i in run.training], truncation=True, max_length=128)["input_ids"])}
    model.train()
    out = []
    for batch in batches_of(run, lengths):
        inputs = tokenizer([rows[i] for i in batch], truncation=True, max_length=128, padding=True, return_tensors="pt")
        loss = model(**inputs, labels=torch.tensor([run.samples[i][1] for i in batch])).loss
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        out.append(loss.item())
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("cli", help="the program headstart-cli")
    parser.add_argument("folder", type=Path)
    parser.add_argument("table", type=Path)
    parser.add_argument("--encoding", default="mac_roman")
    options = parser.parse_args()
    torch.set_num_threads(2)
    texts = texts_by_line(options.table, options.encoding)
    good = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        without_dropout(options.folder, folder / "model")
        for cut in CUTS:
            run = Run(options.cli, folder / "model", cut, options.table, folder)
            for rate in [RATE, OTHER_RATE] if cut == "embeddings" else [RATE]:
                theirs = losses(run, folder / "model", texts, cut, rate)
                difference = max(abs(a - b) / abs(b) for a, b in zip(run.losses, theirs, strict=True))
                right = (difference <= BOUND) == (rate == RATE)
                good = good and right
                what = cut if rate == RATE else f"{cut}, rate {rate:g} in Python"
                print(f"{what:34}{theirs[0]:8.4f}{theirs[-1]:8.4f}   {difference:.1e}{'' if right else '  WRONG'}",
                      flush=True)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
