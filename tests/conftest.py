"""What holds for the whole suite: hypothesis' seed is shown, and under CI nothing is skipped.

The fixtures with a real Neo4j come from the project's own plugin, sightline/testing/plugin.py.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from sightline.collector import collect_rarely
from sightline.settings import load_settings
from sightline.testing.browser import ensure_browser
from tests import postgresql as real
from tests.long import is_long
from tests.tries import tries

settings.register_profile("sightline", deadline=None, max_examples=tries(50))
settings.load_profile("sightline")

NO_SKIP = os.environ.get("SIGHTLINE_NO_SKIP") == "1"


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose the seed here, so that all workers have the same one and it can be given again."""
    collect_rarely()
    if config.option.hypothesis_seed is None:
        config.option.hypothesis_seed = str(secrets.randbelow(2**32))


def pytest_report_header(config: pytest.Config) -> str:
    return (
        f"hypothesis seed: {config.option.hypothesis_seed} (again: --hypothesis-seed={config.option.hypothesis_seed})"
    )


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what takes long."""
    if is_long(item.nodeid):
        item.add_marker("long")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that share what takes a minute to load stay on one worker; pytest-xdist says so in their ids."""
    if not getattr(config.option, "loadgroup", False):
        return
    alone = [item.nodeid for item in items if item.get_closest_marker("xdist_group") and "@" not in item.nodeid]
    if alone:
        raise pytest.UsageError(f"this pytest-xdist groups no tests under this pytest, such as {alone[0]}")


def _skipped(config: pytest.Config) -> list[pytest.TestReport]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return [] if reporter is None else list(reporter.stats.get("skipped", []))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With SIGHTLINE_NO_SKIP=1 a run with a skipped test has failed."""
    if NO_SKIP and _skipped(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = _skipped(terminalreporter.config)
    if NO_SKIP and skipped:
        terminalreporter.section("skipped, which counts as failed here (SIGHTLINE_NO_SKIP=1)", red=True)
        for report in skipped:
            terminalreporter.write_line(f"{report.nodeid}: {report.longrepr}")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[real.Server]:
    """A running PostgreSQL."""
    with real.server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], AbstractContextManager[str]]:
    """Makes empty databases, of each kind that the product runs on: the URI of one, as long as the block lasts."""

    @contextmanager
    def in_a_file() -> Iterator[str]:
        yield f"sqlite:///{tmp_path / secrets.token_hex(8)}.sqlite"

    if request.param == "sqlite":
        return in_a_file
    running: real.Server = request.getfixturevalue("postgresql")
    return running.new_database


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Executable of the browser that tests of the page drive."""
    return str(ensure_browser())


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of the public data sets that are no part of the project; without it the test is listed as not run."""
    folder = load_settings().shared_data
    if folder is None or not folder.is_dir():
        pytest.skip("the public data sets are not here: set SIGHTLINE_SHARED_DATA")
    return folder
