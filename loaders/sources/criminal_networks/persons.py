"""Persons of an edge list, which knows them by a number or code only."""

from __future__ import annotations

from graph_model.records import Claim
from loaders.record_maker import RecordMaker


def both(make: RecordMaker, a: str, b: str) -> list[Claim]:
    """That two persons exist: the lists have no table of persons, so each row says it. The code is their name."""
    return [make.claim(one, name=one.split(":", 2)[2]) for one in (a, b)]
