"""HTML: one page that stands alone, drawn by the vis-network that pyvis brings. It asks no host for anything, and a
policy inside it lets nothing run but its own two scripts."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter, defaultdict
from hashlib import sha256
from importlib.resources import files
from typing import Any

from drawing.diagram import CONFIRMED, Diagram, Node
from drawing.marks import CENTRE, MARK
from exports import Format
from exports.about import About
from exports.added import NOTHING, Added
from exports.html_page import DRAW, PAGE
from exports.looks import HUES
from exports.words import assumptions, facts_words, findings, left_out, noun_of, phrase_of, remarks, told
from graph_model.declare import Shape, Side

SHAPES = {
    Shape.ELLIPSE: "dot",
    Shape.RECTANGLE: "square",
    Shape.DIAMOND: "diamond",
    Shape.HEXAGON: "hexagon",
    Shape.TRIANGLE: "triangle",
    Shape.PENTAGON: "star",
    Shape.TAG: "triangleDown",
    Shape.BARREL: "square",
    Shape.OCTAGON: "hexagon",
}
"""vis-network's names; it has fewer shapes, and the tooltip says the type."""
_VIS = ("templates", "lib", "vis-9.1.2", "vis-network.min.js")
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "multiselect": True, "tooltipDelay": 100},
    "nodes": {"borderWidth": 2, "font": {"size": 12, "color": "#16202b"}},
    "edges": {"color": {"color": "#93a1b0"}, "arrows": {"to": {"scaleFactor": 0.5}}, "font": {"size": 11}},
}


def write(diagram: Diagram, about: About, added: Added = NOTHING) -> bytes:
    """The picture with the diagram's own positions, then what was asked, then all elements and links as tables."""
    from jinja2 import DictLoader, Environment
    from pyvis.network import Network

    network = Network(directed=True, heading=about.title, cdn_resources="in_line")
    network.options = _OPTIONS
    _add_marks(network, diagram, about)
    _add_lines(network, diagram, about)
    places = _add_own(network, diagram, added)
    boxes = [
        {"title": box.title, "members": [places[one] for one in box.members if one in places]} for box in added.boxes
    ]
    columns = diagram.columns()
    names = {node.id: node.caption for node in diagram.nodes} | {own.id: own.caption for own in added.own_elements}
    # pyvis's own page loads Bootstrap from another host, and takes headings and some tooltips for HTML.
    templates = Environment(loader=DictLoader({"page": PAGE, "draw": DRAW}), autoescape=True, trim_blocks=True)
    vis = _vis_network()
    draw = templates.get_template("draw").render(
        nodes=network.nodes, edges=network.edges, options=network.options, boxes=boxes
    )
    templates.globals |= {
        "scripts": [vis, draw],
        "hashes": [_hash(vis), _hash(draw)],
        "about": [*about.sentences(), *left_out(added)],
        "elements": [(node, noun_of(node.type, about)) for node in diagram.nodes],
        "links": _rows(columns["links"], names, about),
        "assumptions": list(assumptions(added, names)),
        "findings": list(findings(added, names)),
        "remarks": list(remarks(added, names)),
        "boxes": [(box.title, [names.get(one, one) for one in box.members], box.note) for box in added.boxes],
        "notes": added.notes,
    }
    network.templateEnv, network.path = templates, "page"
    page: str = network.generate_html()
    return page.encode()


def _add_marks(network: Any, diagram: Diagram, about: About) -> None:
    """An identifier that is one thing with its bearer is a second line of the bearer's caption."""
    borne: dict[str, list[Node]] = defaultdict(list)
    for node in diagram.nodes:
        if node.bearer is not None:
            borne[node.bearer].append(node)
    for number, node in enumerate(diagram.nodes):
        if node.bearer is None:
            network.add_node(number, **_mark(node, borne[node.id], about))


