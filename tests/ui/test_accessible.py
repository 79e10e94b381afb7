"""For everybody: axe finds nothing serious; high contrast, the reader's own colours, 200 % zoom, paper, keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.ui.conftest import City, Open, Scheme
from tests.ui.desk import Desk


def serious(desk: Desk) -> list[str]:
    """What axe finds serious or critical, with where."""
    found = Axe().run(desk.page).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("dark", 390)])
def test_nothing_serious_on_start_screen_diagram_and_panel(open_desk: Open, scheme: Scheme, width: int) -> None:
    desk = open_desk(width=width, scheme=scheme)
    faults = {"start": serious(desk)}
    desk.step(2)
    faults["diagram, step and panel"] = serious(desk)
    desk.step(3)
    faults["path"] = serious(desk)
    assert {where: found for where, found in faults.items() if found} == {}


def test_nothing_serious_on_all_else(desk: Desk) -> None:
    faults = {}
    desk.draw("Vera Marwick")
    faults["where departments differ"] = serious(desk)
    desk.panel.get_by_role("button", name="Compare the departments").click()
    desk.rest()
    faults["departments side by side"] = serious(desk)
    desk.page.keyboard.press("Escape")
    desk.tab("Records")
    faults["records"] = serious(desk)
    desk.tab("List")
    faults["list"] = serious(desk)
    desk.page.locator(".time-toggle").click()
    desk.rest()
    faults["chronology"] = serious(desk)
    desk.page.locator(".rail-item", has_text="Filter").click()
    desk.rest()
    faults["filter"] = serious(desk)
    desk.page.keyboard.press("?")
    faults["keys"] = serious(desk)
    desk.page.keyboard.press("Escape")
    desk.find("lena")
    faults["suggestions"] = serious(desk)
    desk.page.keyboard.press("Escape")
    desk.step(5)
    faults["communities"] = serious(desk)
    assert {where: found for where, found in faults.items() if found} == {}


@pytest.fixture
def seen_as(browser: Browser, city: City) -> Iterator[Callable[..., Desk]]:
    """Opens the page in a context of its own: contrast, forced_colors, viewport, ..."""
    contexts = []

    def open_one(**look: Any) -> Desk:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"} | look)
        contexts.append(context)
        desk = Desk(context.new_page(), city.address)
        desk.open()
        return desk

    yield open_one
    for context in contexts:
        context.close()


_LOOK = """async () => {
  const { drawn } = await import("/js/views/canvas.js");
  const probe = document.body.appendChild(document.createElement("i"));
  const resolved = (colour) => {
    probe.style.transitionProperty = "none";
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  };
  const node = drawn.cy.nodes()[0];
  const found = {
    mark: node.style("background-color"), line: drawn.cy.edges()[0].style("line-color"),
    text: resolved("CanvasText"), ground: resolved("Canvas"),
    ink: resolved("var(--ink)"), canvas: resolved("var(--canvas)"),
  };
  probe.remove();
  return found;
}"""


def test_the_reader_s_own_colours_are_those_of_the_diagram_too(seen_as: Callable[..., Desk]) -> None:
    desk = seen_as(forced_colors="active", color_scheme="dark")
    desk.draw("Lena Marwick")
    look = desk.page.evaluate(_LOOK)
    plain = {name: value.replace(" ", "") for name, value in look.items()}
    assert plain["mark"] == plain["line"] == plain["text"] == plain["ink"]
    assert plain["canvas"] == plain["ground"] != plain["text"]
    assert serious(desk) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_is_black_and_white_and_has_nothing_serious(seen_as: Callable[..., Desk], scheme: str) -> None:
    desk = seen_as(contrast="more", color_scheme=scheme)
    desk.step(2)
    look = desk.page.evaluate(_LOOK)
    assert {look["ink"], look["canvas"]} == {"rgb(0, 0, 0)", "rgb(255, 255, 255)"}
    desk.page.locator(".time-toggle").click()
    desk.rest()
    assert serious(desk) == []


@pytest.mark.parametrize(
    "look", [{"contrast": "more", "color_scheme": "dark"}, {"forced_colors": "active", "color_scheme": "light"}]
)
def test_movement_money_and_analyses_in_high_contrast_have_nothing_serious(
    seen_as: Callable[..., Desk], city: City, look: dict[str, str]
) -> None:
    desk = seen_as(**look)
    page, faults = desk.page, {}
    plate = next(step for step in city.truth["steps"] if step["number"] == 4)["find"]["plates"][1]
    desk.draw(str(plate.rpartition(":")[2]))
    page.locator(".track-toggle").click()
    page.locator(".track .quiet", has_text="sightings").first.wait_for()
    for way in ("All three", "Lanes", "Distance", "Week", "Hot map"):
        page.get_by_role("button", name=way, exact=True).click()
        desk.rest()
        faults[way] = serious(desk)
    for form in ("Together", "Tracks and calls", "Scenes"):
        page.locator(".track-do").get_by_role("button", name=form).click()
        desk.rest()
        faults[form] = serious(desk)
    page.locator(".tracks form, .scenes").first.wait_for()
    desk.step(6)
    page.get_by_label("First in, first out").check()
    page.get_by_role("button", name="Follow the money").click()
    page.locator(".money-flow").wait_for()
    desk.rest()
    faults["money"] = serious(desk)
    page.get_by_role("button", name="Analyses", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    faults["analyses"] = serious(desk)
    assert {where: found for where, found in faults.items() if found} == {}


def test_at_200_percent_nothing_is_cut_off_and_everything_can_be_reached(seen_as: Callable[..., Desk]) -> None:
    desk = seen_as(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    desk.draw("Lena Marwick")
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 640
    box = desk.page.locator(".cytoscape").bounding_box()
    assert box is not None
    assert box["height"] >= 100
    desk.page.locator(".panel-peek").click()
    desk.rest()
    expect(desk.panel.locator("h2")).to_be_in_viewport()
    desk.page.locator(".panel-grip").click()
    desk.page.locator(".time-toggle").click()
    desk.rest()
    expect(desk.page.locator(".time-table tbody tr").first).to_be_visible()
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 640


def test_printed_it_is_the_diagram_what_is_known_and_no_buttons(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    desk.page.locator(".time-toggle").click()
    desk.rest()
    desk.page.emulate_media(media="print")
    for hidden in (".rail", ".top", ".status", ".zoom", ".selection-bar", ".brush", ".time-kinds"):
        expect(desk.page.locator(hidden)).to_be_hidden()
    expect(desk.page.locator(".chart")).to_be_visible()
    expect(desk.panel).to_contain_text("14 May 1987")
    expect(desk.page.locator(".time-table tbody tr").last).to_be_visible()
    assert len(desk.page.pdf()) > 20_000
    desk.page.emulate_media(media="screen")


def test_the_page_turned_round_for_right_to_left_has_nothing_cut_off(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    desk.page.evaluate("document.documentElement.dir = 'rtl'")
    desk.rest()
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 1280
    panel = desk.page.locator(".panel").bounding_box()
    assert panel is not None
    assert panel["x"] < 10
    desk.page.evaluate("document.documentElement.removeAttribute('dir')")


def test_nothing_moves_for_those_who_want_no_motion(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    more = next(n["id"] for n in desk.drawn()["nodes"] if 0 < n["more"] < 50 and not n["hub"] and not n["members"])
    moving = desk.page.evaluate(
        """async (id) => {
          const [{ expand }, { drawn }] = [await import("/js/actions/expand.js"), await import("/js/views/canvas.js")];
          await expand(id);
          return drawn.cy.nodes().some((node) => node.animated());
        }""",
        more,
    )
    assert not moving
