"""Analyses on the page: each is asked, told in a sentence with a table, and what it found can be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.ui.desk import Desk

NAMES = ("Clusters", "Forecast", "Rules", "Texts", "Coverage")
_FOUND: dict[str, Any] = {
    "total": 3, "untimed": 0, "unplaced": 1, "worlds": 39, "hiddenByFilter": 2,
    "columns": {"id": ["a", "b", "c"], "caption": ["a", "b", "c"], "longitude": [1.0, 1.1, None],
                "latitude": [2.0, 2.1, None], "at": [None, None, None], "cluster": [0, 0, -1], "claims": [[], [], []]},
    "clusters": [{"memberIds": [], "stability": 0.9, "inside": 2, "expected": 0.1, "p": 0.025, "stands": True,
                  "since": "2026-01-02T03:00:00Z", "until": "2026-01-02T04:00:00Z"}],
}  # fmt: skip


@pytest.fixture
def analyses(desk: Desk) -> Iterator[Desk]:
    """The dialog of the analyses over the page."""
    desk.page.get_by_role("button", name="Analyses", exact=True).click()
    expect(desk.page.get_by_role("dialog")).to_be_visible()
    yield desk
    desk.page.unroute("**/graphql")
    if desk.page.get_by_role("dialog").count():
        desk.page.get_by_role("button", name="Close").click()


def test_each_analysis_is_answered_by_the_city_with_a_sentence_and_a_table_or_none(analyses: Desk) -> None:
    page = analyses.page
    for name in NAMES:
        page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
        page.get_by_role("button", name="Analyse", exact=True).click()
        said = page.locator(".analyses .note")
        expect(said).to_be_visible(timeout=60_000)
        assert page.locator(".analyses .trouble-note").count() == 0, said.inner_text()
        assert len(said.inner_text()) > 20
        expect(page.locator(".analyses .time-table, .analyses .panel-empty")).to_be_visible()


def test_a_cluster_is_a_picture_and_a_row_whose_events_are_drawn(analyses: Desk) -> None:
    page, member = (
        analyses.page,
        analyses.page.evaluate("async () => (await import('/js/state.js')).story.value.steps[0].ids[0]"),
    )
    found = {**_FOUND, "clusters": [{**_FOUND["clusters"][0], "memberIds": [member]}]}

    def answer(route: Any) -> None:
        if "eventClusters" in route.request.post_data:
            route.fulfill(json={"data": {"eventClusters": found}})
        else:
            route.continue_()

    page.route("**/graphql", answer)
    page.get_by_role("button", name="Analyse", exact=True).click()
    expect(page.locator(".plot .dot")).to_have_count(2)
    expect(page.locator(".plot .group-1")).to_have_count(2)
    row = page.locator(".analyses tbody tr")
    expect(row).to_have_count(1)
    assert "finding" in row.inner_text()
    assert "One was left out." in page.locator(".analyses .note").inner_text()
    row.get_by_role("button", name="Draw it").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    analyses.page.wait_for_function(
        "async (id) => (await import('/js/state.js')).chart.value.nodes.has(id)", arg=member
    )
