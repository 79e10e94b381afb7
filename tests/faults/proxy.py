"""A small TCP proxy that loses what the test wants lost: what is sent, or what is answered, at a chosen moment."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""Bolt's message COMMIT, as it travels."""
_PIECE = 1 << 16


class Proxy:
    """Passes connections on to `target` until `cut` says otherwise. cut: called with what a client sent or what it is
    answered; True for a piece that is lost, and the connection with it."""

    def __init__(self, target: tuple[str, int]) -> None:
        self.target = target
        self.cut: Callable[[bytes, bool], bool] = lambda piece, sent: False
        self.cuts = 0
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]

    @contextmanager
    def running(self) -> Iterator[Proxy]:
        """Until the end of the block."""
        thread = threading.Thread(target=self._accept, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            thread.join()
            self.drop()

    def drop(self) -> None:
        """Cut all connections."""
        with self._lock:
            for one in self._open:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def once(self, lost: Callable[[bytes, bool], bool], after: bool = False) -> None:
        """Cut the next time that `lost` holds. after: let that piece through, and lose what answers it."""
        seen = False

        def cut(piece: bytes, sent: bool) -> bool:
            nonlocal seen
            if seen:
                hit = not sent
            else:
                seen = lost(piece, sent)
                hit = seen and not after
            if hit:
                self.cut = lambda piece, sent: False
                self.cuts += 1
            return hit

        self.cut = cut

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(self.target, timeout=5)
            except OSError:
                client.close()
                continue
            server.settimeout(None)
            with self._lock:
                self._open |= {client, server}
            for source, sink, sent in ((client, server, True), (server, client, False)):
                threading.Thread(target=self._pass_on, args=(source, sink, sent), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, sent: bool) -> None:
        with suppress(OSError):
            while piece := source.recv(_PIECE):
                if self.cut(piece, sent):
                    break
                sink.sendall(piece)
        for one in (source, sink):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        with self._lock:
            self._open.discard(source)
        source.close()


def commits(piece: bytes, sent: bool) -> bool:
    """Whether a client tells Neo4j to commit."""
    return sent and COMMIT in piece


def answers(piece: bytes, sent: bool) -> bool:
    """Whether a server answers a push."""
    return not sent and piece.startswith(b"HTTP/1.1 20")
