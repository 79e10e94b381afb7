from __future__ import annotations

from dataclasses import asdict

import numpy as np
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.errors import BadArgument
from graph_model.records import Record
from graph_model.registry import Registry
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.options import LAYERS, Options, parse
from loaders.sources.demo_city.registers import BOOKS, registers
from loaders.sources.demo_city.streams import PRIME_7, PRIME_8, PRIME_10, scattered

SMALL = 700


def written(options: Options, registry: Registry) -> dict[str, list[bytes]]:
    """Each register's records as bytes; the row number, which counts what came before, is left out."""
    return {
        register.source.name: [
            orjson.dumps(asdict(r) | {"row": 0}) for r in register.records(registry) if isinstance(r, Record)
        ]
        for register in registers(City(options))
    }


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_city(registry: Registry) -> None:
    first = written(Options(SMALL, 5), registry)
    assert written(Options(SMALL, 5), registry) == first
    other = written(Options(SMALL, 6), registry)
    # Sensors stand where they stand, in every city.
    assert all(other[name] != first[name] for name in first if name != "city-sensors")


def test_what_one_layer_adds_changes_nothing_in_another(registry: Registry) -> None:
    whole = written(Options(SMALL, 5), registry)
    alone = [written(Options(SMALL, 5, (layer,)), registry) for layer in LAYERS]
    halves = [written(Options(SMALL, 5, LAYERS[half::2]), registry) for half in (0, 1)]
    assert all(sum(map(len, part.values())) for part in alone)
    for name, lines in whole.items():
        assert sorted(line for part in alone for line in part[name]) == sorted(lines)
        assert sorted(line for part in halves for line in part[name]) == sorted(lines)


def test_every_layer_is_written_by_some_register() -> None:
    assert {layer for book in BOOKS for layer, _ in book.layers} == set(LAYERS)


@given(st.integers(0, 2**40), st.sampled_from([PRIME_7, PRIME_8, PRIME_10]), st.text(max_size=8))
def test_scattered_numbers_are_unique_and_below_their_prime(seed: int, prime: int, kind: str) -> None:
    found = scattered(np.arange(5_000), seed, kind, prime)
    assert len(np.unique(found)) == len(found)
    assert found.min() >= 0
    assert found.max() < prime


@pytest.mark.parametrize("prime", [PRIME_7, PRIME_8, PRIME_10])
def test_the_moduli_are_primes(prime: int) -> None:
    assert all(prime % divisor for divisor in range(2, int(prime**0.5) + 1))


@pytest.mark.parametrize(
    ("given_options", "argument"),
    [
        ({"people": "599"}, "people"),
        ({"people": "1000001"}, "people"),
        ({"people": "many"}, "people"),
        ({"seed": "-1"}, "seed"),
        ({"layers": "people,weather"}, "layers"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_an_option_that_cannot_be_used_is_named(given_options: dict[str, str], argument: str) -> None:
    with pytest.raises(BadArgument) as raised:
        parse(given_options)
    assert raised.value.argument == argument


def test_options_come_as_texts_and_default_to_the_demo() -> None:
    assert parse({}) == Options(2_000, 312, LAYERS)
    assert parse({"people": "5000", "seed": "7", "layers": "people, calls"}) == Options(5_000, 7, ("people", "calls"))
