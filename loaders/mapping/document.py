"""A mapping's YAML as plain text, lists and mappings: bounded, without aliases or types, each place with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from graph_model.errors import BadMapping
from loaders.mapping.faults import Place

LARGEST = 2**20
"""Bytes of one mapping."""
DEEPEST = 20
"""Levels of nesting."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a mapping's file says. Every scalar is text: `NO` is a country and `007` a number with two zeros. lines: the
    line of each place. faults: keys that stand twice, by place."""

    content: dict[str, Any]
    lines: dict[Place, int]
    faults: tuple[tuple[Place, str], ...]


class _Loader(yaml.BaseLoader):
    """Knows no types, and refuses what makes a small file large: aliases and deep nesting."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="aliases (*name) are not read; write it out", problem_mark=mark)
        self.depth += 1
        if self.depth > DEEPEST:
            raise yaml.MarkedYAMLError(problem=f"more than {DEEPEST} levels of nesting", problem_mark=mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def read_document(path: Path) -> Document:
    """Read a mapping's file. Raises BadMapping for one that is absent, too large, no UTF-8 or no YAML."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise BadMapping(str(path), [f"the file has more than {LARGEST} bytes; is it a mapping?"])
        node = _Loader(content.decode("utf-8-sig")).get_single_node()
    except OSError as error:
        raise BadMapping(str(path), [f"the file cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise BadMapping(str(path), ["the file is not UTF-8"]) from error
    except yaml.YAMLError as error:
        raise BadMapping(str(path), [_yaml_fault(error)]) from error
    if not isinstance(node, yaml.MappingNode):
        raise BadMapping(str(path), ["the file is no mapping with the keys source, entities, links and so on"])
    lines: dict[Place, int] = {}
    faults: list[tuple[Place, str]] = []
    return Document(_plain(node, (), lines, faults), lines, tuple(faults))


def _plain(node: yaml.Node, place: Place, lines: dict[Place, int], faults: list[tuple[Place, str]]) -> Any:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*place, index), lines, faults) for index, item in enumerate(node.value)]
    found: dict[str, Any] = {}
    for key, value in _pairs(node):
        below = (*place, key.value if isinstance(key, yaml.ScalarNode) else "?")
        if not isinstance(key, yaml.ScalarNode):
            faults.append((place, "a key must be text"))
            continue
        if key.value in found:
            faults.append((below, f"the key stands twice, again in line {key.start_mark.line + 1}"))
            continue
        lines[below] = key.start_mark.line + 1
        found[key.value] = _plain(value, below, lines, faults)
    return found


def _pairs(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    yield from node.value


def _yaml_fault(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 1}: {problem}" if mark else str(problem)
