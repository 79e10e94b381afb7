"""A diagram: marks and lines with positions, and the columns in which it travels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import Any

from drawing.folding import fold_lines
from drawing.layout import Spot, layout
from drawing.marks import Point
from drawing.one_thing import drawn_as_one
from drawing.overlap import overlaps
from drawing.things import Fold, Line, Thing
from graph_model.grade import UNJUDGED, Grade
from graph_model.registry import Registry

CONFIRMED, UNCONFIRMED = "confirmed", "unconfirmed"
DOUBTFUL = 4
"""Reliability D or credibility 4 and worse, as far as they can be judged, is drawn as unconfirmed."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Node:
    """One mark. ring: 0 is a centre. facts: behind its drawn lines. more: neighbours that are not drawn. certainty:
    unconfirmed where every fact that ties it is doubtful. bearer: the node it is drawn as one thing with. members:
    ids of what a fold stands for, None for a single thing. beyond: how many more it stands for, whose ids are not
    known here."""

    id: str
    type: str
    caption: str
    ring: int
    x: float
    y: float
    facts: int
    more: int
    certainty: str
    bearer: str | None
    members: list[str] | None
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class Diagram:
    """Nodes by ring, side, type and id; lines by ends and type. plain: for many marks, without captions and icons."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    plain: bool

    def columns(self) -> dict[str, Any]:
        """Equally long lists by name under `nodes` and `links`, and `plain`.

        links: first, last: RFC 3339, null where unknown; overlap: whether its time overlaps that of a link that leads
        on from its inner end towards the centre, null where that cannot be said; finding: id of the finding that it
        rests on, null for facts.
        """
        lines = self.lines
        return {
            "nodes": {field.name: [getattr(node, field.name) for node in self.nodes] for field in fields(Node)},
            "links": {
                "from": [line.start for line in lines],
                "to": [line.end for line in lines],
                "type": [line.type for line in lines],
                "count": [line.count for line in lines],
                "first": [_time(line.first) for line in lines],
                "last": [_time(line.last) for line in lines],
                "bestGrade": [str(line.best) for line in lines],
                "worstGrade": [str(line.worst) for line in lines],
                "overlap": overlaps(lines, {node.id: node.ring for node in self.nodes}),
                "finding": [None] * len(lines),
            },
            "plain": self.plain,
        }


def diagram(
    things: Sequence[Thing],
    lines: Sequence[Line],
    registry: Registry,
    folds: Sequence[Fold] = (),
    placed: Mapping[str, Point] | None = None,
    plain: bool = False,
) -> Diagram:
    """Draw things and folds with the lines among them and the folds' members. placed: what stands already, by id."""
    placed = placed or {}
    rings = {thing.id: thing.ring for thing in things}
    folded = [_as_thing(fold, rings, registry) for fold in folds]
    tied = _tied(lines)
    drawn = rings.keys() | {member for fold in folds for member in fold.members}
    lines = fold_lines([line for line in lines if line.start in drawn and line.end in drawn], folds)
    bears = [link.name for link in registry.links.values() if link.bears]
    as_one = drawn_as_one(things, lines, bears)
    as_one = {i: b for i, b in as_one.items() if i not in placed or placed[i] == placed.get(b)}
    spots = [_spot(thing, registry) for thing in (*things, *folded)]
    places = layout([spot for spot in spots if spot.id not in as_one], lines, placed)
    members = {fold.id: list(fold.members) for fold in folds}
    unnamed = {fold.id: fold.beyond for fold in folds}
    facts, sure = _facts(lines)
    beyond = _beyond(folds)
    nodes = [
        Node(
            id=thing.id,
            type=thing.type,
            caption=thing.caption,
            ring=thing.ring,
            x=places[as_one.get(thing.id, thing.id)][0],
            y=places[as_one.get(thing.id, thing.id)][1],
            facts=facts[thing.id],
            more=max(thing.neighbours - len(tied[thing.id] & drawn) - beyond.get(thing.id, 0), 0),
            certainty=CONFIRMED if sure.get(thing.id, True) else UNCONFIRMED,
            bearer=as_one.get(thing.id),
            members=members.get(thing.id),
            beyond=unnamed.get(thing.id, 0),
        )
        for thing in sorted((*things, *folded), key=lambda thing: (thing.ring, _spot(thing, registry).order()))
    ]
    return Diagram(tuple(nodes), tuple(lines), plain)


def _as_thing(fold: Fold, rings: Mapping[str, int], registry: Registry) -> Thing:
    plural = registry.entities[fold.type].noun[1]
    return Thing(fold.id, fold.type, f"{fold.count} other {plural}", rings.get(fold.parent, 0) + 1)


def _spot(thing: Thing, registry: Registry) -> Spot:
    return Spot(thing.id, thing.type, registry.entities[thing.type].side, thing.caption, thing.ring)


def _beyond(folds: Iterable[Fold]) -> dict[str, int]:
    """For each parent how many of its neighbours its folds stand for without naming them."""
    beyond: dict[str, int] = defaultdict(int)
    for fold in folds:
        beyond[fold.parent] += fold.beyond
    return beyond


def _tied(lines: Iterable[Line]) -> dict[str, set[str]]:
    tied: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line.start != line.end:
            tied[line.start].add(line.end)
            tied[line.end].add(line.start)
    return tied


def _facts(lines: Iterable[Line]) -> tuple[dict[str, int], dict[str, bool]]:
    """For each mark the facts behind its lines, and whether any of them is not doubtful."""
    facts: dict[str, int] = defaultdict(int)
    sure: dict[str, bool] = {}
    for line in lines:
        for end in {line.start, line.end}:
            facts[end] += line.count
            sure[end] = sure.get(end, False) or not _doubtful(line.best)
    return facts, sure


def _doubtful(grade: Grade) -> bool:
    return any(DOUBTFUL <= value < UNJUDGED for value in (grade.reliability, grade.credibility))


def _time(milliseconds: int | None) -> str | None:
    if milliseconds is None:
        return None
    precision = "milliseconds" if milliseconds % 1000 else "seconds"
    return (_EPOCH + timedelta(milliseconds=milliseconds)).isoformat(timespec=precision).replace("+00:00", "Z")
