#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains with headstart-cli, trains the same with PyTorch, and compares the losses of the first 20 steps. If they
agree, then pictures, their order, gradients summed over pieces of a batch, and the optimiser are right.

    pip install torch==2.13.0 torchvision timm safetensors
    compare_training.py HEADSTART_CLI TABLE [NAME...]

TABLE is ELPV's labels.csv, or another whose lines begin with a picture's path and a number, parted by blanks: above 0.5
is a class of its own. EfficientNet-Lite0 begins with the library's weights, ResNet-18 with torchvision's random ones.
Both train with SGD in batches of 32, BatchNorm fixed, from several cuts on.

Python takes from the run's store: its samples and which of them train, the weights with which it began, the sizes of
the pictures, the memory layout and the pieces into which a batch is parted. The rest is done anew: the samples' order,
reading and resizing, forward and backward of torchvision's and timm's modules, torch.optim.SGD.

Each line: network, first stage that trains, first and last loss, the largest relative difference of all losses, and
that of the first loss when Pillow resizes (one byte in a thousand differs from ours by one grey level; over many steps
training makes much of that). From the stem, rounding in float32 alone grows with each step, tenfold for tenfold the
learning rate: hence the small one. One line more a network has another learning rate in Python: it must differ. Exit 1 if a
line is not so.
"""
import argparse
import csv
import io
import json
import sqlite3
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import numpy
import timm
import torch
import torchvision
from PIL import Image
from safetensors.torch import load_file, save_file
from torchvision.transforms import v2 as steps

# By the stage at which training begins: the beginning of its first parameter's name in Python.
CUTS = {"tf_efficientnet_lite0": {"stem": "conv_stem", "blocks.5.0": "blocks.5.0", "head": "classifier"},
        "resnet18": {"stem": "conv1", "layer4.0": "layer4.0", "head": "fc"}}
MAKERS = {"tf_efficientnet_lite0": partial(timm.create_model, "tf_efficientnet_lite0"),
          "resnet18": torchvision.models.resnet18}
RATE = 1e-4
OTHER_RATE = 1.1e-4
SGD = {"momentum": 0.9, "weight_decay": 1e-4}
BATCH = 32
STEPS = 20
SAMPLES = 672
SETTINGS = ["data.threshold=0.5", "split.validation=0.04", "freeze.batch_norm=fixed", "training.epochs=1",
            f"training.batch={BATCH}", "optimiser.kind=sgd", f"optimiser.rate={RATE}", "optimiser.decay_all=true",
            "optimiser.backbone_factor=1", "schedule.kind=constant"]
BOUND = 1e-3
PILLOW_BOUND = 1e-3
MASK = 2**64 - 1


def mixed(x):
    """SplitMix64, as core/base/random.h."""
    x = (x + 0x9E3779B97F4A7C15) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def hash_of(text):
    """FNV-1a."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def shuffled(values, *purpose):
    """Fisher-Yates from the back, with the random numbers of a purpose."""
    state = 0
    for part in purpose:
        state = mixed(state ^ mixed(part))
    values = list(values)
    for i in range(len(values), 1, -1):
        j = mixed((state + len(values) - i) & MASK) % i
        values[i - 1], values[j] = values[j], values[i - 1]
    return values


