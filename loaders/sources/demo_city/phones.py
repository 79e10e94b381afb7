"""Phone lines: a number, the SIM card it is assigned to, and the handset that the card is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from graph_model.records import Claim, Link, Record
from loaders.sources.demo_city.days import TODAY, ZONE, midnights
from loaders.sources.demo_city.facts import since_day, span
from loaders.sources.demo_city.population import STORY, Population
from loaders.sources.demo_city.streams import CHUNK, PRIME_8, PRIME_10, Ints, scattered, stream

if TYPE_CHECKING:
    from loaders.sources.demo_city.city import City

EXTRA = ("unknown-1", "unknown-2", "unknown-3", "unknown-4", "suspect-new", "contact", "dispatcher", "namesake-new")
"""Lines of the story that are nobody's by the phone company's books."""
_OWNS_PHONE = 0.92
_CHANGED = 0.04
_PREPAID_SHARE = 15
_MODELS = (
    ("Norvik", "N4"),
    ("Norvik", "N5"),
    ("Norvik", "N5 mini"),
    ("Orbis", "One"),
    ("Orbis", "Two"),
    ("Orbis", "Fold"),
    ("Calla", "S"),
    ("Calla", "S Pro"),
    ("Tern", "12"),
    ("Tern", "14"),
    ("Tern", "Lite"),
    ("Bolt", "Basic"),
)
_TAC_BLOCK = 999_983
"""A type allocation code has room for six digits of serial numbers; the largest prime below 10**6."""


@dataclass(frozen=True)
class Phones:
    """Lines by index: person i's first line is i; then EXTRA, nobody's prepaid lines, second lines after a change."""

    population: Population

    @cached_property
    def owners(self) -> Ints:
        """Everyday people with a phone."""
        people = self.population
        rng = stream(people.seed, "phone owners")
        owns = (rng.random(people.people) < _OWNS_PHONE) & (people.age >= 12)
        owners = np.flatnonzero(owns)
        return owners[owners >= STORY].astype(np.int64)

    @cached_property
    def prepaid(self) -> Ints:
        """Lines that nobody gave a name for."""
        first = self.population.people + len(EXTRA)
        return np.arange(first, first + self.population.people // _PREPAID_SHARE)

    @cached_property
    def changed(self) -> Ints:
        """Owners who took a new number in the same handset last year."""
        rng = stream(self.population.seed, "changed cards")
        return self.owners[rng.random(len(self.owners)) < _CHANGED]

    @cached_property
    def line(self) -> Ints:
        """Line in use this year, by person."""
        line = np.arange(self.population.people)
        line[self.changed] = self._lines - len(self.changed) + np.arange(len(self.changed))
        return line

    @cached_property
    def _lines(self) -> int:
        return self.population.people + len(EXTRA) + len(self.prepaid) + len(self.changed)

    @cached_property
    def _numbers(self) -> Ints:
        return scattered(np.arange(self._lines), self.population.seed, "phone numbers", PRIME_8)

    @cached_property
    def _cards(self) -> Ints:
        return scattered(np.arange(self._lines), self.population.seed, "SIM cards", PRIME_10)

    @cached_property
    def _serials(self) -> Ints:
        return scattered(np.arange(self._lines) % _TAC_BLOCK, self.population.seed, "handsets", _TAC_BLOCK)

    def number(self, line: int) -> str:
        """Entity id of the line's number, in the mobile block 071."""
        return f"PhoneNumber:+4471{self._numbers[line]:08d}"

    def sim(self, line: int) -> str:
        """Entity id of the line's SIM card; 001 01 is the code of test networks."""
        return f"Sim:00101{self._cards[line]:010d}"

    def model(self, line: int) -> int:
        """Index of the handset's model."""
        return int(self._serials[line]) % len(_MODELS)

    def handset(self, line: int) -> str:
        """Entity id of the handset that the line's card was sold with: 8 digits of type, 6 of serial number."""
        block = line // _TAC_BLOCK * len(_MODELS) + self.model(line)
        return f"Handset:3599{block:04d}{self._serials[line]:06d}"

    def handset_claim(self, line: int) -> Claim:
        """Make and model of the handset."""
        make, model = _MODELS[self.model(line)]
        return Claim(self.handset(line), {"make": make, "model": model})

    def extra(self, name: str) -> int:
        """Line of a number of the story that is nobody's by the books."""
        return self.population.people + EXTRA.index(name)

    def numbers_of(self, lines: Ints) -> list[str]:
        """Entity ids of many lines' numbers."""
        return [f"PhoneNumber:+4471{number:08d}" for number in self._numbers[lines].tolist()]


def subscriptions(city: City) -> Iterator[Record]:
    """Every line of everyday people: number, card, handset, and who subscribed, where that is known."""
    phones, people = city.phones, city.population
    lines = np.concatenate([phones.owners, phones.prepaid])
    second = set(phones.changed.tolist())
    for part, begin in enumerate(range(0, len(lines), CHUNK)):
        chunk = lines[begin : begin + CHUNK]
        rng = stream(people.seed, "phones", part)
        begun = midnights(TODAY - rng.integers(460, 3000, len(chunk))).tolist()
        changed = midnights(TODAY - rng.integers(90, 440, len(chunk))).tolist()
        for line, since, change in zip(chunk.tolist(), begun, changed, strict=True):
            owner = people.id(line) if line < people.people else None
            if line in second:
                yield line_record(phones, line, owner, since, change)
                yield line_record(phones, int(phones.line[line]), owner, change, None, handset=line)
            else:
                yield line_record(phones, line, owner, since, None)


def line_record(
    phones: Phones, line: int, owner: str | None, since: int, until: int | None, handset: int | None = None
) -> Record:
    """One line from `since` on, to before `until`; handset: the line whose handset its card is in, if not its own."""
    number, sim = phones.number(line), phones.sim(line)
    bearer = line if handset is None else handset
    inserted = Link("INSERTED_IN", sim, phones.handset(bearer), since, until, "day", ZONE)
    links = [since_day("ASSIGNED_TO", number, sim, since), inserted]
    if owner:
        links.append(span("USES", owner, number, since, until) if until else since_day("USES", owner, number, since))
    return Record("line/" + number[-10:], 1, [phones.handset_claim(bearer)], links, observed_at=since)
