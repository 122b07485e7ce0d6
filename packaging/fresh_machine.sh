#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Proves README's first command on a fresh Debian 12: debootstrap makes one in FOLDER, the last commit is cloned into it,
# and start.sh sets up, builds and runs there; then once more, without network, to see that nothing is left to do.
# As root: packaging/fresh_machine.sh FOLDER [COMMAND]; COMMAND defaults to packaging/start.sh.
set -euo pipefail
[ $# -ge 1 ] && [ "$(id -u)" -eq 0 ] || { echo "usage, as root: fresh_machine.sh FOLDER [COMMAND]" >&2; exit 2; }
folder=$(realpath -m "$1")
command=${2:-packaging/start.sh}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

if [ ! -e "$folder/etc/debian_version" ]; then
    debootstrap --variant=minbase bookworm "$folder"
fi
cp /etc/resolv.conf /etc/hosts "$folder/etc/"
# A network with a certificate of its own is trusted there as it is here.
cp /etc/ssl/certs/ca-certificates.crt "$folder/etc/host-certificates.crt"
mountpoint -q "$folder/proc" || mount -t proc proc "$folder/proc"
trap 'umount "$folder/proc"' EXIT
rm -rf "$folder/root/headstart"
git clone -q --no-hardlinks "$root" "$folder/root/headstart"

inside() { # NAME COMMAND...
    local name=$1 began=$SECONDS
    shift
    "$@" chroot "$folder" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        PIP_CERT=/etc/host-certificates.crt \
        bash -c "cd /root/headstart && ./$command" </dev/null
    printf '\nfresh machine: %s took %d s\n' "$name" $((SECONDS - began))
}
inside "the first run" env
inside "the second run, without network" unshare --net
