#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets Headstart up, builds it and starts it. --no-run: everything but the start.
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
build release headstart-cli
$run || exit 0
say "EfficientNet-Lite0 says what two photographs show"
exec "$root/build/release/bin/headstart-cli" predict efficientnet-lite0 "$pictures/china.jpg" "$pictures/flower.jpg"
