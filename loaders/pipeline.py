"""From a source's records through the journal into the graph, and a report of each row's end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from graph_model.protocols import RecordSource
from graph_model.records import Batch, Outcome, Record, Rejection, Source
from loaders.admission import check_sources, refusal
from loaders.push.rules import rules_version
from loaders.report import Report
from loaders.retrying import retry_dangling
from loaders.settling import settle
from loaders.stores import Stores as Stores
from stores.graph import FirstLoad, Planned, SeenEntities
from stores.journal.wire import encode_and_digest

BATCH_FACTS = 10_000
"""Facts in one transaction: large enough for the server, small enough for its memory."""
Progress = Callable[[str, int], None]


def load(
    sources: Sequence[RecordSource], stores: Stores, progress: Progress = lambda source, rows: None
) -> list[Report]:
    """Load sources in their order, then retry what waited for an entity. One report each.

    Raises BadInput before anything is written where a file cannot be read as what it should be or a source's
    visibility class is not in the policy, and StoreUnavailable; loading again continues where that happened.
    """
    check_sources(sources, stores.classes)
    seen = SeenEntities()
    reports = [_load_one(source, stores, progress, seen) for source in sources]
    retry_dangling(reports, stores)
    stores.archive.tidy()
    return reports


def _load_one(source: RecordSource, stores: Stores, progress: Progress, seen: SeenEntities) -> Report:
    report = Report(source.source, files=[path.name for path in source.files()])
    begun, first, rule = time.monotonic(), FirstLoad(seen), rules_version(stores.registry)
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="write") as writer:
        pending: Future[tuple[Batch, Outcome]] | None = None
        try:
            for records, rejections in batches(source, stores):
                for rejection in rejections:
                    report.reject(rejection)
                stores.operations.reject(source.source.name, rejections, now(), rule)
                batch = keep(source.source, records, stores) if records else None
                planned = stores.graph.plan(batch, stores.classes) if batch else []
                _settle(pending, report, stores)
                pending = writer.submit(_write, batch, planned, first, stores) if batch else None
                progress(source.source.name, report.read + len(records))
        finally:
            _settle(pending, report, stores)
    report.unused = source.unused()
    report.seconds = time.monotonic() - begun
    return report


def batches(source: RecordSource, stores: Stores) -> Iterator[tuple[list[Record], list[Rejection]]]:
    """Records in batches of about BATCH_FACTS facts, and the rows refused meanwhile."""
    records: list[Record] = []
    rejections: list[Rejection] = []
    facts = 0
    for found in source.records(stores.registry):
        refused = found if isinstance(found, Rejection) else refusal(found, stores.registry, stores.classes)
        if refused:
            rejections.append(refused)
        elif isinstance(found, Record):
            records.append(found)
            facts += found.facts
        if facts >= BATCH_FACTS or len(rejections) >= BATCH_FACTS:
            yield records, rejections
            records, rejections, facts = [], [], 0
    yield records, rejections


def keep(source: Source, records: list[Record], stores: Stores) -> Batch:
    """Make a batch durable and list it: from here on it is not lost."""
    content, digests = encode_and_digest(source, records)
    batch = stores.journal.append(content)
    recorded_at = stores.operations.keep_batch(batch, source.name, len(records), now())
    return Batch(batch, source, tuple(records), recorded_at, digests)


def _write(batch: Batch, planned: list[Planned], first: FirstLoad, stores: Stores) -> tuple[Batch, Outcome]:
    return batch, stores.graph.write(batch, planned, first)


def _settle(pending: Future[tuple[Batch, Outcome]] | None, report: Report, stores: Stores) -> None:
    """Wait for the batch being written and count it."""
    if pending is None:
        return
    batch, outcome = pending.result()
    stores.keep_up()
    report.add(batch.id, batch.records, outcome)
    settle(batch, outcome, stores)


def now() -> int:
    """The time, in milliseconds UTC."""
    return time.time_ns() // 1_000_000
