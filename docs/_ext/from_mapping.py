"""What docs/mapping.md shows of mappings: their keys, an example, and what `sightline validate` says of it."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from docs._ext.markdown import code, fence, prose, table
from graph_model.registry import build
from loaders.mapping import open_mapping
from loaders.mapping.files.text import LONGEST_LINE
from loaders.mapping.files.xlsx import MOST_CELLS
from loaders.mapping.keys import all_keys
from loaders.preview import preview
from sightline.preview_text import as_json, as_text

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "mappings"
EXAMPLE = FOLDER / "vehicle-register.csv"
_TITLES = {
    "": "The parts of a mapping",
    "source": "`source`: who says so",
    "file": "`file`: how the file is written",
    "expect": "`expect`: what must be so, else nothing is loaded",
    "expect.rows": "`expect.rows`: how many rows",
    "record": "`record`: what one row is",
    "entities.NAME": "`entities`: the things that a row names",
    "links[]": "`links`: how they hang together",
    "sightings[]": "`sightings`: what sensors read",
    "VALUE": "Where a value comes from",
}


def mapping_keys() -> str:
    """Every key, one table for each part."""
    parts = []
    for section, keys in groupby(all_keys(), key=lambda key: key.section):
        rows = [[code(key.path), "yes" if key.required else "", prose(key.doc) + "."] for key in keys]
        parts.append(f"### {_TITLES[section]}\n\n" + table(("Key", "Required", "What it says"), rows))
    return "\n\n".join(parts)


def mapping_example() -> str:
    """The example's mapping, as it stands in its file."""
    return fence(EXAMPLE.with_suffix(".yaml").read_text(encoding="utf-8"), "yaml")


def mapping_rows() -> str:
    """The header of the example's file and its first rows."""
    return fence("\n".join(EXAMPLE.read_text(encoding="utf-8").splitlines()[:4]), "text")


def mapping_preview() -> str:
    """What `sightline validate` says of the example."""
    registry = build()
    (source,) = open_mapping(EXAMPLE.with_suffix(".yaml"), [EXAMPLE], registry)
    found = preview(source, registry, (source.source.visibility,))
    found.examples = found.examples[:1]
    return fence(as_text([as_json(found, registry)]), "text")


def mapping_limits() -> str:
    """How large a file may be."""
    return (
        f"CSV, JSON lines and Parquet may have any length. A line may have {LONGEST_LINE:,} characters. A sheet of a "
        f"spreadsheet may have {MOST_CELLS:,} cells, because it is unpacked into memory: save a larger one as CSV."
    )
