"""Who may be the same: entities of one type that reach one end over a link that identifies, as one ID document.

A proposal, with what it rests on, for a person to decide; never more.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from graph_model.view import View

LARGEST = 50
"""More bearers than this of one identifier say that the identifier is wrong, not that they are one."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """a < b; shared: the ends that both reach, by id."""

    a: str
    b: str
    shared: tuple[str, ...]


def same_proposals(
    view: View, identifying: Sequence[str], decided: Collection[tuple[str, str]]
) -> tuple[Proposal, ...]:
    """Pairs that share an end of an identifying link, those with most shared ends first, then by id. decided: pairs
    (a < b) that a person said are never the same.

    >>> from algorithms.drawn import drawn
    >>> view = drawn("ada -HOLDS-> IdDocument:1", "eva -HOLDS-> IdDocument:1", "bo -HOLDS-> IdDocument:2")
    >>> same_proposals(view, ["HOLDS"], [])
    (Proposal(a='Person:ada', b='Person:eva', shared=('IdDocument:1',)),)
    """
    numbers = [number for number, name in enumerate(view.link_names) if name in identifying]
    chosen = np.isin(view.link_types, numbers)
    bearers: dict[int, set[int]] = {}
    for start, end in zip(view.starts[chosen].tolist(), view.ends[chosen].tolist(), strict=True):
        bearers.setdefault(end, set()).add(start)
    shared: dict[tuple[int, int], list[str]] = {}
    for end, starts in sorted(bearers.items()):
        if len(starts) <= LARGEST:
            for a, b in combinations(sorted(starts), 2):
                if view.node_types[a] == view.node_types[b]:
                    shared.setdefault((a, b), []).append(view.ids[end])
    refused = set(decided)
    found = [Proposal(view.ids[a], view.ids[b], tuple(ends)) for (a, b), ends in shared.items()]
    kept = [proposal for proposal in found if (proposal.a, proposal.b) not in refused]
    return tuple(sorted(kept, key=lambda proposal: (-len(proposal.shared), proposal.a, proposal.b)))
