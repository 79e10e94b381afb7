"""The journal's folder: a file is whole and durable before anybody is told of it."""

from __future__ import annotations

import errno
import os
import tempfile
from hashlib import sha256
from pathlib import Path

import zstandard

from graph_model.errors import BadInput, ServiceError

LARGEST = 1 << 30
"""Bytes of one batch, unpacked: a damaged or hostile file cannot fill the memory."""


class Journal:
    """Batches under `folder`, two levels deep: ab/abcdef….jsonl.zst."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def append(self, content: bytes) -> str:
        """Keep a batch and give its id, the sha256 of its content. The same content is kept once."""
        batch = sha256(content).hexdigest()
        path = self.path(batch)
        try:
            if path.exists():
                # Another writer may have put it there and not have made the folder durable yet.
                _sync_folder(path.parent)
                return batch
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(zstandard.ZstdCompressor(level=3).compress(content))
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            # The file's entry, and the folder's own, which may be new.
            _sync_folder(path.parent)
            _sync_folder(self.folder)
        except OSError as error:
            raise ServiceError(
                f"The journal cannot keep a batch: {error.strerror}.",
                where=str(self.folder),
                do="make room on the disk" if error.errno == errno.ENOSPC else "check the folder's owner and rights",
            ) from error
        return batch

    def read(self, batch: str) -> bytes:
        """The content of a batch. Raises BadInput when it is missing or damaged."""
        path = self.path(batch)
        try:
            content = zstandard.ZstdDecompressor().decompress(path.read_bytes(), max_output_size=LARGEST)
        except FileNotFoundError as error:
            raise BadInput(
                "A batch is not in the journal.", where=str(path), do="restore the journal's folder"
            ) from error
        except zstandard.ZstdError as error:
            raise BadInput(
                "A batch of the journal is damaged.", where=str(path), do="restore it from a backup"
            ) from error
        if sha256(content).hexdigest() != batch:
            raise BadInput("A batch of the journal was changed.", where=str(path), do="restore it from a backup")
        return content

    def path(self, batch: str) -> Path:
        """Where a batch lies."""
        return self.folder / batch[:2] / f"{batch}.jsonl.zst"


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
