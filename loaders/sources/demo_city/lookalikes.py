"""What only looks like the story: a namesake, a family firm, couriers, invoices, a savings club."""

from __future__ import annotations

from collections.abc import Iterator

from graph_model.records import Claim, Record
from loaders.sources.demo_city import ordinary
from loaders.sources.demo_city.calls import moments
from loaders.sources.demo_city.cast import AT, FAMILY_FIRM, NEIGHBOURS
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.companies import story_company
from loaders.sources.demo_city.days import MS_DAY, MS_MINUTE, day_of, instant, midnight
from loaders.sources.demo_city.facts import days
from loaders.sources.demo_city.geography import CASH_HARBOUR
from loaders.sources.demo_city.ordinary import LOOKALIKES
from loaders.sources.demo_city.phones import line_record
from loaders.sources.demo_city.population import STORY
from loaders.sources.demo_city.streams import stream
from loaders.sources.demo_city.vehicles import HATCHBACK, vehicle_record

FIRMS = {
    "harbour-kitchen": ("family-firm-01", "family-firm-03"),
    "haddad-market": ("family-firm-07", "family-firm-08"),
    "lund-fish": ("family-firm-10", "family-firm-11"),
    "hale-wines": ("family-firm-04", "family-firm-05"),
}
"""Company -> its directors."""
STAFF = {
    "harbour-kitchen": ("family-firm-02", "family-firm-09"),
    "haddad-market": ("family-firm-06",),
    "lund-fish": ("family-firm-12",),
}
COURIERS = 30
SAVERS = 8
INVOICES = (
    ("harbour-kitchen", "haddad-market", "2026-03-15 10:02", 1840),
    ("haddad-market", "lund-fish", "2026-03-15 11:15", 1320),
    ("lund-fish", "hale-wines", "2026-03-15 12:40", 610),
)
"""Three levels of payments on 15 March, each for goods: from, to, when, pounds."""
CLUB_IN, CLUB_OUT = "2026-03-15 08:30", "2026-03-15 13:00"


def _everyday(city: City, name: str, count: int) -> list[int]:
    """Everyday people outside the tower with a phone and an account."""
    people = city.population
    holders = set(city.accounts.holders.tolist())
    fit = [p for p in city.phones.owners.tolist() if p >= STORY + NEIGHBOURS and p in holders]
    return [int(person) for person in stream(people.seed, name).choice(fit, count, replace=False)]


def couriers(city: City) -> list[int]:
    """Thirty couriers: their phones share a contact, the dispatcher, and they have no need to call each other."""
    return _everyday(city, "couriers", COURIERS)


def savers(city: City) -> list[int]:
    """Members of a savings club, which collects and pays out on one day."""
    return _everyday(city, "savers", SAVERS)


def companies(city: City) -> Iterator[Record]:
    """The family's four firms, the courier service, the savings club."""
    people, firms = city.population, city.companies
    for key, directors in FIRMS.items():
        id = firms.story(key)
        links = [days("DIRECTS", people.role(role), id, "2014-01-01", position="director") for role in directors]
        links += [
            days("WORKS_FOR", people.role(role), id, "2016-01-01", position="staff") for role in STAFF.get(key, ())
        ]
        seat = people.address_id(int(people.address[AT[directors[0]]]))
        yield story_company(city, key, [*links, days("REGISTERED_AT", id, seat, "2014-01-01")])
    service, club = firms.story("swiftline"), firms.story("savings-club")
    riders = [days("WORKS_FOR", people.id(p), service, "2024-02-01", position="courier") for p in couriers(city)]
    yield story_company(city, "swiftline", riders)
    yield story_company(
        city, "savings-club", [days("MEMBER_OF", people.id(p), club, "2020-01-01") for p in savers(city)]
    )


