"""A person decides on the page, and takes it back: then all is as it was."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.ui.conftest import City
from tests.ui.desk import Desk


def decide(desk: Desk, reason: str | None = None) -> None:
    dialog = desk.page.locator("dialog")
    if reason is not None:
        dialog.locator("textarea").fill(reason)
    dialog.locator("button[type=submit]").click()
    dialog.wait_for(state="detached")
    desk.rest()


def withdraw(desk: Desk) -> None:
    desk.panel.get_by_role("button", name="Withdraw").first.click()
    expect(desk.page.locator("dialog button[type=submit]")).to_be_disabled()  # a reason is wanted
    decide(desk, "It was a test.")


def registers(city: City) -> dict[str, str]:
    found: dict[str, Any] = city.truth["steps"][2]["find"]["registers"]
    return found


def test_four_decisions_join_five_registers_and_withdrawing_takes_them_apart_again(desk: Desk, city: City) -> None:
    desk.step(2)
    five = set(registers(city).values())
    before = desk.ids()
    for left in (4, 3, 2, 1):
        pairs = "one pair left" if left == 1 else f"{left} pairs"
        desk.page.locator(".step-bar").get_by_role("button", name=f"Decide: the same? ({pairs})").click()
        dialog = desk.page.locator("dialog")
        expect(dialog).to_contain_text("Civil register")
        expect(dialog.locator("textarea")).to_have_value("Same identity card in both registers.")
        decide(desk)
    assert desk.said == "Decided: the same."
    one = five & desk.ids()
    assert desk.ids() - five == before - five
    assert len(one) == 1
    desk.press(one.pop())
    # What the registers say of her birth stands side by side, each with its source and grade; the hotel's is kept.
    born = desk.panel.locator(".value.differs", has_text="Born")
    expect(born).to_contain_text("Departments differ")
    expect(born.locator(".given", has_text="14 May 1987")).to_contain_text("working value")
    expect(born.locator(".given", has_text="14 May 1978")).to_contain_text("Hotel register")
    expect(born.locator(".grade")).to_have_count(2)
    for _ in range(4):
        withdraw(desk)
    assert desk.said == "The decision is withdrawn."
    assert desk.ids() == before
    expect(desk.panel.locator(".proposals li")).to_have_count(4)


def test_never_the_same_ends_a_proposal_until_it_is_withdrawn(desk: Desk, city: City) -> None:
    desk.step(2)
    desk.press(registers(city)["hotel-register"])
    proposals = desk.panel.locator(".proposals li")
    expect(proposals).to_have_count(4)
    proposals.filter(has_text="Traffic police").get_by_role("button", name="Never the same").click()
    expect(desk.page.locator("dialog")).to_contain_text("Decide: never the same")
    decide(desk)
    expect(proposals).to_have_count(3)
    expect(desk.panel.locator(".verdicts").first).to_contain_text("Never the same: Both bear identity card")
    expect(desk.panel.locator(".verdicts").first).to_contain_text("inspector")
    withdraw(desk)
    expect(proposals).to_have_count(4)


def test_a_person_concludes_which_value_holds_and_takes_it_back(desk: Desk, city: City) -> None:
    desk.draw("Vera Marwick")
    differing = desk.panel.locator(".value.differs").first
    other = differing.locator(".given").nth(1)
    value = other.locator(".given-value").inner_text()
    other.get_by_role("button", name="Decide for this").click()
    expect(desk.page.locator(".decided-value")).to_have_text(value)
    decide(desk, "Seen in her passport.")
    concluded = desk.panel.locator(".given", has_text=value).first
    expect(concluded).to_contain_text("conclusion")
    expect(desk.panel).to_contain_text("Concluded by inspector")
    withdraw(desk)
    expect(desk.panel.locator(".value.differs .given", has_text=value).first).not_to_contain_text("conclusion")
    expect(desk.panel.locator(".tag", has_text="Concluded by")).to_have_count(0)


def test_two_selected_elements_of_one_type_can_be_decided_on(desk: Desk, city: City) -> None:
    desk.step(2)
    five = registers(city)
    desk.press(five["hotel-register"])
    desk.press(five["ferry-operator"], more=True)
    expect(desk.panel).to_contain_text("Is it one and the same?")
    desk.panel.get_by_role("button", name="The same", exact=True).click()
    expect(desk.page.locator("dialog .who")).to_have_count(2)
    expect(desk.page.locator("dialog")).to_contain_text("Ferry operator")
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("dialog")).to_have_count(0)
    assert set(five.values()) <= desk.ids()


def test_departments_stand_in_one_table_with_conflicts_first_and_a_person_decides_there(desk: Desk) -> None:
    desk.draw("Vera Marwick")
    desk.panel.get_by_role("button", name="Compare the departments").click()
    table = desk.page.locator(".compare table")
    expect(table.locator("thead th").nth(2)).to_be_visible()  # two sources or more beside the attributes
    rows = table.locator("tbody tr")
    kinds = [rows.nth(n).get_attribute("class") or "" for n in range(rows.count())]
    assert kinds[0] == "conflict"
    assert kinds == sorted(kinds, key=lambda kind: kind != "conflict")
    first = rows.first
    expect(first).to_contain_text("Nobody has decided yet.")
    expect(first.locator(".said.holds")).to_have_count(1)
    other = first.locator(".said.differs").first
    value = other.locator(".said-value").inner_text()
    expect(other).to_contain_text("record")
    other.get_by_role("button", name="Decide for this").click()
    dialog = desk.page.locator("dialog")
    dialog.locator("textarea").fill("Seen in her passport.")
    dialog.locator("button[type=submit]").click()
    decided = table.locator("tr.decided")
    expect(decided).to_contain_text("Concluded by inspector")
    expect(decided).to_contain_text("Seen in her passport.")
    expect(decided.locator(".said.holds .said-value")).to_have_text(value)
    expect(decided.locator(".said.differs").first).to_be_visible()  # what others say stays
    decided.get_by_role("button", name="Withdraw").click()
    dialog.locator("textarea").fill("It was a test.")
    dialog.locator("button[type=submit]").click()
    expect(table.locator("tr.conflict").first).to_contain_text("Nobody has decided yet.")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)


def test_decisions_that_contradict_each_other_are_said_and_one_is_withdrawn(desk: Desk, city: City) -> None:
    desk.step(2)
    a, b, c = sorted(registers(city).values())[:3]
    for one, other, kind in ((a, b, "same"), (b, c, "same"), (a, c, "never")):
        desk.page.evaluate(
            """async ([a, b, kind]) => {
              const { decide } = await import("/js/actions/decide.js");
              await decide({ kind, a, b }, "To see what happens.");
            }""",
            [one, other, kind],
        )
    desk.rest()
    joined = ({a, b, c} & desk.ids()).pop()
    desk.press(joined)
    told = desk.panel.locator(".contradiction")
    expect(told).to_contain_text("Decisions contradict each other")
    desk.until("async (id) => (await import('/js/state.js')).conflicts.value.get(id) ?? false", joined)
    wrong = desk.panel.locator(".verdicts li", has_text="contradicts the others")
    expect(wrong).to_have_count(1)
    wrong.get_by_role("button", name="Withdraw").click()
    decide(desk, "It was a test.")
    expect(told).to_have_count(0)
    while {a, b, c} - desk.ids():
        for one in sorted({a, b, c} & desk.ids()):
            desk.press(one)
            if desk.panel.get_by_role("button", name="Withdraw").count():
                withdraw(desk)
                break
