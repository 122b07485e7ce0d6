#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares training on pictures: headstart-cli and the PyTorch script that a good tutorial has.

    pip install torch==2.13.0 torchvision timm safetensors
    train.py HEADSTART_CLI TABLE

TABLE is ELPV's labels.csv, or another whose lines begin with a picture's path and a number, parted by blanks: above 0.5
is a class of its own. Both train on the same files from the same weights, in batches of 32 at 224 pixels, with SGD and
BatchNorm fixed, with 2 threads and 2 more (Python: processes) that read pictures. Each training is a process of its
own; ours and Python's take turns. Pictures per second are those of 12 steps; the first 3 warm up, and some more follow
so that nobody lives on what has been read ahead. Start and validation are not in them.

"head alone" trains the last layer: below it no gradients on either side. "later epochs" are ours of the same case with
the default settings, which keep what comes before the head in memory; Python computes it in every epoch. "peak" is the
largest resident memory of the process, of Python's without its two that read pictures. Ratios are medians of those of
each repetition, ours over Python's. Prints a table in Markdown.
"""
import argparse
import csv
import functools
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# The parent imports nothing large: the system counts its memory when it starts a child into that child's peak.
CASES = [("tf_efficientnet_lite0", "stem"), ("resnet18", "stem"), ("tf_efficientnet_lite0", "head")]
TITLES = {"stem": "everything", "head": "head alone"}
REPETITIONS = 2
THREADS = 2
BATCH = 32
WARMING = 3
COUNTED = 12
AHEAD = 5  # batches: 2 processes of 2 each, and the one in hand
SAMPLES = (WARMING + COUNTED + AHEAD) * BATCH
JUDGING = 16  # of our validation
EPOCHS = 6
SGD = {"momentum": 0.9, "weight_decay": 1e-4}
RATE = 1e-4


def network(name, weights, cut):
    """Child: the network with the weights of our run, and what computes its logits."""
    import timm
    import torch
    import torchvision
    from safetensors.torch import load_file
    make = torchvision.models.resnet18 if name == "resnet18" else functools.partial(timm.create_model, name)
    model = make(num_classes=2)
    model.load_state_dict(load_file(weights))
    model.train()
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.eval()
    if cut != "head":
        return model, model
    model.eval().requires_grad_(False)
    model.get_classifier().requires_grad_(True)
    return model, lambda pictures: model.forward_head(torch.no_grad()(model.forward_features)(pictures))


def loader(table):
    """Child: batches of the table's pictures, in random order."""
    from PIL import Image
    from torch.utils.data import DataLoader, Dataset
    from torchvision import transforms

    class Pictures(Dataset):
        def __init__(self):
            with open(table, newline="") as file:
                self.rows = list(csv.reader(file))
            self.transform = transforms.Compose([
                transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(),
                transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])

        def __len__(self):
            return len(self.rows)

        def __getitem__(self, index):
            file, number = self.rows[index]
            return self.transform(Image.open(file).convert("RGB")), int(float(number) > 0.5)

    return DataLoader(Pictures(), batch_size=BATCH, shuffle=True, num_workers=2)


def train(name, cut, weights, table):
    """Child: Python's training. Prints the seconds of its steps."""
    import torch
    torch.set_num_threads(THREADS)
    model, logits = network(name, weights, cut)
    optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=RATE, **SGD)
    seconds = []
    last = time.perf_counter()
    for pictures, labels in loader(table):
        optimizer.zero_grad(set_to_none=True)
        loss = torch.nn.functional.cross_entropy(logits(pictures), labels)
        loss.backward()
        optimizer.step()
        loss.item()  # for the progress that everyone shows
        seconds.append(time.perf_counter() - last)
        last = time.perf_counter()
        if len(seconds) == WARMING + COUNTED:
            break
    print(json.dumps(seconds))


def measured(command):
    """What a child prints, and the peak of its memory in MiB."""
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | {"OMP_NUM_THREADS": str(THREADS)})
    printed = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command[0]} failed")
    return json.loads(printed), usage.ru_maxrss / 1024


