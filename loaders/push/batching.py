"""Rows into batches of the journal and a spool of refused rows: in memory is never more than one batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO

import orjson

from graph_model.errors import LimitExceeded
from graph_model.records import Record, Rejection, Source
from loaders.admission import refusal
from loaders.json_line import read_json
from loaders.push.lines import LONGEST_LINE, lines
from loaders.push.reading import RowReader
from loaders.record_maker import RowRefused
from loaders.stores import Stores
from stores.journal.wire import encode_records
from stores.operations.pushes import Kept

SMALL = 1_000
"""Rows that are answered one by one."""
BATCH_FACTS = 10_000
BATCH_BYTES = 8 << 20
"""Bytes of the rows of one batch, as they came."""
MOST_REFUSED = 100_000
"""Refused rows of one push: with more of them it is the wrong kind, not a few bad rows."""
Row = tuple[int, object, int]
"""Number of a line, what it holds (a JSON value, or a Rejection where it holds none), and its bytes."""


@dataclass(slots=True)
class Batched:
    """What became of the rows of a push. batches: in the journal, and nobody knows of them yet. classes: names of the
    visibility classes of the records. first: the first refused rows, without what came."""

    classes: set[str]
    batches: list[Kept] = field(default_factory=list)
    first: list[Rejection] = field(default_factory=list)
    rows: int = 0
    refused: int = 0

    @property
    def small(self) -> bool:
        """Whether each row is answered."""
        return self.rows <= SMALL and len(self.batches) <= 1


def batch(rows: Iterable[Row], reader: RowReader, source: Source, stores: Stores, spool: IO[bytes]) -> Batched:
    """Read rows, keep those that can be used in the journal, and the others in `spool`, a JSON list a line. Raises
    LimitExceeded where too many are refused, and ServiceError where the journal cannot be written."""
    done, held, facts, size = Batched({source.visibility}), list[Record](), 0, 0

    def keep() -> None:
        kept = stores.journal.append(encode_records(source, held))
        done.batches.append(Kept(kept, len(held)))
        held.clear()

    for found, length in records(rows, reader, stores):
        done.rows += 1
        if isinstance(found, Rejection):
            done.refused += 1
            if done.refused > MOST_REFUSED:
                raise LimitExceeded("refused rows", done.refused, MOST_REFUSED)
            if len(done.first) < SMALL:
                done.first.append(Rejection(found.row, found.code, found.field, found.reason, None))
            line = [found.row, found.code, found.field, found.reason, found.raw]
            spool.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
            continue
        held.append(found)
        if found.visibility is not None:
            done.classes.add(found.visibility)
        facts, size = facts + max(1, found.facts), size + length
        if facts >= BATCH_FACTS or size >= BATCH_BYTES:
            keep()
            facts = size = 0
    if held:
        keep()
    spool.seek(0)
    return done


def spooled(spool: IO[bytes]) -> Iterator[Rejection]:
    """The refused rows again."""
    for line in spool:
        yield Rejection(*orjson.loads(line))


def records(rows: Iterable[Row], reader: RowReader, stores: Stores) -> Iterator[tuple[Record | Rejection, int]]:
    """Each row as a record that this graph can take, or as a rejection; and its bytes."""
    for number, row, length in rows:
        if isinstance(row, Rejection):
            yield row, length
            continue
        try:
            record = reader.read(row, number)
        except RowRefused as refused:
            yield Rejection(number, refused.code, refused.field, refused.reason, row), length
            continue
        unfit = refusal(record, stores.registry, stores.classes)
        yield record if unfit is None else Rejection(number, unfit.code, unfit.field, unfit.reason, row), length


def parsed(body: IO[bytes], encoding: str, seen: Callable[[bytes], None]) -> Iterator[Row]:
    """The JSON value of each line of a body. seen: called with each line's bytes."""
    for number, line in lines(body, encoding):
        if line is None:
            seen(b"too long\n")
            reason = f"the line has more than {LONGEST_LINE} bytes"
            yield number, Rejection(number, "LINE_TOO_LONG", "", reason, None), 0
            continue
        seen(line + b"\n")
        try:
            yield number, read_json(line), len(line)
        except ValueError as error:
            raw = line.decode("utf-8", "backslashreplace")
            reason = "the line is no JSON in UTF-8" if isinstance(error, orjson.JSONDecodeError) else str(error)
            yield number, Rejection(number, "BROKEN_LINE", "", reason, raw), len(line)
