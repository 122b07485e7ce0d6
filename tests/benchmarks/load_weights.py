#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares loading weights into a network, ResNet-152 and ViT-L/16: our core (load_weights.cpp) and Python.

    pip install torch==2.13.0 torchvision safetensors
    load_weights.py PROGRAM

Each load is a process of its own, with 2 threads and the file in the page cache; ours and Python's take turns. One
that other programs disturbed is measured again. Python loads in two ways:
    copy    into a network with memory of its own, as programs do that call load_state_dict
    assign  the least that Python can do: the network takes over the tensors that were read
"seconds" is from the file's name to a network ready for use. To be fair, Python's imports are not in it, nor the making
of its modules (on the meta device, so without the random values that torchvision fills them with, about 0.8 s); ours
makes its network within it. The memory that the values take is new on both sides, and counts: to touch a page for the
first time costs more than to copy it. "over base" is the peak of resident memory less what the process held before
(Python: after the imports), "peak" the whole process's, both divided by the file's size; pages of a mapped file are
resident memory too. "whole s" is the process from start to end.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# The parent imports nothing large: the system counts its memory when it starts a child into that child's peak.
NETWORKS = ["resnet152", "vit_l_16"]
KINDS = ["zip.pth", "legacy.pth", "safetensors"]
WAYS = ["copy", "assign"]
REPETITIONS = 7
PATIENCE = 100


def make(network, folder):
    """Child: writes the three files."""
    import torch
    import torchvision
    from safetensors.torch import save_file
    torch.manual_seed(0)
    state = torchvision.models.get_model(network).state_dict()
    for kind in KINDS[:2]:
        torch.save(state, f"{folder}/{kind}", _use_new_zipfile_serialization=kind == "zip.pth")
    save_file(state, f"{folder}/safetensors")


def memory(line):
    for text in Path("/proc/self/status").read_text().splitlines():
        if text.startswith(line + ":"):
            return int(text.split()[1])


def load(way, network, path):
    """Child: what load_weights.cpp does, in Python."""
    import torch
    import torchvision
    from safetensors.torch import load_file
    base = memory("VmRSS")
    with torch.device("meta"):
        model = torchvision.models.get_model(network)
    begin = time.perf_counter()
    if way == "copy":
        model.to_empty(device="cpu")
    state = load_file(path) if path.endswith("safetensors") else torch.load(path, weights_only=True)
    model.load_state_dict(state, assign=way == "assign")
    # safetensors maps the file: what was taken over has not been read before every page of it has been touched.
    for tensor in model.state_dict().values():
        tensor.view(-1)[:: 4096 // tensor.element_size()].sum()
    seconds = time.perf_counter() - begin
    print(json.dumps({"seconds": seconds, "base_kib": base, "peak_kib": memory("VmHWM")}))


def processor_seconds():
    """Of all programs since the machine started, and of this one's children."""
    used = [int(text) for text in Path("/proc/stat").read_text().split()[1:9]]
    busy = sum(used) - used[3] - used[4]  # without idle and waiting for a disk
    times = os.times()
    return busy / os.sysconf("SC_CLK_TCK"), times.children_user + times.children_system


def measured(command):
    """What a child prints, with the time and the peak of memory of its whole life, and how busy others were."""
    all_before, own_before = processor_seconds()
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | {"OMP_NUM_THREADS": "2"})
    printed = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    whole = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command[0]} failed")
    everyone, own = processor_seconds()
    others = (everyone - all_before - (own - own_before)) / whole
    return json.loads(printed) | {"whole": whole, "whole_kib": usage.ru_maxrss, "others": others}


def undisturbed(command):
    """Measured while other programs use less than a fifth of one processor. Otherwise Python's threads wait for each
    other at each of a thousand tensors, and copying takes ten times as long."""
    for _ in range(PATIENCE):
        result = measured(command)
        if result["others"] < 0.2:
            return result
        time.sleep(2)
    sys.exit("other programs keep the processors busy: measure when they are done")


def compare(program, network, path):
    """Measurements by who loaded, one a repetition."""
    commands = {"ours": [program, network, path]}
    for way in WAYS:
        commands[way] = [sys.executable, __file__, "--load", way, network, path]
    runs = {who: [] for who in commands}
    for repetition in range(REPETITIONS + 1):
        for who, command in commands.items():
            result = undisturbed(command)
            if repetition > 0:  # the first warms up
                runs[who].append(result)
    return runs


def median(runs, value):
    return statistics.median(value(run) for run in runs)


def print_table(program, network, folder):
    print(network)
    head = ["file", "Python", "ours s", "Python s", "ratio", "ours over base", "Python's", "ours peak", "Python's",
            "ours whole s", "Python's"]
    widths = [max(11, len(title)) for title in head]
    print("  ".join(title.rjust(width) for title, width in zip(head, widths)))
    for kind in KINDS:
        path = f"{folder}/{kind}"
        size = os.path.getsize(path) / 1024
        runs = compare(program, network, path)
        columns = [lambda run: run["seconds"], lambda run: (run["peak_kib"] - run["base_kib"]) / size,
                   lambda run: run["whole_kib"] / size, lambda run: run["whole"]]
        for way in WAYS:
            numbers = [median(runs[who], value) for value in columns for who in ("ours", way)]
            ratio = statistics.median(a["seconds"] / b["seconds"] for a, b in zip(runs["ours"], runs[way]))
            texts = [kind, way] + [f"{number:.3f}" for number in numbers[:2] + [ratio]]
            texts += [f"{number:.2f}" for number in numbers[2:]]
            print("  ".join(text.rjust(width) for text, width in zip(texts, widths)), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program", nargs="?", help="the program load_weights")
    parser.add_argument("--make", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--load", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        return make(*options.make)
    if options.load:
        return load(*options.load)
    if not options.program:
        parser.error("the program load_weights is missing")
    for network in NETWORKS:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, __file__, "--make", network, folder], check=True)
            print_table(options.program, network, folder)


if __name__ == "__main__":
    main()
