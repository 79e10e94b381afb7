"""Leads from shared neighbours, communities by several methods, and positions: told beside their records, and drawn."""

from __future__ import annotations

from typing import Any

import httpx2
from playwright.sync_api import expect

from tests.ui.conftest import City, Open
from tests.ui.desk import Desk
from tests.ui.test_accessible import serious

STATE = "async () => { const s = await import('/js/state.js'); return s.%s; }"


def state(desk: Desk, of: str) -> Any:
    return desk.page.evaluate(STATE % of)


def test_leads_are_asked_of_an_element_with_what_they_rest_on_and_drawn_dashed(desk: Desk, city: City) -> None:
    text = "{ linkLeads(first: 1) { leads { subjects { id } } } }"
    answer = httpx2.post(f"{city.address}graphql", json={"query": text}, timeout=60).json()["data"]["linkLeads"]
    person = answer["leads"][0]["subjects"][0]["id"]
    desk.draw(str(city.truth["cast"]["dealer"]["name"]))
    desk.add(person)
    desk.act("Who may be linked to this?", person)
    panel = desk.panel.locator(".leads")
    expect(panel.locator("h2")).to_have_text("Linked though no record says so?")
    leads = state(desk, "panel.value.linkLeads.leads")
    assert leads
    first = panel.locator(".lead").first
    expect(first).to_contain_text("by chance")
    expect(first).to_contain_text("What speaks against it")
    first.locator(".leads-through details > summary").first.click()
    expect(first.locator(".origin").first).to_be_visible()
    assert serious(desk) == []
    first.get_by_role("button", name="Draw").click()
    desk.rest()
    one, other = (subject["id"] for subject in leads[0]["subjects"])
    ties = state(desk, "chart.value.own.links")
    assert [{tie["from"], tie["to"]} for tie in ties] == [{one, other}]
    assert ties[0]["finding"] == "linkLeads"
    assert {one, other, leads[0]["through"][0]["entity"]["id"]} <= desk.ids()
    # It is drawn as a finding, and walked by nothing: no path over it is found.
    expect(first.get_by_role("button", name="Drawn")).to_be_disabled()


def test_communities_are_found_by_the_method_that_is_chosen_and_say_what_they_are_made_of(desk: Desk) -> None:
    desk.step(2)
    desk.page.get_by_role("button", name="Groups", exact=True).click()
    desk.rest()
    panel = desk.panel.locator(".groups")
    expect(panel).to_contain_text("Method: Leiden")
    expect(panel.locator(".made").first).to_contain_text("linked pairs within")
    for method, said in (("LOUVAIN", "Louvain"), ("LABEL_PROPAGATION", "Label propagation"), ("K_CORE", "k-core")):
        if panel.locator(".path-ask[open]").count() == 0:
            panel.locator(".path-ask > summary").click()
        panel.get_by_label("Method").select_option(method)
        panel.get_by_role("button", name="Ask", exact=True).click()
        desk.rest()
        expect(panel).to_contain_text(f"Method: {said}")
        assert state(desk, "groups.value.method") == method
    assert serious(desk) == []


def test_cut_points_and_brokers_are_positions_in_this_chart_beside_their_records(open_desk: Open) -> None:
    desk = open_desk()
    desk.step(2)
    desk.page.get_by_role("button", name="Groups", exact=True).click()
    desk.rest()
    desk.panel.get_by_role("button", name="What does this hang on, and who lies between?").click()
    desk.rest()
    told = desk.panel.locator(".positions")
    expect(told.locator("h3")).to_have_text("Positions in this chart under this filter")
    found = state(desk, "groups.value.positions")
    assert found["records"] > 0
    assert told.locator("li", has_text="records").count() == sum(
        len(found[name]) for name in ("cuts", "pairs", "brokers")
    )
    assert "leader" not in told.inner_text().lower()
    told.locator(".member").first.click()
    desk.rest()
    assert len(state(desk, "selection.value")) == 1
    expect(told).to_be_visible()
    assert serious(desk) == []
