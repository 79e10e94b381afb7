"""docs/sources.md names each source with its grade and each column that is left out, and shows each query of a set."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders.sources import built_in
from loaders.sources.criminal_networks.opening import BOOKS as NETWORKS
from loaders.sources.pole_manchester.opening import LEFT_OUT as POLE
from loaders.sources.vast_kronos.opening import BOOKS as KRONOS
from tests.loaders.sources.loading import QUERIES

PAGE = (QUERIES.parents[1] / "docs" / "sources.md").read_text(encoding="utf-8")
TESTS = Path(__file__).parent
SETS = ("kronos", "networks", "pole")
REGISTERS = [(book.name, book.grade, book.left_out) for book in KRONOS] + [
    (book.name, book.grade, book.left_out) for book in NETWORKS
]


def test_every_source_stands_in_the_page_with_its_licence() -> None:
    for source in built_in().values():
        assert f"| `{source.name}` |" in PAGE
        assert all(word in PAGE for word in source.licence.split("; "))


@pytest.mark.parametrize(("name", "grade"), [register[:2] for register in REGISTERS])
def test_every_register_stands_in_the_page_with_its_grade(name: str, grade: str) -> None:
    first, last = "`caviar-phase-01`", "`caviar-phase-11`"
    shown = first if re.fullmatch(r"caviar-phase-\d\d", name) else f"`{name}`"
    assert any(shown in line and f"| {grade} |" in line for line in PAGE.splitlines())
    assert f"{first} to {last}" in PAGE


def test_every_column_that_is_left_out_stands_in_the_page() -> None:
    columns = [*POLE, *(column for *_, left_out in REGISTERS for column in left_out)]
    for column in columns:
        assert f"`{column.rpartition(' ')[2]}`" in PAGE


def test_every_query_of_a_set_is_shown_and_run() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(TESTS.glob("test_*.py")))
    for folder in SETS:
        for path in sorted((QUERIES / folder).glob("*.graphql")):
            assert f"../examples/queries/{folder}/{path.name}\n" in PAGE
            assert f'"{folder}/{path.stem}"' in code
