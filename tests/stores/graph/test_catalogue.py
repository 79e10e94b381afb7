"""The catalogue refuses a read that could leak or has no bound, and accepts all reads of the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph_model.errors import ModelError
from graph_model.registry import Registry, build
from stores.graph.catalogue import FOLDER, Catalogue, faults_of
from stores.graph.catalogue import _header as header_of

HEADER = "// What it is for.\n// parameters: vc, filter\n// columns: id\n// bound: 10\n"
GOOD = "MATCH (a:Entity)-[r:{link_types}]->(b:Entity) WHERE visible(r) RETURN r.link_id AS id ORDER BY id LIMIT 10"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return build()


def catalogue_of(text: str, folder: Path, registry: Registry) -> Catalogue:
    (folder / "tried.cypher").write_text(text, encoding="utf-8")
    return Catalogue(registry, folder)


def test_every_read_of_the_project_is_accepted_and_holds_no_placeholder(registry: Registry) -> None:
    catalogue = Catalogue(registry)
    assert set(catalogue.names()) == {path.stem for path in FOLDER.glob("*.cypher")}
    for name in catalogue.names():
        text = catalogue[name].text
        assert not re.search(r"\b(visible|sighted|located)\(", text)
        assert "{link_types}" not in text
        assert catalogue[name].purpose


def test_the_macro_becomes_the_whole_predicate_of_that_variable(tmp_path: Path, registry: Registry) -> None:
    text = catalogue_of(HEADER + GOOD, tmp_path, registry)["tried"].text
    for part in ("vc IN $vc", "reliability", "credibility", "source IN", "recorded_at", "since", "until"):
        assert f"r.{part}" in text
    assert "|".join(registry.links) in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEADER + GOOD.replace("WHERE visible(r) ", ""), "r lacks its vc predicate"),
        (HEADER + GOOD.replace("visible(r)", "r.source = 'x'"), "r lacks its vc predicate"),
        (HEADER + GOOD.replace("visible(r)", "visible(other)"), "r lacks its vc predicate"),
        (HEADER + GOOD.replace("[r:{link_types}]", "[:OWNS]"), "has no name"),
        (HEADER + GOOD.replace("[r:{link_types}]", "[]"), "has no name"),
        (HEADER + "MATCH (c:Claim) RETURN c.claim_id AS id ORDER BY id LIMIT 10", "c lacks its vc predicate"),
        (
            HEADER + "MATCH (:Claim)-[:ABOUT]->(e:Entity) RETURN e.entity_id AS id ORDER BY id LIMIT 10",
            "a claim has no name",
        ),
        (HEADER + "MATCH (n:Conclusion) RETURN n.verdict_id AS id ORDER BY id LIMIT 10", "n lacks"),
        (
            HEADER + "MATCH (a:Entity)-[s:SAME_AS*0..]-(z:Entity) RETURN z.entity_id AS id ORDER BY id LIMIT 10",
            "s lacks its vc predicate",
        ),
        (HEADER + GOOD.replace("LIMIT 10", ""), "lacks LIMIT"),
        (HEADER + GOOD.replace("ORDER BY id", ""), "lacks ORDER BY"),
        (HEADER.replace("// bound: 10\n", "") + GOOD, "lacks 'bound'"),
        (HEADER.replace("// columns: id\n", "") + GOOD, "lacks 'columns'"),
    ],
)
def test_a_read_that_could_leak_or_has_no_bound_is_refused(
    tmp_path: Path, registry: Registry, text: str, said: str
) -> None:
    with pytest.raises((ModelError, KeyError)) as refused:
        catalogue_of(text, tmp_path, registry)
    assert said in str(refused.value)


def test_no_read_of_the_project_could_lose_a_predicate_unnoticed() -> None:
    for path in FOLDER.glob("*.cypher"):
        text = path.read_text(encoding="utf-8")
        if "// vc: column" in text:
            continue
        guards = [*re.finditer(r"visible\(\w+\)|\b\w+\.vc IN \$vc\b", text)]
        # What a filter hides is counted among what the reader may see; sources carry their classes in a list.
        spare = {"hidden_among": 1, "chronology_beside": 1}.get(path.stem, 0)
        refused = [bool(faults_of(text[: g.start()] + "true" + text[g.end() :], header_of(text)[1])) for g in guards]
        assert refused.count(False) <= spare, path.name


def test_a_verdict_that_every_step_may_see_is_accepted(tmp_path: Path, registry: Registry) -> None:
    walked = (
        "MATCH (a:Entity)-[s:SAME_AS*0..]-(z:Entity) WHERE all(x IN s WHERE x.vc IN $vc) "
        "RETURN DISTINCT z.entity_id AS id ORDER BY id LIMIT 10"
    )
    assert catalogue_of(HEADER + walked, tmp_path, registry).names() == ("tried",)
