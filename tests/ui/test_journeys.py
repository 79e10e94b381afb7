"""Tasks of a working day on the demo city, and how many clicks, keys and texts each takes (docs/journeys.md)."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.ui.conftest import City
from tests.ui.desk import Desk
from tests.ui.hand import Hand

CITY = "demo city"


def button(desk: Desk, name: str) -> Any:
    return desk.page.locator(".selection-bar").get_by_role("button", name=name)


def rail(desk: Desk, name: str) -> Any:
    return desk.page.locator(".rail-item", has_text=name)


def test_who_is_this_and_what_is_around(desk: Desk) -> None:
    hand = Hand(desk)
    hand.find("lena mar")
    assert len(desk.ids()) > 5
    expect(desk.panel).to_contain_text("14 May 1987")
    hand.done("Find a person and see what is around", CITY)


def test_which_departments_differ_and_which_value_holds(desk: Desk) -> None:
    hand = Hand(desk)
    hand.find("vera marwick")
    hand.click(desk.panel.get_by_role("button", name="Compare the departments"))
    row = desk.page.locator(".compare tr.conflict").first
    hand.click(row.get_by_role("button", name="Decide for this").nth(1))
    dialog = desk.page.locator("dialog")
    hand.write(dialog.locator("textarea"), "Seen in her passport.")
    hand.click(dialog.locator("button[type=submit]"))
    expect(desk.page.locator(".compare tr.decided")).to_contain_text("Concluded by inspector")
    hand.done("See where departments differ and decide which value holds", CITY)
    desk.page.locator(".compare tr.decided").get_by_role("button", name="Withdraw").click()
    dialog.locator("textarea").fill("It was a test.")
    dialog.locator("button[type=submit]").click()
    expect(desk.page.locator(".compare tr.decided")).to_have_count(0)


def test_how_two_people_hang_together(desk: Desk, city: City) -> None:
    cast = city.truth["cast"]
    hand = Hand(desk)
    hand.find(cast["suspect"]["name"])
    hand.key("/")
    desk.find(cast["dealer"]["name"])
    hand.texts += 1
    hand.key("Shift+Enter")
    hand.press(cast["suspect"]["id"])
    hand.press(cast["dealer"]["id"], more=True)
    hand.click(button(desk, "How are these two linked?"))
    expect(desk.panel.locator(".path.chosen .sentence").first).to_be_visible()
    expect(desk.panel.locator(".refused")).to_be_visible()
    hand.done("Ask how two people hang together, each step with its source", CITY)


def test_what_a_line_rests_on(desk: Desk, city: City) -> None:
    hand = Hand(desk)
    hand.find(city.truth["things"]["contact"].removeprefix("PhoneNumber:"))
    line = next(one for one in desk.drawn()["links"] if one["type"] == "CALLED" and not one["from"].startswith("fold:"))
    (ax, ay), (bx, by) = desk.point(line["from"]), desk.point(line["to"])
    desk.page.mouse.click(ax + 0.35 * (bx - ax), ay + 0.35 * (by - ay))
    hand.clicks += 1
    expect(desk.panel.locator(".fact").first).to_contain_text("record")
    hand.done("Ask what a line rests on, record by record", CITY)


def test_one_kind_of_neighbours_is_added_and_taken_back(desk: Desk) -> None:
    hand = Hand(desk)
    hand.find("lena marwick")
    before = desk.ids()
    more = next(n["id"] for n in desk.drawn()["nodes"] if 0 < n["more"] < 50 and not n["hub"] and not n["members"])
    hand.press(more)
    hand.click(desk.panel.locator(".link-count").first)
    assert len(desk.ids()) > len(before)
    hand.key("Control+z")
    assert desk.ids() == before
    hand.done("Add the neighbours of one kind and take it back", CITY)


def test_doubtful_facts_are_left_out(desk: Desk, city: City) -> None:
    desk.step(4)
    desk.page.get_by_role("button", name="Count all facts again").click()
    desk.rest()
    hand = Hand(desk)
    hand.click(rail(desk, "Filter"))
    desk.panel.locator(".filter-part select").select_option("C3")
    hand.clicks += 2  # the list opens, and a line of it is chosen
    desk.rest()
    expect(desk.panel.locator(".filter b.hides")).to_have_text("hides 2 facts")
    hand.done("Leave doubtful facts out and see how much that hides", CITY)


def test_what_happened_when(desk: Desk) -> None:
    desk.step(6)
    desk.page.get_by_role("button", name="Count all facts again").click()
    desk.rest()
    hand = Hand(desk)
    hand.click(desk.page.locator(".time-toggle"))
    hand.drag(desk.page.locator(".brush-bars"), 0.6, 0.98)
    expect(desk.page.locator(".counts")).to_contain_text(re.compile("only"))
    expect(desk.page.locator(".time-head .hides")).to_be_visible()
    hand.done("Read what happened in the order of time and hold one stretch of it", CITY)


def test_who_belongs_to_the_dealer(desk: Desk, city: City) -> None:
    hand = Hand(desk)
    hand.find(city.truth["cast"]["dealer"]["name"])
    hand.click(button(desk, "More"))
    hand.click(desk.page.get_by_role("menuitem", name="Its community"))
    expect(desk.panel.locator(".group")).to_have_count(1)
    hand.click(desk.panel.locator(".group .button"))
    assert len(desk.ids()) > 40
    hand.done("Draw the community that somebody belongs to", CITY)


def test_a_pasted_list_is_looked_up_and_drawn(desk: Desk, city: City) -> None:
    steps = city.truth["steps"]
    numbers = [number.removeprefix("PhoneNumber:") for number in steps[1]["find"]["numbers"]]
    hand = Hand(desk)
    hand.key("/")
    hand.write(desk.page.locator("#search"), "; ".join([*numbers, "AB12 ZZZ"]))
    hand.key("Enter")
    expect(desk.panel).to_contain_text(f"{len(numbers)} of {len(numbers) + 1} are known here.")
    hand.click(desk.panel.get_by_role("button", name="Draw"))
    assert len(desk.ids()) >= len(numbers)
    hand.done("Look up a pasted list of numbers and draw what is known", CITY)


def test_two_records_are_decided_to_be_one(desk: Desk, city: City) -> None:
    five: dict[str, str] = city.truth["steps"][2]["find"]["registers"]
    desk.step(2)
    hand = Hand(desk)
    hand.press(five["hotel-register"])
    offered = desk.panel.locator(".proposals li", has_text="Traffic police")
    hand.click(offered.get_by_role("button", name="The same", exact=True))
    hand.click(desk.page.locator("dialog button[type=submit]"))
    expect(desk.panel.locator(".verdicts", has_text="Withdraw")).to_contain_text("The same:")
    hand.done("Decide that two records are one person", CITY)
    desk.panel.get_by_role("button", name="Withdraw").first.click()
    desk.page.locator("dialog textarea").fill("It was a test.")
    desk.page.locator("dialog button[type=submit]").click()
    desk.rest()


def test_where_the_money_went(desk: Desk, city: City) -> None:
    found = city.truth["steps"][5]["find"]
    hand = Hand(desk)
    hand.find(found["source"].removeprefix("BankAccount:"))
    hand.click(desk.page.locator(".money-toggle"))
    hand.click(desk.page.get_by_label("First in, first out"))
    hand.click(desk.page.get_by_role("button", name="Follow the money"))
    expect(desk.page.locator(".money-flow").first).to_be_visible()
    hand.click(desk.page.locator(".money-payments button").first)
    expect(desk.page.locator(".money-payments .told .origin").first).to_contain_text("record")
    hand.done("Follow an account's money to where it stays, down to a record", CITY)
