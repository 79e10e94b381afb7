"""What a question has at hand: the stores, and the reader who asks, made once for a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from algorithms.movement.kept_tracks import KeptTracks
from algorithms.neighbourhood import Neighbourhood
from algorithms.progress import Progress, unwatched
from api.jobs import Jobs
from graph_model.errors import BadArgument
from graph_model.policy import Policy
from graph_model.reader import FactFilter, Reader
from graph_model.registry import Registry
from graph_model.sightings import Sightings
from graph_model.view import View
from loaders.decisions import Decisions
from loaders.push.intake import Intake
from loaders.stores import Stores
from loaders.worker import Worker
from stores.graph.reads.entities import resolve
from stores.graph.rows import SEEN
from stores.graph.seen import SeenGraph
from stores.sightings import Scans
from stores.snapshot import Snapshots

DEADLINE = 30.0
"""Seconds that one request may keep the store busy."""
Story = Callable[[], Any]


@dataclass(frozen=True)
class Service:
    """What lives as long as the API. story: gives the demo's case, or None where it is not loaded. ground: what a
    loaded source draws of its own streets as GeoJSON, or None. tiles: a PMTiles file. holidays: local days, sorted.
    worker: moves what scripts push; without one it waits in the journal."""

    stores: Stores
    policy: Policy
    analyst: str
    snapshots: Snapshots
    story: Story = lambda: None
    ground: Callable[[], dict[str, Any] | None] = lambda: None
    tiles: Path | None = None
    holidays: tuple[date, ...] = ()
    reader_name: str = "local"
    worker: Worker | None = None

    @cached_property
    def intake(self) -> Intake:
        """The way in for what scripts push."""
        return Intake(self.stores, self.wake)

    @cached_property
    def jobs(self) -> Jobs:
        """Questions that are answered behind."""
        return Jobs()

    @property
    def works(self) -> bool:
        """Whether a worker of this process moves what was pushed, and its store answers."""
        return self.worker is not None and not self.worker.down

    @cached_property
    def scans(self) -> Scans:
        """The archive of sightings as arrays."""
        return Scans(self.stores.archive)

    @cached_property
    def tracks(self) -> KeptTracks:
        """The tracks that questions about companions walked last."""
        return KeptTracks()

    def wake(self) -> None:
        """Something waits for the worker."""
        if self.worker is not None:
            self.worker.wake()

    def wait(self, seconds: float) -> None:
        """Wait until the worker settled something, at most this long."""
        if self.worker is not None:
            self.worker.wait(seconds)

    @property
    def decisions(self) -> Decisions:
        """The way in for verdicts and conclusions."""
        return Decisions(self.stores, self.policy.strictest)


@dataclass
class Asking:
    """One request. Reads with the same filter share a SeenGraph, and so its clusters. progress: told how far a long
    search is, and raises Cancelled where somebody stopped it."""

    service: Service
    reader: Reader
    entity_classes: Mapping[str, type]
    progress: Progress = unwatched
    _seen: dict[FactFilter, SeenGraph] = field(default_factory=dict)

    @property
    def registry(self) -> Registry:
        """The declarations."""
        return self.service.stores.registry

    def seen(self, chosen: FactFilter | None = None) -> SeenGraph:
        """The graph as the reader sees it under a filter."""
        chosen = chosen or FactFilter()
        if chosen not in self._seen:
            reader = replace(self.reader, filter=chosen)
            self._seen[chosen] = self.service.stores.graph.as_seen_by(reader)
        return self._seen[chosen]

    def changed(self) -> None:
        """Forget what was seen of the graph before a decision of this request."""
        self._seen.clear()

    def view(
        self,
        chosen: FactFilter | None = None,
        link_types: Sequence[str] | None = None,
        types: Sequence[str] | None = None,
    ) -> View:
        """The whole graph as arrays, as the reader sees it under a filter."""
        reader = replace(self.reader, filter=chosen or FactFilter())
        return self.service.snapshots.view(reader, link_types, types)

    def at_hand(self, chosen: FactFilter | None = None) -> View | None:
        """The same, if it was made before with who stands beside whom, and nothing was written since: then what is
        asked of one entity need not be asked of the store."""
        view = self.service.snapshots.at_hand(replace(self.reader, filter=chosen or FactFilter()))
        return view if view is not None and Neighbourhood.is_made(view) else None

    def located(self, view: View, seen: SeenGraph, ids: Sequence[str]) -> dict[str, str]:
        """As `resolve`, but without asking the store where the view knows an entity by this id."""
        known = {entity: entity for entity in ids if view.place(entity) is not None}
        return known | resolve(seen, [entity for entity in ids if entity not in known])

    def sightings(self, chosen: FactFilter | None = None) -> Sightings:
        """All sightings as arrays, as the reader sees them under a filter."""
        return self.service.scans.of(self.seen(chosen))

    def link_types(self, names: Sequence[str] | None, argument: str = "linkTypes") -> list[str] | None:
        """Names of declared link types. Raises BadArgument."""
        return self._declared(names, self.registry.links, argument, "link type")

    def kinds(self, names: Sequence[str] | None, argument: str = "kinds") -> list[str] | None:
        """Names of declared link types, or SEEN for sightings. Raises BadArgument."""
        return self._declared(names, {**self.registry.links, SEEN: None}, argument, "link type")

    def types(self, names: Sequence[str] | None, argument: str = "types") -> list[str] | None:
        """Names of declared entity types. Raises BadArgument."""
        return self._declared(names, self.registry.entities, argument, "entity type")

    def walkable(self, names: Sequence[str] | None, argument: str = "linkTypes") -> list[str]:
        """The link types that a path may walk, or those of them that were asked for."""
        asked = self.link_types(names, argument)
        walkable = self.registry.walkable()
        if asked is None:
            return list(walkable)
        refused = sorted(set(asked) - set(walkable))
        if refused:
            raise BadArgument(argument, f"A path does not walk {', '.join(refused)}.", expected=", ".join(walkable))
        return asked

    def _declared(
        self, names: Sequence[str] | None, declared: Mapping[str, Any], argument: str, what: str
    ) -> list[str] | None:
        if names is None:
            return None
        unknown = sorted(set(names) - set(declared))
        if unknown:
            raise BadArgument(
                argument, f"There is no {what} {unknown[0][:60]!r}.", expected="one of those that `model` lists"
            )
        return sorted(set(names))


def service_reader(service: Service) -> Reader:
    """The one local user of the built-in policy."""
    classes = service.policy.readers[service.reader_name]
    vc = tuple(sorted(service.stores.classes[name] for name in classes))
    return Reader(vc, name=service.reader_name, deadline=DEADLINE)
