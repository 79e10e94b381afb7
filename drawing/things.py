"""What a diagram is made of before it is placed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph_model.grade import Grade


@dataclass(frozen=True, slots=True)
class Thing:
    """One entity to draw. ring: distance from the centres, 0 for a centre. neighbours: how many distinct ones the
    reader may see in all, drawn or not. bearers: of an identifier, how many bear it, drawn or not."""

    id: str
    type: str
    caption: str
    ring: int = 1
    neighbours: int = 0
    bearers: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """All facts of one type from one entity to another. first, last: integer milliseconds UTC, None where unknown."""

    start: str
    end: str
    type: str
    count: int
    best: Grade
    worst: Grade
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Fold:
    """One mark for several entities of a type around one parent. members: their ids, sorted. beyond: how many more
    there are whose ids are not known here."""

    id: str
    type: str
    parent: str
    members: tuple[str, ...]
    beyond: int = 0

    @property
    def count(self) -> int:
        """How many entities it stands for."""
        return len(self.members) + self.beyond

    def plus(self, beyond: int) -> Fold:
        """The same fold with so many more."""
        return replace(self, beyond=self.beyond + beyond)
