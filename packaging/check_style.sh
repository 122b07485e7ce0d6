#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the code against .clang-format and .clang-tidy. Needs the packages clang-format and clang-tidy (14), and a dev
# build for the compile commands. With files as arguments: only those.
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
printf '%s\n' "${files[@]}" | grep -E '^(app|core|ui)/.*\.cpp$' \
    | xargs -r -P "$(nproc)" -n 1 clang-tidy --quiet --extra-arg=-Wno-unknown-warning-option -p build/dev 2> >(grep -v 'warnings generated' >&2) || status=1
[ $status -eq 0 ] && echo "check_style: ${#files[@]} files are as they should be"
exit $status
