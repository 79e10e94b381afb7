"""A lead: what was found about some subjects, what chance alone would give, and what speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from graph_model.errors import BadArgument

Ranked = TypeVar("Ranked")


class Coverage(StrEnum):
    """Not seen is not absent."""

    SEEN = "SEEN"
    NOT_SEEN_WHILE_WATCHED = "NOT_SEEN_WHILE_WATCHED"
    NOT_WATCHED = "NOT_WATCHED"


@dataclass(frozen=True, slots=True)
class OtherReason:
    """Another reason for what was seen, or something that speaks against the lead.

    code: stable. records: keys of sightings. explains: how many of the observed it would explain, or how often it was
    seen. sentence: the same in words.
    """

    code: str
    explains: int
    sentence: str
    records: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """subjects: entity ids. unit: what is counted. expected: how many chance alone would give. p, q: None where the
    days are too few to say. places, days: on how many it rests. coverage: by scene or by day, as the question says.
    records: keys of the sightings behind it in the order of time. lag: median seconds that the second subject is behind
    the first, and the width of the middle half. stayed: of those at the first place, how many were still there at each
    next one. sentence: all of this in words."""

    subjects: tuple[str, ...]
    unit: str
    observed: int
    expected: float
    p: float | None
    q: float | None
    places: int
    days: int
    coverage: tuple[Coverage, ...]
    records: tuple[int, ...]
    sentence: str
    other_reasons: tuple[OtherReason, ...] = ()
    against: tuple[OtherReason, ...] = ()
    lag: tuple[float, float] | None = None
    stayed: tuple[int, ...] = ()
    log_tail: float | None = None


@dataclass(frozen=True, slots=True)
class Leads:
    """The leads, best first. total: how many there are, of which the first are given. compared: how many were compared
    in all. expected_by_chance: how many such leads the search gives where chance alone is at work; None where that was
    not tried. parameters: as used. more: whether others stand behind those given."""

    leads: tuple[Lead, ...]
    total: int
    compared: int
    expected_by_chance: float | None
    method: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    more: bool = False

    @property
    def omitted(self) -> int:
        """How many are not given."""
        return self.total - len(self.leads)


def behind(
    ranked: Sequence[Ranked], named: Callable[[Ranked], tuple[str, ...]], after: tuple[str, ...] | None
) -> Sequence[Ranked]:
    """Of a ranked list what stands behind the subjects `after`; all of it where there are none. Raises BadArgument."""
    if after is None:
        return ranked
    for number, one in enumerate(ranked):
        if named(one) == after:
            return ranked[number + 1 :]
    raise BadArgument("after", "What this page should follow is not in the list.", expected="the first page, anew")
