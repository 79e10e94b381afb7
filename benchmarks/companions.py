"""One subject's companions: the product at ten million readings against Cypher at a million, on a real Neo4j.

The peer holds its readings as the product stores them (SEEN into slots, with the index by place and hour), and is asked
who made joint journeys with the subject, how many and on how many days. So is the product's search, which also weighs
them against other days; the answers are compared before any time is. What the whole answer takes, with shuffled worlds
and each lead explained, stands beside it. `python -m benchmarks --only companions`.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import neo4j
import numpy as np

from algorithms.movement.companions import companions
from algorithms.movement.kept_tracks import KeptTracks
from algorithms.movement.narrowed import asked_about
from algorithms.movement.search import search
from algorithms.movement.together import Together
from algorithms.movement.tracks import tracks_of
from benchmarks.loading import Say, open_stores
from benchmarks.machine import fresh_server, machine
from benchmarks.traffic import traffic
from graph_model.records import Claim, Record, Sighting, Source
from graph_model.registry import Registry
from graph_model.sightings import Sightings
from loaders.pipeline import Stores
from sightline.offline import fill_and_load

LARGE, SMALL, SUBJECTS, SEED, WINDOW = 10_000_000, 1_000_000, 40, 312, 60
BAR = 0.1
"""Of the peer's time, at the 95th hundredth."""
_CHUNK = 500
_WARM = 3
CYPHER = """
MATCH (s:Entity {entity_id: $subject})-[a:SEEN]->(t:Slot) WHERE a.vc IN $vc
UNWIND range((a.at - $window) / 3600000, (a.at + $window) / 3600000) AS hour
MATCH (u:Slot {place: t.place, hour: hour})<-[b:SEEN]-(o:Entity)
WHERE b.vc IN $vc AND o <> s AND b.at >= a.at - $window AND b.at <= a.at + $window
WITH o.entity_id AS other, t.place AS place, (a.at - $begins) / 86400000 AS day, (b.at - $begins) / 86400000 AS theirs,
     CASE WHEN o.entity_id < $subject THEN b.at ELSE a.at END AS at
WHERE day = theirs
WITH other, at, day, place ORDER BY at
WITH other, collect([at, day, place]) AS met
WITH other, reduce(run = {at: 0, day: -1, places: [], days: []}, m IN met |
       CASE WHEN m[1] = run.day AND m[0] - run.at <= $gap
            THEN {at: m[0], day: run.day, days: run.days,
                  places: CASE WHEN m[2] IN run.places THEN run.places ELSE run.places + m[2] END}
            ELSE {at: m[0], day: m[1], places: [m[2]],
                  days: CASE WHEN size(run.places) >= $least THEN run.days + run.day ELSE run.days END} END) AS run
UNWIND CASE WHEN size(run.places) >= $least THEN run.days + run.day ELSE run.days END AS day
RETURN other, count(*) AS journeys, count(DISTINCT day) AS days ORDER BY journeys DESC, other"""
"""A run of readings beside one another ends with the day or after too long a gap, measured by the smaller subject's
readings; it is a journey where it met places enough."""


class Read:
    """Sightings as a source, many in a record, so that what is measured after is the graph and not its loading."""

    def __init__(self, made: Sightings) -> None:
        self.source, self.made = Source("bench", "Benchmark"), made

    def files(self) -> tuple[Path, ...]:
        """None: all is made here."""
        return ()

    def unused(self) -> dict[str, str]:
        """Nothing."""
        return {}

    def records(self, registry: Registry) -> Iterator[Record]:
        """The cameras, then what they read in the order of time."""
        made = self.made
        yield Record("cameras", 1, [Claim(camera, {"kind": "plate-camera"}) for camera in made.where.ids])
        rows = zip(made.subjects.tolist(), made.places.tolist(), made.at.tolist(), strict=True)
        found: list[Sighting] = []
        for number, (subject, place, at) in enumerate(rows):
            found.append(Sighting(made.subject_ids[subject], made.where.ids[place], at, "UTC", nth=str(number)))
            if len(found) == _CHUNK or number == len(made.at) - 1:
                yield Record(f"s{number}", 1, sightings=found)
                found = []


