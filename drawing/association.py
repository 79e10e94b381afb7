"""A diagram around centres: one hop at a time, with a cap for each entity and a budget for the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from drawing.folding import KEEP, Candidate, choose
from drawing.things import Fold, Line
from graph_model.keys import type_of


@dataclass(frozen=True, slots=True)
class Around:
    """What is around one entity. lines: to its strongest neighbours of each type. cut: type -> how many more
    neighbours of that type there are."""

    lines: tuple[Line, ...]
    cut: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """How to ask the store. neighbours: entity -> how many it has, exact up to a bound above any hub limit. around:
    entity -> what is around it, only for entities worth walking."""

    neighbours: Callable[[Sequence[str]], Mapping[str, int]]
    around: Callable[[Sequence[str]], Mapping[str, Around]]


@dataclass(slots=True)
class Association:
    """What to draw. rings: ring of each entity drawn by itself. lines: what the walk met. omitted: entities met that
    are neither drawn nor in a fold; at_least: there are more. hubs: drawn, and not walked."""

    rings: dict[str, int]
    folds: list[Fold] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    omitted: int = 0
    at_least: bool = False
    hubs: list[str] = field(default_factory=list)

    def marks(self) -> int:
        """How many marks it has."""
        return len(self.rings) + len(self.folds)


def associate(
    centres: Sequence[str], rings: int, asked: Asked, hub_limit: int = 100, limit: int = 60, keep: int = KEEP
) -> Association:
    """Walk outwards from the centres, `rings` hops, and choose at each hop what is drawn, folded or omitted.

    A centre is always walked; another entity with more than hub_limit neighbours is shown and not walked. What stands
    in a fold is not walked. limit: marks in all; keep: see folding.choose.
    """
    found = Association(dict.fromkeys(sorted(centres), 0))
    frontier = sorted(centres)
    for ring in range(1, rings + 1):
        if ring > 1:
            counts = asked.neighbours(frontier)
            hubs = [entity for entity in frontier if counts[entity] > hub_limit]
            found.hubs += hubs
            frontier = [entity for entity in frontier if entity not in set(hubs)]
        if not frontier:
            break
        around = asked.around(frontier)
        frontier = _grow(found, around, ring, limit, keep)
    found.hubs.sort()
    return found


def _grow(found: Association, around: Mapping[str, Around], ring: int, limit: int, keep: int) -> list[str]:
    """Add one ring; the entities of it that are drawn by themselves."""
    folded = {member for fold in found.folds for member in fold.members}
    lines = [line for entity in sorted(around) for line in around[entity].lines]
    candidates = list(_candidates(lines, found.rings, folded))
    chosen = choose(candidates, limit - found.marks(), keep)
    cut = {(e, kind): count for e, seen in around.items() for kind, count in seen.cut.items() if count}
    for fold in chosen.folds:
        found.folds.append(fold.plus(cut.pop((fold.parent, fold.type), 0)))
    found.rings |= dict.fromkeys(chosen.single, ring)
    found.lines += lines
    # The same entity may be cut off at several others: then only the largest number is certain.
    found.omitted += chosen.omitted + (sum(cut.values()) if len(around) == 1 else max(cut.values(), default=0))
    found.at_least |= len(around) > 1 and bool(cut)
    return list(chosen.single)


def _candidates(lines: Iterable[Line], drawn: Mapping[str, int], folded: Collection[str]) -> Iterable[Candidate]:
    """What the lines lead to that is not there yet, with the mark it is tied to most as its parent."""
    facts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    latest: dict[str, int] = {}
    for line in set(lines):
        for near, far in ((line.start, line.end), (line.end, line.start)):
            if near in drawn and far not in drawn and far not in folded:
                facts[far][near] += line.count
                if line.last is not None:
                    latest[far] = max(latest.get(far, line.last), line.last)
    for entity in sorted(facts):
        tied = facts[entity]
        parent = min(tied, key=lambda near: (-tied[near], near))
        yield Candidate(entity, type_of(entity), parent, len(tied), sum(tied.values()), latest.get(entity))
