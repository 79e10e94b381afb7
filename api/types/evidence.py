"""The sightings behind a finding, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.connections import Edge, PageInfo, decode, encode, page_size
from api.context import Asking
from api.types.sighting import SightingConnection, sightings_of
from graph_model.keys import sighting_keys
from graph_model.reader import FactFilter
from stores.graph.reads.sightings_by_key import sightings_by_key
from stores.graph.seen import SeenGraph


@dataclass(frozen=True, slots=True)
class Evidence:
    """keys: of the sightings, in the order of time. subjects: identifiers whose readings they are. seen: by the reader,
    whatever the time."""

    seen: SeenGraph
    subjects: tuple[str, ...]
    keys: tuple[int, ...]

    def page(self, asking: Asking, first: int, after: str | None) -> SightingConnection:
        """The sightings of one page. Raises BadArgument, LimitExceeded."""
        size, begin = page_size(first), max((decode(after, [int]) or (0,))[0], 0)
        shown = self.keys[begin : begin + size]
        number = {key: begin + place for place, key in enumerate(shown, 1)}
        found = sightings_of(asking, self.seen, sightings_by_key(self.seen, shown, self.subjects))
        rows = sorted(((number[sighting_keys(one.id)[0]], one) for one in found), key=lambda row: (row[0], row[1].id))
        return SightingConnection(
            edges=[Edge(cursor=encode((place,)), node=one) for place, one in rows],
            page_info=PageInfo(
                has_next_page=begin + size < len(self.keys),
                end_cursor=encode((begin + len(shown),)) if shown else None,
            ),
            total=len(self.keys),
            hidden=lambda: 0,
        )

    def ids(self) -> list[str]:
        """Ids of all of them."""
        return [one.id for one in sightings_by_key(self.seen, self.keys, self.subjects)]


def evidence(asking: Asking, filter: FactFilter, subjects: Sequence[str], keys: Sequence[int]) -> Evidence:
    """Sightings by their keys. A sensor's clock may have been wrong: the time filter was applied to the true time, and
    is not applied again."""
    seen = asking.seen(replace(filter, since=None, until=None))
    return Evidence(seen, tuple(sorted(set(subjects))), tuple(keys))
