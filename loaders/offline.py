"""The first load of an empty graph by Neo4j's own import: through the journal like every other, written as one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from graph_model.errors import BadInput
from graph_model.protocols import RecordSource
from graph_model.records import Batch, Status
from loaders.admission import check_sources
from loaders.pipeline import Progress, Stores, batches, keep, now
from loaders.push.rules import rules_version
from loaders.report import Report
from loaders.settling import settle
from stores.graph.bulk import Draft, Ended, Imported
from stores.graph.wipe import is_empty
from stores.journal.wire import decode

Fill = Callable[[Sequence[Imported]], None]
"""Replaces the graph by what the files say, whole or not at all."""


def load_offline(
    sources: Sequence[RecordSource],
    stores: Stores,
    folder: Path,
    fill: Fill,
    progress: Progress = lambda source, rows: None,
) -> list[Report]:
    """Load sources in their order into an empty graph. folder: an empty one, for the files. One report each.

    Raises BadInput before anything is kept where the graph holds something or a file cannot be read. When `fill` fails
    the batches are in the journal, and loading again without it writes them.
    """
    check_sources(sources, stores.classes)
    if not is_empty(stores.graph):
        raise BadInput(
            "The graph is not empty, and the import would replace it.", do="load without --offline, which adds to it"
        )
    draft = Draft(folder, stores.registry)
    owners: dict[str, list[Report]] = {}
    reports = [_gather(source, stores, draft, owners, progress) for source in sources]
    begun = time.monotonic()
    files, ended = draft.finish()
    fill(files)
    stores.archive.write_anew(stores.graph)
    for batch in ended:
        _settle(batch, owners[batch.batch], stores)
    share = (time.monotonic() - begun) / max(1, sum(report.read for report in reports))
    for report in reports:
        report.seconds += share * report.read
    return reports


def _gather(
    source: RecordSource, stores: Stores, draft: Draft, owners: dict[str, list[Report]], progress: Progress
) -> Report:
    """One source into the journal and the draft."""
    report = Report(source.source, files=[path.name for path in source.files()])
    begun, rule = time.monotonic(), rules_version(stores.registry)
    for records, rejections in batches(source, stores):
        for rejection in rejections:
            report.reject(rejection)
        stores.operations.reject(source.source.name, rejections, now(), rule)
        if records:
            batch = keep(source.source, records, stores)
            if batch.id not in owners:
                draft.add(batch, stores.graph.plan(batch, stores.classes))
            owners.setdefault(batch.id, []).append(report)
        progress(source.source.name, sum(report.counts.values()) + len(records))
    report.unused = source.unused()
    report.seconds = time.monotonic() - begun
    return report


def _settle(ended: Ended, owners: Sequence[Report], stores: Stores) -> None:
    """Count a batch; only where some of its rows did not end well are they looked at again. owners: one for each time
    that the batch came; from the second on it finds written what it says."""
    outcome = ended.outcome
    again = tuple(Status.UNCHANGED if s is Status.WRITTEN else s for s in outcome.statuses)
    if ended.dangling or outcome.conflicts:
        content = decode(stores.journal.read(ended.batch))
        assert isinstance(content, tuple)
        batch = Batch(ended.batch, *content, recorded_at=0)
        outcome = replace(outcome, missing=_missing(batch, ended.dangling, stores))
        for number, report in enumerate(owners):
            report.add(ended.batch, batch.records, replace(outcome, statuses=again) if number else outcome)
    else:
        batch = Batch(ended.batch, owners[0].source, (), recorded_at=0)
        for number, report in enumerate(owners):
            report.count(ended.batch, again if number else outcome.statuses)
    settle(batch, outcome, stores)


def _missing(batch: Batch, dangling: Iterable[int], stores: Stores) -> dict[int, tuple[str, ...]]:
    planned = stores.graph.plan(batch, stores.classes)
    ends = {n: {end for row in planned[n].ties() for end in (row["start"], row["end"])} for n in dangling}
    absent = stores.graph.absent(sorted({end for found in ends.values() for end in found}))
    return {n: tuple(sorted(found & absent)) for n, found in ends.items()}
