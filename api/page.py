"""The page's files, read once when the application starts.

A browser asks for some two hundred of them when the page opens, each time whether its copy is still good; and what a
module imports it only finds out when it has that module. So the files are answered from memory, and the document names
all modules that will be needed.
"""

from __future__ import annotations

import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from posixpath import normpath

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

PAGE = Path(__file__).resolve().parents[1] / "ui_static"
_MAIN = '<script type="module" src="js/main.js"></script>'
_IMPORTED = re.compile(r"""\b(?:from|import)\s*["'](\.{1,2}/[^"']+\.js)["']""")


@dataclass(frozen=True, slots=True)
class File:
    """One file. kind: its media type. tag: digest of its content, by which a browser asks whether its copy is good."""

    content: bytes
    kind: str
    tag: str


class PageFiles:
    """An ASGI application over the files of the page."""

    def __init__(self, files: dict[str, File]) -> None:
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        path = scope["path"].removeprefix("/") or "index.html"
        if (file := self._files.get(path)) is None:
            raise HTTPException(404)
        asked = Headers(scope=scope).get("if-none-match", "")
        if file.tag in (tag.strip().removeprefix("W/") for tag in asked.split(",")):
            answer = Response(status_code=304, headers={"ETag": file.tag})
        else:
            answer = Response(file.content, media_type=file.kind, headers={"ETag": file.tag})
        await answer(scope, receive, send)


@cache
def page_files() -> dict[str, File]:
    """The files by their path below the page's address."""
    paths = sorted(path for path in PAGE.rglob("*") if path.is_file())
    contents = {path.relative_to(PAGE).as_posix(): path.read_bytes() for path in paths}
    document = contents["index.html"].decode()
    links = "".join(f'<link rel="modulepreload" href="{path}">\n    ' for path in _needed("js/main.js", contents))
    contents["index.html"] = document.replace(_MAIN, links + _MAIN).encode()
    return {path: _file(path, content) for path, content in contents.items()}


def edition(schema: str) -> str:
    """A digest of the page's files and of what it can ask: by it a page that was loaded before an update knows."""
    found = blake2b(schema.encode(), digest_size=12)
    for path, file in page_files().items():
        found.update(path.encode() + b"\0" + file.content)
    return found.hexdigest()


def _file(path: str, content: bytes) -> File:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return File(content, kind, f'"{blake2b(content, digest_size=12).hexdigest()}"')


def _needed(path: str, contents: dict[str, bytes]) -> list[str]:
    """The modules that this one imports, and those that they import, each once; the nearest first."""
    found = [path]
    for module in found:
        for name in _IMPORTED.findall(contents[module].decode()):
            imported = normpath(PurePosixPath(module).parent / name)
            if imported in contents and imported not in found:
                found.append(imported)
    return found[1:]
