"""Who was together, against DuckDB and Polars that give the same answer; how it grows; what chance adds.

Each peer holds the readings in its own form before the clock runs, uses all processors, and hands its answer over as
arrays. The answers are compared before any time is. `python -m benchmarks --only movement`.
"""

from __future__ import annotations

import gc
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.companions import companions
from algorithms.movement.copresence import copresence
from algorithms.movement.scene_collision import scene_collision
from algorithms.movement.scenes import Scene
from algorithms.movement.search import search
from algorithms.movement.shuffled_worlds import leads_by_chance
from algorithms.movement.together import Together
from benchmarks.machine import versions
from benchmarks.traffic import DAY, HOUR, MONDAY, crowded, traffic
from graph_model.sightings import Sightings

SEED, WINDOW, ROUNDS = 312, 60, 3
LARGE, SMALL = 10_000_000, 1_000_000
GROWTH = (1_000_000, 3_000_000, 10_000_000, 30_000_000)
Columns = tuple[NDArray[Any], ...]
R = TypeVar("R")
BUCKETS = f"""
with x as (select s, p, t, r, t // {WINDOW * 1000} as k from sighting),
     y as (select s, p, t, r, k, false as earlier from x union all select s, p, t, r, k + 1, true from x)
select least(x.s, y.s) as a, greatest(x.s, y.s) as b, count(*) as n
from x join y on x.p = y.p and x.k = y.k
where (y.earlier or x.r > y.r) and x.t - y.t <= {WINDOW * 1000} and x.s <> y.s
group by 1, 2"""
OBVIOUS = f"""
select x.s as a, y.s as b, count(*) as n
from sighting x join sighting y
  on x.p = y.p and x.s < y.s and y.t between x.t - {WINDOW * 1000} and x.t + {WINDOW * 1000}
group by 1, 2"""


def measure_movement(
    say: Callable[[str], None], large: int = LARGE, small: int = SMALL, growth: tuple[int, ...] = GROWTH
) -> dict[str, Any]:
    """Seconds of all contenders, and their ratios. Medians of the rounds; the slow peers run once."""
    _warm()
    took: dict[str, dict[str, float]] = {}
    ratios: list[dict[str, Any]] = []
    for part in (_small(small, say), _large(large, say)):
        took |= part[0]
        ratios += part[1]
    for n in growth:
        say(f"growth: {n:,} readings")
        took[f"growth, {n:,}"] = _growth(n)
    say(f"dense: {large:,} readings at 8 places")
    dense = subprocess.run(
        [sys.executable, "-m", "benchmarks.movement", str(large)], stdout=subprocess.PIPE, text=True, check=True
    )
    pairs, seconds, gigabytes = (float(word) for word in dense.stdout.split())
    took[f"dense, {pairs:,.0f} pairs of readings"] = {"product": seconds, "GiB": gigabytes}
    ratios.append(_ratio("dense, GiB at most", gigabytes, 6, least=False))
    packages = {name: version(name) for name in ("numba", "numpy", "duckdb", "polars")}
    return {"seed": SEED, "rounds": ROUNDS, "machine": versions() | packages, "took": took, "ratios": ratios}


Part = tuple[dict[str, dict[str, float]], list[dict[str, Any]]]


def _small(n: int, say: Callable[[str], None]) -> Part:
    say(f"obvious SQL at {n:,} readings")
    made, _ = traffic(n, SEED)
    ours, answer = _timed(lambda: by_product(made), ROUNDS)
    with Duck(made) as duck:
        obvious, other = _timed(lambda: duck.columns(OBVIOUS), 1)
    same("obvious SQL", answer, other)
    ratio = _ratio(f"all pairs at {n:,}, obvious SQL / product", obvious / ours, 50)
    return {f"all pairs, {n:,}": {"product": ours, "obvious SQL": obvious}}, [ratio]


def _large(n: int, say: Callable[[str], None]) -> Part:
    say(f"all pairs at {n:,} readings")
    made, planted = traffic(n, SEED)
    ours, answer = _timed(lambda: by_product(made), ROUNDS)
    with Duck(made) as duck:
        buckets, other = _timed(lambda: duck.columns(BUCKETS), ROUNDS)
        same("DuckDB", answer, other)
        scenes = _scenes(made)
        collision, found = _timed(lambda: scene_collision(made, scenes, 1, first=50), 9)
        filtered, there = _timed(lambda: duck.columns(_filter(scenes)), 9)
        if found.compared != len(there[0]):
            raise SystemExit(f"scenes: {found.compared} were there, DuckDB says {len(there[0])}")
    say("Polars")
    polars, other = _timed(lambda: by_polars(made), 1)
    same("Polars", answer, other)
    del other, answer
    say("companions of all")
    first, seconds = _search(made, planted)
    took = {
        f"all pairs, {n:,}": {"product": ours, "DuckDB": buckets, "Polars": polars},
        f"three scenes, {n:,}": {"product": collision, "DuckDB": filtered},
        f"companions of all, {n:,}": seconds,
    }
    return took, [
        _ratio(f"all pairs at {n:,}, DuckDB / product", buckets / ours, 2),
        _ratio(f"all pairs at {n:,}, Polars / product", polars / ours, 3),
        _ratio("three scenes, product / DuckDB's filter", collision / filtered, 3, least=False),
        _ratio("planted pairs among the first 30, of 20", first, 20),
    ]


