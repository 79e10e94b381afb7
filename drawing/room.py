"""New elements for a diagram that stands: drawn singly while there is room, then folded, then left out and counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from drawing.folding import Candidate, Chosen, choose, fold_id
from drawing.things import Fold, Line
from graph_model.keys import type_of

TIGHT = 2
"""Marks of one type around one parent, above which they are folded where room is short."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """single: ids drawn one by one. folds: those that stood, with what went into them, and new ones. omitted: how many
    are neither drawn nor in a fold."""

    single: tuple[str, ...]
    folds: tuple[Fold, ...]
    omitted: int


def fit(
    standing: Collection[str], new: Collection[str], lines: Sequence[Line], folds: Sequence[Fold], limit: int
) -> Fitted:
    """Fit the new elements into a diagram of at most `limit` marks. What stands is never folded.

    folds: marks that stand. New ones of a type around a parent that has such a fold may join it, which takes no room.
    What hangs from nothing that stands is a wish of its own and goes before the others.
    """
    here = len(standing) + len(folds)
    if here + len(new) <= limit:
        return Fitted(tuple(sorted({*standing, *new})), tuple(folds), 0)
    candidates = list(_candidates(lines, standing, set(new)))
    hanging = {candidate.id for candidate in candidates}
    wishes = sorted(set(new) - hanging)[: max(limit - here, 0)]
    room = limit - here - len(wishes)
    chosen = choose(candidates, room)
    if chosen.omitted:
        chosen = choose(candidates, room, TIGHT)
    lost = len(set(new) - hanging) - len(wishes)
    return _joined(Fitted((*standing, *wishes), tuple(folds), lost), chosen, candidates)


def _joined(fitted: Fitted, chosen: Chosen, candidates: Iterable[Candidate]) -> Fitted:
    """What was chosen beside what stands; what was left out joins the fold of its type and parent where one is."""
    into = {(fold.parent, fold.type): set(fold.members) for fold in fitted.folds}
    taken = set(chosen.single)
    for fold in chosen.folds:
        into.setdefault((fold.parent, fold.type), set()).update(fold.members)
        taken |= set(fold.members)
    left = 0
    for one in candidates:
        key = one.parent, type_of(one.id)
        if one.id in taken:
            continue
        if key in into:
            into[key].add(one.id)
        else:
            left += 1
    beyond = {(fold.parent, fold.type): fold.beyond for fold in fitted.folds}
    folds = [
        Fold(fold_id(kind, parent), kind, parent, tuple(sorted(members)), beyond.get((parent, kind), 0))
        for (parent, kind), members in sorted(into.items())
    ]
    return Fitted(tuple(sorted({*fitted.single, *chosen.single})), tuple(folds), fitted.omitted + left)


def _candidates(lines: Iterable[Line], standing: Collection[str], new: Collection[str]) -> Iterable[Candidate]:
    """What hangs from what stands, with the mark it is tied to most as its parent."""
    facts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    latest: dict[str, int] = {}
    there: Mapping[str, bool] = dict.fromkeys(standing, True)
    for line in lines:
        for near, far in ((line.start, line.end), (line.end, line.start)):
            if near in there and far in new:
                facts[far][near] += line.count
                if line.last is not None:
                    latest[far] = max(latest.get(far, line.last), line.last)
    for entity in sorted(facts):
        tied = facts[entity]
        parent = min(tied, key=lambda near: (-tied[near], near))
        yield Candidate(entity, type_of(entity), parent, len(tied), sum(tied.values()), latest.get(entity))
