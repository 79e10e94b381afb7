"""Marks of a picture: the outline, hue and icon of the type, a ring around a centre, flags and pictures of a person."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

from drawing.diagram import CONFIRMED, Diagram, Node
from drawing.marks import CENTRE, MARK
from drawing.xml_text import xml_attribute, xml_text
from exports.about import About
from exports.added import Added
from exports.icons import icon
from exports.looks import INK, PAPER, QUIET, hue
from exports.svg_shapes import number, outline
from exports.words import facts_words, noun_of
from graph_model.declare import Shape

RING = 9.0
"""How far the ring around a centre goes beyond it."""
PLAIN = 14.0
"""Diameter of a mark in the plain style."""
_FLAGS = {
    "important": ("#b3263b", "!"),
    "question": ("#7f6c00", "?"),
    "checked": ("#007d70", "✓"),
    "excluded": (QUIET, "×"),
}


def radius_of(node: Node | None, *, plain: bool) -> float:
    """Half the size of a mark; None: of an own element."""
    centre = node is not None and node.ring == 0
    if plain:
        return PLAIN if centre else PLAIN / 2
    return (CENTRE if centre else MARK) / 2


def drawn_marks(diagram: Diagram, about: About, added: Added) -> Iterator[str]:
    """SVG elements: what the graph knows, then what a person assumes, white and dotted."""
    pictures = {picture.id: picture for picture in added.pictures}
    for node in diagram.nodes:
        if node.bearer is not None:
            continue
        remark = added.remarks.get(node.id)
        radius, fill = radius_of(node, plain=diagram.plain), hue(node.type, about.registry)
        declared = about.registry.entities[node.type]
        dashes = "" if node.certainty == CONFIRMED else ' stroke-dasharray="5 3"'
        edge = INK if node.ring == 0 or dashes else PAPER
        inside = [outline(declared.shape, radius, f'fill="{fill}" stroke="{edge}" stroke-width="2"{dashes}')]
        if node.ring == 0:
            inside.insert(0, f'<circle r="{number(radius + RING - 2)}" fill="none" stroke="{fill}" stroke-width="3"/>')
        if not diagram.plain:
            picture = pictures.get(remark.picture or "") if remark else None
            inside.append(
                _picture(picture.media_type, picture.data) if picture else _icon(declared.icon, PAPER, radius)
            )
            inside.append(_more(node, radius))
        said = [node.caption, noun_of(node.type, about), facts_words(node.facts)]
        said += [remark.note] if remark and remark.note else []
        inside.append(flag(remark.flag if remark else None, radius))
        yield _group(node.x, node.y, ", ".join(said), inside)
    for own in added.own_elements:
        radius = radius_of(None, plain=diagram.plain)
        style = f'fill="{PAPER}" stroke="{INK}" stroke-width="2" stroke-dasharray="2 3"'
        kind = about.registry.entities.get(own.type or "")
        inside = [outline(Shape.ELLIPSE if kind is None else kind.shape, radius, style)]
        inside += (
            [] if diagram.plain else [_icon("" if kind is None else kind.icon, hue(own.type, about.registry), radius)]
        )
        inside.append(flag(own.flag, radius))
        told = f"{own.caption}. Assumed by {own.author}: {own.reason}"
        yield _group(own.x, own.y, f"{told}. {own.note}" if own.note else told, inside)


def _group(x: float, y: float, said: str, inside: list[str]) -> str:
    return f'<g transform="translate({number(x)},{number(y)})"><title>{xml_text(said)}</title>{"".join(inside)}</g>'


def _icon(name: str, colour: str, radius: float) -> str:
    paths, size = icon(name), radius / 20
    parts = f'<path d="{paths.fill}" fill="{colour}" fill-rule="evenodd"/>' if paths.fill else ""
    if paths.line:
        look = f'fill="none" stroke="{colour}" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"'
        parts += f'<path d="{paths.line}" {look}/>'
    return f'<g transform="scale({size:g})translate(-12,-12)">{parts}</g>'


def _picture(media_type: str, data: bytes) -> str:
    """A person's own picture in place of the icon."""
    source = f"data:{media_type};base64,{b64encode(data).decode()}"
    return f'<image x="-15" y="-15" width="30" height="30" href="{xml_attribute(source)}"/>'


def _more(node: Node, radius: float) -> str:
    """How many neighbours are not drawn."""
    if not node.more:
        return ""
    place = f'x="{number(radius * 0.8)}" y="{number(-radius * 0.8)}"'
    halo = f'stroke="{PAPER}" stroke-width="3" paint-order="stroke"'
    return f'<text {place} font-size="10" fill="{QUIET}" {halo}>+{node.more}</text>'


def flag(name: str | None, radius: float) -> str:
    """A person's flag at the upper left of a mark of this radius."""
    if name is None:
        return ""
    colour, sign = _FLAGS[name]
    place = f'transform="translate({number(-radius * 0.85)},{number(-radius * 0.85)})"'
    letter = f'<text y="4" font-size="11" font-weight="700" text-anchor="middle" fill="{PAPER}">{sign}</text>'
    return f'<g {place}><circle r="8" fill="{colour}" stroke="{PAPER}" stroke-width="1.5"/>{letter}</g>'
