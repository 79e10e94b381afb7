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

from graph_model.errors import BadInput
from loaders.sources.demo_city import case, fires, lookalikes, network, suspect, truth_steps
from loaders.sources.demo_city.cast import AT, CAST, FAMILY_FIRM, NETWORK
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import ZONE
from loaders.sources.demo_city.geography import CITY, LOCK_UP, MUSEUM, STOREHOUSES, TOWER
from loaders.sources.demo_city.options import Options

SCHEMA = "sightline-demo-truth/1"
Found = dict[str, Any]


def truth(seed: int = 312, people: int = 2_000) -> Found:
    """The truth of the city with this seed and this many people."""
    city = City(Options(people=people, seed=seed))
    things = _things(city)
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
        "things": things,
        "steps": truth_steps.six(city, things),
        "network": _network(city),
        "fires": _fires(city),
    }


def write(path: Path, seed: int = 312, people: int = 2_000) -> None:
    """Write the truth file beside a load: JSON, the same bytes for the same arguments."""
    path.write_bytes(orjson.dumps(truth(seed, people), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def read(path: Path) -> Found:
    """The truth out of its file. Raises BadInput where there is none, or it is no truth file of this schema."""
    try:
        found: Any = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise BadInput(f"The truth file cannot be read: {error}.", where=str(path), do="load the city again") from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise BadInput("This is no truth file of the demo city.", where=str(path), expected=f"schema {SCHEMA}")
    return dict(found)


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
