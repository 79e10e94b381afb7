"""What a person takes out again: the batches of a source that turned out wrong, or one of them."""

from __future__ import annotations

from dataclasses import dataclass

WITHDRAWALS = "withdrawals"
"""Name of the source under which withdrawals go through the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """The facts of these batches of `source` leave the graph; the journal keeps both. whole: all that the source ever
    said. decided_at: integer milliseconds UTC."""

    id: str
    source: str
    batches: tuple[str, ...]
    whole: bool
    reason: str
    by: str
    decided_at: int
