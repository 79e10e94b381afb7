"""Whether a Neo4j answers, and who it says it is. The only place outside `stores.graph` that imports the driver."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field

from graph_model.errors import StoreUnavailable

# Bolt's opening: its magic number, then four proposals of a version (5.0 to 5.8, 4.4, 4.3, none).
_HANDSHAKE = bytes.fromhex("6060b017 00080805 00000404 00000304 00000000".replace(" ", ""))


@dataclass(frozen=True)
class Connection:
    """Where a Neo4j is and how to log in. The password is left out of `repr`."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str = "neo4j"


class LoginRefused(StoreUnavailable):
    """The server is there, and the user or the password is wrong."""

    code = "LOGIN_REFUSED"


def speaks_bolt(host: str, port: int, timeout_s: float = 1.0) -> bool:
    """Whether a Bolt server answers there; needs neither driver nor password."""
    try:
        with socket.create_connection((host, port), timeout=timeout_s) as connection:
            connection.sendall(_HANDSHAKE)
            answer = connection.recv(4)
    except OSError:
        return False
    return len(answer) == 4 and answer != b"\0\0\0\0" and not answer.startswith(b"HTTP")


def check(connection: Connection, *, timeout_s: float = 10.0) -> str:
    """Log in, open a transaction on the database, and return who answered, as "Neo4j/5.26.28".

    Raises StoreUnavailable if nothing answers, the login is refused, or the database is not there.
    """
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, ClientError, ConfigurationError, DriverError, Neo4jError

    try:
        with (
            GraphDatabase.driver(
                connection.uri,
                auth=(connection.user, connection.password),
                connection_timeout=timeout_s,
                connection_acquisition_timeout=timeout_s,
                max_transaction_retry_time=0,
            ) as driver,
            driver.session(database=connection.database) as session,
        ):
            session.begin_transaction(timeout=timeout_s).close()
            return driver.get_server_info().agent
    except AuthError:
        raise LoginRefused(
            "Neo4j refuses the login.",
            where=f"{connection.uri}, user {connection.user}",
            do="check SIGHTLINE_NEO4J_USER and SIGHTLINE_NEO4J_PASSWORD",
        ) from None
    except ClientError as error:
        raise StoreUnavailable(
            f"Neo4j answers, but not for the database {connection.database}: {error.message}.",
            where=connection.uri,
            do="check SIGHTLINE_NEO4J_DATABASE",
        ) from None
    except (DriverError, Neo4jError, ConfigurationError, OSError) as error:
        raise StoreUnavailable(
            f"Neo4j cannot be reached ({type(error).__name__}).",
            where=connection.uri,
            expected="a Neo4j 5.26 or later that speaks Bolt",
            do="start it, or check SIGHTLINE_NEO4J_URI; `sightline doctor` looks closer",
        ) from None
