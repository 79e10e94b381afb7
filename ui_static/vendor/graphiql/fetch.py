"""GraphiQL for the address /graphql, offline: fetch it from the npm registry, or check that it is what was fetched.

    python ui_static/vendor/graphiql/fetch.py            check every file against manifest.json
    python ui_static/vendor/graphiql/fetch.py --fetch    fetch anew what packages.json names, and write manifest.json

Two things are changed in a file: the pointer to a source map and the fonts inside the style sheet are left out. Fonts
that come as `data:` addresses are refused by `default-src 'self'`; the system's own stand in for them. manifest.json
holds the sha256 of a file as it was published and as it stands here.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MANIFEST = HERE / "manifest.json"
_SOURCE_MAP = re.compile(rb"\n?(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*$")
_FONT = re.compile(rb"@font-face\{[^}]*\}")


def fetch(packages: list[dict[str, str]]) -> dict[str, Any]:
    """Write each package's file and licence here; give the manifest."""
    manifest: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for package in packages:
            with tarfile.open(_pack(f"{package['name']}@{package['version']}", Path(scratch))) as tar:
                published = _member(tar, package["from"])
                licence = f"LICENCE.{package['name']}.txt"
                (HERE / licence).write_bytes(_member(tar, "LICENSE"))
            served = _SOURCE_MAP.sub(b"\n", _FONT.sub(b"", published))
            (HERE / package["to"]).write_bytes(served)
            manifest[package["to"]] = {
                "package": package["name"],
                "version": package["version"],
                "licence": package["licence"],
                "licence_file": licence,
                "path": package["from"],
                "sha256_published": _sha256(published),
                "sha256": _sha256(served),
            }
    return manifest


def faults(manifest: dict[str, Any]) -> list[str]:
    """What differs between the manifest and the files here; empty when all is as it was fetched."""
    found = []
    for name, entry in sorted(manifest.items()):
        if not (HERE / name).is_file():
            found.append(f"{name} is missing")
        elif _sha256((HERE / name).read_bytes()) != entry["sha256"]:
            found.append(f"{name} is not the file that was fetched")
        if not (HERE / entry["licence_file"]).is_file():
            found.append(f"{entry['licence_file']} is missing")
    return found


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _pack(exact: str, scratch: Path) -> Path:
    command = ["npm", "pack", "--silent", exact]
    done = subprocess.run(command, cwd=scratch, check=True, capture_output=True, text=True, timeout=300)
    return scratch / done.stdout.split()[-1]


def _member(tar: tarfile.TarFile, path: str) -> bytes:
    member = tar.extractfile(f"package/{path}")
    if member is None:
        raise FileNotFoundError(path)
    return member.read()


def main() -> int:
    """Fetch or check; 0 when the files are as the manifest says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fetch", action="store_true", help="fetch the packages anew")
    if parser.parse_args().fetch:
        fetched = fetch(json.loads((HERE / "packages.json").read_text()))
        MANIFEST.write_text(json.dumps(fetched, indent=2) + "\n")
    wrong = faults(json.loads(MANIFEST.read_text()))
    sys.stderr.writelines(f"{fault}\n" for fault in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
