"""Tasks of a working day on the Kronos set: 54 employees, their cars, cards and e-mails."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.ui.desk import Desk
from tests.ui.hand import Hand

KRONOS = "Kronos"
EMPLOYEE, HEAD = "Nils Calixto", "Sten Sanjorge Jr."


def test_an_employee_whose_occupation_two_lists_tell_differently(desk: Desk) -> None:
    hand = Hand(desk)
    hand.find(EMPLOYEE)
    captions = {node["caption"] for node in desk.drawn()["nodes"]}
    assert {EMPLOYEE, "GAStech", "company car 1"} <= captions
    hand.click(desk.panel.get_by_role("button", name="Compare the departments"))
    conflict = desk.page.locator(".compare tr.conflict")
    expect(conflict).to_have_count(1)
    expect(conflict).to_contain_text("Occupation")
    hand.done("See where departments differ", KRONOS)


def test_how_an_employee_and_the_head_hang_together(desk: Desk) -> None:
    hand = Hand(desk)
    hand.find(EMPLOYEE)
    first = desk.drawn()["centres"][0]
    hand.key("/")
    found = desk.find(HEAD)
    hand.texts += 1
    expect(found.first).to_contain_text(HEAD)
    hand.key("Shift+Enter")
    other = next(node["id"] for node in desk.drawn()["nodes"] if node["caption"] == HEAD)
    hand.press(first)
    hand.press(other, more=True)
    hand.click(desk.page.locator(".selection-bar").get_by_role("button", name="How are these two linked?"))
    expect(desk.panel.locator(".path.chosen .sentence").first).to_contain_text(EMPLOYEE)
    hand.done("Ask how two people hang together, each step with its source", KRONOS)


def test_the_e_mails_of_one_mailbox_in_the_order_of_time(desk: Desk) -> None:
    hand = Hand(desk)
    hand.find("nils.calixto@gastech.com.kronos")
    hand.click(desk.page.locator(".time-toggle"))
    rows = desk.page.locator(".time-table tbody tr")
    assert rows.count() > 20
    hand.drag(desk.page.locator(".brush-bars"), 0.5, 0.9)
    expect(desk.page.locator(".time-head .hides")).to_be_visible()
    hand.done("Read what happened in the order of time and hold one stretch of it", KRONOS)
