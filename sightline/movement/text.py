"""The answer of `sightline movement` for people, for programs, and as a file."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sightline.exporting import write_file
from sightline.movement.pairs import Pairs

Row = dict[str, Any]


def rows_of(leads: pa.Table, first: int) -> list[Row]:
    """The first leads, each with what was seen and what chance gives."""
    return [
        {
            "subjects": [row["left"], row["right"]],
            "observed": row["journeys"],
            "days": row["days"],
            "places": row["places"],
            "expected": row["expected"],
            "qValue": row["q"],
        }
        for row in leads.slice(0, max(first, 0)).to_pylist()
    ]


def as_text(result: dict[str, Any], most_q: float) -> str:
    """A line on the whole search, and one for each lead."""
    compared, joint = f"{result['compared']:,} pairs compared", f"{result['joint']:,} made a joint journey"
    lines = [f"{result['readings']:,} readings; {compared}, {joint}"]
    rows: list[Row] = result["leads"]
    lines.append(
        f"{len(rows) + result['omitted']:,} pairs beyond their routine at q {most_q:g}" + (":" if rows else ".")
    )
    for row in rows:
        one, other = row["subjects"]
        lines.append(
            f"  {one} and {other}: {row['observed']} joint journeys on {row['days']} days, past up to {row['places']} "
            f"places; {row['expected']:.2g} expected of days alike; q {_short(row['qValue'])}"
        )
    if result["omitted"]:
        lines.append(f"  {result['omitted']:,} more: --first")
    if result["file"]:
        lines.append(f"All pairs: {result['file']}")
    return "\n".join(lines)


def as_parquet(found: Pairs, path: Path, *, force: bool) -> None:
    """All pairs that made a joint journey, as one file."""
    sink = pa.BufferOutputStream()
    pq.write_table(found.table, sink)
    write_file(path, sink.getvalue().to_pybytes(), force=force)


def _short(q: float) -> str:
    return f"{q:.2g}" if q > 1e-12 else f"1e{math.floor(math.log10(max(q, 1e-300)))}"
