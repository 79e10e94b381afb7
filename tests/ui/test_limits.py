"""Up to 300 marks all is fluid; beyond, the server folds and the page says what; 2,000 on request; above, advice."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.ui.conftest import City
from tests.ui.desk import Desk

MANY = """query Many($text: String!, $types: [String!], $after: String) {
  search(text: $text, types: $types, first: 100, after: $after) {
    edges { node { id } } pageInfo { hasNextPage endCursor } } }"""


def ids_of(desk: Desk, kind: str, number: int) -> list[str]:
    """Ids of so many elements of a type."""
    found: list[str] = []
    for letter in "aeiou":
        after = None
        while len(set(found)) < number:
            page: dict[str, Any] = desk.page.evaluate(
                "async ([query, variables]) => (await import('/js/api.js')).ask(query, variables)",
                [MANY, {"text": f"*{letter}*", "types": [kind], "after": after}],
            )["search"]
            found += [edge["node"]["id"] for edge in page["edges"]]
            after = page["pageInfo"]["endCursor"]
            if not page["pageInfo"]["hasNextPage"]:
                break
    return sorted(set(found))[:number]


def told(desk: Desk) -> set[str]:
    """Everything that is drawn, by itself or in a fold."""
    nodes = desk.drawn()["nodes"]
    return {member for node in nodes for member in node["members"] or []} | {node["id"] for node in nodes}


def waiting(desk: Desk) -> set[str]:
    return set(desk.page.evaluate("async () => (await import('/js/state.js')).chart.value.waiting"))


def test_beyond_300_marks_new_ones_are_folded_or_wait_and_come_when_asked_for_plainly(desk: Desk, city: City) -> None:
    desk.draw("Lena Marwick")
    before = desk.places()
    wanted: set[str] = set()
    for kind in ("Person", "Address", "Vehicle", "Event", "PhoneNumber"):
        some = ids_of(desk, kind, 200)
        desk.add(*some)
        wanted |= set(some)
        assert len(desk.drawn()["nodes"]) <= 300
        assert set(some) <= told(desk) | waiting(desk)
        if waiting(desk):
            break
    left = waiting(desk)
    assert left
    assert {name: desk.places()[name] for name in before} == before
    held = desk.page.locator(".held")
    expect(held).to_contain_text(f"300 marks are drawn, and {'one' if len(left) == 1 else len(left)} had no room.")
    held.get_by_role("button", name="draw up to 2,000, plainly").click()
    desk.rest()
    assert not waiting(desk)
    assert wanted <= told(desk)
    expect(held).to_contain_text("drawn plainly")
    assert {name: desk.places()[name] for name in before} == before
    desk.add(*[f"Person:civil-register:none-{number}" for number in range(2000)])
    expect(desk.page.locator(".trouble")).to_contain_text("Take off what is hidden, fold an expansion again")
    assert wanted <= told(desk)
