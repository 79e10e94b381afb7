"""What a diagram draws one by one, what it folds into "38 other phones", and what it must leave out and count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drawing.things import Fold, Line
from graph_model.errors import LimitExceeded

KEEP = 8
"""Marks of one type around one parent, above which the weaker ones are folded into one mark."""
DRAWN = 300
"""Marks of a diagram in the normal style."""
PLAIN = 2_000
"""Marks on request, in a plain style."""
FOLD = "fold:"
ADVICE = "draw fewer: keep what lies on paths between the elements that matter, filter by type or time, or fold"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What could be drawn. parent: the mark it hangs from. ties: to how many drawn marks it is tied. facts: by how
    many facts. latest: when the last of them ended, milliseconds UTC."""

    id: str
    type: str
    parent: str
    ties: int = 1
    facts: int = 1
    latest: int | None = None

    def strength(self) -> tuple[int, int, int, str]:
        """Sorts the strongest first: what ties more marks together, then facts, then the latest, then by id."""
        return -self.ties, -self.facts, -(self.latest or 0), self.id


@dataclass(frozen=True, slots=True)
class Chosen:
    """single: ids drawn one by one, sorted. omitted: how many are neither drawn nor in a fold."""

    single: tuple[str, ...]
    folds: tuple[Fold, ...]
    omitted: int


def is_plain(limit: int) -> bool:
    """Whether a diagram of so many marks is drawn in the plain style. Raises LimitExceeded above PLAIN."""
    if limit > PLAIN:
        raise LimitExceeded("limit", limit, PLAIN, ADVICE)
    return limit > DRAWN


def choose(candidates: Sequence[Candidate], room: int, keep: int = KEEP) -> Chosen:
    """Divide candidates into what is drawn, folded and omitted. room: how many marks may be added.

    Above `keep` of one type around one parent the strongest keep - 1 stay and the others become one fold, so that a
    fold never stands for a single thing. Of all that is more than `room` the weakest marks are omitted.
    """
    groups: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=Candidate.strength):
        groups[candidate.parent, candidate.type].append(candidate)
    marks: list[tuple[tuple[int, int, int, str], list[Candidate]]] = []
    for group in groups.values():
        single = group if len(group) <= keep else group[: keep - 1]
        marks += [(one.strength(), [one]) for one in single]
        if len(group) > keep:
            # A fold is worth its strongest member: the whole of a type is not cut before a weak single one.
            marks.append((group[keep - 1].strength(), group[keep - 1 :]))
    marks.sort(key=lambda mark: mark[0])
    drawn = marks[: max(room, 0)]
    folds = [_fold(members) for _, members in drawn if len(members) > 1]
    return Chosen(
        single=tuple(sorted(members[0].id for _, members in drawn if len(members) == 1)),
        folds=tuple(sorted(folds, key=lambda fold: fold.id)),
        omitted=sum(len(members) for _, members in marks[len(drawn) :]),
    )


def fold_id(kind: str, parent: str) -> str:
    """The id of the mark that stands for several entities of a type around one parent."""
    return f"{FOLD}{kind}:{parent}"


def parent_of(fold: str, kind: str) -> str:
    """The parent that `fold_id` was given."""
    return fold.removeprefix(f"{FOLD}{kind}:")


def _fold(members: Sequence[Candidate]) -> Fold:
    kind, parent = members[0].type, members[0].parent
    return Fold(fold_id(kind, parent), kind, parent, tuple(sorted(member.id for member in members)))


def fold_lines(lines: Sequence[Line], folds: Sequence[Fold]) -> list[Line]:
    """The lines with folded ends drawn to their folds, what runs in parallel then as one; within a fold none."""
    into = {member: fold.id for fold in folds for member in fold.members}
    merged: dict[tuple[str, str, str], Line] = {}
    for line in lines:
        start, end = into.get(line.start, line.start), into.get(line.end, line.end)
        if start == end and line.start != line.end:
            continue
        line = replace(line, start=start, end=end)
        key = (start, end, line.type)
        merged[key] = _both(merged[key], line) if key in merged else line
    return [merged[key] for key in sorted(merged)]


def _both(one: Line, other: Line) -> Line:
    firsts = [line.first for line in (one, other) if line.first is not None]
    lasts = [line.last for line in (one, other) if line.last is not None]
    return replace(
        one,
        count=one.count + other.count,
        best=min(one.best, other.best),
        worst=max(one.worst, other.worst),
        first=min(firsts, default=None),
        last=max(lasts, default=None),
    )
