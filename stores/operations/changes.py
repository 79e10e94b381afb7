"""What changed, in the order in which it did: for other systems that follow the graph."""

from __future__ import annotations

from dataclasses import dataclass

import orjson
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from stores.operations.tables import ChangeRow


@dataclass(frozen=True, slots=True)
class Change:
    """A batch changed the graph. at: milliseconds UTC. records: indexes of its records that did; None for all of them.
    withdrawn: what they said was taken out."""

    sequence: int
    batch: str
    at: int
    withdrawn: bool
    records: tuple[int, ...] | None


class Changes:
    """The changes in one operational database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def since(self, sequence: int, limit: int) -> list[Change]:
        """Changes from this one on, itself included, in order."""
        with Session(self.engine) as session:
            wanted = select(ChangeRow).where(ChangeRow.sequence >= sequence).order_by(ChangeRow.sequence).limit(limit)
            return [
                Change(
                    row.sequence,
                    row.batch,
                    row.at,
                    row.withdrawn,
                    None if row.records is None else tuple(orjson.loads(row.records)),
                )
                for row in session.scalars(wanted)
            ]
