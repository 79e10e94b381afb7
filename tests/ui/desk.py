"""An investigator's hand on the page: searching, drawing, pointing; and what is then to be seen."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from time import monotonic
from typing import Any

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, expect

# The page's own modules, as it imports them: the diagram is a picture, so where things stand is read from its state.
_DRAWN = """async () => {
  const { chart, shown, selection, hiddenTypes } = await import("/js/state.js");
  const { drawn } = await import("/js/views/canvas.js");
  const at = (id) => drawn?.cy.getElementById(id).renderedPosition() ?? null;
  return {
    nodes: [...shown.value.nodes.values()].map((node) => ({ ...node, at: at(node.id) })),
    links: shown.value.links, centres: chart.value.centres, selection: selection.value, hidden: [...hiddenTypes.value],
    omitted: chart.value.omitted, hiddenCount: shown.value.hiddenCount,
  };
}"""
_AT_REST = """async () => {
  const { drawn } = await import("/js/views/canvas.js");
  return !document.querySelector("[aria-busy=true]") && !(drawn?.cy.animated() ?? false);
}"""
_LINES = """async () => {
  const { drawn } = await import("/js/views/canvas.js");
  const { cy } = drawn;
  const along = (edge) => {
    const [a, b] = [edge.sourceEndpoint(), edge.targetEndpoint()];
    const middle = edge.controlPoints()?.[0];
    return Array.from({ length: 31 }, (_, k) => k / 30).map((part) => {
      const rest = 1 - part;
      if (!middle) return [a.x * rest + b.x * part, a.y * rest + b.y * part];
      return [0, 1].map((axis) => {
        const [from, over, to] = [a, middle, b].map((point) => (axis ? point.y : point.x));
        return rest * rest * from + 2 * rest * part * over + part * part * to;
      });
    });
  };
  return {
    marks: cy.nodes(":visible").map((n) => ({ id: n.id(), ...n.position(), r: n.width() / 2, shape: n.data("shape") })),
    lines: cy.edges(":visible").map((e) => ({ ends: [e.data("source"), e.data("target")], points: along(e) })),
  };
}"""
PATIENCE_MS = 20_000


class Desk:
    """One page. elsewhere: requests to other hosts. complaints: errors and warnings of the page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self.expected = re.compile(r"(?!)")
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        self._listens: dict[str, Callable[[Any], None]] = {
            "request": self._requested,
            "console": self._said,
            "pageerror": lambda error: self.complaints.append(str(error)),
            "dialog": lambda dialog: self.complaints.append(f"dialog: {dialog.message}"),
        }
        for event, heard in self._listens.items():
            page.on(event, heard)  # type: ignore[call-overload]

    def open(self, fragment: str = "") -> None:
        """Load the page with this fragment."""
        self.page.goto("about:blank")
        self.page.goto(self.address + fragment)
        expect(self.page.locator("#search")).to_be_visible()
        if fragment:
            self.page.locator(".start").wait_for(state="detached")
        else:
            self.page.locator(".story .step").first.wait_for()
        self.rest()

    def leave(self) -> None:
        """Listen no more, and take away what the test laid in the page's way."""
        self.page.unroute_all(behavior="ignoreErrors")
        for event, heard in self._listens.items():
            self.page.remove_listener(event, heard)
        self.page.goto("about:blank")  # what the page keeps when it is left, it keeps before the storage is emptied
        self.page.goto(self.address + "favicon.svg")
        self.page.evaluate("() => (localStorage.clear(), sessionStorage.clear())")
        self.page.goto("about:blank")

    def step(self, number: int) -> None:
        """Open a step of the case from the start screen."""
        self.page.locator(".rail-item", has_text="Case").click()
        self.page.locator(".story .step").nth(number - 1).click()
        self.page.locator(".start").wait_for(state="detached")
        self.rest()

    def find(self, text: str) -> Locator:
        """Type into the search field; the suggestions."""
        with self.page.expect_response(lambda answer: "query Search" in (answer.request.post_data or "")):
            self.page.locator("#search").fill(text)
        self.page.locator(".found, .found-none").first.wait_for()
        return self.page.locator(".found")

    def draw(self, text: str) -> None:
        """Draw around the first match."""
        self.find(text)
        self.page.keyboard.press("Enter")
        self.page.locator(".start").wait_for(state="detached")
        self.rest()

    def add(self, *elements: str) -> None:
        """Draw these beside what is there."""
        self.page.evaluate("async (ids) => (await import('/js/actions/draw.js')).add(ids)", list(elements))
        self.rest()

    def until(self, holds: str, given: Any = None) -> None:
        """Wait until a function of the page, which may be asynchronous, gives something true. Playwright's own wait
        takes a promise for an answer."""
        end = monotonic() + PATIENCE_MS / 1000
        while not self.page.evaluate(holds, given):
            assert monotonic() < end, holds
            self.page.wait_for_timeout(50)

    def drawn(self) -> dict[str, Any]:
        """What is drawn: nodes with their place in the chart (x, y) and on the screen (at), links, selection."""
        found: dict[str, Any] = self.page.evaluate(_DRAWN)
        return found

    def ids(self) -> set[str]:
        """The elements that are drawn."""
        return {node["id"] for node in self.drawn()["nodes"]}

    def point(self, element: str) -> tuple[float, float]:
        """Where an element stands on the screen."""
        at = next(node["at"] for node in self.drawn()["nodes"] if node["id"] == element)
        box = self.page.locator(".cytoscape").bounding_box()
        assert box is not None
        return box["x"] + at["x"], box["y"] + at["y"]

    def press(self, element: str, times: int = 1, more: bool = False) -> None:
        """Click an element; more: with Shift, beside what is selected."""
        x, y = self.point(element)
        if more:
            self.page.keyboard.down("Shift")
        self.page.mouse.click(x, y, click_count=times)
        if more:
            self.page.keyboard.up("Shift")
        self.rest()

    def select(self, *elements: str) -> None:
        """Select exactly these marks."""
        self.page.evaluate("async (ids) => (await import('/js/actions/draw.js')).select(ids)", list(elements))
        self.rest()

    def choose(self, text: str) -> None:
        """Press one of the buttons under the diagram, or in their menu."""
        bar = self.page.locator(".selection-bar")
        button = bar.get_by_role("button", name=text, exact=True)
        if not button.count():
            button = bar.get_by_role("button", name=text)
        if not button.count():
            bar.locator(".menu > button").click()
            button = bar.get_by_role("menuitem", name=text)
        button.click()
        self.rest()

    def act(self, text: str, *elements: str) -> None:
        """Select exactly these marks and press one of the buttons under the diagram."""
        self.select(*elements)
        self.choose(text)

    def drag(self, element: str, right: float, down: float) -> None:
        """Drag a mark by so many pixels of the screen."""
        x, y = self.point(element)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + right, y + down, steps=4)
        self.page.mouse.up()
        self.rest()

    def undo(self) -> None:
        """One step back."""
        self.page.locator(".chart-bar").get_by_role("button", name="Undo").click()
        self.rest()

    def redo(self) -> None:
        """One step forward again."""
        self.page.locator(".chart-bar").get_by_role("button", name="Redo").click()
        self.rest()

    def places(self) -> dict[str, tuple[float, float]]:
        """Where each mark stands in the chart."""
        return {node["id"]: (node["x"], node["y"]) for node in self.drawn()["nodes"]}

    def tab(self, name: str) -> Locator:
        """Open a tab of the panel; what it shows."""
        self.page.get_by_role("tab", name=name).click()
        self.rest()
        return self.panel

    @property
    def panel(self) -> Locator:
        """What the panel shows."""
        return self.page.locator(".panel-body")

    @property
    def said(self) -> str:
        """The sentence of the live line."""
        return self.page.locator(".live").inner_text()

    def run_through(self) -> list[tuple[list[str], str]]:
        """Lines, by their ends, that run through a mark, and that mark."""
        seen: dict[str, Any] = self.page.evaluate(_LINES)
        return [
            (line["ends"], mark["id"])
            for line in seen["lines"]
            for mark in seen["marks"]
            if mark["id"] not in line["ends"]
            and any(math.dist(point, (mark["x"], mark["y"])) < mark["r"] for point in line["points"])
        ]

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self.page.wait_for_timeout(60)
        for _ in range(PATIENCE_MS // 40):
            if self.page.evaluate(_AT_REST):
                return
            self.page.wait_for_timeout(40)
        raise AssertionError("The page did not come to rest.")

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((self.address, "about:", "data:", f"blob:{self.address}")):
            self.elsewhere.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not self.expected.search(message.text):
            self.complaints.append(message.text)
