"""A mapping bound to one file: the record source that the pipeline loads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_model.errors import BadInput, BadMapping
from graph_model.records import Record, Rejection, Source
from graph_model.registry import Registry, build
from loaders.mapping.compiling import check_file_section, compile_mapping
from loaders.mapping.document import read_document
from loaders.mapping.faults import Faults, quoted
from loaders.mapping.files.opening import open_table
from loaders.mapping.files.table import Table
from loaders.mapping.plan import Plan
from loaders.mapping.schema import Mapping
from loaders.mapping.shape import shape


@dataclass(frozen=True, slots=True)
class Checked:
    """A mapping's file that was read, and what of it fits the shape. faults: what does not, and the lines of all parts.
    names: of all entries under entities."""

    path: Path
    mapping: Mapping
    faults: Faults
    names: tuple[str, ...]

    def plan(self, registry: Registry, columns: Sequence[str] | None) -> Plan:
        """The plan for a file with these columns. Raises BadMapping with all faults, those of the shape included."""
        faults = Faults(self.faults.lines, dict(self.faults.found))
        plan = compile_mapping(self.mapping, registry, columns, self.names, faults)
        if plan is None:
            raise BadMapping(str(self.path), faults.told())
        return plan


@dataclass(slots=True)
class MappedFile:
    """One file, checked, and the mapping that says what its rows become."""

    source: Source
    _checked: Checked
    _table: Table
    _unused: dict[str, str]

    def records(self, registry: Registry) -> Iterator[Record | Rejection]:
        """Each row as one Record or one Rejection. Raises BadMapping where the mapping does not fit this registry, and
        BadInput where the file was changed since it was opened."""
        plan = self._checked.plan(registry, self._table.columns)
        for chunk in self._table.chunks():
            yield from plan.over(chunk)

    def unused(self) -> dict[str, str]:
        """Columns that nothing reads, with the reason where the mapping states one."""
        return dict(self._unused)

    def files(self) -> tuple[Path, ...]:
        """The file."""
        return (self._table.path,)


def open_mapping(mapping: Path, files: Sequence[Path], registry: Registry | None = None) -> list[MappedFile]:
    """One source for each file, so that row numbers are those of the file. registry: the standard model if None.

    Everything is checked before it returns. Raises BadMapping with all mistakes of the mapping, and BadInput for a file
    that cannot be read to its end or is not what the mapping expects.
    """
    if not files:
        raise BadInput("No file is named.", where=str(mapping), do="name the files that the mapping is for")
    registry = registry or build()
    checked = _read(mapping)
    if not check_file_section(checked.mapping.file, checked.faults):
        checked.plan(registry, None)
    try:
        tables = [open_table(file, checked.mapping.file, checked.mapping.expect.rows) for file in files]
    except BadInput:
        if checked.faults.found:
            checked.plan(registry, None)
        raise
    plan = checked.plan(registry, tables[0].columns)
    for table in tables[1:]:
        _check_alike(table, tables[0], plan.used)
    return [
        MappedFile(
            plan.source, checked, table, {n: plan.unused.get(n, "") for n in table.columns if n not in plan.used}
        )
        for table in tables
    ]


def open_mappings(
    mappings: Sequence[Path], files: Sequence[Path], registry: Registry | None = None
) -> list[MappedFile]:
    """One source for each file, read by the one of several mappings that its header fits; a mapping may be a folder of
    them. Raises BadMapping, and BadInput for a file that none or more than one fits."""
    paths = [one for path in mappings for one in (sorted(path.glob("*.yaml")) if path.is_dir() else [path])]
    if not paths:
        raise BadInput("The folder holds no mapping.", where=str(mappings[0]), expected="files that end in .yaml")
    registry = registry or build()
    if len(paths) == 1:
        return open_mapping(paths[0], files, registry)
    if not files:
        raise BadInput("No file is named.", where=str(mappings[0]), do="name the files that the mappings are for")
    read = [_read(path) for path in paths]
    used = [one.plan(registry, None).used for one in read]
    return [_fitting(file, read, used, registry) for file in files]


def _fitting(file: Path, mappings: Sequence[Checked], used: Sequence[frozenset[str]], registry: Registry) -> MappedFile:
    """The file by the mapping that reads most of its columns."""
    fitting: list[tuple[int, Checked]] = []
    reasons: list[str] = []
    for checked, columns in zip(mappings, used, strict=True):
        try:
            table = open_table(file, checked.mapping.file, checked.mapping.expect.rows)
        except BadInput as error:
            reasons.append(f"{checked.path.name}: {error.what}")
            continue
        missing = sorted(columns - set(table.columns))
        if missing:
            reasons.append(f"{checked.path.name}: {', '.join(map(quoted, missing[:3]))} is missing")
        else:
            fitting.append((len(columns), checked))
    most = max((columns for columns, _ in fitting), default=0)
    best = [checked for columns, checked in fitting if columns == most]
    if len(best) == 1:
        return open_mapping(best[0].path, [file], registry)[0]
    raise BadInput(
        "Several mappings fit the file." if best else "No mapping fits the file.",
        where=str(file),
        expected="" if best else "; ".join(reasons)[:1000],
        do=f"name one of {', '.join(one.path.name for one in best)}" if best else "write a mapping for it",
    )


def _read(path: Path) -> Checked:
    document = read_document(path)
    faults = Faults(document.lines)
    mapping = shape(document, faults)
    if mapping is None:
        raise BadMapping(str(path), faults.told())
    entities = document.content.get("entities")
    return Checked(path, mapping, faults, tuple(entities) if isinstance(entities, dict) else ())


def _check_alike(table: Table, first: Table, used: frozenset[str]) -> None:
    """Raises BadInput where a further file lacks what the mapping reads."""
    missing = sorted(used - set(table.columns))
    if missing:
        raise BadInput(
            f"The header differs from that of {first.path.name}: {', '.join(map(quoted, missing))} is missing.",
            where=str(table.path),
            do="check what changed in the file, or load it with a mapping of its own",
        )
