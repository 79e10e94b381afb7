"""`sightline analyse clusters`: what lies together in space, in time or in both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from api.tables.base import (
    Analysis,
    Answer,
    Table,
    choice,
    lines_of,
    moments,
    number,
    numbers,
    plain,
    whole,
)

if TYPE_CHECKING:
    from algorithms.analyses.clusters import Clusters


def _run(table: Table, options: Mapping[str, str], given: Table | None) -> Answer:
    import numpy as np

    from algorithms.analyses.clusters import clusters
    from algorithms.analyses.labelled import Method
    from algorithms.analyses.points import Scope
    from drawing.plots import Mark, Plot, draw

    scope = Scope(choice(options, "scope", [one.value for one in Scope], "both"))
    ids = table.ids(options.get("id"))
    nowhere = [0.0] * table.rows
    place = [numbers(table, options.get(one, one)) if scope.places else nowhere for one in ("latitude", "longitude")]
    at = moments(table, options.get("time", "time")) if scope is not Scope.SPACE else [0] * table.rows
    found = clusters(
        ids,
        np.array(place[0], dtype=np.float64),
        np.array(place[1], dtype=np.float64),
        np.array(at, dtype=np.int64),
        scope,
        Method(choice(options, "method", [one.value for one in Method], "st-dbscan")),
        least=whole(options, "least", 5),
        metres=number(options, "metres", 300.0),
        seconds=number(options, "seconds", 3600.0),
        zone=options.get("zone", "UTC"),
        worlds=whole(options, "worlds", 39),
        resamples=whole(options, "resamples", 20),
        seed=whole(options, "seed", 0),
    )
    row = {name: number for number, name in enumerate(ids)}
    hours = [moment / 3_600_000 for moment in at]
    first = min(hours, default=0.0)
    y = place[0] if scope.places else [float(row[name]) for name in ids]
    x = place[1] if scope.places else [hour - first for hour in hours]
    marks = [Mark("points", x, y, colour=-1, label="points")]
    for place_of, one in enumerate(one for one in found.clusters if one.stands):
        rows = [row[name] for name in one.members]
        label = f"cluster {place_of + 1}: {len(rows)}"
        marks.append(Mark("points", [x[n] for n in rows], [y[n] for n in rows], colour=place_of, label=label))
    axes = ("longitude", "latitude") if scope.places else ("hours since the first", "row")
    points = {"id": ids, "latitude": place[0], "longitude": place[1], "at": at}
    if not scope.places:
        del points["latitude"], points["longitude"]
    if scope is Scope.SPACE:
        del points["at"]
    return Answer(
        {**plain(found), "points": points}, _text(found), draw(Plot("Closer together than chance gives", *axes, marks))
    )


def _text(found: Clusters) -> str:
    rows = [
        [
            len(one.members),
            one.inside,
            one.expected,
            one.p,
            one.stability,
            "yes" if one.stands else "no",
            _few(one.members),
        ]
        for one in found.clusters
    ]
    text = f"{len(rows)} clusters in {found.total} points; {len(found.apart)} points in none."
    head = ["members", "inside", "by chance", "p", "stability", "finding", "ids"]
    return f"{text}\n\n{lines_of(head, rows)}" if rows else text


def _few(names: tuple[str, ...]) -> str:
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")


ANALYSIS = Analysis(
    "clusters",
    "What lies together in space, in time or both, how stable that is, and what chance alone gives.",
    {
        "id": "the column that names a point",
        "latitude": "the column of degrees, latitude",
        "longitude": "the column of degrees, longitude",
        "time": "the column of times with their zone (RFC 3339), time",
        "scope": "space, time, both or hour (of the day): both",
        "method": "st-dbscan or hdbscan: st-dbscan",
        "least": "members of a cluster, 5",
        "metres": "how near, 300",
        "seconds": "how near, 3600",
        "zone": "whose hours scope=hour takes, UTC",
        "worlds": "of chance, 39",
        "resamples": "for stability, 20",
        "seed": "0",
    },
    _run,
)
