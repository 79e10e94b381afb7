"""EXAMPLE clustering: 300 made-up alarms, three bursts among them: `python examples/analyses/alarms.py 3 alarms.svg`"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from algorithms.analyses.clusters import Clusters, clusters
from drawing.plots import Mark, Plot, draw

BEGIN = 1_767_225_600_000
"""2026-01-01 in UTC, in milliseconds."""


@dataclass(frozen=True)
class Alarms:
    """ids, degrees and milliseconds of alarms, and which belong to each planted burst."""

    ids: list[str]
    latitudes: Any
    longitudes: Any
    at: Any
    bursts: list[frozenset[str]]

    @property
    def points(self) -> tuple[list[str], Any, Any, Any]:
        """What the clustering takes."""
        return self.ids, self.latitudes, self.longitudes, self.at


def alarms(seed: int, count: int = 300, bursts: int = 3, size: int = 12) -> Alarms:
    """Alarms of four weeks in a city. Busy streets and busy evenings are there by themselves; a burst is twelve alarms
    within some 150 metres and two hours."""
    rng = np.random.default_rng(seed)
    busy = rng.normal([53.48, -2.24], [0.03, 0.05], (12, 2))
    street = rng.integers(0, 12, count)
    at_street = busy[street] + rng.normal(0, 0.006, (count, 2))
    anywhere = rng.normal([53.48, -2.24], [0.04, 0.06], (count, 2))
    place = np.where(rng.random((count, 1)) < 0.5, at_street, anywhere)
    hour = np.where(rng.random(count) < 0.6, rng.normal(21, 2, count), rng.uniform(0, 24, count))
    at = BEGIN + ((rng.integers(0, 28, count) * 24 + hour) * 3_600_000).astype(np.int64)
    planted = []
    rows = rng.permutation(count)
    for number in range(bursts):
        several = rows[number * size : (number + 1) * size]
        place[several] = busy[number] + rng.normal(0, 1, (size, 2)) * [0.0007, 0.0012]
        begun = BEGIN + int((5 + 8 * number) * 24 + rng.integers(0, 24)) * 3_600_000
        at[several] = begun + rng.integers(0, 7_200_000, size)
        planted.append(frozenset(f"alarm-{row:03}" for row in several.tolist()))
    return Alarms([f"alarm-{row:03}" for row in range(count)], place[:, 0], place[:, 1], at, planted)


def picture(made: Alarms, found: Clusters) -> str:
    """Where the alarms are, and the clusters that chance does not give."""
    row = {name: number for number, name in enumerate(made.ids)}
    x, y = made.longitudes.tolist(), made.latitudes.tolist()
    marks = [Mark("points", x, y, colour=-1, label="alarms")]
    for number, cluster in enumerate(one for one in found.clusters if one.stands):
        rows = [row[name] for name in cluster.members]
        label = f"cluster {number + 1}: {len(rows)}"
        marks.append(Mark("points", [x[n] for n in rows], [y[n] for n in rows], colour=number, label=label))
    return draw(Plot("Alarms: closer in space and time than chance gives", "longitude", "latitude", marks))


def main(seed: int, path: Path) -> None:
    """Print the clusters beside what was planted, and write the picture."""
    made = alarms(seed)
    found = clusters(*made.points, metres=500, seconds=7200, seed=seed)
    sys.stdout.write(f"seed {seed}; {len(found.clusters)} clusters in {found.total} alarms\n")
    for one in found.clusters:
        of = max(len(burst & set(one.members)) for burst in made.bursts)
        sys.stdout.write(
            f"{len(one.members)} alarms ({of} of one burst), {one.expected:.1f} by chance, p {one.p:.3f}, "
            f"stability {one.stability:.2f}{'' if one.stands else ': no finding'}\n"
        )
    path.write_text(picture(made, found), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
