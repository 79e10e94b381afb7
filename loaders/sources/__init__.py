"""Built-in sources: one module or package each, found by walking, with a `SOURCE` that says how to open it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_model.protocols import RecordSource

Open = Callable[[Sequence[Path], Mapping[str, str], Path | None], Sequence[RecordSource]]


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A source that comes with Sightline. doc: one sentence for people. open: (files, options, folder of the public
    data sets or None) -> its registers in the order of loading; raises BadInput where there is nothing to read."""

    name: str
    title: str
    doc: str
    licence: str
    open: Open


def built_in(package: str = "loaders.sources") -> dict[str, BuiltIn]:
    """All built-in sources by name."""
    parent = importlib.import_module(package)
    modules = (importlib.import_module(f"{package}.{info.name}") for info in pkgutil.iter_modules(parent.__path__))
    found = (module.SOURCE for module in modules if hasattr(module, "SOURCE"))
    return {source.name: source for source in sorted(found, key=lambda source: source.name)}
