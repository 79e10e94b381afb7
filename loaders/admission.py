"""Why a record cannot go into a graph: what holds for every source alike, whether it is loaded or only validated."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from graph_model.errors import BadInput
from graph_model.keys import type_of
from graph_model.protocols import RecordSource
from graph_model.records import Record, Rejection
from graph_model.registry import Registry


def check_sources(sources: Sequence[RecordSource], classes: Collection[str]) -> None:
    """Raises BadInput where a source's visibility class is not in the policy. classes: its names."""
    for source in sources:
        if source.source.visibility not in classes:
            raise BadInput(
                f"{source.source.visibility!r} is no visibility class of the policy.",
                where=f"source {source.source.name}",
                expected="one of " + ", ".join(sorted(classes)),
            )


def refusal(record: Record, registry: Registry, classes: Container[str]) -> Rejection | None:
    """Why a record cannot go into this graph, or None. Sources refuse values; here ends and visibility are checked.

    classes: names of the policy's visibility classes.
    """
    raw = {"record_ref": record.ref, "version": record.version}
    if record.visibility is not None and record.visibility not in classes:
        reason = f"{record.visibility!r} is no visibility class of the policy"
        return Rejection(record.row, "UNKNOWN_VISIBILITY", "visibility", reason, raw)
    for link in record.links:
        declared = registry.links.get(link.type)
        start, end = type_of(link.start), type_of(link.end)
        if declared is None or start not in declared.starts or end not in declared.ends:
            reason = f"no link {link.type} leads from {start} to {end}"
            return Rejection(record.row, "UNFIT_LINK", link.type, reason, raw)
        if link.since is not None and link.until is not None and link.since > link.until:
            return Rejection(record.row, "ENDS_BEFORE_START", link.type, "the link ends before it begins", raw)
    return None
