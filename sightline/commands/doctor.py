"""`sightline doctor`."""

from __future__ import annotations

import typer

from sightline.console import AsJson, show


def doctor(as_json: AsJson = False) -> None:
    """Check Python, Java, jars, disk, ports, the store and its schema; changes nothing. Exit 3 on a fault."""
    from dataclasses import asdict

    from sightline.doctor import FAULT, examine
    from sightline.settings import load_settings

    checks = examine(load_settings())
    lines = [
        f"{check.status:5}  {check.name:8}  {check.found}" + (f"\n{'':17}{check.do}" if check.do else "")
        for check in checks
    ]
    show({"checks": [asdict(check) for check in checks]}, "\n".join(lines), as_json=as_json)
    if any(check.status == FAULT for check in checks):
        raise typer.Exit(3)
