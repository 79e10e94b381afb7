"""The states of a batch."""

KEPT = "kept"
"""Durable; the load that kept it is about to write it."""
WAITING = "waiting"
"""Durable; the worker is to write it."""
APPLIED, WITHDRAWN, FAILED = "applied", "withdrawn", "failed"
