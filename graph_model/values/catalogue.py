"""All value types by name, found by walking this folder: a new value type is one file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from graph_model import values
from graph_model.errors import ModelError
from graph_model.values.base import ValueType


def collect(package: str, path: list[str]) -> Mapping[str, ValueType]:
    """The value types that the modules of a package declare, sorted by name. Raises ModelError for a name twice."""
    found: dict[str, ValueType] = {}
    for info in sorted(pkgutil.iter_modules(path, package + "."), key=lambda info: info.name):
        if info.name == __name__:
            continue
        for thing in vars(importlib.import_module(info.name)).values():
            if isinstance(thing, ValueType) and found.setdefault(thing.name, thing) is not thing:
                raise ModelError(f"The value type {thing.name} is declared twice.", where=info.name, do="rename one")
    return MappingProxyType(dict(sorted(found.items())))


VALUE_TYPES = collect(values.__name__, list(values.__path__))
"""Word used in mappings -> value type."""
