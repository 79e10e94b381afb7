"""The page over the Kronos set. This folder comes before the tests on the demo city, which then takes its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from loaders.pipeline import load
from loaders.sources import built_in
from stores.graph import Graph
from tests.ui.desk import Desk
from tests.ui.serving import emptied, served


@pytest.fixture(scope="module")
def kronos(graph_store: Graph, shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page."""
    with emptied(graph_store, tmp_path_factory.mktemp("kronos")) as (settings, stores):
        load(built_in()["vast-kronos"].open((), {}, shared_data), stores)
        with served(settings, stores) as address:
            yield address


@pytest.fixture
def desk(kronos: str, browser: Browser) -> Iterator[Desk]:
    """The page as it opens; it may ask nothing of another host and say nothing on the console."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    found = Desk(page, kronos)
    page.goto(kronos)
    page.locator(".start h1").wait_for()
    found.rest()
    yield found
    found.leave()
    page.close()
    assert found.elsewhere == []
    assert found.complaints == []
