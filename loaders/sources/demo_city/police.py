"""Everyday crime: cases with their crime, victims, suspects and the officer who works on them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph_model.records import Claim, Link, Record
from graph_model.values.base import Value
from loaders.sources.demo_city.cast import NEIGHBOURS
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import MS_HOUR, TODAY, iso, midnights
from loaders.sources.demo_city.facts import since_day, span_of
from loaders.sources.demo_city.geography import FIRST_EVERYDAY_ADDRESS
from loaders.sources.demo_city.population import STORY
from loaders.sources.demo_city.streams import CHUNK, stream

_KINDS = ("burglary", "bicycle theft", "shoplifting", "assault", "fraud", "criminal damage", "vehicle theft")
_OUTCOMES = ("under investigation", "no suspect identified", "charged", "closed")
_CASES_FOR_ONE_OFFICER = 25
FIRST_NUMBER = 1001
"""Everyday cases are numbered from here; the story's case is 0312."""


def everyday(city: City) -> Iterator[Record]:
    """One record for each case."""
    people = city.population
    count = max(40, people.people // 40)
    rng = stream(people.seed, "police")
    outside = people.everyday_adults[people.everyday_adults >= STORY + NEIGHBOURS]
    officers = rng.choice(outside, max(4, count // _CASES_FOR_ONE_OFFICER))
    for part, begin in enumerate(range(0, count, CHUNK)):
        rng = stream(people.seed, "police", part + 1)
        size = min(CHUNK, count - begin)
        day = TODAY - rng.integers(1, 365, size)
        hours = rng.integers(0, 24, (2, size))
        columns = zip(
            day.tolist(),
            (midnights(day) + hours.min(axis=0) * MS_HOUR).tolist(),
            (midnights(day) + (hours.max(axis=0) + 1) * MS_HOUR).tolist(),
            rng.integers(FIRST_EVERYDAY_ADDRESS, people.addresses, size).tolist(),
            rng.choice(outside, (size, 2)).tolist(),
            rng.integers(len(_KINDS), size=size).tolist(),
            rng.integers(len(_OUTCOMES), size=size).tolist(),
            officers[rng.integers(len(officers), size=size)].tolist(),
            strict=True,
        )
        for place, (opened, since, until, address, involved, kind, outcome, officer) in enumerate(columns):
            number = f"{FIRST_NUMBER + begin + place:04d}"
            yield _case(
                city, number, opened, (since, until), address, involved, _KINDS[kind], _OUTCOMES[outcome], officer
            )


def _case(
    city: City,
    number: str,
    opened: int,
    happened: tuple[int, int],
    address: int,
    involved: list[int],
    kind: str,
    outcome: str,
    officer: int,
) -> Record:
    people = city.population
    case, crime = f"Case:case-file:{number}", f"Event:case-file:{number}-1"
    said: dict[str, Value] = {
        "title": f"Case {number}: {kind}",
        "number": number,
        "status": outcome,
        "opened": iso(opened),
    }
    claims = [
        Claim(case, said),
        Claim(crime, {"title": kind.capitalize(), "kind": kind, "happened": span_of(*happened)}),
    ]
    links = [
        Link("BELONGS_TO", crime, case),
        Link("OCCURRED_AT", crime, people.address_id(address)),
        since_day("INVESTIGATES", people.id(officer), case, int(midnights(np.array([opened]))[0])),
        Link("PARTY_TO", people.id(involved[0]), crime, attributes={"role": "victim"}),
    ]
    if outcome in ("charged", "closed") and involved[0] != involved[1]:
        links.append(Link("PARTY_TO", people.id(involved[1]), crime, attributes={"role": "suspect"}))
    return Record(f"case/{number}", 1, claims, links, observed_at=happened[1])
