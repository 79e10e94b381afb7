"""A lead on the page: the records behind it, what was seen while watched, how it was looked for, and further pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.ui.conftest import City
from tests.ui.desk import Desk
from tests.ui.test_movement import _plates


@pytest.fixture
def together(desk: Desk, city: City) -> Iterator[Desk]:
    """Who moved along with the scout car, found."""
    desk.draw(_plates(city)[0])
    desk.choose("Who moved along with this?")
    desk.page.get_by_role("button", name="Compare").click()
    desk.rest()
    expect(desk.page.locator(".companions .lead").first).to_be_visible()
    yield desk
    desk.page.evaluate("async () => { (await import('/js/state.js')).filter.value = null; }")


def lead_of(desk: Desk, city: City) -> Locator:
    return desk.page.locator(".companions .lead", has_text=_plates(city)[1][:4])


def test_the_records_behind_a_lead_are_opened_with_their_sources_in_the_order_of_time(
    together: Desk, city: City
) -> None:
    lead = lead_of(together, city)
    n = int(
        together.page.evaluate(
            "([text]) => text.match(/\\d+/)[0]", [lead.locator(".lead-records summary").inner_text()]
        )
    )
    lead.locator(".lead-records summary").click()
    rows = lead.locator(".lead-records li")
    expect(rows).to_have_count(n)
    assert n == 30  # five cameras on three nights, both of them
    expect(rows.first).to_contain_text("record")
    for plate in _plates(city):
        expect(rows.filter(has_text=plate[:4]).first).to_be_visible()
    expect(rows.first.locator(".grade")).to_be_visible()


def test_days_seen_not_seen_while_watched_and_not_watched_are_told_apart_and_the_method_is_at_hand(
    together: Desk, city: City
) -> None:
    lead = lead_of(together, city)
    strip = lead.locator(".coverage")
    days = strip.locator("i").count()
    assert strip.locator("i.seen").count() == 3
    counts = [strip.locator(f"i.{name}").count() for name in ("seen", "not_seen_while_watched", "not_watched")]
    assert sum(counts) == days > 10
    expect(strip.get_by_role("img")).to_have_attribute(
        "aria-label", f"By day: 3 seen, {counts[1]} not seen while watched"
    )
    section = together.page.locator(".companions section").filter(
        has=together.page.locator(".lead", has_text=_plates(city)[1][:4])
    )
    section.get_by_text("How it was looked for").click()
    expect(section.locator(".lead-method p")).to_contain_text("stayed past the next 3 places")


def test_what_the_filter_hid_from_a_search_stands_above_its_leads(together: Desk) -> None:
    page = together.page
    expect(page.locator(".companions .hides")).to_have_count(0)
    page.evaluate("async () => { (await import('/js/state.js')).filter.value = { notSources: ['museum-security'] }; }")
    page.get_by_role("button", name="Compare").click()
    together.rest()
    expect(page.locator(".companions .hides").first).to_contain_text("sightings were hidden by the filter")


def test_further_leads_come_page_by_page_each_with_its_own_records(desk: Desk, city: City) -> None:
    """Pages of two stand for a long list."""
    page = desk.page
    asked = list[dict[str, Any]]()

    def small(route: Route) -> None:
        text = route.request.post_data or ""
        if "query Collision" not in text:
            return route.continue_()
        sent = json.loads(text)
        asked.append(sent["variables"])
        sent["query"] = sent["query"].replace("first: 50, after: $after)", "first: 2, after: $after)")
        return route.continue_(post_data=json.dumps(sent))

    desk.draw("Museum")
    event = next(step["find"]["event"] for step in city.truth["steps"] if step["number"] == 1)
    desk.add(event)
    desk.act("Who was there?", event)
    page.route("**/graphql", small)
    page.get_by_role("button", name="Who was there?").last.click()
    desk.rest()
    section = page.locator(".scenes section")
    total = int(section.locator("h3 .quiet").inner_text())
    leads = section.locator(".lead")
    expect(leads).to_have_count(2)
    expect(section.locator(".more")).to_contain_text(f"{total - 2} more are not listed.")
    section.locator(".more button").click()
    expect(leads).to_have_count(4)
    names = ["\n".join(lead.locator(".who").all_inner_texts()) for lead in leads.all()]
    assert len(set(names)) == 4 < total
    leads.nth(2).locator(".lead-records summary").click()
    expect(leads.nth(2).locator(".lead-records li").first).to_contain_text(names[2].split("\n")[0])
    assert [bool(one.get("after")) for one in asked] == [False, True, True]
    assert (asked[-1]["records"], asked[-1]["case"]) == (True, None)
    page.evaluate("async () => { (await import('/js/state.js')).scenes.value = []; }")
