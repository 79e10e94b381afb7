"""A register of people and one of whom they know, as CSV files with their mappings: somebody's rows, of any number."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random

from graph_model.protocols import RecordSource
from loaders.mapping.source import open_mapping

ROWS = 500_000
SOURCES = {
    "people": """\
source: {name: bench-people, title: People to measure by, grade: B2, licence: CC0-1.0}
file: {zone: UTC}
record: {key: number}
entities:
  person: {type: Person, source_key: number, claims: {name: name, born: born}}
""",
    "acquaintances": """\
source: {name: bench-acquaintances, title: Acquaintances to measure by, grade: C3, licence: CC0-1.0}
file: {zone: UTC}
record: {key: number}
entities:
  one: {type: Person, source: bench-people, source_key: one}
  other: {type: Person, source: bench-people, source_key: other}
links:
  - {type: KNOWS, from: one, to: other, since: since, attributes: {context: context}}
""",
}
CONTEXTS = ("school", "work", "prison", "football", "family friends")


@dataclass(frozen=True)
class Register:
    """One file and the mapping that reads it."""

    mapping: Path
    file: Path


@contextmanager
def registers(links: int, seed: int) -> Iterator[tuple[list[Register], dict[str, int]]]:
    """A register of people and one of so many rows that tell who knows whom, ten for each of them; and their size.

    The files are deleted at the end.
    """
    random, people = Random(seed), max(links // 10, 2)
    rows = {
        "people": (("number", "name", "born"), _people(random, people)),
        "acquaintances": (("number", "one", "other", "since", "context"), _acquaintances(random, people, links)),
    }
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as folder:
        found = []
        for name, (header, lines) in rows.items():
            register = Register(Path(folder, f"{name}.yaml"), Path(folder, f"{name}.csv"))
            register.mapping.write_text(SOURCES[name], encoding="utf-8")
            with register.file.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(chain((header,), lines))
            found.append(register)
        yield found, {"people": people, "links": links, "seed": seed}


def sources_of(found: list[Register]) -> list[RecordSource]:
    """The registers as sources, people first."""
    return [source for register in found for source in open_mapping(register.mapping, [register.file])]


def _people(random: Random, people: int) -> Iterator[tuple[str, ...]]:
    for k in range(people):
        yield f"P{k}", f"Given{k % 997} Family{k % 7919}", _day(random, 1930)


def _acquaintances(random: Random, people: int, links: int) -> Iterator[tuple[str, ...]]:
    for k in range(links):
        one, other = random.sample(range(people), 2)
        yield f"A{k}", f"P{one}", f"P{other}", _day(random, 1990), random.choice(CONTEXTS)


def _day(random: Random, year: int) -> str:
    return f"{year + random.randrange(30)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
