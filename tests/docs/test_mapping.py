"""docs/mapping.md: its example is the file that the tests load, its keys are all keys, its codes all codes."""

from __future__ import annotations

import re

import pytest
import yaml

from docs._ext.from_mapping import EXAMPLE, mapping_keys, mapping_preview
from docs._ext.generated import fill
from loaders.mapping.keys import all_keys
from tests.docs.pages import ROOT
from tests.loaders.mapping.mapped import PEOPLE, ROWS, opened

PAGE = ROOT / "docs" / "mapping.md"


def test_the_example_on_the_page_is_the_file_that_the_tests_load() -> None:
    page = fill(PAGE.read_text(encoding="utf-8"))
    assert EXAMPLE.with_suffix(".yaml").read_text(encoding="utf-8").strip() in page
    assert "10 rows read = 10 to be written + 0 rejected" in mapping_preview()
    assert mapping_preview() in page


def test_every_key_of_the_schema_is_on_the_page() -> None:
    assert "<!-- generated: mapping_keys -->" in PAGE.read_text(encoding="utf-8")
    shown = mapping_keys()
    assert [key.path for key in all_keys() if f"| `{key.path}` |" not in shown] == []


def test_every_code_by_which_a_mapping_refuses_a_row_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "loaders" / "mapping").rglob("*.py")]
    codes = {code for source in sources for code in re.findall(r'"([A-Z]+(?:_[A-Z]+)+|ROUNDED|CONTRADICTION)"', source)}
    codes -= {"NO_TIME", "NOT_A_TIME"}  # of values, looked at there
    assert len(codes) > 12
    assert sorted(code for code in codes if f"`{code}`" not in page) == []


def test_the_values_on_the_page_are_values_of_a_mapping(tmp_path_factory: pytest.TempPathFactory) -> None:
    block = re.search(r"```yaml\nclaims:\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    claims = yaml.safe_load("claims:\n" + block[1])["claims"]
    columns = ["id", "owner_name", "dob", "height", "sex", "nat"]
    mapping = PEOPLE.replace(
        "{name: name, born: born}", yaml.safe_dump(claims, default_flow_style=True, width=1000).strip()
    )
    folder = tmp_path_factory.mktemp("page")
    opened(folder, mapping, ",".join(columns) + "\np1,Ada,12/03/1980,183,F,\n")
    assert opened(folder, PEOPLE, ROWS).unused() == {}
