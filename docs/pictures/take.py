"""Take the README's pictures anew from a demo that runs: python docs/pictures/take.py [ADDRESS]."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from sightline.testing.browser import ensure_browser

FOLDER = Path(__file__).parent
WIDE, PHONE = (1440, 900), (390, 844)
#: Name, step of the case, size of the window, theme.
PICTURES = (
    ("diagram", 2, WIDE, "light"),
    ("path", 3, WIDE, "light"),
    ("communities", 5, WIDE, "light"),
    ("phone-dark", 2, PHONE, "dark"),
)


def main(address: str) -> None:
    """Write one PNG for each picture beside this file."""
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
        browser = playwright.chromium.launch(executable_path=str(ensure_browser()), args=flags)
        for name, step, size, theme in PICTURES:
            _take(browser, address, name, step, size, theme)
        browser.close()


def _take(browser: Browser, address: str, name: str, step: int, size: tuple[int, int], theme: str) -> None:
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(address)
    page.locator(".step").nth(step - 1).click()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2_000)
    page.screenshot(path=FOLDER / f"{name}.png")
    page.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000/")
