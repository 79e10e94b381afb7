"""Golden pictures of the page at a fixed seed, compared tolerantly; and the page in a browser that has no WebGL."""

from __future__ import annotations

import base64
import os
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.ui.conftest import City, Open, Scheme
from tests.ui.desk import Desk

FOLDER = Path(__file__).parents[1] / "golden" / "pictures"
COARSE = 4
"""Pictures are compared at this part of their size, so that the edges of letters weigh little."""
STRONG = 48
"""From this difference on, of 255, a pixel counts as another."""
MOST = 0.04
"""So large a share of the pixels may be another: fonts differ from machine to machine."""
_APART = """async ([one, other, coarse, strong]) => {
  const pixels = async (picture) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
    const canvas = new OffscreenCanvas(Math.round(image.width / coarse), Math.round(image.height / coarse));
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let apart = 0;
  for (let at = 0; at < a.data.length; at += 4)
    apart += [0, 1, 2].some((k) => Math.abs(a.data[at + k] - b.data[at + k]) > strong);
  return apart / (a.data.length / 4);
}"""


def apart(browser: Browser, one: bytes, other: bytes) -> float:
    """The share of pixels in which two PNG pictures differ; 1 where their sizes do."""
    page = browser.new_page()
    both = [base64.b64encode(picture).decode() for picture in (one, other)]
    share: float = page.evaluate(_APART, [*both, COARSE, STRONG])
    page.close()
    return share


def at_rest(desk: Desk) -> bytes:
    """The picture when nothing changes any more: captions find their places after the diagram has come to rest."""
    before, shown = b"", b"?"
    while before != shown:
        before = shown
        desk.page.wait_for_timeout(400)
        shown = desk.page.screenshot(animations="disabled", caret="hide")
    return shown


def check_picture(desk: Desk, browser: Browser, name: str) -> None:
    """Compare what is shown with the golden picture; SIGHTLINE_REWRITE_GOLDEN=1 writes it instead."""
    desk.page.mouse.move(1, 1)
    desk.rest()
    shown = at_rest(desk)
    file = FOLDER / f"{name}.png"
    if os.environ.get("SIGHTLINE_REWRITE_GOLDEN") == "1":
        FOLDER.mkdir(exist_ok=True)
        file.write_bytes(shown)
    share = apart(browser, shown, file.read_bytes())
    if share >= MOST:
        (found := Path(tempfile.gettempdir()) / f"sightline-{name}.png").write_bytes(shown)
        pytest.fail(f"{name} looks otherwise by {share:.3f}: {found} against {file}")


@pytest.mark.parametrize(("step", "name"), [(2, "registers"), (3, "path"), (5, "community")])
def test_steps_of_the_case_look_as_they_did(open_desk: Open, browser: Browser, step: int, name: str) -> None:
    desk = open_desk(width=1280, height=800)
    desk.step(step)
    check_picture(desk, browser, name)


@pytest.mark.parametrize(("width", "scheme", "name"), [(1280, "dark", "around-dark"), (390, "dark", "phone-dark")])
def test_a_diagram_in_the_dark_looks_as_it_did(
    open_desk: Open, browser: Browser, width: int, scheme: Scheme, name: str
) -> None:
    desk = open_desk(width=width, height=800, scheme=scheme)
    desk.draw("Lena Marwick")
    check_picture(desk, browser, name)


def test_the_table_of_departments_and_the_chronology_look_as_they_did(open_desk: Open, browser: Browser) -> None:
    desk = open_desk(width=1280, height=800)
    desk.draw("Vera Marwick")
    desk.page.locator(".time-toggle").click()
    check_picture(desk, browser, "chronology")
    desk.panel.get_by_role("button", name="Compare the departments").click()
    check_picture(desk, browser, "departments")


def test_pictures_that_differ_are_told_apart(browser: Browser, open_desk: Open) -> None:
    desk = open_desk(width=1280, height=800)
    desk.draw("Vera Marwick")
    one = desk.page.screenshot()
    desk.draw("Lena Marwick")
    assert apart(browser, one, one) == 0
    assert apart(browser, one, desk.page.screenshot()) > MOST


def test_a_browser_without_webgl_draws_everything(browser: Browser, chromium_path: str, city: City) -> None:
    args = ["--no-sandbox", "--disable-gpu", "--disable-3d-apis", "--disable-software-rasterizer"]
    plain = browser.browser_type.launch(executable_path=chromium_path, args=args)
    desk = Desk(plain.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce"), city.address)
    desk.open()
    assert desk.page.evaluate("document.createElement('canvas').getContext('webgl2')") is None
    desk.step(3)
    assert len(desk.ids()) > 5
    coloured = desk.page.evaluate(
        """() => [...document.querySelectorAll(".chart canvas")].some((canvas) => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return data.some((value, at) => at % 4 === 3 && value > 200);
        })"""
    )
    assert coloured
    assert desk.complaints == []
    plain.close()
