"""What stands beside one entity, whoever looks it up: the store, or arrays."""

from __future__ import annotations

from dataclasses import dataclass

COUNTED = 10_000
"""Up to so many neighbours of an entity are counted."""
UNRANKED = -9_007_199_254_740_991
"""Ranks what has no date behind all that has one."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which links count: of these types, to entities of these types (None: any), in this direction (OUT, IN, BOTH)."""

    link_types: list[str] | None = None
    types: list[str] | None = None
    direction: str = "BOTH"


@dataclass(frozen=True, slots=True)
class LinkCount:
    """Visible facts of one type and direction ("OUT", "IN"), and how many neighbours they lead to."""

    link_type: str
    direction: str
    facts: int
    neighbours: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbouring cluster. rank: what the order goes by, larger first: visible facts shared with the centre, when
    the latest of them ended, in milliseconds UTC, or its own neighbours."""

    id: str
    rank: int


@dataclass(frozen=True, slots=True)
class FoldedLink:
    """Parallel facts of one type between two clusters. first, last: milliseconds UTC. best, worst: grades as
    reliability * 10 + credibility."""

    start: str
    end: str
    link_type: str
    count: int
    first: int | None
    last: int | None
    best: int
    worst: int
