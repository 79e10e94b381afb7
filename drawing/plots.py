"""Pictures of analyses as SVG: points, lines, bands and bars between two axes, and tables of shades."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from drawing.xml_text import xml_text

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 760, 440, 68, 52, 22, 58
INK, QUIET, COLOURS = "#1d2733", "#5b6875", ("#2563a8", "#c2410c", "#0f766e", "#7e22ce", "#a16207", "#be185d")
_FONT = "font-family='system-ui, sans-serif'"
_Place = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Mark:
    """One layer. kind: points, line, band or bars. x, y: of each; `up` is the upper edge of a band. names: of points,
    written beside them where not empty. colour: an index of COLOURS, -1 is quiet. label: in the legend where given."""

    kind: str
    x: Sequence[float]
    y: Sequence[float]
    up: Sequence[float] = ()
    names: Sequence[str] = ()
    colour: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture with its title and the names of its axes. ticks: names of the x axis's places 0, 1, 2, ... instead of
    numbers."""

    title: str
    x: str
    y: str
    marks: Sequence[Mark] = field(default=())
    ticks: Sequence[str] = ()


def draw(plot: Plot) -> str:
    """The picture; every text in it is escaped.

    >>> draw(Plot("<b>", "a", "b", [Mark("points", [1.0], [2.0])])).count("&lt;b&gt;")
    2
    """
    xs = [value for mark in plot.marks for value in mark.x]
    ys = [value for mark in plot.marks for value in [*mark.y, *mark.up]]
    if any(mark.kind == "bars" for mark in plot.marks):
        xs, ys = [*(x - 0.5 for x in xs), *(x + 0.5 for x in xs)], [*ys, 0.0]
    (x0, x1), (y0, y1) = _span(xs, 0.0 if plot.ticks else 0.02), _span(ys, 0.06)

    def across(value: float) -> float:
        return LEFT + (value - x0) / (x1 - x0) * (WIDTH - LEFT - RIGHT)

    def down(value: float) -> float:
        return HEIGHT - BOTTOM - (value - y0) / (y1 - y0) * (HEIGHT - TOP - BOTTOM)

    parts = [_text(LEFT, 26, plot.title, size=16, weight=600)]
    for value in _ticks(y0, y1):
        parts.append(f"<path d='M{LEFT} {down(value):.1f}H{WIDTH - RIGHT}' stroke='#e3e7eb'/>")
        parts.append(_text(LEFT - 8, down(value) + 4, f"{value:g}", anchor="end", colour=QUIET))
    named: list[tuple[float, str]]
    if plot.ticks:
        step = max(1, math.ceil(len(plot.ticks) / 14))
        named = [(place, plot.ticks[place]) for place in range(0, len(plot.ticks), step)]
    else:
        named = [(value, f"{value:g}") for value in _ticks(x0, x1)]
    parts += [_text(across(v), HEIGHT - BOTTOM + 18, name, anchor="middle", colour=QUIET) for v, name in named]
    parts.append(f"<path d='M{LEFT} {HEIGHT - BOTTOM}H{WIDTH - RIGHT}' stroke='{QUIET}'/>")
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, plot.x, anchor="middle"))
    parts.append(_text(LEFT - 8, TOP - 6, plot.y, anchor="start", colour=QUIET))
    for mark in plot.marks:
        parts += _drawn(mark, across, down, (across(1) - across(0)) * 0.4)
    parts += _legend([mark for mark in plot.marks if mark.label])
    return _svg(plot.title, WIDTH, HEIGHT, parts)


