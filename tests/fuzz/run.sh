#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Feeds changed files of weights to their readers: run.sh [EXECUTIONS], a million by default. Exit 0 if nothing was
# found; else the input that did it is named. `run.sh EXECUTIONS --keep` adds what reached new code to corpus.zip.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
runs=${1:-1000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/corpus" "$work/seeds" "$work/findings"

command -v clang++ >/dev/null || { echo "run.sh: clang++ is missing (packages clang and libclang-rt-dev)" >&2; exit 1; }
cd "$root"
cmake --preset fuzz >"$work/log" 2>&1 && cmake --build --preset fuzz >>"$work/log" 2>&1 || { tail -n 30 "$work/log" >&2; exit 1; }
python3 -m zipfile -e tests/fuzz/corpus.zip "$work/corpus"
find tests/data/weights tests/data/hostile -type f -size -64k ! -name '*.json' -exec cp {} "$work/seeds" \;

# 8 s: a pickle of the most steps that are allowed takes so long under the sanitizers.
fuzzer=(build/fuzz/bin/weights_fuzzer -max_len=16384 -timeout=8 -rss_limit_mb=2048)
status=0
"${fuzzer[@]}" -runs="$runs" -artifact_prefix="$work/findings/" -print_final_stats=1 "$work/corpus" "$work/seeds" >"$work/log" 2>&1 || status=$?
grep -E 'stat::(number_of_executed_units|peak_rss_mb)|^Done' "$work/log" || true
if [ "$status" -ne 0 ]; then
    tail -n 40 "$work/log" >&2
    mkdir -p build/fuzz/findings && cp "$work"/findings/* build/fuzz/findings/
    echo "run.sh: a finding, kept in build/fuzz/findings" >&2
    exit 1
fi
echo "no finding"
if [ "${2:-}" = --keep ]; then
    mkdir "$work/merged"
    "${fuzzer[@]}" -merge=1 "$work/merged" "$work/corpus" >/dev/null 2>&1
    rm -f tests/fuzz/corpus.zip
    (cd "$work/merged" && python3 -m zipfile -c "$root/tests/fuzz/corpus.zip" *)
fi
