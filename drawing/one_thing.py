"""Which identifiers are drawn as one thing with their only bearer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from drawing.things import Line, Thing


def drawn_as_one(things: Iterable[Thing], lines: Iterable[Line], bears: Collection[str]) -> dict[str, str]:
    """Identifier -> bearer, where each is the other's only one. bears: the link types that lead from an identifier to
    its bearer.

    An identifier that anybody else bears too, drawn or not (a cloned plate), stands alone, as does a centre, and all
    identifiers of one type that a bearer has several of.
    """
    known = {thing.id: thing for thing in things}
    borne: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line.type in bears and line.start in known and line.end in known:
            borne[line.start].add(line.end)
    several: dict[tuple[str, str], set[str]] = defaultdict(set)
    for identifier, bearers in borne.items():
        for bearer in bearers:
            several[bearer, known[identifier].type].add(identifier)
    return {
        identifier: bearer
        for identifier, bearers in sorted(borne.items())
        for bearer in bearers
        if known[identifier].bearers == 1
        and known[identifier].ring > 0
        and len(several[bearer, known[identifier].type]) == 1
        and bearer not in borne
    }
