"""A hand that does one task of a working day on the page, and counts what it does."""

from __future__ import annotations

import csv
import os
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator

from tests.ui.desk import Desk

REWRITE = "SIGHTLINE_REWRITE_GOLDEN"
TABLE = Path(__file__).resolve().parents[2] / "docs" / "journeys.csv"
HEAD = ["journey", "data", "clicks", "keys", "texts", "seconds"]


@dataclass
class Hand:
    """clicks: with the mouse, a drag is one; keys: pressed by themselves; texts: fields that were filled. The seconds
    run from the first of them until what was asked for stands on the page; a test's hand does not think or look."""

    desk: Desk
    clicks: int = 0
    keys: int = 0
    texts: int = 0
    begun: float = field(default=0.0)

    def click(self, what: Locator) -> None:
        """Press a button or a row."""
        self._begin()
        what.click()
        self.clicks += 1
        self.desk.rest()

    def press(self, element: str, times: int = 1, more: bool = False) -> None:
        """Press a mark on the diagram; twice is two clicks."""
        self._begin()
        self.desk.press(element, times, more)
        self.clicks += times

    def key(self, name: str) -> None:
        """Press a key."""
        self._begin()
        self.desk.page.keyboard.press(name)
        self.keys += 1
        self.desk.rest()

    def write(self, field_: Locator, text: str) -> None:
        """Fill a field; the cursor stands in it already."""
        self._begin()
        field_.fill(text)
        self.texts += 1

    def drag(self, part: Locator, begin: float, end: float) -> None:
        """Drag over a part of the page, from one share of its width to another."""
        self._begin()
        box = part.bounding_box()
        assert box is not None
        mouse, y = self.desk.page.mouse, box["y"] + box["height"] / 3
        mouse.move(box["x"] + begin * box["width"], y)
        mouse.down()
        mouse.move(box["x"] + end * box["width"], y, steps=4)
        mouse.up()
        self.clicks += 1
        self.desk.rest()

    def find(self, text: str) -> None:
        """Search and draw around the first match: `/`, a text, Enter."""
        self.key("/")
        self._begin()
        self.desk.find(text)
        self.texts += 1
        self.key("Enter")
        self.desk.page.locator(".start").wait_for(state="detached")
        self.desk.rest()

    def done(self, journey: str, data: str) -> None:
        """Compare what was done with the table in the docs; SIGHTLINE_REWRITE_GOLDEN=1 writes it instead."""
        took = {"journey": journey, "data": data, "clicks": self.clicks, "keys": self.keys, "texts": self.texts}
        seconds = f"{time.perf_counter() - self.begun:.1f}"
        rows = read_table()
        known = rows.get((journey, data))
        if os.environ.get(REWRITE):
            rows[journey, data] = {name: str(value) for name, value in took.items()} | {"seconds": seconds}
            write_table(rows)
            return
        assert known is not None, f"{journey} is not in {TABLE.name}"
        counted = {name: int(known[name]) for name in ("clicks", "keys", "texts")}
        assert {name: took[name] for name in counted} == counted

    def _begin(self) -> None:
        self.begun = self.begun or time.perf_counter()


def read_table() -> dict[tuple[str, str], dict[str, str]]:
    """The rows of the docs' table by journey and data."""
    if not TABLE.exists():
        return {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["journey"], row["data"]): row for row in csv.DictReader(file)}


def write_table(rows: dict[tuple[str, str], dict[str, str]]) -> None:
    """Write the docs' table."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEAD, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows.values())
