#!/usr/bin/env bash
# Runs a command with a container engine: the one that runs here, else, as root on Debian, one that is started for this
# command alone and is ended with all that it ran. That one stands in a network of its own, so that nothing of it stays
# behind; the command reaches its containers, and no other machine.
# usage: docker/offline/with-engine.sh [--compose] COMMAND...     --compose: which also needs compose.
# Ends with 69 and one line where no engine can be had.
set -euo pipefail

cannot() {
    echo >&2 "No container engine: $1."
    exit 69
}

answers() { command -v docker >/dev/null && docker info >/dev/null 2>&1; }

install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1; }

bring() {
    [ -z "${DOCKER_HOST:-}" ] || cannot "the one that DOCKER_HOST names does not answer"
    [ "$(id -u)" = 0 ] || cannot "none answers, and only root can start one"
    if ! command -v dockerd >/dev/null; then
        command -v apt-get >/dev/null || cannot "none is installed, and this is no Debian to install one on"
        echo >&2 "Installing Debian's docker.io ..."
        apt-get update -qq >/dev/null 2>&1 || true
        install docker.io iproute2 iptables || cannot "docker.io could not be installed"
        command -v docker >/dev/null || install docker-cli || true
        # Debian starts what it installs; the engine for this command is another one, which is ended.
        systemctl stop docker.socket docker.service containerd.service >/dev/null 2>&1 || true
    fi
    for tool in docker ip iptables unshare setpriv; do
        command -v "$tool" >/dev/null || cannot "the command $tool is missing"
    done
    unshare --net --mount true 2>/dev/null || cannot "this machine allows no network namespaces"
}

has_compose() { docker compose version >/dev/null 2>&1 || command -v docker-compose >/dev/null; }

compose() {
    has_compose && return
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || cannot "it has no compose"
    apt-get update -qq >/dev/null 2>&1 || true
    install docker-compose || cannot "docker-compose could not be installed"
}

wants_compose=
if [ "${1:-}" = --compose ]; then
    wants_compose=1
    shift
fi
if [ "${1:-}" != --alone ]; then
    if answers; then
        [ -z "$wants_compose" ] || compose
        exec "$@"
    fi
    bring
    [ -z "$wants_compose" ] || compose
    exec unshare --net --mount "$0" --alone "$@"
fi
shift

ip link set lo up
folder=$(mktemp -d /var/tmp/sightline-engine-XXXXXX)
setpriv --pdeathsig TERM dockerd --data-root "$folder/data" --exec-root "$folder/run" --pidfile "$folder/pid" \
    --host "unix://$folder/socket" >"$folder/log" 2>&1 &
engine=$!
export DOCKER_HOST=unix://$folder/socket
# testcontainers' own helper image comes from a registry; what it would clear away ends with this engine.
export TESTCONTAINERS_RYUK_DISABLED=true

end() {
    docker ps -aq 2>/dev/null | xargs -r docker rm -f -v >/dev/null 2>&1 || true
    kill "$engine" 2>/dev/null || true
    wait "$engine" 2>/dev/null || true
    rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

for _ in $(seq 300); do
    answers && break
    kill -0 "$engine" 2>/dev/null || cannot "dockerd ended: $(tail -n 1 "$folder/log")"
    sleep 0.2
done
answers || cannot "dockerd does not answer within a minute"

code=0
"$@" || code=$?
exit "$code"
