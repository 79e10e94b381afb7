"""Whatever README, CONTRIBUTING and the docs name is there: files, commands with their options, targets, settings."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import typer.main

from sightline.cli import build_app
from sightline.settings import FILE_VARIABLE, SECRETS_VARIABLE, Settings
from tests.docs.pages import ROOT, code, console, links, pages

FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir()} - {".venv"}
FILES = {path.name for path in ROOT.iterdir() if path.is_file()}
PROGRAMS = {
    "cp",
    "curl",
    "docker",
    "docker/offline/build.sh",
    "export",
    "git",
    "make",
    "pytest",
    "python",
    "sightline",
    "ssh",
}
"""What a console block may call."""
HARMLESS = {("sightline", "validate"), ("sightline", "describe")}
VARIABLE = re.compile(r"\bSIGHTLINE_[A-Z0-9_]+\b(?!\*)")


def _commands() -> dict[str, set[str]]:
    app: Any = typer.main.get_command(build_app())
    return {name: {word for p in c.params for word in p.opts} | {"--help"} for name, c in app.commands.items()}


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def _calls() -> Iterator[tuple[str, list[str]]]:
    """Each command that a page shows, in a console block or in running text."""
    for page in pages():
        for words in console(page):
            yield page.name, words
        for text in code(page):
            if text.startswith(("sightline ", "make ")):
                yield page.name, text.split()


def test_each_command_option_and_target_that_a_page_shows_exists() -> None:
    commands, targets = _commands(), _targets()
    faults = []
    for page, words in _calls():
        words = [word for number, word in enumerate(words) if number or not re.match(r"[A-Z_]+=", word)]
        program = words[0].removeprefix(".venv/bin/")
        if program == "sightline" and len(words) > 1 and not words[1].startswith("-"):
            if words[1] not in commands:
                faults.append(f"{page}: there is no command {words[1]}")
                continue
            options = {word.partition("=")[0] for word in words[2:] if re.match(r"--?[a-z]", word)}
            faults += [f"{page}: {words[1]} has no {option}" for option in sorted(options - commands[words[1]])]
        elif program == "make":
            named = [word for word in words[1:] if re.fullmatch(r"[a-z][a-z-]*", word)]
            faults += [f"{page}: there is no target {name}" for name in named if name not in targets]
        elif program not in PROGRAMS:
            faults.append(f"{page}: what is {program}?")
    assert faults == []


def test_the_commands_of_a_page_that_write_nothing_run_as_they_stand_there() -> None:
    shown = {tuple(word.removeprefix(".venv/bin/") for word in words) for page in pages() for words in console(page)}
    harmless = [w for w in sorted(shown) if w[:2] in HARMLESS or w == ("sightline", "load")]
    assert harmless
    for words in harmless:
        done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{words}: {done.stderr}"


def test_each_file_that_a_page_names_exists() -> None:
    faults = []
    for page in pages():
        for text in (*code(page), *(word for words in console(page) for word in words)):
            path = text.partition(" ")[0].partition(":")[0].rstrip("/")
            # A name in angle brackets stands for one that the reader chooses: its folder must be there.
            path = path.partition("/<")[0] if "<" in path else path
            known = path in FILES or (path.partition("/")[0] in FOLDERS and "/" in path)
            if known and not any(ROOT.glob(path)):
                faults.append(f"{page.name}: {text}")
        local = (target for target in links(page) if target and "://" not in target)
        faults += [f"{page.name}: {target}" for target in local if not (page.parent / target).exists()]
    assert faults == []


def test_each_setting_that_a_page_names_exists_and_each_variable_of_ours_stands_in_a_page() -> None:
    fields = {f"SIGHTLINE_{name.upper()}" for name in Settings.model_fields} | {FILE_VARIABLE, SECRETS_VARIABLE}
    scripts = [ROOT / ".ci" / "run", *ROOT.glob("docker/*.sh")]
    sources = [*ROOT.glob("sightline/**/*.py"), *ROOT.glob("tests/*.py"), *scripts]
    used = fields | {name for path in sources for name in VARIABLE.findall(path.read_text(encoding="utf-8"))}
    named = {name: page.name for page in pages() for name in VARIABLE.findall(page.read_text(encoding="utf-8"))}
    assert {name: page for name, page in named.items() if name not in used} == {}
    # The settings' own table is made of the settings.
    assert sorted(used - fields - set(named)) == []
