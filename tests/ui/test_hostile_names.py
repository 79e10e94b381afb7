"""Names are hostile text: they run nothing, load nothing, style nothing, and are shown as they are written."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.ui.desk import Desk
from tests.ui.hostile import FIRST, NAMES

CONTROLS = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def shown(name: str) -> str:
    """As the page shows it: control characters out, white space folded."""
    return re.sub(r"\s+", " ", CONTROLS.sub(" ", name)).strip()


def test_hostile_names_are_text_in_suggestions_diagram_list_panel_and_sentences(desk: Desk) -> None:
    expect(desk.find("mallory").first.locator(".name").first).to_have_text(NAMES[0])
    desk.page.keyboard.press("Enter")
    desk.page.locator(".start").wait_for(state="detached")
    desk.rest()
    opened = desk.drawn()
    fold = next(node for node in opened["nodes"] if node["members"])
    desk.press(fold["id"])
    desk.choose("Open")
    assert len([node for node in desk.drawn()["nodes"] if node["type"] == "Person"]) == len(NAMES)
    listed = desk.tab("List").locator(".list-row .name").all_inner_texts()
    assert sorted(listed) == sorted(map(shown, NAMES))
    desk.tab("About")
    for place, name in enumerate(NAMES):
        desk.page.evaluate(
            "async (id) => (await import('/js/actions/draw.js')).select([id])", f"Person:hostile:{place}"
        )
        desk.rest()
        assert desk.panel.locator("h2").inner_text() == shown(name)
        expect(desk.panel).to_contain_text('Register <b>of</b> "hostile" names')
    desk.tab("Records")
    expect(desk.panel).to_contain_text(f"record <i>{len(NAMES) - 1}</i>")
    desk.page.evaluate(
        """async ([from, to]) => (await import("/js/actions/why.js")).showLine({ id: "x", from, to, type: "KNOWS" })""",
        ["Person:hostile:1", FIRST],
    )
    expect(desk.panel.locator(".sentence")).to_contain_text(f"{shown(NAMES[1])} knows {shown(NAMES[0])}")
    # Nothing in a name became markup.
    assert desk.page.locator("img:not(.mark), style, body script, iframe").count() == 0


def test_hostile_texts_in_the_search_field_find_nothing_and_break_nothing(desk: Desk) -> None:
    for text in ("<img src=x onerror=alert(1)>", 'name:"', "AND OR NOT (", "*" * 50, "\\", "a" * 10_000, "🧨🧨"):
        desk.page.locator("#search").fill(text)
        desk.page.wait_for_timeout(250)
        desk.rest()
    expect(desk.find("mallory").first).to_be_visible()


def test_a_hostile_address_opens_the_start_screen_or_what_is_known_of_it(desk: Desk) -> None:
    for fragment in (
        "#n=<script>alert(1)</script>",
        "#a=zzz.../..",
        "#f={bad json&n=1_2_3",
        "#n=%00_NaN_1e999&c=x",
        "#k=9",
    ):
        desk.page.goto("about:blank")
        desk.page.goto(desk.address + fragment)
        expect(desk.page.locator("#search")).to_be_visible()
        desk.rest()
        expect(desk.page.locator(".trouble")).to_have_count(0)
