"""The suspect in five registers, each with a person of its own; her sister, the van, the account, the garage."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph_model.records import Claim, Link, Record
from loaders.sources.demo_city import ordinary
from loaders.sources.demo_city.accounts import account_record
from loaders.sources.demo_city.cast import AT
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.companies import story_company
from loaders.sources.demo_city.days import day_of, instant, midnight
from loaders.sources.demo_city.facts import at, days, record
from loaders.sources.demo_city.geography import LOCK_UP
from loaders.sources.demo_city.ordinary import CASE_SIDE
from loaders.sources.demo_city.phones import line_record
from loaders.sources.demo_city.story_companies import HOTELS
from loaders.sources.demo_city.streams import PRIME_7, scattered, stream
from loaders.sources.demo_city.travel import Traveller, booking, bookings, guests
from loaders.sources.demo_city.vehicles import CARGO_VAN, vehicle_record

BORN, BORN_AT_THE_HOTEL = "1987-05-14", "1978-05-14"
CHANGED = "2026-03-10"
"""Day on which the card in her prepaid handset was changed."""
BOUGHT = "2026-02-20"
SAILS = "2026-03-21 18:00"


def traffic_id(city: City) -> str:
    """The suspect as the traffic police know her."""
    return f"Person:traffic-police:K{city.population.numbers[AT['suspect']]:07d}"


def company_id(city: City) -> str:
    """The suspect as the company register knows her."""
    return f"Person:company-register:D{city.population.numbers[AT['suspect']]:07d}"


def _guest_number(city: City) -> int:
    return int(scattered(np.array([guests(city.population.people)]), city.population.seed, "hotel guests", PRIME_7)[0])


def hotel_id(city: City) -> str:
    """The suspect as the hotel knows her."""
    return f"Person:hotel-register:G{_guest_number(city):07d}"


def _booking_number(city: City) -> str:
    number = scattered(np.array([bookings(city.population.people)]), city.population.seed, "ferry bookings", PRIME_7)[0]
    return f"{number:07d}"


def ferry_ids(city: City) -> tuple[str, str, str]:
    """The ferry booking, the suspect on it, and the dealer on it, who shows a passport that no other register knows."""
    number = _booking_number(city)
    passenger = f"Person:ferry-operator:F{number}"
    return f"Event:ferry-operator:B{number}", f"{passenger}-1", f"{passenger}-2"


def dealers_passport(city: City) -> str:
    """Entity id of the passport that the dealer travels on."""
    return f"IdDocument:AT:passport:{int(_booking_number(city)) + 4 * 10**7:08d}"


def companies(city: City) -> Iterator[Record]:
    """The sister's laundry, the suspect's own dissolved firm, the museum with its guards, the hotels."""
    people, firms = city.population, city.companies
    laundry, firm, her = firms.story("brightwater"), firms.story("marwick"), company_id(city)
    seat = people.address_id(int(people.address[AT["sister"]]))
    yield story_company(
        city,
        "brightwater",
        [
            days("DIRECTS", people.role("sister"), laundry, "2018-02-05", position="managing director"),
            days("REGISTERED_AT", laundry, seat, "2018-02-05"),
        ],
    )
    own = story_company(
        city,
        "marwick",
        [
            days("DIRECTS", her, firm, "2016-10-10", "2021-12-31", position="director"),
            Link("HOLDS", her, people.card(AT["suspect"])),
        ],
    )
    own.claims.append(Claim(her, {"name": "Lena Marwick", "occupation": "restorer"}))
    yield own
    guards = [people.role(role) for role in ("guard-1", "guard-2")]
    posts = [days("WORKS_FOR", guard, firms.story("museum"), "2019-04-01", position="guard") for guard in guards]
    yield story_company(city, "museum", posts)
    for key in HOTELS:
        yield story_company(city, key, [])


def vehicles(city: City) -> Iterator[Record]:
    """The van, kept by both sisters: the suspect under a number of the traffic police's own."""
    people, van, her = city.population, city.vehicles.story("van"), traffic_id(city)
    id, sister = city.vehicles.id(van), people.role("sister")
    claims = [
        Claim(her, {"name": "MARWICK, LENA", "born": BORN}),
        Claim(sister, {"name": "MARWICK, VERA", "born": "1984-09-02"}),
    ]
    links = [
        Link("HOLDS", her, people.card(AT["suspect"])),
        days("OWNS", her, id, "2024-08-19", stake=0.5),
        days("OWNS", sister, id, "2024-08-19", stake=0.5),
    ]
    yield vehicle_record(city.vehicles, van, CARGO_VAN, "white", midnight(day_of("2024-08-19")), claims, links)


