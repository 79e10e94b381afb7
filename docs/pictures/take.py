"""Take the README's pictures anew from a demo that runs: python docs/pictures/take.py [ADDRESS].

For the birth dates, the five registers' entries of the suspect are decided to be one person; the decisions are
withdrawn again.
"""

from __future__ import annotations

import base64
import struct
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from sightline.testing.browser import ensure_browser

FOLDER = Path(__file__).parent
WIDE, PHONE = (1440, 900), (390, 844)
MOST_BYTES = 250_000
DECIDE = "mutation($a: ID!, $b: ID!, $reason: String!) { decideSame(a: $a, b: $b, reason: $reason) { id } }"
WITHDRAW = 'mutation($id: ID!) { withdrawVerdict(id: $id, reason: "It was for a picture.") { id } }'
_PIXELS = """async (encoded) => {
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let text = "";
  for (let at = 0; at < data.length; at += 32768) text += String.fromCharCode(...data.subarray(at, at + 32768));
  return [image.width, image.height, btoa(text)];
}"""


def main(address: str) -> None:
    """Write one PNG for each picture beside this file."""
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
        browser = playwright.chromium.launch(executable_path=str(ensure_browser()), args=flags)
        with _page(browser, address, WIDE, "light") as page:
            steps = _ask(page, address, "{ story }")["story"]["steps"]
            with _decided(page, address, steps[1]["decide"]):
                page.locator("#search").fill("Lena Marwick")
                page.locator(".found", has_text="Lena Marwick").first.wait_for()
                page.keyboard.press("Enter")
                page.locator(".value.differs", has_text="Born").wait_for()
                _keep(page, "diagram")
        for name, step in (("path", 3), ("communities", 5)):
            with _page(browser, address, WIDE, "light") as page:
                page.locator(".story .step").nth(step - 1).click()
                _keep(page, name)
        with _page(browser, address, WIDE, "light") as page:
            _together(page, address)
            _keep(page, "together")
        with _page(browser, address, PHONE, "dark") as page:
            page.locator(".story .step").nth(1).click()
            _keep(page, "phone-dark")
        browser.close()


def _together(page: Page, address: str) -> None:
    """Who moved along with the first car of the gang, both drawn, with what sensors read: map, sequence, table."""
    body = "singleJourneys { leads { subjects { id } } }"
    found = _ask(page, address, f"{{ companions(filter: {{}}, first: 5) {{ {body} }} }}")["companions"]
    first = found["singleJourneys"]["leads"][0]["subjects"][0]["id"]
    page.locator("#search").fill(first.rpartition(":")[2])
    page.locator(".found").first.wait_for()
    page.keyboard.press("Enter")
    page.locator(".start").wait_for(state="detached")
    page.locator(".selection-bar .menu > button").click()
    page.get_by_text("Who moved along with this?").first.click()
    page.get_by_role("button", name="Compare", exact=True).click()
    page.locator(".lead .button").first.click()
    page.locator(".track-toggle").click()
    page.locator(".map[aria-busy=false]").wait_for()
    page.locator(".companions .leads").scroll_into_view_if_needed()


@contextmanager
def _page(browser: Browser, address: str, size: tuple[int, int], theme: Any) -> Iterator[Page]:
    """The start screen in a window of this size."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=theme, reduced_motion="reduce")
    page.goto(address)
    page.locator(".story .step").first.wait_for()
    yield page
    page.close()


@contextmanager
def _decided(page: Page, address: str, pairs: list[dict[str, str]]) -> Iterator[None]:
    """These pairs are the same for as long as this lasts."""
    made = [_ask(page, address, DECIDE, **pair)["decideSame"]["id"] for pair in pairs]
    try:
        yield
    finally:
        for verdict in made:
            _ask(page, address, WITHDRAW, id=verdict)


def _ask(page: Page, address: str, query: str, **variables: str) -> Any:
    answer = page.request.post(f"{address}graphql", data={"query": query, "variables": variables}).json()
    if "errors" in answer:
        raise SystemExit(f"The demo refused a question: {answer['errors'][0]['message']}")
    return answer["data"]


def _keep(page: Page, name: str) -> None:
    """Write the picture once everything has come."""
    page.locator(".start").wait_for(state="detached")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2_000)
    width, height, encoded = page.evaluate(_PIXELS, base64.b64encode(page.screenshot()).decode())
    pixels = np.frombuffer(base64.b64decode(encoded), dtype=np.uint8).reshape(height, width, 4)[..., :3]
    for step in (1, 2, 4):
        picture = _packed(pixels, step)
        if len(picture) <= MOST_BYTES:
            (FOLDER / f"{name}.png").write_bytes(picture)
            return
    raise SystemExit(f"{name}.png has {len(picture)} bytes, more than {MOST_BYTES}.")


def _packed(pixels: Any, step: int) -> bytes:
    """A PNG packed for flat areas: unfiltered rows, each channel a multiple of `step`, the strongest compression."""
    height, width, _ = pixels.shape
    coarse = np.minimum((pixels.astype(np.uint16) + step // 2) // step * step, 255).astype(np.uint8)
    rows = np.concatenate([np.zeros((height, 1), np.uint8), coarse.reshape(height, -1)], axis=1).tobytes()
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000/")
