"""Reads that do not wait for each other: on a hub each takes the store a while, and it has more than one processor."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar, overload

First = TypeVar("First")
Second = TypeVar("Second")
Third = TypeVar("Third")


@overload
def at_once(first: Callable[[], First], second: Callable[[], Second], /) -> tuple[First, Second]: ...
@overload
def at_once(
    first: Callable[[], First], second: Callable[[], Second], third: Callable[[], Third], /
) -> tuple[First, Second, Third]: ...
def at_once(first: Callable[[], Any], /, *others: Callable[[], Any]) -> tuple[Any, ...]:
    """What the calls give, made at the same time. Raises what the first of them that failed raised."""
    with ThreadPoolExecutor(max_workers=len(others), thread_name_prefix="read") as pool:
        later = [pool.submit(call) for call in others]
        return first(), *(call.result() for call in later)
