"""The page's scripts: TypeScript finds no fault in them, none is long, and none knows a type, a colour or an icon."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from api.page import PAGE
from graph_model.registry import build
from tests.ui.node import node
from tests.ui.types import fetch

SCRIPTS = sorted((PAGE / "js").rglob("*.js"))
TEXTS = {file: file.read_text(encoding="utf-8") for file in SCRIPTS}
MOST_LINES = 300


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the compiler, the libraries' declarations and a copy of the scripts."""
    folder = tmp_path_factory.mktemp("types")
    for path, content in fetch.unpacked().items():
        file = folder / "node_modules" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    shutil.copytree(PAGE / "js", folder / "js")
    shutil.copytree(PAGE / "words", folder / "words")
    shutil.copytree(fetch.HERE / "vendor", folder / "vendor")
    for file in (PAGE / "icons.json", fetch.HERE / "tsconfig.json", *fetch.HERE.glob("*.d.ts")):
        shutil.copy(file, folder)
    return folder


def check(folder: Path) -> str:
    """What the compiler says of the scripts."""
    return node("node_modules/typescript/lib/_tsc.js", "--project", ".", "--pretty", "false", cwd=folder).stdout


def test_typescript_finds_no_fault_in_the_scripts_under_its_strict_rules(checker: Path) -> None:
    settings = json.loads((checker / "tsconfig.json").read_text(encoding="utf-8"))["compilerOptions"]
    assert settings["strict"]
    assert settings["checkJs"]
    assert check(checker) == ""


def test_the_check_finds_a_fault_where_there_is_one(checker: Path) -> None:
    file = checker / "js" / "faulty.js"
    file.write_text('import { number } from "./text/index.js";\nexport const wrong = number("twelve");\n')
    found = check(checker)
    file.unlink()
    assert "js/faulty.js(2,29): error TS2345" in found


def test_no_script_switches_the_check_off() -> None:
    banned = re.compile(r"@ts-(ignore|nocheck|expect-error)")
    assert [file.name for file, text in TEXTS.items() if banned.search(text)] == []


def test_the_compiler_and_the_declarations_are_those_that_were_fetched() -> None:
    manifest = json.loads(fetch.MANIFEST.read_text(encoding="utf-8"))
    assert fetch.described(fetch.unpacked()) == manifest
    assert any(path.startswith("typescript/LICENSE") for path in manifest["files"])


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.relative_to(PAGE).as_posix())
def test_no_script_is_long(file: Path) -> None:
    assert len(TEXTS[file].splitlines()) <= MOST_LINES


def test_no_script_names_an_entity_or_link_type() -> None:
    registry = build()
    names = "|".join([*registry.entities, *registry.links])
    quoted = re.compile(rf"""["'`](?:{names})["'`]|\b(?:{"|".join(registry.links)})\b|\.type === ["']""")
    found = {
        file.name: quoted.findall(file.read_text(encoding="utf-8")) for file in SCRIPTS if "text" not in file.parts
    }
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_no_script_holds_a_colour_or_an_icon() -> None:
    colour = re.compile(
        r"""["'`](?:#[0-9a-fA-F]{3,8}|(?:rgb|hsl|oklch)a?\(\s*[\d.]|(?:red|green|blue|black|white|grey|gray|orange)["'`])"""
    )
    drawing = re.compile(r"""["'`]\s*[Mm]\s?-?\d+(?:\.\d+)?[ ,]-?\d""")
    assert [file.name for file, text in TEXTS.items() if colour.search(text) or drawing.search(text)] == []


def test_every_icon_of_the_model_is_drawn() -> None:
    icons = json.loads((PAGE / "icons.json").read_text(encoding="utf-8"))
    assert {entity.icon for entity in build().entities.values()} <= set(icons)
    used = {
        icon
        for file in SCRIPTS
        for icon in re.findall(r'<\$\{Icon\} name="([\w-]+)"', file.read_text(encoding="utf-8"))
    }
    assert used <= set(icons)
