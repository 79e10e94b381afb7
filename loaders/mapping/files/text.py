"""Text files: their encoding and their longest line are checked in one pass, before the first row is given out."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from graph_model.errors import BadInput

LONGEST_LINE = 8 * 2**20
"""Characters of a line."""
_PIECE = 2**20
_GZIP = b"\x1f\x8b"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_NO_ENCODINGS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})


@dataclass(frozen=True, slots=True)
class Text:
    """A text file that was found to be one. nul: whether there is a NUL character anywhere in it."""

    path: Path
    encoding: str
    nul: bool

    @contextmanager
    def open(self) -> Iterator[IO[str]]:
        """The decoded text; line ends stay as they are."""
        with _open(self.path) as binary, io.TextIOWrapper(binary, encoding=self.encoding, newline="") as text:
            yield text


def is_encoding(name: str) -> bool:
    """Whether a name is that of an encoding of text."""
    try:
        usable = codecs.lookup(name).name.replace("_", "-") not in _NO_ENCODINGS
        return usable and isinstance("a".encode(name), bytes)
    except (LookupError, ValueError):  # ValueError: a name with a NUL in it
        return False


def examine(path: Path, encoding: str | None) -> Text:
    """Read the whole file once. Raises BadInput for one that is empty, in another encoding, or with endless lines."""
    try:
        with _open(path) as binary:
            head = binary.read(4096)
        if not head:
            raise BadInput("The file is empty.", where=str(path), do="is it the right file?")
        text = Text(path, _encoding(head, encoding, path), False)
        return Text(path, text.encoding, _check(text))
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"The file cannot be read: {reason}.", where=str(path), do="is it whole?") from error


def _open(path: Path) -> io.BufferedReader | gzip.GzipFile:
    with path.open("rb") as file:
        packed = file.read(2) == _GZIP
    return gzip.open(path, "rb") if packed else path.open("rb")


def _encoding(head: bytes, named: str | None, path: Path) -> str:
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    if named is None:
        if marked is None and head.count(0) * 4 > len(head):
            raise BadInput(
                "The file holds NUL bytes: it is no text, or UTF-16 without a byte order mark.",
                where=str(path),
                do="name its encoding in the mapping, as file.encoding: utf-16-le",
            )
        return marked or "utf-8"
    family = codecs.lookup(named).name.replace("_", "-")
    # A byte order mark is no part of the first column's name.
    return marked if marked and marked.startswith(family[:6]) else named


def _check(text: Text) -> bool:
    lines, since, nul, said = 1, 0, False, False
    try:
        with text.open() as file:
            while piece := file.read(_PIECE):
                breaks = [at for at in (piece.find("\n"), piece.find("\r")) if at >= 0]
                if since + min(breaks, default=len(piece)) > LONGEST_LINE:
                    raise BadInput(
                        f"Line {lines} has more than {LONGEST_LINE} characters.",
                        where=str(text.path),
                        do="is it the format that it should be?",
                    )
                since = len(piece) - 1 - max(piece.rfind("\n"), piece.rfind("\r")) if breaks else since + len(piece)
                lines += piece.count("\n")
                nul = nul or "\0" in piece
                said = said or not piece.isspace()
    except UnicodeDecodeError as error:
        line = lines + bytes(error.object[: error.start]).count(b"\n")
        raise BadInput(
            f"The file is not written in {text.encoding}: byte 0x{error.object[error.start]:02X} in about line {line}.",
            where=str(text.path),
            do="name its encoding in the mapping, as file.encoding: windows-1252",
        ) from error
    if not said:
        raise BadInput("The file is empty.", where=str(text.path), do="is it the right file?")
    return nul
