"""`sightline up`."""

from __future__ import annotations

from sightline.console import AsJson, progress_on_stderr, show


def up(as_json: AsJson = False) -> None:
    """Start the local Neo4j, or find the one that runs; with SIGHTLINE_NEO4J_URI, see that yours answers."""
    from sightline.installation import connection
    from sightline.services.health import check
    from sightline.services.neo4j import LocalServer
    from sightline.settings import load_settings

    settings = load_settings()
    with progress_on_stderr() as progress:
        found = connection(settings, progress)
        agent = check(found)
    result: dict[str, str] = {"uri": found.uri, "user": found.user, "database": found.database, "server": agent}
    lines = [f"{agent} answers at {found.uri}, user {found.user}."]
    if settings.neo4j_uri is None:
        home = LocalServer.of(settings).home
        result |= {"home": str(home.path), "password_file": str(home.password_file)}
        lines += [f"Its folder: {home.path}", f"Its password: in {home.password_file}", "Stop it: sightline down"]
    show(result, "\n".join(lines), as_json=as_json)
