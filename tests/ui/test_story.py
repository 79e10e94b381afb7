"""The six steps of the case: each shows what the truth file says it must."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from playwright.sync_api import expect

from tests.ui.conftest import City
from tests.ui.desk import Desk


def found(city: City, step: int) -> dict[str, Any]:
    """What the truth says that a step of the demo's plan must find."""
    told: dict[str, Any] = city.truth["steps"][step - 1]["find"]
    return told


def caption(desk: Desk, element: str) -> str:
    return next(str(node["caption"]) for node in desk.drawn()["nodes"] if node["id"] == element)


def ties(desk: Desk) -> set[frozenset[str]]:
    return {frozenset((link["from"], link["to"])) for link in desk.drawn()["links"]}


def test_the_start_screen_tells_the_case_and_its_six_steps(desk: Desk) -> None:
    expect(desk.page.locator(".story h2")).to_have_text("Case 0312: museum theft")
    assert desk.page.locator(".story .step").count() == 6
    expect(desk.page.locator(".start-ways li")).to_have_count(4)


def test_the_first_step_leads_from_the_theft_over_a_changed_card_to_a_hotel_guest(desk: Desk, city: City) -> None:
    desk.step(1)
    told = found(city, 2)
    chain = [told["handset"], told["cards"][1], told["numbers"][1], told["hotel_guest"]]
    assert all(frozenset(pair) in ties(desk) for pair in pairwise(chain))
    assert {*told["cards"], *told["numbers"], *found(city, 1)["figures"]} <= desk.ids()
    assert desk.drawn()["centres"] == [told["handset"]]
    expect(desk.page.locator(".step-bar")).to_contain_text("Whose is the first of the four unknown numbers?")
    expect(desk.page.locator(".step-bar")).to_contain_text("Unfold Movement")


def test_the_second_step_shows_five_registers_one_card_and_the_birth_dates(desk: Desk, city: City) -> None:
    desk.step(2)
    told = found(city, 3)
    five = told["registers"]
    assert {*five.values(), told["document"], told["sister"], told["van"], told["account"]} <= desk.ids()
    assert all(frozenset((one, told["document"])) in ties(desk) for one in five.values())
    for register, born in told["born"].items():
        desk.press(five[register])
        year, month, day = born.split("-")
        expect(desk.panel).to_contain_text(f"{int(day)} {['Jan', 'Feb', 'Mar', 'Apr', 'May'][int(month) - 1]} {year}")
        proposed = desk.panel.locator(".proposals li")
        expect(proposed).to_have_count(len(five) - 1)
        expect(proposed.first).to_contain_text("Both bear identity card")


def test_the_third_step_tells_the_way_to_the_dealer_and_refuses_the_tower(desk: Desk, city: City) -> None:
    desk.step(3)
    told = found(city, 3)
    assert {*told["path"], told["refused_hub"]} <= desk.ids()
    stops = desk.panel.locator(".path.chosen .path-stop .name").all_inner_texts()
    names = {node["id"]: node["caption"] for node in desk.drawn()["nodes"]}
    assert stops == [names[one] for one in told["path"]]
    sentences = desk.panel.locator(".path.chosen .sentence").all_inner_texts()
    assert len(sentences) == len(told["path"]) - 1
    assert "since" in sentences[1]
    expect(desk.panel.locator(".path.chosen .origin")).to_have_count(len(sentences))
    refused = desk.panel.locator(".refused")
    expect(refused).to_contain_text(re.compile("Not walked: (it ties|they tie) more than 100 together"))
    expect(refused).to_contain_text(names[told["refused_hub"]])
    # Whoever wants to know sees the shorter way as well, and that a hub is walked.
    refused.get_by_role("button", name="Walk through them all the same").click()
    desk.rest()
    expect(desk.panel).to_contain_text("Hubs are walked through here.")
    stops = desk.panel.locator(".path.chosen .path-stop .name").all_inner_texts()
    assert stops == [names[one] for one in told["refused_path"]]


def test_the_fourth_step_drops_the_innocent_by_grade_and_says_what_is_hidden(desk: Desk, city: City) -> None:
    desk.step(4)
    told = found(city, 5)
    assert told["named"] in desk.ids()
    assert not any(told["named"] in tie for tie in ties(desk))
    expect(desk.page.locator(".counts")).to_contain_text("2 facts hidden by the filter")
    expect(desk.page.locator(".legend-filter select")).to_have_value(told["dropped_by_least_grade"])
    desk.page.get_by_role("button", name="Count all facts again").click()
    desk.rest()
    assert any(told["named"] in tie for tie in ties(desk))
    desk.press(told["report"])
    desk.tab("Records")
    expect(desk.panel.locator(".grade.doubtful").first).to_contain_text(told["grade"])


def test_the_fifth_step_draws_the_network_of_the_dealer_as_one_community(desk: Desk, city: City) -> None:
    desk.step(5)
    network = city.truth["network"]
    members = {network["centre"], *network["members"], *network["companies"]}
    assert {*members, *network["numbers"], network["contact"]} <= desk.ids()
    listed = desk.panel.locator(".group .member .name")
    names = {caption(desk, one) for one in members}
    assert names <= set(listed.all_inner_texts())
    # Their phones call the shared contact, and none of them another.
    numbers = set(network["numbers"])
    assert not any(tie <= numbers for tie in ties(desk))
    assert all(frozenset((number, network["contact"])) in ties(desk) for number in numbers)


def test_the_sixth_step_follows_the_money_and_reveals_the_truth(desk: Desk, city: City) -> None:
    desk.step(6)
    told = found(city, 6)
    paid = {(link["from"], link["to"]) for link in desk.drawn()["links"]}
    assert {(one["from"], one["to"]) for one in told["transfers"]} <= paid
    assert {end for _, end in paid} >= set(told["cash_machines"])
    expect(desk.page.locator(".counts")).to_contain_text("only 15 Mar 2026 to 16 Mar 2026")
    # The drawer of money has the room; a press brings back what the step says.
    desk.page.locator(".step-question").click()
    truth = desk.page.locator(".step-truth")
    expect(truth.locator("li").first).to_be_hidden()
    truth.locator("summary").click()
    expect(truth).to_contain_text(city.truth["cast"]["dealer"]["name"])
    expect(truth).to_contain_text("took the vase")


def test_the_steps_lead_on_to_the_next_and_the_case_can_be_left(desk: Desk) -> None:
    desk.step(1)
    desk.page.get_by_role("button", name="Next step").click()
    expect(desk.page.locator(".step-bar")).to_contain_text("Who is Lena Marwick")
    desk.rest()
    drawn = desk.ids()
    desk.page.get_by_role("button", name="Leave the case's steps").click()
    expect(desk.page.locator(".step-bar")).to_have_count(0)
    assert desk.ids() == drawn
