"""Entities of one type through what they share: people through addresses, vehicles, accounts, journeys, meetings.

What many share ties each two of them less: a thing that d of them share gives each pair 1 / (d - 1), so that each gives
away one for it in all (Newman 2001), and what more than the limit share ties nobody.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.copresence_ties import Met
from algorithms.spans import spans_within
from algorithms.two_steps import meetings
from graph_model.view import UNDATED, View

DIRECT = "direct"
"""Name of the ties that are links between two of the type themselves; each weighs 1."""
MET = "copresence"
"""Name of the ties of those who were at one sensor within a window."""
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Through:
    """What ties go through. type: of what is shared, DIRECT, or MET; shared: how many such things tie anybody; pairs:
    how many pairs they tie; facts: links (of MET readings) that these ties rest on; weight: of all these ties."""

    type: str
    shared: int
    pairs: int
    facts: int
    weight: float


@dataclass(frozen=True, slots=True)
class Projection:
    """view: the entities of the type, a link for each pair and thing that it shares, whose link type is the type of the
    thing. weights: of these links, above 0. through: by type, most pairs first. hubs: what more than the limit share,
    which ties nobody, and places where more were at once, by id. apart: pairs and things left out as the two never had
    the thing at one time."""

    view: View
    weights: NDArray[np.float64]
    through: tuple[Through, ...]
    hubs: tuple[str, ...]
    apart: int


def projection(
    view: View,
    of: str,
    through: Collection[str] | None = None,
    *,
    hub_limit: int = 100,
    at_one_time: bool = True,
    direct: bool = False,
    copresent: Met | None = None,
) -> Projection:
    """Project a view on its entities of the type `of`.

    through: types of what is shared, all other types by default. hub_limit: a thing that more of them share ties
    nobody. at_one_time: two are tied only over facts that may have held at one moment; undated ones always may. direct:
    links between two of the type tie them as well. copresent: ties among the ids of `view` of those who were at one
    sensor; they rest on readings where the others rest on links. Raises LimitExceeded.

    >>> from algorithms.drawn import drawn
    >>> found = projection(drawn("ada -OWNS-> Vehicle:v", "bo -USES-> Vehicle:v", "cy -USES-> Vehicle:v"), "Person")
    >>> [(row.type, row.shared, row.pairs, row.facts, row.weight) for row in found.through]
    [('Vehicle', 1, 3, 3, 1.5)]
    """
    kept = np.array([name == of for name in view.type_names], dtype=bool)[view.node_types]
    shared = np.array([name != of and (through is None or name in through) for name in view.type_names], dtype=bool)
    begins, ends = spans_within(view)
    out = kept[view.starts] & shared[view.node_types[view.ends]]
    into = kept[view.ends] & shared[view.node_types[view.starts]]
    links = np.concatenate([np.flatnonzero(out), np.flatnonzero(into)])
    who = np.concatenate([view.starts[out], view.ends[into]]).astype(np.int64)
    what = np.concatenate([view.ends[out], view.starts[into]]).astype(np.int64)
    size = max(len(view.ids), 1)
    sharers = np.bincount(np.unique(what * size + who) // size, minlength=len(view.ids))
    hubs = np.flatnonzero(sharers > hub_limit)
    few = (sharers[what] > 1) & (sharers[what] <= hub_limit)
    links, who, what = links[few], who[few], what[few]
    order = np.lexsort((links, who, what))
    links, who, what = links[order], who[order], what[order]
    one, other = meetings(what)
    two = who[one] != who[other]
    one, other = one[two], other[two]
    together = np.maximum(begins[links[one]], begins[links[other]]) < np.minimum(ends[links[one]], ends[links[other]])
    met = together if at_one_time else np.ones(len(one), dtype=bool)
    # Rows are sorted by who within each thing, so the first of two comes first by id.
    apart = _distinct(what[one], who[one], who[other], size) - _distinct(
        what[one[met]], who[one[met]], who[other[met]], size
    )
    one, other = one[met], other[met]
    ties = np.unique(np.stack([what[one], who[one], who[other]]), axis=1) if len(one) else np.zeros((3, 0), np.int64)
    weights = 1.0 / (sharers[ties[0]] - 1)
    rested = np.unique(links[np.concatenate([one, other])])
    names = (*view.type_names, DIRECT, MET)
    kinds = view.node_types[ties[0]].astype(np.int64)
    facts = np.bincount(view.node_types[_thing(view, rested, kept)], minlength=len(names))
    things = np.bincount(view.node_types[np.unique(ties[0])], minlength=len(names))
    left, right = ties[1], ties[2]
    if direct:
        own = np.flatnonzero(kept[view.starts] & kept[view.ends] & (view.starts != view.ends))
        low = np.minimum(view.starts[own], view.ends[own]).astype(np.int64)
        high = np.maximum(view.starts[own], view.ends[own]).astype(np.int64)
        linked = np.unique(low * size + high)
        left, right = np.concatenate([left, linked // size]), np.concatenate([right, linked % size])
        kinds = np.concatenate([kinds, np.full(len(linked), len(names) - 2)])
        weights = np.concatenate([weights, np.ones(len(linked))])
        facts[-2] = len(own)
    if copresent is not None:
        left, right = np.concatenate([left, copresent.one]), np.concatenate([right, copresent.other])
        kinds = np.concatenate([kinds, np.full(len(copresent.one), len(names) - 1)])
        weights = np.concatenate([weights, copresent.weights])
        things[-1], facts[-1] = len(np.unique(copresent.places)), copresent.readings
    through_what = _told(names, left * size + right, kinds, weights, things, facts)
    projected, weights = _view(view, kept, (left, right, kinds), names, weights)
    return Projection(
        view=projected,
        weights=weights,
        through=through_what,
        hubs=tuple(sorted({*(view.ids[hub] for hub in hubs.tolist()), *(copresent.crowded if copresent else ())})),
        apart=apart,
    )


def _distinct(what: Ints, one: Ints, other: Ints, size: int) -> int:
    """How many pairs and things there are."""
    pairs, numbers = np.unique(one * size + other, return_inverse=True)
    return len(np.unique(what * max(len(pairs), 1) + numbers))


def _thing(view: View, links: Ints, kept: NDArray[np.bool_]) -> Ints:
    """The end of each link that is not of the type."""
    return np.where(kept[view.starts[links]], view.ends[links], view.starts[links]).astype(np.int64)


def _told(
    names: tuple[str, ...], pairs: Ints, kinds: Ints, weights: NDArray[np.float64], things: Ints, facts: Ints
) -> tuple[Through, ...]:
    found = [
        Through(
            type=names[kind],
            shared=int(things[kind]),
            pairs=len(np.unique(pairs[kinds == kind])),
            facts=int(facts[kind]),
            weight=round(float(weights[kinds == kind].sum()), 6),
        )
        for kind in np.unique(kinds).tolist()
    ]
    return tuple(sorted(found, key=lambda row: (-row.pairs, row.type)))


def _view(
    view: View,
    kept: NDArray[np.bool_],
    ties: tuple[Ints, Ints, Ints],
    names: tuple[str, ...],
    weights: NDArray[np.float64],
) -> tuple[View, NDArray[np.float64]]:
    """The projected view, and the weights in the order of its links."""
    number = np.cumsum(kept, dtype=np.int32) - np.int32(1)
    starts, ends, kinds = ties
    order = np.lexsort((weights, kinds, ends, starts))
    made = View(
        ids=[view.ids[node] for node in np.flatnonzero(kept).tolist()],
        node_types=view.node_types[kept],
        type_names=view.type_names,
        starts=number[starts[order]],
        ends=number[ends[order]],
        link_types=kinds[order].astype(np.int16),
        link_names=names,
        since=np.full(len(order), UNDATED),
        until=np.full(len(order), UNDATED),
        grades=np.full(len(order), 66, dtype=np.int16),
        age=view.age,
        hidden=view.hidden,
    )
    return made, weights[order]
