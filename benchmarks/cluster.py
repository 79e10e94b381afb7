"""The search for pairs on a Spark cluster of two workers on this machine, against the same search without Spark.

`make spark && .venv-spark/bin/python -m benchmarks.cluster --readings 1000000`. Both hold the readings in their own
form before the clock runs, and their answers must be equal.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from algorithms.movement.together import Together
from benchmarks.machine import versions
from benchmarks.traffic import DAY, traffic
from graph_model.sightings import Sightings
from sightline.movement.cluster import pairs_on_cluster, session
from sightline.movement.pairs import pairs_here
from sightline.services.spark import cluster
from stores.sightings.laid_out import SCHEMA, LaidOut

SEED, MOST_Q = 312, 0.05


def laid_out(sightings: Sightings, folder: Path) -> LaidOut:
    """The readings as files by day, under the numbers that they have."""
    days = sightings.at // DAY
    for day in np.unique(days).tolist():
        rows = np.flatnonzero(days == day)
        columns = (sightings.subjects, sightings.places, sightings.at, sightings.keys)
        pq.write_table(
            pa.table([pa.array(column[rows]) for column in columns], schema=SCHEMA), folder / f"{day}.parquet"
        )
    where, same = sightings.where, np.arange(len(sightings.subject_ids), dtype=np.int32)
    read = np.bincount(sightings.places, minlength=len(where.ids)).astype(np.int64)
    first, last = int(sightings.at[0]), int(sightings.at[-1])
    places = np.arange(len(where.ids), dtype=np.int32)
    return LaidOut(folder, len(days), first, last, list(sightings.subject_ids), same, where, places, read)


def main() -> None:
    """Print seconds of both, and whether they agree."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--readings", type=int, default=1_000_000)
    options.add_argument("--memory", type=int, default=4_096, help="of each worker, MB")
    chosen = options.parse_args()
    together, (sightings, _) = Together(), traffic(chosen.readings, SEED)
    pairs_here(traffic(100_000, SEED)[0], together, MOST_Q)  # compiled, as the workers' kernels are from then on
    begun = time.perf_counter()
    here = pairs_here(sightings, together, MOST_Q)
    local = time.perf_counter() - begun
    with tempfile.TemporaryDirectory() as folder:
        readings = Path(folder) / "readings"
        readings.mkdir()
        laid = laid_out(sightings, readings)
        with cluster(Path(folder), memory_mb=chosen.memory) as own, session(own.master, own) as spark:
            times = []
            for _ in range(2):
                begun = time.perf_counter()
                there = pairs_on_cluster(spark, laid, together, MOST_Q)
                times.append(time.perf_counter() - begun)
    equal = there.table.equals(here.table) and there.of_all == here.of_all
    print(f"seed {SEED}, {versions()}")  # noqa: T201
    print(f"{chosen.readings:,} readings, {here.table.num_rows:,} pairs with a joint journey: equal {equal}")  # noqa: T201
    print(f"here {local:.1f} s; two workers {times[0]:.1f} s at first, {times[1]:.1f} s again")  # noqa: T201


if __name__ == "__main__":
    main()
