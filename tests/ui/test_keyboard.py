"""All of the main job without a mouse."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.ui.conftest import City
from tests.ui.desk import Desk


def test_search_walk_expand_hide_and_undo_by_keyboard_alone(desk: Desk) -> None:
    keys = desk.page.keyboard
    keys.press("/")
    keys.type("marwick")
    expect(desk.page.locator(".found").nth(1)).to_be_visible()
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    expect(desk.page.locator("#search")).to_have_attribute("aria-activedescendant", "found-0")
    keys.press("Escape")
    expect(desk.page.locator(".found")).to_have_count(0)
    keys.press("Control+a")
    keys.type("lena marwick")
    expect(desk.page.locator(".found").first).to_contain_text("Lena Marwick")
    keys.press("Enter")
    desk.page.locator(".start").wait_for(state="detached")
    desk.rest()
    centre = desk.drawn()["selection"]
    # By Tab to the diagram, by arrows from element to element.
    desk.page.locator(".cytoscape").focus()
    seen = set()
    for arrow in ("ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft", "ArrowLeft"):
        keys.press(arrow)
        desk.rest()
        seen |= set(desk.drawn()["selection"])
    assert len(seen | set(centre)) >= 3
    before = desk.ids()
    walked = next(n["id"] for n in desk.drawn()["nodes"] if n["more"] > 0 and n["more"] < 50 and not n["hub"])
    desk.page.evaluate("async (id) => (await import('/js/actions/draw.js')).select([id])", walked)
    keys.press("Enter")
    desk.rest()
    assert len(desk.ids()) > len(before)
    keys.press("Control+z")
    desk.rest()
    assert desk.ids() == before
    keys.press("Control+y")
    desk.rest()
    assert len(desk.ids()) > len(before)
    keys.press("Delete")
    desk.rest()
    assert walked not in desk.ids()
    keys.press("Escape")
    assert desk.drawn()["selection"] == []


def test_the_list_is_a_tree_grid_that_does_all_that_the_diagram_does(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    desk.tab("List")
    keys = desk.page.keyboard
    rows = desk.panel.locator("[role=row]")
    desk.panel.locator("[role=row][tabindex='0']").focus()
    keys.press("ArrowDown")
    keys.press("Space")
    desk.rest()
    chosen = desk.panel.locator("[role=row][aria-selected=true] .name").first
    assert len(desk.drawn()["selection"]) == 1
    expect(chosen).to_be_visible()
    count = rows.count()
    keys.press("ArrowLeft")
    keys.press("ArrowLeft")  # folds the type up
    assert rows.count() < count
    keys.press("ArrowRight")
    assert rows.count() == count
    keys.press("End")
    keys.press("Delete")
    desk.rest()
    assert len(desk.ids()) == len(desk.drawn()["nodes"])
    assert rows.count() <= count - 1


def test_a_hub_does_not_open_by_itself_and_its_links_are_added_a_page_at_a_time(desk: Desk, city: City) -> None:
    desk.draw("Lena Marwick")
    tower = city.truth["things"]["tower"]
    desk.page.evaluate("async (id) => (await import('/js/actions/draw.js')).select([id])", tower)
    desk.rest()
    before = desk.ids()
    desk.page.locator(".cytoscape").focus()
    desk.page.keyboard.press("Enter")
    desk.rest()
    assert desk.ids() == before
    assert "does not open by itself" in desk.said
    home = desk.panel.locator(".link-count", has_text="is the home of")
    expect(home).to_contain_text("29")
    home.press("Enter")
    desk.rest()
    assert len(desk.ids()) == len(before) + 20
    assert "more not shown" in desk.said


def test_the_keys_are_listed(desk: Desk) -> None:
    desk.page.keyboard.press("?")
    expect(desk.page.locator("dialog .keys")).to_contain_text("walk from element to element")
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("dialog")).to_have_count(0)
