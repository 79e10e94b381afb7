"""Kernels: loops over arrays as plain functions, compiled by numba when they are first called."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Result = TypeVar("Result")


def compiled(kernel: Callable[Given, Result]) -> Callable[Given, Result]:
    """The kernel as machine code, kept beside its module or in the user's cache, so that only the first run ever waits
    for the compiler; where neither can be written to, compiled in each process.

    Threads run it side by side: it does not hold the interpreter's lock. As a decorator it stands in modules named
    `*_kernel` alone, which are imported inside the functions that need them, for numba takes a second to import. A
    kernel calls others of its own file alone: what numba keeps does not notice changes elsewhere.
    """
    return cast("Callable[Given, Result]", _machine_code(kernel))


@cache
def _machine_code(kernel: Callable[..., Any]) -> Any:
    from numba import njit

    made: Any = njit
    try:
        return made(kernel, cache=True, nogil=True, error_model="numpy")
    except RuntimeError:
        return made(kernel, nogil=True, error_model="numpy")
