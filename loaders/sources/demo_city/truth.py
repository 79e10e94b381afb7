"""The truth about the city: who, through whom, which ids, what only looks the same, and what each step must find.

Schema of the file ("sightline-demo-truth/1"), all ids are entity ids of the graph:

    schema, seed, people, city, zone
    cast        role -> {id, name, born, part}; part is "guilty", "witting" (in the network) or "innocent"
    things      name -> id, of everything else that the story names: case, vehicles, plates, handsets, numbers, places
    steps       six of {number, name, needs, find, looks_the_same}
                needs: what must be loaded beside the registers ("sensors"), empty where today's data is enough
                find: what must be found, by name
                looks_the_same: [{ids, why}], innocent things that must not be taken for it
    network     {centre, members, contact, numbers, companies, looks_the_same}
    fires       {odd, places, why, looks_the_same}
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from loaders.sources.demo_city import case, fires, lookalikes, money, network, suspect, tenancies
from loaders.sources.demo_city.cast import AT, CAST, FAMILY_FIRM, NETWORK
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import ZONE, instant
from loaders.sources.demo_city.geography import CITY, LOCK_UP, MUSEUM, STOREHOUSES, TOWER
from loaders.sources.demo_city.options import Options

SCHEMA = "sightline-demo-truth/1"
Found = dict[str, Any]


def truth(seed: int = 312, people: int = 2_000) -> Found:
    """The truth of the city with this seed and this many people."""
    city = City(Options(people=people, seed=seed))
    return {
        "schema": SCHEMA,
        "seed": seed,
        "people": people,
        "city": CITY,
        "zone": ZONE,
        "cast": {
            m.role: {"id": city.population.role(m.role), "name": m.name, "born": m.born, "part": _part(m.role)}
            for m in CAST
        },
        "things": _things(city),
        "steps": [_theft(city), _visit(city), _registers(city), _together(city), _against(city), _money(city)],
        "network": _network(city),
        "fires": _fires(city),
    }


def write(path: Path, seed: int = 312, people: int = 2_000) -> None:
    """Write the truth file beside a load: JSON, the same bytes for the same arguments."""
    path.write_bytes(orjson.dumps(truth(seed, people), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def _part(role: str) -> str:
    if role in ("suspect", "dealer", *network.HANDSETS.values()):
        return "guilty"
    return "witting" if role in ("sister", *NETWORK) else "innocent"


def _things(city: City) -> dict[str, str]:
    people, cars, lines, books, firms = city.population, city.vehicles, city.phones, city.accounts, city.companies
    booking, her, him = suspect.ferry_ids(city)
    handsets = {f"handset-{n}": lines.handset(lines.extra(f"unknown-{n}")) for n in range(1, 5)}
    numbers = {f"number-{n}": lines.number(lines.extra(f"unknown-{n}")) for n in range(1, 5)}
    return {
        "case": case.CASE,
        "theft": case.THEFT,
        "visit": case.VISIT,
        "vase": case.VASE,
        "museum": MUSEUM.id,
        "night-footage": case.NIGHT_FOOTAGE,
        "day-footage": case.DAY_FOOTAGE,
        "note-of-numbers": case.NUMBERS,
        "letter": case.LETTER,
        "tower": people.address_id(TOWER),
        "lock-up": LOCK_UP.id,
        "laundry": firms.story("brightwater"),
        "hotel": firms.story("hotel-meridian"),
        "van": cars.id(cars.story("van")),
        "van-plate": cars.plate(cars.story("van")),
        "scout": cars.id(cars.story("scout")),
        "scout-plate": cars.plate(cars.story("scout")),
        "innocent-car": cars.id(cars.story("innocent-car")),
        "innocent-plate": cars.plate(cars.story("innocent-car")),
        "shared-account": books.id(books.extra("shared")),
        "identity-card": people.card(AT["suspect"]),
        "dealers-passport": suspect.dealers_passport(city),
        "ferry-booking": booking,
        "suspect-on-the-ferry": her,
        "dealer-on-the-ferry": him,
        **handsets,
        **numbers,
        "old-card": lines.sim(lines.extra("unknown-1")),
        "new-card": lines.sim(lines.extra("suspect-new")),
        "new-number": lines.number(lines.extra("suspect-new")),
        "contact": lines.number(lines.extra("contact")),
        "guard-handset-1": lines.handset(AT["guard-1"]),
        "guard-handset-2": lines.handset(AT["guard-2"]),
    }


def _step(number: int, name: str, needs: list[str], find: Found, looks_the_same: list[Found]) -> Found:
    return {"number": number, "name": name, "needs": needs, "find": find, "looks_the_same": looks_the_same}


def _theft(city: City) -> Found:
    things = _things(city)
    find = {
        "event": case.THEFT,
        "place": MUSEUM.id,
        "since": case.NIGHT[0],
        "until": case.NIGHT[1],
        "unknown_handsets": [things[f"handset-{n}"] for n in range(1, 5)],
        "bearers": {
            things["handset-1"]: "suspect",
            **{things[name.replace("unknown", "handset")]: role for name, role in network.HANDSETS.items()},
        },
        "figures": list(case.FIGURES),
        "footage": case.NIGHT_FOOTAGE,
    }
    guards = {"ids": [things["guard-handset-1"], things["guard-handset-2"]], "why": "handsets of two guards on duty"}
    return _step(1, "The theft", ["sensors"], find, [guards])


def _visit(city: City) -> Found:
    things = _things(city)
    find = {
        "event": case.VISIT,
        "footage": case.DAY_FOOTAGE,
        "handset": things["handset-1"],
        "cards": [things["old-card"], things["new-card"]],
        "numbers": [things["number-1"], things["new-number"]],
        "changed": instant(suspect.CHANGED + " 00:00"),
        "hotel_guest": suspect.hotel_id(city),
        "who": "suspect",
    }
    lines = city.phones
    namesake = {
        "ids": [
            lines.handset(AT["namesake"]),
            lines.number(lines.extra("namesake-new")),
            city.population.role("namesake"),
        ],
        "why": "another woman of the same name, who changed her card on the same day, under her own name",
    }
    return _step(2, "Three days earlier, and a changed card", [], find, [namesake])


def _registers(city: City) -> Found:
    people, things = city.population, _things(city)
    five = {
        "civil-register": people.role("suspect"),
        "traffic-police": suspect.traffic_id(city),
        "hotel-register": suspect.hotel_id(city),
        "ferry-operator": things["suspect-on-the-ferry"],
        "company-register": suspect.company_id(city),
    }
    born = {
        "civil-register": suspect.BORN,
        "traffic-police": suspect.BORN,
        "ferry-operator": suspect.BORN,
        "hotel-register": suspect.BORN_AT_THE_HOTEL,
    }
    sister, dealer = people.role("sister"), people.role("dealer")
    find = {
        "registers": five,
        "document": things["identity-card"],
        "born": born,
        "right_born": suspect.BORN,
        "sister": sister,
        "van": things["van"],
        "account": things["shared-account"],
        "ferry_booking": things["ferry-booking"],
        "dealer_on_the_ferry": things["dealer-on-the-ferry"],
        "lock_up": LOCK_UP.id,
        "path": [five["civil-register"], sister, things["laundry"], LOCK_UP.id, dealer],
        "refused_path": [five["civil-register"], things["tower"], dealer],
        "refused_hub": things["tower"],
    }
    others = [
        {"ids": [people.role("namesake")], "why": "same name, other identity card, really born in 1978"},
        {
            "ids": [people.id(person) for person in tenancies.tower_tenants()[2:]],
            "why": "live in the tower block as the suspect does, and know neither her nor the dealer",
        },
        {
            "ids": [people.id(person) for person in tenancies.lock_up_tenants(city)],
            "why": "rent another lock-up garage of the dealer's",
        },
    ]
    return _step(3, "Five registers, one woman, and the way to the dealer", [], find, others)


def _together(city: City) -> Found:
    things = _things(city)
    find = {
        "vehicles": [things["van"], things["scout"]],
        "plates": [things["van-plate"], things["scout-plate"]],
        "nights": ["2026-03-06", "2026-03-09", "2026-03-11"],
    }
    return _step(4, "Moving together", ["sensors"], find, [])


def _against(city: City) -> Found:
    people, things = city.population, _things(city)
    find = {
        "report": case.LETTER,
        "grade": str(case.LETTER_GRADE),
        "named": people.role("innocent"),
        "his_plate": things["innocent-plate"],
        "dropped_by_least_grade": "C3",
    }
    accused = {"ids": [people.role("innocent")], "why": "named by a report graded E5 and by nothing else"}
    return _step(5, "What speaks against", [], find, [accused])


def _money(city: City) -> Found:
    books, people, firms = city.accounts, city.population, city.companies
    ids = {name: books.id(books.extra(name)) for name in ("source", *money.HOLDERS)}
    find = {
        "source": ids["source"],
        "levels": [[ids[name] for name in ids if name.startswith(f"level-{level}")] for level in (1, 2, 3)],
        "cash_machines": sorted({machine.id for _, machine, _, _ in money.WITHDRAWALS}),
        "transfers": [
            {"from": ids[payer], "to": ids[payee], "at": instant(at), "pence": pounds * 100}
            for payer, payee, at, pounds in money.TRANSFERS
        ],
        "cash_pence": sum(times for *_, times in money.WITHDRAWALS) * money.NOTES * 100,
        "holders": {ids[name]: holder for name, holder in money.HOLDERS.items()},
    }
    club = books.of_company(firms.place("savings-club"))
    invoices = list(dict.fromkeys(key for row in lookalikes.INVOICES for key in row[:2]))
    others = [
        {
            "ids": [books.id(books.of_company(firms.place(key))) for key in invoices],
            "why": "three levels of invoices for goods on the same day, and cash at the same machine",
        },
        {
            "ids": [books.id(club), *(people.id(person) for person in lookalikes.savers(city))],
            "why": "a savings club collects and pays out on the same day",
        },
    ]
    return _step(6, "Money on 15 March", [], find, others)


def _network(city: City) -> Found:
    people, lines, firms = city.population, city.phones, city.companies
    return {
        "centre": people.role("dealer"),
        "members": [people.role(role) for role in NETWORK],
        "contact": lines.number(lines.extra("contact")),
        "numbers": [lines.number(AT[role]) for role in NETWORK],
        "companies": [firms.story(key) for key in network.COMPANIES],
        "looks_the_same": [
            {
                "ids": [people.role(role) for role in FAMILY_FIRM],
                "why": "a family with four companies, who call each other and have nothing to hide",
            },
            {
                "ids": [lines.number(lines.extra("dispatcher")), *(people.id(p) for p in lookalikes.couriers(city))],
                "why": "couriers whose phones never call each other but share a contact: their dispatcher",
            },
        ],
    }


def _fires(city: City) -> Found:
    return {
        "odd": list(fires.odd_fires()),
        "places": [place.id for place in STOREHOUSES],
        "why": "outdoors, in cold and after days of rain, at storehouses that a company of the network rents",
        "looks_the_same": [
            {"ids": fires.chimney_fires(city), "why": "chimneys burn in the cold, whether it rains or not"}
        ],
    }
