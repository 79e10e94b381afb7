"""Who lives in the city: people in households, households in family lines, at addresses. All as arrays by person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from loaders.sources.demo_city.cast import AT, CAST, HOMES, NEIGHBOURS
from loaders.sources.demo_city.days import TODAY, day_of
from loaders.sources.demo_city.geography import FIRST_EVERYDAY_ADDRESS, TOWER
from loaders.sources.demo_city.names import OCCUPATIONS, SCRIPT_SHARES, full_name
from loaders.sources.demo_city.streams import PRIME_7, PRIME_8, Ints, pick, scattered, stream

ADULT = 18
STORY = len(CAST)
"""The first so many people are the story's; everybody else leads a random life."""
HEAD, PARTNER, CHILD = range(3)
_HOUSEHOLD_SHARES = np.cumsum([0.32, 0.31, 0.16, 0.15, 0.06])
_SHARED_BUILDING = 0.18
_LINE_BREAK = 0.45
_YEAR = 365.25


@dataclass(frozen=True)
class Population:
    """People 0 to people-1; index STORY and above are everyday people, the first NEIGHBOURS of them in the tower."""

    people: int
    seed: int

    @cached_property
    def _sizes(self) -> Ints:
        """Sizes of the everyday households; the first ones fill the tower exactly."""
        rng = stream(self.seed, "households")
        everyday = self.people - STORY
        sizes = pick(rng, _HOUSEHOLD_SHARES, everyday) + 1
        return np.concatenate(
            [_filled(sizes[:NEIGHBOURS], NEIGHBOURS), _filled(sizes[NEIGHBOURS:], everyday - NEIGHBOURS)]
        )

    @cached_property
    def household(self) -> Ints:
        """Household by person; the story's homes come first."""
        homes = [HOMES.index(member.home) for member in CAST]
        return np.concatenate([homes, np.repeat(np.arange(len(self._sizes)) + len(HOMES), self._sizes)]).astype(
            np.int64
        )

    @cached_property
    def head(self) -> Ints:
        """Index of the person who heads the person's household (everyday people only; the story's head themselves)."""
        starts = np.cumsum(self._sizes) - self._sizes + STORY
        return np.concatenate([np.arange(STORY), np.repeat(starts, self._sizes)]).astype(np.int64)

    @cached_property
    def part(self) -> NDArray[np.int8]:
        """HEAD, PARTNER or CHILD by person."""
        return np.asarray(np.minimum(np.arange(self.people) - self.head, CHILD), dtype=np.int8)

    @cached_property
    def address(self) -> Ints:
        """Address index by person; some households share a building."""
        rng = stream(self.seed, "buildings")
        fresh = rng.random(len(self._sizes)) >= _SHARED_BUILDING
        fresh[0] = True
        of_household = FIRST_EVERYDAY_ADDRESS + np.cumsum(fresh) - 1
        everyday = of_household[self.household[STORY:] - len(HOMES)]
        everyday[:NEIGHBOURS] = TOWER
        return np.concatenate([self.household[:STORY], everyday]).astype(np.int64)

    @cached_property
    def addresses(self) -> int:
        """How many addresses there are."""
        return int(self.address.max()) + 1

    @cached_property
    def line(self) -> Ints:
        """Family line by person: neighbouring households of one line are headed by siblings and share a name."""
        rng = stream(self.seed, "lines")
        lines = np.cumsum(rng.random(len(self._sizes)) < _LINE_BREAK)
        return np.concatenate([np.full(STORY, -1), lines[self.household[STORY:] - len(HOMES)]]).astype(np.int64)

    @cached_property
    def script(self) -> NDArray[np.int8]:
        """Script of the person's name; one for each family line, and for a partner who kept another name."""
        rng = stream(self.seed, "scripts")
        by_line = pick(rng, np.cumsum(SCRIPT_SHARES), int(self.line.max()) + 1)
        script = by_line[self.line]
        own = (self.part == PARTNER) & (rng.random(self.people) < 0.15)
        return np.where(own, pick(rng, np.cumsum(SCRIPT_SHARES), self.people), script).astype(np.int8)

    @cached_property
    def sex(self) -> NDArray[np.int8]:
        """0 female, 1 male."""
        rng = stream(self.seed, "sexes")
        sex = (rng.random(self.people) < 0.49).astype(np.int8)
        other = (self.part == PARTNER) & (rng.random(self.people) < 0.96)
        sex = np.where(other, 1 - sex[self.head], sex).astype(np.int8)
        sex[:STORY] = [member.sex for member in CAST]
        return sex

    @cached_property
    def born(self) -> Ints:
        """Day number of birth."""
        rng = stream(self.seed, "births")
        head_age = rng.triangular(20, 42, 88, self.people)[self.head]
        apart = rng.normal(0, 4, self.people)
        younger = rng.uniform(19, 38, self.people)
        partner_age = np.clip(head_age + apart, 19, 95)
        age = np.select(
            [self.part == HEAD, self.part == PARTNER], [head_age, partner_age], np.maximum(head_age - younger, 0.05)
        )
        born = (TODAY - age * _YEAR).astype(np.int64)
        born[:STORY] = [day_of(member.born) for member in CAST]
        return born

    @cached_property
    def age(self) -> NDArray[np.int16]:
        """Age in whole years."""
        return ((TODAY - self.born) / _YEAR).astype(np.int16)

    @cached_property
    def _drawn(self) -> Ints:
        """Name indexes: given name, family name of the line, family name of one's own; three rows."""
        rng = stream(self.seed, "names")
        line = rng.integers(1 << 30, size=int(self.line.max()) + 1)[self.line]
        return np.stack([rng.integers(1 << 30, size=self.people), line, rng.integers(1 << 30, size=self.people)])

    @cached_property
    def numbers(self) -> Ints:
        """Number in the civil register, unique, seven digits."""
        return scattered(np.arange(self.people), self.seed, "residents", PRIME_7)

    @cached_property
    def documents(self) -> Ints:
        """Number of the identity card, unique, eight digits."""
        return scattered(np.arange(self.people), self.seed, "identity cards", PRIME_8)

    @cached_property
    def address_numbers(self) -> Ints:
        """Number of each address in the gazetteer."""
        return scattered(np.arange(self.addresses), self.seed, "addresses", PRIME_7)

    @cached_property
    def everyday_adults(self) -> Ints:
        """Indexes of the grown-up everyday people."""
        adults = np.flatnonzero(self.age >= ADULT)
        return adults[adults >= STORY].astype(np.int64)

    def names(self, person: int) -> tuple[str, str]:
        """(name as the person writes it, the same in Latin letters)."""
        if person < STORY:
            return CAST[person].name, CAST[person].latin
        given, line, own = (int(row[person]) for row in self._drawn)
        script = int(self.script[person])
        kept = self.part[person] == PARTNER and (own % 5 == 0 or script != self.script[self.head[person]])
        return full_name(script, int(self.sex[person]), given, own if kept else line)

    def occupation(self, person: int) -> str:
        """What the person does for a living."""
        return (
            CAST[person].occupation if person < STORY else OCCUPATIONS[int(self._drawn[2][person]) % len(OCCUPATIONS)]
        )

    def id(self, person: int) -> str:
        """Entity id in the civil register."""
        return f"Person:civil-register:{self.numbers[person]:07d}"

    def card(self, person: int) -> str:
        """Entity id of the person's identity card."""
        return f"IdDocument:GB:identity_card:{self.documents[person]:08d}"

    def address_id(self, address: int) -> str:
        """Entity id of an address."""
        return f"Address:gazetteer:{self.address_numbers[address]:07d}"

    def role(self, role: str) -> str:
        """Entity id, in the civil register, of a person of the story."""
        return self.id(AT[role])


def _filled(sizes: Ints, people: int) -> Ints:
    """The first sizes that add up to at least `people`, the last cut so that they do exactly."""
    ends = np.cumsum(sizes)
    last = int(np.searchsorted(ends, people))
    kept = sizes[: last + 1].copy()
    kept[-1] -= ends[last] - people
    return kept[kept > 0]
