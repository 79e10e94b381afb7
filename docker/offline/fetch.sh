#!/usr/bin/env bash
# Fetches into build/offline what the offline images are made of, from the packages of Debian, Maven and Python: no image
# registry is asked. Afterwards docker/offline/build.sh needs no network.
# usage: docker/offline/fetch.sh [neo4j] [sightline]     Ends with 69 and one line where it cannot.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
into=build/offline

cannot() {
    echo >&2 "No offline image: $1."
    exit 69
}

install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1; }

need() { # command package
    command -v "$1" >/dev/null && return
    [ "$(id -u)" = 0 ] || cannot "the command $1 is missing (Debian: $2)"
    apt-get update -qq >/dev/null 2>&1 || true
    install "$2" || cannot "$2 could not be installed"
}

# A Debian of this machine's own release, out of its own package sources, with no trace of them in it.
base() { # name packages
    [ -z "$(find "$into" -name "$1.tar" -mtime -7)" ] || return 0
    command -v apt-get >/dev/null || cannot "this is no Debian to take packages from"
    need mmdebstrap mmdebstrap
    # shellcheck source=/dev/null
    local release sources=/etc/apt/sources.list.d/debian.sources
    release=$(. /etc/os-release && echo "$VERSION_CODENAME")
    [ -s "$sources" ] || sources=/etc/apt/sources.list
    apt-config dump | grep -iE '^Acquire::(.*::)?(Proxy|Ca[A-Z]|Verify|Retries)' >"$into/apt.conf" || true
    echo >&2 "Making a Debian with $2 ..."
    mmdebstrap --quiet --format=tar --variant=apt --include="$2" --aptopt="$into/apt.conf" \
        --customize-hook='rm -rf "$1"/etc/apt/sources.list* "$1"/etc/apt/apt.conf.d/99mmdebstrap "$1"/var/cache/apt' \
        --customize-hook='rm -rf "$1"/etc/resolv.conf "$1"/etc/hostname' \
        "$release" "$into/$1.new" "$sources" >"$into/$1.log" 2>&1 ||
        cannot "Debian's packages cannot be had: $(grep '^E:' "$into/$1.log" | tail -n 1)"
    mv "$into/$1.new" "$into/$1.tar"
}

# The wheels of the lock, for the Python of this Debian, which is also that of the image.
wheels() {
    local wanted
    wanted=$(cat locks/uv.txt locks/core.txt | sha256sum)
    [ "$(cat "$into/wheels.sum" 2>/dev/null)" != "$wanted" ] || return 0
    /usr/bin/python3 -c 'import ensurepip, venv' 2>/dev/null || need python3-venv python3-venv
    echo >&2 "Fetching the locked packages ..."
    rm -rf "$into/wheels" "$into/venv"
    /usr/bin/python3 -m venv "$into/venv"
    "$into/venv/bin/pip" --disable-pip-version-check download --quiet --require-hashes --only-binary :all: \
        --dest "$into/wheels" -r locks/uv.txt -r locks/core.txt || cannot "the locked packages cannot be had"
    rm -rf "$into/venv"
    echo "$wanted" >"$into/wheels.sum"
}

mkdir -p "$into"
for image in "${@:-neo4j}"; do
    case $image in
        neo4j)
            base java default-jre-headless
            .venv/bin/python -m sightline.services.fetch >"$into/jars.path" || cannot "Neo4j's jars cannot be had"
            ;;
        sightline)
            base python python3,python3-venv
            wheels
            ;;
        *)
            echo >&2 "There is no image $image: neo4j or sightline."
            exit 64
            ;;
    esac
done
