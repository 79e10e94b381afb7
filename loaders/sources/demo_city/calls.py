"""Who calls and texts whom: household, colleagues, a circle of friends, and numbers that everybody calls."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from graph_model.records import Link, Record
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import MS_DAY, MS_MINUTE, ZONE, day_of, midnight
from loaders.sources.demo_city.streams import CHUNK, Ints, stream

FIRST_DAY = midnight(day_of("2026-01-05"))
DAYS = 70
_EACH = 5
"""Calls and texts of a person in that time, before those that reach nobody are dropped."""
_TEXTS = 0.4
_CIRCLE = 24
_HOUSEHOLD, _WORK, _FRIENDS, _ANYBODY = 0.25, 0.5, 0.93, 1.0
_HOURS = np.cumsum([1, 1, 1, 1, 1, 2, 5, 10, 14, 15, 15, 15, 16, 15, 14, 14, 15, 18, 20, 20, 18, 13, 8, 3], dtype=float)


def moments(rng: np.random.Generator, size: int, first: int = FIRST_DAY, days: int = DAYS) -> Ints:
    """Instants within `days` days, by the hours of a usual day."""
    hours = np.searchsorted(_HOURS / _HOURS[-1], rng.random(size))
    minutes = rng.integers(0, 60 * MS_MINUTE, size)
    return np.asarray(first + rng.integers(0, days, size) * MS_DAY + hours * 60 * MS_MINUTE + minutes, dtype=np.int64)


def everyday(city: City) -> Iterator[Record]:
    """One record for each call or text."""
    phones, people = city.phones, city.population
    owners = phones.owners
    owns = np.zeros(people.people, dtype=bool)
    owns[owners] = True
    friends = stream(people.seed, "circles").permutation(owners)
    place = np.zeros(people.people, dtype=np.int64)
    place[friends] = np.arange(len(friends))
    for part, begin in enumerate(range(0, len(owners), CHUNK)):
        rng = stream(people.seed, "calls", part)
        callers = np.repeat(owners[begin : begin + CHUNK], _EACH)
        called = _called(rng, callers, friends, place, city)
        good = owns[called] & (called != callers)
        yield from _records(rng, city, callers[good], called[good], part)


def _called(rng: np.random.Generator, callers: Ints, friends: Ints, place: Ints, city: City) -> Ints:
    """Whom each caller reaches for: a household mate, a colleague, a friend, or anybody, popular ones more often."""
    people, companies, size = city.population, city.companies, len(callers)
    mates = callers + rng.integers(-2, 3, size)
    mates = np.clip(mates, 0, people.people - 1)
    mates = np.where(people.household[mates] == people.household[callers], mates, callers)
    at_work = np.full(people.people, -1, dtype=np.int64)
    at_work[companies.staff] = np.arange(len(companies.staff))
    desk = np.clip(at_work[callers] + rng.integers(-4, 5, size), 0, len(companies.staff) - 1)
    colleagues = companies.staff[desk]
    colleagues = np.where(companies.employer[colleagues] == companies.employer[callers], colleagues, callers)
    circle = place[callers] // _CIRCLE * _CIRCLE
    near = np.minimum(circle + (rng.random(size) ** 2 * _CIRCLE).astype(np.int64), len(friends) - 1)
    anybody = (rng.random(size) ** 4 * len(friends)).astype(np.int64)
    kind = rng.random(size)
    chosen: list[NDArray[np.bool_]] = [kind < _HOUSEHOLD, kind < _WORK, kind < _FRIENDS]
    return np.select(chosen, [mates, colleagues, friends[near]], friends[anybody])


def _records(rng: np.random.Generator, city: City, callers: Ints, called: Ints, part: int) -> Iterator[Record]:
    phones = city.phones
    size = len(callers)
    texts = (rng.random(size) < _TEXTS).tolist()
    seconds = np.clip(rng.lognormal(4.3, 1.1, size), 3, 7200).astype(int).tolist()
    when = moments(rng, size).tolist()
    numbers = (phones.numbers_of(phones.line[callers]), phones.numbers_of(phones.line[called]))
    columns = zip(*numbers, when, texts, seconds, strict=True)
    for place, (start, end, moment, text, duration) in enumerate(columns):
        link = (
            Link("MESSAGED", start, end, moment, moment, "instant", ZONE, {"kind": "text"})
            if text
            else Link("CALLED", start, end, moment, moment, "instant", ZONE, {"duration_s": duration, "kind": "voice"})
        )
        yield Record(f"call/{part}-{place}", 1, [], [link], observed_at=moment)
