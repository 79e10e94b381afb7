"""Street gangs of Montreal and which have to do with each other."""

from __future__ import annotations

from graph_model.records import Record
from loaders.record_maker import RecordMaker, RowRefused, own_id
from loaders.rows import Row

NODES = ("gang", "allegiance", "ethnicity", "territory")
EDGES = ("a", "b")
LEFT_OUT = {
    "ethnicity": "a number whose meaning the set does not state, about a trait that is no evidence",
    "territory": "a number whose meaning the set does not state",
}
_ALLEGIANCES = {"1": "Bloods", "2": "Crips", "3": "other", "99": ""}


def gang(row: Row, make: RecordMaker) -> Record:
    """A gang and the alliance that it counts itself to; 99 stands for a missing value."""
    if row["allegiance"] not in _ALLEGIANCES:
        raise RowRefused("UNKNOWN_CODE", "allegiance", "is none of 1, 2, 3 and 99")
    affiliation = _ALLEGIANCES[row["allegiance"]]
    claim = make.claim(_gang(row["gang"], "gang"), name=row["gang"], kind="gang", affiliation=affiliation)
    if affiliation:
        claim.given["affiliation"] = row["allegiance"]
    return Record(f"gang/{row['gang']}", 1, [claim])


def tie(row: Row, make: RecordMaker) -> Record:
    """Two gangs that have to do with each other; whether as friends or as foes is not said."""
    return Record(
        f"tie/{row['a']}/{row['b']}", 1, [], [make.link("ASSOCIATED_WITH", _gang(row["a"], "a"), _gang(row["b"], "b"))]
    )


def _gang(name: str, field: str) -> str:
    return own_id("Organisation", "montreal-gangs", name, field)
