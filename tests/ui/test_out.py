"""Out and in again: the chart at hand as a file of every format, and a chart opened from a file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.sync_api import expect

from exports import formats
from tests.ui.conftest import Open
from tests.ui.desk import Desk
from tests.ui.test_saving import everything, made

DESK = "async () => (await import('/js/actions/draft.js')).contentNow()"


@pytest.fixture
def drawn(desk: Desk) -> dict[str, Any]:
    """What stands on the desk: a chart with some of everything on it."""
    return made(desk, "The <i>van</i> & co")


def menu(desk: Desk, name: str) -> None:
    desk.page.locator(".chart-bar .menu > button").click()
    desk.page.get_by_role("menuitem", name=name).click()


def given_out(desk: Desk, suffix: str) -> bytes:
    """The file that a press in the dialog writes."""
    menu(desk, "Give it out as a file …")
    rows = desk.page.locator(".formats button")
    with desk.page.expect_download() as caught:
        rows.filter(has=desk.page.locator(".quiet", has_text=suffix)).last.click()
    assert caught.value.suggested_filename == f"The i van i co{suffix}"
    expect(desk.page.locator("dialog")).to_have_count(0)
    return Path(caught.value.path()).read_bytes()


def test_the_chart_at_hand_is_given_out_in_every_format(desk: Desk, drawn: dict[str, Any]) -> None:
    menu(desk, "Give it out as a file …")
    expect(desk.page.locator(".formats button")).to_have_count(len(formats()) + 1)
    desk.page.keyboard.press("Escape")
    body = {"title": "The <i>van</i> & co", "case": None, "content": desk.page.evaluate(DESK)}
    for name in ("svg", "report", "csv"):
        found = given_out(desk, formats()[name].suffix)
        assert found == httpx2.post(f"{desk.address}charts/{name}", json=body).content, name
    report = given_out(desk, ".report.html").decode()
    for said in (
        "shares a flat with",
        "Same doorbell.",
        "Assumed",
        "Ask her",
        "Only seen once.",
        "The &lt;i&gt;van&lt;/i&gt; &amp; co",
    ):
        assert said in report


def test_a_picture_in_points_is_that_of_the_whole_chart(desk: Desk, drawn: dict[str, Any]) -> None:
    png = given_out(desk, ".png")
    assert png.startswith(b"\x89PNG\r\n")
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert min(width, height) > 400
    colours = desk.page.evaluate(
        """async (bytes) => {
          const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
          const canvas = new OffscreenCanvas(image.width, image.height);
          canvas.getContext("2d").drawImage(image, 0, 0);
          const { data } = canvas.getContext("2d").getImageData(0, 0, image.width, image.height);
          const found = new Set();
          for (let at = 0; at < data.length; at += 4) found.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
          return found.size;
        }""",
        list(png),
    )
    assert colours > 20


def test_a_chart_that_was_given_out_is_equal_when_it_is_opened_from_its_file(
    desk: Desk, drawn: dict[str, Any], open_desk: Open, tmp_path: Path
) -> None:
    file = tmp_path / "given.chart.json"
    file.write_bytes(given_out(desk, ".chart.json"))
    other = open_desk()
    other.draw("Vera Marwick")
    menu(other, "Open from a file …")
    other.page.locator("#chart-file").set_input_files(file)
    expect(other.page.locator("dialog")).to_have_count(0)
    other.rest()
    assert "not saved yet" in other.said
    assert everything(other) == drawn
    expect(other.page.locator(".chart-title")).to_have_text("The <i>van</i> & co")
    other.undo()
    assert everything(other) != drawn


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "The file is no JSON"),
        ("[]", "content"),
        (json.dumps({"kind": "something"}), "kind"),
        (json.dumps({"elements": [{"id": "Person:x:1", "x": "left", "y": 0}]}), "elements"),
        (json.dumps({"centres": 7}), "centres"),
    ],
)
def test_a_damaged_file_says_what_is_wrong_and_changes_nothing(
    desk: Desk, tmp_path: Path, text: str, said: str
) -> None:
    desk.draw("Lena Marwick")
    before = everything(desk)
    (tmp_path / "damaged.json").write_text(text, encoding="utf-8")
    desk.expected = re.compile("400")
    menu(desk, "Open from a file …")
    desk.page.locator("#chart-file").set_input_files(tmp_path / "damaged.json")
    expect(desk.page.locator("dialog [role=alert]")).to_contain_text(said)
    desk.page.keyboard.press("Escape")
    assert everything(desk) == before


def test_a_server_that_is_away_is_told_of_in_the_dialog(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    desk.expected = re.compile("ERR_FAILED")
    desk.page.route("**/charts/formats", lambda route: route.abort())
    menu(desk, "Give it out as a file …")
    expect(desk.page.locator("dialog [role=alert]")).to_contain_text("does not answer")
    desk.page.unroute("**/charts/formats")


def test_a_chart_is_given_out_by_keyboard_and_the_focus_comes_back(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    menu = desk.page.locator(".chart-bar .menu > button")
    menu.focus()
    keys = desk.page.keyboard
    keys.press("Enter")
    give = desk.page.get_by_role("menuitem", name="Give it out as a file …")
    give.focus()
    keys.press("Enter")
    formats = desk.page.locator(".formats button")
    # The formats come from the server; the first has the focus then, and arrows walk them.
    expect(formats.first).to_be_focused()
    keys.press("ArrowDown")
    expect(formats.nth(1)).to_be_focused()
    keys.press("ArrowUp")
    keys.press("ArrowUp")
    expect(formats.last).to_be_focused()
    keys.press("Escape")
    expect(desk.page.locator("dialog")).to_have_count(0)
    expect(menu).to_be_focused()
    keys.press("Enter")
    give.focus()
    keys.press("Enter")
    expect(formats.first).to_be_focused()
    with desk.page.expect_download() as caught:
        keys.press("Enter")
    assert caught.value.suggested_filename.endswith(".png")
