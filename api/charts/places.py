"""What of a chart is drawn, and under which mark: hidden elements and types, put-away expansions and closed boxes are
not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from drawing.folding import FOLD
from drawing.marks import Point
from drawing.things import Fold
from exports.added import Added, Remark
from graph_model.chart.shape import Chart, OwnLink
from graph_model.keys import type_of


@dataclass(frozen=True, slots=True)
class Placed:
    """marks: of each id on the chart that of its mark. single: clusters drawn by themselves. folds: marks for several,
    closed boxes among them; boxes: their titles. placed: where each mark stands. left: (what is not drawn, how many).
    """

    marks: Mapping[str, str]
    single: frozenset[str]
    folds: tuple[Fold, ...]
    boxes: Mapping[str, str]
    placed: Mapping[str, Point]
    left: tuple[tuple[str, int], ...] = field(default=())


def placed(chart: Chart, known: Mapping[str, str], types: Collection[str]) -> Placed:
    """known: entity id -> smallest member of its cluster, for those that are there for the reader. types: that are
    declared: a chart may come from where there are others."""
    put_away = _put_away(chart)
    hidden = {one.id for one in chart.elements if one.hidden} | {one.id for one in chart.own_elements if one.hidden}
    hidden |= {fold.id for fold in chart.folds if fold.hidden}
    closed = {member: group.id for group in chart.groups if not group.open for member in group.members}
    of_type = _of_hidden_types(chart, closed) - hidden - put_away
    away = hidden | put_away | of_type
    marks: dict[str, str] = {}
    places: dict[str, Point] = {}
    for element in chart.elements:
        if element.id in known and element.id not in away:
            low = known[element.id]
            marks[element.id] = closed.get(element.id, low)
            if element.id not in closed:
                places.setdefault(low, (element.x, element.y))
    for own in chart.own_elements:
        if own.id not in away:
            marks[own.id] = closed.get(own.id, own.id)
    single = frozenset(places)
    taken, folds = set(single), list[Fold]()
    for fold in chart.folds:
        members = {known[member] for member in fold.members if member in known} - taken
        there = fold.type in types and fold.parent in marks and fold.id not in away
        if there and len(members) + fold.beyond > 0:
            marks[fold.id] = closed.get(fold.id, fold.id)
            if fold.id not in closed:
                places[fold.id] = (fold.x, fold.y)
                folds.append(Fold(fold.id, fold.type, fold.parent, tuple(sorted(members)), fold.beyond))
                taken |= members
    boxes: dict[str, str] = {}
    for group in chart.groups:
        inside = {known[one] for one in group.members if one in known and marks.get(one) == group.id} - taken
        inside |= _of_folds(chart, group.members, known) - taken if not group.open else set()
        if not group.open and inside:
            marks[group.id], places[group.id], boxes[group.id] = group.id, (group.x, group.y), group.title
            first = min(inside)
            folds.append(Fold(group.id, type_of(first), first, tuple(sorted(inside))))
            taken |= inside
        elif not group.open:
            marks |= {one: one for one in group.members if marks.get(one) == group.id}
    drawn = {*single, *(fold.id for fold in folds), *(own.id for own in chart.own_elements)}
    marks = {id: mark for id, mark in marks.items() if mark in drawn}
    counts = {
        "elements that are not here": sum(one.id not in known for one in chart.elements),
        "elements hidden by hand": len(hidden),
        "marks of types that are not shown": len(of_type),
        "elements of expansions that were put back": len(put_away - hidden),
        "elements in closed boxes": sum(mark in boxes and id != mark for id, mark in marks.items()),
        "lines hidden by hand": sum(one.hidden for one in chart.links) + sum(one.hidden for one in chart.own_links),
    }
    left = tuple((what, count) for what, count in counts.items() if count)
    return Placed(marks, single, tuple(sorted(folds, key=lambda fold: fold.id)), boxes, places, left)


def added(chart: Chart, found: Placed, not_here: tuple[str, ...]) -> Added:
    """What a person added, by the ids of the marks that are drawn."""
    marks = found.marks
    remarks: dict[str, Remark] = {}
    for element in chart.elements:
        if marks.get(element.id) in found.single and (element.note or element.flag or element.picture):
            remarks.setdefault(marks[element.id], Remark(element.note, element.flag, element.picture))
    for group in chart.groups:
        if group.note and group.id in found.boxes:
            remarks[group.id] = Remark(group.note)
    lines = {
        (marks[link.start], marks[link.end], link.type): Remark(link.note, link.flag)
        for link in chart.links
        if link.start in marks and link.end in marks and not link.hidden and (link.note or link.flag)
    }
    open_boxes = (
        replace(group, members=tuple(sorted({marks[one] for one in group.members if one in marks})))
        for group in chart.groups
        if group.open
    )
    return Added(
        own_elements=tuple(own for own in chart.own_elements if marks.get(own.id) == own.id),
        own_links=tuple(link for own in chart.own_links if (link := _own_link(own, marks)) is not None),
        boxes=tuple(group for group in open_boxes if group.members),
        remarks=remarks,
        line_remarks=lines,
        pictures=chart.pictures,
        notes=chart.notes,
        left=found.left,
        not_here=not_here,
        chart=chart,
    )


def _own_link(link: OwnLink, marks: Mapping[str, str]) -> OwnLink | None:
    start, end = marks.get(link.start), marks.get(link.end)
    if link.hidden or start is None or end is None or (start == end and link.start != link.end):
        return None
    return replace(link, start=start, end=end)


def _of_hidden_types(chart: Chart, closed: Mapping[str, str]) -> set[str]:
    """Marks of the types that are hidden. A closed box has the type of its members, where they are of one."""
    types = {one.id: type_of(one.id) for one in chart.elements} | {own.id: own.type or "" for own in chart.own_elements}
    types |= {fold.id: fold.type for fold in chart.folds}
    inside = {group.id: {types[member] for member in group.members} for group in chart.groups}
    shown_as = {id: inside[closed[id]] if id in closed else {kind} for id, kind in types.items()}
    return {id for id, kinds in shown_as.items() if len(kinds) == 1 and kinds <= set(chart.hidden_types)}


def _put_away(chart: Chart) -> set[str]:
    """What only expansions brought that were put back again."""
    folded = {one for expansion in chart.expansions if expansion.folded for one in expansion.added}
    kept = {one for expansion in chart.expansions if not expansion.folded for one in expansion.added}
    return folded - kept - set(chart.centres)


def _of_folds(chart: Chart, members: tuple[str, ...], known: Mapping[str, str]) -> set[str]:
    inside = {fold.id: fold.members for fold in chart.folds if fold.id in members and fold.id.startswith(FOLD)}
    return {known[one] for some in inside.values() for one in some if one in known}
