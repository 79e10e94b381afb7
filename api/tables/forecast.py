"""`sightline analyse forecast`: events to be expected by cell and hour, and what left its band."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from api.tables.base import (
    Analysis,
    Answer,
    Table,
    lines_of,
    moments,
    number,
    numbers,
    plain,
    several,
    whole,
)


def _run(table: Table, options: Mapping[str, str], given: Table | None) -> Answer:
    import numpy as np

    from algorithms.analyses.counted import counted
    from algorithms.analyses.forecast import forecast, surges
    from drawing.plots import Mark, Plot, draw

    places = [np.array(numbers(table, options.get(name, name)), dtype=np.float64) for name in ("latitude", "longitude")]
    at = np.array(moments(table, options.get("time", "time")), dtype=np.int64)
    made = counted(places[0], places[1], at, whole(options, "resolution", 8))
    zone, holidays = options.get("zone", "UTC"), several(options.get("holidays", ""))
    ahead, level = whole(options, "ahead", 168), number(options, "level", 0.9)
    found = forecast(made, zone, holidays, ahead=ahead, level=level)
    left = surges(made, zone, holidays, hours=whole(options, "surges", 24))
    said = [
        f"Error {found.error:.3g}, same hour a week before {found.naive_error:.3g}: "
        f"{'clearly better' if found.better else 'not clearly better, take the last week instead'}.",
        f"{found.covered:.1%} of {found.held} hours left out between their bounds, {found.level:.0%} asked.",
    ]
    parts = ["\n".join(said)]
    rows: list[list[object]] = [
        [one.name, one.strength, one.p, one.high, "" if one.low is None else one.low] for one in found.periods
    ]
    parts.append(lines_of(["period", "explains", "p", "most", "least"], rows))
    order = sorted(range(len(made.cells)), key=lambda one: (-float(found.expected[one].sum()), made.cells[one]))
    rows = []
    for cell in order[: whole(options, "cells", 10)]:
        peak = int(found.expected[cell].argmax())
        band = f"{found.low[cell, peak]:.0f} to {found.high[cell, peak]:.0f}"
        row = [made.cells[cell], float(found.expected[cell].sum()), _time(found.begin + peak * 3_600_000)]
        rows.append([*row, float(found.expected[cell, peak]), band])
    parts.append(lines_of(["cell", "expected in all", "most at", "then", "bounds"], rows))
    warned = [
        [one.cell, _time(one.hour), one.observed, f"{one.low:.0f} to {one.high:.0f}", one.corrected]
        for one in left.surges
    ]
    title = f"{len(warned)} of the last {left.compared} hours of cells left their band."
    head = ["cell", "hour", "observed", "band", "corrected p"]
    parts.append(f"{title}\n{lines_of(head, warned)}" if warned else title)
    first = order[0]
    past = [float(one) for one in made.counts[first, -168:].tolist()]
    hours = [float(len(past) + hour) for hour in range(ahead)]
    marks = [
        Mark("line", [float(hour) for hour in range(len(past))], past, colour=2, label="counted"),
        Mark("band", hours, found.low[first].tolist(), found.high[first].tolist(), label=f"{level:.0%} of hours"),
        Mark("line", hours, found.expected[first].tolist(), label="expected"),
    ]
    picture = draw(Plot(f"Events at {made.cells[first]}", "hours", "events in an hour", marks))
    past_week = made.counts[:, -168:].tolist()
    return Answer({"forecast": plain(found), "surges": plain(left), "past": past_week}, "\n\n".join(parts), picture)


def _time(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%MZ")


ANALYSIS = Analysis(
    "forecast",
    "How many events to expect by cell and hour, with bounds, against the same hour a week before; and surges.",
    {
        "latitude": "the column of degrees, latitude",
        "longitude": "the column of degrees, longitude",
        "time": "the column of times with their zone (RFC 3339), time",
        "zone": "whose hours count, UTC",
        "holidays": "days as 2026-12-25, between commas",
        "resolution": "of the H3 cells, 8",
        "ahead": "hours, 168",
        "level": "share of hours between the bounds, 0.9",
        "surges": "last hours that are looked at, 24",
        "cells": "that are listed, 10",
    },
    _run,
)
