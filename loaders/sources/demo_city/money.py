"""15 March: the price of the vase, through three levels of accounts to two cash machines."""

from __future__ import annotations

from collections.abc import Iterator

from graph_model.records import Record
from loaders.sources.demo_city.accounts import account_record
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import MS_MINUTE, day_of, instant, midnight
from loaders.sources.demo_city.geography import CASH_HARBOUR, CASH_STATION
from loaders.sources.demo_city.ordinary import payment

HOLDERS = {
    "level-1a": "northquay",
    "level-1b": "tidewater",
    "level-2a": "network-05",
    "level-2b": "network-08",
    "level-2c": "network-10",
    "level-2d": "network-11",
    "level-3a": "network-02",
    "level-3b": "network-07",
    "level-3c": "network-12",
}
"""Whose the accounts are: companies and people of the network. The source belongs to nobody the bank can name."""
TRANSFERS = (
    ("source", "level-1a", "2026-03-15 09:12", 5200),
    ("source", "level-1b", "2026-03-15 09:14", 4400),
    ("level-1a", "level-2a", "2026-03-15 09:51", 2600),
    ("level-1a", "level-2b", "2026-03-15 09:58", 2560),
    ("level-1b", "level-2c", "2026-03-15 10:03", 2180),
    ("level-1b", "level-2d", "2026-03-15 10:07", 2180),
    ("level-2a", "level-3a", "2026-03-15 11:20", 2560),
    ("level-2b", "level-3a", "2026-03-15 11:32", 500),
    ("level-2b", "level-3b", "2026-03-15 11:35", 2020),
    ("level-2c", "level-3b", "2026-03-15 11:47", 2140),
    ("level-2d", "level-3c", "2026-03-15 12:02", 2140),
)
"""From, to, when, pounds."""
WITHDRAWALS = (
    ("level-3a", CASH_STATION, "2026-03-15 14:05", 6),
    ("level-3b", CASH_HARBOUR, "2026-03-15 14:31", 8),
    ("level-3c", CASH_STATION, "2026-03-15 15:10", 4),
)
"""From, where, first time, how many times NOTES pounds, two minutes apart."""
NOTES = 500
_OPENED = "2026-01-12"


def accounts(city: City) -> Iterator[Record]:
    """The accounts of the three levels; the source's holder is not known."""
    people, companies = city.population, city.companies
    day = day_of(_OPENED)
    for name, holder in HOLDERS.items():
        owner = people.role(holder) if holder.startswith("network") else companies.story(holder)
        yield account_record(city.accounts, city.accounts.extra(name), owner, day, midnight(day), False)


def payments(city: City) -> Iterator[Record]:
    """The transfers, then the withdrawals."""
    ids = {name: city.accounts.id(city.accounts.extra(name)) for name in ("source", *HOLDERS)}
    for place, (payer, payee, at, pounds) in enumerate(TRANSFERS):
        ref = f"transfer/2026-03-15-{place + 1}"
        yield payment(ref, ids[payer], ids[payee], instant(at), pounds * 100, "consultancy")
    for payer, machine, at, times in WITHDRAWALS:
        for place in range(times):
            ref = f"withdrawal/2026-03-15-{payer}-{place + 1}"
            yield payment(ref, ids[payer], machine.id, instant(at) + place * 2 * MS_MINUTE, NOTES * 100, "cash")
