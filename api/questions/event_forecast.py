"""eventForecast: how many events are to be expected in which cell and hour, and where did the flow leave its band?"""

from __future__ import annotations

from dataclasses import dataclass

import strawberry

from algorithms.analyses.counted import Counted
from algorithms.analyses.forecast import Forecast, Surges, forecast, surges
from algorithms.movement.local_time import HOUR
from api.connections import page_size
from api.flows import Flow, Flowing, flow
from api.scalars import JSON, DateTime, rfc3339
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.happening import enough
from graph_model.errors import BadArgument

MOST_CELLS = 200
MOST_HOLIDAYS = 500
_TOO_LITTLE = frozenset({"at", "counts"})


@strawberry.type(description="A period that the counts follow.")
class FoundPeriod:
    name: str = strawberry.field(description="hour, weekday, holiday or trend.")
    strength: float = strawberry.field(description="Share of the variance that it explains.")
    p: float
    high: float = strawberry.field(description="Hour or weekday (0 is Monday) of the most; for the others the ratio.")
    low: float | None


@strawberry.type(description="An hour in which a cell left its band.")
class FoundSurge:
    cell: str
    hour: DateTime
    observed: int
    expected: float
    low: float
    high: float
    p: float
    corrected: float = strawberry.field(description="p among all cells and hours that were looked at.")
    ids: list[strawberry.ID] = strawberry.field(description="The events; of sightings the sensors that read them.")
    watched: bool | None = strawberry.field(
        description="Of sightings: whether a sensor of the cell watched. Few where nobody watched are no drop."
    )


@strawberry.type(description="What is to be expected, how good that is, and what left its band.")
class EventForecast:
    too_little: str | None = strawberry.field(description="Why nothing is foreseen; else null.")
    error: float | None = strawberry.field(description="Root of the mean squared error on the last weeks, left out.")
    naive_error: float | None = strawberry.field(description="The same for the same hour a week before.")
    better: bool | None = strawberry.field(description="Whether it is clearly less wrong than the week before.")
    covered: float | None = strawberry.field(description="Share of the hours left out between their bounds.")
    level: float
    periods: list[FoundPeriod]
    surges: list[FoundSurge]
    compared: int = strawberry.field(description="Cells times hours looked at for surges.")
    total: int = strawberry.field(description="Events or sightings counted.")
    left_out: int = strawberry.field(description="Without a time known to a day, or without a position.")
    columns: JSON = strawberry.field(
        description="""hours: when each begins. By cell, most expected first: cell, latitude, longitude, total,
expected, low, high (each a list by hour), past (counts of the last week)."""
    )
    hidden_by_filter: int
    snapshot_age: float


@dataclass(frozen=True, slots=True)
class _Found:
    counted: Counted
    forecast: Forecast
    surges: Surges


@strawberry.type
class Query:
    @strawberry.field(
        description="""Events of places and times to come: counts by H3 cell and hour from hours of the week, holidays
and what all cells have in common, against the same hour a week before. Never of people. `of: SIGHTING` counts what
sensors of one of the `kinds` read, whoever it was: a surge is a flow that left its band. It foresees what is recorded,
which is more where more is watched: read `sensorCoverage` beside it. surgeHours: last hours looked at for surges.
firstCells: that come in columns."""
    )
    def event_forecast(
        self,
        info: Info,
        of: Flowing = Flowing.EVENT,
        kinds: list[str] | None = None,
        resolution: int = 8,
        ahead: int = 48,
        level: float = 0.9,
        zone: str = "UTC",
        holidays: list[str] | None = None,
        surge_hours: int = 24,
        first_cells: int = 20,
        filter: FactFilter | None = None,
    ) -> EventForecast:
        page_size(first_cells, MOST_CELLS, "firstCells")
        page_size(len(holidays or []) + 1, MOST_HOLIDAYS, "holidays")
        if not 0.5 <= level <= 0.999:
            raise BadArgument("level", f"level is {level}.", expected="0.5 to 0.999")
        if not 1 <= surge_hours <= 168:
            raise BadArgument("surgeHours", f"surgeHours is {surge_hours}.", expected="1 to 168")
        flowed = flow(info.context, chosen(filter), of, kinds)

        def work() -> _Found:
            made = flowed.counted(resolution)
            ahead_of = forecast(made, zone, holidays or (), ahead=ahead, level=level)
            return _Found(made, ahead_of, surges(made, zone, holidays or (), hours=surge_hours))

        found, lacking = enough(work, _TOO_LITTLE)
        ahead_of = found.forecast if found else None
        return EventForecast(
            too_little=lacking,
            error=ahead_of.error if ahead_of else None,
            naive_error=ahead_of.naive_error if ahead_of else None,
            better=ahead_of.better if ahead_of else None,
            covered=ahead_of.covered if ahead_of else None,
            level=level,
            periods=[
                FoundPeriod(name=one.name, strength=one.strength, p=one.p, high=one.high, low=one.low)
                for one in (ahead_of.periods if ahead_of else ())
            ],
            surges=_surges(found, flowed) if found else [],
            compared=found.surges.compared if found else 0,
            total=flowed.total,
            left_out=flowed.left_out,
            columns=JSON(_columns(found, first_cells) if found else {}),
            hidden_by_filter=flowed.hidden,
            snapshot_age=flowed.age,
        )


def _surges(found: _Found, flowed: Flow) -> list[FoundSurge]:
    told = []
    for one in found.surges.surges:
        cell = found.counted.cells.index(one.cell)
        told.append(
            FoundSurge(
                cell=one.cell,
                hour=DateTime(one.hour),
                observed=one.observed,
                expected=one.expected,
                low=one.low,
                high=one.high,
                p=one.p,
                corrected=one.corrected,
                ids=[strawberry.ID(id) for id in flowed.ids(found.counted, cell, one.hour)],
                watched=flowed.watched(found.counted, cell, one.hour),
            )
        )
    return told


def _columns(found: _Found, first: int) -> dict[str, object]:
    import h3

    ahead, made = found.forecast, found.counted
    totals = ahead.expected.sum(axis=1)
    order = sorted(range(len(made.cells)), key=lambda one: (-float(totals[one]), made.cells[one]))[:first]
    middles = [h3.cell_to_latlng(made.cells[one]) for one in order]
    return {
        "hours": [rfc3339(ahead.begin + hour * HOUR) for hour in range(ahead.expected.shape[1])],
        "cell": [made.cells[one] for one in order],
        "latitude": [middle[0] for middle in middles],
        "longitude": [middle[1] for middle in middles],
        "total": [float(totals[one]) for one in order],
        "expected": [ahead.expected[one].round(6).tolist() for one in order],
        "low": [ahead.low[one].tolist() for one in order],
        "high": [ahead.high[one].tolist() for one in order],
        "past": [made.counts[one, -168:].tolist() for one in order],
    }
