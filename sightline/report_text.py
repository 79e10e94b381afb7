"""Reports of a load for people: on the terminal as text, in the data folder as JSON."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from graph_model.printable import printable


def as_text(reports: list[dict[str, Any]]) -> str:
    """One paragraph for each source; every sentence a count, every reason with its first example."""
    return "\n\n".join(_paragraph(report) for report in reports)


def save(reports: list[dict[str, Any]], folder: Path) -> Path:
    """Write the reports of one load as a JSON file under `folder` and say where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    path = folder / f"{stamp}-{time.time_ns() % 1_000_000_000:09d}.json"
    path.write_text(json.dumps({"reports": reports}, ensure_ascii=False, indent=2), encoding="utf-8")
    return path


def _paragraph(report: dict[str, Any]) -> str:
    rate = f", {report['rows_per_second']:,} rows/s" if report["rows_per_second"] else ""
    lines = [
        f"{report['title']} ({report['source']}, grade {report['grade']})",
        f"  {report['read']:,} rows read = {report['written']:,} written + {report['unchanged']:,} unchanged"
        f" + {report['rejected']:,} rejected + {report['dangling']:,} dangling, in {report['seconds']:.1f} s{rate}",
    ]
    return "\n".join([*lines, *reasons(report), *unused(report)])


def reasons(report: dict[str, Any]) -> list[str]:
    """Why rows did not end well, each reason with its first example."""
    lines = []
    for reason in report["reasons"]:
        field = f" {printable(reason['field'])}" if reason["field"] else ""
        lines.append(f"  {reason['rows']:,} {reason['status']}: {reason['code']}{field}: {printable(reason['text'])}")
        lines += [
            f"      e.g. row {example['row']}: {printable(example['given'])}" for example in reason["examples"][:1]
        ]
    return lines


def unused(report: dict[str, Any]) -> list[str]:
    """Columns that nothing read, with the reason where there is one."""
    columns = ", ".join(_column(*item) for item in report["unused"].items())
    return ["  columns left unused: " + columns] if columns else []


def _column(name: str, why: str) -> str:
    return f"{printable(name)} ({printable(why)})" if why else printable(name)
