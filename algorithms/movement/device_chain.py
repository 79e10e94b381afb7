"""Which cards were in which handsets, and which numbers they had, one after the other: the chain around one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph_model.view import UNDATED, View

LINKS = ("ASSIGNED_TO", "INSERTED_IN")
"""A number is assigned to a card, a card is inserted in a handset."""


@dataclass(frozen=True, slots=True)
class Worn:
    """One link of the chain. start, end: ids. since, until: milliseconds UTC, None where not known. level: how many
    links lie between it and who was asked about. link: its index in the view."""

    link_type: str
    start: str
    end: str
    since: int | None
    until: int | None
    level: int
    link: int


@dataclass(frozen=True, slots=True)
class Chain:
    """worn: in the order of time, undated ones last, then by ids. changes: a device, and with how many of another kind
    it was, two or more, most first. hubs: devices with too many links to be walked, such as a tester's handset."""

    worn: tuple[Worn, ...]
    changes: tuple[tuple[str, int], ...]
    hubs: tuple[str, ...]


def device_chain(view: View, starts: Sequence[str], levels: int = 4, hub_limit: int = 100) -> Chain:
    """The links ASSIGNED_TO and INSERTED_IN up to `levels` away from `starts`. A device with more than `hub_limit` of
    them is shown and not walked.

    A card that moves to another handset, and a handset that gets another card, so stand in one list.
    """
    wanted = [number for number, name in enumerate(view.link_names) if name in LINKS]
    rows = np.flatnonzero(np.isin(view.link_types, wanted))
    around: dict[int, list[int]] = {}
    for row in rows.tolist():
        around.setdefault(int(view.starts[row]), []).append(row)
        around.setdefault(int(view.ends[row]), []).append(row)
    frontier = view.places(starts)
    reached, found, hubs = set(frontier), dict[int, int](), set[int]()
    for level in range(levels):
        following = set[int]()
        for place in frontier:
            if len(around.get(place, ())) > hub_limit:
                hubs.add(place)
                continue
            for row in around.get(place, ()):
                found.setdefault(row, level)
                following |= {int(view.starts[row]), int(view.ends[row])} - reached
        reached |= following
        frontier = sorted(following)
    worn = [_worn(view, row, level) for row, level in found.items()]
    worn.sort(key=lambda one: (one.since is None, one.since or 0, one.start, one.end, one.link))
    beside: dict[tuple[str, str], set[str]] = {}
    for one in worn:
        for device, other in ((one.start, one.end), (one.end, one.start)):
            beside.setdefault((device, one.link_type), set()).add(other)
    most: dict[str, int] = {}
    for (device, _), others in beside.items():
        most[device] = max(most.get(device, 0), len(others))
    changes = sorted(((device, count) for device, count in most.items() if count > 1), key=_most)
    return Chain(tuple(worn), tuple(changes), tuple(view.ids[place] for place in sorted(hubs)))


def _most(change: tuple[str, int]) -> tuple[int, str]:
    return -change[1], change[0]


def _worn(view: View, row: int, level: int) -> Worn:
    since, until = int(view.since[row]), int(view.until[row])
    return Worn(
        link_type=view.link_names[view.link_types[row]],
        start=view.ids[view.starts[row]],
        end=view.ids[view.ends[row]],
        since=None if since == UNDATED else since,
        until=None if until == UNDATED else until,
        level=level,
        link=row,
    )
