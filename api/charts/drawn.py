"""A saved chart drawn for its reader: the same positions for the page, the picture and every file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from api.charts.opening import Opened
from api.charts.places import Placed, added, placed
from api.diagrams import Scope, lines_among
from api.drawn import Drawn, about, draw
from api.facts_behind import facts_behind
from api.values_behind import values_behind
from drawing.distance import distances
from drawing.folding import ADVICE, DRAWN, PLAIN
from exports.about import About
from exports.added import Added
from graph_model.chart import Chart, digest
from graph_model.chart.parts import entities_of
from graph_model.errors import LimitExceeded
from graph_model.reader import FactFilter
from stores.graph.reads.entities import resolve
from stores.graph.seen import SeenGraph


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart with all that a file says of it."""

    drawn: Drawn
    about: About
    added: Added


def draw_chart(opened: Opened, asked_at: int, *, as_saved: bool = False, facts: bool = False) -> DrawnChart:
    """asked_at: integer milliseconds UTC. as_saved: only what was recorded by the day it was saved. facts: whether to
    read the facts behind the lines and the values of the elements. Raises LimitExceeded for more marks than can be
    drawn."""
    asking, chart = opened.asking, opened.chart
    chosen = filter_of(chart, opened.saved.saved_at if as_saved else None)
    seen = asking.seen(chosen)
    kinds = asking.registry.links if chart.link_types is None else chart.link_types
    links = tuple(kind for kind in kinds if kind in asking.registry.links)
    found = placed(chart, resolve(seen, entities_of(chart)), asking.registry.entities)
    scope = Scope(links, links, chart.types)
    drawn = _draw(seen, scope, chart, found)
    more = added(chart, found, opened.changes.not_here)
    question = _question(opened, as_saved=as_saved)
    told = replace(about(seen, scope, drawn, opened.saved.title, asked_at, question), time_is="Chart and data as of")
    if facts:
        said, left = facts_behind(seen, drawn, links)
        values, values_left = values_behind(seen, drawn)
        more = replace(more, facts=said, facts_left=left, values=values, values_left=values_left)
    return DrawnChart(drawn, told, more)


def filter_of(chart: Chart, as_of: int | None) -> FactFilter:
    """The chart's filter, as of a moment where one is given."""
    known = [at for at in (chart.filter.as_of, as_of) if at is not None]
    return replace(chart.filter, as_of=min(known, default=None))


def _draw(seen: SeenGraph, scope: Scope, chart: Chart, found: Placed) -> Drawn:
    marks = len(found.single) + len(found.folds) + len(chart.own_elements)
    if marks > PLAIN:
        raise LimitExceeded("marks on the chart", marks, PLAIN, ADVICE)
    inside = {member for fold in found.folds for member in fold.members}
    lines = lines_among(seen, scope, sorted(found.single | inside))
    hidden = {(found.marks.get(one.start), found.marks.get(one.end), one.type) for one in chart.links if one.hidden}
    into = {member: fold.id for fold in found.folds for member in fold.members}
    shown = [
        line
        for line in lines
        if (into.get(line.start, line.start), into.get(line.end, line.end), line.type) not in hidden
    ]
    middle = sorted({found.marks[one] for one in chart.centres if found.marks.get(one) in found.single})
    rings = distances(sorted(found.single), shown, middle)
    if not middle:
        rings = dict.fromkeys(sorted(found.single), 1)
    plain = chart.plain or marks > DRAWN
    drawn = draw(seen, scope, rings, shown, folds=found.folds, placed=found.placed, plain=plain)
    nodes = (
        replace(node, caption=f"{found.boxes[node.id]} ({len(node.members or ())})") if node.id in found.boxes else node
        for node in drawn.diagram.nodes
    )
    return replace(drawn, diagram=replace(drawn.diagram, nodes=tuple(nodes)))


def _question(opened: Opened, *, as_saved: bool) -> Mapping[str, Any]:
    saved = opened.saved
    return {
        "name": "chart",
        "id": saved.id,
        "version": saved.version,
        "case": opened.case,
        "savedBy": saved.saved_by,
        "hash": digest(opened.chart),
        "asSaved": as_saved,
    }
