#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the code against .clang-format and .clang-tidy. Needs the packages clang-format and clang-tidy (14), and a dev
# build for the compile commands. With files as arguments: only those. Where clang-tidy found nothing, it looks again
# once something has changed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
for tool in clang-format clang-tidy; do
    command -v "$tool" >/dev/null || { echo "check_style: $tool is missing: apt-get install $tool" >&2; exit 1; }
done
if [ $# -gt 0 ]; then
    files=("$@")
else
    mapfile -t files < <(git ls-files '*.cpp' '*.h')
fi
status=0
clang-format --dry-run --Werror "${files[@]}" || status=1
mapfile -t sources < <(printf '%s\n' "${files[@]}" | grep -E '^(app|core|ui)/.*\.cpp$')
[ ${#sources[@]} -eq 0 ] || python3 packaging/tidy.py "${sources[@]}" || status=1
[ $status -eq 0 ] && echo "check_style: ${#files[@]} files are as they should be"
exit $status
