"""CSV: one table for spreadsheets, whose first column says whether a row is about the diagram, a node or a link."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import orjson

from drawing.diagram import Diagram
from exports import Format
from exports.about import About
from exports.added import NOTHING, Added
from exports.tables import rows, said, tables

_FORMULA = re.compile(r"(^|[;\t\r\n])(?=[\s\x00-\x1f\ufeff]*[=+\-@＝＋－＠])")
"""Where a spreadsheet could take what follows for a formula: at the begin of a cell, and behind what some spreadsheets
take for the begin of the next."""
_BREAK = re.compile(r"^(?=[\t\r])")


def write(diagram: Diagram, about: About, added: Added = NOTHING) -> bytes:
    """UTF-8 with a mark, as Excel needs it; lines end as RFC 4180 says; lists as JSON; no cell is a formula."""
    nodes, links = tables(diagram, added)
    about_it = about.as_json() | said(added) | {"plain": diagram.plain}
    found: list[dict[str, Any]] = [{"row": "about", "name": name, "value": value} for name, value in about_it.items()]
    found += [{"row": kind} | row for kind, table in (("node", nodes), ("link", links)) for row in rows(table)]
    text = io.StringIO(newline="")
    header = dict.fromkeys(["row", "name", "value", *nodes, *links])
    writer = csv.DictWriter(text, list(header), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in found)
    return text.getvalue().encode("utf-8-sig")


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before what could begin one."""
    return _BREAK.sub("'", _FORMULA.sub(r"\1'", text))


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    return defused(value if isinstance(value, str) else orjson.dumps(value).decode())


FORMAT = Format("csv", "CSV: a table for spreadsheets", "text/csv; charset=utf-8", ".csv", write)
