"""The diagram is replayed: at each moment it shows what held then."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.ui.conftest import Open
from tests.ui.desk import Desk
from tests.ui.test_accessible import serious


def test_the_diagram_is_replayed_by_keyboard_and_says_what_does_not_hold(open_desk: Open) -> None:
    desk = open_desk()
    desk.step(3)
    desk.page.locator(".replay-toggle").click()
    bar = desk.page.locator(".replay")
    slider = bar.get_by_role("slider")
    expect(slider).to_be_visible()
    desk.rest()
    # Whoever wants less motion is not offered any that goes by itself.
    expect(bar.get_by_role("button", name="Play")).to_have_count(0)
    last = int(slider.get_attribute("max") or 0)
    assert last > 1
    expect(bar.locator(".hides")).to_contain_text("do not hold then")
    seen = "async () => (await import('/js/views/canvas.js')).drawn.cy.edges(':visible').length"
    absent = "async () => { const s = await import('/js/state.js'); return s.later.value.lines.size; }"
    few = desk.page.evaluate(seen)
    bar.get_by_label("What began stays").check()
    grown = []
    slider.focus()
    desk.page.keyboard.press("Home")
    for _ in range(3):
        desk.page.keyboard.press("ArrowRight")
        grown.append(desk.page.evaluate(absent))
    assert grown == sorted(grown, reverse=True)
    desk.page.keyboard.press("End")
    desk.rest()
    assert desk.page.evaluate(seen) > few
    expect(bar).to_contain_text("All of it is there by now.")
    expect(desk.page.locator(".status .counts")).to_contain_text("as of")
    assert serious(desk) == []
    desk.page.keyboard.press("Home")
    desk.page.locator(".replay-toggle").click()
    desk.rest()
    expect(desk.page.locator(".status .counts")).not_to_contain_text("as of")


def test_with_motion_the_replay_plays_at_a_speed_and_pauses(desk: Desk) -> None:
    desk.page.emulate_media(reduced_motion="no-preference")
    desk.step(3)
    desk.page.locator(".replay-toggle").click()
    bar = desk.page.locator(".replay")
    slider = bar.get_by_role("slider")
    expect(slider).to_be_visible()
    bar.get_by_label("Speed").select_option("4")
    slider.focus()
    desk.page.keyboard.press("Space")
    expect(bar.get_by_role("button", name="Pause")).to_be_visible()
    desk.page.wait_for_function("() => Number(document.querySelector('.replay input[type=range]').value) >= 2")
    bar.get_by_role("button", name="Pause").click()
    expect(bar.get_by_role("button", name="Play")).to_be_visible()
    desk.page.emulate_media(reduced_motion="reduce")


def test_at_each_moment_of_a_replay_those_lines_are_there_whose_facts_held(desk: Desk) -> None:
    found = desk.page.evaluate(
        """async () => {
      const { LINGERS, absentAt, momentsOf, spansOf } = await import("/js/replay.js");
      const at = (day) => Date.UTC(2026, 0, day);
      const iso = (day) => day && new Date(at(day)).toISOString();
      const fact = (from, to, since, until) => ({ from, to, linkType: "X", since: iso(since), until: iso(until) });
      const line = (from, to, first) => ({ from, to, type: "X", first: iso(first) });
      const links = [line("a", "b", 1), line("b", "c", 4), line("c", "d", null), line("d", "e", 6)];
      const nodes = new Map(["a", "b", "c", "d", "e", "alone"].map((id) => [id, {}]));
      // Lived together twice; a call; nothing dated; and one line of which no fact came.
      const facts = [fact("a", "b", 1, 3), fact("a", "b", 8, null), fact("c", "b", 4, 4), fact("c", "d", null, null)];
      const spans = spansOf(facts);
      const there = (day, grown) => {
        const { lines, nodes: gone, undated } = absentAt({ nodes, links }, at(day), spans, grown);
        const left = links.filter((one) => !lines.has(`${one.from}\n${one.to}\nX`)).map((one) => one.from + one.to);
        return [left.join(" "), [...gone].join(" "), undated];
      };
      return {
        held: [1, 3, 4, 5, 6, 9].map((day) => there(day, false)),
        grown: [1, 5, 9].map((day) => there(day, true)),
        moments: momentsOf(links, spans, false).map((one) => (one - at(1)) / LINGERS + 1),
        begins: momentsOf(links, spans, true).length,
        all: absentAt({ nodes, links }, null, spans, false).lines.size,
      };
    }"""
    )
    assert found["held"] == [
        ["ab cd", "e", 1], ["cd", "a b e", 1], ["bc cd", "a e", 1], ["cd", "a b e", 1], ["cd de", "a b", 1],
        ["ab cd de", "", 1],
    ]  # fmt: skip
    assert [one[0] for one in found["grown"]] == ["ab cd", "ab bc cd", "ab bc cd de"]
    assert found["moments"] == [1, 3, 4, 5, 6, 8]
    assert found["begins"] == 4
    assert found["all"] == 0
