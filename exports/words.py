"""How files say things: nouns and phrases of the registry, what was left out, assumptions with author and reason,
findings, remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exports.about import About
from exports.added import Added, Remark
from graph_model.chart.fields import written
from graph_model.chart.shape import OwnLink


def facts_words(count: int) -> str:
    """So many facts."""
    return f"{count} fact" if count == 1 else f"{count} facts"


def noun_of(kind: str | None, about: About) -> str:
    """The noun of an entity type; of one that is not declared its name."""
    declared = about.registry.entities.get(kind or "")
    return kind or "thing" if declared is None else declared.noun[0]


def phrase_of(kind: str | None, about: About) -> str:
    """The phrase of a link type, read forwards."""
    declared = about.registry.links.get(kind or "")
    return kind or "" if declared is None else declared.forward.replace("{a}", "").replace("{b}", "").strip()


def left_out(added: Added) -> Iterator[tuple[str, str]]:
    """What a person left out, and what is not there any more: (heading, sentence)."""
    if added.left:
        yield "Left out by hand", "; ".join(f"{what}: {count}" for what, count in added.left)
    if added.not_here:
        yield "Not here any more", ", ".join(added.not_here)


def assumptions(added: Added, names: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """What no source gives: (what, by whom, why, when)."""
    for own in added.own_elements:
        yield own.caption, own.author, own.reason, written(own.made_at) or ""
    for link in added.own_links:
        if not link.finding:
            yield _between(link, names), link.author, link.reason, written(link.made_at) or ""


def findings(added: Added, names: Mapping[str, str]) -> Iterator[tuple[str, str, str, str, str, str]]:
    """What questions found and somebody put on the chart: (what, its sentence, what speaks against it, the question, by
    whom, when)."""
    for link in added.own_links:
        if link.finding:
            made = link.finding, link.author, written(link.made_at) or ""
            yield _between(link, names), link.reason, link.against, *made


def told(link: OwnLink) -> str:
    """A link that no source gives, in words."""
    if not link.finding:
        return f"Assumed by {link.author}: {link.reason}"
    against = f" Against it: {' '.join(link.against.splitlines())}" if link.against else ""
    return f"Finding of {link.finding}, no fact; put here by {link.author}: {link.reason}{against}"


def _between(link: OwnLink, names: Mapping[str, str]) -> str:
    ends = names.get(link.start, link.start), names.get(link.end, link.end)
    arrow = "to" if link.directed else "and"
    return f"{ends[0]} {link.label} {ends[1]}" if link.label else f"a link: {ends[0]} {arrow} {ends[1]}"


def remarks(added: Added, names: Mapping[str, str]) -> Iterator[tuple[str, Remark]]:
    """What a person said about marks and lines."""
    for mark, said in sorted(added.remarks.items()):
        yield names.get(mark, mark), said
    for (start, end, _), said in sorted(added.line_remarks.items()):
        yield f"{names.get(start, start)} \u2013 {names.get(end, end)}", said
    for own in added.own_elements:
        if own.note or own.flag:
            yield own.caption, Remark(own.note, own.flag, own.picture)
    for link in added.own_links:
        if link.note or link.flag:
            yield link.label or "a link of one's own", Remark(link.note, link.flag)
