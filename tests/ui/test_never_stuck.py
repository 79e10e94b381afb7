"""Nothing is lost: not by a server that is killed, an update, a double click, a late answer or a closed tab."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from sightline.services.health import Connection
from sightline.services.process import free_port
from tests.ui.conftest import City, Open
from tests.ui.desk import Desk


class Server:
    """A real `sightline serve` over the city's graph, that can be killed and started again."""

    def __init__(self, city: City, neo4j: Connection) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}/"
        self._environment = os.environ | {
            "SIGHTLINE_DATA_FOLDER": str(city.folder),
            "SIGHTLINE_PORT": str(self.port),
            "SIGHTLINE_NEO4J_URI": neo4j.uri,
            "SIGHTLINE_NEO4J_USER": neo4j.user,
            "SIGHTLINE_NEO4J_PASSWORD": neo4j.password,
            "SIGHTLINE_NEO4J_DATABASE": neo4j.database,
        }
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "sightline", "serve", "--json"],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        said = "".join(iter(self._process.stdout.readline, "}\n"))
        assert "address" in said, self._process.stderr.read() if self._process.stderr else ""

    def kill(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.communicate()


@pytest.fixture
def server(city: City, neo4j_server: Connection) -> Iterator[Server]:
    found = Server(city, neo4j_server)
    found.start()
    yield found
    found.kill()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab of a browser profile of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_a_server_that_is_killed_is_said_the_chart_stays_in_hand_and_work_goes_on_when_it_is_back(
    server: Server, tab: Page
) -> None:
    desk = Desk(tab, server.address)
    desk.expected = re.compile("Failed to load resource")
    desk.open()
    desk.draw("Lena Marwick")
    before = desk.ids()
    one = next(n["id"] for n in desk.drawn()["nodes"] if 0 < n["more"] < 30 and not n["hub"])
    server.kill()
    desk.page.evaluate("(id) => { import('/js/actions/expand.js').then((m) => m.expand(id)); }", one)
    trouble = tab.locator(".trouble")
    expect(trouble).to_contain_text("The server does not answer. What is drawn is kept.")
    # Meanwhile the chart is at hand: what needs no server is done at once, and can be undone.
    gone = next(n["id"] for n in desk.drawn()["nodes"] if n["id"] not in (one, *desk.drawn()["centres"]))
    desk.page.evaluate("async (id) => (await import('/js/actions/hide.js')).hide([id])", gone)
    assert gone not in desk.ids()
    server.start()
    expect(trouble).to_have_count(0)
    # That the server is back is seen before what was asked is asked again.
    desk.until("async (least) => (await import('/js/state.js')).shown.value.nodes.size > least", len(before) - 1)
    desk.rest()
    # The answer came upon the chart as it is now: more is drawn, and what was hidden meanwhile is hidden.
    assert desk.ids() > before - {gone}
    assert gone not in desk.ids()
    assert desk.complaints == []


def test_a_page_from_before_an_update_says_so_and_loses_nothing_when_it_is_loaded_anew(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    desk.drag(desk.drawn()["centres"][0], 60, 30)
    places = desk.places()

    def newer(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "sightline-edition": "another"})

    desk.page.route("**/graphql", newer)
    desk.select(next(iter(desk.ids() - set(desk.drawn()["centres"]))))
    updated = desk.page.locator(".updated")
    expect(updated).to_contain_text("Sightline was updated.")
    desk.page.unroute_all(behavior="wait")  # an answer may still be on its way through
    with desk.page.expect_navigation():
        updated.get_by_role("button", name="Load it anew").click()
    desk.page.locator(".start").wait_for(state="detached")
    desk.rest()
    assert desk.places() == places
    expect(updated).to_have_count(0)


def held(desk: Desk, name: str) -> list[Route]:
    """Hold back the answers to this question."""
    routes: list[Route] = []

    def hold(route: Route) -> None:
        if f"query {name}" in (route.request.post_data or ""):
            routes.append(route)
        else:
            route.continue_()

    desk.page.route("**/graphql", hold)
    return routes


def wait_for(desk: Desk, routes: list[Route], number: int) -> None:
    for _ in range(100):
        if len(routes) >= number:
            return
        desk.page.wait_for_timeout(50)
    raise AssertionError("The question was not asked.")


def start_expanding(desk: Desk, *elements: str) -> None:
    desk.page.evaluate(
        "(ids) => { import('/js/actions/expand.js').then((m) => ids.forEach((id) => m.expand(id))); }", list(elements)
    )


def test_two_expansions_at_once_both_come_and_the_same_one_twice_comes_once(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    before = desk.ids()
    one, other = [n["id"] for n in desk.drawn()["nodes"] if 0 < n["more"] < 30 and not n["hub"]][:2]
    start_expanding(desk, one, one, other, one)
    desk.rest()
    expansions = desk.page.evaluate(
        "async () => (await import('/js/state.js')).chart.value.own.expansions.map((each) => each.from)"
    )
    assert expansions == [one, other]
    assert len(desk.ids()) > len(before)


def test_a_late_answer_moves_nothing_and_brings_nothing_back(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    one = next(n["id"] for n in desk.drawn()["nodes"] if 0 < n["more"] < 30 and not n["hub"])
    routes = held(desk, "Diagram")
    start_expanding(desk, one)
    wait_for(desk, routes, 1)
    # While the answer is on its way somebody drags one mark and hides another.
    dragged, gone = [n["id"] for n in desk.drawn()["nodes"] if n["id"] != one and not n["bearer"]][:2]
    desk.page.evaluate(
        """async ([dragged, gone]) => {
          (await import("/js/actions/arrange.js")).moved(new Map([[dragged, { x: 711, y: 722 }]]));
          (await import("/js/actions/hide.js")).hide([gone]);
        }""",
        [dragged, gone],
    )
    before = desk.ids()
    routes[0].continue_()
    desk.rest()
    assert desk.ids() > before
    assert gone not in desk.ids()
    assert desk.places()[dragged] == (711, 722)
    desk.undo()
    assert desk.ids() == before


def test_what_is_undone_while_an_answer_is_on_its_way_stays_undone(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    first = desk.ids()
    one, other = [n["id"] for n in desk.drawn()["nodes"] if 0 < n["more"] < 30 and not n["hub"]][:2]
    start_expanding(desk, one)
    desk.rest()
    came = desk.ids() - first
    routes = held(desk, "Diagram")
    start_expanding(desk, other)
    wait_for(desk, routes, 1)
    desk.page.keyboard.press("Control+z")
    desk.page.wait_for_timeout(200)
    assert desk.ids() == first
    routes[0].continue_()
    desk.rest()
    assert not came & desk.ids()
    assert desk.ids() > first


def test_a_closed_tab_loses_nothing(desk: Desk, open_desk: Open) -> None:
    desk.page.evaluate("localStorage.clear()")
    desk.draw("Lena Marwick")
    one = next(n["id"] for n in desk.drawn()["nodes"] if 0 < n["more"] < 30 and not n["hub"])
    start_expanding(desk, one)
    desk.rest()
    some = [n["id"] for n in desk.drawn()["nodes"] if n["id"] not in desk.drawn()["centres"] and not n["bearer"]][:3]
    desk.page.evaluate(
        """async ([one, other, third]) => {
          (await import("/js/actions/hide.js")).hide([one]);
          const { annotate, assumeLink } = await import("/js/actions/assume.js");
          annotate([other], { text: "Ask her.", flag: "question", picture: null });
          assumeLink({ from: other, to: third, label: "knows", reason: "Seen." });
        }""",
        some,
    )
    desk.rest()
    before = desk.drawn()
    own = _own(desk)
    desk.page.goto("about:blank")  # as if the tab were closed
    other = open_desk()
    draft = other.page.locator(".draft")
    expect(draft).to_have_count(0)  # another profile knows nothing of it
    desk.open()
    expect(desk.page.locator(".draft")).to_contain_text("Lena Marwick")
    desk.page.locator(".draft .step").click()
    desk.page.locator(".start").wait_for(state="detached")
    desk.rest()
    assert desk.ids() == {node["id"] for node in before["nodes"]}
    assert desk.places() == {node["id"]: (node["x"], node["y"]) for node in before["nodes"]}
    assert _own(desk) == own
    # Saved nowhere and thrown away: then it is gone.
    desk.page.goto("about:blank")
    desk.open()
    desk.page.locator(".draft").get_by_role("button", name="Throw it away").click()
    expect(desk.page.locator(".draft")).to_have_count(0)


def test_a_tab_that_is_loaded_anew_goes_on_where_it_was(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    centre = desk.drawn()["centres"][0]
    desk.page.evaluate(
        """async (id) => {
          const { annotate } = await import("/js/actions/assume.js");
          annotate([id], { text: "Mine.", flag: null, picture: null });
        }""",
        centre,
    )
    places = desk.places()
    desk.page.wait_for_timeout(100)  # sooner than the draft is written by itself
    desk.page.reload()
    desk.page.locator(".start").wait_for(state="detached")
    desk.rest()
    assert desk.places() == places
    assert "Mine." in str(_own(desk))


def _own(desk: Desk) -> object:
    found: object = desk.page.evaluate(
        """async () => {
          const { hidden, pinned, notes, links, boxes, expansions } = (await import("/js/state.js")).chart.value.own;
          const told = expansions.map(({ from, ids }) => [from, [...ids].sort()]);
          const [away, still] = [[...hidden].sort(), [...pinned].sort()];
          return { hidden: away, pinned: still, notes: [...notes], links, boxes, expansions: told };
        }"""
    )
    return found


def test_slow_work_says_for_how_long_and_can_be_cancelled(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    before = desk.drawn()["nodes"]
    one = next(n["id"] for n in before if 0 < n["more"] < 30 and not n["hub"])
    held(desk, "Expand")
    start_expanding(desk, one)
    working = desk.page.locator(".working")
    expect(working).to_contain_text("Expanding")
    expect(working).to_contain_text("since 3 seconds")
    working.get_by_role("button", name="Cancel").click()
    expect(working).to_have_count(0)
    assert desk.drawn()["nodes"] == before
