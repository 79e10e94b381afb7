"""sensorCoverage: how unevenly do sensors cover areas, and what does that do to counts?"""

from __future__ import annotations

import numpy as np
import strawberry

from algorithms.analyses.coverage import coverage
from algorithms.movement.hot_map import check_hot, hot_map
from api.connections import page_size
from api.scalars import JSON
from api.types.entity import Info
from api.types.filter import FactFilter, chosen

MOST = 2_000


@strawberry.type(description="How unevenly one kind of sensor watches, by H3 cell.")
class SensorCoverage:
    kind: str
    cells: int
    gini: float = strawberry.field(description="Of watched hours over the cells: 0 is even, near 1 all in one.")
    top_tenth: float = strawberry.field(description="Share of the watched hours in the most watched tenth.")
    unwatched: int = strawberry.field(description="Cells with readings that nobody says were watched.")
    follows: float | None = strawberry.field(description="How far counts follow watched hours (Spearman, -1 to 1).")
    p: float | None
    moved: float = strawberry.field(description="Mean change of rank when rates stand in for counts, of all ranks.")
    says: str = strawberry.field(description="What that means for the counts.")
    columns: JSON = strawberry.field(
        description="By cell, most readings first: cell, latitude, longitude, sensors, watchedHours, count, rate, "
        "rank, rankByRate."
    )


@strawberry.type
class Query:
    @strawberry.field(
        description="""By kind of sensor, which are never mixed: where it watches, what it read there, and how ranks
change when readings in a watched hour of one sensor stand in for readings. first: cells in columns."""
    )
    def sensor_coverage(
        self, info: Info, resolution: int = 7, first: int = 200, filter: FactFilter | None = None
    ) -> list[SensorCoverage]:
        import h3

        size = page_size(first, MOST)
        check_hot(resolution, (), ())
        found = hot_map(info.context.sightings(chosen(filter)), resolution)
        told = []
        for kind in sorted({one.kind for one in found.cells}):
            cells = [one for one in found.cells if one.kind == kind]
            answer = coverage(
                [one.cell for one in cells],
                np.array([one.sensors for one in cells], dtype=np.int64),
                np.array([one.watched_hours for one in cells], dtype=np.float64),
                np.array([one.count for one in cells], dtype=np.int64),
            )
            rows = answer.cells[:size]
            middles = [h3.cell_to_latlng(one.cell) for one in rows]
            columns: dict[str, list[object]] = {
                "cell": [one.cell for one in rows],
                "latitude": [middle[0] for middle in middles],
                "longitude": [middle[1] for middle in middles],
                "sensors": [one.sensors for one in rows],
                "watchedHours": [one.watched_hours for one in rows],
                "count": [one.count for one in rows],
                "rate": [one.rate for one in rows],
                "rank": [one.rank for one in rows],
                "rankByRate": [one.rank_by_rate for one in rows],
            }
            told.append(
                SensorCoverage(
                    kind=kind,
                    cells=len(answer.cells),
                    gini=answer.gini,
                    top_tenth=answer.top_tenth,
                    unwatched=answer.unwatched,
                    follows=answer.follows,
                    p=answer.p,
                    moved=answer.moved,
                    says=answer.says,
                    columns=JSON(columns),
                )
            )
        return told
