"""The one tree of errors. Each says what happened, where, what was expected and what to do."""

from __future__ import annotations

from collections.abc import Sequence


class SightlineError(Exception):
    """Base of all errors that a user may meet; `code` is stable and stands in the API's `extensions.code`."""

    code = "ERROR"

    def __init__(self, what: str, *, where: str = "", expected: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.expected, self.do = what, where, expected, do

    def __str__(self) -> str:
        parts = [self.what]
        if self.where:
            parts.append(f"Where: {self.where}.")
        if self.expected:
            parts.append(f"Expected: {self.expected}.")
        if self.do:
            parts.append(f"What to do: {self.do}.")
        return " ".join(parts)


class BadArgument(SightlineError):
    """An argument of a question is not usable."""

    code = "BAD_ARGUMENT"

    def __init__(self, argument: str, what: str, *, expected: str = "", do: str = "") -> None:
        super().__init__(what, where=f"argument {argument}", expected=expected, do=do)
        self.argument = argument


class LimitExceeded(SightlineError):
    """An argument asks for more than one answer may hold; `limit` is the bound in force."""

    code = "LIMIT_EXCEEDED"

    def __init__(self, argument: str, asked: int, limit: int, do: str = "") -> None:
        super().__init__(
            f"{argument} is {asked}, over the limit of {limit}.",
            where=f"argument {argument}",
            expected=f"at most {limit}",
            do=do or "ask for less, or page through the answer",
        )
        self.argument, self.limit = argument, limit


class QueryTimeout(SightlineError):
    """The store did not answer within the reader's deadline."""

    code = "TIMEOUT"


class StoreUnavailable(SightlineError):
    """The graph database cannot be reached or refuses us."""

    code = "STORE_UNAVAILABLE"


class BadInput(SightlineError):
    """A file or a body that cannot be read as what it should be; nothing of it was written."""

    code = "BAD_INPUT"


class KeyReused(SightlineError):
    """A request bears the key of another one that said something else."""

    code = "KEY_REUSED"


class TooBusy(SightlineError):
    """More is asked at once than can be done; `seconds` says after how long to ask again."""

    code = "TOO_BUSY"

    def __init__(self, what: str, *, where: str = "", expected: str = "", do: str = "", seconds: int = 5) -> None:
        super().__init__(what, where=where, expected=expected, do=do)
        self.seconds = seconds


class BadMapping(SightlineError):
    """A mapping has mistakes; all of them are in `faults`, found before the first row is read."""

    code = "BAD_MAPPING"

    def __init__(self, where: str, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        listed = "\n".join(f"  - {fault}" for fault in self.faults)
        super().__init__(
            f"The mapping has {len(self.faults)} mistake(s):\n{listed}\n",
            where=where,
            do="mend the mapping; `sightline describe` lists types, attributes and value kinds",
        )


class ModelError(SightlineError):
    """A declaration of the graph model contradicts itself or another one."""

    code = "MODEL_ERROR"


class Cancelled(SightlineError):
    """Somebody stopped the work before it was done."""

    code = "CANCELLED"


class ServiceError(SightlineError):
    """A local service (the Neo4j server, the API) could not be started, found or stopped."""

    code = "SERVICE_ERROR"


class SettingsError(SightlineError):
    """A setting is missing or has a value that cannot be used."""

    code = "SETTINGS_ERROR"
