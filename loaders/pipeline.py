"""From a source's records through the journal into the graph, and a report of each row's end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from graph_model.protocols import RecordSource
from graph_model.records import Batch, Outcome, Record, Rejection, Source, Status
from graph_model.registry import Registry
from graph_model.verdicts import Decision
from loaders.admission import check_sources, refusal
from loaders.report import Report, conflict
from stores.graph import FirstLoad, Graph, Planned
from stores.journal import Journal
from stores.journal.wire import decode, encode_records
from stores.operations import Operations

BATCH_FACTS = 10_000
"""Facts in one transaction: large enough for the server, small enough for its memory."""
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Stores:
    """Where a load goes. classes: visibility class name -> integer, as the operational database numbers them."""

    graph: Graph
    journal: Journal
    operations: Operations
    classes: Mapping[str, int]

    @property
    def registry(self) -> Registry:
        """The declarations that the graph was opened with."""
        return self.graph.registry


def load(
    sources: Sequence[RecordSource], stores: Stores, progress: Progress = lambda source, rows: None
) -> list[Report]:
    """Load sources in their order, then retry what waited for an entity. One report each.

    Raises BadInput before anything is written where a file cannot be read as what it should be or a source's
    visibility class is not in the policy, and StoreUnavailable; loading again continues where that happened.
    """
    check_sources(sources, stores.classes)
    reports = [_load_one(source, stores, progress) for source in sources]
    retry_dangling(reports, stores)
    return reports


def _load_one(source: RecordSource, stores: Stores, progress: Progress) -> Report:
    report = Report(source.source, files=[path.name for path in source.files()])
    begun, first = time.monotonic(), FirstLoad()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="write") as writer:
        pending: Future[tuple[Batch, Outcome]] | None = None
        try:
            for records, rejections in batches(source, stores):
                for rejection in rejections:
                    report.reject(rejection)
                stores.operations.reject(source.source.name, rejections, now())
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
            facts += len(found.claims) + len(found.links)
        if facts >= BATCH_FACTS or len(rejections) >= BATCH_FACTS:
            yield records, rejections
            records, rejections, facts = [], [], 0
    yield records, rejections


def keep(source: Source, records: list[Record], stores: Stores) -> Batch:
    """Make a batch durable and list it: from here on it is not lost."""
    batch = stores.journal.append(encode_records(source, records))
    recorded_at = stores.operations.keep_batch(batch, source.name, len(records), now())
    return Batch(batch, source, tuple(records), recorded_at)


def _write(batch: Batch, planned: list[Planned], first: FirstLoad, stores: Stores) -> tuple[Batch, Outcome]:
    return batch, stores.graph.write(batch, planned, first)


def _settle(pending: Future[tuple[Batch, Outcome]] | None, report: Report, stores: Stores) -> None:
    """Wait for the batch being written and count it."""
    if pending is None:
        return
    batch, outcome = pending.result()
    report.add(batch.id, batch.records, outcome)
    note_conflicts(batch, outcome, stores)
    stores.operations.applied(batch.id, {s.value: outcome.statuses.count(s) for s in Status})
    stores.operations.loosen(outcome.loosened)


def note_conflicts(batch: Batch, outcome: Outcome, stores: Stores) -> None:
    """Keep the records of a batch that say something else under a version that is known."""
    conflicts = [conflict(batch.records[index]) for index in sorted(outcome.conflicts)]
    stores.operations.reject(batch.source.name, conflicts, batch.recorded_at, batch.id)


def retry_dangling(reports: Sequence[Report], stores: Stores) -> None:
    """Write again the batches with records that wait, of this load and of earlier ones: their ends may have come."""
    owners = {batch: report for report in reports for batch in report.batches}
    for batch_id in stores.operations.dangling_batches():
        begun = time.monotonic()
        row = stores.operations.batch(batch_id)
        content = decode(stores.journal.read(batch_id))
        if isinstance(content, Decision):
            decide(content, batch_id, stores)
            continue
        source, records = content
        batch = Batch(batch_id, source, records, row.recorded_at)
        outcome = stores.graph.write(batch, stores.graph.plan(batch, stores.classes))
        still = outcome.statuses.count(Status.DANGLING)
        stores.operations.applied(batch_id, {"dangling": still, "written": max(0, row.written + row.dangling - still)})
        stores.operations.loosen(outcome.loosened)
        if batch_id in owners:
            owners[batch_id].settle(batch_id, still)
            owners[batch_id].seconds += time.monotonic() - begun


def decide(decision: Decision, batch: str, stores: Stores) -> None:
    """Write a decision of the journal into the graph; it waits where what it is about is not there."""
    written = stores.graph.decide(decision, batch)
    stores.operations.applied(batch, {"written": int(written), "dangling": int(not written)})


def now() -> int:
    """The time, in milliseconds UTC."""
    return time.time_ns() // 1_000_000
