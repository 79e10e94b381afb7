"""How the operational database is reached: an engine for SQLite or PostgreSQL, and its manners."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import ArgumentError

from graph_model.errors import SettingsError
from stores.operations.transaction import database_errors

_SETTING = "SIGHTLINE_OPERATIONS_URI"
_EXPECTED = "postgresql://USER@HOST/DATABASE, or sqlite:///PATH"


def make_engine(uri: str) -> Engine:
    """An engine; nothing is connected yet. Raises SettingsError, which does not repeat the URI: it may hold a
    password."""
    try:
        # A connection that the server closed since is replaced before it is used.
        engine = create_engine(uri, pool_pre_ping=True)
    except ImportError as error:
        raise SettingsError(
            f"The driver of the operational database is not installed: {error}.",
            where=_SETTING,
            do="install the extra: sightline-graph[postgresql], and let the URI begin with postgresql://",
        ) from error
    except (ArgumentError, ValueError):
        raise SettingsError("The URI of a database cannot be read.", where=_SETTING, expected=_EXPECTED) from None
    if engine.dialect.name not in ("sqlite", "postgresql"):
        raise SettingsError("No such operational database is known.", where=_SETTING, expected=_EXPECTED)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_manners)
    event.listen(engine, "before_cursor_execute", _without_nul, retval=True)
    return engine


def what_answers(uri: str) -> str:
    """The database and its version, such as "postgresql 18.4"; nothing is changed, so no file of SQLite is opened.
    Raises SettingsError, StoreUnavailable."""
    engine = make_engine(uri)
    if engine.dialect.name == "sqlite":
        return "sqlite"
    with database_errors("start it, and check what SIGHTLINE_OPERATIONS_URI names"):
        try:
            with engine.connect() as connection:
                version = connection.dialect.server_version_info or ()
        finally:
            engine.dispose()
    return f"{engine.dialect.name} {'.'.join(map(str, version))}"


def _sqlite_manners(connection: object, _: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA busy_timeout = 30000")
    cursor.close()


def _without_nul(_: object, __: object, statement: str, parameters: Any, *___: object) -> tuple[str, Any]:
    """PostgreSQL's texts hold no NUL, and what a script sends may: it is kept as a replacement character."""
    return statement, _replaced(parameters)


def _replaced(given: Any) -> Any:
    if isinstance(given, str):
        return given.replace("\0", "\ufffd")
    if isinstance(given, dict):
        return {name: _replaced(value) for name, value in given.items()}
    if isinstance(given, (list, tuple)):
        return type(given)(_replaced(value) for value in given)
    return given
