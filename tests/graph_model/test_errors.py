"""The tree of errors: one code for each class, which the API tells and the command line turns into an exit code."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from graphql import GraphQLError

from api.errors import INTERNAL, formatted
from graph_model.errors import (
    BadArgument,
    BadMapping,
    LimitExceeded,
    QueryTimeout,
    ServiceError,
    SightlineError,
    StoreUnavailable,
)
from sightline.cli import UNREACHABLE, USAGE, exit_code

_PACKAGES = ("algorithms", "api", "drawing", "exports", "graph_model", "loaders", "sightline", "stores")
STORE_OR_SERVICE = (QueryTimeout, ServiceError, StoreUnavailable)


def tree(root: type[SightlineError] = SightlineError) -> Iterator[type[SightlineError]]:
    """Every class below the root, wherever it is declared."""
    for below in root.__subclasses__():
        yield below
        yield from tree(below)


def one_of(kind: type[SightlineError]) -> SightlineError:
    """An error of a class, with all that it can tell."""
    if issubclass(kind, BadArgument):
        return kind("first", "what happened", expected="1 to 5", do="ask for less")
    if issubclass(kind, LimitExceeded):
        return kind("first", 7, 5)
    if issubclass(kind, BadMapping):
        return kind("a.yaml", ["one fault"])
    return kind("what happened", where="here", expected="something else", do="mend it")


@pytest.fixture(scope="module")
def classes() -> list[type[SightlineError]]:
    """All that any module of ours declares."""
    for name in _PACKAGES:
        for module in pkgutil.walk_packages(importlib.import_module(name).__path__, f"{name}."):
            if ".migrations" not in module.name and not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    return list(tree())


def test_every_error_of_ours_stands_in_the_one_tree_under_a_code_of_its_own(
    classes: list[type[SightlineError]],
) -> None:
    assert all("code" in vars(kind) for kind in classes)
    codes = [SightlineError.code, *(kind.code for kind in classes)]
    assert len(set(codes)) == len(codes)
    assert all(code == code.upper() and code != INTERNAL for code in codes)


def test_the_api_tells_the_code_and_what_to_do_and_the_command_line_has_an_exit_code(
    classes: list[type[SightlineError]],
) -> None:
    for kind in classes:
        error = one_of(kind)
        told = formatted(GraphQLError("raw text", path=["search"], original_error=error), "1")
        assert told["message"] == error.what
        assert told["extensions"]["code"] == kind.code
        assert told["extensions"].get("do", "") == error.do
        assert told["extensions"].get("expected", "") == error.expected
        assert exit_code(error) == (UNREACHABLE if issubclass(kind, STORE_OR_SERVICE) else USAGE)
        assert all(part in str(error) for part in (error.what, error.where, error.expected, error.do))


def test_a_limit_tells_the_argument_and_the_bound() -> None:
    told = formatted(GraphQLError("", path=["a"], original_error=LimitExceeded("first", 7, 5)), "1")["extensions"]
    assert (told["argument"], told["limit"]) == ("first", 5)


def test_a_fault_of_ours_tells_nothing_but_its_number(caplog: pytest.LogCaptureFixture) -> None:
    told = formatted(GraphQLError("secret", path=["a"], original_error=KeyError("Mara Ellison")), "77ab")
    assert told["extensions"] == {"code": INTERNAL}
    assert "77ab" in told["message"]
    assert "Mara" not in str(told)
    assert "77ab" in caplog.text
