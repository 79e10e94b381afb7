"""hotMap: where was much read, did much happen, or were many leads, by cell, hour and weekday?"""

from __future__ import annotations

from enum import Enum

import strawberry

from algorithms.movement import hot_map as movement
from algorithms.movement.areas import inside
from algorithms.movement.hot_map import check_hot
from api.connections import page_size
from api.hot_layers import HotAsked, hot_events, hot_findings
from api.types.area import Area, area_of
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from graph_model.errors import LimitExceeded

MOST_CELLS = 5_000
MOST_LISTED = 200


@strawberry.enum(
    description="""SIGHTINGS: what sensors read. EVENTS: what occurred at a place. FINDINGS: the readings of those who
move together beyond routine, at most 200 pairs."""
)
class HotLayer(Enum):
    SIGHTINGS = "SIGHTINGS"
    EVENTS = "EVENTS"
    FINDINGS = "FINDINGS"


@strawberry.type(description="An H3 cell and one kind of sensor in it; of events and findings, the cell alone.")
class HotCell:
    cell: str
    kind: str = strawberry.field(description="Of the sensors; `event` or `finding`. Kinds are never mixed in a rate.")
    latitude: float = strawberry.field(description="Of its middle.")
    longitude: float
    outline: list[list[float]] = strawberry.field(description="Its corners, [latitude, longitude].")
    count: int = strawberry.field(description="Readings, or events.")
    subjects: int = strawberry.field(description="Different subjects; of findings, pairs.")
    sensors: int
    watched_hours: float = strawberry.field(description="Exposure: sensors times hours that they watched.")
    rate: float | None = strawberry.field(description="Readings in a watched hour of one sensor; null without any.")
    hours: list[int] = strawberry.field(description="By local hour, where it is known.")
    weekdays: list[int] = strawberry.field(description="By local weekday, Monday first, where it is known.")


@strawberry.type(description="Cells, those of the highest rate first, or of most events.")
class HotMap:
    layer: HotLayer
    resolution: int
    cells: list[HotCell]
    total: int
    omitted: int = strawberry.field(description="Cells that are not given.")
    unplaced: int = strawberry.field(description="Readings or events at places without a position.")
    untimed: int = strawberry.field(description="Events of which nobody knows whether they fit the hours or weekdays.")
    hidden_by_filter: int = strawberry.field(description="Sightings, or links OCCURRED_AT, that the filter leaves out.")
    snapshot_age: float


@strawberry.type
class Query:
    @strawberry.field(
        description="""Sightings, events or findings by H3 cell. types: of subjects, or of events (`Event`,
`Detection`). kinds: of sensors (`plate-camera`), or of events (`burglary`). hours (0 to 23) and weekdays (0 is Monday)
go by the local clock. An event counts where its time may lie in the filter's window."""
    )
    def hot_map(
        self,
        info: Info,
        filter: FactFilter,
        layer: HotLayer = HotLayer.SIGHTINGS,
        area: Area | None = None,
        resolution: int = 8,
        types: list[str] | None = None,
        kinds: list[str] | None = None,
        hours: list[int] | None = None,
        weekdays: list[int] | None = None,
        first: int = 1_000,
    ) -> HotMap:
        asking, given = info.context, chosen(filter)
        size, wanted = page_size(first, MOST_CELLS), asking.types(types)
        where = None if area is None else area_of(area)
        if kinds is not None and len(kinds) > MOST_LISTED:
            raise LimitExceeded("kinds", len(kinds), MOST_LISTED)
        check_hot(resolution, hours or (), weekdays or ())
        asked = HotAsked(resolution, where, wanted, kinds, hours or (), weekdays or ())
        if layer is HotLayer.EVENTS:
            found, hidden, age = hot_events(asking, given, asked)
        else:
            sightings = asking.sightings(given)
            places = None if where is None else inside(sightings.where, where)
            hidden, age = sightings.hidden, sightings.age
            if layer is HotLayer.SIGHTINGS:
                found = movement.hot_map(
                    sightings,
                    resolution,
                    hours=asked.hours,
                    weekdays=asked.weekdays,
                    subject_types=wanted,
                    kinds=kinds,
                    places=places,
                )
            else:
                found = hot_findings(asking, sightings, asked)
        return HotMap(
            layer=layer,
            resolution=resolution,
            cells=[_cell(one) for one in found.cells[:size]],
            total=len(found.cells),
            omitted=max(len(found.cells) - size, 0),
            unplaced=found.unplaced,
            untimed=found.untimed,
            hidden_by_filter=hidden,
            snapshot_age=age,
        )


def _cell(one: movement.HotCell) -> HotCell:
    import h3

    latitude, longitude = h3.cell_to_latlng(one.cell)
    return HotCell(
        cell=one.cell,
        kind=one.kind,
        latitude=latitude,
        longitude=longitude,
        outline=[list(corner) for corner in h3.cell_to_boundary(one.cell)],
        count=one.count,
        subjects=one.subjects,
        sensors=one.sensors,
        watched_hours=one.watched_hours,
        rate=one.rate,
        hours=list(one.hours),
        weekdays=list(one.weekdays),
    )
