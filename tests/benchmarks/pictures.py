#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times transfer learning on pictures, whole processes from start to end, against PyTorch as its tutorials write it.

    pip install torch==2.13.0 torchvision==0.28.0 timm==1.0.31 safetensors
    pictures.py HEADSTART_CLI TABLE [--epochs N] [--case NAME ...]

TABLE is ELPV's labels.csv. `headstart-cli train` first with nothing kept from before ("cold"), then once more with
another learning rate ("warm": the outputs of the kept part are on the disk), then peers/pictures_pytorch.py with the
same files, split, weights, batches and threads. Ratios are theirs over ours. Prints a table in Markdown.
"""
import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEER = Path(__file__).with_name("peers") / "pictures_pytorch.py"
# Ours, weights, our cut, and how the peer calls the first that trains.
CASES = {"lite0-head": ("tf_efficientnet_lite0", "pretrained", "head", "head"),
         "resnet18-head": ("resnet18", "random", "head", "head"),
         "lite0-third": ("tf_efficientnet_lite0", "pretrained", "blocks.5.0", "blocks.5"),
         "resnet18-third": ("resnet18", "random", "layer4.0", "layer4")}


def measured(command, cache):
    """Seconds, peak MiB, and what it printed as JSON."""
    environment = os.environ | {"OMP_NUM_THREADS": "2", "XDG_CACHE_HOME": str(cache)}
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    printed, said = child.stdout.read(), child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command[0]} failed: {said.decode()}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024, json.loads(printed)


def write_pictures(store, run, folder, path):
    """The run's files and labels, by part, as the peer reads them."""
    database = sqlite3.connect(store)
    [parts] = database.execute("SELECT parts FROM splits WHERE run = ?", [run]).fetchone()
    [dataset] = database.execute("SELECT dataset FROM runs WHERE id = ?", [run]).fetchone()
    samples = database.execute("SELECT file, label FROM samples WHERE dataset = ? ORDER BY sample", [dataset]).fetchall()
    out = {"train": [], "validation": []}
    for (file, label), part in zip(samples, parts, strict=True):
        if part < 2:
            out["train" if part == 0 else "validation"].append([str(folder / file), label])
    path.write_text(json.dumps(out))


def compare(cli, table, case, epochs):
    """By title: seconds, peak, accuracy."""
    name, weights, cut, first = CASES[case]
    rows = {}
    with tempfile.TemporaryDirectory() as text:
        folder = Path(text)
        for title, rate in ("cold", 0.01), ("warm", 0.02):
            store = folder / f"{title}.db"
            seconds, peak, run = measured(
                [cli, "--store", store, "train", "--model", name, "--weights", weights, "--data", table, "--cut", cut,
                 "--json", "--set", "data.threshold=0.5", "split.validation=0.25", "freeze.batch_norm=fixed",
                 f"training.epochs={epochs}", "training.batch=32", "optimiser.kind=sgd", f"optimiser.rate={rate}",
                 "optimiser.backbone_factor=1", "optimiser.weight_decay=0", "schedule.kind=constant",
                 "compute.threads=2"], folder / "cache")
            rows[title] = (seconds, peak, run["validation"]["accuracy"])
        write_pictures(store, run["run"], table.parent, folder / "pictures.json")
        initial = Path(f"{store}.d") / run["run"] / "initial.safetensors"
        seconds, peak, printed = measured([sys.executable, PEER, name, initial, folder / "pictures.json", "--first",
                                           first, "--epochs", str(epochs)], folder / "cache")
        rows["PyTorch"] = (seconds, peak, max(printed["accuracies"]))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("cli")
    parser.add_argument("table", type=Path)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--case", nargs="+", choices=CASES, default=list(CASES))
    options = parser.parse_args()
    print("| case | cold, s | warm, s | PyTorch, s | cold: times as fast | warm | our peak, MiB | PyTorch's "
          "| our accuracy | PyTorch's |\n|-|-|-|-|-|-|-|-|-|-|")
    for case in options.case:
        rows = compare(options.cli, options.table.resolve(), case, options.epochs)
        cold, warm, peer = rows["cold"], rows["warm"], rows["PyTorch"]
        print(f"| {case} | {cold[0]:.1f} | {warm[0]:.1f} | {peer[0]:.1f} | {peer[0] / cold[0]:.1f} "
              f"| {peer[0] / warm[0]:.0f} | {cold[1]:.0f} | {peer[1]:.0f} | {cold[2]:.3f} | {peer[2]:.3f} |", flush=True)


if __name__ == "__main__":
    main()
