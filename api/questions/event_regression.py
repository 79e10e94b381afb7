"""eventRegression: how does the number of events of a day depend on the day, and which days lie far off?"""

from __future__ import annotations

from enum import Enum

import numpy as np
import strawberry

from algorithms.analyses.by_day import ByDay, by_day, far_off_days
from algorithms.analyses.regression import Regression, regression
from api.connections import page_size
from api.happenings import happenings
from api.scalars import JSON
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.happening import Happening, enough
from api.types.trial import Weighed, weighed
from graph_model.errors import BadArgument

MOST_HOLIDAYS = 500
_TOO_LITTLE = frozenset({"outcome"})


@strawberry.enum(description="What of a day counts. TREND: a slow rise or fall. HOLIDAY: the days under `holidays`.")
class DayFactor(Enum):
    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MONTH = "month"
    TREND = "trend"


@strawberry.type(description="A model, compared on days that it had not seen.")
class ModelScore:
    model: str
    error: float = strawberry.field(description="Mean distance from what came, in events.")
    spread: float = strawberry.field(description="Standard error of how much worse than the best it is.")
    explained: float = strawberry.field(description="Share of the median's error that it saves.")


@strawberry.type(description="A day far off what the model says that has not seen it, as counts go.")
class FarOffDay:
    day: str
    count: int
    expected: float
    distance: float = strawberry.field(description="In deviations of such a count; negative where there were fewer.")
    q: float = strawberry.field(description="Share of false ones among all days named up to this one.")
    ids: list[strawberry.ID] = strawberry.field(description="Its events.")


@strawberry.type(description="What a day to come is expected to bring. 90 of 100 such days end from low to high.")
class WarnedDay:
    day: str
    level: str = strawberry.field(description="usual, raised, high or highest, by past days.")
    expected: float
    low: float
    high: float
    because: list[Weighed] = strawberry.field(description="What raises or lowers it most, in events.")


@strawberry.type(description="How the number of events depends on the day.")
class EventRegression:
    too_little: str | None = strawberry.field(description="Why nothing is said; else null.")
    scores: list[ModelScore] = strawberry.field(description="Of all models, the simplest first.")
    chosen: str | None
    band: float | None = strawberry.field(description="Half the width between which 90 of 100 days lie.")
    outliers: list[FarOffDay]
    warned: list[WarnedDay]
    total: int = strawberry.field(description="Events counted.")
    untimed: int = strawberry.field(description="Left out: without a time known to a day.")
    earlier: int = strawberry.field(description="Left out: before the days that are looked at.")
    columns: JSON = strawberry.field(
        description="""day, count, expected (by a fit without the day); curves: of each factor {factor, at, expected,
low, high, reach}, the one that reaches farthest first."""
    )
    hidden_by_filter: int
    snapshot_age: float


@strawberry.type
class Query:
    @strawberry.field(
        description="""How many events a day brings by weekday, weekend, holidays, month and trend: five models
compared by cross-validation, curves with their band, days far off, and what the days `ahead` are expected to bring.
days: at most so many, the last. zone: whose days. A measure of your own is asked of a table by `analyseTable`."""
    )
    def event_regression(
        self,
        info: Info,
        factors: list[DayFactor] | None = None,
        of: Happening = Happening.EVENT,
        kinds: list[str] | None = None,
        days: int = 365,
        ahead: int = 7,
        zone: str = "UTC",
        holidays: list[str] | None = None,
        seed: int = 0,
        filter: FactFilter | None = None,
    ) -> EventRegression:
        page_size(len(holidays or []) + 1, MOST_HOLIDAYS, "holidays")
        if seed < 0:
            raise BadArgument("seed", f"seed is {seed}.", expected="0 or more")
        wanted = [one.value for one in factors or [DayFactor.WEEKDAY, DayFactor.TREND]]
        events = happenings(info.context, chosen(filter), of.value, kinds)
        rows = np.flatnonzero(events.timed)
        made = by_day(events.at[rows], wanted, zone, holidays or (), days=days, ahead=ahead)

        def work() -> Regression:
            return regression(made.days, made.names, made.values, made.counts, made.ahead, seed=seed)

        found, lacking = enough(work, _TOO_LITTLE)
        return EventRegression(
            too_little=lacking,
            scores=[
                ModelScore(model=one.model, error=one.error, spread=one.spread, explained=one.explained)
                for one in (found.scores if found else ())
            ],
            chosen=found.chosen if found else None,
            band=found.band if found else None,
            outliers=_outliers(found, made, [events.entities[row].id for row in rows.tolist()]) if found else [],
            warned=_warned(found) if found else [],
            total=len(rows),
            untimed=len(events.at) - len(rows),
            earlier=int(np.count_nonzero(made.of < 0)),
            columns=JSON(_columns(found) if found else {}),
            hidden_by_filter=events.hidden,
            snapshot_age=events.age,
        )


def _outliers(found: Regression, made: ByDay, ids: list[str]) -> list[FarOffDay]:
    expected = np.maximum(np.array(found.expected), 0.0)
    return [
        FarOffDay(
            day=made.days[one.place],
            count=round(float(made.counts[one.place])),
            expected=float(expected[one.place]),
            distance=one.distance,
            q=one.q,
            ids=[strawberry.ID(ids[row]) for row in np.flatnonzero(made.of == one.place).tolist()],
        )
        for one in far_off_days(made.counts, expected)
    ]


def _warned(found: Regression) -> list[WarnedDay]:
    return [
        WarnedDay(
            day=one.id,
            level=one.level,
            expected=max(one.expected, 0.0),
            low=max(one.low, 0.0),
            high=one.high,
            because=weighed(one.because),
        )
        for one in found.warned
    ]


def _columns(found: Regression) -> dict[str, object]:
    return {
        "day": list(found.ids),
        "count": list(found.outcome),
        "expected": [max(one, 0.0) for one in found.expected],
        "curves": [
            {
                "factor": one.factor,
                "at": list(one.at),
                "expected": list(one.expected),
                "low": list(one.low),
                "high": list(one.high),
                "reach": one.reach,
            }
            for one in found.curves
        ],
    }
