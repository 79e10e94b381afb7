"""A register whose every name tries something on whoever shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph_model.grade import Grade
from graph_model.records import Claim, Link, Record, Rejection, Source
from graph_model.registry import Registry

FIRST = "Person:hostile:0"
NAMES = (
    "Mallory <img src=x onerror=alert(1)>",
    '"><script>alert(2)</script>',
    "javascript:alert(3)",
    "\u202egnissap\u202c turned round",
    "'; DROP TABLE persons; --",
    "${alert(4)} {{alert(5)}} `alert(6)`",
    "<style>*{display:none}</style>",
    "&lt;b&gt;not bold&lt;/b&gt;",
    "line one\nline two\ttabbed",
    "Zoë\u0301\u0301\u0301\u0301 𝕬𝖉𝖆 👩🏽‍🚒",
    "very long " + "name " * 200,
    "https://attacker.example/picture.png",
)


class Hostile:
    """The register: one person for each name, all of whom know the first."""

    source = Source("hostile", 'Register <b>of</b> "hostile" names', Grade(5, 5))

    def records(self, registry: Registry) -> Iterator[Record | Rejection]:
        """One record a person."""
        for place, name in enumerate(NAMES):
            this = f"Person:hostile:{place}"
            links = [Link("KNOWS", this, FIRST)] if place else []
            yield Record(f"<i>{place}</i>", 1, [Claim(this, {"name": name, "occupation": name[:40]})], links)

    def unused(self) -> dict[str, str]:
        """Nothing is left unused."""
        return {}

    def files(self) -> tuple[Path, ...]:
        """It is not read from a file."""
        return ()


def hostile() -> Hostile:
    """The register, to be loaded."""
    return Hostile()
