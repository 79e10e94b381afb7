"""The main job, as the issue's first paragraph tells it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.ui.conftest import City
from tests.ui.desk import Desk


def test_from_a_name_to_a_diagram_its_expansion_a_path_and_the_communities(desk: Desk, city: City) -> None:
    cast = city.truth["cast"]
    suspect, sister, dealer = (cast[role]["id"] for role in ("suspect", "sister", "dealer"))
    # Find the suspect: suggestions come while one types, with what tells two of one name apart.
    found = desk.find("lena mar")
    expect(found.first).to_contain_text("Lena Marwick")
    expect(found.first).to_contain_text("14 May 1987")
    expect(found.filter(has_text="2 Nov 1978")).to_have_count(1)
    desk.page.keyboard.press("Enter")
    desk.page.locator(".start").wait_for(state="detached")
    desk.rest()
    # The diagram: she is in the middle, her sister and their account beside her.
    before = {node["id"]: node for node in desk.drawn()["nodes"]}
    assert desk.drawn()["centres"] == [suspect]
    assert (before[suspect]["x"], before[suspect]["y"]) == (0, 0)
    assert {sister, city.truth["things"]["shared-account"]} <= before.keys()
    expect(desk.panel).to_contain_text("14 May 1987")
    expect(desk.panel).to_contain_text("Civil register")
    # Expand her sister: a double click, and what is there stays to the pixel.
    desk.press(sister, times=2)
    after = {node["id"]: node for node in desk.drawn()["nodes"]}
    assert len(after) > len(before)
    assert {name: (after[name]["x"], after[name]["y"]) for name in before} == {
        name: (node["x"], node["y"]) for name, node in before.items()
    }
    assert "added around Vera Marwick" in desk.said
    # Two elements: how do they hang together? In sentences, each with its source.
    desk.find("Kessling Anton")
    desk.page.keyboard.press("Shift+Enter")
    desk.rest()
    assert dealer in desk.ids()
    desk.page.locator(".zoom").get_by_role("button", name="Show all").click()
    desk.rest()
    desk.press(suspect)
    desk.press(dealer, more=True)
    desk.choose("How are these two linked?")
    path = desk.panel.locator(".path.chosen")
    expect(path).to_contain_text("Lena Marwick is a relative of Vera Marwick")
    expect(path).to_contain_text("Anton Kessling owns Lock-up garage 14")
    expect(path.locator(".grade").first).to_be_visible()
    # The communities of what is drawn, as hulls and lists.
    desk.page.locator(".rail-item", has_text="Groups").click()
    desk.rest()
    assert "groups among what is drawn" in desk.said
    expect(desk.panel).to_contain_text("Method: Leiden")
    assert desk.panel.locator(".group").count() >= 2
    # Back is undo, all the way to the first diagram.
    desk.page.locator(".rail-item", has_text="Groups").click()
    for _ in range(9):
        desk.page.keyboard.press("Control+z")
        desk.rest()
        if desk.ids() == set(before):
            break
    assert desk.ids() == set(before)


def test_enter_waits_for_the_answer_to_what_was_typed_last(desk: Desk, city: City) -> None:
    desk.find("port merrow")
    desk.page.locator("#search").fill("vera marwick")
    desk.page.keyboard.press("Enter")
    desk.page.locator(".start").wait_for(state="detached")
    desk.rest()
    assert desk.drawn()["centres"] == [city.truth["cast"]["sister"]["id"]]
    desk.page.wait_for_timeout(300)
    expect(desk.page.locator(".found")).to_have_count(0)
