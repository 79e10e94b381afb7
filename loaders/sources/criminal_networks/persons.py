"""Persons of an edge list, which knows them by a number or code only."""

from __future__ import annotations

from graph_model.records import Claim
from loaders.record_maker import RecordMaker, RowRefused


def person(set_name: str, code: str, field: str) -> str:
    """A person by the code of the set. Raises RowRefused."""
    if not code:
        raise RowRefused("EMPTY", field, "no person is named")
    return f"Person:{set_name}:{code}"


def both(make: RecordMaker, a: str, b: str) -> list[Claim]:
    """That two persons exist: the lists have no table of persons, so each row says it. The code is their name."""
    return [make.claim(one, name=one.split(":", 2)[2]) for one in (a, b)]
