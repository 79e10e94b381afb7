"""`sightline analyse coverage`: how unevenly sensors cover areas."""

from __future__ import annotations

from collections.abc import Mapping

from api.tables.base import Analysis, Answer, Table, lines_of, needed, numbers, plain, wholes


def _run(table: Table, options: Mapping[str, str], given: Table | None) -> Answer:
    import numpy as np

    from algorithms.analyses.coverage import coverage
    from drawing.plots import Mark, Plot, draw

    area = needed(options, "area")
    hours = numbers(table, options.get("watched_hours", "watched_hours"))
    counts = wholes(table, options.get("count", "count"))
    sensors = wholes(table, options["sensors"]) if options.get("sensors") else [1] * table.rows
    found = coverage(
        table.column(area),
        np.array(sensors, dtype=np.int64),
        np.array(hours, dtype=np.float64),
        np.array(counts, dtype=np.int64),
    )
    rows = [
        [one.cell, one.sensors, one.watched_hours, one.count, "" if one.rate is None else one.rate, one.rank,
         "" if one.rank_by_rate is None else one.rank_by_rate]
        for one in found.cells
    ]  # fmt: skip
    said = f"{found.says} Gini of watched hours {found.gini:.2f}; {found.unwatched} areas with counts unwatched."
    head = ["area", "sensors", "watched hours", "count", "rate", "rank", "rank by rate"]
    marks = [Mark("points", hours, counts, label="areas")]
    picture = draw(Plot("What was recorded by how long was watched", "watched hours", "count", marks))
    return Answer(plain(found), f"{said}\n\n{lines_of(head, rows)}", picture)


ANALYSIS = Analysis(
    "coverage",
    "How unevenly sensors cover areas, and what that does to counts.",
    {
        "area": "the column that names an area",
        "sensors": "the column of how many are there; one each where absent",
        "watched_hours": "the column of hours watched, watched_hours",
        "count": "the column of what was recorded, count",
    },
    _run,
)
