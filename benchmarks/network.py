"""A random graph of people and a million links of five types, as a source: what paths are measured on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from graph_model.records import Claim, Link, Record, Source
from graph_model.registry import Registry

TYPES = ("KNOWS", "LIVES_WITH", "MET", "PARTNER_OF", "RELATIVE_OF")
_CHUNK = 500
_DAY = 86_400_000


class Network:
    """`people` persons, and `links` links between random pairs of them; the same for the same seed."""

    def __init__(self, people: int, links: int, seed: int) -> None:
        self.source, self.people, self.links, self.seed = Source("bench", "Benchmark"), people, links, seed

    def files(self) -> tuple[Path, ...]:
        """None: all is made here."""
        return ()

    def unused(self) -> dict[str, str]:
        """Nothing."""
        return {}

    def records(self, registry: Registry) -> Iterator[Record]:
        """Many facts in each record, so that what is measured after is the graph and not its loading."""
        rng = np.random.default_rng(self.seed)
        for begin in range(0, self.people, _CHUNK):
            names = range(begin, min(begin + _CHUNK, self.people))
            yield Record(f"p{begin}", 1, [Claim(person(number), {"name": f"Person {number:06}"}) for number in names])
        for begin in range(0, self.links, _CHUNK):
            size = min(_CHUNK, self.links - begin)
            starts, ends = rng.integers(0, self.people, (2, size))
            days, kinds = rng.integers(0, 7_000, size), rng.integers(0, len(TYPES), size)
            yield Record(
                f"l{begin}",
                1,
                [],
                [
                    Link(TYPES[kind], person(a), person(b), int(day) * _DAY, nth=str(number))
                    for number, (a, b, day, kind) in enumerate(zip(starts, ends, days, kinds, strict=True))
                    if a != b
                ],
            )


def person(number: int) -> str:
    """The id of a person."""
    return f"Person:bench:{number:06}"
