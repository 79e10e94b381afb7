"""The one door for what scripts push: read, kept in the journal, listed, and only then acknowledged."""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import IO, Any

import orjson

from graph_model.errors import BadArgument, KeyReused, LimitExceeded, TooBusy
from graph_model.records import Rejection, Source
from loaders.push.answer import answer_of, refusals
from loaders.push.batching import SMALL, Row, batch, parsed, records, spooled
from loaders.push.reading import RowReader
from loaders.push.rules import rules_version
from loaders.push.sources import known_source
from loaders.stores import Stores
from stores.operations.tables import PushRow

MOST_WAITING = 20_000
"""Batches that may wait for the worker."""
LONGEST_KEY = 200


class Intake:
    """Takes pushes in. woken: called when something waits for the worker."""

    def __init__(self, stores: Stores, woken: Callable[[], None] = lambda: None) -> None:
        self.stores, self._woken = stores, woken
        self._rules = rules_version(stores.registry)
        self._strictest = list(stores.classes)[-1]

    def push_body(self, kind: str, source: str, key: str | None, body: IO[bytes], encoding: str) -> PushRow:
        """Acknowledge a body of JSON lines. Raises BadArgument, BadInput, LimitExceeded, KeyReused, TooBusy, and
        ServiceError where the journal cannot be written: then nothing was acknowledged."""
        digest = sha256()
        return self._accept(kind, source, key, parsed(body, encoding, digest.update), digest.hexdigest)

    def push_rows(self, kind: str, source: str, key: str | None, rows: Sequence[object]) -> PushRow:
        """Acknowledge a few rows. Raises as `push_body` does."""
        digest = _digest(rows)
        return self._accept(kind, source, key, _numbered(rows), lambda: digest)

    def try_body(self, kind: str, source: str, body: IO[bytes], encoding: str) -> dict[str, Any]:
        """What a body would do, without doing it: the lines that would be refused, and how many would not."""
        return self._tried(kind, source, parsed(body, encoding, lambda line: None))

    def try_rows(self, kind: str, source: str, rows: Sequence[object]) -> dict[str, Any]:
        """What a few rows would do."""
        _digest(rows)
        return self._tried(kind, source, _numbered(rows))

    def replay(self, kind: str, source: str, rows: Iterable[Row], ids: list[str]) -> PushRow:
        """Push rejected rows again that are read without a fault now. ids: of these."""
        key = f"replay-{secrets.token_hex(8)}"
        return self._accept(kind, source, key, rows, lambda: key, ids)

    def _accept(
        self,
        kind: str,
        source: str,
        key: str | None,
        rows: Iterable[Row],
        fingerprint: Callable[[], str],
        replayed: list[str] | None = None,
    ) -> PushRow:
        said = known_source(source, self.stores, keep=True)
        reader = RowReader(kind, said, self.stores.registry)
        _check_key(key)
        known = self.stores.operations.pushes.of_key(key) if key else None
        if known is not None:
            for _ in rows:
                pass
            return _same(known, _fingerprint(kind, source, fingerprint()))
        if self.stores.operations.queue.length() >= MOST_WAITING:
            raise TooBusy("Too many batches wait for the graph.", do="try again later", seconds=30)
        with tempfile.SpooledTemporaryFile(max_size=1 << 20) as spool:
            done = batch(rows, reader, said, self.stores, spool)
            push = PushRow(
                id=secrets.token_hex(16),
                fingerprint=_fingerprint(kind, source, fingerprint()),
                source=source,
                kind=kind,
                visibility="\n".join(sorted(done.classes)),
                received_at=time.time_ns() // 1_000_000,
                rows=done.rows,
                refused=done.refused,
                refusals=refusals(done.first) if done.small else None,
                cancelled=False,
            )
            push.key = key or push.id
            push.answer = answer_of(push, None, "", {}) if done.small and not done.batches else None
            found = self.stores.operations.pushes.accept(
                push, done.batches, spooled(spool), self._rules, self._class_of(said), replayed or ()
            )
        self._woken()
        return _same(found, push.fingerprint)

    def _class_of(self, source: Source) -> Callable[[Rejection], str]:
        """Who may see a refused row: who may see the source, unless the row names a class of its own."""

        def of(rejection: Rejection) -> str:
            own = rejection.raw.get("visibility") if isinstance(rejection.raw, dict) else None
            if own is None:
                return source.visibility
            return own if isinstance(own, str) and own in self.stores.classes else self._strictest

        return of

    def _tried(self, kind: str, source: str, rows: Iterable[Row]) -> dict[str, Any]:
        said = known_source(source, self.stores)
        reader = RowReader(kind, said, self.stores.registry)
        results: list[dict[str, Any]] = []
        counts = {"rows": 0, "accepted": 0, "rejected": 0}
        for found, _ in records(rows, reader, self.stores):
            counts["rows"] += 1
            if isinstance(found, Rejection):
                counts["rejected"] += 1
                if len(results) < SMALL:
                    fault = {"code": found.code, "field": found.field, "reason": found.reason}
                    results.append({"line": found.row, "status": "rejected"} | fault)
            else:
                counts["accepted"] += 1
        return {"dry_run": True, "source": source, "kind": kind} | counts | {"results": results}


def _numbered(rows: Sequence[object]) -> Iterator[Row]:
    return ((number, row, 0) for number, row in enumerate(rows, 1))


def _digest(rows: Sequence[object]) -> str:
    """A hash of rows that came as values. Raises LimitExceeded, BadArgument for what is no JSON of ours."""
    if len(rows) > SMALL:
        raise LimitExceeded("rows", len(rows), SMALL)
    try:
        return sha256(b"\n".join(orjson.dumps(row, option=orjson.OPT_SORT_KEYS) for row in rows)).hexdigest()
    except TypeError as error:
        raise BadArgument("rows", "A row is nested too deeply, or holds a number of over 64 bits.") from error


def _fingerprint(kind: str, source: str, body: str) -> str:
    return sha256(f"{kind}\0{source}\0{body}".encode()).hexdigest()


def _same(push: PushRow, fingerprint: str) -> PushRow:
    if push.fingerprint != fingerprint:
        raise KeyReused(
            "This Idempotency-Key came with another body before.",
            where="Idempotency-Key",
            expected="a new key for a new body",
            do="choose another key, or send what was sent with this one",
        )
    return push


def _check_key(key: str | None) -> None:
    if key is not None and not (0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()):
        raise BadArgument("key", "This is no usable key.", expected=f"1 to {LONGEST_KEY} printable ASCII characters")
