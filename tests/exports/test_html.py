"""The page that stands alone, in a real browser: it asks nobody for anything, and no name runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from drawing.diagram import Diagram
from exports import export, format_of
from tests.exports.samples import HOSTILE, about, added, hostile, hostile_added, small

OWN = "A buyer\tInspector Ray\tBo said so\t1970-01-10T00:00:00Z"
TITLE = "<img src=x onerror='window.ran = 1'></title><script>window.ran = 1</script>"


def opened(page: Page, diagram: Diagram, folder: Path) -> tuple[list[str], list[str]]:
    """Open the file of a diagram; the addresses that were asked and what the console said."""
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    file = folder / "diagram.html"
    file.write_bytes(export("html", diagram, about(title=TITLE)))
    page.goto(file.as_uri())
    expect(page.locator("#mynetwork canvas")).to_be_visible()
    return asked, said


@pytest.fixture
def page(chromium_path: str) -> Any:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page()
        browser.close()


def test_hostile_names_are_shown_as_text_and_nothing_is_fetched(page: Page, tmp_path: Path) -> None:
    asked, said = opened(page, hostile(), tmp_path)
    expect(page.locator("h1")).to_have_text(TITLE)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    for text in HOSTILE:
        # HTML knows no NUL: a browser leaves it out.
        assert " ".join(text.replace("\0", "").split()) in " ".join(page.inner_text("body").split())
    number = 1 + HOSTILE.index("<a href='javascript:window.ran = 1'>href</a>")
    spot = page.evaluate(f"network.canvasToDOM(network.getPosition({number}))")
    page.locator("#mynetwork").hover(position=spot)
    expect(page.locator(".vis-tooltip")).to_contain_text("<a href='javascript:window.ran = 1'>href</a>")
    assert page.locator("img, a").count() == 0
    assert page.evaluate("window.ran") is None
    assert asked == [(tmp_path / "diagram.html").as_uri()]
    assert said == []


@pytest.mark.parametrize("name", ["report", "svg", "html"])
def test_nothing_that_a_person_added_runs_or_is_fetched(page: Page, tmp_path: Path, name: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    file = tmp_path / f"chart{format_of(name).suffix}"
    file.write_bytes(export(name, hostile(), about(title=TITLE), hostile_added()))
    page.goto(file.as_uri())
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.querySelectorAll('a, iframe, form, foreignObject').length") == 0
    assert asked == [file.as_uri()]
    assert said == []


def test_a_report_shows_the_picture_and_the_pictures_of_a_person(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "chart.report.html"
    file.write_bytes(export("report", small(), about(), added()))
    page.goto(file.as_uri())
    assert page.locator("svg").bounding_box()
    assert page.evaluate("[...document.images].map(image => image.naturalWidth)") == [2]
    assert [page.locator("tr").nth(n).inner_text() for n in range(2)] == ["What\tBy\tWhy\tWhen", OWN]


def test_marks_stand_where_the_diagram_put_them(page: Page, tmp_path: Path) -> None:
    _, said = opened(page, small(), tmp_path)
    nodes = small().nodes
    drawn = [number for number, node in enumerate(nodes) if node.bearer is None]
    places = page.evaluate(f"network.getPositions({drawn})")
    assert {int(number): (place["x"], place["y"]) for number, place in places.items()} == {
        number: (nodes[number].x, nodes[number].y) for number in drawn
    }
    assert page.evaluate("nodes.find(node => node.id === 2).label") == "White van\nGB AB12 CDE"
    assert said == []


def test_the_policy_stops_a_script_that_somebody_adds(page: Page, tmp_path: Path) -> None:
    opened(page, small(), tmp_path)
    page.evaluate(
        "document.body.appendChild(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None
