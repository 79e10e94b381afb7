"""Chart: the content of a chart as JSON, to be saved again, here or elsewhere: imported, it is equal."""

from __future__ import annotations

import orjson

from drawing.diagram import Diagram
from exports import Format
from exports.about import About
from exports.added import NOTHING, Added
from graph_model.chart import Chart, as_json, digest
from graph_model.chart.shape import Element, Folded

NAME = "chart"


def write(diagram: Diagram, about: About, added: Added = NOTHING) -> bytes:
    """One object: `about` (title, question, time, filter, sources, hash), and the fields of a chart's content, whose
    canonical bytes have that hash. Of a diagram that is no chart: its elements as they stand."""
    chart = added.chart or chart_of(diagram, about)
    whole = {"about": about.as_json() | {"hash": digest(chart)}} | as_json(chart)
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)


def chart_of(diagram: Diagram, about: About) -> Chart:
    """A diagram as a chart: the same elements at the same places, under the same filter."""
    single = sorted((node for node in diagram.nodes if node.members is None), key=lambda node: node.id)
    parents = {node.id.partition(":")[2].partition(":")[2]: node for node in diagram.nodes if node.members is not None}
    there = {node.id for node in single}
    return Chart(
        centres=tuple(node.id for node in single if node.ring == 0),
        elements=tuple(Element(node.id, node.x, node.y) for node in single),
        folds=tuple(
            Folded(node.id, node.type, parent, tuple(sorted(node.members or ())), node.beyond, node.x, node.y)
            for parent, node in sorted(parents.items(), key=lambda pair: pair[1].id)
            if parent in there
        ),
        filter=about.filter,
        plain=diagram.plain,
    )


FORMAT = Format(NAME, "Chart: to be opened here again", "application/json", ".chart.json", write)
