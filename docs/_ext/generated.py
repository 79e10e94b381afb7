"""Fills `<!-- generated: NAME -->` in a page with what the function NAME makes out of the code.

So a table in the docs is never older than the code, and nobody edits it by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from docs._ext import from_api, from_command, from_examples, from_mapping, from_model

_PLACE = re.compile(r"<!-- generated: (\w+) -->")
MAKERS: dict[str, Callable[[], str]] = {
    maker.__name__: maker
    for maker in (
        from_api.answer_types,
        from_api.decisions,
        from_api.error_codes,
        from_api.question_limits,
        from_api.questions,
        from_api.request_limits,
        from_command.commands,
        from_command.settings,
        from_examples.worked_examples,
        from_mapping.mapping_example,
        from_mapping.mapping_keys,
        from_mapping.mapping_limits,
        from_mapping.mapping_preview,
        from_mapping.mapping_rows,
        from_model.entity_types,
        from_model.fact_properties,
        from_model.link_types,
        from_model.model_counts,
        from_model.sensor_kinds,
        from_model.value_types,
    )
}


def fill(text: str) -> str:
    """A page with every place filled. Raises ExtensionError for a name that nobody makes."""
    return _PLACE.sub(_made, text)


def _made(place: re.Match[str]) -> str:
    maker = MAKERS.get(place[1])
    if maker is None:
        raise ExtensionError(f"nothing makes {place[1]!r}; there are {', '.join(MAKERS)}")
    return maker()


def _on_read(app: Sphinx, page: str, content: list[str]) -> None:
    content[0] = fill(content[0])


def _outdated(app: Sphinx, env: BuildEnvironment, *_: Any) -> list[str]:
    """Pages that hold generated parts are read anew at each build: the code may have changed."""
    return [page for page in env.found_docs if _PLACE.search(env.doc2path(page).read_text(encoding="utf-8"))]


def setup(app: Sphinx) -> dict[str, Any]:
    """Sphinx's entry."""
    app.connect("source-read", _on_read)
    app.connect("env-get-outdated", _outdated)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
