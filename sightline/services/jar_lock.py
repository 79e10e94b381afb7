"""Make the lock file of the jars anew: `python -m sightline.services.jar_lock VERSION` (the Makefile's `lock-jars`)."""

from __future__ import annotations

import hashlib
import sys
import tempfile
import tomllib
from pathlib import Path

from sightline.services.jars import Jar
from sightline.services.release import of_version

_HEAD = """\
# Jars of Neo4j Community: Maven coordinate, bytes, sha256. Made by `make lock-jars NEO4J={version}`.
"""


def resolve(version: str) -> list[Jar]:
    """Let jgo resolve the server with all it needs, and read coordinates, sizes and sums."""
    import jgo

    with tempfile.TemporaryDirectory() as cache:
        environment = Path(jgo.build(f"org.neo4j:neo4j:{version}", cache_dir=Path(cache)).path)
        sizes = {
            hashlib.sha256(content).hexdigest(): len(content)
            for content in (path.read_bytes() for path in environment.rglob("*.jar"))
        }
        resolved = tomllib.loads((environment / "jgo.lock.toml").read_text(encoding="utf-8"))["dependencies"]
    return sorted(Jar(_coordinate(entry), sizes[entry["sha256"]], entry["sha256"]) for entry in resolved)


def _coordinate(entry: dict[str, str]) -> str:
    parts = [entry["groupId"], entry["artifactId"], entry["version"], entry.get("classifier", "")]
    return ":".join(part for part in parts if part)


def main(version: str) -> None:
    """Write the lock file."""
    lines = [f"{jar.coordinate} {jar.size} {jar.sha256}\n" for jar in resolve(version)]
    of_version(version).lock_file.write_text(_HEAD.format(version=version) + "".join(lines), encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1])
