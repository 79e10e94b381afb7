"""The command `sightline`: finds its commands, and turns every error of ours into a message and an exit code."""

from __future__ import annotations

import json
import pkgutil
import sys
from importlib import import_module

import typer

from graph_model.errors import QueryTimeout, ServiceError, SightlineError, StoreUnavailable
from sightline.collector import collect_rarely

COMMANDS = "sightline.commands"
_HELP = "Load what a case rests on into one graph, ask it, draw it."
USAGE, UNREACHABLE = 2, 3
_UNREACHABLE = (StoreUnavailable, ServiceError, QueryTimeout)


def build_app(package: str = COMMANDS) -> typer.Typer:
    """The application with one command for each module of the package, in the order of their names."""
    app = typer.Typer(
        name="sightline",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(help=_HELP)(_root)
    for module in pkgutil.iter_modules(import_module(package).__path__):
        # A word of Python's own, as `import`, has an underscore behind it there.
        name = module.name.rstrip("_")
        app.command(name)(getattr(import_module(f"{package}.{module.name}"), module.name))
    return app


def main(package: str = COMMANDS) -> None:
    """Run the command line and leave with its exit code."""
    collect_rarely()
    try:
        build_app(package)()
    except SightlineError as error:
        report(error, as_json="--json" in sys.argv)
        sys.exit(exit_code(error))


def exit_code(error: SightlineError) -> int:
    """3 when the store is not to be reached, else 2: something given cannot be used."""
    return UNREACHABLE if isinstance(error, _UNREACHABLE) else USAGE


def report(error: SightlineError, *, as_json: bool) -> None:
    """Say on stderr what happened, where, what was expected, what to do; with `--json` as an object on stdout."""
    if as_json:
        fields = {"code": error.code, "what": error.what, "where": error.where}
        typer.echo(json.dumps({"error": fields | {"expected": error.expected, "do": error.do}}, ensure_ascii=False))
    parts = (("", error.what), ("Where", error.where), ("Expected", error.expected), ("What to do", error.do))
    for title, text in parts:
        if text:
            typer.echo(f"{title}: {text}" if title else f"Error: {text}", err=True)


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"sightline {version('sightline-graph')}")
        raise typer.Exit


def _root(
    version: bool = typer.Option(
        False, "--version", is_eager=True, callback=_show_version, help="Show the version and leave."
    ),
) -> None:
    """Nothing to do before a command."""
