"""The search for pairs on a Spark cluster that shares the folder with the readings: by day, then by blocks of subjects.

The kernels are those of this machine (algorithms/movement/divided.py). Pairs of readings never travel: a day finds its
pairs where its readings are, and only pairs with a joint journey leave it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from algorithms.movement.candidates import Candidates
from algorithms.movement.divided import Part, Terms, days_of, pairs_of_day, weighed
from algorithms.movement.local_days import Days
from algorithms.movement.search import may_surprise, reckoned
from algorithms.movement.together import Together
from sightline.movement.pairs import Pairs, table_of
from sightline.services.config import HOST
from sightline.services.spark import Cluster, environment, spark_java
from stores.sightings.laid_out import LaidOut

READINGS = "subject int, place int, day int, at long, key long"
PAIRS = "left int, right int, journeys long, days long, spots long"
WEIGHED = "left int, right int, compared_days long, compared long, expected double, log_tail double"
BLOCKS = 4
"""Subjects are weighed in so many blocks, two at a time: a task holds 2 / BLOCKS of the readings."""
Batches = Iterator[pa.RecordBatch]


@contextmanager
def session(master: str, of: Cluster | None = None, java_home: Path | None = None) -> Iterator[Any]:
    """A Spark session on the cluster at `master`; of: one that this machine started. java_home: where the Java of this
    side is, if it did not. Raises ServiceError."""
    java = of.java if of else spark_java(java_home)
    os.environ.update(environment(java), PYSPARK_PYTHON=sys.executable)
    from pyspark.sql import SparkSession

    made = SparkSession.builder.master(master).appName("sightline movement")
    settings = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
    settings["spark.sql.execution.arrow.pyspark.enabled"] = "true"
    if of is not None:
        settings |= {"spark.driver.host": HOST, "spark.driver.bindAddress": HOST}
        settings["spark.executor.memory"] = f"{of.memory_mb}m"
        settings["spark.sql.shuffle.partitions"] = "4"
        settings |= dict(line.split(" ", 1) for line in of.properties.read_text().splitlines())
    for name, value in settings.items():
        made = made.config(name, value)
    spark = made.getOrCreate()
    try:
        yield spark
    finally:
        spark.stop()


def pairs_on_cluster(spark: Any, laid: LaidOut, together: Together, most_q: float, blocks: int = BLOCKS) -> Pairs:
    """All pairs of what is laid out, one reading or more, equal to `pairs_here` of them."""
    days = days_of(laid.where, laid.read, laid.first, laid.last, together)
    share = spark.sparkContext.broadcast
    numbers = share((laid.subject_of, laid.place_of, days))
    files = sorted(str(path) for path in laid.folder.glob("*.parquet"))
    readings = spark.read.parquet(*files).mapInArrow(_numbered(numbers), READINGS).persist()
    terms = share(Terms.of(laid.where, _read(readings, laid, days), days, together))
    active = _counts(readings.select("subject", "day").distinct().groupBy("subject").count(), len(laid.subject_ids))
    present = int(np.count_nonzero(active))
    of_all = present * (present - 1) // 2
    pairs = _pairs(readings, terms)
    worth = may_surprise(pairs.days, active[pairs.left] * active[pairs.right], of_all, most_q)
    found = _weighed(spark, readings, terms, pairs, np.flatnonzero(worth), blocks)
    packed = pairs.left * len(laid.subject_ids) + pairs.right
    rows = np.searchsorted(packed, _column(found, "left") * len(laid.subject_ids) + _column(found, "right"))
    counts = np.column_stack([_column(found, name) for name in ("compared_days", "compared")])
    weights = np.column_stack([found[name].to_numpy() for name in ("expected", "log_tail")])
    table = table_of(laid.subject_ids, pairs, reckoned(len(pairs.left), rows, counts, weights, of_all))
    return Pairs(table, of_all, laid.n)


def _numbered(numbers: Any) -> Callable[[Batches], Batches]:
    """The files' numbers as indexes, and the local day of each reading. Spark tells what a function takes by its
    annotations, so each of these makes one."""

    def numbered(batches: Batches) -> Batches:
        subject_of, place_of, days = numbers.value
        for batch in batches:
            at = batch["at"].to_numpy()
            columns = [subject_of[batch["subject"].to_numpy()], place_of[batch["place"].to_numpy()], days.of(at), at]
            arrays = [*(pa.array(column) for column in columns), batch["key"]]
            yield pa.RecordBatch.from_arrays(arrays, names=["subject", "place", "day", "at", "key"])

    return numbered


def _read(readings: Any, laid: LaidOut, days: Days) -> Any:
    counted = readings.groupBy("place", "day").count().toArrow()
    read = np.zeros((len(laid.where.ids), len(days)), dtype=np.int64)
    read[_column(counted, "place"), _column(counted, "day")] = _column(counted, "count")
    return read


def _counts(grouped: Any, size: int) -> Any:
    table = grouped.toArrow()
    counts = np.zeros(size, dtype=np.int64)
    counts[_column(table, "subject")] = _column(table, "count")
    return counts


def _pairs(readings: Any, terms: Any) -> Candidates:
    from pyspark.sql import functions as f

    of_days = readings.groupBy("day").applyInArrow(_found_in_day(terms), PAIRS)
    sums = (f.sum("journeys").alias("journeys"), f.sum("days").alias("days"), f.max("spots").alias("spots"))
    table = of_days.groupBy("left", "right").agg(*sums).toArrow()
    columns = [_column(table, name) for name in ("left", "right", "journeys", "days", "spots")]
    order = np.lexsort((columns[1], columns[0]))
    return Candidates(*(column[order] for column in columns))


def _found_in_day(terms: Any) -> Callable[[pa.Table], pa.Table]:
    def found_in_day(readings: pa.Table) -> pa.Table:
        found = pairs_of_day(terms.value, _part(readings))
        columns = [found.left.astype(np.int32), found.right.astype(np.int32), found.journeys, found.days, found.spots]
        return _table(columns, PAIRS)

    return found_in_day


def _weighed(spark: Any, readings: Any, terms: Any, pairs: Candidates, worth: Any, blocks: int) -> pa.Table:
    from pyspark.sql import functions as f

    left, right = pairs.left[worth], pairs.right[worth]
    low, high = np.minimum(left % blocks, right % blocks), np.maximum(left % blocks, right % blocks)
    columns = {"task": low * blocks + high, "left": left.astype(np.int32), "right": right.astype(np.int32)}
    asked = spark.createDataFrame(pa.table(columns))
    own = f.col("subject") % blocks
    tasks = f.array(*(f.least(own, f.lit(k)) * blocks + f.greatest(own, f.lit(k)) for k in range(blocks)))
    named = spark.createDataFrame(pa.table({"subject": np.union1d(left, right).astype(np.int32)}))
    theirs = readings.join(named, "subject", "left_semi")
    spread = theirs.withColumn("task", f.explode(f.transform(tasks, lambda task: task.cast("long"))))
    both = asked.groupBy("task").cogroup(spread.groupBy("task"))
    return both.applyInArrow(_weighed_in_task(terms), WEIGHED).toArrow()


def _weighed_in_task(terms: Any) -> Callable[[pa.Table, pa.Table], pa.Table]:
    def weighed_in_task(asked: pa.Table, readings: pa.Table) -> pa.Table:
        left, right = _column(asked, "left"), _column(asked, "right")
        counts, weights = np.zeros((0, 2), dtype=np.int64), np.zeros((0, 2))
        if len(left):
            counts, weights = weighed(terms.value, _part(readings), left, right)
        return _table([left.astype(np.int32), right.astype(np.int32), *counts.T, *weights.T], WEIGHED)

    return weighed_in_task


def _table(columns: list[Any], schema: str) -> pa.Table:
    names = [column.split()[0] for column in schema.split(", ")]
    return pa.table([pa.array(np.ascontiguousarray(column)) for column in columns], names=names)


def _part(readings: pa.Table) -> Part:
    return Part.of(*(readings[name].to_numpy() for name in ("subject", "place", "at", "key")))


def _column(table: pa.Table, name: str) -> Any:
    return table[name].to_numpy().astype(np.int64)
