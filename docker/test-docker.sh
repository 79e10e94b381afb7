#!/usr/bin/env bash
# Builds both images from packages, starts docker/compose.yaml, asks it, and ends it: `make test-docker`. Where no engine
# runs one is brought. Ends with 69 and one line where engine, compose or packages cannot be had; with
# SIGHTLINE_ENGINE=optional it ends well then, and the line says NOT RUN.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [ "${1:-}" = --inside ]; then
    docker image inspect neo4j:5.26-community >/dev/null 2>&1 || docker/offline/build.sh neo4j
    docker/offline/build.sh sightline
    exec .venv/bin/python -m tests.compose
fi

run() {
    docker/offline/with-engine.sh --compose true || return # before much is fetched for nothing
    docker/offline/fetch.sh neo4j sightline || return
    docker/offline/with-engine.sh --compose "$0" --inside
}

# shellcheck source=docker/or-say-why.sh
. docker/or-say-why.sh
or_say_why "the product out of docker/compose.yaml" run
