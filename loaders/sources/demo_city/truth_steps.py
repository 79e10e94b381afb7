"""The truth of the six steps: what each must find, and which innocent things look the same."""

from __future__ import annotations

from typing import Any

from loaders.sources.demo_city import case, lookalikes, money, network, scenes, sensors, suspect, tenancies, traffic
from loaders.sources.demo_city.cast import AT
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import instant
from loaders.sources.demo_city.geography import LOCK_UP, MUSEUM

Found = dict[str, Any]


def six(city: City, things: dict[str, str]) -> list[Found]:
    """The six steps in order; things: the entities that the story names, by name."""
    return [
        _theft(city, things),
        _visit(city, things),
        _registers(city, things),
        _together(city, things),
        _against(city, things),
        _money(city),
    ]


def _step(number: int, name: str, needs: list[str], find: Found, looks_the_same: list[Found]) -> Found:
    return {"number": number, "name": name, "needs": needs, "find": find, "looks_the_same": looks_the_same}


def _theft(city: City, things: dict[str, str]) -> Found:
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
        "receiver": sensors.HALL.id,
        "mast": scenes.MUSEUM_MAST.id,
    }
    bus = {
        "ids": [scenes.bus_handset(city)],
        "why": "a phone on a night bus: seen by the mast alone, compatible and not present",
    }
    guards = {"ids": [things["guard-handset-1"], things["guard-handset-2"]], "why": "handsets of two guards on duty"}
    return _step(1, "The theft", ["sensors"], find, [guards, bus])


def _visit(city: City, things: dict[str, str]) -> Found:
    find = {
        "event": case.VISIT,
        "footage": case.DAY_FOOTAGE,
        "handset": things["handset-1"],
        "receiver": sensors.HALL.id,
        "gate": sensors.GATE.id,
        "gate_candidates": scenes.candidates(city),
        "desk": sensors.DESK.id,
        "since": case.AFTERNOON[0],
        "until": case.AFTERNOON[1],
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


def _registers(city: City, things: dict[str, str]) -> Found:
    people = city.population
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


def _together(city: City, things: dict[str, str]) -> Found:
    find = {
        "vehicles": [things["van"], things["scout"]],
        "plates": [things["van-plate"], things["scout-plate"]],
        "nights": list(scenes.NIGHTS),
        "cameras": [camera.id for camera in sensors.NIGHT_ROUTE],
    }
    others = [
        {"ids": scenes.commuters(city), "why": "neighbours who drive to work together: first by count"},
        {"ids": [scenes.taxi(city)], "why": "a taxi, which passes every camera by night"},
        {"ids": scenes.fans(city), "why": "forty cars on their way to a match"},
        {"ids": [scenes.cloned(city)], "why": "a plate that two cars wear: 40 km in four minutes"},
        {"ids": scenes.household(city), "why": "two cars of one household, on Saturdays"},
    ]
    return _step(4, "Moving together", ["sensors"], find, others)


def _against(city: City, things: dict[str, str]) -> Found:
    people = city.population
    find = {
        "report": case.LETTER,
        "grade": str(case.LETTER_GRADE),
        "named": people.role("innocent"),
        "his_plate": things["innocent-plate"],
        "dropped_by_least_grade": "C3",
        "his_car_read_by": sensors.COAST_CAMERA.id,
        "his_car_read_at": traffic.at_local(scenes.THEFT, "00:31:12"),
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
