"""The worked examples under examples/queries, as they stand in docs/graphql.md and in the query editor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docs._ext.markdown import fence, prose

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "queries"


@dataclass(frozen=True, slots=True)
class Example:
    """title, about: out of the comment at the head of the file. query: the text below it. variables: out of the JSON
    file beside it, where there is one."""

    name: str
    title: str
    about: str
    query: str
    variables: dict[str, Any]


def examples(folder: Path = FOLDER) -> Iterator[Example]:
    """All examples in the order of their names."""
    for path in sorted(folder.glob("*.graphql")):
        lines = path.read_text(encoding="utf-8").splitlines()
        head = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
        query = "\n".join(line for line in lines if not line.startswith("#"))
        beside = path.with_suffix(".json")
        variables = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}
        yield Example(path.stem, head[0], " ".join(head[1:]), query.strip(), variables)


def for_editor() -> str:
    """The examples as the query editor reads them."""
    shown = [{"title": e.title, "about": e.about, "query": e.query, "variables": e.variables} for e in examples()]
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def worked_examples() -> str:
    """Each example with its file's name, its text and its variables."""
    return "\n\n".join(_shown(example) for example in examples())


def _shown(example: Example) -> str:
    parts = [f"### {prose(example.title)}", prose(example.about), fence(example.query, "graphql")]
    if example.variables:
        parts += ["with the variables", fence(json.dumps(example.variables, ensure_ascii=False, indent=2), "json")]
    return "\n\n".join([*parts, f"File: `examples/queries/{example.name}.graphql`"])
