"""What changed about a chart's elements since it was saved, among what a reader could see then and can see now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

import strawberry

from graph_model.chart.trace import Key, Trace, spoken
from stores.graph.clusters import Clusters, clusters_of

Said = frozenset[tuple[object, ...]]


@strawberry.enum(name="ChartChange")
class Change(Enum):
    """CLAIMS: what records or a decision say. MEMBERS: which entities verdicts join. CAME, WENT: a link. RECORDS: those
    behind a link."""

    CAME = "CAME"
    WENT = "WENT"
    CLAIMS = "CLAIMS"
    MEMBERS = "MEMBERS"
    RECORDS = "RECORDS"


@dataclass(frozen=True, slots=True)
class Changes:
    """not_here: elements that were there for the reader and are not. elements: element -> what changed about it.
    links: (from, to, type) -> CAME, WENT, or RECORDS, where the records behind it are not the same. Ids are the
    chart's; all are sorted."""

    not_here: tuple[str, ...]
    elements: Mapping[str, tuple[Change, ...]]
    links: Mapping[Key, Change]


def changes(elements: Iterable[str], then: Trace, now: Trace) -> Changes:
    """Compare two traces of the same visibility classes."""
    before, after = (clusters_of((a, b) for a, b, _ in sorted(trace.joins)) for trace in (then, now))
    not_here: list[str] = []
    found: dict[str, tuple[Change, ...]] = {}
    owners: dict[str, str] = {}
    for element in sorted(elements):
        was, is_now = _said(element, before, then), _said(element, after, now)
        for member in (*before.all(element), *after.all(element)):
            owners.setdefault(member, element)
        if was and not is_now:
            not_here.append(element)
        elif was and is_now and (kinds := tuple(_kinds(was, is_now))):
            found[element] = kinds
    links = {
        key: _link(was, is_now)
        for key, was, is_now in _both(_links(then, owners), _links(now, owners))
        if was != is_now and not {*key[:2]} & set(not_here)
    }
    return Changes(tuple(not_here), found, links)


def _said(element: str, clusters: Clusters, trace: Trace) -> dict[str, Mapping[str, int]]:
    """What is said of each member of an element; empty where nothing is."""
    return {member: trace.entities[member] for member in clusters.all(element) if member in trace.entities}


def _kinds(was: Mapping[str, Mapping[str, int]], is_now: Mapping[str, Mapping[str, int]]) -> Iterable[Change]:
    if any(spoken(was[member]) != spoken(is_now[member]) for member in was.keys() & is_now.keys()):
        yield Change.CLAIMS
    if was.keys() != is_now.keys():
        yield Change.MEMBERS


def _links(trace: Trace, owners: Mapping[str, str]) -> dict[Key, Said]:
    """What is said between elements, however many records of one thing its ends are."""
    found: dict[Key, set[tuple[object, ...]]] = {}
    for (start, end, kind), said in trace.links.items():
        if start in owners and end in owners and owners[start] != owners[end]:
            key = owners[start], owners[end], kind
            found.setdefault(key, set()).update((start, end, *one) for one in said.items())
    return {key: frozenset(said) for key, said in found.items()}


def _both(then: Mapping[Key, Said], now: Mapping[Key, Said]) -> Iterable[tuple[Key, Said, Said]]:
    nothing: Said = frozenset()
    return ((key, then.get(key, nothing), now.get(key, nothing)) for key in sorted(then.keys() | now.keys()))


def _link(was: Said, is_now: Said) -> Change:
    return Change.RECORDS if was and is_now else Change.CAME if is_now else Change.WENT
