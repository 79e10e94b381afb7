"""Loops over millions of readings, compiled by numba when they are first run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """The function as machine code, kept beside its module or in the user's cache, else compiled in each process.

    Only modules named `*_kernel` use it, and they are imported inside the functions that need them, for numba takes a
    second to import. A kernel calls others of its own file alone: what numba keeps does not notice changes elsewhere.
    """
    from numba import njit

    made: Any = njit
    try:
        kept: Callable[P, R] = made(function, cache=True, nogil=True, error_model="numpy")
    except RuntimeError:  # neither folder can be written to
        kept = made(function, nogil=True, error_model="numpy")
    return kept
