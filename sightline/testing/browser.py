"""A Chromium for tests of the page: one that is there, else Debian's package, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from graph_model.errors import ServiceError
from sightline.progress import Progress, silent

VARIABLE = "SIGHTLINE_CHROMIUM"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> Path | None:
    """The browser that `SIGHTLINE_CHROMIUM` names, else one on the PATH, else Playwright's."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named) if os.access(named, os.X_OK) else None
    for name in _NAMES:
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    return _playwrights()


def ensure_browser(progress: Progress = silent) -> Path:
    """The browser, installed if there is none. Raises ServiceError."""
    found = find_browser()
    if found is None and not os.environ.get(VARIABLE):
        if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
            progress("Installing Chromium from Debian's packages")
            _quietly("apt-get", "update", "-qq")
            _quietly("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core")
        if find_browser() is None:
            progress("Installing Playwright's Chromium")
            _quietly(sys.executable, "-m", "playwright", "install", "chromium")
        found = find_browser()
    if found is None:
        raise ServiceError(
            "There is no Chromium for the tests of the page, and none could be installed.",
            expected="chromium on the PATH",
            do=f"install it (Debian: apt-get install chromium), or name one in {VARIABLE}",
        )
    return found


def _playwrights() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def _quietly(*command: str) -> None:
    """Run it; whether it worked is seen afterwards, by whether there is a browser."""
    subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )
