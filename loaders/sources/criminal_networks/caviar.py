"""CAVIAR, wire-tapped calls of a drug network, in eleven phases and once more as a whole.

The phases have no dates, so that a period would be invented; each phase is a source of its own instead, and a filter by
source cuts the time slices. The whole is a source too, as it is not the sum of the phases: the two differ in pairs,
weights and persons.
"""

from __future__ import annotations

from collections.abc import Callable

from graph_model.records import Record, Rejection
from loaders.record_maker import RecordMaker, RowRefused, own_id
from loaders.rows import Row
from loaders.sources.criminal_networks.persons import both

FILE = "caviar_phases.csv"
COLUMNS = ("phase", "from", "to", "weight")
WHOLE = "all"
NUMBERED = tuple(str(number) for number in range(1, 12))
PHASES = (
    *((phase, f"caviar-phase-{phase:0>2}", f"CAVIAR: phase {phase}") for phase in NUMBERED),
    (WHOLE, "caviar-whole", "CAVIAR: all phases, as coded by the set"),
)
"""(phase in the file, name of its source, title)."""
LEFT_OUT = {"phase": "it is the source's name"}


def of_phase(phase: str) -> Callable[[Row | Rejection], bool]:
    """Which rows belong to the source of a phase; what fits none is refused with those of the whole."""

    def keep(row: Row | Rejection) -> bool:
        found = "" if isinstance(row, Rejection) else row["phase"]
        return found not in NUMBERED if phase == WHOLE else found == phase

    return keep


def call(row: Row, make: RecordMaker) -> Record:
    """Calls between two in one phase; which way they went is not coded."""
    if row["phase"] not in (*NUMBERED, WHOLE):
        raise RowRefused("UNKNOWN_PHASE", "phase", "is neither 1 to 11 nor all")
    a, b = (own_id("Person", "caviar", row[column], column) for column in ("from", "to"))
    link = make.link("PHONE_CONTACT", a, b, times=row["weight"])
    return Record(f"{row['from']}/{row['to']}", 1, both(make, a, b), [link])
