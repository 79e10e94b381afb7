"""Constants of a module with the sentence that stands under each: the limits that the docs list."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Constant:
    """name: as the module has it. value: what it is. doc: the text under it."""

    name: str
    value: object
    doc: str


def constants(module: ModuleType) -> Iterator[Constant]:
    """The documented constants of a module, in the order of its lines."""
    for one, below in pairwise(ast.parse(inspect.getsource(module)).body):
        if (
            isinstance(one, ast.Assign)
            and isinstance(one.targets[0], ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            name = one.targets[0].id
            yield Constant(name, getattr(module, name), " ".join(below.value.value.split()))
