#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the patterns of core's say("...") calls as marked strings of the context "Text", for lupdate.

    collect_texts.py SOURCE_FOLDER OUT.cpp

lupdate by itself would file them under whatever class or namespace the call stands in, where nobody could look them up.
"""
import re, sys
from pathlib import Path

CALL = re.compile(r'\bsay\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)')


def main() -> None:
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    lines = []
    for path in sorted(source.rglob("*.cpp")) + sorted(source.rglob("*.h")):
        for call in CALL.finditer(path.read_text(encoding="utf-8")):
            literals = " ".join(call.group(1).split("\n"))
            lines.append(f'QT_TRANSLATE_NOOP("Text", {literals.strip()}) // {path.relative_to(source).as_posix()}')
    out.write_text("\n".join(dict.fromkeys(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
