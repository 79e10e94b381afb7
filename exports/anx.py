"""ANX: the format of i2 Analyst's Notebook, with positions, grades, dates, assumptions dotted, findings dashed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drawing.diagram import CONFIRMED, Diagram
from drawing.xml_text import printable
from exports import Format
from exports.about import About
from exports.added import ASSUMED, FINDING, NOTHING, Added, Remark
from exports.looks import LINES, hue
from exports.tables import rows, tables
from exports.words import noun_of, phrase_of
from graph_model.grade import LETTERS

STRENGTHS = {
    CONFIRMED: ("Confirmed", "solid"),
    "unconfirmed": ("Unconfirmed", "dashed"),
    ASSUMED: ("Tentative", "dotted"),
    FINDING: ("Finding", "dashed"),
}
"""i2's names, and how it draws them."""
ATTRIBUTES = ("id", "certainty", "facts", "more", "note", "flag", "author", "reason", "madeAt")
LINK_ATTRIBUTES = (
    *("certainty", "count", "first", "last", "worstGrade", "note", "flag"),
    *("author", "reason", "finding", "against", "madeAt"),
)
_COMMENT = re.compile(r"<!-- Built with .*? -->\s*")
_LONGEST = 1_000
"""Characters of one attribute."""


def write(diagram: Diagram, about: About, added: Added = NOTHING) -> bytes:
    """UTF-16 with a mark, as i2 writes it. What is said of the whole stands in the chart's summary."""
    from anxwritter import ANXChart

    chart = ANXChart()
    for name, style in STRENGTHS.values():
        chart.add_strength(name=name, dot_style=style)
    chart.strengths.default = "Confirmed"
    chart.grades_one.items = [*LETTERS, "-"]
    chart.grades_two.items = [*"123456", "-"]
    chart.grades_one.default = chart.grades_two.default = "-"
    nodes, links = tables(diagram, added)
    ids = _identities(nodes["id"])
    kinds = sorted({noun_of(kind, about) for kind in nodes["type"]})
    colours = {noun_of(kind, about): hue(kind, about.registry) for kind in nodes["type"]}
    for kind in kinds:
        chart.add_entity_type(name=kind, color=colours[kind])
    for row in rows(nodes):
        chart.add_icon(**_icon(row, ids, about, added.remarks.get(row["id"], Remark())))
    for row in rows(links):
        chart.add_link(**_link(row, ids, about))
    summary = chart.settings.summary
    summary.title, summary.author = _said(about.title), "Sightline"
    summary.created = summary.last_save = about.as_json()["askedAt"].removesuffix("Z")
    summary.comments = _said(" | ".join(_comments(about, added)))
    # The library writes its version and home into a comment: neither belongs to the chart.
    text = _COMMENT.sub("", chart.to_xml().replace("encoding='utf-8'", "encoding='utf-16'", 1), count=1)
    return b"\xff\xfe" + text.encode("utf-16-le")


def _icon(row: dict[str, Any], ids: dict[str, str], about: About, remark: Remark) -> dict[str, Any]:
    return {
        "id": ids[row["id"]],
        "type": noun_of(row["type"], about),
        "label": _said(row["caption"] or row["id"]),
        "x": round(row["x"]),
        "y": round(row["y"]),
        "color": hue(row["type"], about.registry),
        "strength": STRENGTHS[row["certainty"]][0],
        "description": _said(told) if (told := remark.note or row.get("reason")) else None,
        "attributes": _attributes(row, ATTRIBUTES),
    }


def _link(row: dict[str, Any], ids: dict[str, str], about: About) -> dict[str, Any]:
    certainty = row.get("certainty") or CONFIRMED
    own = certainty in (ASSUMED, FINDING)
    label = row.get("label") if own else f"{phrase_of(row['type'], about)} ({row['count']})"
    declared = about.registry.links.get(row["type"] or "")
    directed = row.get("directed") if own else declared is not None and not declared.symmetric
    grade = row["bestGrade"]
    return {
        "from_id": ids[row["from"]],
        "to_id": ids[row["to"]],
        "type": phrase_of(row["type"], about) or certainty,
        "label": _said(label or certainty),
        "arrow": "head" if directed else None,
        "strength": STRENGTHS[certainty][0],
        "line_color": LINES,
        # By place: the library takes "2" for the third of the list.
        "grade_one": LETTERS.index(grade[0]) if grade else None,
        "grade_two": int(grade[1]) - 1 if grade else None,
        "attributes": _attributes(row, LINK_ATTRIBUTES),
    }


def _attributes(row: dict[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    """As text: a number would lose its zeros, a date its zone."""
    found = {name: _said(str(row[name])) for name in names if row.get(name) not in (None, "")}
    return {name: text for name, text in found.items() if text}


def _identities(ids: list[str]) -> dict[str, str]:
    """Our ids as i2 may hold them, each once."""
    found: dict[str, str] = {}
    for number, id in enumerate(ids):
        shown = _said(id)
        found[id] = shown if shown not in found.values() else f"{shown} #{number}"
    return found


def _comments(about: About, added: Added) -> Iterator[str]:
    yield from (f"{name}: {sentence}" for name, sentence in about.sentences())
    yield from (f"{what}: {count}" for what, count in added.left)
    if added.notes:
        yield added.notes


def _said(text: str) -> str:
    """One line: in an attribute of XML a line break is a space."""
    return " ".join(printable(text).split())[:_LONGEST] or "-"


FORMAT = Format("anx", "ANX: for i2 Analyst's Notebook", "application/vnd.i2.anx", ".anx", write)
