"""Lines of a picture: parallel ones bent apart, arrows where a link has a direction, counts in the middle, and what a
person said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drawing.diagram import Diagram
from drawing.marks import Point
from drawing.xml_text import xml_text
from exports.about import About
from exports.added import Added, Remark
from exports.looks import INK, LINES, PAPER
from exports.svg_marks import flag
from exports.svg_shapes import REACH, number, towards
from exports.words import facts_words, phrase_of, told

_BEND = 26.0
"""Pixels between lines that run in parallel."""
_OWN = f'stroke="{INK}" stroke-dasharray="2 5" stroke-linecap="round"'
_FINDING = f'stroke="{INK}" stroke-dasharray="9 5"'
_NOTHING_SAID = Remark()


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line to draw between two marks. width: pixels. said: shown when pointed at; label: shown always.
    look, tip: its stroke and its arrow head. remark: what a person said of it."""

    start: str
    end: str
    directed: bool
    width: float
    label: str
    said: str
    look: str = f'stroke="{LINES}"'
    tip: str = "to"
    remark: Remark = _NOTHING_SAID


def strokes(diagram: Diagram, about: About, added: Added) -> Iterator[Stroke]:
    """Every line of a diagram and of what a person added; none between things that are drawn as one."""
    bearers = {node.id: node.bearer or node.id for node in diagram.nodes}
    names = {node.id: node.caption for node in diagram.nodes}
    for line in diagram.lines:
        start, end = bearers[line.start], bearers[line.end]
        if start == end and line.start != line.end:
            continue
        said = f"{names[line.start]} {phrase_of(line.type, about)} {names[line.end]}: {facts_words(line.count)}"
        label = str(line.count) if line.count > 1 else ""
        directed = not about.registry.links[line.type].symmetric
        remark = added.line_remarks.get((line.start, line.end, line.type), _NOTHING_SAID)
        said = f"{said}, {line.best} to {line.worst}"
        yield Stroke(start, end, directed, 1 + min(line.count, 8) / 2, label, said, remark=remark)
    for link in added.own_links:
        start, end = bearers.get(link.start, link.start), bearers.get(link.end, link.end)
        look = _FINDING if link.finding else _OWN
        remark = Remark(link.note, link.flag)
        yield Stroke(start, end, link.directed, 2.0, link.label, told(link), look, "own", remark)


def drawn(some: Iterator[Stroke], places: Mapping[str, Point], radii: Mapping[str, float]) -> Iterator[str]:
    """SVG elements, in the order of the strokes."""
    parallel: Counter[frozenset[str]] = Counter()
    for stroke in some:
        pair = frozenset((stroke.start, stroke.end))
        bend = (parallel[pair] + 1) // 2 * _BEND * (1 if parallel[pair] % 2 else -1)
        parallel[pair] += 1
        # The same side for both directions of a pair.
        yield _drawn(stroke, places, radii, bend if stroke.start <= stroke.end else -bend)


def _drawn(stroke: Stroke, places: Mapping[str, Point], radii: Mapping[str, float], bend: float) -> str:
    a, b = places[stroke.start], places[stroke.end]
    if a == b:
        path, middle = _loop(a, radii[stroke.start], bend)
    else:
        length = ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5
        across = -(b[1] - a[1]) / length, (b[0] - a[0]) / length
        control = (a[0] + b[0]) / 2 + across[0] * bend * 2, (a[1] + b[1]) / 2 + across[1] * bend * 2
        begin = towards(a, control, radii[stroke.start] * REACH)
        end = towards(b, control, radii[stroke.end] * REACH + (stroke.width + 3 if stroke.directed else 0))
        path = f"M{_at(begin)}Q{_at(control)} {_at(end)}"
        middle = (a[0] + 2 * control[0] + b[0]) / 4, (a[1] + 2 * control[1] + b[1]) / 4
    arrow = f' marker-end="url(#{stroke.tip})"' if stroke.directed else ""
    line = f'<path d="{path}" fill="none" {stroke.look} stroke-width="{number(stroke.width)}"{arrow}/>'
    said = f"{stroke.said}. {stroke.remark.note}" if stroke.remark.note else stroke.said
    return f"<g><title>{xml_text(said)}</title>{line}{_label(stroke.label, middle)}{_remark(stroke.remark, middle)}</g>"


def _loop(at: Point, radius: float, bend: float) -> tuple[str, Point]:
    x, y = at
    size = radius + 18 + abs(bend)
    path = f"M{_at((x - radius * 0.5, y - radius))}C{_at((x - size, y - size * 2))} "
    return f"{path}{_at((x + size, y - size * 2))} {_at((x + radius * 0.5, y - radius))}", (x, y - size * 1.7)


def _remark(remark: Remark, at: Point) -> str:
    """The flag; a sheet where there are words only."""
    if remark.flag is not None:
        return f'<g transform="translate({_at((at[0] - 16, at[1]))})">{flag(remark.flag, 0)}</g>'
    if not remark.note:
        return ""
    look = f'fill="{PAPER}" stroke="{INK}" stroke-width="1.2"'
    return f'<path transform="translate({_at((at[0] - 20, at[1] - 5))})" d="M0,0h8v10h-8zM2,3h4M2,6h4" {look}/>'


def _label(text: str, at: Point) -> str:
    if not text:
        return ""
    halo = f'stroke="{PAPER}" stroke-width="3" paint-order="stroke"'
    where = f'x="{number(at[0])}" y="{number(at[1] + 4)}"'
    return f'<text {where} font-size="11" text-anchor="middle" fill="{INK}" {halo}>{xml_text(text)}</text>'


def _at(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"
