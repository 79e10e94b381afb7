"""Port Merrow: districts, streets and places of an invented city, laid where the map shows open sea."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loaders.sources.demo_city.cast import HOMES
from loaders.sources.demo_city.names import words
from loaders.sources.demo_city.streams import Ints, stream

CITY = "Port Merrow"
DISTRICTS = (
    ("Old Harbour", 53.402, 1.214),
    ("Museum Quarter", 53.408, 1.196),
    ("Northquay", 53.421, 1.221),
    ("Tannery", 53.415, 1.183),
    ("Saltmarsh", 53.393, 1.228),
    ("Hill Gate", 53.427, 1.171),
    ("Linden Park", 53.409, 1.160),
    ("Weavers Row", 53.398, 1.176),
    ("Station", 53.404, 1.187),
    ("Foundry", 53.389, 1.197),
    ("Eastcliff", 53.412, 1.241),
    ("West Strand", 53.383, 1.163),
)
"""Name, latitude and longitude of the middle."""

_STEMS = words(
    "Alder Amber Anchor Bellfounder Birch Candlemaker Chandler Cobble Cooper Cormorant Curlew Dyer Elm Ferry "
    "Fuller Gannet Glover Harbour Hazel Heron Ivy Juniper Kelp Lantern Larch Limekiln Linnet Maltings Mariner "
    "Mill Netmaker Oak Orchard Osier Plover Poplar Quarry Reed Ropewalk Rowan Sailmaker Salt Sandpiper Shipwright "
    "Skinner Sluice Spindle Tallow Tern Thatcher Tide Turner Warden Weir Wharf Willow Winch Wool Yarrow Yew"
)
_KINDS = ("Street", "Lane", "Row", "Way", "Court", "Yard", "Hill", "Road", "Close", "Terrace", "Walk", "Rise")
STREETS = len(_STEMS) * len(_KINDS)
TOWER = 0
"""Index of the tower block's address; the story's other homes follow it, then everybody else's."""
FIRST_EVERYDAY_ADDRESS = len(HOMES)


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. key: its id in the gazetteer; district: index in DISTRICTS."""

    key: str
    name: str
    kind: str
    district: int
    latitude: float
    longitude: float

    @property
    def id(self) -> str:
        """Its entity id."""
        return f"Location:gazetteer:{self.key}"


MUSEUM = Place("museum", "City Museum", "museum", 1, 53.4085, 1.1962)
FERRY_TERMINAL = Place("ferry-terminal", "Ferry terminal", "ferry terminal", 0, 53.3999, 1.2201)
LOCK_UP = Place("lock-up-14", "Lock-up garage 14, Tannery yard", "garage", 3, 53.4158, 1.1821)
LOCK_UPS = (
    LOCK_UP,
    *(
        Place(f"lock-up-{n}", f"Lock-up garage {n}, Tannery yard", "garage", 3, round(53.4150 + n * 0.00005, 6), 1.1820)
        for n in range(1, 14)
    ),
)
"""A row of garages of one owner; only the first is part of the story."""
CASH_STATION = Place("cash-machine-07", "Cash machine 7, Station hall", "cash machine", 8, 53.4041, 1.1869)
CASH_HARBOUR = Place("cash-machine-11", "Cash machine 11, Old Harbour", "cash machine", 0, 53.4024, 1.2133)
CASH_MACHINES = (
    CASH_STATION,
    CASH_HARBOUR,
    *(
        Place(
            f"cash-machine-{20 + n}",
            f"Cash machine {20 + n}, {name}",
            "cash machine",
            n,
            round(lat + 0.001, 6),
            round(lon - 0.001, 6),
        )
        for n, (name, lat, lon) in enumerate(DISTRICTS)
    ),
)
STOREHOUSES = (
    Place("storehouse-2", "Storehouse 2, Northquay", "storehouse", 2, 53.4219, 1.2224),
    Place("storehouse-5", "Storehouse 5, Northquay", "storehouse", 2, 53.4223, 1.2231),
    Place("storehouse-9", "Storehouse 9, Foundry", "storehouse", 9, 53.3884, 1.1979),
)
PLACES = (MUSEUM, FERRY_TERMINAL, *LOCK_UPS, *CASH_MACHINES, *STOREHOUSES)
HARBOUR_TOWER = "Harbour Tower, 1 Saltmarsh Way"


def district_id(district: int) -> str:
    """Entity id of a district."""
    return f"Location:gazetteer:district-{district + 1:02d}"


def district_of(address: int) -> int:
    """District of an address, by its street; the tower stands in Saltmarsh."""
    return 4 if address == TOWER else (address % STREETS) % len(DISTRICTS)


def address_text(address: int) -> str:
    """Street and number; unique by index."""
    if address == TOWER:
        return f"{HARBOUR_TOWER}, {CITY}"
    street = address % STREETS
    number = address // STREETS + 1 + street * 13 % 60
    return f"{number} {street_name(street)}, {CITY}"


def street_name(street: int) -> str:
    """Name of a street, by its number below STREETS."""
    return f"{_STEMS[street % len(_STEMS)]} {_KINDS[street // len(_STEMS)]}"


def postcode(address: int) -> str:
    """Postcode, one for each street; PM is no code in use."""
    street = address % STREETS
    return f"PM{district_of(address) + 1} {street // 120 + 1}{chr(65 + street % 8)}{chr(74 + street // 8 % 14)}"


def positions(addresses: Ints, seed: int, part: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Latitudes and longitudes: scattered about the middle of each address's district."""
    rng = stream(seed, "positions", part)
    middle = np.array([(lat, lon) for _, lat, lon in DISTRICTS])
    places = np.array([district_of(int(address)) for address in addresses], dtype=np.int64)
    spread = rng.normal(0.0, 0.0035, (len(addresses), 2))
    found = np.round(middle[places] + spread, 6)
    return found[:, 0], found[:, 1]
