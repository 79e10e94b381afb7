"""Reads are named .cypher files; this loads them, fills in the macros, and refuses what could leak.

`{link_types}` stands for the registry's list of link types; `visible(r)` for "the reader may see fact r, and the
question's filter lets it through", so that both stand in one place (docs/decisions/0001-visible-macro.md), and
`sighted(s)` for the same of a sighting; `located(s)` for "where s has a position of its own, it lies in the area".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_model.errors import ModelError
from graph_model.reader import Reader
from graph_model.registry import Registry

FOLDER = Path(__file__).with_name("queries")
_HEADER = ("parameters", "columns", "bound")
_VISIBLE = re.compile(r"\bvisible\((\w+)\)")
_VISIBLE_TEXT = """({x}.vc IN $vc
  AND ($filter.least_reliability IS NULL
    OR CASE {x}.reliability WHEN 6 THEN $filter.ungraded ELSE {x}.reliability <= $filter.least_reliability END)
  AND ($filter.least_credibility IS NULL
    OR CASE {x}.credibility WHEN 6 THEN $filter.ungraded ELSE {x}.credibility <= $filter.least_credibility END)
  AND ($filter.sources IS NULL OR {x}.source IN $filter.sources)
  AND NOT {x}.source IN $filter.not_sources
  AND ($filter.as_of IS NULL OR {x}.recorded_at <= $filter.as_of)
  AND ($filter.since IS NULL AND $filter.until IS NULL
    OR CASE WHEN {x}.since IS NULL AND {x}.until IS NULL THEN $filter.undated
      ELSE ($filter.until IS NULL OR {x}.since IS NULL OR {x}.since < $filter.until)
        AND ($filter.since IS NULL OR {x}.until IS NULL OR {x}.until > $filter.since
          OR {x}.since = {x}.until AND {x}.since >= $filter.since) END))"""
_SIGHTED = re.compile(r"\bsighted\((\w+)\)")
_SIGHTED_TEXT = (
    _VISIBLE_TEXT.partition("\n  AND ($filter.since IS NULL AND")[0]
    + """
  AND ($filter.since IS NULL OR {x}.at >= $filter.since) AND ($filter.until IS NULL OR {x}.at < $filter.until))"""
)
"""Of a sighting, whose time is the moment `at`."""
_LOCATED = re.compile(r"\blocated\((\w+)\)")
_LOCATED_TEXT = """($circle IS NULL OR {x}.lat IS NULL OR point.distance(point({latitude: {x}.lat, longitude: {x}.lon}),
    point({latitude: $circle.latitude, longitude: $circle.longitude})) <= $circle.metres)
  AND ($edges IS NULL OR {x}.lat IS NULL OR size([e IN $edges WHERE ({x}.lat < e[0]) <> ({x}.lat < e[2])
    AND {x}.lon < e[1] + ({x}.lat - e[0]) * (e[3] - e[1]) / (e[2] - e[0])]) % 2 = 1)"""
"""Of a sighting by a sensor that moves: within a circle, or west of an odd number of edges."""
_RELATIONSHIP = re.compile(r"-\[\s*(\w*)\s*(?::\s*([^\]\s{*]+))?")
_NODE = re.compile(r"\(\s*(\w*)\s*:\s*(?:Claim|Conclusion)\b[^)]*\)")
_REMARK = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_INDEXED = re.compile(r"'claim_search'[^)]*\)\s*YIELD node AS (\w+)")
_FREE = frozenset({"ABOUT", "AT"})
"""Relationships that carry no fact of their own: the claim, or the sighting, at their end does."""


@dataclass(frozen=True, slots=True)
class Query:
    """A named read: its text, and what its header says. plain: the same for a question without a filter, which spares
    reading what the filter asks of each fact: a third of the time on a hub. gathered, gathered_plain: either with all
    rows in one list, each a list of its columns, under the name `rows`: a bounded answer that comes as one record is
    read several times as fast as one record for each row. columns: the names of what a row holds."""

    name: str
    text: str
    plain: str
    gathered: str
    gathered_plain: str
    columns: tuple[str, ...]
    purpose: str
    header: Mapping[str, str]


class Catalogue:
    """All named reads for one registry, checked when first used. Raises ModelError on one that breaks the rules."""

    def __init__(self, registry: Registry, folder: Path = FOLDER) -> None:
        self._links = "|".join(registry.links)
        self._queries = {path.stem: self._read(path) for path in sorted(folder.glob("*.cypher"))}

    def __getitem__(self, name: str) -> Query:
        return self._queries[name]

    def names(self) -> tuple[str, ...]:
        """Names of all reads."""
        return tuple(self._queries)

    def _read(self, path: Path) -> Query:
        raw = path.read_text(encoding="utf-8")
        purpose, header = _header(raw)
        faults = list(faults_of(raw, header))
        if faults:
            raise ModelError(f"The query {path.name} breaks the rules: " + "; ".join(faults), do="mend the query")
        listed = raw.replace("{link_types}", self._links)
        listed = _LOCATED.sub(lambda match: _LOCATED_TEXT.replace("{x}", match[1]), listed)
        text = _VISIBLE.sub(lambda match: _visible(match[1]), listed)
        text = _SIGHTED.sub(lambda match: _SIGHTED_TEXT.replace("{x}", match[1]), text)
        plain = _SIGHTED.sub(r"\1.vc IN $vc", _VISIBLE.sub(r"\1.vc IN $vc", listed))
        columns = tuple(name.strip() for name in _REMARK.sub("", header["columns"]).split(","))
        gathered, gathered_plain = _gathered(text, columns), _gathered(plain, columns)
        return Query(path.stem, text, plain, gathered, gathered_plain, columns, purpose, header)


def _gathered(text: str, columns: Sequence[str]) -> str:
    return f"CALL () {{\n{text}\n}}\nRETURN collect([{', '.join(columns)}]) AS rows"


def parameters_of(reader: Reader) -> dict[str, object]:
    """What `visible` needs of the reader."""
    chosen = reader.filter
    least = chosen.least_grade
    return {
        "vc": list(reader.vc),
        "filter": {
            "since": chosen.since,
            "until": chosen.until,
            "undated": chosen.undated,
            "least_reliability": least.reliability if least else None,
            "least_credibility": least.credibility if least else None,
            "ungraded": chosen.ungraded,
            "sources": None if chosen.sources is None else list(chosen.sources),
            "not_sources": list(chosen.not_sources),
            "as_of": chosen.as_of,
        },
    }


def faults_of(text: str, header: Mapping[str, str]) -> list[str]:
    """Every rule that a query's text breaks: the header, the bound, and a `vc` predicate for each fact that it reads.

    A query whose header says `vc: column` hands the classes out as a column, for the snapshot to mask.
    """
    faults = [f"its header lacks {name!r}" for name in _HEADER if name not in header]
    body = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("//"))
    if header.get("vc") == "column":
        return faults
    faults += [
        f"it lacks {word}" for word in ("ORDER BY", "LIMIT") if word not in body and "one row" not in header["bound"]
    ]
    bound: Counter[str] = Counter()
    for variable, types in _RELATIONSHIP.findall(body):
        if types and set(types.replace(":", "|").split("|")) <= _FREE:
            continue
        if not variable:
            faults.append(f"a relationship {types or 'of any type'} has no name, so nothing says who may see it")
        bound[variable] += 1
    for variable in (*_NODE.findall(body), *_INDEXED.findall(body)):
        if not variable:
            faults.append("a claim has no name, so nothing says who may see it")
        bound[variable] += 1
    faults += [
        f"{variable} lacks its vc predicate, wherever it is bound"
        for variable, times in bound.items()
        if variable and len(_guard(variable).findall(body)) < times
    ]
    return sorted(set(faults))


def _guard(variable: str) -> re.Pattern[str]:
    """What says who may see a variable, or each relationship of a list under its name."""
    one = rf"(?<!NOT )(?:(?:visible|sighted)\({variable}\)|\b{variable}\.vc IN \$vc\b)"
    each = r"(?:visible\(\1\)|\1\.vc IN \$vc)"
    return re.compile(rf"{one}|all\((\w+) IN (?:relationships\(\w+\)|{variable}) WHERE {each}")


def _visible(variable: str) -> str:
    return _VISIBLE_TEXT.replace("{x}", variable)


def _header(text: str) -> tuple[str, dict[str, str]]:
    lines = [line.lstrip()[2:].rstrip() for line in text.splitlines() if line.lstrip().startswith("//")]
    # A line that is indented once more goes on with the one before.
    lines = re.sub(r"\n {2,}", " ", "\n".join(lines)).replace("\n ", "\n").strip().split("\n")
    fields = (re.fullmatch(r"(\w+): (.*)", line) for line in lines)
    return lines[0], {found[1]: found[2] for found in fields if found}
