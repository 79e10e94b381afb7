"""Which Neo4j the local server is: the long-term line 5.26, or, for tests, a release of 2026."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sightline.services.jars import LOCK_FILE, Jar, locked_jars, version
from sightline.services.java import SUPPORTED


@dataclass(frozen=True)
class Release:
    """lock_file: its jars. main_class: of the server. java: the versions that run it, which Neo4j supports.
    settings: lines of neo4j.conf that only this release knows."""

    lock_file: Path
    main_class: str
    java: tuple[int, ...]
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def jars(self) -> tuple[Jar, ...]:
        """The jars of its lock."""
        return locked_jars(self.lock_file)

    @property
    def version(self) -> str:
        """As "5.26.28"."""
        return version(self.jars)


LONG_TERM = Release(LOCK_FILE, "org.neo4j.server.CommunityEntryPoint", SUPPORTED)
YEAR_2026 = Release(
    LOCK_FILE.with_name("neo4j-2026.lock"),
    "org.neo4j.server.Neo4jCommunity",
    (21, 25),
    # Unless told otherwise it tells the whole network that it is there.
    {"server.fleet_discovery.enabled": "false"},
)
RELEASES = {"5.26": LONG_TERM, "2026": YEAR_2026}


def of_version(version: str) -> Release:
    """The release whose lock holds a version, as "2026.05.0", now or when it is made anew."""
    return YEAR_2026 if version.startswith("2026.") else LONG_TERM