def speed(seconds):
    return BATCH * len(seconds) / sum(seconds)


def write_table(table, path):
    """A part of the table, spread evenly over it."""
    rows = [line.split() for line in table.read_text().splitlines() if line.strip()]
    count = SAMPLES + JUDGING
    rows = [rows[i * len(rows) // count] for i in range(count)]
    path.write_text("".join(f"{(table.parent / row[0]).resolve()},{row[1]}\n" for row in rows))


class Ours:
    """A training of ours in a store of its own."""

    def __init__(self, cli, name, cut, table, store, *settings):
        weights = "random" if name == "resnet18" else "pretrained"
        share = JUDGING / (SAMPLES + JUDGING)
        trained, self.peak = measured(
            [cli, "--store", store, "train", "--model", name, "--weights", weights, "--data", table, "--cut", cut,
             "--json", "--set", "data.threshold=0.5", f"split.validation={share}", "freeze.batch_norm=fixed",
             f"training.batch={BATCH}", "optimiser.kind=sgd", f"optimiser.rate={RATE}", "optimiser.backbone_factor=1",
             "schedule.kind=constant", f"compute.threads={THREADS}", *(f"optimiser.{k}={v}" for k, v in SGD.items()),
             *settings])
        self.weights = Path(f"{store}.d") / trained["run"] / "initial.safetensors"
        rows = subprocess.run([cli, "--store", store, "runs", "csv", trained["run"]], check=True,
                              stdout=subprocess.PIPE, text=True).stdout
        steps = [row for row in csv.DictReader(io.StringIO(rows)) if row["kind"] == "step"]
        self.first = [float(row["seconds"]) for row in steps if row["epoch"] == "1"][:WARMING + COUNTED]
        self.later = [float(row["seconds"]) for row in steps if row["epoch"] != "1"]


def compare(cli, name, cut, table, folder):
    """One repetition: by title, our speed, Python's, our peak, Python's."""
    ours = Ours(cli, name, cut, table, folder / "first.db", "training.epochs=1", "compute.cache_mb=0")
    seconds, peak = measured([sys.executable, __file__, "--train", name, cut, str(ours.weights), str(table)])
    theirs = speed(seconds[WARMING:])
    title = f"{name}, {TITLES[cut]}"
    out = {title: (speed(ours.first[WARMING:]), theirs, ours.peak, peak)}
    if cut == "head":
        kept = Ours(cli, name, cut, table, folder / "kept.db", f"training.epochs={EPOCHS}", "compute.disk_cache_mb=0")
        out[f"{title}, later epochs"] = (speed(kept.later), theirs, kept.peak, peak)
    return out


def print_table(cli, table, repetitions):
    print("| case | ours, pictures/s | PyTorch, pictures/s | ratio | our peak, MiB | PyTorch's |\n|-|-|-|-|-|-|")
    for name, cut in CASES:
        results = []
        for _ in range(repetitions):
            with tempfile.TemporaryDirectory() as folder:
                write_table(table, Path(folder) / "table.csv")
                results.append(compare(cli, name, cut, Path(folder) / "table.csv", Path(folder)))
        for title in results[0]:
            rows = [result[title] for result in results]
            ours, theirs, peak, their_peak = (statistics.median(column) for column in zip(*rows))
            ratio = statistics.median(row[0] / row[1] for row in rows)
            print(f"| {title} | {ours:.1f} | {theirs:.1f} | {ratio:.2f} | {peak:.0f} | {their_peak:.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("cli", nargs="?", help="the program headstart-cli")
    parser.add_argument("table", nargs="?", type=Path, help="the pictures: labels.csv of ELPV, say")
    parser.add_argument("--repetitions", type=int, default=REPETITIONS, help=f"by default {REPETITIONS}")
    parser.add_argument("--train", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.train:
        return train(*options.train)
    if not options.table:
        parser.error("the program headstart-cli and the table are missing")
    print_table(options.cli, options.table, options.repetitions)


if __name__ == "__main__":
    main()
