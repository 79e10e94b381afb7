"""The page in a real Chromium, over the API in a thread and a real Neo4j that holds the demo city, loaded once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import httpx2
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from loaders.pipeline import Stores, load
from loaders.sources import built_in
from loaders.sources.demo_city.truth import read
from sightline.serving import truth_file
from stores.graph import Graph
from tests.ui.desk import Desk
from tests.ui.hostile import hostile
from tests.ui.serving import emptied, served

HERE = Path(__file__).parent
PEOPLE = 600
Open = Callable[..., Desk]
Pages = Callable[[int, int, "Scheme", int], Page]
Scheme = Literal["light", "dark"]
_DECIDED = (
    "MATCH ()-[r:SAME_AS|NEVER_SAME]->() RETURN r.verdict_id",
    "MATCH (c:Conclusion) RETURN c.verdict_id",
)
_WITHDRAW = 'mutation($id: ID!) { withdrawVerdict(id: $id, reason: "The test is over.") { __typename } }'


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker takes them all, so that the city is loaded once."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("page"))


@dataclass(frozen=True, slots=True)
class City:
    """Where the page is, its data folder, the truth about the city behind it, and what it is kept in."""

    address: str
    folder: Path
    truth: dict[str, Any]
    stores: Stores


@dataclass(frozen=True, slots=True)
class Walked:
    """One step as it is shown. run_through: lines, by their ends, with the marks that they run through."""

    number: int
    address: str
    drawn: dict[str, Any]
    run_through: list[tuple[list[str], str]]


@pytest.fixture(scope="package")
def city(graph_store: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """The API and the page over the demo city and a register of hostile names."""
    with emptied(graph_store, tmp_path_factory.mktemp("page")) as (settings, stores):
        options = {"people": str(PEOPLE), "truth": str(truth_file(settings))}
        load([*built_in()["demo-city"].open([], options, None), hostile()], stores)
        with served(settings, stores) as address:
            yield City(address, settings.data_folder, read(truth_file(settings)), stores)


@pytest.fixture(scope="package")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture(scope="package")
def pages(browser: Browser) -> Pages:
    """Pages by look and number; a page is opened anew for each test and kept, as its scripts are then compiled."""
    kept: dict[tuple[Any, ...], Page] = {}

    def page(width: int, height: int, scheme: Scheme, number: int) -> Page:
        key = (width, height, scheme, number)
        if key not in kept:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
            )
            kept[key] = context.new_page()
        return kept[key]

    return page


@pytest.fixture
def undecided(city: City, graph_store: Graph) -> Iterator[None]:
    """Withdraws, after the test, what it decided and left standing: the next begins with the city as it was loaded."""
    yield
    for _ in range(20):
        # What the page is just withdrawing by itself is gone when we come to it.
        for id in _standing(graph_store):
            httpx2.post(f"{city.address}graphql", json={"query": _WITHDRAW, "variables": {"id": id}}, timeout=60)
        if not _standing(graph_store):
            return
    raise AssertionError(f"These decisions cannot be withdrawn: {_standing(graph_store)}")


def _standing(graph: Graph) -> list[str]:
    """Ids of the decisions that hold. Withdrawing one may bring back the one before it."""
    with graph.session() as session:
        return sorted({str(id) for text in _DECIDED for id in session.run(text).value()})


@pytest.fixture
def open_desk(pages: Pages, city: City, undecided: None) -> Iterator[Open]:
    """Opens the page, on a wide light screen unless said otherwise. At the end of the test nothing may have been asked
    of another host, and nothing may have been said on the console but what the test provoked."""
    desks: list[Desk] = []

    def open_one(width: int = 1280, height: int = 800, scheme: Scheme = "light", fragment: str = "") -> Desk:
        desks.append(Desk(pages(width, height, scheme, len(desks)), city.address))
        desks[-1].open(fragment)
        return desks[-1]

    yield open_one
    for desk in desks:
        desk.leave()
    for desk in desks:
        assert desk.elsewhere == []
        assert desk.complaints == []


@pytest.fixture(scope="package")
def six_steps(pages: Pages, city: City) -> list[Walked]:
    """What each step of the case shows, with its address."""
    desk = Desk(pages(1280, 800, "light", 0), city.address)
    desk.open()
    walked = []
    for number in range(1, 7):
        desk.step(number)
        walked.append(Walked(number, desk.page.url, desk.drawn(), desk.run_through()))
    desk.leave()
    return walked


@pytest.fixture
def desk(open_desk: Open) -> Desk:
    """The page as it opens."""
    return open_desk()
