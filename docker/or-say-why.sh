# Sourced: what to do where an engine or an image cannot be had, which a command says with 69 and one line.

or_say_why() { # what command...
    local what=$1 code=0 said
    shift
    said=$(mktemp)
    "$@" 2> >(tee "$said" >&2) || code=$?
    if [ "$code" = 69 ] && [ "${SIGHTLINE_ENGINE:-}" = optional ]; then
        sleep 0.2 # tee ends a moment after what it reads from
        echo "NOT RUN: $what. $(tail -n 1 "$said")"
        code=0
    fi
    rm -f "$said"
    return "$code"
}
