"""GraphML: nodes and links with their columns as attributes, for Gephi, yEd, networkx and igraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

import orjson

from drawing.diagram import Diagram
from drawing.xml_text import xml_text
from exports import Format
from exports.about import About
from exports.added import NOTHING, Added
from exports.tables import Table, said, tables

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_NAMES = {"id": "entity_id", "caption": "label"}
"""Columns under the names that other programs show: `label`; and `id`, which is taken by GraphML's own."""


def write(diagram: Diagram, about: About, added: Added = NOTHING) -> bytes:
    """A directed graph; nodes n0, n1, ... carry our id as `entity_id`; lists are JSON; what is null is left out."""
    nodes, links = tables(diagram, added)
    about_it = about.as_json() | said(added) | {"plain": diagram.plain}
    head: Table = {name: [value] for name, value in about_it.items()}
    places = {entity: f"n{number}" for number, entity in enumerate(nodes["id"])}
    ends = [(places[start], places[end]) for start, end in zip(links["from"], links["to"], strict=True)]
    facts = {name: column for name, column in links.items() if name not in ("from", "to")}
    lines = [
        *_keys("graph", "g", head),
        *_keys("node", "v", nodes),
        *_keys("edge", "e", facts),
        '  <graph id="G" edgedefault="directed">\n',
        *_data("g", head, 0, "    "),
    ]
    for number, place in enumerate(places.values()):
        lines += [f'    <node id="{place}">\n', *_data("v", nodes, number), "    </node>\n"]
    for number, (start, end) in enumerate(ends):
        lines += [f'    <edge id="e{number}" source="{start}" target="{end}">\n', *_data("e", facts, number)]
        lines.append("    </edge>\n")
    return "".join((_HEAD, *lines, "  </graph>\n</graphml>\n")).encode()


def _keys(element: str, prefix: str, table: Table) -> Iterator[str]:
    for number, (name, column) in enumerate(table.items()):
        shown = quoteattr(_NAMES.get(name, name))
        yield f'  <key id="{prefix}{number}" for="{element}" attr.name={shown} attr.type="{_kind(column)}"/>\n'


def _kind(column: list[Any]) -> str:
    kinds = {type(value) for value in column if value is not None}
    if kinds and kinds <= {bool}:
        return "boolean"
    if kinds and kinds <= {int}:
        return "long"
    return "double" if kinds and kinds <= {int, float} else "string"


def _data(prefix: str, table: Table, row: int, indent: str = "      ") -> Iterator[str]:
    for number, column in enumerate(table.values()):
        if column[row] is not None:
            yield f'{indent}<data key="{prefix}{number}">{_text(column[row])}</data>\n'


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = value if isinstance(value, str) else repr(value) if isinstance(value, int | float) else _json(value)
    return xml_text(text)


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


FORMAT = Format("graphml", "GraphML: for Gephi, yEd and networkx", "application/graphml+xml", ".graphml", write)
