"""Steps in time order for GraphQL: the one fact that each step is taken over, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph_model.view import UNDATED, View
from stores.graph.reads.steps import Pair


def pairs_over(view: View, entities: Sequence[str], links: Sequence[int]) -> Iterator[Pair]:
    """What each step rests on, as the view's links have it: facts of that type, direction and time."""
    for (a, b), link in zip(pairwise(entities), links, strict=True):
        yield Pair(
            a,
            b,
            (view.link_names[view.link_types[link]],),
            way="OUT" if view.ids[view.starts[link]] == a else "IN",
            span=(_known(view.since[link]), _known(view.until[link])),
        )


def _known(moment: int) -> int | None:
    return None if moment == UNDATED else int(moment)
