"""What the operator sets: environment variables `SIGHTLINE_*`, then a file, then a secrets folder, then defaults."""

from __future__ import annotations

import getpass
import os
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_config_path, user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from graph_model.errors import SettingsError

FILE_VARIABLE = "SIGHTLINE_SETTINGS_FILE"
SECRETS_VARIABLE = "SIGHTLINE_SECRETS_FOLDER"
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")

Port = Annotated[int, Field(ge=1, le=65535)]
Megabytes = Annotated[int, Field(ge=16)]


def _shared_data() -> Path | None:
    """The data sets beside the checkout, where there are any."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return beside if beside.is_dir() else None


def _local_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have a number and no name
        return "analyst"


class Settings(BaseSettings):
    """All settings of one installation. Passwords are `SecretStr`: neither `repr` nor a log shows them."""

    model_config = SettingsConfigDict(
        env_prefix="SIGHTLINE_", extra="forbid", frozen=True, hide_input_in_errors=True, env_ignore_empty=True
    )

    data_folder: Path = Field(
        default_factory=lambda: user_data_path("sightline", appauthor=False),
        description="Where Sightline keeps what is its own: the local Neo4j, its jars, the journal, reports; if not "
        "set the user's folder for data of programs (`~/.local/share/sightline` on Linux)",
    )
    shared_data: Path | None = Field(
        default_factory=_shared_data,
        description="Folder of the public data sets that are not part of the project; if not set "
        "`../shared/data` beside a checkout, where that is there",
    )

    neo4j_uri: str | None = Field(
        default=None, description="A Neo4j of one's own (5.26 or 2026); without it a local server is started"
    )
    neo4j_user: str = Field(default="neo4j", description="User at `neo4j_uri`")
    neo4j_password: SecretStr | None = Field(default=None, description="Password at `neo4j_uri`")
    neo4j_database: str = Field(default="neo4j", description="Database at `neo4j_uri`")

    neo4j_port: Port | None = Field(default=None, description="Bolt port of the local server; a free one if not set")
    neo4j_heap_mb: Megabytes = Field(default=1024, description="Heap of the local server in MiB")
    neo4j_page_cache_mb: Megabytes = Field(default=1024, description="Page cache of the local server in MiB")
    neo4j_timeout_s: Annotated[int, Field(ge=1)] = Field(
        default=600, description="Longest time that a transaction of the local server may take, in seconds"
    )
    jar_folder: Path | None = Field(
        default=None, description="Where the jars of the local server are kept; `jars` in `data_folder` if not set"
    )
    java_home: Path | None = Field(
        default=None, description="Java 17 or 21 for the local server; without it the one that was installed with us"
    )

    operations_uri: SecretStr | None = Field(
        default=None,
        description="A PostgreSQL for the operational database, `postgresql://USER@HOST/DATABASE`; "
        "SQLite in `data_folder` if not set",
    )

    policy: Path | None = Field(
        default=None, description="YAML file of visibility classes and readers; built in if not set"
    )
    analyst: str = Field(
        default_factory=_local_user,
        description="Name that stands under verdicts and conclusions of the local user; the login if not set",
    )

    host: str = Field(default="127.0.0.1", description="Address at which the API and the page listen")
    port: Port = Field(default=8000, description="Port at which the API and the page listen")
    host_names: tuple[str, ...] = Field(
        default=(), description="Names besides localhost under which browsers may reach the page, as a JSON list"
    )
    map_tiles: Path | None = Field(
        default=None,
        description="An agency's own map: a PMTiles file of vector tiles in the Protomaps layout, which the page draws "
        "under sightings; no other host is asked for any",
    )
    holidays: tuple[date, ...] = Field(
        default=(),
        description="Local days such as `2026-12-25` that are neither working days nor weekends, as a JSON list: what "
        "moved together on them is compared with other holidays alone",
    )
    graphiql: bool = Field(default=True, description="Whether /graphql shows the query editor to a browser")

    @field_validator("data_folder", "shared_data", "jar_folder", "java_home", "policy", "map_tiles")
    @classmethod
    def _absolute(cls, value: Path | None) -> Path | None:
        return None if value is None else value.expanduser().absolute()

    @field_validator("holidays")
    @classmethod
    def _each_once(cls, value: tuple[date, ...]) -> tuple[date, ...]:
        return tuple(sorted(set(value)))

    @field_validator("neo4j_uri")
    @classmethod
    def _usable_uri(cls, value: str | None) -> str | None:
        if value is None:
            return None
        scheme, separator, rest = value.partition("://")
        if not separator or scheme not in _SCHEMES or not rest:
            raise ValueError(f"expected SCHEME://HOST:PORT with one of {', '.join(_SCHEMES)}")
        if "@" in rest:
            raise ValueError("user and password have settings of their own: neo4j_user and neo4j_password")
        return value

    @model_validator(mode="after")
    def _password_for_uri(self) -> Settings:
        if self.neo4j_uri is not None and self.neo4j_password is None:
            raise ValueError("neo4j_uri needs neo4j_password")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, environment, file, secrets folder: the first that names a setting wins."""
        sources: list[PydanticBaseSettingsSource] = [init_settings, env_settings]
        file = settings_file()
        if file is not None:
            kind = TomlConfigSettingsSource if file.suffix == ".toml" else DotEnvSettingsSource
            sources.append(kind(settings_cls, file))
        folder = _secrets_folder()
        if folder is not None:
            sources.append(SecretsSettingsSource(settings_cls, secrets_dir=folder))
        return tuple(sources)


def settings_file() -> Path | None:
    """The file that `SIGHTLINE_SETTINGS_FILE` names (.toml, else an env file), or the user's own settings.toml."""
    named = os.environ.get(FILE_VARIABLE)
    if named:
        path = Path(named).expanduser()
        if not path.is_file():
            raise _not_there("settings file", path, FILE_VARIABLE)
        return path
    own = user_config_path("sightline", appauthor=False) / "settings.toml"
    return own if own.is_file() else None


def _secrets_folder() -> Path | None:
    """One file for each secret, named as the variable would be: `sightline_neo4j_password`."""
    named = os.environ.get(SECRETS_VARIABLE)
    if not named:
        return None
    path = Path(named).expanduser()
    if not path.is_dir():
        raise _not_there("secrets folder", path, SECRETS_VARIABLE)
    return path


def _not_there(what: str, path: Path, variable: str) -> SettingsError:
    return SettingsError(f"The {what} is not there.", where=str(path), do=f"create it, or unset {variable}")


def load_settings(**given: Any) -> Settings:
    """Read the settings; `given` (names and values) goes before every other source.

    Raises SettingsError with all that is wrong; the values themselves are not repeated, as they may be secret.
    """
    try:
        return Settings(**given)
    except ValidationError as error:
        faults = [
            f"{'.'.join(str(part) for part in fault['loc']) or 'settings'}: {fault['msg']}"
            for fault in error.errors(include_input=False, include_url=False, include_context=False)
        ]
        raise SettingsError(
            "Settings cannot be used: " + "; ".join(faults) + ".",
            where=", ".join(str(place) for place in (settings_file(), "environment SIGHTLINE_*") if place),
            do="correct them; docs/operation lists every setting",
        ) from None
    except ValueError as error:  # a settings file that is no TOML
        raise SettingsError(f"The settings file cannot be read: {error}.", where=str(settings_file())) from None
