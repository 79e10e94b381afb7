from __future__ import annotations

from graph_model.errors import StoreUnavailable


def unreachable(as_json: bool = False) -> None:
    """Fail as when the store is not there."""
    raise StoreUnavailable("Nobody answers.", where="bolt://here", expected="a Neo4j", do="start it")
