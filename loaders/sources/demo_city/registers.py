"""The city's registers: each a source of its own with its grade, so that departments may differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph_model.grade import parse_grade
from graph_model.records import Record, Rejection, Source
from graph_model.registry import Registry
from loaders.sources.demo_city import (
    accounts,
    calls,
    case,
    civil,
    companies,
    fires,
    lookalikes,
    money,
    network,
    payments,
    phones,
    police,
    scenes,
    sensors,
    suspect,
    tenancies,
    traffic,
    travel,
    vehicles,
)
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import ZONE

Layer = Callable[[City], Iterator[Record]]


@dataclass(frozen=True, slots=True)
class Book:
    """A register: its name, title and grade, and what each layer of the city writes into it, in order."""

    name: str
    title: str
    grade: str
    layers: tuple[tuple[str, Layer], ...]


BOOKS = (
    Book("gazetteer", "City gazetteer: addresses and places", "A1", (("people", civil.gazetteer),)),
    Book("civil-register", "Civil register", "A1", (("people", civil.residents), ("network", network.everyday_ties))),
    Book(
        "company-register",
        "Company register and employment",
        "A2",
        (
            ("companies", companies.register),
            ("network", network.companies),
            ("lookalikes", lookalikes.companies),
            ("case", suspect.companies),
        ),
    ),
    Book(
        "traffic-police",
        "Traffic police: vehicles and keepers",
        "A2",
        (
            ("vehicles", vehicles.register),
            ("network", network.vehicles),
            ("lookalikes", lookalikes.vehicles),
            ("case", suspect.vehicles),
        ),
    ),
    Book(
        "tenancy-register",
        "Tenancy register",
        "B2",
        (("tenancies", tenancies.register), ("network", network.tenancies), ("case", suspect.tenancies)),
    ),
    Book(
        "phone-company",
        "Phone company: lines, calls and messages",
        "A2",
        (
            ("phones", phones.subscriptions),
            ("network", network.phones),
            ("lookalikes", lookalikes.phones),
            ("case", suspect.phones),
            ("calls", calls.everyday),
            ("network", network.calls),
            ("lookalikes", lookalikes.calls),
            ("case", suspect.calls),
        ),
    ),
    Book(
        "bank",
        "Bank: accounts, cards and payments",
        "B1",
        (
            ("accounts", accounts.register),
            ("network", network.accounts),
            ("lookalikes", lookalikes.accounts),
            ("case", suspect.accounts),
            ("money", money.accounts),
            ("payments", payments.everyday),
            ("network", network.payments),
            ("lookalikes", lookalikes.payments),
            ("case", suspect.payments),
            ("money", money.payments),
        ),
    ),
    Book(
        "hotel-register",
        "Hotel register: guests' own statements",
        "C3",
        (("hotels", travel.hotel_guests), ("case", suspect.stays)),
    ),
    Book(
        "ferry-operator",
        "Ferry operator: bookings",
        "C2",
        (("ferry", travel.ferry_bookings), ("case", suspect.passage)),
    ),
    Book("fire-service", "Fire service", "A2", (("fires", fires.service),)),
    Book("case-file", "Police case files and reports", "B2", (("police", police.everyday), ("case", case.file))),
    Book(sensors.SOURCE, "City sensors: what stands where", "A1", (("sensors", sensors.described),)),
    Book(
        "traffic-cameras",
        "Traffic cameras: plates read",
        "B2",
        (("sensors", traffic.plates), ("sensors", scenes.plates)),
    ),
    Book(
        traffic.MUSEUM_SECURITY,
        "Museum and hotel: gate, desk and receivers",
        "B2",
        (("sensors", traffic.visitors), ("sensors", scenes.museum), ("sensors", scenes.hotel)),
    ),
    Book(
        "mast-records",
        "Phone company: handsets at masts",
        "A2",
        (("sensors", traffic.phones), ("sensors", scenes.masts)),
    ),
)


@dataclass
class Register:
    """One register of one city: a record source."""

    source: Source
    city: City
    layers: tuple[tuple[str, Layer], ...]

    def records(self, registry: Registry) -> Iterator[Record | Rejection]:
        """Every record of the layers that the options name, in a fixed order. Nothing is refused."""
        row = 0
        for layer, write in self.layers:
            if layer in self.city.options.layers:
                for record in write(self.city):
                    row += 1
                    record.row = row
                    yield record

    def unused(self) -> dict[str, str]:
        """Nothing: there are no columns."""
        return {}

    def files(self) -> tuple[Path, ...]:
        """None: the city is drawn, not read."""
        return ()


def registers(city: City) -> list[Register]:
    """The city's registers, in the order in which they are loaded."""
    licence = "CC0-1.0"
    return [
        Register(
            Source(book.name, book.title, parse_grade(book.grade), licence=licence, zone=ZONE, country="GB"),
            city,
            book.layers,
        )
        for book in BOOKS
    ]
