"""The same stores as if nothing had ever come, for properties that are tried many times over."""

from __future__ import annotations

from loaders.stores import Stores
from stores.graph.wipe import wipe
from tests.stores.operations.emptying import empty


def afresh(stores: Stores) -> None:
    """Empty the graph and the operational database. The classes stay, as `stores` holds their numbers."""
    wipe(stores.graph)
    empty(stores.operations)