def write_table(table, path):
    """A part of the table, spread evenly over it."""
    rows = [line.split() for line in table.read_text().splitlines() if line.strip()]
    rows = [rows[i * len(rows) // SAMPLES] for i in range(SAMPLES)]
    path.write_text("".join(f"{(table.parent / row[0]).resolve()},{row[1]}\n" for row in rows))


def write_resnet(path):
    """torchvision's own random values, but for the norms' statistics, which stay fixed: those of a batch of noise."""
    torch.manual_seed(0)
    model = torchvision.models.resnet18()
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = 1
    model.train()(torch.randn(16, 3, 224, 224))
    save_file(model.state_dict(), path)


def printed(*command):
    child = subprocess.run(command, capture_output=True, text=True)
    if child.returncode:
        sys.exit(f"{command[0]} failed: {child.stderr}")
    return child.stdout


class Run:
    """A run of ours, and all that another program needs to do the same."""

    def __init__(self, cli, name, cut, weights, table, folder):
        store = folder / f"{cut}.db"
        said = printed(cli, "--store", store, "train", "--model", name, "--weights", weights, "--data", table,
                       "--cut", cut, "--json", "--set", *SETTINGS, *(f"optimiser.{k}={v}" for k, v in SGD.items()))
        self.name, run = name, json.loads(said)["run"]
        self.initial = load_file(Path(f"{store}.d") / run / "initial.safetensors")
        rows = csv.DictReader(io.StringIO(printed(cli, "--store", store, "runs", "csv", run)))
        steps = [row for row in rows if row["kind"] == "step"]
        self.losses = [float(row["train_loss"]) for row in steps][:STEPS]
        self.read(sqlite3.connect(store))

    def read(self, database):
        config, parts = database.execute("SELECT config, parts FROM runs JOIN splits ON run = id").fetchone()
        samples = database.execute("SELECT file, label FROM samples ORDER BY sample").fetchall()
        self.classes = len(database.execute("SELECT * FROM classes").fetchall())
        config = json.loads(config)
        training = [i for i, part in enumerate(parts) if part == 0]
        order = shuffled(training, config["training"]["seed"], hash_of("order"), 1)
        self.piece = config["training"]["micro_batch"]
        self.layout = torch.channels_last if config["compute"]["layout"] == "nhwc" else torch.contiguous_format
        files = [samples[i][0] for i in order[:STEPS * BATCH]]
        self.labels = [samples[i][1] for i in order[:STEPS * BATCH]]
        self.pictures = prepared(files, bytes_of, config["preprocessing"])
        self.first_by_pillow = prepared(files[:BATCH], Image.Image.copy, config["preprocessing"])


def bytes_of(image):
    """[3, height, width] uint8: torchvision resizes that without Pillow."""
    return torch.from_numpy(numpy.array(image)).permute(2, 0, 1)


def prepared(files, opened, made):
    """The pictures as the network sees them."""
    transform = steps.Compose([opened, steps.Resize(made["resize"]), steps.CenterCrop(made["crop"]), steps.ToImage(),
                               steps.ToDtype(torch.float32, scale=True), steps.Normalize(made["mean"], made["std"])])
    return [transform(Image.open(file).convert("RGB")) for file in files]


def losses(run, cut, rate, pictures):
    """Of the same steps in Python, as many as there are pictures for."""
    model = MAKERS[run.name](num_classes=run.classes)
    model.load_state_dict(run.initial)
    for module in model.train().modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.eval()
    trains = False
    for name, parameter in model.named_parameters():
        trains = trains or name.startswith(CUTS[run.name][cut] + ".")
        parameter.requires_grad_(trains)
    model.to(memory_format=run.layout)
    optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=rate, **SGD)
    out = []
    for begin in range(0, len(pictures), BATCH):
        optimizer.zero_grad()
        total = 0
        for piece in range(begin, begin + BATCH, run.piece):
            chosen = slice(piece, piece + run.piece)
            logits = model(torch.stack(pictures[chosen]).contiguous(memory_format=run.layout))
            loss = torch.nn.functional.cross_entropy(logits, torch.tensor(run.labels[chosen]), reduction="sum") / BATCH
            loss.backward()
            total += loss.item()
        optimizer.step()
        out.append(total)
    return out


def compare(run, cut, rate):
    """Prints a line. Whether it is as it should be."""
    theirs = losses(run, cut, rate, run.pictures)
    difference = max(abs(a - b) / abs(b) for a, b in zip(run.losses, theirs, strict=True))
    first = losses(run, cut, rate, run.first_by_pillow)[0]
    by_pillow = abs(run.losses[0] - first) / abs(first)
    good = (difference <= BOUND) == (rate == RATE) and by_pillow <= PILLOW_BOUND
    what = cut if rate == RATE else f"{cut}, rate {rate:g} in Python"
    print(f"{run.name:24}{what:30}{theirs[0]:8.4f}{theirs[-1]:8.4f}   all: {difference:.1e}   "
          f"first, by Pillow: {by_pillow:.1e}{'' if good else '  WRONG'}", flush=True)
    return good


def compare_all(options, name, folder):
    write_table(options.table, folder / "table.csv")
    weights = options.weights or "pretrained"
    if weights == "pretrained" and name == "resnet18":
        weights = folder / "resnet18.safetensors"
        write_resnet(weights)
    good = True
    for cut in CUTS[name]:
        run = Run(options.cli, name, cut, weights, folder / "table.csv", folder)
        for rate in [RATE, OTHER_RATE] if cut == "stem" else [RATE]:
            good = compare(run, cut, rate) and good
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("cli", help="the program headstart-cli")
    parser.add_argument("table", type=Path, help="the pictures: labels.csv of ELPV, say")
    parser.add_argument("names", nargs="*", metavar="NAME", help="by default " + ", ".join(CUTS))
    parser.add_argument("--weights", help="a file of weights to begin with; name its network")
    options = parser.parse_args()
    good = True
    for name in options.names or CUTS:
        with tempfile.TemporaryDirectory() as folder:
            good = compare_all(options, name, Path(folder)) and good
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
