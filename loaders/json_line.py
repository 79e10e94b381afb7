"""One line of JSON as a value; a key that stands twice in one object is refused, or one of its values would be lost."""

from __future__ import annotations

import json
from typing import Any

import orjson


def read_json(line: str | bytes) -> Any:
    """What the line says. Raises ValueError, for a key given twice too.

    The fast reader keeps the last value and says nothing. So the keys that it found are counted against the line's
    colons after quotes; only where they differ, as in a text with such a colon, the slow reader looks.
    """
    found = orjson.loads(line)
    raw = line.encode() if isinstance(line, str) else line
    if raw.count(b'":') != _keys(found):
        try:
            json.loads(raw, object_pairs_hook=_once)
        except RecursionError as error:
            raise ValueError("the value is nested too deeply") from error
    return found


def _keys(found: object) -> int:
    count, waiting = 0, [found]
    while waiting:
        value = waiting.pop()
        if type(value) is dict:
            count += len(value)
            waiting += [inner for inner in value.values() if type(inner) in (dict, list)]
        elif type(value) is list:
            waiting += [inner for inner in value if type(inner) in (dict, list)]
    return count


def _once(pairs: list[tuple[str, Any]]) -> None:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            raise ValueError(f"the key {key[:60]!r} is given twice in one object")
        seen.add(key)
