"""Analyses of tables of one's own: one file is one analysis."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from api.tables.base import Analysis
from graph_model.errors import BadArgument


def analyses() -> dict[str, Analysis]:
    """All by name: the `ANALYSIS` of each module of this folder that has one."""
    modules = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    found = (getattr(module, "ANALYSIS", None) for module in modules)
    return {one.name: one for one in found if isinstance(one, Analysis)}


def analysis_of(name: str) -> Analysis:
    """Raises BadArgument."""
    known = analyses()
    if name not in known:
        told = "; ".join(f"{one.name} ({', '.join(one.columns)})" for one in known.values())
        raise BadArgument("NAME", f"There is no analysis {name[:60]!r}.", expected=told)
    return known[name]
