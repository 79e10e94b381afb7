"""Kernels: loops over arrays as plain functions, compiled by numba when first called."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Result = TypeVar("Result")


@cache
def compiled(kernel: Callable[Given, Result]) -> Callable[Given, Result]:
    """The kernel as machine code; numba keeps it on disk, so that only the first run ever waits for its compiler.

    Threads run it side by side: it does not hold the interpreter's lock.
    """
    from numba import njit

    return cast("Callable[Given, Result]", njit(cache=True, nogil=True)(kernel))
