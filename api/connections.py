"""Relay-shaped lists with keyset cursors of our own."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import orjson
import strawberry

from graph_model.errors import BadArgument, LimitExceeded

Node = TypeVar("Node")
Item = TypeVar("Item")
MOST = 1_000
"""Entries of one page, unless a question says otherwise."""
LONGEST = 40_000
"""Characters of a cursor; an id may have 8,000."""


@strawberry.type(description="Where a page ends.")
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class Edge(Generic[Node]):
    cursor: str
    node: Node


@strawberry.type
class Connection(Generic[Node]):
    edges: list[Edge[Node]]
    page_info: PageInfo
    total: int = strawberry.field(description="How many there are in all; with atLeast, how many at least.")
    at_least: bool = strawberry.field(default=False, description="Counting stopped at a bound.")


def page_size(first: int, limit: int = MOST, argument: str = "first") -> int:
    """How many entries a page may hold. Raises BadArgument, LimitExceeded."""
    if first < 1:
        raise BadArgument(argument, f"{argument} is {first}.", expected=f"1 to {limit}")
    if first > limit:
        raise LimitExceeded(argument, first, limit)
    return first


def encode(key: Sequence[Any]) -> str:
    """An opaque cursor: the sort key of the entry before the next page."""
    return urlsafe_b64encode(orjson.dumps(list(key))).decode().rstrip("=")


def decode(cursor: str | None, kinds: Sequence[type]) -> Any:
    """The sort key in a cursor, or None without one. Raises BadArgument for what no page ever gave."""
    if cursor is None:
        return None
    try:
        key = orjson.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))) if len(cursor) <= LONGEST else None
    except ValueError:
        key = None
    if (
        not isinstance(key, list)
        or [type(part) for part in key] != list(kinds)
        or any(isinstance(part, int) and part >= 1 << 63 for part in key)
    ):
        raise BadArgument("after", "This is no cursor of this list.", expected="endCursor of the page before")
    return tuple(key)


def connection(
    items: Sequence[Item],
    first: int,
    key: Callable[[Item], Sequence[Any]],
    node: Callable[[Item], Node],
    total: int,
    at_least: bool = False,
) -> Connection[Node]:
    """A page out of up to first + 1 items: the one too many only says that there is more."""
    shown = items[:first]
    edges = [Edge(cursor=encode(key(item)), node=node(item)) for item in shown]
    end = edges[-1].cursor if edges else None
    return Connection(
        edges=edges,
        page_info=PageInfo(has_next_page=len(items) > first, end_cursor=end),
        total=total,
        at_least=at_least,
    )


def paged(
    items: Sequence[Item], first: int, after: str | None, key: Callable[[Item], Sequence[Any]], kinds: Sequence[type]
) -> tuple[list[Item], int]:
    """Of a whole list, sorted by `key`, the items of one page and one more, and how many there are in all."""
    wanted = decode(after, kinds)
    rest = items if wanted is None else [item for item in items if tuple(key(item)) > wanted]
    return list(rest[: first + 1]), len(items)
