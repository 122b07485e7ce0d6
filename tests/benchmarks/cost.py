# SPDX-License-Identifier: GPL-3.0-or-later
"""What `headstart-cli cost` foretells, against what the run then takes: the first epoch, a later one, and the peak of the
whole process's memory. Each in processes of their own, without what earlier runs have kept on the disk.

    python tests/benchmarks/cost.py headstart-cli LABELS.csv TEXTS.csv MINILM [--case NAME]... [--epochs 3]
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

FIXED = ["--weights", "random", "--set", "freeze.batch_norm=fixed"]  # speed and memory are those of trained weights
CASES = {
    "lite0-head": ["--model", "efficientnet-lite0"],
    "resnet18-third": ["--model", "resnet18", *FIXED, "--cut", "layer4.0"],
    "resnet18-all": ["--model", "resnet18", *FIXED, "--cut", "stem"],
    "lite0-varied": ["--model", "efficientnet-lite0", "--cut", "blocks.4.0", "--set", "augmentation.flip_horizontal=true"],
    "minilm-two": ["--cut", "encoder.layer.4"],
    "minilm-head": [],
}


def process(arguments, cache):
    """Seconds, MiB at most, what it printed."""
    environment = os.environ | {"XDG_CACHE_HOME": cache}
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, env=environment) as child:
        printed = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: exit {child.returncode}")
    return usage.ru_maxrss / 1024, printed.decode()


def epochs_of(table):
    rows = csv.DictReader(io.StringIO(table))
    return [float(row["seconds"]) for row in rows if row["kind"] == "epoch"]


def ratio(foretold, measured):
    return f"{foretold:.3g} / {measured:.3g} = {foretold / measured:.2f}"


def some_of(texts, path):
    """Every sixth line: a run of some minutes."""
    with open(texts, "rb") as lines, open(path, "wb") as out:
        for number, line in enumerate(lines):
            if number % 6 == 0:
                out.write(line)
    return path


def compare(name, options):
    with tempfile.TemporaryDirectory() as folder:
        is_text = name.startswith("minilm")
        data = some_of(options.texts, f"{folder}/texts.csv") if is_text else options.labels
        arguments = [*(["--model", options.minilm] if is_text else []), *CASES[name], "--data", data, "--json",
                     "--set", f"training.epochs={options.epochs}"]
        for one in options.set:
            arguments += ["--set", one]
        store = ["--store", f"{folder}/runs.db"]
        _, printed = process([options.cli, *store, "cost", *arguments], f"{folder}/cost")
        cost = json.loads(printed)
        peak, printed = process([options.cli, *store, "train", *arguments], f"{folder}/train")
        run = json.loads(printed)["run"]
        _, table = process([options.cli, *store, "runs", "csv", run], f"{folder}/train")
    first, *later = epochs_of(table)
    print(f"| {name} | {ratio(cost['seconds']['first_epoch'], first)} | "
          f"{ratio(cost['seconds']['later_epoch'], statistics.median(later))} | "
          f"{ratio(cost['memory']['peak'] / 2**20, peak)} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cli")
    parser.add_argument("labels", help="a table of pictures")
    parser.add_argument("texts")
    parser.add_argument("minilm", help="its folder")
    parser.add_argument("--case", action="append", choices=CASES)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--set", action="append", default=[])
    options = parser.parse_args()
    print("| case | first epoch, s: foretold / measured | a later one | peak, MiB |\n|-|-|-|-|", flush=True)
    for name in options.case or CASES:
        compare(name, options)


if __name__ == "__main__":
    main()
