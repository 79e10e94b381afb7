"""What a question to the schema is, and the fields that many of them ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

BRIEF = "id type caption"
PAGE = "total atLeast pageInfo { hasNextPage endCursor } edges { cursor }"
DIAGRAM = "nodeCount linkCount omitted atLeast hubsNotWalked hiddenByFilter columns"
_VARIABLES = {
    "id": "ID!",
    "other": "ID!",
    "ids": "[ID!]!",
    "refs": "[String!]!",
    "filter": "FactFilter",
    "after": "String",
}


@dataclass(frozen=True, slots=True)
class Question:
    """text: GraphQL with the variables of _VARIABLES as it needs them. paged: it is asked again with `after`."""

    name: str
    text: str

    @property
    def paged(self) -> bool:
        """Whether it gives pages."""
        return "$after" in self.text


def one(name: str, body: str) -> Question:
    takes = ", ".join(
        f"${variable}: {kind}" for variable, kind in _VARIABLES.items() if re.search(rf"\${variable}\b", body)
    )
    return Question(name, f"query({takes}) {{ {body} }}" if takes else f"{{ {body} }}")


def each(name: str, values: Sequence[Any], body: str) -> list[Question]:
    """One question for each value, which stands for VALUE in its text."""
    return [one(f"{name} {str(value).lower()}", body.replace("VALUE", str(value))) for value in values]