def shades(title: str, rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[float]]) -> str:
    """A table of numbers whose ground is the darker the larger they are. cells: rows x columns."""
    wide, high, left = max(34, min(96, 560 // max(len(columns), 1))), 26, 190
    most = max((value for row in cells for value in row), default=0.0) or 1.0
    parts = [_text(12, 26, title, size=16, weight=600)]
    for number, name in enumerate(columns):
        parts.append(_text(left + (number + 0.5) * wide, 56, _cut(name, wide // 7), anchor="middle", colour=QUIET))
    for line, (name, row) in enumerate(zip(rows, cells, strict=True)):
        top = 66 + line * high
        parts.append(_text(left - 8, top + 17, _cut(name, 26), anchor="end"))
        for number, value in enumerate(row):
            part = max(value, 0.0) / most
            box = f"x='{left + number * wide}' y='{top}' width='{wide - 2}' height='{high - 2}'"
            parts.append(f"<rect {box} fill='{COLOURS[0]}' fill-opacity='{0.04 + 0.9 * part:.2f}'/>")
            ink = "#ffffff" if part > 0.55 else INK
            parts.append(_text(left + (number + 0.5) * wide - 1, top + 17, f"{value:.3g}", anchor="middle", colour=ink))
    return _svg(title, left + len(columns) * wide + 14, 80 + len(rows) * high, parts)


def _drawn(mark: Mark, across: _Place, down: _Place, half: float) -> list[str]:
    colour = QUIET if mark.colour < 0 else COLOURS[mark.colour % len(COLOURS)]
    places = [(across(x), down(y)) for x, y in zip(mark.x, mark.y, strict=True)]
    if mark.kind == "line":
        return [f"<polyline points='{_points(places)}' fill='none' stroke='{colour}' stroke-width='2'/>"]
    if mark.kind == "band":
        back = [(across(x), down(y)) for x, y in zip(mark.x, mark.up, strict=True)][::-1]
        return [f"<polygon points='{_points([*places, *back])}' fill='{colour}' fill-opacity='0.18'/>"]
    if mark.kind == "bars":
        ground = down(0.0)
        return [
            f"<rect x='{x - half:.1f}' y='{min(y, ground):.1f}' width='{2 * half:.1f}' height='{abs(ground - y):.1f}' "
            f"fill='{colour}' fill-opacity='0.8'/>"
            for x, y in places
        ]
    radius, opacity = (3, 0.5) if mark.colour < 0 else (4.5, 0.9)
    parts = [
        f"<circle cx='{x:.1f}' cy='{y:.1f}' r='{radius}' fill='{colour}' fill-opacity='{opacity}'/>" for x, y in places
    ]
    names = zip(places, mark.names, strict=False)
    return parts + [_text(x + 7, y + 4, _cut(name, 24), colour=colour) for (x, y), name in names if name]


def _legend(marks: Sequence[Mark]) -> list[str]:
    parts, right = [], float(WIDTH - RIGHT)
    for mark in reversed(marks):
        colour = QUIET if mark.colour < 0 else COLOURS[mark.colour % len(COLOURS)]
        right -= 22 + 6.6 * len(mark.label)
        parts.append(f"<rect x='{right:.1f}' y='36' width='10' height='10' rx='2' fill='{colour}'/>")
        parts.append(_text(right + 14, 45, mark.label, colour=QUIET))
    return parts


def _span(values: Sequence[float], room: float) -> tuple[float, float]:
    low, high = min(values, default=0.0), max(values, default=1.0)
    apart = high - low or abs(high) or 1.0
    return low - room * apart, high + room * apart if high > low else low + apart


def _ticks(low: float, high: float) -> list[float]:
    rough = (high - low) / 6
    power = 10 ** math.floor(math.log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough)
    return [round(n * step, 10) for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: max(most - 1, 1)] + "\N{HORIZONTAL ELLIPSIS}"


def _text(
    x: float, y: float, text: str, *, anchor: str = "start", colour: str = INK, size: int = 12, weight: int = 400
) -> str:
    place = f"x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}' fill='{colour}'"
    return f"<text {place} font-size='{size}' font-weight='{weight}' {_FONT}>{xml_text(text)}</text>"


def _svg(title: str, width: float, height: float, parts: Sequence[str]) -> str:
    head = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width:g} {height:g}' role='img'>"
    ground = f"<title>{xml_text(title)}</title><rect width='{width:g}' height='{height:g}' fill='#ffffff'/>"
    return "\n".join([head, ground, *parts, "</svg>", ""])
