"""The docs are built without a warning, and a page of them asks no other host for anything."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sphinx.errors import ExtensionError

from docs._ext.generated import MAKERS, fill
from graph_model.registry import build
from graph_model.values.catalogue import VALUE_TYPES
from tests.docs.pages import ROOT, pages


class Fetched(HTMLParser):
    """Addresses that a browser would fetch on its own: sources, style sheets, icons, frames."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.addresses += [value for name, value in attrs if value and name in ("src", "srcset", "poster", "data")]
        if tag == "link" and given.get("href"):
            self.addresses.append(str(given["href"]))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh build; a warning is a failure."""
    folder = tmp_path_factory.mktemp("docs")
    command = [sys.executable, "-m", "sphinx", "-E", "-W", "--keep-going", "-q", "-b", "html"]
    done = subprocess.run(
        [*command, "-d", folder / "doctrees", ROOT / "docs", folder / "html"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "html"


@pytest.mark.xdist_group("docs-build")
def test_the_pages_show_the_whole_model_and_every_place_for_something_generated_is_filled(built: Path) -> None:
    model = re.sub(r"<[^>]+>", "", (built / "model.html").read_text(encoding="utf-8"))
    registry = build()
    for name in (*registry.entities, *registry.links, *VALUE_TYPES):
        assert name in model
    for page in pages()[2:]:
        text = (built / page.relative_to(ROOT / "docs").with_suffix(".html")).read_text(encoding="utf-8")
        assert "generated:" not in text


@pytest.mark.xdist_group("docs-build")
def test_no_page_fetches_anything_from_another_host(built: Path) -> None:
    asked = []
    for page in built.rglob("*.html"):
        parser = Fetched()
        parser.feed(page.read_text(encoding="utf-8"))
        asked += [f"{page.name}: {address}" for address in parser.addresses if re.match(r"(\w+:)?//", address)]
    for sheet in built.rglob("*.css"):
        found = re.findall(r"url\(([^)]*)\)|@import\s+([^;]+)", sheet.read_text(encoding="utf-8"))
        asked += [f"{sheet.name}: {a or b}" for a, b in found if "//" in (a or b)]
    assert asked == []


def test_a_place_for_something_that_nobody_makes_is_refused() -> None:
    with pytest.raises(ExtensionError, match="nothing makes 'weather'"):
        fill("<!-- generated: weather -->")


@pytest.mark.parametrize("name", MAKERS)
def test_what_is_generated_is_the_same_each_time_and_names_no_place_of_this_machine(name: str) -> None:
    made = MAKERS[name]()
    assert made
    assert made == MAKERS[name]()
    assert str(Path.home()) not in made
    assert str(ROOT) not in made
