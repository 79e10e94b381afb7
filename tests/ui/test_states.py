"""Empty, waiting, failed, and a server that is away: the page says so, and what to do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.ui.desk import Desk

REFUSED = """{"errors": [{"message": "The question took longer than 30 s.", "extensions": {"code": "TIMEOUT"}}]}"""


def refuse(route: Route) -> None:
    route.fulfill(status=200, content_type="application/json", body=REFUSED)


def test_an_emptied_diagram_says_how_to_begin(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    desk.page.locator(".cytoscape").focus()
    desk.page.evaluate(
        """async () => {
          const [{ chart }, { hide }] = [await import("/js/state.js"), await import("/js/actions/hide.js")];
          hide([...chart.value.nodes.keys()]);
        }"""
    )
    expect(desk.page.locator(".nothing")).to_contain_text("Everything on this chart is hidden.")
    assert "The data is untouched" in desk.said
    desk.page.keyboard.press("Control+z")
    desk.rest()
    assert len(desk.ids()) > 1


def test_a_search_without_a_match_says_what_to_try(desk: Desk) -> None:
    desk.page.locator("#search").fill("qqqqzzzz")
    expect(desk.page.locator(".found-none")).to_contain_text("Nothing matches. Try fewer letters, or a wildcard")


def test_long_work_shows_a_sign_and_can_be_cancelled(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    before = desk.drawn()
    held: list[Route] = []
    desk.page.route("**/graphql", lambda route: held.append(route))
    desk.page.locator(".cytoscape").focus()
    desk.page.keyboard.press("Enter")  # nothing is left to expand: no question
    desk.page.locator(".rail-item", has_text="Groups").click()
    working = desk.page.locator(".working")
    expect(working).to_contain_text("Reckoning groups")
    working.get_by_role("button", name="Cancel").click()
    expect(working).to_have_count(0)
    assert desk.said == "Cancelled; the diagram is as it was."
    desk.page.unroute("**/graphql")
    assert desk.drawn()["nodes"] == before["nodes"]


def test_a_refused_question_says_why_and_keeps_the_diagram(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    before = desk.ids()
    desk.page.route("**/graphql", refuse)
    desk.page.locator(".rail-item", has_text="Groups").click()
    trouble = desk.page.locator(".trouble")
    expect(trouble).to_contain_text("The question took longer than 30 s.")
    desk.page.unroute("**/graphql")
    trouble.get_by_role("button", name="Close").click()
    expect(trouble).to_have_count(0)
    assert desk.ids() == before


def test_a_panel_that_could_not_be_filled_is_asked_again(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    other = next(node["id"] for node in desk.drawn()["nodes"] if node["type"] == "BankAccount")
    desk.page.route("**/graphql", refuse)
    desk.press(other)
    expect(desk.panel.locator(".trouble-note")).to_contain_text("longer than 30 s")
    desk.page.unroute("**/graphql")
    desk.panel.get_by_role("button", name="Try again").click()
    expect(desk.panel).to_contain_text("Links: press one")


@pytest.mark.parametrize("away", ["gone", "without its store"])
def test_a_server_that_is_away_is_said_and_what_waited_goes_on_when_it_answers_again(desk: Desk, away: str) -> None:
    desk.expected = re.compile(r"Failed to load resource")  # Chromium says so itself
    desk.draw("Lena Marwick")
    before = desk.ids()
    gone = """{"errors": [{"message": "Neo4j does not answer.", "extensions": {"code": "STORE_UNAVAILABLE"}}]}"""

    def cut(route: Route) -> None:
        if away == "gone":
            route.abort("connectionrefused")
        else:
            route.fulfill(status=503, content_type="application/json", body=gone)

    for path in ("**/graphql", "**/health"):
        desk.page.route(path, cut)
    desk.page.locator(".rail-item", has_text="Groups").click()
    trouble = desk.page.locator(".trouble")
    expect(trouble).to_contain_text("does not answer")
    expect(trouble).to_contain_text("This goes on by itself when it answers again.")
    assert desk.ids() == before
    for path in ("**/graphql", "**/health"):
        desk.page.unroute(path)
    expect(desk.panel.locator(".group").first).to_be_visible()
    expect(trouble).to_have_count(0)


def test_a_page_that_opens_while_the_server_is_away_opens_when_it_answers(desk: Desk) -> None:
    desk.expected = re.compile(r"Failed to load resource")
    for path in ("**/graphql", "**/health"):
        desk.page.route(path, lambda route: route.abort("connectionrefused"))
    desk.page.goto("about:blank")
    desk.page.goto(desk.address)
    expect(desk.page.locator(".trouble")).to_contain_text("The server does not answer.")
    for path in ("**/graphql", "**/health"):
        desk.page.unroute(path)
    expect(desk.page.locator(".story .step").first).to_be_visible()
    expect(desk.page.locator(".trouble")).to_have_count(0)
