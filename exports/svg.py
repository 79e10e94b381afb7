"""SVG: the picture of the whole diagram at its own positions. It holds no script, no link and no address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from drawing.diagram import Diagram
from drawing.marks import LONGEST
from drawing.xml_text import xml_text
from exports import Format
from exports.about import About
from exports.added import NOTHING, Added
from exports.looks import INK, LINES, PAPER, QUIET
from exports.svg_captions import Caption, Mark, captions, shortened
from exports.svg_lines import drawn, strokes
from exports.svg_marks import RING, drawn_marks, radius_of
from exports.svg_shapes import number
from exports.words import facts_words, left_out

_EDGE = 30.0
"""Pixels around everything."""
_LINE = 16
"""Height of a line under the picture."""
_MARKER = '<marker id="{id}" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="9" markerHeight="9" \
markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0L10,5L0,10z" fill="{fill}"/></marker>'


def write(diagram: Diagram, about: About, added: Added = NOTHING) -> bytes:
    """One picture with a title and a description; each mark and line says more of itself when pointed at."""
    marks = list(_marks(diagram, added))
    placed = {mark.id: mark.at for mark in marks}
    radii = {mark.id: mark.radius for mark in marks}
    shown = {} if diagram.plain else captions(marks)
    left, top, width, height = _bounds(marks, added)
    told = "; ".join(f"{name}: {sentence}" for name, sentence in [*about.sentences(), *left_out(added)])
    below = list(_below(about, added))
    foot, height = top + height, height + (_LINE * (len(below) + 1) if below else 0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="{left} {top} {width} {height}" '
        f'width="{width}" height="{height}" font-family="system-ui, sans-serif" font-size="12">\n',
        f"<title>{xml_text(about.title)}</title>\n<desc>{xml_text(told)}</desc>\n",
        f"<defs>{_MARKER.format(id='to', fill=LINES)}{_MARKER.format(id='own', fill=INK)}</defs>\n",
        f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="{PAPER}"/>\n',
        *(f"{box}\n" for box in _boxes(added, placed)),
        *(f"{line}\n" for line in drawn(strokes(diagram, about, added), placed, radii)),
        *(f"{mark}\n" for mark in drawn_marks(diagram, about, added)),
        *(f"{_caption(shown[mark.id])}\n" for mark in marks if mark.id in shown),
        *(f"{_foot(line, left, foot + _LINE * place)}\n" for place, line in enumerate(below)),
        "</svg>\n",
    ]
    return "".join(parts).encode()


def _marks(diagram: Diagram, added: Added) -> Iterator[Mark]:
    """What is drawn and captioned; an identifier that is one thing with its bearer is a second line of its caption."""
    borne: dict[str, list[str]] = defaultdict(list)
    for node in diagram.nodes:
        if node.bearer is not None:
            borne[node.bearer].append(shortened(node.caption))
    for node in diagram.nodes:
        if node.bearer is None:
            lines = (shortened(node.caption or node.id), *borne[node.id])
            weight = (-node.ring, node.facts)
            ring = RING if node.ring == 0 else 0.0
            radius = radius_of(node, plain=diagram.plain) + ring
            yield Mark(node.id, (node.x, node.y), radius, lines, weight)
    for own in added.own_elements:
        radius = radius_of(None, plain=diagram.plain)
        yield Mark(own.id, (own.x, own.y), radius, (shortened(own.caption),), (0, 0))


def _bounds(marks: list[Mark], added: Added) -> tuple[int, int, int, int]:
    """Left, top, width and height of everything, captions included."""
    if not marks:
        return 0, 0, 300, 100
    aside = LONGEST + _EDGE
    left = min(mark.at[0] - mark.radius for mark in marks) - aside
    right = max(mark.at[0] + mark.radius for mark in marks) + aside
    top = min(mark.at[1] - mark.radius for mark in marks) - 2 * _EDGE - (20 if added.boxes else 0)
    bottom = max(mark.at[1] + mark.radius for mark in marks) + 2 * _EDGE
    return round(left), round(top), round(right - left), round(bottom - top)


def _boxes(added: Added, placed: dict[str, tuple[float, float]]) -> Iterator[str]:
    """Around the members of each open box, under everything else."""
    for box in added.boxes:
        inside = [placed[member] for member in box.members if member in placed]
        if inside:
            left, top = min(x for x, _ in inside) - 45, min(y for _, y in inside) - 45
            width, height = max(x for x, _ in inside) + 45 - left, max(y for _, y in inside) + 60 - top
            look = f'rx="10" fill="#f3f6fa" stroke="{LINES}"'
            place = f'x="{number(left)}" y="{number(top)}"'
            yield f'<rect {place} width="{number(width)}" height="{number(height)}" {look}/>'
            title = xml_text(shortened(box.title))
            yield f'<text x="{number(left + 8)}" y="{number(top - 5)}" fill="{QUIET}" font-size="11">{title}</text>'


def _below(about: About, added: Added) -> Iterator[str]:
    """What is not in the picture, so that whoever sees only that knows: one line each."""
    if about.hidden:
        yield f"The filter hides {facts_words(about.hidden)} among what is drawn"
    yield from (f"Left out by hand: {what}: {count}" for what, count in added.left)
    if added.not_here:
        yield f"Not here any more: {len(added.not_here)}"


def _foot(line: str, left: float, top: float) -> str:
    return f'<text x="{number(left + _EDGE)}" y="{number(top)}" fill="{QUIET}" font-size="11">{xml_text(line)}</text>'


def _caption(caption: Caption) -> str:
    """Each line on its own, so that one in Arabic letters turns no other round."""
    look = f'fill="{INK}" stroke="{PAPER}" stroke-width="3" paint-order="stroke" text-anchor="{caption.anchor}"'
    lines = (
        f'<text x="{number(caption.x)}" y="{number(caption.y + 4 + 18 * place)}" {look}>{xml_text(line)}</text>'
        for place, line in enumerate(caption.lines)
    )
    return "".join(lines)


FORMAT = Format("svg", "SVG: the picture of the whole", "image/svg+xml; charset=utf-8", ".svg", write)
