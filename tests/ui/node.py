"""Running JavaScript outside a browser: the Node that comes with Playwright, so that no other is needed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from playwright._impl._driver import compute_driver_executable

PATIENCE_S = 300


def node(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run Node with these arguments; what it printed and how it ended."""
    program = compute_driver_executable()[0]
    command = [program, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=PATIENCE_S, check=False)


def value_of(expression: str) -> Any:
    """The value of an expression, or what a block in braces returns; both may await and import."""
    done = node("--input-type=module", "--eval", f"console.log(JSON.stringify(await (async () => {expression})()))")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
