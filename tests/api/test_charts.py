"""Charts saved and opened through GraphQL: nothing is lost, and each reader is told what changed of what is theirs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph_model.chart import Chart, as_json, read
from graph_model.reader import FactFilter
from graph_model.records import Claim, Link, Record
from loaders.pipeline import Stores, load
from loaders.rebuild import rebuild
from stores.graph.reads.entities import entities, resolve
from stores.graph.seen import SeenGraph
from tests.api.asking import CLASSES, ask, asking
from tests.api.cases import EVERYTHING, SmallCase, cases, strip, write
from tests.api.questions import CHART
from tests.graph_model.chart.charts import charts
from tests.loaders.test_pipeline import ADA, BOB, Listed, owns, person
from tests.tries import tries

SLOW = settings(
    max_examples=tries(5),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
READERS = st.sampled_from([("open",), ("secret",), CLASSES])
SAVE = f"""mutation($id: ID, $base: Int, $title: String!, $case: ID, $content: JSON!) {{
  saveChart(id: $id, baseVersion: $base, title: $title, case: $case, content: $content) {{ __typename
    ... on SavedChart {{ chart {{ {CHART} }} }}
    ... on ChartConflict {{ yours {{ {CHART} }} theirs {{ {CHART} }} base {{ {CHART} }} }} }} }}"""
OPEN = f"query($id: ID!, $version: Int) {{ chart(id: $id, version: $version) {{ {CHART} }} }}"
LIST = f"query($case: ID) {{ charts(case: $case) {{ total edges {{ node {{ {CHART} }} }} }} }}"
BOOKKEEPING = ("recorded_at", "batch", "version", "digest", "search")


def save(stores: Stores, content: Any, names: Sequence[str] = CLASSES, title: str = "A chart", **more: Any) -> Any:
    found = ask(asking(stores, names), SAVE, title=title, content=content, **more)
    assert found["errors"] == []
    return found["data"]["saveChart"]


def opened(stores: Stores, id: str, names: Sequence[str] = CLASSES, version: int | None = None) -> Any:
    found = ask(asking(stores, names), OPEN, id=id, version=version)
    assert found["errors"] == []
    return found["data"]["chart"]


def placed(*ids: str, **more: Any) -> dict[str, Any]:
    return {"elements": [{"id": id, "x": 50 * number, "y": 0} for number, id in enumerate(ids)], **more}


def test_a_chart_opens_as_it_was_saved_with_every_version_and_who_saved_it(stores: Stores) -> None:
    load([Listed([person(ADA, "Ada"), person(BOB, "Bob")])], stores)
    own = {"id": "own:1", "caption": "A buyer", "reason": "Bob said so", "madeAt": "2026-01-01T00:00:00Z"}
    first = save(stores, placed(ADA, BOB, ownElements=[own | {"x": 0, "y": 9}]), case=BOB)["chart"]
    assert (first["version"], first["current"], first["case"], first["savedBy"]) == (1, True, BOB, "inspector")
    assert first["content"]["ownElements"][0]["author"] == "inspector"
    second = save(stores, placed(ADA), id=first["id"], base=1, title="Smaller")["chart"]
    assert opened(stores, first["id"]) == second
    assert opened(stores, first["id"], version=1)["content"] == first["content"]
    assert [edge["node"]["title"] for edge in second["versions"]["edges"]] == ["Smaller", "A chart"]
    assert opened(stores, first["id"], version=3) is None
    listed = ask(asking(stores, CLASSES), LIST, case=None)["data"]["charts"]
    assert (listed["total"], listed["edges"][0]["node"]) == (1, second)
    assert ask(asking(stores, CLASSES), LIST, case=BOB)["data"]["charts"]["total"] == 0
    assert ask(asking(stores, CLASSES), LIST, case="Person:reg:nobody")["data"]["charts"]["edges"] == []


def test_of_two_who_save_the_same_chart_the_second_is_told_and_sees_both(stores: Stores) -> None:
    load([Listed([person(ADA, "Ada"), person(BOB, "Bob")])], stores)
    first = save(stores, placed(ADA))["chart"]
    theirs = save(stores, placed(BOB), id=first["id"], base=1)["chart"]
    told = save(stores, placed(ADA, BOB), id=first["id"], base=1)
    assert told["__typename"] == "ChartConflict"
    assert (told["theirs"]["content"], told["base"]["content"]) == (theirs["content"], first["content"])
    assert [one["id"] for one in told["yours"]["content"]["elements"]] == [ADA, BOB]
    assert (told["yours"]["version"], told["yours"]["current"], told["yours"]["currentVersion"]) == (3, False, 2)
    assert opened(stores, first["id"])["content"] == theirs["content"]
    assert opened(stores, first["id"], version=3)["content"] == told["yours"]["content"]
    assert save(stores, placed(ADA, BOB), id=first["id"], base=2)["chart"]["version"] == 4


@pytest.mark.parametrize(
    ("given", "argument"),
    [
        ({"content": {"elements": [{"id": ADA}]}}, "content.elements[0].x"),
        ({"title": " "}, "title"),
        ({"title": "two\nlines"}, "title"),
        ({"case": "Person:reg:nobody"}, "case"),
        ({"id": "nobody", "base": 1}, "id"),
        ({"id": "nobody\0", "base": 1}, "id"),
        ({"id": "nobody"}, "baseVersion"),
    ],
)
def test_what_cannot_be_saved_is_refused_by_the_name_of_its_argument(
    stores: Stores, given: dict[str, Any], argument: str
) -> None:
    found = ask(asking(stores, CLASSES), SAVE, **({"title": "t", "content": {}} | given))
    assert f"Where: argument {argument}." in found["errors"][0]["message"]
    assert stores.operations.charts.total(None) == 0


def test_a_chart_opens_the_same_after_the_graph_was_wiped_and_made_again_from_its_journal(stores: Stores) -> None:
    load([Listed([person(ADA, "Ada"), person(BOB, "Bob"), owns("o1", ADA)], "cars")], stores)
    first = save(stores, placed(ADA, BOB), case=ADA)["chart"]
    rebuild(stores)
    again = opened(stores, first["id"])
    assert again == first
    assert again["changes"] == {"notHere": [], "elements": [], "links": []}


def test_a_chart_says_what_is_gone_and_what_changed_since_it_was_saved(stores: Stores) -> None:
    cars, phone = "Vehicle:reg:x", "Person:reg:c"
    said = [
        Record("a", 1, [Claim(ADA, {"name": "Ada"})]),
        Record("b", 1, [Claim(BOB, {"name": "Bob"})]),
        Record("x", 1, [Claim(cars)]),
        Record("c", 1, [Claim(phone)]),
        Record("k", 1, [], [Link("KNOWS", ADA, BOB)]),
        Record("o", 1, [], [Link("OWNS", ADA, cars, 0, 9)]),
    ]
    write(SmallCase({"one": said}, []), stores)
    first = save(stores, placed(ADA, BOB, cars, phone))["chart"]
    said[0] = Record("a", 1, [Claim(ADA, {"name": "Ada King"})])
    said[5] = Record("o", 1, [], [Link("OWNS", ADA, cars, 0, 8)])
    said[3:5] = [Record("k2", 1, [], [Link("KNOWS", BOB, ADA)])]
    write(SmallCase({"one": said}, []), stores)
    assert opened(stores, first["id"])["changes"] == {
        "notHere": [phone],
        "elements": [{"id": ADA, "changes": ["CLAIMS"]}],
        "links": [
            {"from": ADA, "to": BOB, "type": "KNOWS", "change": "WENT"},
            {"from": ADA, "to": cars, "type": "OWNS", "change": "RECORDS"},
            {"from": BOB, "to": ADA, "type": "KNOWS", "change": "CAME"},
        ],
    }
    again = save(stores, first["content"], id=first["id"], base=1)["chart"]
    assert again["changes"] == {"notHere": [phone], "elements": [], "links": []}


def looked(stores: Stores, names: Sequence[str], chosen: FactFilter, ids: Sequence[str]) -> Any:
    """What a reader of these classes sees of some elements: members and claims of each, and the links among all."""
    reader = asking(stores, names).reader
    seen = SeenGraph(stores.graph, replace(reader, filter=chosen))
    there, found = resolve(seen, ids), {}
    for id, low in there.items():
        said: dict[str, list[Any]] = defaultdict(list)
        for claim in entities(seen, [low])[low].claims:
            said[claim.entity].append({k: v for k, v in claim.properties.items() if k not in BOOKKEEPING})
        for row in seen.read("conclusions", ids=list(seen.clusters.all(low))):
            decided = [row["properties"][name] for name in ("verdict_id", "attribute", "claim_id", "claim_version")]
            said[row["entity"]].append(decided)
        found[id] = {member: said[member] for member in seen.clusters.all(low)}
    members = sorted({member for of_one in found.values() for member in of_one})
    rows = seen.read("facts_between", ids=members, link_types=None, after=None, limit=1_000)
    return found, [(row["start"], row["end"], row["link_type"], row["properties"]) for row in rows]


def expected(before: Any, after: Any) -> dict[str, Any]:
    """The changes, found by comparing all that was seen."""
    (was, linked), (is_now, links) = before, after
    gone = sorted(was.keys() - is_now.keys())
    elements = []
    for id in sorted(was.keys() & is_now.keys()):
        shared = was[id].keys() & is_now[id].keys()
        kinds = ["CLAIMS"] if any(was[id][m] != is_now[id][m] for m in shared) else []
        kinds += ["MEMBERS"] if was[id].keys() != is_now[id].keys() else []
        elements += [{"id": id, "changes": kinds}] if kinds else []
    owner: dict[str, str] = {}
    for id in sorted(was.keys() | is_now.keys()):
        for member in (*was.get(id, ()), *is_now.get(id, ())):
            owner.setdefault(member, id)
    sides: list[dict[Any, list[Any]]] = []
    for facts in (linked, links):
        by: dict[Any, list[Any]] = defaultdict(list)
        for start, end, kind, said in facts:
            if owner[start] != owner[end] and not {owner[start], owner[end]} & set(gone):
                kept = {name: value for name, value in said.items() if name not in BOOKKEEPING}
                by[owner[start], owner[end], kind].append((start, end, sorted(kept.items())))
        sides.append(by)
    changed = [
        {
            "from": key[0],
            "to": key[1],
            "type": key[2],
            "change": "RECORDS" if key in sides[0] and key in sides[1] else "CAME" if key in sides[1] else "WENT",
        }
        for key in sorted(sides[0].keys() | sides[1].keys())
        if sides[0].get(key) != sides[1].get(key)
    ]
    return {"notHere": gone, "elements": elements, "links": changed}


@SLOW
@given(data=st.data(), saver=READERS, reader=READERS, ids=st.sets(st.sampled_from(EVERYTHING), min_size=3))
def test_what_changed_is_what_comparing_all_that_both_could_see_finds(
    stores: Stores, data: st.DataObject, saver: tuple[str, ...], reader: tuple[str, ...], ids: set[str]
) -> None:
    classes, common = dict(stores.classes), sorted(set(saver) & set(reader))
    chosen = FactFilter(since=data.draw(st.sampled_from([None, 4])), undated=data.draw(st.booleans()))
    content = as_json(replace(Chart(), filter=chosen)) | placed(*sorted(ids))
    case = data.draw(cases(classes))
    write(case, stores)
    first = save(stores, content, saver)["chart"]
    before = looked(stores, common, chosen, sorted(ids))
    other = data.draw(cases(classes))
    some = {source: [*case.records[source][::2], *other.records[source]] for source in case.records}
    write(SmallCase(some, other.decisions), stores)
    found = opened(stores, first["id"], reader)
    shown = {element["id"] for element in found["content"]["elements"]}
    assert found["changes"] == expected(before, looked(stores, common, chosen, sorted(ids)))
    there = set(resolve(asking(stores, reader).seen(), ids))
    assert shown == (ids if set(saver) <= set(reader) else there | before[0].keys())


@SLOW
@given(data=st.data(), reader=st.sampled_from([("open",), ("secret",)]))
def test_a_chart_tells_a_reader_nothing_that_they_may_not_see_and_saving_it_again_loses_nothing(
    stores: Stores, data: st.DataObject, reader: tuple[str, ...]
) -> None:
    write(data.draw(cases(dict(stores.classes))), stores)
    seen = set(resolve(asking(stores, CLASSES).seen(), EVERYTHING))
    chart = data.draw(charts(sorted(seen) or EVERYTHING[:1]))
    first = save(stores, as_json(chart))["chart"]
    found = opened(stores, first["id"], reader)
    there = set(resolve(asking(stores, reader).seen(), EVERYTHING))
    assert {element["id"] for element in found["content"]["elements"]} == there & {e.id for e in chart.elements}
    told = json.dumps(found, ensure_ascii=False)
    assert [id for id in seen - there if id in told] == []
    again = save(stores, found["content"], reader, id=first["id"], base=1)["chart"]
    assert again["content"] == found["content"]
    assert opened(stores, first["id"])["content"] == first["content"]
    assert opened(stores, first["id"])["changes"]["notHere"] == []
    strip(stores, [stores.classes[name] for name in reader])
    assert opened(stores, first["id"], reader, version=1)["changes"] == found["changes"]
    assert opened(stores, first["id"], reader, version=1)["content"] == found["content"]


@SLOW
@given(data=st.data(), reader=st.sampled_from([("open",), ("secret",)]))
def test_what_a_reader_changes_on_their_part_stays_beside_what_they_were_not_shown(
    stores: Stores, data: st.DataObject, reader: tuple[str, ...]
) -> None:
    write(data.draw(cases(dict(stores.classes))), stores)
    seen = set(resolve(asking(stores, CLASSES).seen(), EVERYTHING))
    first = save(stores, as_json(data.draw(charts(sorted(seen) or EVERYTHING[:1]))))["chart"]
    shown = opened(stores, first["id"], reader)["content"]
    made = data.draw(charts([*(element["id"] for element in shown["elements"]), PLACE]))
    save(stores, as_json(made), reader, id=first["id"], base=1)
    merged = opened(stores, first["id"])["content"]
    named = {"merged": merged, "first": first["content"]}
    hidden = {e["id"] for e in first["content"]["elements"]} - {e["id"] for e in shown["elements"]}
    kept = {element.id for element in made.elements}
    assert {element["id"] for element in merged["elements"]} == kept | hidden
    pictures = {id: {one["id"]: one["data"] for one in content["pictures"]} for id, content in named.items()}
    for one in first["content"]["elements"]:
        if one["id"] in hidden - kept:
            again = next(other for other in merged["elements"] if other["id"] == one["id"])
            assert pictures["merged"].get(again.pop("picture", "")) == pictures["first"].get(one.pop("picture", ""))
            assert again == one
    own = {(link["from"], link["to"], link["label"]) for link in merged["ownLinks"]}
    lost = [link for link in first["content"]["ownLinks"] if {link["from"], link["to"]} & hidden]
    placed_now = {one["id"] for name in ("elements", "ownElements") for one in merged[name]}
    assert {(li["from"], li["to"], li["label"]) for li in lost if {li["from"], li["to"]} <= placed_now} <= own
    assert as_json(read(merged)) == merged
    mine = {link.id for link in made.own_links}
    assert mine <= {link["id"] for link in merged["ownLinks"]}


PLACE = "Location:reg:n"
