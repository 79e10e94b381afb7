"""An operational database is made or brought to a new version as a whole, wherever its process is killed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, inspect

from stores.operations import Operations
from stores.operations.tables import Base

CHILD = """
import sys, time
from sqlalchemy import Engine, event
from stores.operations import Operations

statements = iter(range(int(sys.argv[2])))

def stop(*_):
    if next(statements, None) is None:
        print("here", flush=True)
        time.sleep(600)

event.listen(Engine, "after_cursor_execute", stop)
Operations.open(sys.argv[1])
"""


def whole(uri: str) -> bool:
    """Whether it can be opened, and has every table."""
    with closing(Operations.open(uri)) as operations:
        assert operations.classes(["open"]) == {"open": 1}
        return set(Base.metadata.tables) <= set(inspect(operations.engine).get_table_names())


def test_what_lies_on_the_disk_after_any_statement_is_opened_and_made_whole(tmp_path: Path) -> None:
    copies: list[Path] = []

    def copy(*_: Any) -> None:
        """What a process leaves that is killed here."""
        copies.append(tmp_path / f"{len(copies)}")
        copies[-1].mkdir()
        for file in tmp_path.glob("operations.sqlite*"):
            shutil.copy(file, copies[-1])

    event.listen(Engine, "after_cursor_execute", copy)
    try:
        Operations.open(f"sqlite:///{tmp_path / 'operations.sqlite'}").close()
    finally:
        event.remove(Engine, "after_cursor_execute", copy)
    assert len(copies) > len(Base.metadata.tables)
    for folder in copies:
        assert whole(f"sqlite:///{folder / 'operations.sqlite'}"), folder.name


@contextmanager
def held_up(uri: str, statement: int) -> Iterator[None]:
    """A process that opens the database stands still after this statement; at the end it is killed there."""
    words = [sys.executable, "-c", CHILD, uri, str(statement)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline() == b"here\n"
            yield
        finally:
            child.kill()


@pytest.mark.parametrize("statement", [1, 12, 30])
def test_a_process_that_is_killed_midway_leaves_nothing_behind_and_keeps_nobody_waiting(
    uri: str, statement: int
) -> None:
    with ThreadPoolExecutor(1) as threads:
        with held_up(uri, statement):
            waits = threads.submit(whole, uri)
            engine = create_engine(uri)
            assert inspect(engine).get_table_names() == []
            engine.dispose()
            with pytest.raises(TimeoutError):
                waits.result(timeout=0.5)
        assert waits.result(timeout=30)


def test_several_that_open_a_new_database_at_once_all_get_it(uri: str) -> None:
    def open_and_name(_: int) -> dict[str, int]:
        with closing(Operations.open(uri)) as operations:
            return operations.classes(["open", "secret"])

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(open_and_name, range(8))) == [{"open": 1, "secret": 2}] * 8
