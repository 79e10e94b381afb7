"""How far each entity is from the centres, over the lines that are drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from drawing.things import Line


def distances(entities: Iterable[str], lines: Iterable[Line], centres: Sequence[str]) -> dict[str, int]:
    """Hops from the nearest centre, which is 0; what no line leads to stands one ring beyond the farthest."""
    beside: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        beside[line.start].add(line.end)
        beside[line.end].add(line.start)
    found = dict.fromkeys(centres, 0)
    ring, near = 0, set(centres)
    while near:
        ring += 1
        near = {other for entity in near for other in beside[entity]} - found.keys()
        found |= dict.fromkeys(near, ring)
    beyond = max(found.values(), default=-1) + 1
    return {entity: found.get(entity, beyond) for entity in sorted(entities)}
