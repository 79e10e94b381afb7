"""The libraries of the page: fetch them from the npm registry, or check that they are what was fetched.

    python ui_static/vendor/vendor.py            check every file against manifest.json
    python ui_static/vendor/vendor.py --fetch    fetch anew what packages.json names, and write manifest.json

Nothing is built. Two things are changed in a file, so that it runs without an import map (which a page under
`default-src 'self'` could only have inline): bare module names become relative paths, and the pointer to a source
map is left out. manifest.json holds the sha256 of a file as it was published and as it stands here. `holds` in packages.json names what a
published file has within it: the licences of these stand beside its own.
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
_IMPORT = re.compile(r"""(\bfrom|\bimport)\s*(["'])([^"'./][^"']*)\2""")
_SOURCE_MAP = re.compile(r"\n?//# sourceMappingURL=\S+\s*$")


def sha256(content: bytes) -> str:
    """Hexadecimal sha256."""
    return hashlib.sha256(content).hexdigest()


def fetch(packages: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Write each package's file and licence here; give the manifest."""
    names = {name: package["to"] for name, package in packages.items()}
    manifest: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as scratch:
        tarballs: dict[str, Path] = {}
        for name, package in sorted(packages.items()):
            npm_name = "/".join(name.split("/")[: 2 if name.startswith("@") else 1])
            exact = f"{npm_name}@{package['version']}"
            for one in (exact, *package.get("holds", ())):
                if one not in tarballs:
                    tarballs[one] = _pack(one, Path(scratch))
            with tarfile.open(tarballs[exact]) as tar:
                published = _member(tar, package["from"])
            licence_text = _licence(tarballs[exact])
            for one in package.get("holds", ()):
                licence_text += f"\n\n{one}, which stands in the same file\n\n".encode() + _licence(tarballs[one])
            served = _relative(published.decode(), names).encode()
            licence_file = f"LICENCE.{npm_name.replace('@', '').replace('/', '-')}.txt"
            (HERE / package["to"]).write_bytes(served)
            (HERE / licence_file).write_bytes(licence_text)
            manifest[package["to"]] = {
                "package": npm_name,
                "version": package["version"],
                "licence": package["licence"],
                "licence_file": licence_file,
                "path": package["from"],
                "sha256_published": sha256(published),
                "sha256": sha256(served),
            }
    return manifest


def faults(manifest: dict[str, Any]) -> list[str]:
    """What differs between the manifest and the files here; empty when all is as it was fetched."""
    found = [
        f"{name} is missing" if not (HERE / name).is_file() else f"{name} is not the file that was fetched"
        for name, entry in manifest.items()
        if not (HERE / name).is_file() or sha256((HERE / name).read_bytes()) != entry["sha256"]
    ]
    listed = {*manifest, *(entry["licence_file"] for entry in manifest.values())}
    ours = {"manifest.json", "packages.json", "vendor.py", "README.md"}
    present = {file.name for file in HERE.iterdir() if file.is_file()}
    found += [f"{name} stands in no manifest" for name in sorted(present - listed - ours)]
    return found + [f"{name} is missing" for name in sorted(listed - present - set(manifest))]


def _pack(exact: str, scratch: Path) -> Path:
    done = subprocess.run(
        ["npm", "pack", "--silent", exact], cwd=scratch, check=True, capture_output=True, text=True, timeout=300
    )
    return scratch / done.stdout.split()[-1]


def _licence(tarball: Path) -> bytes:
    """The text of a package's licence, with its notice and the licences of parts of it; where a licence stands in the
    package's description alone, the name of it."""
    with tarfile.open(tarball) as tar:
        files = [member.name for member in tar.getmembers()]
        found = [file for file in files if re.fullmatch(r"package/licen[sc]e[^/]*", file, re.I)]
        # What a licence says must go with the files goes with them.
        more = [file for file in files if re.fullmatch(r"package/(notice[^/]*|licen[sc]es/.+)", file, re.I)]
        parts = [_member(tar, file.removeprefix("package/")) for file in (*found[:1], *sorted(more))]
        if found:
            return b"\n\n".join(part.strip() for part in parts) + b"\n" if more else parts[0]
        described = json.loads(_member(tar, "package.json"))
        return f"{described['name']}: licence {described['license']}, as its package says\n".encode()


def _member(tar: tarfile.TarFile, path: str) -> bytes:
    member = tar.extractfile(f"package/{path}")
    if member is None:
        raise FileNotFoundError(path)
    return member.read()


def _relative(text: str, names: dict[str, str]) -> str:
    def replace(found: re.Match[str]) -> str:
        if found[3] not in names:  # prose in a comment
            return found[0]
        return f"{found[1]}{found[2]}./{names[found[3]]}{found[2]}"

    return _SOURCE_MAP.sub("\n", _IMPORT.sub(replace, text))


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