def vehicles(city: City) -> Iterator[Record]:
    """Cars of the innocent man and of the namesake."""
    since = midnight(day_of("2022-05-09"))
    for name, role, colour in (("innocent-car", "innocent", "grey"), ("namesake-car", "namesake", "white")):
        car, owner = city.vehicles.story(name), city.population.role(role)
        claim = Claim(owner, {"name": city.population.names(AT[role])[1].upper()})
        links = [days("OWNS", owner, city.vehicles.id(car), "2022-05-09")]
        yield vehicle_record(city.vehicles, car, HATCHBACK, colour, since, [claim], links)


def phones(city: City) -> Iterator[Record]:
    """Ordinary lines; the namesake changed her card on 10 March too, under her own name; the dispatcher's line."""
    lines, people = city.phones, city.population
    yield from ordinary.lines(city, tuple(role for role in LOOKALIKES if role != "namesake"))
    bought, changed = midnight(day_of("2021-02-01")), midnight(day_of("2026-03-10"))
    old, new, her = AT["namesake"], lines.extra("namesake-new"), people.role("namesake")
    yield line_record(lines, old, her, bought, changed)
    yield line_record(lines, new, her, changed, None, handset=old)
    yield line_record(lines, lines.extra("dispatcher"), city.companies.story("swiftline"), bought, None)


def calls(city: City) -> Iterator[Record]:
    """Friends; the family firm, who do call each other; couriers to their dispatcher."""
    lines = city.phones
    yield from ordinary.calls(city, tuple(role for role in LOOKALIKES if role != "namesake"))
    rng = stream(city.population.seed, "family firm calls")
    for place, at in enumerate(moments(rng, 60).tolist()):
        one, other = rng.choice(len(FAMILY_FIRM), 2, replace=False).tolist()
        ends = (lines.number(AT[FAMILY_FIRM[one]]), lines.number(AT[FAMILY_FIRM[other]]))
        yield ordinary.call(f"call/family-firm-{place}", *ends, at, int(rng.integers(20, 600)))
    dispatcher = lines.number(lines.extra("dispatcher"))
    first = midnight(day_of("2026-02-21"))
    for courier in couriers(city):
        rng = stream(city.population.seed, "dispatcher", courier)
        for place in range(3):
            at = first + int(rng.integers(18)) * MS_DAY + int(rng.integers(8 * 60, 18 * 60)) * MS_MINUTE
            number = lines.number(int(lines.line[courier]))
            yield ordinary.call(f"call/dispatcher-{courier}-{place}", number, dispatcher, at, int(rng.integers(15, 70)))


def accounts(city: City) -> Iterator[Record]:
    """Ordinary accounts of the people, the firms and the club."""
    yield from ordinary.accounts(city, LOOKALIKES)
    yield from ordinary.company_accounts(city, (*FIRMS, "savings-club"))


def payments(city: City) -> Iterator[Record]:
    """Shopping; invoices down three levels and cash; the savings club's collection and payout."""
    yield from ordinary.purchases(city, LOOKALIKES)
    books, firms = city.accounts, city.companies
    for place, (payer, payee, at, pounds) in enumerate(INVOICES):
        ids = (books.id(books.of_company(firms.place(payer))), books.id(books.of_company(firms.place(payee))))
        yield ordinary.payment(f"payment/invoice-{place}", *ids, instant(at), pounds * 100, "invoice, goods")
    wine = books.id(books.of_company(firms.place("hale-wines")))
    yield ordinary.payment("payment/hale-cash", wine, CASH_HARBOUR.id, instant("2026-03-15 14:48"), 40_000, "cash")
    club = books.id(books.of_company(firms.place("savings-club")))
    members = savers(city)
    for place, member in enumerate(members):
        paid = instant(CLUB_IN) + place * 3 * MS_MINUTE
        yield ordinary.payment(f"payment/club-in-{place}", books.id(member), club, paid, 25_000, "savings club")
    for place, member in enumerate(members[:2]):
        paid = instant(CLUB_OUT) + place * MS_MINUTE
        yield ordinary.payment(
            f"payment/club-out-{place}", club, books.id(member), paid, 100_000, "savings club payout"
        )
