"""What the diagram looks like: the centre in the middle, no line through a mark, no caption over another."""

from __future__ import annotations

from typing import Any

from tests.ui.conftest import City, Open, Walked
from tests.ui.desk import Desk

_CAPTIONS = """async (marks) => {
  const { placeCaptions } = await import("/js/chart/captions.js");
  const view = { left: 0, top: 0, right: 800, bottom: 500 };
  const placed = placeCaptions(marks, [], (text) => text.length * 7, view);
  return [...placed.marks].map(([id, { rows, x, y }]) => {
    const half = Math.max(...rows.map((row) => row.length * 7)) / 2;
    return { id, box: [x - half, y - 8, x + half, y - 8 + 16 * rows.length] };
  });
}"""


def test_in_no_step_a_line_runs_through_an_element_that_is_not_its_end(six_steps: list[Walked]) -> None:
    assert {step.number: step.run_through for step in six_steps if step.run_through} == {}


def test_lines_run_round_what_comes_into_their_way(desk: Desk, city: City) -> None:
    desk.step(3)
    path = city.truth["steps"][2]["find"]["path"]
    ends = [next(n for n in desk.drawn()["nodes"] if n["id"] == end) for end in (path[0], path[1])]
    x, y = (sum(end["at"][axis] for end in ends) / 2 for axis in "xy")
    box = desk.page.locator(".cytoscape").bounding_box()
    assert box is not None
    # Somebody drags the laundry onto the line between the sisters.
    desk.page.mouse.move(*desk.point(path[2]))
    desk.page.mouse.down()
    desk.page.mouse.move(box["x"] + x, box["y"] + y, steps=4)
    desk.page.mouse.up()
    desk.rest()
    assert desk.run_through() == []


def test_the_centre_is_in_the_middle_larger_than_all_and_ringed(open_desk: Open) -> None:
    desk = open_desk(width=1440, height=900)
    desk.draw("Lena Marwick")
    box = desk.page.locator(".cytoscape").bounding_box()
    assert box is not None
    x, y = desk.point(desk.drawn()["centres"][0])
    assert abs(x - (box["x"] + box["width"] / 2)) < 0.16 * box["width"]
    assert abs(y - (box["y"] + box["height"] / 2)) < 0.16 * box["height"]
    style = desk.page.evaluate(
        """async () => {
          const { drawn } = await import("/js/views/canvas.js");
          const size = (nodes) => nodes.map((node) => node.width());
          const centre = drawn.cy.nodes("[?centre]");
          const others = size(drawn.cy.nodes("[!centre]"));
          return { centre: size(centre), others, ring: centre.style("outline-width") };
        }"""
    )
    assert min(style["centre"]) > 1.4 * max(style["others"])
    assert style["ring"] != "0px"


_VIEW = """async () => {
  const { drawn: { cy } } = await import("/js/views/canvas.js");
  const marks = cy.nodes(":visible").map((node) => ({ ...node.renderedPosition(), r: node.renderedWidth() / 2 }));
  return { marks, zoom: cy.zoom(), pan: cy.pan(), width: cy.width(), height: cy.height() };
}"""


