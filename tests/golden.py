"""Golden files: text that a person reads in the diff, rewritten by `SIGHTLINE_REWRITE_GOLDEN=1 make test`."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check_golden(name: str, text: str) -> None:
    """Fail with a diff unless tests/golden/`name` holds `text`; with SIGHTLINE_REWRITE_GOLDEN=1 write it instead."""
    path = FOLDER / name
    if os.environ.get("SIGHTLINE_REWRITE_GOLDEN") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if kept == text:
        return
    changes = list(unified_diff(kept.splitlines(), text.splitlines(), f"tests/golden/{name}", "now", lineterm="", n=2))
    shown = "\n".join(changes[:80] + ["..."] * (len(changes) > 80))
    raise AssertionError(f"{shown}\nWhere this is meant, run the test with SIGHTLINE_REWRITE_GOLDEN=1, read the diff.")
