"""What a named person decided: that two entities are the same or never the same, or which value holds."""

from __future__ import annotations

from dataclasses import dataclass

VERDICTS = "verdicts"
"""Name of the source under which decisions go through the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What all decisions have. Times are integer milliseconds UTC. A decision is undone, never edited: a withdrawn one
    stays in the journal and leaves the graph."""

    id: str
    reason: str
    by: str
    decided_at: int
    vc: int
    withdrawn_at: int | None = None
    withdrawn_by: str = ""
    withdrawn_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Decision):
    """Entities `a` < `b` are the same, or never the same."""

    a: str
    b: str
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion(Decision):
    """The value that claim `claim_id` gives for `attribute` holds, as its record said it in `claim_version`: when the
    record comes newer, nobody has decided on what it says now. A later conclusion goes before an earlier one."""

    entity: str
    attribute: str
    claim_id: str
    claim_version: int
