#!/usr/bin/env bash
# Builds the images of docker/compose.yaml on a machine that reaches no image registry. --save: also as FOLDER/NAME.tar for
# closed networks, where `docker load --input NAME.tar` brings them in.
# usage: docker/offline/build.sh [--save FOLDER] [neo4j] [sightline]     Needs an engine (with-engine.sh brings one).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
into=build/offline

save=
if [ "${1:-}" = --save ]; then
    save=${2:?Say where: --save FOLDER}
    shift 2
fi
[ $# -gt 0 ] || set -- neo4j sightline

built() { # image arguments...
    local image=$1
    shift
    echo >&2 "Building $image ..."
    docker build --quiet --tag "$image" "$@" >/dev/null 2>"$into/build.log" || {
        cat >&2 "$into/build.log"
        return 1
    }
    if [ -n "$save" ]; then
        mkdir -p "$save"
        docker save --output "$save/$(tr / - <<<"${image%%:*}").tar" "$image"
    fi
}

docker/offline/fetch.sh "$@"
for image in "$@"; do
    case $image in
        neo4j)
            docker import "$into/java.tar" sightline-offline-java >/dev/null
            context=$(mktemp -d)
            cp -r "$(cat "$into/jars.path")" "$context/jars"
            cp docker/offline/start-neo4j "$context"
            built neo4j:5.26-community --file docker/offline/neo4j.Dockerfile "$context"
            rm -rf "$context"
            ;;
        sightline)
            docker import "$into/python.tar" sightline-offline-python >/dev/null
            built sightline:latest --file docker/Dockerfile --build-arg BASE=sightline-offline-python \
                --build-arg PIP_NO_INDEX=1 --network none .
            ;;
    esac
done
