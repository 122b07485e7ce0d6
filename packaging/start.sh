#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets Headstart up, builds it and opens its window; where there is no display, runs the demo from the command line. --no-run: everything but the start.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

run=true
for argument in "$@"; do
    case "$argument" in
        --no-run) run=false ;;
        *) printf 'usage: start.sh [--no-run]\n' >&2; exit 2 ;;
    esac
done

set_up
build release headstart headstart-cli
$run || exit 0
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "Opening the window"
    exec "$root/build/release/bin/headstart" --demo
fi
say "There is no display, so the demo runs here"
exec "$root/build/release/bin/headstart-cli" demo
