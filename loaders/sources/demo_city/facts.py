"""Short ways to write down links with their time."""

from __future__ import annotations

from graph_model.records import Claim, Link, Record
from graph_model.values.base import Value
from loaders.sources.demo_city.days import ZONE, day_of, instant, midnight


def timeless(kind: str, start: str, end: str, /, **attributes: Value) -> Link:
    """A link that has no time of its own."""
    return Link(kind, start, end, attributes=attributes)


def since_day(kind: str, start: str, end: str, begun: int, /, **attributes: Value) -> Link:
    """A link that holds from a local day on; `begun` is the instant at which that day begins."""
    return Link(kind, start, end, begun, None, "day", ZONE, attributes)


def days(kind: str, start: str, end: str, first: str, end_day: str | None = None, /, **attributes: Value) -> Link:
    """A link that holds from the day `first` to before the day `end_day`, both as 2026-03-10."""
    until = midnight(day_of(end_day)) if end_day else None
    return Link(kind, start, end, midnight(day_of(first)), until, "day", ZONE, attributes)


def span(kind: str, start: str, end: str, since: int, until: int | None, /, **attributes: Value) -> Link:
    """A link that holds from one instant to before another, in milliseconds UTC."""
    return Link(kind, start, end, since, until, "instant", ZONE, attributes)


def moment(kind: str, start: str, end: str, at: int, /, **attributes: Value) -> Link:
    """A link that happened at an instant, in milliseconds UTC."""
    return Link(kind, start, end, at, at, "instant", ZONE, attributes)


def at(kind: str, start: str, end: str, local: str, /, **attributes: Value) -> Link:
    """A link that happened at a local time such as "2026-03-12 00:10"."""
    return moment(kind, start, end, instant(local), **attributes)


def record(ref: str, claims: list[Claim], links: list[Link], observed: str | None = None) -> Record:
    """A record of the story, observed on a local day."""
    return Record(ref, 1, claims, links, observed_at=midnight(day_of(observed)) if observed else None)


def pounds(pence: int) -> Value:
    """An amount of money as it stands in the graph."""
    return (pence, "GBP")


def span_of(low: int, high: int) -> Value:
    """A range of time as it stands in the graph, ends in milliseconds UTC."""
    return (low, high, ZONE)


def local_instant(text: str) -> Value:
    """A local time such as "2026-03-13 09:00" as it stands in the graph."""
    return (instant(text), ZONE)
