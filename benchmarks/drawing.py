"""The diagram in a browser: frames against bare Cytoscape that draws the same, the first picture against its `cose`.

Both draw one made-up network, the same for the same size. The product's picture is placed by `drawing`, as the server
does, and its time counts; bare Cytoscape gets the elements and lets its own layout place them in the browser. The store
is left out of both. No frame is held back for the screen, so a frame takes what its work takes.
"""

from __future__ import annotations

import statistics
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson
from playwright.sync_api import Browser, Page, sync_playwright

from api.page import PAGE
from benchmarks.machine import versions
from drawing.diagram import diagram
from drawing.things import Line, Thing
from graph_model.describe import model
from graph_model.grade import Grade
from graph_model.registry import build
from sightline.testing.browser import ensure_browser

SIZES, FRAMES, ROUNDS, SEED = (300, 1_000), 120, 5, 312
FRAME_BAR, FIRST_BAR = 1.15, 5.0
SCRIPTS = Path(__file__).with_name("page")
TYPES = {"Person": "KNOWS", "Vehicle": "OWNS", "PhoneNumber": "USES", "BankAccount": "HOLDS", "Address": "LIVES_AT"}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-frame-rate-limit", "--disable-gpu-vsync"]
HTML = """<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="/css/theme.css">
<link rel="stylesheet" href="/css/layout.css">
<link rel="stylesheet" href="/css/chart.css" id="__________cytoscape_stylesheet">
</head><body><div id="app"><div class="chart"><canvas id="under" class="layer"></canvas>
<div id="box" class="layer cytoscape"></div><canvas id="over" class="layer above"></canvas></div></div></body></html>"""
KINDS = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}


registry = cache(build)


@cache
def network(n: int, seed: int = SEED) -> tuple[list[Thing], list[Line]]:
    """A centre, its ring and what is around these: n elements, each tied to an earlier one, and some lines across."""
    random, grade = Random(seed), Grade(2, 2)
    types = [random.choices(list(TYPES), [4, 1, 2, 1, 1])[0] for _ in range(n)]
    types[0] = "Person"
    people = [k for k in range(n) if types[k] == "Person"]
    rings, lines = [0], []
    for k in range(1, n):
        parent = random.choice([p for p in people if p < k and rings[p] < 3][:60])
        rings.append(rings[parent] + 1)
        lines.append(Line(f"e{parent:04}", f"e{k:04}", TYPES[types[k]], random.randrange(1, 9), grade, grade))
    for _ in range(n // 4):
        a, b = sorted(random.sample(people, 2))
        lines.append(Line(f"e{a:04}", f"e{b:04}", "KNOWS", 1, grade, grade))
    whole = {(line.start, line.end, line.type): line for line in lines}
    things = [Thing(f"e{k:04}", types[k], f"{types[k]} number {k}", rings[k], 3) for k in range(n)]
    return things, [whole[key] for key in sorted(whole)]


def placed(n: int) -> dict[str, Any]:
    """The answer of the server: the network as `drawing` places it."""
    things, lines = network(n)
    columns = diagram(things, lines, registry(), plain=n > 300).columns()
    columns["nodes"]["ref"] = [None] * n
    return {"columns": columns, "centres": ["e0000"], "hubsNotWalked": [], "omitted": 0, "hiddenByFilter": 0}


kept = cache(placed)
"""The same, placed once: what bare Cytoscape is given."""


class Handler(BaseHTTPRequestHandler):
    """The page's files, the network, and an empty page to draw on."""

    def do_GET(self) -> None:
        """Answer one request."""
        asked = urlsplit(self.path)
        n = int(parse_qs(asked.query).get("n", ["0"])[0])
        if asked.path in ("/diagram", "/elements"):
            self._give(orjson.dumps(placed(n) if asked.path == "/diagram" else kept(n)), "application/json")
        elif asked.path == "/model":
            self._give(orjson.dumps(model(registry())), "application/json")
        elif asked.path == "/":
            self._give(HTML.encode(), "text/html")
        else:
            folder = SCRIPTS if asked.path.startswith("/bench/") else PAGE
            file = (folder / asked.path.removeprefix("/bench").lstrip("/")).resolve()
            if folder in file.parents and file.is_file():
                self._give(file.read_bytes(), KINDS.get(file.suffix, "application/octet-stream"))
            else:
                self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _give(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served() -> Iterator[str]:
    """The address of the page to draw on."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def measure_drawing(
    say: Callable[[str], None], sizes: tuple[int, ...] = SIZES, rounds: int = ROUNDS, shown: int = FRAMES
) -> dict[str, Any]:
    """Milliseconds of both at each size, in turn, and their ratios. Medians of the rounds."""
    took: dict[str, dict[str, float]] = {}
    ratios = []
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(ensure_browser()), args=FLAGS)
        about = {**versions(), "browser": browser.version}
        for n in sizes:
            say(f"drawing {n} elements")
            kept(n)
            times: dict[str, list[float]] = {}
            for _ in range(rounds):
                for who in ("product", "bare"):
                    for what, value in _round(browser, address, who, n, shown).items():
                        times.setdefault(f"{who} {what}", []).append(value)
            middle = {name: statistics.median(values) for name, values in times.items()}
            took |= {f"{n} {name}": {"ms": value} for name, value in middle.items()}
            frame, first = (
                middle["product frame"] / middle["bare frame"],
                middle["bare first"] / middle["product first"],
            )
            ratios += [
                _ratio(f"frame at {n}, product / bare", frame, FRAME_BAR, frame <= FRAME_BAR),
                _ratio(f"first picture of {n}, cose / product", first, FIRST_BAR, first >= FIRST_BAR),
            ]
        browser.close()
    return {"seed": SEED, "rounds": rounds, "machine": about, "took": took, "ratios": ratios}


def _round(browser: Browser, address: str, who: str, n: int, shown: int) -> dict[str, float]:
    """One new page of one contender: the first picture, then the middle frame of a drag."""
    page: Page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    first = page.evaluate(f"async (n) => (await import('/bench/{who}.js')).first(n)", n)
    if who == "bare":
        page.evaluate("async (n) => (await import('/bench/bare.js')).placed(n)", n)
    took = page.evaluate(
        f"""async (n) => {{
          const [{{ frames }}, contender] = [await import("/bench/frames.js"), await import("/bench/{who}.js")];
          return frames(contender.cy, n);
        }}""",
        shown,
    )
    page.close()
    return {"first": first, "frame": statistics.median(took)}


def _ratio(what: str, ratio: float, bar: float, holds: bool) -> dict[str, Any]:
    return {"what": what, "ratio": ratio, "bar": bar, "holds": holds}
