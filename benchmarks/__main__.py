"""`make bench`, `python -m benchmarks`: measure, print a table of ratios, keep the result as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.brushing import measure_brushing
from benchmarks.companions import measure_companions
from benchmarks.drawing import measure_drawing
from benchmarks.expanding import measure_expanding
from benchmarks.filling import measure_filling
from benchmarks.loading import CONTENDERS, city, measure_loading
from benchmarks.meanwhile import measure_meanwhile
from benchmarks.movement import measure_movement
from benchmarks.opening import measure_opening
from benchmarks.paths import LINKS, measure_paths
from benchmarks.registers import ROWS, registers, sources_of
from sightline.collector import collect_rarely

RESULTS = Path(__file__).with_name("results")
PEOPLE, SEED = 100_000, 312
PARTS = ("load", "expand", "rows", "draw", "brush", "open", "movement", "companions", "paths")
APART = ("fill",)
"""Parts that run only when they are named."""
SIZES = (
    "people",
    "links",
    "seed",
    "facts",
    "facts_per_second",
    "steps",
    "neighbours",
    "reads",
    "sightings",
    "bytes",
    "rounds",
    "p50_ms",
    "p95_ms",
)


def main() -> None:
    """Exit 1 where a bar was not reached."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE, help="size of the demo city")
    parser.add_argument("--seed", type=int, default=SEED, help="of the demo city")
    parser.add_argument("--links", type=int, default=LINKS, help="of the graph on which paths are measured")
    parser.add_argument(
        "--rows", type=int, default=ROWS, help="of somebody's files: links among a tenth as many people"
    )
    parser.add_argument("--only", nargs="+", choices=PARTS + APART, default=PARTS, help="these parts alone")
    parser.add_argument("--against", nargs="+", choices=CONTENDERS[1:], default=CONTENDERS[1:], help="loading scripts")
    chosen = parser.parse_args()
    collect_rarely()
    begun, parts = datetime.now(UTC), {}
    with ExitStack() as stack:
        if "draw" in chosen.only:
            parts["draw"] = measure_drawing(_say)
        if "brush" in chosen.only:
            parts["brush"] = measure_brushing(_say)
        if "open" in chosen.only:
            parts["open"] = measure_opening(_say)
        if "movement" in chosen.only:
            parts["movement"] = measure_movement(_say)
        if "companions" in chosen.only:
            parts["companions"] = measure_companions(_say)
        if "paths" in chosen.only:
            parts["paths"] = measure_paths(_say, chosen.links)
        if "fill" in chosen.only:
            files, size = stack.enter_context(registers(chosen.rows, chosen.seed))
            parts["fill"] = measure_filling(files, size, _say)
        if "rows" in chosen.only:
            files, size = stack.enter_context(registers(chosen.rows, chosen.seed))
            found = measure_loading(lambda: sources_of(files), size, _say, ("product", *chosen.against), stack)
            parts["rows"] = found.result
            parts["meanwhile"] = measure_meanwhile(files, size, _say)
        if "load" in chosen.only or "expand" in chosen.only:
            against = tuple(chosen.against) if "load" in chosen.only else ()
            size = {"people": chosen.people, "seed": chosen.seed}
            loaded = measure_loading(lambda: city(**size), size, _say, ("product", *against), stack)
            parts["load"] = loaded.result
            if "expand" in chosen.only:
                parts["expand"] = measure_expanding(loaded.server, loaded.stores, _say)
    for name, part in parts.items():
        _print(name, part)
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{begun:%Y%m%dT%H%M%SZ}.json"
    about = {"begun": begun.isoformat(timespec="seconds"), "arguments": sys.argv[1:]}
    path.write_text(json.dumps(about | parts, indent=2) + "\n", encoding="utf-8")
    _say(f"\nkept in {path}")
    if not all(ratio["holds"] for part in parts.values() for ratio in part["ratios"]):
        sys.exit(1)


def _print(name: str, part: dict[str, Any]) -> None:
    _say(f"\n{name}: " + ", ".join(f"{size} {part[size]}" for size in SIZES if size in part))
    _say("  " + ", ".join(f"{what} {value}" for what, value in part["machine"].items()))
    for contender, took in part.get("took", {}).items():
        _say(
            f"  {contender:18}"
            + "".join(f"  {what} {value:10,.{2 if value >= 1 else 4}f}" for what, value in took.items())
        )
    for ratio in part["ratios"]:
        held = "holds" if ratio["holds"] else "MISSED"
        _say(f"  {ratio['what']:44} {ratio['ratio']:7.3f}   bar {ratio['bar']:<5} {held}")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
