"""The attributes that a question names."""

from __future__ import annotations

from graph_model.declare import Attribute, EntityType
from graph_model.errors import BadArgument


def attribute_of(declared: EntityType, name: str, argument: str) -> Attribute:
    """The attribute of a type that an argument names. Raises BadArgument."""
    found = next((a for a in declared.attributes if a.name == name), None)
    if found is None:
        names = ", ".join(a.name for a in declared.attributes)
        raise BadArgument(argument, f"{declared.name} has no attribute {name[:60]!r}.", expected=names)
    return found
