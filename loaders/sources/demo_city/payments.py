"""Wages, rents, purchases and cash: what goes through the bank in ten weeks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph_model.records import Link, Record
from loaders.sources.demo_city.calls import moments
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import ZONE, instant
from loaders.sources.demo_city.facts import pounds
from loaders.sources.demo_city.geography import CASH_MACHINES
from loaders.sources.demo_city.streams import CHUNK, Ints, pick, stream, zipf_weights

_PURCHASES = 3
_CASH = 0.25
_RENTS = 0.3
PAYDAY = instant("2026-02-27 06:00")
RENT_DAY = instant("2026-03-02 06:00")


def everyday(city: City) -> Iterator[Record]:
    """One record for each payment."""
    accounts = city.accounts
    for part, begin in enumerate(range(0, len(accounts.holders), CHUNK)):
        holders = accounts.holders[begin : begin + CHUNK]
        yield from _wages(city, holders, part)
        yield from _rents(city, holders, part)
        yield from _purchases(city, holders, part)


def _paid(ref: str, start: str, end: str, at: int, pence: int, purpose: str) -> Record:
    said = {"amount": pounds(pence), "purpose": purpose}
    return Record(ref, 1, [], [Link("PAID", start, end, at, at, "instant", ZONE, said)], observed_at=at)


def _wages(city: City, holders: Ints, part: int) -> Iterator[Record]:
    accounts, employer = city.accounts, city.companies.employer[holders]
    rng = stream(city.population.seed, "wages", part)
    pence = (rng.lognormal(12.3, 0.35, len(holders)) // 100 * 100).astype(int)
    for person, company, amount in zip(holders.tolist(), employer.tolist(), pence.tolist(), strict=True):
        if company >= 0:
            payer = accounts.id(accounts.of_company(company))
            yield _paid(f"wage/{part}-{person}", payer, accounts.id(person), PAYDAY, amount, "wages February")


def _rents(city: City, holders: Ints, part: int) -> Iterator[Record]:
    accounts, companies = city.accounts, city.companies
    landlords = [c for c in range(companies.count) if companies.kind(c) == "housing"]
    rng = stream(city.population.seed, "rents", part)
    chosen = rng.integers(len(landlords), size=len(holders))
    pence = rng.integers(450, 1400, len(holders)) * 100
    renting = rng.random(len(holders)) < _RENTS
    columns = zip(holders[renting].tolist(), chosen[renting].tolist(), pence[renting].tolist(), strict=True)
    for person, landlord, amount in columns:
        payee = accounts.id(accounts.of_company(landlords[landlord]))
        yield _paid(f"rent/{part}-{person}", accounts.id(person), payee, RENT_DAY, amount, "rent March")


def _purchases(city: City, holders: Ints, part: int) -> Iterator[Record]:
    """Purchases in shops, by card where there is one, and cash from machines."""
    accounts, companies = city.accounts, city.companies
    rng = stream(city.population.seed, "payments", part)
    payers = np.repeat(holders, _PURCHASES)
    size = len(payers)
    shops = companies.shops[pick(rng, zipf_weights(len(companies.shops), 1.0, 1.0), size)]
    machines = rng.integers(len(CASH_MACHINES), size=size)
    columns = zip(
        payers.tolist(),
        shops.tolist(),
        machines.tolist(),
        (rng.random(size) < _CASH).tolist(),
        accounts.card_holders[payers].tolist(),
        (rng.lognormal(7.6, 0.8, size)).astype(int).tolist(),
        moments(rng, size).tolist(),
        strict=True,
    )
    for place, (person, shop, machine, cash, card, pence, at) in enumerate(columns):
        payer = accounts.card(person) if card else accounts.id(person)
        ref = f"payment/{part}-{place}"
        if cash:
            notes = 1000 + pence // 1000 * 1000
            yield _paid(ref, payer, CASH_MACHINES[machine].id, at, notes, "cash")
        else:
            yield _paid(ref, payer, companies.id(shop), at, pence, "purchase")
