"""EXAMPLE classification of places and times, made up: `python examples/analyses/night_places.py 3 places.svg`"""

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from algorithms.analyses.place_classes import PlaceClasses, When, place_classes
from drawing.plots import Mark, Plot, draw

BEGIN = 1_767_225_600_000
"""2026-01-01 in UTC, in milliseconds."""
SORTS = {
    "brawl": ((53.480, -2.240), (20, 4), 0.004),
    "shoplifting": ((53.500, -2.210), (10, 19), 0.004),
    "car theft": ((53.460, -2.280), (22, 6), 0.008),
}


@dataclass(frozen=True)
class Places:
    """Events at a place and a time, and what sort each was."""

    past: When
    labels: list[str]


def places(seed: int, count: int = 300, mixed: float = 0.08) -> Places:
    """Brawls in the old town by night, shoplifting in the mall by day, car thefts in the suburb; a few anywhere."""
    rng = np.random.default_rng(seed)
    names = list(SORTS)
    rows, labels = [], []
    for _ in range(count):
        label = names[int(rng.integers(len(names)))]
        middle, (first, last), spread = SORTS[label if rng.random() >= mixed else names[int(rng.integers(len(names)))]]
        hour = (first + rng.random() * ((last - first) % 24)) % 24
        at = BEGIN + int((rng.integers(0, 60) * 24 + hour) * 3_600_000)
        rows.append((middle[0] + rng.normal(0, spread), middle[1] + rng.normal(0, spread * 1.6), at))
        labels.append(label)
    table = np.array(rows)
    ids = [f"e-{number:03}" for number in range(count)]
    return Places(When(ids, table[:, 0], table[:, 1], table[:, 2].astype(np.int64)), labels)


def asked() -> When:
    """The old town on a night, the mall at noon, and the middle of nowhere between them."""
    where = np.array([[53.500, -2.210], [53.480, -2.240], [53.478, -2.262]])
    at = BEGIN + (np.array([12, 23.5, 5]) * 3_600_000).astype(np.int64)
    return When(["mall, noon", "old town, night", "on the border"], where[:, 0], where[:, 1], at)


def picture(made: Places) -> str:
    """Where each sort of event happens."""
    marks = []
    for number, name in enumerate(SORTS):
        rows = [row for row, label in enumerate(made.labels) if label == name]
        x, y = made.past.longitudes[rows].tolist(), made.past.latitudes[rows].tolist()
        marks.append(Mark("points", x, y, colour=number, label=name))
    return draw(Plot("Sorts of events by place", "longitude", "latitude", marks))


def told(found: PlaceClasses) -> list[str]:
    """A line for each place and time that was asked about."""
    return [
        f"{one.id}: {one.label or 'cannot tell'} ({one.likeliest[0][0]} {one.likeliest[0][1]:.2f}); {one.alike} of the "
        f"{len(one.nearest)} nearest past events were"
        for one in found.asked
    ]


def main(seed: int, path: Path) -> None:
    """Print how well events are told and what three places and times are about, and write the picture."""
    made = places(seed)
    found = place_classes(made.past, made.labels, asked(), target=0.8, seed=seed)
    tried = found.trial
    lines = [f"seed {seed}; {tried.told:.0%} told, of these {tried.right:.0%} right", *told(found)]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    path.write_text(picture(made), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
