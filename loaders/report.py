"""How a load ended: rows read = written + unchanged + rejected + dangling, with reasons and examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from dataclasses import field as filled
from typing import Any

from graph_model.records import Outcome, Record, Rejection, Source, Status

EXAMPLES = 3
"""Examples kept for each reason."""
LONGEST_EXAMPLE = 400
"""Characters of a raw row that a report repeats; the whole row is kept with the rejected rows."""


@dataclass(slots=True)
class Reason:
    """Why rows of one kind did not end well."""

    status: Status
    code: str
    field: str
    text: str
    rows: int = 0
    examples: list[dict[str, Any]] = filled(default_factory=list)

    def add(self, row: int, example: str) -> None:
        self.rows += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append({"row": row, "given": example[:LONGEST_EXAMPLE]})


@dataclass(slots=True)
class Report:
    """The load of one source. counts: rows by status. batches: id -> how many of its rows dangle, for each time that it
    came. seconds: wall clock, dangling rows retried included."""

    source: Source
    files: list[str] = filled(default_factory=list)
    counts: dict[Status, int] = filled(default_factory=lambda: dict.fromkeys(Status, 0))
    reasons: dict[tuple[str, str], Reason] = filled(default_factory=dict)
    unused: dict[str, str] = filled(default_factory=dict)
    batches: dict[str, list[int]] = filled(default_factory=dict)
    seconds: float = 0.0

    @property
    def read(self) -> int:
        """Rows read: the sum of the four."""
        return sum(self.counts.values())

    @property
    def clean(self) -> bool:
        """Whether every row is in the graph."""
        return not self.counts[Status.REJECTED] and not self.counts[Status.DANGLING]

    def reject(self, rejection: Rejection) -> None:
        """Count a row that was refused."""
        self.counts[Status.REJECTED] += 1
        reason = Reason(Status.REJECTED, rejection.code, rejection.field, rejection.reason)
        self.reasons.setdefault((rejection.code, rejection.field), reason).add(rejection.row, str(rejection.raw))

    def add(self, batch: str, records: Iterable[Record], outcome: Outcome) -> None:
        """Count the records of a batch that was written."""
        self.batches.setdefault(batch, []).append(len(outcome.missing))
        for index, (record, status) in enumerate(zip(records, outcome.statuses, strict=True)):
            if status is Status.REJECTED:
                self.reject(conflict(record))
                continue
            self.counts[status] += 1
            if status is Status.DANGLING:
                reason = Reason(status, "ENTITY_MISSING", "", "names an entity that has not come yet")
                self.reasons.setdefault(("ENTITY_MISSING", ""), reason).add(
                    record.row, ", ".join(outcome.missing[index])
                )

    def count(self, batch: str, statuses: Iterable[Status]) -> None:
        """Count the records of a batch of which none was refused and none waits."""
        self.batches.setdefault(batch, []).append(0)
        for status, rows in Counter(statuses).items():
            self.counts[status] += rows

    def waiting(self) -> list[str]:
        """The batches with rows that dangled when they came."""
        return [batch for batch, rows in self.batches.items() if any(rows)]

    def settle(self, batch: str, still: int) -> None:
        """So many rows of a batch dangle now."""
        times = len(self.batches[batch])
        settled = sum(self.batches[batch]) - still * times
        self.batches[batch] = [still] * times
        self.counts[Status.DANGLING] -= settled
        end = Status.WRITTEN if self.counts[Status.WRITTEN] + settled >= 0 else Status.UNCHANGED
        self.counts[end] += settled
        if not self.counts[Status.DANGLING]:
            self.reasons.pop(("ENTITY_MISSING", ""), None)
        elif ("ENTITY_MISSING", "") in self.reasons:
            self.reasons[("ENTITY_MISSING", "")].rows = self.counts[Status.DANGLING]

    def as_json(self) -> dict[str, Any]:
        """The report as it is saved and printed by `--json`."""
        return {
            "source": self.source.name,
            "title": self.source.title,
            "grade": str(self.source.grade),
            "files": self.files,
            "read": self.read,
            **{status.value: count for status, count in self.counts.items()},
            "reasons": [asdict(reason) for _, reason in sorted(self.reasons.items())],
            "unused": dict(sorted(self.unused.items())),
            "batches": list(self.batches),
            "seconds": round(self.seconds, 3),
            "rows_per_second": round(self.read / self.seconds) if self.seconds else None,
        }


def conflict(record: Record) -> Rejection:
    """What is said of a record whose version is known with other content."""
    return Rejection(
        record.row,
        "CONFLICTING_VERSION",
        "version",
        "the same version of this record says something else; give what is newer a higher version, or, where the rules "
        "that read it were mended, raise the source's revision",
        {"record_ref": record.ref, "version": record.version},
    )
