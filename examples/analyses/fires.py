"""EXAMPLE regression: 400 made-up fires, ten of them set on purpose: `python examples/analyses/fires.py 3 fires.svg`"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from algorithms.analyses.regression import Regression, regression
from drawing.plots import Mark, Plot, draw

NAMES = ["temperature", "humidity", "wind", "rain", "floors", "building_years", "timber", "sprinklers", "brigade_km"]


@dataclass(frozen=True)
class Fires:
    """ids, values (n x 9) and levels of fires, and which were arson."""

    ids: list[str]
    values: Any
    levels: Any
    arsons: frozenset[str]

    @property
    def table(self) -> tuple[list[str], list[str], Any, Any]:
        """What the regression takes."""
        return self.ids, NAMES, self.values, self.levels


def fires(seed: int, count: int = 400, arsons: int = 10) -> Fires:
    """A year of fires. The level is a curve of the weather and the building; an arson burns 5 to 8 levels higher."""
    rng = np.random.default_rng(seed)
    day = rng.integers(0, 365, count)
    temperature = 12 - 11 * np.cos(2 * np.pi * day / 365) + rng.normal(0, 4, count)
    humidity = np.clip(75 - 1.2 * temperature + rng.normal(0, 12, count), 10, 100)
    wind = rng.gamma(3, 2.2, count)
    rain = np.where(rng.random(count) < 0.35, rng.gamma(1.2, 4, count), 0.0)
    floors, years = rng.integers(1, 13, count), rng.integers(0, 120, count)
    timber, sprinklers = rng.random(count) < 0.3, rng.random(count) < 0.25
    brigade = rng.gamma(2.5, 1.3, count)
    dry = np.maximum(60 - humidity, 0) / 20
    level = 4 + 0.05 * temperature + 1.3 * dry**1.5 + 2.5 / (1 + np.exp((9 - wind) / 1.5)) - 0.06 * rain + 0.012 * years
    level = level + 1.5 * timber - 1.8 * sprinklers + 0.35 * brigade + 0.12 * floors + rng.normal(0, 0.8, count)
    planted = rng.permutation(count)[:arsons]
    level[planted] += rng.uniform(5, 8, arsons)
    ids = [f"fire-{number:03}" for number in range(count)]
    columns = [temperature, humidity, wind, rain, floors, years, timber, sprinklers, brigade]
    return Fires(ids, np.column_stack(columns).astype(float), level, frozenset(ids[one] for one in planted))


def picture(found: Regression) -> str:
    """What was measured over what the curve says, with its band and the fires that lie off it."""
    off = {one.id for one in found.outliers.rows}
    rows = sorted(zip(found.expected, found.outcome, found.ids, strict=True))
    near, far = [row for row in rows if row[2] not in off], [row for row in rows if row[2] in off]
    ends = [rows[0][0], rows[-1][0]]
    low, high = [one - found.band for one in ends], [one + found.band for one in ends]
    marks = [
        Mark("band", ends, low, high, colour=0, label="90 of 100"),
        Mark("line", ends, ends, colour=0),
        Mark("points", [row[0] for row in near], [row[1] for row in near], colour=-1, label="fires"),
        Mark("points", [r[0] for r in far], [r[1] for r in far], names=[r[2] for r in far], colour=1, label="far off"),
    ]
    return draw(Plot("Fires: measured against expected", "expected level", "level", marks))


def main(seed: int, path: Path) -> None:
    """Print what was found beside what was planted, and write the picture."""
    made = fires(seed)
    given = (["a dry, windy day: old timber house"], np.array([[31.0, 18.0, 14.0, 0.0, 3.0, 95.0, 1.0, 0.0, 6.0]]))
    found = regression(*made.table, given, seed=seed)
    named = [one.id for one in found.outliers.rows]
    lines = [f"seed {seed}; model {found.chosen}; curves: {', '.join(one.factor for one in found.curves[:3])} first"]
    lines += [f"{one.id}: {one.distance:+.1f} robust deviations, q {one.q:.2g}" for one in found.outliers.rows]
    lines.append(f"{len(made.arsons & set(named))} of {len(made.arsons)} arsons, {len(set(named) - made.arsons)} false")
    for one in found.warned:
        why = ", ".join(f"{name} {much:+.1f}" for name, much in one.because)
        lines.append(f"{one.id}: {one.level}, {one.low:.1f} to {one.high:.1f} expected; {why}")
    path.write_text(picture(found), encoding="utf-8")
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
