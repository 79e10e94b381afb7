"""EXAMPLE forecast: made-up events of ten weeks, one crowd too many: `python examples/analyses/flow.py 3 flow.svg`"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from algorithms.analyses.counted import Counted, counted
from algorithms.analyses.forecast import Forecast, forecast, surges
from drawing.plots import Mark, Plot, draw

BEGIN = 1_767_571_200_000
"""Monday 2026-01-05 in UTC, in milliseconds."""
HOLIDAYS = ("2026-01-19", "2026-02-16", "2026-03-17")
CENTRES = np.array([[53.480, -2.240], [53.505, -2.205], [53.455, -2.285], [53.470, -2.190], [53.520, -2.300]])
LEVELS = np.array([4.0, 2.0, 1.2, 0.6, 0.3])


@dataclass(frozen=True)
class Flow:
    """Events with their place and time; the cell's number and the hour of the planted crowd, None without one."""

    latitudes: Any
    longitudes: Any
    at: Any
    crowd: tuple[int, int] | None

    def counted(self) -> Counted:
        """By cell and hour."""
        return counted(self.latitudes, self.longitudes, self.at, 7, BEGIN + 70 * 24 * 3_600_000)


def rate(hours: Any) -> Any:
    """How much above or below its level a place is in each hour since BEGIN: evenings, Fridays, Saturdays, holidays."""
    hour, day = hours % 24, hours // 24
    evening = 0.35 + 1.6 * np.exp(-(((hour - 20 + 12) % 24 - 12) ** 2) / 14)
    week = np.where(np.isin(day % 7, (4, 5)), 1.8, 0.8)
    return evening * np.where(np.isin(day, (14, 42, 71)), 2.2, week)


def flow(seed: int, crowd: bool = True) -> Flow:
    """Ten weeks at five places. The crowd: twelve times the usual at the third place, on the last day at 15."""
    import h3

    rng = np.random.default_rng(seed)
    hours = np.arange(70 * 24)
    counts = rng.poisson(LEVELS[:, None] * rate(hours))
    planted = None
    if crowd:
        planted = 2, BEGIN + (69 * 24 + 15) * 3_600_000
        counts[2, 69 * 24 + 15] += 14
    place, hour = np.repeat(np.indices(counts.shape).reshape(2, -1), counts.reshape(-1), axis=1)
    middles = np.array([h3.cell_to_latlng(h3.latlng_to_cell(*centre, 7)) for centre in CENTRES.tolist()])
    spot = middles[place] + rng.normal(0, 0.0008, (len(place), 2))
    at = BEGIN + hour * 3_600_000 + rng.integers(0, 3_600_000, len(hour))
    return Flow(spot[:, 0], spot[:, 1], at, planted)


def picture(made: Counted, found: Forecast) -> str:
    """The last week and the next at the busiest place, with the band."""
    busiest = int(made.counts.sum(axis=1).argmax())
    past = made.counts[busiest, -168:].tolist()
    ahead = [168.0 + hour for hour in range(found.expected.shape[1])]
    marks = [
        Mark("line", [float(hour) for hour in range(168)], [float(one) for one in past], colour=2, label="counted"),
        Mark("band", ahead, found.low[busiest].tolist(), found.high[busiest].tolist(), label="90 of 100 hours"),
        Mark("line", ahead, found.expected[busiest].tolist(), label="expected"),
    ]
    return draw(Plot(f"Events at {made.cells[busiest]}: last week, next week", "hours", "events in an hour", marks))


def main(seed: int, path: Path) -> None:
    """Print how good the forecast is and what left its band, and write the picture."""
    made = flow(seed).counted()
    found = forecast(made, holidays=HOLIDAYS)
    said = [f"seed {seed}; error {found.error:.2f}, same hour last week {found.naive_error:.2f}"]
    said.append(f"{found.covered:.1%} of {found.held} hours left out between their bounds ({found.level:.0%} asked)")
    said += [f"{one.name}: explains {one.strength:.0%}, p {one.p:.1g}" for one in found.periods]
    for one in surges(made, holidays=HOLIDAYS).surges:
        said.append(
            f"{one.cell}: {one.observed} where {one.low:.0f} to {one.high:.0f} are usual, p {one.corrected:.1g}"
        )
    sys.stdout.writelines(f"{line}\n" for line in said)
    path.write_text(picture(made, found), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
