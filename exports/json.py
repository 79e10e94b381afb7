"""JSON: the diagram as its columns, and what was asked."""

from __future__ import annotations

import orjson

from drawing.diagram import Diagram
from exports import Format
from exports.about import About
from exports.added import NOTHING, Added
from exports.tables import said, tables

KIND, VERSION = "sightline-diagram", 1


def write(diagram: Diagram, about: About, added: Added = NOTHING) -> bytes:
    """One object: kind, version, about, nodes and links (equally long lists by name), plain."""
    head = {"kind": KIND, "version": VERSION, "about": about.as_json() | said(added)}
    nodes, links = tables(diagram, added)
    whole = head | {"nodes": nodes, "links": links, "plain": diagram.plain}
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


FORMAT = Format("json", "JSON: the diagram in columns", "application/json", ".json", write)
