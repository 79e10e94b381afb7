"""Which way links run."""

from __future__ import annotations

import strawberry

from algorithms.reach import Direction

strawberry.enum(Direction, name="Direction", description="Which way links run, seen from the entity.")

__all__ = ["Direction"]
