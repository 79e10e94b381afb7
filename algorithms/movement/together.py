"""What counts as being together, and as one joint journey."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph_model.errors import BadArgument


@dataclass(frozen=True, slots=True)
class Together:
    """Two subjects are together where both are read within `within_seconds` at one place, or at two places that lie
    within `within_metres`.

    A *joint journey* is a run of such co-readings at `least_places` places or more, on one day, without a gap longer
    than `longest_gap_seconds`. Places within `within_metres` of one another are one place. A day begins at the hour
    `day_begins` of the local clock, so that a night out is one day. holidays: local dates that are neither working
    days nor weekends.
    """

    within_seconds: float = 60
    within_metres: float = 0
    least_places: int = 2
    longest_gap_seconds: float = 1800
    day_begins: int = 4
    holidays: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        for argument, value, least, most in (
            ("withinSeconds", self.within_seconds, 0, 86_400),
            ("withinMetres", self.within_metres, 0, 100_000),
            ("leastPlaces", self.least_places, 1, 32),
            ("longestGapSeconds", self.longest_gap_seconds, 0, 86_400),
            ("dayBegins", self.day_begins, 0, 23),
        ):
            if not least <= value <= most:  # a NaN is not
                raise BadArgument(argument, f"{argument} is {value}.", expected=f"{least} to {most}")

    @property
    def window(self) -> int:
        """Milliseconds within which two readings are together, both ends counted."""
        return round(self.within_seconds * 1000)

    @property
    def gap(self) -> int:
        """The longest gap within a journey in milliseconds."""
        return round(self.longest_gap_seconds * 1000)
