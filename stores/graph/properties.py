"""How the attributes of a claim or link are stored: as properties of its fact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from graph_model.declare import Attribute
from graph_model.records import Claim, Link
from graph_model.values.base import ValueType


class Properties:
    """How the attributes of one type are stored. names: attribute -> property, of those with one part."""

    def __init__(self, attributes: Sequence[Attribute]) -> None:
        self.types: dict[str, ValueType] = {attribute.name: attribute.type for attribute in attributes}
        self.names = {name: name + of.parts[0].suffix for name, of in self.types.items() if len(of.parts) == 1}
        self.searched = [attribute.name for attribute in attributes if attribute.search]

    def put(self, said: Claim | Link, facts: dict[str, Any]) -> None:
        """Add what was said, and given, to the properties of a fact."""
        if said.given:
            facts["given"] = orjson.dumps(said.given, default=str, option=orjson.OPT_SORT_KEYS).decode()
        for name, value in said.attributes.items():
            if name in self.names and type(value) is not tuple:
                facts[self.names[name]] = value
            else:
                facts |= self.types[name].store(name, value)
