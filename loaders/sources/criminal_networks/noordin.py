"""Noordin Top's network: ten kinds of ties, coded from published reports; the set replaced names by NT01 to NT79."""

from __future__ import annotations

from graph_model.records import Record
from loaders.record_maker import RecordMaker, RowRefused, own_id
from loaders.rows import Row
from loaders.sources.criminal_networks.persons import both

COLUMNS = ("relation", "a", "b")
_OWN = {"kinship": "RELATIVE_OF", "meetings": "MET"}
_CONTEXTS = frozenset(
    {
        "business&finance", "classmates", "communications", "friendship", "logistics", "operations", "soulmates",
        "trainingevents",
    }
)  # fmt: skip
"""What two did together or were to each other: both knew each other from there."""


def tie(row: Row, make: RecordMaker) -> Record:
    """One tie of one kind."""
    a, b = (own_id("Person", "noordin-top", row[column], column) for column in ("a", "b"))
    relation = row["relation"]
    if relation in _OWN:
        link = make.link(_OWN[relation], a, b)
    elif relation in _CONTEXTS:
        link = make.link("KNOWS", a, b, context=relation)
    else:
        raise RowRefused("UNKNOWN_RELATION", "relation", "is none of the ten kinds of ties")
    return Record(f"{relation}/{row['a']}/{row['b']}", 1, both(make, a, b), [link])