def stays(city: City) -> Iterator[Record]:
    """10 to 13 March at a hotel in her own city, with another year of birth and a new number on the card."""
    her = hotel_id(city)
    links = [
        Link("HOLDS", her, city.population.card(AT["suspect"])),
        days("STAYED_AT", her, city.companies.story("hotel-meridian"), CHANGED, "2026-03-13"),
        days("USES", her, city.phones.number(city.phones.extra("suspect-new")), CHANGED),
    ]
    claim = Claim(her, {"name": "Lena Marwick", "born": BORN_AT_THE_HOTEL})
    yield record(f"stay/{_guest_number(city):07d}", [claim], links, CHANGED)


def passage(city: City) -> Iterator[Record]:
    """A ferry booking for two and a van, for after the sale."""
    her = Traveller("Lena Marwick", BORN, city.population.card(AT["suspect"]))
    him = Traveller("Anton Kessling", "1969-01-23", dealers_passport(city))
    booked = booking(_booking_number(city), instant(SAILS), instant("2026-03-13 10:20"), [her, him])
    booked.links.append(at("TRAVELLED_ON", city.vehicles.id(city.vehicles.story("van")), ferry_ids(city)[0], SAILS))
    yield booked


def phones(city: City) -> Iterator[Record]:
    """Ordinary lines, and her prepaid handset: one card until 10 March, another from then on, in the same handset."""
    lines = city.phones
    yield from ordinary.lines(city, CASE_SIDE)
    old, new = lines.extra("unknown-1"), lines.extra("suspect-new")
    bought, changed = midnight(day_of(BOUGHT)), midnight(day_of(CHANGED))
    yield line_record(lines, old, None, bought, changed)
    yield line_record(lines, new, None, changed, None, handset=old)


def calls(city: City) -> Iterator[Record]:
    """Friends; the sisters; and the prepaid handset, which calls the network's contact until its card is changed."""
    lines = city.phones
    yield from ordinary.calls(city, CASE_SIDE)
    sisters = (lines.number(AT["suspect"]), lines.number(AT["sister"]))
    contact = (lines.number(lines.extra("unknown-1")), lines.number(lines.extra("contact")))
    rng = stream(city.population.seed, "calls of the suspect")
    first = midnight(day_of(BOUGHT)) + 86_400_000
    for name, ends, begin, span_days, count in (
        ("sisters", sisters, first - 30 * 86_400_000, 45, 9),
        ("unknown-1-contact", contact, first, 16, 4),
    ):
        for place in range(count):
            moment = begin + int(rng.integers(span_days)) * 86_400_000 + int(rng.integers(9 * 60, 21 * 60)) * 60_000
            yield ordinary.call(f"call/{name}-{place}", *ends, moment, int(rng.integers(15, 300)))


def accounts(city: City) -> Iterator[Record]:
    """Ordinary accounts, the laundry's, and one that the sisters share."""
    people, books = city.population, city.accounts
    yield from ordinary.accounts(city, CASE_SIDE)
    yield from ordinary.company_accounts(city, ("brightwater",))
    day = day_of("2019-09-02")
    shared = account_record(books, books.extra("shared"), people.role("sister"), day, midnight(day), False)
    shared.links.append(days("OWNS", people.role("suspect"), books.id(books.extra("shared")), "2019-09-02"))
    yield shared


def payments(city: City) -> Iterator[Record]:
    """Shopping; what the laundry pays into the shared account, and the dealer's firm as rent for the garage."""
    yield from ordinary.purchases(city, CASE_SIDE)
    books, places = city.accounts, city.companies
    laundry, landlord = (books.id(books.of_company(places.place(key))) for key in ("brightwater", "kessling"))
    shared = books.id(books.extra("shared"))
    for month in (1, 2, 3):
        rent_day, pay_day = instant(f"2026-0{month}-03 08:00"), instant(f"2026-0{month}-05 08:00")
        yield ordinary.payment(f"payment/laundry-rent-{month}", laundry, landlord, rent_day, 14_000, "rent lock-up 14")
        yield ordinary.payment(f"payment/laundry-shared-{month}", laundry, shared, pay_day, 60_000, "drawings")


def tenancies(city: City) -> Iterator[Record]:
    """The laundry rents the dealer's lock-up garage: the link that the case turns on."""
    rented = days("RENTS", city.companies.story("brightwater"), LOCK_UP.id, "2025-11-01")
    yield record(f"let/{LOCK_UP.key}", [], [rented], "2025-11-01")
