"""Waiting a moment for the worker, so that a small push can be answered line by line."""

from __future__ import annotations

import time

from api.context import Service
from stores.operations.pushes import Standing
from stores.operations.tables import PushRow

PATIENCE_S = 10.0
"""After this long the push is a job to poll: the graph is down, or others wait before it."""


def awaited(pushed: PushRow, service: Service) -> str | Standing:
    """The answer of a push as JSON; where it is large or must wait, how it stands."""
    pushes, answer = service.stores.operations.pushes, _waited(pushed, service)
    if answer is not None:
        return answer
    standing = pushes.standing(pushed)
    # It may have been settled since it was last looked at: one transaction notes that and the answer.
    now = pushes.of_id(pushed.id) if standing.done else None
    return now.answer if now and now.answer is not None else standing


def _waited(pushed: PushRow, service: Service) -> str | None:
    end = time.monotonic() + PATIENCE_S
    found: PushRow | None = pushed
    while found is not None and found.answer is None:
        left = end - time.monotonic()
        if found.refusals is None or found.cancelled or not service.works or left <= 0:
            return None
        service.wait(min(left, 0.2))
        found = service.stores.operations.pushes.of_id(pushed.id)
    return found.answer if found else None
