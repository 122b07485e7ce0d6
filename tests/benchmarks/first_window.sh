#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Seconds from the program's start to its first window on a display, three times: first_window.sh PROGRAM. Needs the
# packages xvfb and xdotool.
set -euo pipefail
program=$1
folder=$(mktemp -d)
trap 'kill "$display" 2>/dev/null; rm -rf "$folder"' EXIT
Xvfb :97 -screen 0 1400x1000x24 >/dev/null 2>&1 &
display=$!
export DISPLAY=:97 QT_QPA_PLATFORM=xcb XDG_CONFIG_HOME="$folder" XDG_RUNTIME_DIR="$folder"
sleep 1
for turn in 0 1 2 3; do # the first one warms up
    start=$(date +%s.%N)
    "$program" --store "$folder/runs.db" >/dev/null 2>&1 &
    started=$!
    xdotool search --sync --onlyvisible --name Headstart >/dev/null
    end=$(date +%s.%N)
    [ "$turn" = 0 ] || awk "BEGIN { printf \"%.2f\\n\", $end - $start }"
    kill "$started"
    wait "$started" 2>/dev/null || true
done
