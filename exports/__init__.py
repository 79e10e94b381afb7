"""From a diagram to a file: ONE FILE = ONE FORMAT, found by walking, with a `FORMAT` that says how to write it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from drawing.diagram import Diagram
from exports.about import About
from exports.added import NOTHING, Added
from graph_model.errors import BadArgument

Write = Callable[[Diagram, About, Added], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. title: what it is, for people. suffix: of its files, with the dot. write: the same diagram,
    `about` and `added` give the same bytes. facts: whether it tells the facts behind the lines, in `added`."""

    name: str
    title: str
    media_type: str
    suffix: str
    write: Write
    facts: bool = False


def formats(package: str = "exports") -> dict[str, Format]:
    """All formats by name."""
    parent = importlib.import_module(package)
    modules = (importlib.import_module(f"{package}.{info.name}") for info in pkgutil.iter_modules(parent.__path__))
    found = (module.FORMAT for module in modules if hasattr(module, "FORMAT"))
    return {kind.name: kind for kind in sorted(found, key=lambda kind: kind.name)}


def format_of(name: str) -> Format:
    """The format of a name. Raises BadArgument."""
    known = formats()
    if name not in known:
        raise BadArgument("format", f"There is no format {name[:40]!r}.", expected="one of " + ", ".join(known))
    return known[name]


def export(name: str, diagram: Diagram, about: About, added: Added = NOTHING) -> bytes:
    """A diagram, with what a person added to it, as a file of the format `name`. Raises BadArgument where there is no
    such format."""
    return format_of(name).write(diagram, about, added)