def test_what_was_in_view_stays_so_when_something_opens_under_a_diagram_that_the_hand_moved(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    zoom_in, zoom_out = (desk.page.locator(".zoom").get_by_role("button").nth(place) for place in (0, 1))
    zoom_out.click()
    desk.rest()
    before = desk.page.evaluate(_VIEW)
    desk.page.locator(".time-toggle").click()
    desk.rest()
    after = desk.page.evaluate(_VIEW)
    assert after["height"] < before["height"]
    bar = desk.page.locator(".chart-bar").bounding_box()
    canvas = desk.page.locator(".cytoscape").bounding_box()
    assert bar is not None
    assert canvas is not None
    for mark in after["marks"]:
        assert mark["x"] - mark["r"] >= 0
        assert mark["x"] + mark["r"] <= after["width"]
        assert mark["y"] - mark["r"] >= bar["y"] + bar["height"] - canvas["y"]
        assert mark["y"] + mark["r"] <= after["height"]
    # Where the hand has gone nearer, so that some of it is out of view, nothing moves by itself.
    for _ in range(6):
        zoom_in.click()
    desk.rest()
    near = desk.page.evaluate(_VIEW)
    desk.page.locator(".time-toggle").click()
    desk.rest()
    still = desk.page.evaluate(_VIEW)
    assert still["height"] > near["height"]
    assert (still["zoom"], still["pan"]) == (near["zoom"], near["pan"])


_CARRIED = """async ([right, down]) => {
  const { drawn: { cy } } = await import("/js/views/canvas.js");
  const [over, marks] = [".layer.above", 'canvas[data-id="layer2-node"]'].map((name) => document.querySelector(name));
  const frame = () => new Promise((drawn) => cy.one("render", drawn));
  const pixels = (canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const [left, top] = ["left", "top"].map((side) => parseFloat(over.style[side]));
  const before = pixels(over);
  cy.panBy({ x: right, y: down });
  await frame();
  const [moved, hidden] = [pixels(marks), over.style.visibility];
  let [solid, gone] = [0, 0];
  for (let y = 0; y < moved.height; y++) for (let x = 0; x < moved.width; x++) {
    const [fromX, fromY] = [x - left - right, y - top - down];
    if (fromX < 0 || fromY < 0 || fromX >= before.width || fromY >= before.height) continue;
    if (before.data[4 * (fromY * before.width + fromX) + 3] < 255) continue;
    solid += 1;
    gone += moved.data[4 * (y * moved.width + x) + 3] < 255;
  }
  await new Promise((rest) => setTimeout(rest, 600));
  return { solid, gone, hidden, after: over.style.visibility };
}"""


def test_captions_and_icons_go_along_in_one_picture_with_a_diagram_that_is_moved(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    desk.page.wait_for_timeout(400)
    found = desk.page.evaluate(_CARRIED, [37, -21])
    assert found["solid"] > 1_000
    assert found["gone"] == 0
    assert found["hidden"] == "hidden"
    assert found["after"] == ""


def test_types_differ_in_colour_icon_or_shape(desk: Desk) -> None:
    desk.step(1)
    looks = desk.page.evaluate(
        """async () => (await import("/js/views/canvas.js")).drawn.cy.nodes().map((node) => [
          node.data("type"), node.data("icon"), node.data("shape"), node.data("hue")])"""
    )
    by_type = {kind: (icon, shape, hue) for kind, icon, shape, hue in looks}
    assert len(set(by_type.values())) == len(by_type)


def test_captions_lie_over_no_mark_and_no_other_caption_and_stay_in_view(desk: Desk) -> None:
    marks: list[dict[str, Any]] = [
        {
            "id": f"{n:03}",
            "x": 5 + 37 * n % 790,
            "y": 5 + 59 * n % 490,
            "r": 15,
            "caption": "caption " * (n % 4 + 1),
            "weight": n,
        }
        for n in range(60)
    ]
    placed = desk.page.evaluate(_CAPTIONS, marks)
    assert len(placed) >= 10
    taken = [(m["id"], [m["x"] - 15, m["y"] - 15, m["x"] + 15, m["y"] + 15]) for m in marks]
    taken += [(f"caption {one['id']}", one["box"]) for one in placed]
    for one in placed:
        left, top, right, bottom = one["box"]
        assert left >= 0
        assert top >= 0
        assert right <= 800
        assert bottom <= 500
        for other, box in taken:
            if other not in (one["id"], f"caption {one['id']}"):
                assert not (left < box[2] and box[0] < right and top < box[3] and box[1] < bottom)


def test_parallel_facts_are_one_line_with_a_count_and_a_press_unfolds_them(desk: Desk, city: City) -> None:
    desk.draw(city.truth["things"]["contact"].removeprefix("PhoneNumber:"))
    called = max((link for link in desk.drawn()["links"] if link["type"] == "CALLED"), key=lambda link: link["count"])
    single = next(
        link for link in desk.drawn()["links"] if link["type"] == "CALLED" and not link["from"].startswith("fold:")
    )
    assert called["count"] > single["count"] > 1
    (ax, ay), (bx, by) = desk.point(single["from"]), desk.point(single["to"])
    desk.page.mouse.click(ax + 0.35 * (bx - ax), ay + 0.35 * (by - ay))
    desk.rest()
    facts = desk.panel.locator(".fact")
    assert facts.count() == single["count"]
    assert f"{single['count']} facts stand behind this line." in desk.panel.inner_text()


def test_the_legend_counts_every_type_and_hides_it(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    row = desk.page.locator(".legend-row", has_text="bank account")
    count = sum(node["type"] == "BankAccount" for node in desk.drawn()["nodes"])
    assert row.locator(".number").inner_text() == str(count)
    row.click()
    desk.rest()
    visible = desk.page.evaluate(
        """async () => {
          const { drawn } = await import("/js/views/canvas.js");
          return drawn.cy.nodes(":visible").map((node) => node.data("type"));
        }"""
    )
    assert "BankAccount" not in visible
    assert f"{count} hidden by the legend" in desk.page.locator(".counts").inner_text()
    row.click()
    desk.rest()
    assert desk.said == "Everything is shown."


def test_on_a_phone_the_diagram_has_its_room_and_nothing_is_cut_off(open_desk: Open) -> None:
    desk = open_desk(width=390, height=844, scheme="dark")
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 390
    desk.draw("Lena Marwick")
    box = desk.page.locator(".cytoscape").bounding_box()
    assert box is not None
    assert box["height"] > 500
    for node in desk.drawn()["nodes"]:
        x, y = desk.point(node["id"])
        assert 0 < x < 390
        assert box["y"] < y < box["y"] + box["height"]
    desk.page.locator(".panel-peek").click()
    assert "14 May 1987" in desk.panel.inner_text()
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 390
