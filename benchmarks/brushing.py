"""Brushing over 5,000 sightings on the page: from the move of the brush until the browser has painted.

A real store with four plates that were read 1,250 times each at 30 cameras; the page in Chromium shows map, sequence
and table, then each alone. Bar: 200 ms, at the 95th hundredth.
"""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from typing import Any

import uvicorn
from playwright.sync_api import Page, sync_playwright

from api.app import build_app
from benchmarks.machine import fresh_server, machine
from graph_model.records import Claim, Record, Sighting, Source
from graph_model.registry import Registry, build
from loaders.pipeline import Stores, load
from sightline.installation import read_policy
from sightline.services.process import free_port
from sightline.serving import service_of
from sightline.settings import load_settings
from sightline.testing.browser import ensure_browser
from stores.graph import Graph
from stores.journal import Journal
from stores.operations import Operations
from stores.sightings import Archive

SIGHTINGS, PLATES, CAMERAS, DAYS, SEED = 5_000, 4, 30, 60, 312
BRUSHES, BAR_MS = 40, 200.0
BEGIN, MINUTE = 1_767_225_600_000, 60_000
"""1 January 2026, UTC."""
WAYS = ("All three", "Map", "Sequence", "Table", "Distance")
_READY = """async () => {
  const { model } = await import("/js/state.js");
  while (model.value === null) await new Promise(requestAnimationFrame);
}"""
_DRAW = """async (ids) => {
  const [{ add }, state] = [await import("/js/actions/draw.js"), await import("/js/state.js")];
  await add(ids);
  state.selection.value = ids;
  state.under.value = "movement";
}"""
_BRUSH = """async ([from, to]) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const painted = () => frame().then(frame).then(() => new Promise((resolve) => setTimeout(resolve)));
  const { span } = await import("/js/state.js");
  await painted();
  const begun = performance.now();
  for (const [name, value] of [["from", from], ["to", to]]) {
    const field = document.querySelector(`.brush-${name}`);
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  await painted();
  return { took: performance.now() - begun, span: span.value };
}"""


class Traffic:
    """Cars that pass cameras in a grid, one reading after the other."""

    def __init__(self, sightings: int, seed: int) -> None:
        self.source, self.sightings, self.random = Source("bench", "Benchmark"), sightings, Random(seed)

    def files(self) -> tuple[Path, ...]:
        """None: all is made here."""
        return ()

    def unused(self) -> dict[str, str]:
        """Nothing."""
        return {}

    def records(self, registry: Registry) -> Iterator[Record]:
        """Cameras, then readings."""
        for n in range(CAMERAS):
            where = (53.38 + 0.01 * (n // 6), 1.16 + 0.015 * (n % 6))
            yield Record(
                f"c{n}", 1, [Claim(_camera(n), {"name": f"Camera {n}", "kind": "plate-camera", "position": where})]
            )
        span = DAYS * 24 * 60 * MINUTE
        for n in range(self.sightings):
            at = BEGIN + self.random.randrange(span)
            seen = Sighting(_plate(n % PLATES), _camera(self.random.randrange(CAMERAS)), at, "Europe/London")
            yield Record(f"s{n}", 1, sightings=[seen])


def measure_brushing(say: Callable[[str], None], sightings: int = SIGHTINGS, brushes: int = BRUSHES) -> dict[str, Any]:
    """Milliseconds of a brush, middle and 95th hundredth, for each way in which the sightings are shown."""
    took: dict[str, dict[str, float]] = {}
    with ExitStack() as stack:
        server = stack.enter_context(fresh_server())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        address = stack.enter_context(_served(server.at, folder, sightings))
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=str(ensure_browser()), args=["--no-sandbox", "--disable-gpu"]
        )
        about = {**machine(server.at), "browser": browser.version}
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.evaluate(_READY)
        _show(page, sightings)
        for way in WAYS:
            say(f"brushing over {sightings:,} sightings: {way}")
            page.get_by_role("button", name=way, exact=True).click()
            page.wait_for_timeout(1_500)
            times = sorted(_brushed(page, brushes, Random(SEED)))
            took[way] = {"p50_ms": statistics.median(times), "p95_ms": times[int(0.95 * (len(times) - 1))]}
        browser.close()
    ratios = [
        {
            "what": f"brush, {way}, p95 / {BAR_MS:.0f} ms",
            "ratio": one["p95_ms"] / BAR_MS,
            "bar": 1.0,
            "holds": one["p95_ms"] <= BAR_MS,
        }
        for way, one in took.items()
    ]
    return {"seed": SEED, "sightings": sightings, "machine": about, "took": took, "ratios": ratios}


def _show(page: Page, sightings: int) -> None:
    """All of them, asked for page by page."""
    page.evaluate(_DRAW, [_plate(n) for n in range(PLATES)])
    page.locator(".track-told [role=status]").wait_for()
    more = page.locator(".track-told [role=status] button")
    deadline = time.monotonic() + 120
    while more.count() and time.monotonic() < deadline:
        before = more.inner_text()
        more.click()
        page.wait_for_function(
            "(text) => document.querySelector('.track-told [role=status] button')?.innerText !== text", arg=before
        )
    told = page.locator(".track-told [role=status]").inner_text()
    if f"{sightings:,}" not in told.replace("\u202f", ","):
        raise SystemExit(f"The page shows {told!r}, not {sightings:,}.")


def _brushed(page: Page, brushes: int, random: Random) -> Iterator[float]:
    """The first two are thrown away: scripts are compiled then."""
    for n in range(brushes + 2):
        begin = random.randrange(0, 40)
        done = page.evaluate(_BRUSH, [str(begin), str(random.randrange(begin + 4, 72))])
        assert done["span"] is not None
        if n > 1:
            yield done["took"]


@contextmanager
def _served(at: Any, folder: Path, sightings: int) -> Iterator[str]:
    """The page over a store that holds so many sightings."""
    graph = Graph.connect(at.uri, at.user, at.password, build(), database=at.database)
    graph.apply_schema()
    settings = load_settings(data_folder=folder, port=free_port(), analyst="bench")
    operations = Operations.open(f"sqlite:///{folder / 'operations.sqlite'}")
    classes = operations.classes(read_policy(settings).classes)
    stores = Stores(graph, Journal(folder / "journal"), operations, classes, Archive(folder / "sightings"))
    load([Traffic(sightings, SEED)], stores)
    app = build_app(service_of(settings, stores))
    server = uvicorn.Server(uvicorn.Config(app, port=settings.port, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{settings.port}/"
    server.should_exit = True
    thread.join()
    operations.close()
    graph.close()


def _camera(number: int) -> str:
    return f"Sensor:bench:camera-{number:02}"


def _plate(number: int) -> str:
    return f"Plate:GB:AB{number:02}CDE"
