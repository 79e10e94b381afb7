"""Rejected rows are read again after a fix: of the rules, of the model, of the policy."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import orjson

from graph_model.records import Record
from loaders.push.batching import Row, records
from loaders.push.intake import Intake
from loaders.push.reading import RowReader
from loaders.push.sources import known_source
from loaders.stores import Stores
from stores.operations.tables import RejectedRow

PAGE = 1_000


@dataclass(slots=True)
class Replayed:
    """accepted: rows that are read without a fault now, and were pushed again. refused: rows that still are not."""

    accepted: int = 0
    refused: int = 0


def replay(stores: Stores, source: str | None = None) -> Replayed:
    """Read the rejected rows of pushes again, of one source or of all. Those that are refused still stay listed."""
    intake, done, after = Intake(stores), Replayed(), None
    while page := stores.operations.rejected.pushed(source, PAGE, after):
        after = (page[-1].recorded_at, page[-1].id)
        groups: dict[tuple[str, str], list[RejectedRow]] = defaultdict(list)
        for row in page:
            groups[row.source, row.kind or ""].append(row)
        for (name, kind), rows in sorted(groups.items()):
            fit = _fit(rows, RowReader(kind, known_source(name, stores), stores.registry), stores)
            if fit:
                intake.replay(kind, name, [row for row, _ in fit], [id for _, id in fit])
            done.accepted += len(fit)
            done.refused += len(rows) - len(fit)
    return done


def _fit(rows: list[RejectedRow], reader: RowReader, stores: Stores) -> list[tuple[Row, str]]:
    found: list[tuple[Row, str]] = []
    for row in rows:
        given = (row.row, orjson.loads(row.raw), 0)
        if all(isinstance(one, Record) for one, _ in records([given], reader, stores)):
            found.append((given, row.id))
    return found
