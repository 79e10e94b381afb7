"""How big a city, drawn from which seed, with which layers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_model.errors import BadArgument

LAYERS = (
    "people",
    "companies",
    "vehicles",
    "phones",
    "calls",
    "accounts",
    "payments",
    "hotels",
    "ferry",
    "tenancies",
    "police",
    "fires",
    "network",
    "lookalikes",
    "money",
    "case",
    "sensors",
)
"""Everything that may be left out. Each draws from its own stream: what one adds changes nothing in another."""

LEAST, MOST = 600, 1_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """people: residents, 600 to a million. seed: any whole number from 0. layers: which of LAYERS are given out."""

    people: int = 2_000
    seed: int = 312
    layers: tuple[str, ...] = LAYERS

    def __post_init__(self) -> None:
        if not LEAST <= self.people <= MOST:
            raise BadArgument("people", f"The city cannot have {self.people} people.", expected=f"{LEAST} to {MOST}")
        if not 0 <= self.seed < 2**63:
            raise BadArgument("seed", f"{self.seed} is no seed.", expected="a whole number from 0, below 2**63")
        unknown = sorted(set(self.layers) - set(LAYERS))
        if unknown:
            raise BadArgument("layers", f"No such layer: {', '.join(unknown)}.", expected=", ".join(LAYERS))


def parse(given: Mapping[str, str]) -> Options:
    """Options from texts, as a command line gives them: people=2000 seed=312 layers=people,vehicles."""
    unknown = sorted(set(given) - {"people", "seed", "layers"})
    if unknown:
        raise BadArgument(unknown[0], f"The demo city has no option {unknown[0]}.", expected="people, seed or layers")
    numbers = {name: _whole(name, given[name]) for name in ("people", "seed") if name in given}
    named = tuple(name.strip() for name in given.get("layers", "").split(",") if name.strip())
    return Options(**numbers, layers=named or LAYERS)


def _whole(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise BadArgument(name, f"{text[:20]!r} is no whole number.", expected=f"{name}=2000, for example") from None
