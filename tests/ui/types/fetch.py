"""The TypeScript compiler and the page's libraries' declarations: fetch them from the npm registry, or check them.

    python tests/ui/types/fetch.py            check checker.tar.xz against manifest.json
    python tests/ui/types/fetch.py --fetch    fetch anew, pack, and write manifest.json

Only tests use them. checker.tar.xz holds files as they were published, at the paths of a `node_modules` folder, with
their licences; manifest.json has the sha256 of each. The same versions give the same archive.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import lzma
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ARCHIVE, MANIFEST = HERE / "checker.tar.xz", HERE / "manifest.json"
PAGE_PACKAGES = HERE.parents[2] / "ui_static" / "vendor" / "packages.json"
TYPESCRIPT = "6.0.3"
"""The last version whose compiler is one JavaScript file, which any Node runs."""
DECLARED = {"@types/leaflet": "1.9.22", "@types/geojson": "7946.0.16"}
"""Declarations of a library that brings none itself, and what they name."""
_KEPT = re.compile(
    r"(?i)(licen[sc]e|thirdpartynotice)[^/]*|package\.json|hooks/package\.json|lib/_tsc\.js|lib/lib\.(?!.*(webworker|full)).*\.d\.ts"
    r"|index\.d\.ts|dist/(htm|signals|signals-core)\.d\.ts|(hooks/)?src/(index|dom|jsx)\.d\.ts"
)


def wanted() -> dict[str, str]:
    """Package names with their versions; those of the page's libraries are the page's."""
    page = json.loads(PAGE_PACKAGES.read_text(encoding="utf-8"))
    libraries = {"/".join(n.split("/")[: 2 if n[0] == "@" else 1]): p["version"] for n, p in page.items()}
    return {**libraries, **DECLARED, "typescript": TYPESCRIPT}


def fetch() -> None:
    """Pack what is wanted, and write the manifest."""
    files: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name, version in sorted(wanted().items()):
            done = subprocess.run(
                ["npm", "pack", "--silent", f"{name}@{version}"],
                cwd=scratch,
                check=True,
                capture_output=True,
                text=True,
                timeout=300,
            )
            with tarfile.open(Path(scratch) / done.stdout.split()[-1]) as published:
                for member in published.getmembers():
                    path = member.name.partition("/")[2]
                    content = published.extractfile(member) if _KEPT.fullmatch(path) else None
                    if content is not None:
                        files[f"{name}/{path}"] = content.read()
    ARCHIVE.write_bytes(packed(files))
    MANIFEST.write_text(json.dumps(described(files), indent=1) + "\n", encoding="utf-8")


def packed(files: dict[str, bytes]) -> bytes:
    """An archive of files by path; the same files give the same bytes."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path, content in sorted(files.items()):
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return lzma.compress(plain.getvalue(), preset=9 | lzma.PRESET_EXTREME)


def unpacked() -> dict[str, bytes]:
    """The archive's files by path."""
    with tarfile.open(fileobj=io.BytesIO(lzma.decompress(ARCHIVE.read_bytes()))) as tar:
        found = ((member.name, tar.extractfile(member)) for member in tar.getmembers())
        return {name: content.read() for name, content in found if content is not None}


def described(files: dict[str, bytes]) -> dict[str, object]:
    """What the manifest says: packages with their versions, files with their sha256."""
    sums = {path: hashlib.sha256(content).hexdigest() for path, content in sorted(files.items())}
    return {"packages": dict(sorted(wanted().items())), "files": sums}


def main() -> int:
    """Fetch or check; 0 when the archive is as the manifest says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fetch", action="store_true", help="fetch the packages anew")
    if parser.parse_args().fetch:
        fetch()
    same = described(unpacked()) == json.loads(MANIFEST.read_text(encoding="utf-8"))
    if not same:
        sys.stderr.write("checker.tar.xz is not what manifest.json says.\n")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
