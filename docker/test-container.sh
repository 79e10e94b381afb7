#!/usr/bin/env bash
# Tests against Neo4j in a container: `make test-container`. Where no engine runs one is
# brought, and where the image cannot be pulled it is made of packages; what was started is ended.
# usage: docker/test-container.sh PYTEST ARGUMENTS     Ends with 69 and one line where engine or image cannot be had;
# with SIGHTLINE_ENGINE=optional it ends well then, and the line says NOT RUN.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
image=${SIGHTLINE_TEST_IMAGE:-neo4j:5.26-community}

if [ "${1:-}" = --inside ]; then
    shift
    docker image inspect "$image" >/dev/null 2>&1 || docker/offline/build.sh neo4j || {
        echo >&2 "No offline image: it could not be built."
        exit 69
    }
    SIGHTLINE_TEST_STORE=container exec .venv/bin/pytest "$@"
fi

has_image() {
    command -v docker >/dev/null && docker info >/dev/null 2>&1 || return 1
    docker image inspect "$image" >/dev/null 2>&1 || timeout 600 docker pull --quiet "$image" >/dev/null 2>&1
}

run() {
    docker/offline/with-engine.sh true || return # before much is fetched for nothing
    if ! has_image; then
        if [ "$image" != neo4j:5.26-community ]; then
            echo >&2 "The image $image can be neither found nor pulled."
            return 69
        fi
        docker/offline/fetch.sh neo4j || return
    fi
    docker/offline/with-engine.sh "$0" --inside "$@"
}

# shellcheck source=docker/or-say-why.sh
. docker/or-say-why.sh
or_say_why "the suites against Neo4j in a container" run "$@"