def measure_companions(say: Say, large: int = LARGE, small: int = SMALL, subjects: int = SUBJECTS) -> dict[str, Any]:
    """Seconds of both, and their ratio."""
    say(f"companions of one: {large:,} readings")
    took = by_product(traffic(large, SEED)[0], subjects)
    made, _ = traffic(small, SEED)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sightline-bench-")))
        server = stack.enter_context(fresh_server())
        stores = open_stores(server.at, folder, stack)
        say(f"loading {small:,} readings into Neo4j ...")
        (report,) = fill_and_load([Read(made)], stores, server.local)
        if not report.clean:
            raise SystemExit(f"The readings were not loaded as they are: {report.counts}")
        driver = stack.enter_context(
            neo4j.GraphDatabase.driver(server.at.uri, auth=(server.at.user, server.at.password))
        )
        session = stack.enter_context(driver.session(database=server.at.database))
        took[f"Cypher, {small:,}"] = by_cypher(session, stores, made, subjects)
        about = machine(server.at)
    _, ours, theirs = (part["p95"] for part in took.values())
    ratio = {"what": "companions of one at the 95th hundredth, product / Cypher", "ratio": round(ours / theirs, 3)}
    return {
        "machine": about,
        "seed": SEED,
        "took": took,
        "ratios": [ratio | {"bar": BAR, "holds": ours <= BAR * theirs}],
    }


def by_product(made: Sightings, subjects: int) -> dict[str, dict[str, float]]:
    """Seconds for each of the whole answer, chance and shuffled worlds included, and of the search alone; with the
    tracks kept as the API keeps them."""
    together, kept = Together(within_seconds=WINDOW), KeptTracks()
    _, tracks = kept.of(made, asked_about(made, None, None, ()), together)
    chosen = _chosen(made, subjects)
    return {
        "the whole answer": _timed(lambda one: companions(made, one, together, tracks=kept), chosen),
        f"product, {len(made.at):,}": _timed(lambda one: search(made, together, made.subject(one), tracks), chosen),
    }


def by_cypher(session: neo4j.Session, stores: Stores, made: Sightings, subjects: int) -> dict[str, float]:
    """Seconds of the peer for each. Ends the run where it finds other journeys than the product."""
    together = Together(within_seconds=WINDOW)
    bound: dict[str, Any] = {
        "vc": list(stores.classes.values()),
        "window": together.window,
        "gap": together.gap,
        "least": together.least_places,
        "begins": together.day_begins * 3_600_000,
    }

    def ask(one: str) -> list[tuple[str, int, int]]:
        return [(row["other"], row["journeys"], row["days"]) for row in session.run(CYPHER, subject=one, **bound)]

    chosen = _chosen(made, subjects)
    same_journeys(made, together, {one: ask(one) for one in chosen})
    return _timed(ask, chosen)


def same_journeys(made: Sightings, together: Together, answers: dict[str, list[tuple[str, int, int]]]) -> None:
    """Ends the run where an answer is not what the product's search finds."""
    tracks, names = tracks_of(made, together), made.subject_ids
    for one, answer in answers.items():
        mine = made.subject(one)
        pairs = search(made, together, mine, tracks).pairs
        others = np.where(pairs.left == mine, pairs.right, pairs.left).tolist()
        found = zip((names[other] for other in others), pairs.journeys.tolist(), pairs.days.tolist(), strict=True)
        if sorted(found) != sorted(answer):
            raise SystemExit(f"{one} made joint journeys with {len(answer)}; the product says {len(others)}.")


def _chosen(made: Sightings, subjects: int) -> list[str]:
    numbers = np.random.default_rng(SEED).choice(np.unique(made.subjects), subjects + _WARM)
    return [made.subject_ids[number] for number in numbers.tolist()]


def _timed(ask: Callable[[str], object], chosen: Sequence[str]) -> dict[str, float]:
    times = []
    for one in chosen:
        begun = time.perf_counter()
        ask(one)
        times.append(time.perf_counter() - begun)
    kept = sorted(times[_WARM:])
    return {"p50": statistics.median(kept), "p95": kept[min(int(0.95 * len(kept)), len(kept) - 1)]}
