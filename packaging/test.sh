#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets Headstart up, builds it and runs every test. --full adds the long ones: more kills of training, the readers of
# strangers' files under the address and undefined-behaviour sanitizers and under libFuzzer, and the checks of style.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

full=false
for argument in "$@"; do
    case "$argument" in
        --full) full=true; export HEADSTART_FULL_TESTS=1 ;;
        *) printf 'usage: test.sh [--full]\n' >&2; exit 2 ;;
    esac
done

# What earlier tests kept of frozen parts would be found again.
rm -rf "$root"/build/*/test-cache

run_tests() { # PRESET [CTEST ARGUMENTS]
    local preset=$1
    shift
    ctest --test-dir "$root/build/$preset" --verbose -j "$(nproc)" "$@" \
        > >(tee "$root/build/$preset/tests.log" | grep --line-buffered -E '^ *[0-9]+/[0-9]+ Test|FAIL|SKIP|Loc:|tests passed|tests failed|Total Test time')
}

# Of the test functions in a log of Qt Test's.
totals() {
    cat "$@" | awk '/Totals:/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i-1); if ($i ~ /^failed/) f += $(i-1); if ($i ~ /^skipped/) s += $(i-1) } }
        END { printf "%d passed, %d failed, %d skipped\n", p, f, s }'
}

$full && packages+=(clang libclang-rt-dev clang-format clang-tidy)
export HEADSTART_PICTURES="$pictures" HEADSTART_MODELS="$models" HEADSTART_SOLAR_CELLS="$solar_cells" \
    HEADSTART_TEXTS="$texts"
set_up
build dev
say "Running the tests"
status=0
run_tests dev || status=1
logs=("$root/build/dev/tests.log")
if $full; then
    build asan reader_tests
    say "Running the tests of the readers under the sanitizers"
    run_tests asan -L readers || status=1
    logs+=("$root/build/asan/tests.log")
    say "Fuzzing the readers of weights"
    "$root/tests/fuzz/run.sh" || status=1
    say "Checking the style"
    "$root/packaging/check_style.sh" || status=1
fi
wait
totals "${logs[@]}"
exit $status
