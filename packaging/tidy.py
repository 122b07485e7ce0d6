#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy over FILES, and remembers which had nothing to find: tidy.py FILES

A file is looked at again where it, a header it includes, how it is compiled, .clang-tidy or clang-tidy itself is another
one. Needs a dev build, whose dependencies Ninja knows. Exit 1 where something was found."""

import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build/dev"
CLEAN = BUILD / "tidy-clean.txt"


def output_of(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout


@functools.cache
def state_of(path):
    """What tells one version of a file from another: our own by their text, the system's by time and size."""
    file = pathlib.Path(path)
    if ROOT in file.parents:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    stat = file.stat()
    return f"{stat.st_mtime_ns} {stat.st_size}"


def dependencies():
    """What each source was compiled with, itself first."""
    out = {}
    for block in output_of("ninja", "-C", BUILD, "-t", "deps").split("\n\n"):
        first, *rest = block.strip().split("\n")
        if first.endswith("(VALID)"):
            files = [os.path.normpath(BUILD / line.strip()) for line in rest]
            out[files[0]] = files
    return out


def keys(files):
    rules = output_of("clang-tidy", "--version") + (ROOT / ".clang-tidy").read_text()
    known = dependencies()
    out = {}
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        name = os.path.relpath(entry["file"], ROOT)
        if name in files and entry["file"] in known:
            parts = [rules, entry["command"]] + [path + state_of(path) for path in known[entry["file"]]]
            out[name] = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return out


def is_clean(file):
    run = subprocess.run(["clang-tidy", "--quiet", "--extra-arg=-Wno-unknown-warning-option", "-p", BUILD, file],
                         cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    sys.stdout.write(run.stdout)
    sys.stdout.flush()
    sys.stderr.write("".join(line + "\n" for line in run.stderr.splitlines() if "warnings generated" not in line))
    return run.returncode == 0


def main():
    files = set(sys.argv[1:])
    key_of = keys(files)
    clean = set(CLEAN.read_text().split()) if CLEAN.exists() else set()
    due = sorted(file for file in files if key_of.get(file) not in clean)
    print(f"clang-tidy: {len(due)} of {len(files)} files are new or changed", flush=True)
    found = False
    with CLEAN.open("a") as log, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, good in zip(due, pool.map(is_clean, due)):
            found = found or not good
            if good and file in key_of:
                print(key_of[file], file=log, flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
