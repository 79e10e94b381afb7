"""A diagram and what a person added as two tables of equally long columns: nodes and links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from drawing.diagram import Diagram
from exports.added import ASSUMED, FINDING, Added, Remark
from graph_model.chart.fields import written
from graph_model.chart.shape import OwnElement, OwnLink

Table = dict[str, list[Any]]
_OWN = ("author", "reason", "madeAt")
_SAID = ("note", "flag", "box")


def tables(diagram: Diagram, added: Added) -> tuple[Table, Table]:
    """The diagram's columns; where a person added anything, the own elements and links stand below with the certainty
    `assumed` or `finding`, and there are columns for who says so, why, what is against it, notes, flags and boxes."""
    columns = diagram.columns()
    nodes, links = columns["nodes"], columns["links"]
    if added.nothing:
        return nodes, links
    boxes = {member: box.title for box in added.boxes for member in box.members}
    places = [added.remarks.get(node.id, Remark()) for node in diagram.nodes]
    nodes |= _empty(_OWN, len(places)) | {
        "note": [said.note or None for said in places],
        "flag": [said.flag for said in places],
        "box": [boxes.get(node.id) for node in diagram.nodes],
    }
    keys = zip(links["from"], links["to"], links["type"], strict=True)
    said_of = [added.line_remarks.get(key, Remark()) for key in keys]
    links |= _empty(("certainty", "label", "directed", *_OWN, "finding", "against"), len(said_of)) | {
        "note": [said.note or None for said in said_of],
        "flag": [said.flag for said in said_of],
    }
    _extend(nodes, (_element(own, boxes.get(own.id)) for own in added.own_elements))
    _extend(links, map(_link, added.own_links))
    return nodes, links


def said(added: Added) -> dict[str, Any]:
    """What is said of the whole as plain JSON; empty where a person added nothing."""
    if added.nothing:
        return {}
    boxes = [{"title": box.title, "members": list(box.members), "note": box.note} for box in added.boxes]
    return {"notes": added.notes, "boxes": boxes, "leftByHand": dict(added.left), "notHere": list(added.not_here)}


def rows(table: Table) -> list[dict[str, Any]]:
    """A table row by row."""
    return [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]


def _empty(names: Sequence[str], length: int) -> Table:
    return {name: [None] * length for name in names}


def _extend(table: Table, more: Iterable[dict[str, Any]]) -> None:
    for row in more:
        for name, column in table.items():
            column.append(row.get(name))


def _element(own: OwnElement, box: str | None) -> dict[str, Any]:
    return _by(own) | {
        "id": own.id,
        "type": own.type,
        "caption": own.caption,
        "x": own.x,
        "y": own.y,
        "facts": 0,
        "more": 0,
        "beyond": 0,
        "box": box,
    }


def _link(own: OwnLink) -> dict[str, Any]:
    ends = {"from": own.start, "to": own.end, "type": own.type, "count": 0}
    found = {"certainty": FINDING, "finding": own.finding} if own.finding else {}
    return _by(own) | ends | found | {"label": own.label, "directed": own.directed, "against": own.against or None}


def _by(own: OwnElement | OwnLink) -> dict[str, Any]:
    return {
        "certainty": ASSUMED,
        "author": own.author,
        "reason": own.reason,
        "madeAt": written(own.made_at),
        "note": own.note or None,
        "flag": own.flag,
    }
