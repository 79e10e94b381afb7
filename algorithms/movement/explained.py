"""One pair as a lead: what was seen, what chance gives, what else explains it, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from algorithms.movement.chance import FEWEST, Shuffles, shuffled_days
from algorithms.movement.journeys import Journey, journeys
from algorithms.movement.lead import Coverage, Lead
from algorithms.movement.reasons import against, other_reasons
from algorithms.movement.search import Searched

UNIT = "joint journey"


def explained(searched: Searched, row: int, seed: int) -> Lead:
    """The lead of one pair of the search."""
    pair = (int(searched.pairs.left[row]), int(searched.pairs.right[row]))
    made = journeys(searched.sightings, searched.tracks, searched.around, searched.together, *pair)
    names = searched.names(row)
    compared, expected = _weighed(searched, row)
    shuffles = shuffled_days(searched.ground, pair, names, seed) if expected is not None else None
    q = None if np.isnan(searched.q[row]) else float(searched.q[row])
    return Lead(
        subjects=names,
        unit=UNIT,
        observed=len(made),
        expected=expected if expected is not None else 0.0,
        p=shuffles.p if shuffles else None,
        q=q,
        places=len({place for journey in made for place in journey.places}),
        days=len({journey.day for journey in made}),
        coverage=coverage(searched, pair, made),
        records=records(searched, made),
        sentence=_sentence(searched, names, made, compared, expected, shuffles, q),
        other_reasons=other_reasons(searched, pair, made, expected),
        against=against(searched, pair, made),
        lag=lag(made),
        log_tail=None if np.isnan(searched.log_tails[row]) else float(searched.log_tails[row]),
    )


def records(searched: Searched, made: Sequence[Journey]) -> tuple[int, ...]:
    """Keys of the sightings behind joint journeys, each once, in the order of time."""
    rows = sorted({row for journey in made for both in journey.rows for row in both})
    return tuple(int(searched.sightings.keys[row]) for row in rows)


def lag(made: Sequence[Journey]) -> tuple[float, float]:
    """Median seconds that the second is behind the first, and the width of the middle half."""
    lower, middle, upper = np.quantile([lag for journey in made for lag in journey.lags], [0.25, 0.5, 0.75])
    return float(middle), float(upper - lower)


def coverage(searched: Searched, pair: tuple[int, int], made: Sequence[Journey]) -> tuple[Coverage, ...]:
    """For each day of the search: seen together; not, though a sensor of their joint journeys watched; not watched."""
    places = sorted({place for journey in made for place in journey.places})
    watched = np.logical_not(np.all(searched.tracks.out[places], axis=0)).tolist()
    days = {journey.day for journey in made}
    return tuple(
        Coverage.SEEN if day in days else (Coverage.NOT_SEEN_WHILE_WATCHED if watches else Coverage.NOT_WATCHED)
        for day, watches in enumerate(watched)
    )


def _weighed(searched: Searched, row: int) -> tuple[int, float | None]:
    """Pairs of different days compared, and joint journeys expected; None where these are too few to say.

    A pair that the search did not weigh, for one joint day could not matter among so many pairs, is weighed now.
    """
    from algorithms.movement.journeys_kernel import weigh

    if not np.isnan(searched.expected[row]):
        return int(searched.compared[row]), float(searched.expected[row])
    counts, weights = weigh(searched.ground, searched.pairs.left[row : row + 1], searched.pairs.right[row : row + 1])
    compared = int(counts[0, 3])
    return compared, float(weights[0, 0]) if compared >= FEWEST else None


def _sentence(
    searched: Searched,
    names: tuple[str, str],
    made: Sequence[Journey],
    compared: int,
    expected: float | None,
    shuffles: Shuffles | None,
    q: float | None,
) -> str:
    together = searched.together
    places = len({place for journey in made for place in journey.places})
    days = len({journey.day for journey in made})
    middle, spread = lag(made)
    where = f"within {together.within_metres:g} m" if together.within_metres else "at the same place"
    said = (
        f"{names[0]} and {names[1]} made {counted(len(made), UNIT)} on {counted(days, 'day')}: each time both were "
        f"read {where} within {together.within_seconds:g} s at {together.least_places} places or more, at "
        f"{counted(places, 'different place')} in all. The second was {abs(middle):.0f} s "
        f"{'behind' if middle >= 0 else 'ahead of'} the first in the middle, give or take {spread / 2:.0f} s."
    )
    if expected is None or shuffles is None:
        return f"{said} The days are too few to say what chance gives."
    gives = f"give {expected:.2g} of them" if expected else "do not give one"
    said = (
        f"{said} Chance and habit alone {gives}: {compared:,} pairs of a day of the one and another day, alike, of the "
        f"other were compared. Of {shuffles.tried:,} shuffles of the days {shuffles.times or 'none'} gave as many "
        f"joint days. {searched.of_all:,} pairs were compared"
    )
    if q is None:
        return f"{said}, among which one joint day is no surprise."
    return f"{said}; of leads such as this or better the share that is false is expected to be at most {q:.2g}."


def counted(number: int, what: str) -> str:
    """1 day, 2 days."""
    return f"{number:,} {what}" + ("" if number == 1 else "s")
