"""The ordinary side of the story's people: a phone, an account, friends, shopping.

Each group has friends and shops of its own, so that no ordinary tie makes a short path between two groups.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph_model.records import Link, Record
from loaders.sources.demo_city.accounts import account_record
from loaders.sources.demo_city.calls import moments
from loaders.sources.demo_city.cast import AT, FAMILY_FIRM, NEIGHBOURS, NETWORK
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import day_of, midnight
from loaders.sources.demo_city.facts import moment, pounds
from loaders.sources.demo_city.phones import line_record
from loaders.sources.demo_city.population import STORY
from loaders.sources.demo_city.streams import stream

CASE_SIDE = ("suspect", "sister", "guard-1", "guard-2", "officer")
NETWORK_SIDE = ("dealer", *NETWORK)
LOOKALIKES = ("innocent", "namesake", *FAMILY_FIRM)
_GROUPS = (("suspect", "sister"), NETWORK_SIDE, LOOKALIKES, ("guard-1", "guard-2", "officer"))
_FRIENDS = 5
_CALLS = 3
_OPENED = day_of("2015-04-20")


def group_of(role: str) -> int:
    """Number of the group whose friends and shops the person shares."""
    return next(number for number, roles in enumerate(_GROUPS) if role in roles)


def friends(city: City, role: str) -> list[int]:
    """Everyday people outside the tower whom this person calls; a group shares no friend with another."""
    owners = city.phones.owners
    mine = owners[owners >= STORY + NEIGHBOURS][group_of(role) :: len(_GROUPS)]
    rng = stream(city.population.seed, f"friends of {role}")
    return [int(person) for person in rng.choice(mine, _FRIENDS, replace=False)]


def lines(city: City, roles: tuple[str, ...]) -> Iterator[Record]:
    """The phone line that each has under their own name."""
    since = midnight(day_of("2021-02-01"))
    for role in roles:
        yield line_record(city.phones, AT[role], city.population.role(role), since, None)


def calls(city: City, roles: tuple[str, ...]) -> Iterator[Record]:
    """Calls with friends, in both directions."""
    phones = city.phones
    for role in roles:
        rng = stream(city.population.seed, f"calls of {role}")
        mine = phones.number(AT[role])
        for friend in friends(city, role):
            theirs = phones.number(int(phones.line[friend]))
            for place, at in enumerate(moments(rng, _CALLS).tolist()):
                ends = (mine, theirs) if rng.random() < 0.6 else (theirs, mine)
                yield call(f"call/{role}-{friend}-{place}", *ends, at, int(rng.integers(20, 400)))


def call(ref: str, start: str, end: str, at: int, seconds: int) -> Record:
    """One call."""
    return Record(ref, 1, [], [moment("CALLED", start, end, at, duration_s=seconds, kind="voice")], observed_at=at)


def accounts(city: City, roles: tuple[str, ...]) -> Iterator[Record]:
    """The account, with a card, that each has in their own name."""
    for role in roles:
        holder = city.population.role(role)
        yield account_record(city.accounts, AT[role], holder, _OPENED, midnight(_OPENED), True)


def company_accounts(city: City, keys: tuple[str, ...]) -> Iterator[Record]:
    """The account of each company of the story."""
    for key in keys:
        account = city.accounts.of_company(city.companies.place(key))
        yield account_record(city.accounts, account, city.companies.story(key), _OPENED, midnight(_OPENED), False)


def purchases(city: City, roles: tuple[str, ...]) -> Iterator[Record]:
    """Shopping by card, each group in a shop of its own."""
    for role in roles:
        rng = stream(city.population.seed, f"purchases of {role}")
        shop = city.companies.id(int(city.companies.shops[group_of(role)]))
        card = city.accounts.card(AT[role])
        times, pence = moments(rng, 6).tolist(), rng.integers(300, 9000, 6).tolist()
        for place, (at, amount) in enumerate(zip(times, pence, strict=True)):
            yield payment(f"payment/{role}-{place}", card, shop, at, amount, "purchase")


def payment(ref: str, start: str, end: str, at: int, pence: int, purpose: str) -> Record:
    """One payment."""
    link: Link = moment("PAID", start, end, at, amount=pounds(pence), purpose=purpose)
    return Record(ref, 1, [], [link], observed_at=at)
