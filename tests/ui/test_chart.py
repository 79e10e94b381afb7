"""The chart is the investigator's: every change can be taken back, and nothing moves that was not meant."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.ui.conftest import City
from tests.ui.desk import Desk


def begun(desk: Desk) -> dict[str, Any]:
    """A first diagram around the suspect."""
    desk.draw("Lena Marwick")
    return desk.drawn()


def expandable(desk: Desk, number: int = 0) -> str:
    found = [n["id"] for n in desk.drawn()["nodes"] if 0 < n["more"] < 30 and not n["hub"] and n["members"] is None]
    return str(found[number])


def expand(desk: Desk, element: str) -> set[str]:
    before = desk.ids()
    desk.page.evaluate("async (id) => (await import('/js/actions/expand.js')).open(id)", element)
    desk.rest()
    return desk.ids() - before


def state(desk: Desk) -> Any:
    """All of the chart that a person can see or has made."""
    return desk.page.evaluate(
        """async () => {
          const { shown } = await import("/js/state.js");
          const { own, nodes, links } = shown.value;
          const plain = (value) => {
            if (value instanceof Map) return [...value].map(plain);
            if (value instanceof Set) return [...value].sort();
            if (Array.isArray(value)) return value.map(plain);
            if (!value || typeof value !== "object") return value;
            return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
          };
          return plain({ own, nodes, links });
        }"""
    )


def test_every_change_is_undone_and_done_again_exactly(desk: Desk) -> None:
    begun(desk)
    one, other = expandable(desk, 0), expandable(desk, 1)
    states = [state(desk)]
    changes: list[Callable[[], object]] = [
        lambda: expand(desk, one),
        lambda: desk.drag(one, 30, -40),
        lambda: desk.act("Align at the left", one, other),
        lambda: desk.act("Let it go from its pin", one),
        lambda: desk.act("Hide", other),
        lambda: desk.act("Tidy around this", one),
        lambda: desk.act("Fold its last", one),
    ]
    for change in changes:
        change()
        states.append(state(desk))
        assert states[-1] != states[-2]
    for expected in reversed(states[:-1]):
        desk.undo()
        assert state(desk) == expected
    expect(desk.page.get_by_role("button", name="Undo")).to_be_enabled()  # back to before the first diagram
    for expected in states[1:]:
        desk.redo()
        assert state(desk) == expected
    expect(desk.page.get_by_role("button", name="Redo")).to_be_disabled()
    for _ in range(3):
        desk.page.keyboard.press("Control+z")
    desk.rest()
    assert state(desk) == states[-4]
    for _ in range(2):
        desk.page.keyboard.press("Control+Shift+z")
    desk.rest()
    assert state(desk) == states[-2]


def test_each_expansion_folds_again_by_itself(desk: Desk) -> None:
    begun(desk)
    start = state(desk)["nodes"]
    one = expandable(desk, 0)
    first = expand(desk, one)
    other = next(
        n["id"] for n in desk.drawn()["nodes"] if n["id"] not in first and n["id"] != one and 0 < n["more"] < 30
    )
    second = expand(desk, other)
    assert first
    assert second
    # The first is folded, the second stays; and what stays of work is kept.
    desk.select(one)
    desk.choose(f"Fold {len(first)} again")
    assert not first & desk.ids()
    assert second <= desk.ids()
    desk.page.locator(".cytoscape").focus()
    desk.select(other)
    desk.page.keyboard.press("Backspace")
    desk.rest()
    assert state(desk)["nodes"] == start


def test_a_fold_opens_in_pages_and_folds_again_to_what_it_was(desk: Desk, city: City) -> None:
    desk.draw(city.truth["things"]["contact"].removeprefix("PhoneNumber:"))
    # Asked again with all that stands, the server counts what ties folded things to other marks too.
    desk.page.evaluate("async () => (await import('/js/actions/draw.js')).add([])")
    desk.rest()
    before = state(desk)
    fold = next(n for n in desk.drawn()["nodes"] if n["members"] is not None)
    came = expand(desk, fold["id"])
    assert len(came) == min(20, len(fold["members"]))
    desk.select(fold["parent"])
    desk.choose("Fold its last")
    after = state(desk)
    assert dict(after["nodes"]) == dict(before["nodes"])
    assert sorted(map(str, after["links"])) == sorted(map(str, before["links"]))


def test_an_expansion_leaves_what_somebody_worked_on(desk: Desk) -> None:
    begun(desk)
    one = expandable(desk)
    came = sorted(expand(desk, one))
    assert len(came) > 1
    desk.page.locator(".zoom").get_by_role("button", name="Show all").click()
    desk.rest()
    desk.drag(came[0], 20, 20)
    desk.select(one)
    desk.choose(f"Fold {len(came)} again")
    assert came[0] in desk.ids()
    assert not set(came[1:]) & desk.ids()
    assert "stay, as work of yours hangs on them" in desk.said


@pytest.mark.parametrize("number", range(3))
def test_new_elements_fan_out_beyond_their_parent_and_nothing_else_moves(desk: Desk, number: int) -> None:
    begun(desk)
    for _ in range(3):
        before = desk.places()
        centre = before[desk.drawn()["centres"][0]]
        parent = expandable(desk, number)
        came = expand(desk, parent)
        after = desk.places()
        assert {name: after[name] for name in before} == before
        out = math.dist(before[parent], centre)
        single = [name for name in came if after[name] != after.get(parent)]
        farther = [name for name in single if math.dist(after[name], centre) > out]
        assert len(farther) >= 0.6 * len(single)
        spots = [after[name] for name in desk.ids() if not _bearer(desk, name)]
        assert len(set(spots)) == len(spots)


def _bearer(desk: Desk, name: str) -> Any:
    return next(n["bearer"] for n in desk.drawn()["nodes"] if n["id"] == name)


def test_tidying_leaves_what_is_pinned_and_the_mark_it_is_done_around(desk: Desk) -> None:
    begun(desk)
    one = expandable(desk)
    expand(desk, one)
    desk.page.locator(".zoom").get_by_role("button", name="Show all").click()
    desk.rest()
    other = next(n["id"] for n in desk.drawn()["nodes"] if n["id"] != one and n["id"] not in desk.drawn()["centres"])
    desk.drag(other, 25, 15)
    before = desk.places()
    desk.select(one)
    desk.choose("Tidy around this")
    after = desk.places()
    assert after[one] == before[one]
    assert after[other] == before[other]
    assert sum(after[name] != before[name] for name in before) > len(before) / 2
    assert "Tidied around" in desk.said


def test_what_is_hidden_is_counted_keeps_its_place_and_is_shown_again(desk: Desk) -> None:
    before = begun(desk)
    gone = [n["id"] for n in before["nodes"] if n["id"] not in before["centres"] and not n["bearer"]][:3]
    places = desk.places()
    desk.select(*gone)
    desk.choose("Hide")
    assert not set(gone) & desk.ids()
    held = desk.page.locator(".held")
    expect(held).to_contain_text("hidden")
    expand(desk, expandable(desk))
    held.get_by_role("button").click()
    held.get_by_role("menuitem", name="again").click()
    desk.rest()
    assert {name: desk.places()[name] for name in places} == places
    expect(held).to_have_count(0)


def test_a_frame_and_the_legend_select_many(desk: Desk) -> None:
    before = begun(desk)
    box = desk.page.locator(".cytoscape").bounding_box()
    assert box is not None
    desk.select()
    desk.page.keyboard.down("Shift")
    desk.page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 70)
    desk.page.mouse.down()
    desk.page.mouse.move(box["x"] + box["width"] - 150, box["y"] + box["height"] - 90, steps=5)
    desk.page.mouse.up()
    desk.page.keyboard.up("Shift")
    desk.rest()
    inside = set(desk.drawn()["selection"])
    assert len(inside) > 3
    for node in desk.drawn()["nodes"]:
        x, y = node["at"]["x"], node["at"]["y"]
        if not node["bearer"] and box["width"] * 0.4 + 40 < x < box["width"] - 190 and 110 < y < box["height"] - 130:
            assert node["id"] in inside
    row = desk.page.locator(".legend-item", has_text="person").first
    row.hover()
    row.get_by_role("button", name="Select all").click()
    desk.rest()
    persons = {n["id"] for n in before["nodes"] if n["type"] == "Person" and n["members"] is None}
    assert persons <= set(desk.drawn()["selection"])


def test_aligned_marks_stand_in_one_line_and_spaced_evenly(desk: Desk) -> None:
    before = begun(desk)
    some = [n["id"] for n in before["nodes"] if not n["bearer"]][:4]
    desk.select(*some)
    desk.choose("Align at the top")
    assert len({desk.places()[name][1] for name in some}) == 1
    desk.choose("Space evenly across")
    xs = sorted(desk.places()[name][0] for name in some)
    steps = [b - a for a, b in pairwise(xs)]
    assert max(steps) - min(steps) <= 1


def test_a_box_stands_for_its_members_and_opens_to_what_was(desk: Desk) -> None:
    before = begun(desk)
    some = [n["id"] for n in before["nodes"] if n["id"] not in before["centres"] and not n["bearer"]][:4]
    places, links = desk.places(), len(before["links"])
    desk.select(*some)
    desk.choose("Group into a box …")
    desk.page.locator("dialog input").fill("The <b>office</b>")
    desk.page.keyboard.press("Enter")
    desk.rest()
    drawn = desk.drawn()
    box = next(n for n in drawn["nodes"] if n.get("box"))
    assert not set(some) & desk.ids()
    assert box["caption"] == "The <b>office</b>"
    assert any(box["id"] in (link["from"], link["to"]) for link in drawn["links"])
    expect(desk.panel).to_contain_text("a box with")
    expand(desk, box["id"])
    assert desk.places() == places
    assert len(desk.drawn()["links"]) == links
    assert "is open" in desk.said
