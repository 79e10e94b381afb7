"""Through which accounts an entity pays, and which cards draw on which account."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from graph_model.view import View


def cards_of(view: View, link: str = "CARD_OF") -> dict[str, str]:
    """Card -> the account that it draws on, the first by id of several.

    >>> from algorithms.drawn import drawn
    >>> cards_of(drawn("PaymentCard:c -CARD_OF-> BankAccount:a"))
    {'PaymentCard:c': 'BankAccount:a'}
    """
    found: dict[str, str] = {}
    for card, account in _pairs(view, {link}):
        found[card] = min(account, found.get(card, account))
    return found


def accounts_of(
    view: View, entity: str, types: Collection[str], links: Collection[str] = ("OWNS", "USES")
) -> list[str]:
    """The entity itself and, of what it owns or uses, all of these types: where what it pays leaves from."""
    beside = {thing for holder, thing in _pairs(view, links) if holder == entity}
    places = {thing: view.place(thing) for thing in beside}
    fits = {
        thing for thing, at in places.items() if at is not None and view.type_names[view.node_types[at]] in set(types)
    }
    return [entity, *sorted(fits - {entity})]


def _pairs(view: View, links: Collection[str]) -> list[tuple[str, str]]:
    numbers = [number for number, name in enumerate(view.link_names) if name in set(links)]
    kept = np.isin(view.link_types, numbers)
    ends = zip(view.starts[kept].tolist(), view.ends[kept].tolist(), strict=True)
    return [(view.ids[a], view.ids[b]) for a, b in ends]
