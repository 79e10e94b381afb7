"""Montagna, a police operation against the mafia: who met whom how often, and who called whom how often."""

from __future__ import annotations

from graph_model.records import Record
from loaders.record_maker import RecordMaker, own_id
from loaders.rows import Row
from loaders.sources.criminal_networks.persons import both

LICENCE = "none stated; cite Cavallaro et al., PLOS ONE 15(8) e0236476 (2020)"
COLUMNS = ("a", "b", "weight")


def meeting(row: Row, make: RecordMaker) -> Record:
    """Meetings of two. Some pairs stand twice, once each way, with numbers of their own: both are kept."""
    return _tie(row, make, "MET")


def call(row: Row, make: RecordMaker) -> Record:
    """Calls from one to the other, by person: the numbers that were dialled are not in the set."""
    return _tie(row, make, "PHONE_CONTACT")


def _tie(row: Row, make: RecordMaker, kind: str) -> Record:
    a, b = (own_id("Person", "montagna", row[column], column) for column in ("a", "b"))
    link = make.link(kind, a, b, times=row["weight"])
    return Record(f"{row['a']}/{row['b']}", 1, both(make, a, b), [link])
