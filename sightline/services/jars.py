"""The jars of the local Neo4j: fetched once by Maven coordinate, each verified against the lock beside this file."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from graph_model.errors import ServiceError
from sightline.progress import Progress, silent

LOCK_FILE = Path(__file__).with_name("neo4j.lock")
_ATTEMPTS = 3
_FETCHERS = 8


@dataclass(frozen=True, order=True)
class Jar:
    """One jar: Maven coordinate `group:artifact:version[:classifier]`, size in bytes, sha256 in hex."""

    coordinate: str
    size: int
    sha256: str

    @property
    def file_name(self) -> str:
        """Name of the file in the folder of jars, as Maven names it."""
        return "-".join(self.coordinate.split(":")[1:]) + ".jar"


@dataclass(frozen=True)
class Fault:
    """A jar that cannot be used, and why."""

    jar: Jar
    reason: str


Fetch = Callable[[Jar, Path], Path]


def locked_jars(lock_file: Path = LOCK_FILE) -> tuple[Jar, ...]:
    """Read the lock: one jar a line, in the order of the file; `#` starts a comment line."""
    lines = lock_file.read_text(encoding="ascii").splitlines()
    fields = (line.split() for line in lines if line and not line.startswith("#"))
    return tuple(Jar(coordinate, int(size), sha256) for coordinate, size, sha256 in fields)


def version(jars: Iterable[Jar]) -> str:
    """Version of Neo4j that the lock holds."""
    return next(jar.coordinate.split(":")[2] for jar in jars if jar.coordinate.startswith("org.neo4j:neo4j:"))


def find_faults(folder: Path, jars: Iterable[Jar]) -> list[Fault]:
    """Compare every jar of the lock with what is in the folder, content included."""
    with ThreadPoolExecutor(_FETCHERS) as pool:
        found = pool.map(lambda jar: _fault(folder / jar.file_name, jar), jars)
        return [fault for fault in found if fault is not None]


def ensure_jars(
    folder: Path, jars: tuple[Jar, ...], *, progress: Progress = silent, fetch: Fetch | None = None
) -> list[Fault]:
    """Make the folder hold exactly the jars of the lock; fetch what is missing or broken.

    Returns what was wrong before. A jar appears under its name only when it is whole and verified, so an interrupted
    download leaves nothing to trip over. Raises ServiceError if a jar cannot be had.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_name(folder.name + ".lock")):
        _remove_foreign(folder, jars)
        faults = find_faults(folder, jars)
        if faults:
            _fetch_all(folder, faults, progress, fetch or fetch_from_maven)
    return faults


def fetch_from_maven(jar: Jar, staging: Path) -> Path:
    """Fetch one jar into the staging folder; jgo knows the repositories, the user's own first (its settings file)."""
    from jgo.config import GlobalSettings
    from jgo.constants import MAVEN_CENTRAL_URL
    from jgo.maven import MavenContext

    settings = GlobalSettings.load()
    context = MavenContext(
        repo_cache=staging, remote_repos={**settings.repositories, "central": MAVEN_CENTRAL_URL}, timeout=30
    )
    group, artifact, at_version, *classifier = jar.coordinate.split(":")
    wanted = context.project(group, artifact).at_version(at_version).artifact(*classifier)
    target = wanted.cached_path
    assert target is not None, "the context has a folder"
    own_copy = Path(settings.repo_cache) / target.relative_to(staging)
    if _fault(own_copy, jar) is None:  # Maven's own folder on this machine has it already
        return Path(shutil.copy2(own_copy, staging / jar.file_name))
    target.unlink(missing_ok=True)
    context.resolver.download(wanted)
    return target


def _fault(path: Path, jar: Jar) -> Fault | None:
    try:
        size = path.stat().st_size
        if size != jar.size:
            return Fault(jar, f"broken: {size} bytes instead of {jar.size}")
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return Fault(jar, "missing")
    except OSError as error:
        return Fault(jar, f"unreadable: {error.strerror}")
    return None if digest == jar.sha256 else Fault(jar, "broken: its sha256 differs from the lock")


def _remove_foreign(folder: Path, jars: tuple[Jar, ...]) -> None:
    """Whatever lies in the folder is on the server's class path, so nothing else may lie there."""
    wanted = {jar.file_name for jar in jars}
    for path in folder.iterdir():
        if path.name not in wanted:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _fetch_all(folder: Path, faults: list[Fault], progress: Progress, fetch: Fetch) -> None:
    total = sum(fault.jar.size for fault in faults)
    free = shutil.disk_usage(folder).free
    if free < 2 * total:
        raise ServiceError(
            f"The disk is too full for the jars of Neo4j: {free >> 20} MiB are free.",
            where=str(folder),
            expected=f"{2 * total >> 20} MiB",
            do="make room, or set SIGHTLINE_DATA_FOLDER to another disk",
        )
    for fault in faults:
        if fault.reason != "missing":
            progress(f"{fault.jar.file_name} is {fault.reason}; it is fetched anew")
    what = f"Fetching {len(faults)} jars of Neo4j"
    progress(what, 0, total)
    done = 0
    with tempfile.TemporaryDirectory(prefix=".fetching-", dir=folder.parent) as staging:

        def one(fault: Fault) -> int:
            fetched = _fetch_verified(fault.jar, Path(staging), fetch)
            fetched.replace(folder / fault.jar.file_name)
            return fault.jar.size

        with ThreadPoolExecutor(_FETCHERS) as pool:
            try:
                for size in pool.map(one, faults):
                    done += size
                    progress(what, done, total)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise


def _fetch_verified(jar: Jar, staging: Path, fetch: Fetch) -> Path:
    reason = ""
    for attempt in range(_ATTEMPTS):
        time.sleep(attempt)
        try:
            path = fetch(jar, staging)
        except Exception as error:  # the client's libraries raise many kinds; all mean: not fetched
            reason = f"{type(error).__name__}: {error}"
            continue
        fault = _fault(path, jar)
        if fault is None:
            return path
        reason = f"what came is {fault.reason}"
        path.unlink(missing_ok=True)
    raise ServiceError(
        f"{jar.file_name} could not be fetched ({reason}).",
        where=jar.coordinate,
        expected="a Maven repository that can be reached, and the jar as the lock knows it",
        do="check the network or the proxy (HTTPS_PROXY), or name a mirror in jgo's settings file, and start again: "
        "what was fetched is kept",
    )
