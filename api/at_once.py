"""Reads that do not wait for each other: on a hub each takes the store a while, and it has more than one processor."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

First = TypeVar("First")
Second = TypeVar("Second")
Third = TypeVar("Third")


def at_once(
    first: Callable[[], First], second: Callable[[], Second], third: Callable[[], Third]
) -> tuple[First, Second, Third]:
    """What three calls give, made at the same time. Raises what the first of them that failed raised."""
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="read") as pool:
        later, last = pool.submit(second), pool.submit(third)
        return first(), later.result(), last.result()