class Duck:
    """A database in memory that holds the readings."""

    def __init__(self, made: Sightings) -> None:
        import duckdb
        import pyarrow as pa

        self.connection = duckdb.connect()
        self.connection.execute(f"set threads = {os.cpu_count()}")
        table = pa.table(
            {"s": made.subjects, "p": made.places, "t": made.at - MONDAY, "r": np.arange(len(made.at), dtype=np.int64)}
        )
        self.connection.register("given", table)
        self.connection.execute("create table sighting as select * from given")
        self.connection.unregister("given")

    def __enter__(self) -> Duck:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def columns(self, query: str) -> Columns:
        """The answer as arrays, in whatever order."""
        return tuple(self.connection.execute(query).fetchnumpy().values())


def by_product(made: Sightings) -> Columns:
    """Smaller subject, larger subject, pairs of readings; by subject."""
    found = copresence(made, WINDOW)
    return found.left, found.right, found.counts


def by_polars(made: Sightings) -> Columns:
    """The same by Polars with time buckets, in whatever order."""
    import polars as pl

    window = WINDOW * 1000
    x = pl.LazyFrame(
        {"s": made.subjects, "p": made.places, "t": made.at - MONDAY, "r": np.arange(len(made.at), dtype=np.int64)}
    ).with_columns(k=pl.col("t") // window)
    y = pl.concat(
        [x.with_columns(earlier=pl.lit(False)), x.with_columns(k=pl.col("k") + 1).with_columns(earlier=pl.lit(True))]
    )
    joined = x.join(y, on=["p", "k"], suffix="2").filter(
        (pl.col("earlier") | (pl.col("r") > pl.col("r2")))
        & (pl.col("t") - pl.col("t2") <= window)
        & (pl.col("s") != pl.col("s2"))
    )
    found = (
        joined.select(a=pl.min_horizontal("s", "s2"), b=pl.max_horizontal("s", "s2"))
        .group_by("a", "b")
        .agg(n=pl.len())
        .collect(engine="streaming")
    )
    return tuple(found[name].to_numpy() for name in ("a", "b", "n"))


def same(who: str, ours: Columns, theirs: Columns) -> None:
    """Ends the run where the answers differ."""
    order = np.lexsort((theirs[1], theirs[0]))
    for mine, yours in zip(ours, theirs, strict=True):
        if not np.array_equal(mine, np.asarray(yours)[order]):
            raise SystemExit(f"{who} gives another answer, so nothing was measured.")


def _scenes(made: Sightings) -> list[Scene]:
    """Three evenings, twenty cameras each."""
    ids = made.where.ids
    return [
        Scene(tuple(ids[20 * n : 20 * n + 20]), None, MONDAY + n * DAY + 17 * HOUR, MONDAY + n * DAY + 20 * HOUR)
        for n in range(3)
    ]


def _filter(scenes: list[Scene]) -> str:
    parts = [
        f"(p between {20 * n} and {20 * n + 19} and t >= {n * DAY + 17 * HOUR} and t < {n * DAY + 20 * HOUR})"
        for n in range(len(scenes))
    ]
    return f"select distinct s from sighting where {' or '.join(parts)}"


def _search(made: Sightings, planted: frozenset[tuple[int, int]]) -> tuple[int, dict[str, float]]:
    """How many planted pairs are among the first 30, and the seconds of the search."""
    begun = time.perf_counter()
    searched = search(made, Together(within_seconds=WINDOW))
    seconds = time.perf_counter() - begun
    tails = np.nan_to_num(searched.log_tails, nan=0.0)
    first = np.lexsort((searched.expected - searched.pairs.journeys, tails))[:30]
    pairs = zip(searched.pairs.left[first].tolist(), searched.pairs.right[first].tolist(), strict=True)
    return len(planted & set(pairs)), {"search": seconds, "candidates": float(len(searched.pairs.left))}


def _growth(n: int) -> dict[str, float]:
    """Seconds: all pairs that were together; the whole search with what is expected; one permuted world more."""
    made, _ = traffic(n, SEED)
    together = Together(within_seconds=WINDOW)
    pairs, _found = _timed(lambda: by_product(made), 1)
    del _found
    whole, searched = _timed(lambda: search(made, together), 1)
    again, _chance = _timed(lambda: leads_by_chance(searched, 1, SEED, 0.05), 1)
    return {"co-presence": pairs, "search": whole, "a permuted world": again}


def _warm() -> None:
    """What is compiled when it is first run is compiled now."""
    made, _ = traffic(20_000, SEED)
    by_product(made)
    scene_collision(made, _scenes(made), 1)
    companions(made, permuted_worlds=1)
    companions(made, made.subject_ids[0], permuted_worlds=0)


def _timed(work: Callable[[], R], rounds: int) -> tuple[float, R]:
    times = []
    for _ in range(rounds):
        gc.collect()
        begun = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times), found


def _ratio(what: str, ratio: float, bar: float, least: bool = True) -> dict[str, Any]:
    return {"what": what, "ratio": round(ratio, 3), "bar": bar, "holds": ratio >= bar if least else ratio <= bar}


def _dense(n: int) -> None:
    """Print how many pairs of readings there were, seconds, and the most memory held in GiB.

    Asked for are the pairs of subjects that were together twice or more.
    """
    from algorithms.movement.copresence_kernel import tally
    from algorithms.movement.grouped_kernel import grouped

    made = crowded(n, SEED)
    copresence(crowded(10_000, SEED), WINDOW)
    begun = time.perf_counter()
    found = copresence(made, WINDOW, least=2)
    seconds = time.perf_counter() - begun
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    del found
    begins, rows = grouped(made.places, len(made.where.ids))
    alone = np.arange(len(made.where.ids) + 1)
    pairs = tally(
        made.at[rows], made.subjects[rows], begins, alone, alone[:-1].astype(np.int32), WINDOW * 1000, 100_000
    )
    print(int(pairs.sum()), seconds, held)  # noqa: T201


if __name__ == "__main__":
    _dense(int(sys.argv[1]))
