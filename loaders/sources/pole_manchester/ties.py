"""What a row of a relationship file says: one link. Its reference is its type and the ids of its two nodes."""

from __future__ import annotations

from dataclasses import dataclass

from graph_model.grade import Grade
from graph_model.records import Record
from loaders.record_maker import ALWAYS, RecordMaker, RowRefused
from loaders.rows import Row
from loaders.sheets import Rule
from loaders.sources.pole_manchester.nodes import OFFICIAL, Nodes

_ENDS = (":START_ID", ":END_ID", ":TYPE")
COLUMNS = {
    "relationships.KNOWS": _ENDS,
    "relationships.KNOWS_LW": _ENDS,
    "relationships.KNOWS_SN": _ENDS,
    "relationships.KNOWS_PHONE": _ENDS,
    "relationships.FAMILY_REL": (*_ENDS, "rel_type"),
    "relationships.CURRENT_ADDRESS": _ENDS,
    "relationships.HAS_PHONE": _ENDS,
    "relationships.HAS_EMAIL": _ENDS,
    "relationships.PARTY_TO": _ENDS,
    "relationships.INVOLVED_IN": _ENDS,
    "relationships.INVESTIGATED_BY": _ENDS,
    "relationships.OCCURRED_AT": _ENDS,
    "relationships.LOCATION_IN_AREA": _ENDS,
    "relationships.HAS_POSTCODE": _ENDS,
    "relationships.POSTCODE_IN_AREA": _ENDS,
}
"""File -> its header, in the order of reading."""


@dataclass(frozen=True, slots=True)
class _Tie:
    """kind: link type. back: the link runs the other way. crime: column of the crime on whose day it holds. role: what
    the file's name says of the part played. grade: None for the source's own."""

    kind: str
    back: bool = False
    crime: str = ""
    role: str = ""
    grade: Grade | None = None


_TIES = {
    "KNOWS": _Tie("KNOWS"),
    "KNOWS_LW": _Tie("LIVES_WITH"),
    "KNOWS_SN": _Tie("CONNECTED_ONLINE"),
    "KNOWS_PHONE": _Tie("PHONE_CONTACT"),
    "FAMILY_REL": _Tie("RELATIVE_OF"),
    "CURRENT_ADDRESS": _Tie("LIVES_AT"),
    "HAS_PHONE": _Tie("USES"),
    "HAS_EMAIL": _Tie("USES"),
    "PARTY_TO": _Tie("PARTY_TO", crime=":END_ID"),
    "INVOLVED_IN": _Tie("PARTY_TO", crime=":END_ID", role="involved"),
    "INVESTIGATED_BY": _Tie("INVESTIGATES", back=True),
    "OCCURRED_AT": _Tie("OCCURRED_AT", crime=":START_ID", grade=OFFICIAL),
    "LOCATION_IN_AREA": _Tie("PART_OF", grade=OFFICIAL),
    "HAS_POSTCODE": _Tie("PART_OF", grade=OFFICIAL),
    "POSTCODE_IN_AREA": _Tie("PART_OF", grade=OFFICIAL),
}


@dataclass(frozen=True, slots=True)
class Ties:
    """Rules for relationship files, once the node files were read."""

    nodes: Nodes

    def rule(self, name: str) -> Rule:
        """What the rows of a relationship file mean."""
        called = name.removeprefix("relationships.")
        tie = _TIES[called]

        def record(row: Row, make: RecordMaker) -> Record:
            start, end = self._entity(row, ":START_ID"), self._entity(row, ":END_ID")
            if tie.back:
                start, end = end, start
            when = self.nodes.days.get(row[tie.crime], ALWAYS) if tie.crime else ALWAYS
            said = {"role": tie.role} if tie.role else {}
            if "rel_type" in row:
                said = {"relation": row["rel_type"]}
            link = make.link(tie.kind, start, end, when, **said)
            return Record(f"{called}/{row[':START_ID']}/{row[':END_ID']}", 1, [], [link], tie.grade)

        return record

    def _entity(self, row: Row, column: str) -> str:
        entity = self.nodes.entities.get(row[column])
        if entity is None:
            raise RowRefused("UNKNOWN_NODE", column, "names a node that is in no file, or that was refused")
        return entity
