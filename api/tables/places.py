"""`sightline analyse places`: what sort of thing happens at places and times."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from api.tables.base import Analysis, Answer, Table, lines_of, moments, needed, number, numbers, plain, whole
from api.tables.trial_text import confusion, trial_text

if TYPE_CHECKING:
    from algorithms.analyses.place_classes import When


def _run(table: Table, options: Mapping[str, str], given: Table | None) -> Answer:
    from algorithms.analyses.place_classes import NOBODY, place_classes
    from graph_model.protected import refuse_groups, refuse_judging

    label = needed(options, "label")
    refuse_groups("--set", [label], [table.column(label)])
    refuse_judging("--set", [label])
    found = place_classes(
        _when(table, options, table.ids(options.get("id"))),
        table.column(label),
        NOBODY if given is None else _when(given, options, given.given_ids(options.get("id"))),
        zone=options.get("zone", "UTC"),
        target=number(options, "target", 0.9),
        seed=whole(options, "seed", 0),
    )
    parts = [trial_text(found.trial)]
    if found.asked:
        rows = [
            [one.id, one.label or "can't tell", *one.likeliest[0], f"{one.alike} of {len(one.nearest)}"]
            for one in found.asked
        ]
        parts.append(lines_of(["given", "sort", "likeliest", "probability", "nearest alike"], rows))
    return Answer(plain(found), "\n\n".join(parts), confusion(found.trial, f"{label}: what rows are, what is told"))


def _when(table: Table, options: Mapping[str, str], ids: list[str]) -> When:
    import numpy as np

    from algorithms.analyses.place_classes import When

    places = [np.array(numbers(table, options.get(name, name)), dtype=np.float64) for name in ("latitude", "longitude")]
    at = np.array(moments(table, options.get("time", "time")), dtype=np.int64)
    return When(ids, places[0], places[1], at)


ANALYSIS = Analysis(
    "places",
    "What sort of thing happens at the places and times of --given, by past events that have a label.",
    {
        "label": "the column of what sort each was; never of a person",
        "id": "the column that names an event",
        "latitude": "the column of degrees, latitude",
        "longitude": "the column of degrees, longitude",
        "time": "the column of times with their zone (RFC 3339), time",
        "zone": "whose hours and weekdays count, UTC",
        "target": "share of what is told that must be right, 0.9",
        "seed": "0",
    },
    _run,
)
