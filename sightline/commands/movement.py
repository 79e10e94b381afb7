"""`sightline movement`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from sightline.console import AsJson, progress_on_stderr, show


def movement(
    engine: Annotated[str, typer.Option(help="local: on this machine. spark: on a Spark cluster.")] = "local",
    master: Annotated[
        str | None, typer.Option(help="spark://host:port; without it a small cluster is started on this machine.")
    ] = None,
    shared: Annotated[
        Path | None, typer.Option(help="A folder that all workers of the cluster see, for the readings.")
    ] = None,
    within_seconds: Annotated[float, typer.Option(help="Two are together who are read within this time.")] = 60,
    within_metres: Annotated[float, typer.Option(help="Places so near count as one.")] = 0,
    least_places: Annotated[int, typer.Option(help="A joint journey passes so many places or more.")] = 2,
    most_q: Annotated[float, typer.Option(help="The share of false leads that is accepted.")] = 0.05,
    least_grade: Annotated[str | None, typer.Option(help="As B2: only facts of this grade or better.")] = None,
    since: Annotated[str | None, typer.Option(help="Only readings at this time (RFC 3339) or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Only readings before this time.")] = None,
    first: Annotated[int, typer.Option(help="So many leads are shown.")] = 50,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A Parquet file for all pairs that made a joint journey.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Find, among all pairs in the archive of sightings, those that moved together more often than their days explain.

    Leads, not findings: the page says for each what else explains it and what speaks against it.
    """
    from algorithms.movement.together import Together
    from graph_model.errors import BadArgument
    from sightline.exporting import check_target, filter_of
    from sightline.installation import open_stores
    from sightline.movement.run import Engine, run
    from sightline.movement.text import as_parquet, as_text, rows_of
    from sightline.settings import load_settings

    if engine not in tuple(Engine):
        raise BadArgument("--engine", f"There is no engine {engine!r}.", expected=" or ".join(Engine))
    if not 0 < most_q <= 1:
        raise BadArgument("--most-q", f"--most-q is {most_q}.", expected="more than 0, at most 1")
    if master is not None and engine != Engine.SPARK:
        raise BadArgument("--master", "A master is of use to one engine alone.", expected="--engine spark")
    if shared is not None and not shared.is_dir():
        raise BadArgument("--shared", f"{shared} is no folder.", expected="a folder that all workers see")
    together = Together(within_seconds=within_seconds, within_metres=within_metres, least_places=least_places)
    chosen = filter_of(least_grade, since, until)
    if output is not None:
        check_target(output, force=force)
    settings = load_settings()
    with progress_on_stderr() as progress, open_stores(settings, progress=progress) as stores:
        found = run(settings, stores, chosen, together, most_q, Engine(engine), master, shared, progress)
    if output is not None:
        as_parquet(found, output, force=force)
    leads = found.leads(most_q)
    rows = rows_of(leads, first)
    result: dict[str, Any] = {"readings": found.readings, "compared": found.of_all, "joint": found.table.num_rows}
    result |= {"leads": rows, "omitted": leads.num_rows - len(rows), "file": None if output is None else str(output)}
    show(result, as_text(result, most_q), as_json=as_json)
