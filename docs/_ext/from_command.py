"""What docs/operation.md shows of the command and of the settings."""

from __future__ import annotations

from typing import Any

import typer.main
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from docs._ext.markdown import code, fence, prose, table
from sightline.cli import build_app
from sightline.settings import Settings

_PREFIX = Settings.model_config["env_prefix"]


def commands() -> str:
    """Every command with what it does, its arguments and its options."""
    app: Any = typer.main.get_command(build_app())
    return "\n\n".join(_command(name, command) for name, command in sorted(app.commands.items()))


def settings() -> str:
    """Every setting by its environment variable."""
    fields = Settings.model_fields.items()
    return table(("Variable", "Default", "What it is"), (_setting(name, field) for name, field in fields))


def _command(name: str, command: Any) -> str:
    words = [_word(parameter) for parameter in command.params]
    rows = [[code(_name(parameter)), _default(parameter), prose(parameter.help or "")] for parameter in command.params]
    parts = [f"### {code('sightline ' + name)}", fence(" ".join(["sightline", name, *words]), "text")]
    parts += [prose(paragraph) for paragraph in (command.help or "").split("\n\n")]
    return "\n\n".join([*parts, table(("Argument or option", "Default", "What it is"), rows)] if rows else parts)


def _is_option(parameter: Any) -> bool:
    return str(parameter.opts[0]).startswith("-")


def _name(parameter: Any) -> str:
    if _is_option(parameter):
        return ", ".join(parameter.opts)
    return str(parameter.metavar or parameter.name).upper().removesuffix("...")


def _word(parameter: Any) -> str:
    """The parameter as a line of usage shows it."""
    word = _name(parameter) if not _is_option(parameter) else parameter.opts[0]
    if _is_option(parameter) and not parameter.is_flag:
        word += " " + str(parameter.name).upper()
    if not parameter.required:
        word = f"[{word}]"
    return word + ("..." if parameter.nargs == -1 or parameter.multiple else "")


def _default(parameter: Any) -> str:
    if getattr(parameter, "is_flag", False):
        return "off"
    return "required" if parameter.required else code(parameter.default) if parameter.default is not None else ""


def _setting(name: str, field: FieldInfo) -> list[str]:
    default = "" if field.default_factory else _shown(field.default)
    return [code(f"{_PREFIX}{name.upper()}"), default, prose(f"{field.description}.{_bounds(field)}")]


def _shown(default: object) -> str:
    if default is None:
        return "not set"
    return code(str(default).lower() if isinstance(default, bool) else "[]" if default == () else default)


def _bounds(field: FieldInfo) -> str:
    """The least and the greatest number, where a setting has them."""
    schema = TypeAdapter[Any](field.rebuild_annotation()).json_schema()
    number = next((s for s in [schema, *schema.get("anyOf", [])] if "minimum" in s), None)
    if number is None:
        return ""
    return f" {number['minimum']} to {number['maximum']}." if "maximum" in number else f" At least {number['minimum']}."
