"""`sightline verify`."""

from __future__ import annotations

from typing import Annotated

import typer

from sightline.console import AsJson, progress_on_stderr, show


def verify(
    write_anew: Annotated[
        bool, typer.Option("--write-anew", help="First write the whole archive again from the graph.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Compare the archive of sightings with the graph: counts and digests of each day.

    Exit code 1 where they differ. Don't load meanwhile.
    """
    from datetime import date, timedelta

    from sightline.installation import open_stores
    from sightline.settings import load_settings
    from stores.sightings.verify import compare

    with progress_on_stderr() as progress, open_stores(load_settings(), progress=progress) as stores:
        if write_anew:
            progress("Writing the archive anew")
            stores.archive.write_anew(stores.graph)
        progress("Comparing")
        found = compare(stores.archive, stores.graph)
    different = [
        {
            "day": str(date(1970, 1, 1) + timedelta(days=one.day)),
            "graph": one.in_graph,
            "archive": one.in_archive,
        }
        for one in found
        if not one.equal
    ]
    total = sum(one.in_graph for one in found)
    lines = [f"{total:,} sightings on {len(found):,} days; {len(different):,} days differ"]
    lines += [f"  {one['day']}: {one['graph']:,} in the graph, {one['archive']:,} in the archive" for one in different]
    if different:
        lines.append("Write the archive anew: sightline verify --write-anew")
    result = {"sightings": total, "days": len(found), "different": different}
    show(result, "\n".join(lines), as_json=as_json)
    if different:
        raise typer.Exit(1)