def _mark(node: Node, borne: list[Node], about: About) -> dict[str, Any]:
    declared = about.registry.entities[node.type]
    doubtful = node.certainty != CONFIRMED
    hue = HUES[list(Side).index(declared.side) % len(HUES)]
    more = [f"{node.more} more neighbours"] if node.more else []
    carries = [f"{noun_of(other.type, about)} {other.caption}" for other in borne]
    said = [
        node.caption,
        noun_of(node.type, about),
        *carries,
        f"{facts_words(node.facts)} shown",
        *more,
        node.certainty,
    ]
    return {
        "label": "\n".join([node.caption or node.id, *(other.caption for other in borne)]),
        "title": "\n".join(said),
        "shape": SHAPES[declared.shape],
        "color": {"background": hue, "border": "#16202b" if node.ring == 0 or doubtful else "#ffffff"},
        "shapeProperties": {"borderDashes": doubtful},
        "size": (CENTRE if node.ring == 0 else MARK) / 2,
        "x": node.x,
        "y": node.y,
    }


def _add_lines(network: Any, diagram: Diagram, about: About) -> None:
    """Parallel lines are bent apart."""
    numbers = {node.id: number for number, node in enumerate(diagram.nodes)}
    places = {node.id: numbers[node.bearer or node.id] for node in diagram.nodes}
    drawn: Counter[frozenset[int]] = Counter()
    for line in diagram.lines:
        start, end = places[line.start], places[line.end]
        if start == end and line.start != line.end:
            continue
        declared = about.registry.links[line.type]
        pair = frozenset((start, end))
        bend = (drawn[pair] + 1) // 2 * 0.15
        turn = "curvedCW" if (drawn[pair] % 2 == 0) == (start < end) else "curvedCCW"
        drawn[pair] += 1
        network.add_edge(
            start,
            end,
            arrows="" if declared.symmetric else "to",
            label=str(line.count) if line.count > 1 else "",
            smooth={"enabled": bend > 0, "type": turn, "roundness": bend},
            title=f"{phrase_of(line.type, about)}\n{facts_words(line.count)}, graded {line.best} to {line.worst}",
            width=1 + min(line.count, 8) / 2,
        )


def _add_own(network: Any, diagram: Diagram, added: Added) -> dict[str, int]:
    """What no source gives: white and dotted; a finding dashed. Gives the number of each mark's node."""
    numbers = {node.id: number for number, node in enumerate(diagram.nodes)}
    places = {node.id: numbers[node.bearer or node.id] for node in diagram.nodes}
    for own in added.own_elements:
        places[own.id] = len(places)
        network.add_node(
            places[own.id],
            label=own.caption,
            title=f"{own.caption}\nAssumed by {own.author}: {own.reason}",
            shape="dot",
            color={"background": "#ffffff", "border": "#16202b"},
            shapeProperties={"borderDashes": [2, 3]},
            size=MARK / 2,
            x=own.x,
            y=own.y,
        )
    for link in added.own_links:
        network.add_edge(
            places[link.start],
            places[link.end],
            arrows="to" if link.directed else "",
            dashes=[9, 5] if link.finding else [2, 4],
            label=link.label,
            title=f"{link.label}\n{told(link)}",
        )
    return places


def _rows(links: dict[str, list[Any]], names: dict[str, str], about: About) -> list[list[Any]]:
    """Each link as it is read: from whom, what, to whom, how many facts, when first and last, best and worst grade."""
    columns = ("from", "type", "to", "count", "first", "last", "bestGrade", "worstGrade")
    rows = zip(*(links[name] for name in columns), strict=True)
    return [[names[start], phrase_of(kind, about), names[end], *rest] for start, kind, end, *rest in rows]


def _vis_network() -> str:
    """The library's text with line ends as a browser reads them, without the address of its source map."""
    text = files("pyvis").joinpath(*_VIS).read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return text.partition("//# sourceMappingURL")[0]


def _hash(script: str) -> str:
    return "sha256-" + b64encode(sha256(script.encode()).digest()).decode()


FORMAT = Format("html", "HTML: one page that stands alone", "text/html; charset=utf-8", ".html", write)
