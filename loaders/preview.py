"""What a source would write, without writing: the same rows and refusals, counted, and the first records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from typing import Any

from graph_model.keys import type_of
from graph_model.protocols import RecordSource
from graph_model.records import Record, Rejection, Status
from graph_model.registry import Registry
from loaders.admission import refusal
from loaders.report import Report

EXAMPLES = 3
"""Records that are kept as examples."""
_MOST_REMEMBERED = 2_000_000
"""Keys of records that are remembered to find those that come again."""


@dataclass(slots=True)
class Preview:
    """report: rows read and refused, reasons, unused columns; its `written` counts what would be written or is there
    already. claims, links, sightings: how many of each type (sightings:
    of what was read). attributes: entity type -> attribute -> claims that say it. repeated:
    rows whose record came before in the same source, so that only the newest of its versions counts."""

    report: Report
    claims: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    sightings: Counter[str] = field(default_factory=Counter)
    attributes: dict[str, Counter[str]] = field(default_factory=dict)
    repeated: int = 0
    examples: list[Record] = field(default_factory=list)
    _seen: set[int] = field(default_factory=set)

    def add(self, record: Record) -> None:
        """Count a record that could be written."""
        self.report.counts[Status.WRITTEN] += 1
        for claim in record.claims:
            entity_type = type_of(claim.entity)
            self.claims[entity_type] += 1
            self.attributes.setdefault(entity_type, Counter()).update(claim.attributes.keys())
        self.links.update(link.type for link in record.links)
        self.sightings.update(type_of(sighting.subject) for sighting in record.sightings)
        known = hash(record.ref)
        self.repeated += known in self._seen
        if len(self._seen) < _MOST_REMEMBERED:
            self._seen.add(known)
        if len(self.examples) < EXAMPLES:
            self.examples.append(record)

    def as_json(self) -> dict[str, Any]:
        """The preview as `--json` prints it, without its examples."""
        report = self.report.as_json()
        kept = {name: report[name] for name in ("source", "title", "grade", "files", "read", "rejected", "reasons")}
        return kept | {
            "visibility": self.report.source.visibility,
            "accepted": self.report.counts[Status.WRITTEN],
            "repeated": self.repeated,
            "claims": {
                name: {"claims": count, "attributes": dict(sorted(self.attributes[name].items()))}
                for name, count in sorted(self.claims.items())
            },
            "links": dict(sorted(self.links.items())),
            "sightings": dict(sorted(self.sightings.items())),
            "unused": report["unused"],
        }


def preview(
    source: RecordSource,
    registry: Registry,
    classes: Container[str],
    progress: Callable[[str, int], None] = lambda source, rows: None,
) -> Preview:
    """Read a source to its end. classes: names of the policy's visibility classes.

    Raises BadInput as a load would.
    """
    found = Preview(Report(source.source, files=[path.name for path in source.files()]))
    for one in source.records(registry):
        refused = one if isinstance(one, Rejection) else refusal(one, registry, classes)
        if refused is not None:
            found.report.reject(refused)
        elif isinstance(one, Record):
            found.add(one)
        if found.report.read % 10_000 == 0:
            progress(source.source.name, found.report.read)
    found.report.unused = source.unused()
    return found
