"""Whom scenes are asked about: lists of residents and staff, kinds, weekdays, and what surrounds an event."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.ui.conftest import City
from tests.ui.desk import Desk


@pytest.fixture
def theft(desk: Desk, city: City) -> Iterator[Desk]:
    """The theft of the museum as a scene."""
    event = next(step["find"]["event"] for step in city.truth["steps"] if step["number"] == 1)
    desk.draw("Museum")
    desk.add(event)
    desk.act("Who was there?", event)
    expect(desk.page.locator(".scenes .scene")).to_have_count(1)
    yield desk
    desk.page.evaluate(
        """async () => { const { scenes, scenesAsked } = await import('/js/state.js');
        scenes.value = []; scenesAsked.value = { kinds: [], lists: [] }; }"""
    )


def collide(desk: Desk) -> tuple[dict[str, Any], int]:
    """Ask who was there: what was asked, and how many were found."""
    with desk.page.expect_response(lambda answer: "query Collision" in (answer.request.post_data or "")) as got:
        desk.page.get_by_role("button", name="Who was there?").last.click()
    answer: dict[str, Any] = got.value.json()
    assert "errors" not in answer
    desk.rest()
    given: dict[str, Any] = json.loads(got.value.request.post_data or "")["variables"]
    return given, answer["data"]["sceneCollision"]["total"]


def set_number(desk: Desk, label: str, value: int) -> None:
    field = desk.page.locator(".scene").get_by_label(label)
    field.fill(str(value))
    field.press("Tab")


def test_staff_are_marked_by_a_pasted_list_and_left_out_or_alone_only_when_that_is_chosen(
    theft: Desk, city: City
) -> None:
    page = theft.page
    guards = [city.truth["cast"][role]["id"] for role in ("guard-1", "guard-2")]
    _, all_of_them = collide(theft)
    page.get_by_text("Kinds, and lists of residents").click()
    page.get_by_label("Name of a list").fill("Staff on duty")
    page.get_by_label("Identifiers: one a line").fill("\n".join([*guards, "no-such-thing-7"]))
    page.get_by_role("button", name="Make it a list").click()
    expect(page.locator(".scene-whom li")).to_contain_text("2 on it")
    assert "2 of 3 identifiers are known" in theft.said
    given, marked = collide(theft)
    assert [(one["name"], set(one["ids"])) for one in given["marked"]] == [("Staff on duty", set(guards))]
    assert marked == all_of_them > 2
    expect(page.locator(".scenes .lead .tag", has_text="It stands on the list: Staff on duty.")).to_have_count(2)
    page.get_by_label("What is done with the list Staff on duty").select_option("left out")
    given, rest = collide(theft)
    assert (set(given["exclude"]), given.get("marked"), rest) == (set(guards), None, all_of_them - 2)
    page.get_by_label("What is done with the list Staff on duty").select_option("only these")
    expect(page.locator(".scenes [role=status]")).to_contain_text("2 would be compared")
    given, alone = collide(theft)
    assert (set(given["include"]), alone) == (set(guards), 2)


def test_a_list_is_made_of_what_is_selected_and_kinds_narrow_it(theft: Desk, city: City) -> None:
    page = theft.page
    things = city.truth["things"]
    handsets = [things["guard-handset-1"], things["guard-handset-2"]]
    theft.add(*handsets)
    theft.select(*handsets)
    page.evaluate("async () => (await import('/js/actions/scenes.js')).openScenes()")
    page.get_by_text("Kinds, and lists of residents").click()
    page.get_by_role("button", name="The 2 that are selected").click()
    page.get_by_role("group", name="Kinds that are compared").get_by_role("button", name="handsets").click()
    given, _ = collide(theft)
    assert {given["marked"][0]["name"], *given["marked"][0]["ids"]} == {"List 1", *handsets}
    assert given["subjectTypes"] == [handsets[0].partition(":")[0]]
    page.locator(".scene-whom").get_by_role("button", name="Take it out").click()
    assert collide(theft)[0].get("marked") is None


def test_how_long_before_and_after_an_event_and_how_far_from_it_is_asked_and_on_which_weekdays(theft: Desk) -> None:
    page = theft.page
    page.get_by_text("30 min before and 30 min after the event, within 250 m").click()
    for label, value in (("Minutes before", 90), ("Minutes after", 0), ("Within metres", 40)):
        set_number(theft, label, value)
    expect(page.locator(".scene summary").first).to_have_text("90 min before and 0 min after the event, within 40 m")
    page.locator(".scene").get_by_text("Again and again").click()
    days = page.get_by_role("group", name="Weekdays; none is all")
    days.get_by_role("button", name="Thu").click()
    days.get_by_role("button", name="Wed").click()
    given, _ = collide(theft)
    (scene,) = given["scenes"]
    asked = {name: scene[name] for name in ("minutesBefore", "minutesAfter", "metres", "weekdays", "leastDays")}
    assert asked == {"minutesBefore": 90, "minutesAfter": 0, "metres": 40, "weekdays": [2, 3], "leastDays": 1}
