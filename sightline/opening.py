"""From what stands on the command line to sources that can be loaded or validated."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph_model.errors import BadArgument
from graph_model.protocols import RecordSource
from loaders.sources import built_in


def built_in_lines() -> list[dict[str, str]]:
    """Name, title, doc and licence of each built-in source."""
    return [
        {"name": source.name, "title": source.title, "doc": source.doc, "licence": source.licence}
        for source in built_in().values()
    ]


def open_sources(
    what: Sequence[str], mapping: Sequence[Path], options: Sequence[str], shared_data: Path | None
) -> Sequence[RecordSource]:
    """The sources that `sightline load` and `sightline validate` name. Raises BadArgument, BadInput, BadMapping."""
    if mapping:
        from loaders.mapping import open_mappings

        if options:
            raise BadArgument("--option", "A mapping has no options.", do="say it in the mapping")
        return open_mappings(mapping, [Path(file) for file in what])
    known = built_in()
    if what[0] not in known:
        raise BadArgument(
            "SOURCE",
            f"{what[0]!r} is no built-in source.",
            expected="one of " + ", ".join(known),
            do="for a file of your own write a mapping and name it with --mapping",
        )
    return known[what[0]].open([Path(file) for file in what[1:]], dict(map(_pair, options)), shared_data)


def _pair(option: str) -> tuple[str, str]:
    name, separator, value = option.partition("=")
    if not separator or not name:
        raise BadArgument("--option", f"{option!r} is no option.", expected="NAME=VALUE")
    return name, value
