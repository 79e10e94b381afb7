"""Random streams and scattered numbers: each layer draws from its own, so that adding a layer changes nothing else."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

CHUNK = 20_000
"""People (or rows) that are drawn and written out at a time: bounds memory whatever the city's size."""

PRIME_7 = 9_999_991
PRIME_8 = 99_999_989
PRIME_10 = 9_999_999_967
"""Largest primes below 10**7, 10**8 and 10**10: numbers scattered modulo these are unique and look issued."""


def stream(seed: int, layer: str, part: int = 0) -> np.random.Generator:
    """The random generator of one part (chunk) of one layer; depends on nothing but its three arguments."""
    name = int.from_bytes(blake2b(layer.encode(), digest_size=8).digest(), "big")
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, name, part])))


def scattered(index: Ints, seed: int, kind: str, prime: int) -> Ints:
    """Unique numbers below `prime` for the indexes (all below it), in no visible order: index * factor + shift."""
    rng = stream(seed, f"numbers of {kind}")
    # The factor stays below 2**29, so that the product fits into 63 bits for every index below 2**33.
    factor = int(rng.integers(min(prime, 2**29) // 3, min(prime, 2**29)))
    shift = int(rng.integers(prime))
    return (np.asarray(index, dtype=np.int64) * factor + shift) % prime


def zipf_weights(count: int, flatten: float, power: float) -> NDArray[np.float64]:
    """Cumulative share of ranks 0 to count-1, each weighing (rank + flatten) ** -power."""
    weights = (np.arange(count) + flatten) ** -power
    return np.asarray(np.cumsum(weights / weights.sum()), dtype=np.float64)


def pick(rng: np.random.Generator, shares: NDArray[np.float64], size: int) -> Ints:
    """`size` ranks drawn by cumulative shares."""
    return np.minimum(np.searchsorted(shares, rng.random(size)), len(shares) - 1).astype(np.int64)
