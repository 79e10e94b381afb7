"""Bank accounts of people and companies, and the cards that belong to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph_model.records import Claim, Link, Record
from graph_model.values.base import Value
from loaders.sources.demo_city.companies import Companies
from loaders.sources.demo_city.days import TODAY, iso, midnights
from loaders.sources.demo_city.facts import since_day
from loaders.sources.demo_city.population import Population
from loaders.sources.demo_city.story_companies import COMPANIES
from loaders.sources.demo_city.streams import CHUNK, PRIME_8, Ints, scattered, stream

if TYPE_CHECKING:
    from loaders.sources.demo_city.city import City

EXTRA = (
    "shared",
    *(f"level-1{x}" for x in "ab"),
    *(f"level-2{x}" for x in "abcd"),
    *(f"level-3{x}" for x in "abc"),
    "source",
)
"""Accounts of the story beside those that its people and companies have by their index."""
_BANKS = (("MERW", "Merrow Mutual", "998811"), ("TIDE", "Tideway Bank", "998822"), ("SKAR", "Skarn Savings", "998833"))
_HAS_ACCOUNT = 0.9
_HAS_CARD = 0.6


@dataclass(frozen=True)
class Accounts:
    """Accounts by index: person i's is i, company c's is people + c; then EXTRA."""

    population: Population
    companies: Companies

    @cached_property
    def holders(self) -> Ints:
        """Everyday adults with an account."""
        adults = self.population.everyday_adults
        rng = stream(self.population.seed, "account holders")
        return adults[rng.random(len(adults)) < _HAS_ACCOUNT]

    @cached_property
    def card_holders(self) -> NDArray[np.bool_]:
        """Whether the account by index has a card."""
        rng = stream(self.population.seed, "card holders")
        return rng.random(self.population.people) < _HAS_CARD

    @cached_property
    def _numbers(self) -> Ints:
        count = self.population.people + self.companies.count + len(EXTRA)
        return scattered(np.arange(count), self.population.seed, "accounts", PRIME_8)

    @cached_property
    def _checks(self) -> Ints:
        """Check digits of the IBANs (ISO 13616: 98 minus the remainder by 97 of the rearranged number)."""
        fronts = np.array([int(_digits(code + sort + "00000000" + "GB00")) % 97 for code, _, sort in _BANKS])
        return np.asarray(98 - (fronts[self._bank] + (self._numbers % 97) * (10**6 % 97)) % 97, dtype=np.int64)

    @cached_property
    def _bank(self) -> Ints:
        return self._numbers % len(_BANKS)

    def of_company(self, company: int) -> int:
        """Index of a company's account."""
        return self.population.people + company

    def extra(self, name: str) -> int:
        """Index of an account of the story."""
        return self.population.people + self.companies.count + EXTRA.index(name)

    def id(self, account: int) -> str:
        """Entity id of the account."""
        code, _, sort = _BANKS[self._bank[account]]
        return f"BankAccount:GB{self._checks[account]:02d}{code}{sort}{self._numbers[account]:08d}"

    def bank(self, account: int) -> str:
        """Name of the account's bank."""
        return _BANKS[self._bank[account]][1]

    def card(self, account: int) -> str:
        """Entity id of the account's card."""
        bare = f"99{self._bank[account]:02d}000{self._numbers[account]:08d}"
        doubled = sum(sum(divmod(int(sign) * 2, 10)) for sign in bare[::-2])
        return f"PaymentCard:{bare}{-(doubled + sum(map(int, bare[-2::-2]))) % 10}"


def _digits(text: str) -> str:
    return "".join(str(int(sign, 36)) for sign in text)


def register(city: City) -> Iterator[Record]:
    """One record for each account of everyday people and companies."""
    accounts, people, companies = city.accounts, city.population, city.companies
    for part, begin in enumerate(range(0, len(accounts.holders), CHUNK)):
        holders = accounts.holders[begin : begin + CHUNK]
        rng = stream(people.seed, "accounts", part)
        opened = TODAY - rng.integers(100, 6000, len(holders))
        for person, day, since in zip(holders.tolist(), opened.tolist(), midnights(opened).tolist(), strict=True):
            yield account_record(accounts, person, people.id(person), day, since, bool(accounts.card_holders[person]))
    rng = stream(people.seed, "company accounts")
    for company in range(len(COMPANIES), companies.count):
        day = TODAY - int(rng.integers(100, 6000))
        since = int(midnights(np.array([day]))[0])
        yield account_record(accounts, accounts.of_company(company), companies.id(company), day, since, False)


def account_record(accounts: Accounts, account: int, holder: str, day: int, since: int, card: bool) -> Record:
    """An account, its holder, and its card if it has one."""
    id = accounts.id(account)
    said: dict[str, Value] = {"bank_name": accounts.bank(account), "opened": iso(day)}
    links: list[Link] = [since_day("OWNS", holder, id, since)]
    if card:
        links.append(since_day("CARD_OF", accounts.card(account), id, since))
    return Record("account/" + id[-14:], 1, [Claim(id, said)], links, observed_at=since)
