"""A lease: of all processes that share the operational database one does a piece of work, until it falls silent."""

from __future__ import annotations

import time

from sqlalchemy import Engine, delete, or_, select, update
from sqlalchemy.orm import Session

from stores.operations.inserting import insert_missing
from stores.operations.tables import Lease

SECONDS = 10.0
"""How long a holder may be silent before another takes over."""


class Leases:
    """The leases of one operational database. The holders' clocks must agree to a second or two."""

    def __init__(self, engine: Engine, seconds: float = SECONDS) -> None:
        self.engine, self.seconds = engine, seconds

    def take(self, name: str, holder: str) -> bool:
        """Take the lease, or keep it for longer; False where somebody else holds it."""
        now = _now()
        until = now + round(self.seconds * 1000)
        with Session(self.engine) as session, session.begin():
            free = or_(Lease.holder == holder, Lease.expires_at < now)
            taken = session.execute(
                update(Lease).where(Lease.name == name, free).values(holder=holder, expires_at=until)
            )
            if taken.rowcount:  # type: ignore[attr-defined]
                return True
            return insert_missing(session, Lease, [{"name": name, "holder": holder, "expires_at": until}]) == 1

    def holder(self, name: str) -> str | None:
        """Who holds it, or was silent while holding it; None where the last one let it go."""
        with Session(self.engine) as session:
            return session.scalar(select(Lease.holder).where(Lease.name == name))

    def living(self, name: str) -> str | None:
        """Who holds it now; None where nobody does, or its holder has fallen silent."""
        with Session(self.engine) as session:
            return session.scalar(select(Lease.holder).where(Lease.name == name, Lease.expires_at >= _now()))

    def release(self, name: str, holder: str) -> None:
        """Let the next one have it at once."""
        with Session(self.engine) as session, session.begin():
            session.execute(delete(Lease).where(Lease.name == name, Lease.holder == holder))


def _now() -> int:
    return time.time_ns() // 1_000_000
