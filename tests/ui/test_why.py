"""Why, and since when: the chronology under the diagram, and a filter that says how much it hides."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, expect

from tests.ui.conftest import City
from tests.ui.desk import Desk


def chronology(desk: Desk) -> Locator:
    """The chronology, unfolded."""
    part = desk.page.locator(".time")
    part.locator(".time-toggle").click()
    desk.rest()
    return part


def number(text: str) -> int:
    found = re.search(r"\d+", text)
    return int(found[0]) if found else 0


def test_the_chronology_is_folded_until_wanted_and_asks_nothing_before(desk: Desk) -> None:
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.post_data or ""))
    desk.draw("Lena Marwick")
    expect(desk.page.locator(".time-toggle")).to_have_attribute("aria-expanded", "false")
    expect(desk.page.locator(".time-toggle")).to_contain_text("Chronology of Lena Marwick")
    assert not any("query Chronology" in body for body in asked)
    part = chronology(desk)
    rows = part.locator("tbody tr")
    assert rows.count() == number(part.locator(".time-head").inner_text().split("Marwick")[1])
    expect(rows.first.locator(".grade")).to_be_visible()
    expect(rows.first).to_contain_text("record")


def test_the_chronology_follows_the_selection_and_tells_all_kinds_in_the_order_of_time(desk: Desk, city: City) -> None:
    desk.step(6)
    desk.page.get_by_role("button", name="Count all facts again").click()
    desk.rest()
    part = chronology(desk)
    desk.page.locator(".cytoscape").focus()
    desk.page.keyboard.press("Escape")
    desk.rest()
    expect(part.locator(".time-toggle")).to_contain_text("Chronology of what is drawn")
    kinds = part.locator(".time-kinds .chip")
    expect(kinds.filter(has_text="paid")).to_have_count(1)
    shown: list[dict[str, Any]] = desk.page.evaluate(
        """async () => {
          const [{ ask }, { CHRONOLOGY }, { singles }, { chart }] = await Promise.all(
            ["/js/api.js", "/js/questions.js", "/js/chart_data.js", "/js/state.js"].map((path) => import(path)));
          const ids = singles(chart.value).map((node) => node.id);
          return (await ask(CHRONOLOGY, { ids, first: 100 })).chronology.edges.map((edge) => edge.node);
        }"""
    )
    times = [fact["since"] or fact["until"] for fact in shown]
    assert times == sorted(times)
    assert part.locator("tbody tr").count() == len(shown)
    kinds.filter(has_text="paid").click()
    desk.rest()
    expect(part.locator("tbody tr").first).to_contain_text("paid")
    assert all("paid" in row for row in part.locator("tbody tr .sentence").all_inner_texts())


def test_brushing_the_time_line_filters_the_diagram_and_says_what_it_hides(desk: Desk, city: City) -> None:
    desk.step(6)
    desk.page.get_by_role("button", name="Count all facts again").click()
    desk.rest()
    part = chronology(desk)
    rows = part.locator("tbody tr")
    before = rows.count()
    bars = part.locator(".brush-bars")
    box = bars.bounding_box()
    assert box is not None
    desk.page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 20)
    desk.page.mouse.down()
    desk.page.mouse.move(box["x"] + 0.98 * box["width"], box["y"] + 20, steps=5)
    desk.page.mouse.up()
    desk.rest()
    expect(desk.page.locator(".counts")).to_contain_text("only since")
    expect(part.locator(".time-head .hides")).to_contain_text("hidden by the filter")
    assert rows.count() < before
    held = desk.page.evaluate("async () => (await import('/js/state.js')).filter.value")
    assert set(held) == {"since"}
    # The bars outside the window stay, so that one can brush anew; the keyboard moves the ends.
    first = part.locator(".brush-from")
    assert int(first.input_value()) > 0
    first.press("Home")
    desk.rest()
    assert desk.page.evaluate("async () => (await import('/js/state.js')).filter.value") is None
    assert rows.count() == before


def test_a_fact_of_the_chronology_is_shown_on_the_diagram_or_added_to_it(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    part = chronology(desk)
    part.get_by_role("button", name="Show", exact=True).first.click()
    desk.rest()
    lit = desk.page.evaluate("async () => (await import('/js/views/canvas.js')).drawn.cy.edges('.lit').length")
    assert lit >= 1
    desk.page.locator(".cytoscape").focus()
    desk.page.keyboard.press("Escape")


def test_each_part_of_the_filter_says_how_much_it_hides(desk: Desk) -> None:
    desk.draw("Vera Marwick")
    desk.page.locator(".rail-item", has_text="Filter").click()
    desk.rest()
    status = desk.panel.locator(".note").first
    expect(status).to_contain_text("Nothing among what is drawn is hidden")
    listed = desk.panel.locator(".filter-sources li")
    expect(listed.first.locator(".number")).to_contain_text("fact")
    some = number(listed.first.locator(".number").inner_text())
    assert some > 0
    listed.first.locator("input").uncheck()
    desk.rest()
    expect(status).to_contain_text(re.compile(rf"^({some}|One) of \d+ facts? among what is drawn"))
    part = desk.panel.locator(".filter-part", has_text="Sources")
    expect(part.locator("b.hides")).to_have_text(f"hides {some} facts" if some > 1 else "hides one fact")
    desk.panel.locator(".filter-part select").select_option("A1")
    desk.rest()
    graded = desk.panel.locator(".filter-part", has_text="cannot be judged")
    expect(graded.locator("b.hides")).to_contain_text("hides")
    expect(desk.page.locator(".counts")).to_contain_text("hidden by the filter")
    desk.panel.locator(".filter-types .legend-row", has_text="person").first.click()
    desk.rest()
    expect(desk.panel.locator(".filter-part b.hides").last).to_contain_text("hidden by the legend")
    desk.panel.get_by_role("button", name="Count all facts again").click()
    desk.rest()
    expect(status).to_contain_text("Nothing among what is drawn is hidden")
    desk.panel.locator(".filter-days input").first.fill("2026-03-10")
    desk.panel.locator(".filter-days input").nth(1).fill("2026-03-01")
    expect(desk.panel.locator(".filter-part [role=alert]")).to_have_text("The time ends before it begins.")
