"""footage: which recordings cover a time?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import strawberry

from api.connections import Connection, connection, page_size, paged
from api.scalars import DateTime
from api.types.entity import Entity, Info, entity_of
from api.types.filter import FactFilter, chosen
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.keys import type_of
from stores.graph.reads.entities import SeenEntity, entities, resolve
from stores.graph.reads.facts import members_of
from stores.graph.reads.sensors import clock_error_ms
from stores.graph.seen import SeenGraph

MEDIA = "Media"
MOST = 2_000
"""Recordings of one time that are looked at."""
SLACK = 86_400_000
"""Milliseconds by which a recorder's clock may be wrong and its footage still be found."""


@dataclass(frozen=True, slots=True)
class _Found:
    entity: SeenEntity
    since: int
    until: int
    places: tuple[str, ...]

    def key(self) -> tuple[int, str]:
        return self.since, self.entity.id


@strawberry.type(description="A recording and the true time that it covers: the error of its clock is taken off.")
class Footage:
    media: Entity
    since: DateTime
    until: DateTime
    recorded_at: list[Entity] = strawberry.field(description="Sensors and places at which it was recorded.")


@strawberry.type
class Query:
    @strawberry.field(
        description="""Recordings (`Media` with `covers`) that show any of the time from since to before until, earliest
first. recordedAt: only those of these sensors or places."""
    )
    def footage(
        self,
        info: Info,
        since: DateTime,
        until: DateTime,
        recorded_at: list[strawberry.ID] | None = None,
        filter: FactFilter | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Connection[Footage]:
        size, asking = page_size(first), info.context
        if since >= until:
            raise BadArgument("until", "The time ends before it begins.", expected="since before until")
        seen = asking.seen(chosen(filter))
        places = None if recorded_at is None else set(resolve(seen, recorded_at).values())
        found = sorted(_covering(seen, since, until, places), key=_Found.key)
        page, total = paged(found, size, after, _Found.key, [int, str])
        where = entities(seen, {place for one in page[:size] for place in one.places})
        return connection(
            page,
            size,
            _Found.key,
            lambda one: Footage(
                media=entity_of(asking, one.entity),
                since=DateTime(one.since),
                until=DateTime(one.until),
                recorded_at=[entity_of(asking, where[place]) for place in one.places],
            ),
            total,
        )


def _covering(seen: SeenGraph, since: int, until: int, places: set[str] | None) -> Sequence[_Found]:
    asked = None if places is None else members_of(seen, places)
    joined = {one: list(seen.clusters.all(one)) for one in seen.clusters.smallest if type_of(one) == MEDIA}
    rows = seen.read("footage", since=since, until=until, slack=SLACK, joined=joined, at=asked, most=MOST + 1)
    if len(rows) > MOST:
        raise LimitExceeded("until", len(rows), MOST)
    recorded: dict[str, set[str]] = {}
    for row in rows:
        recorded.setdefault(seen.clusters.of(row["id"]), set()).update(map(seen.clusters.of, row["places"]))
    found = []
    for low, media in entities(seen, recorded).items():
        values = {name: value.value for name, value in media.values.items()}
        covers = values.get("covers")
        if not isinstance(covers, tuple) or (places is not None and not places & recorded[low]):
            continue
        error = clock_error_ms(values)
        begin, end = int(covers[0]) - error, int(covers[1]) - error
        if begin < until and end > since:
            found.append(_Found(media, begin, end, tuple(sorted(recorded[low]))))
    return found
