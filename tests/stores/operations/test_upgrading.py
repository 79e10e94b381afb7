"""An operational database is made or brought to a new version as a whole, wherever its process is killed."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event, inspect

from stores.operations import Operations
from stores.operations.tables import Base


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
        operations = Operations.open(f"sqlite:///{folder / 'operations.sqlite'}")
        assert set(Base.metadata.tables) <= set(inspect(operations.engine).get_table_names()), folder.name
        assert operations.classes(["open"]) == {"open": 1}
        operations.close()


def test_several_that_open_a_new_database_at_once_all_get_it(tmp_path: Path) -> None:
    uri = f"sqlite:///{tmp_path / 'operations.sqlite'}"
    with ThreadPoolExecutor(8) as threads:
        opened = list(threads.map(Operations.open, [uri] * 8))
    for operations in opened:
        assert operations.classes(["open"]) == {"open": 1}
        operations.close()
