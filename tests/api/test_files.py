"""Files of charts over HTTP: any format, saved or not, the same bytes again, and never a page of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import build_app
from exports import formats
from graph_model.chart import read
from graph_model.records import Claim, Link, Record
from loaders.pipeline import Stores
from tests.api.asking import CLASSES, ask, asking, serving
from tests.api.cases import SmallCase, write
from tests.api.test_charts import placed, save

ADA, BOB, CAR, SECRET = "Person:reg:a", "Person:reg:b", "Vehicle:reg:x", "Person:reg:c"
OWN = {"id": "own:1", "caption": "A buyer", "reason": "Bob said so", "madeAt": "2026-01-01T00:00:00Z", "x": 9, "y": 300}
CONTENT = placed(
    ADA,
    BOB,
    CAR,
    SECRET,
    ownElements=[OWN],
    ownLinks=[OWN | {"id": "own:2", "from": "own:1", "to": ADA, "label": "paid", "caption": None} | {"x": None}],
)
CONTENT["ownLinks"] = [
    {k: v for k, v in link.items() if k not in ("caption", "x", "y")} for link in CONTENT["ownLinks"]
]


@pytest.fixture
def client(stores: Stores) -> Iterator[TestClient]:
    said = [
        Record("a", 1, [Claim(ADA, {"name": "Ada <script>"})]),
        Record("b", 1, [Claim(BOB, {"name": "Bob"})]),
        Record("x", 1, [Claim(CAR)]),
        Record("c", 1, [Claim(SECRET, {"name": "Carl"})]),
        Record("k", 1, [], [Link("KNOWS", ADA, BOB, 0, 86_400_000)]),
        Record("o", 1, [], [Link("OWNS", ADA, CAR)]),
    ]
    write(SmallCase({"one": said}, []), stores)
    with TestClient(build_app(serving(stores)), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def chart(client: TestClient, stores: Stores) -> Any:
    return save(stores, CONTENT, title="A chart")["chart"]


def problem(answer: Any) -> tuple[int, str | None]:
    return answer.status_code, answer.json()["errors"][0].get("extensions", {}).get("argument")


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_saved_chart_is_a_file_of_every_format_with_the_same_bytes_again(
    client: TestClient, chart: Any, name: str
) -> None:
    first, again = (client.get(f"/charts/{chart['id']}/{name}") for _ in range(2))
    assert first.status_code == 200
    assert first.content == again.content
    assert first.headers["content-type"] == formats()[name].media_type
    assert first.headers["content-disposition"] == (
        f'attachment; filename="chart-{chart["id"]}-1{formats()[name].suffix}"'
    )
    assert "default-src 'none'" in first.headers["content-security-policy"]
    text = first.content.decode("utf-16" if name == "anx" else "utf-8")
    assert "A buyer" in text
    # The chart itself holds ids of elements, and what they are called is asked anew.
    assert ("Ada" in text) == (name != "chart")


def test_the_chart_that_was_exported_is_equal_when_it_is_imported(
    client: TestClient, chart: Any, stores: Stores
) -> None:
    exported = client.get(f"/charts/{chart['id']}/chart").json()
    again = save(stores, exported, title="Imported")["chart"]
    assert again["id"] != chart["id"]
    assert (again["content"], again["hash"]) == (chart["content"], chart["hash"])
    assert exported["about"]["hash"] == chart["hash"]


@pytest.mark.parametrize("name", sorted(formats()))
def test_what_is_not_saved_is_a_file_too(client: TestClient, name: str) -> None:
    body = {"title": "On the desk", "content": CONTENT, "at": "2026-11-25T12:00:00+01:00"}
    answer = client.post(f"/charts/{name}", json=body)
    assert answer.status_code == 200
    text = answer.content.decode("utf-16" if name == "anx" else "utf-8")
    assert "On the desk" in text
    assert "2026-11-25T11:00:00Z" in text


def test_a_report_tells_facts_chronology_assumptions_filter_and_hash(client: TestClient, chart: Any) -> None:
    page = client.get(f"/charts/{chart['id']}/report").text
    for said in (
        "Ada &lt;script&gt; knows Bob",
        "F6",
        "Bob said so",
        "inspector",
        chart["hash"],
        "1970-01-02T00:00:00Z",
    ):
        assert said in page
    assert "<script" not in page


def test_a_chart_that_was_hidden_in_part_says_so(client: TestClient, stores: Stores) -> None:
    content = placed(ADA, BOB, CAR)
    content["elements"][1]["hidden"] = True
    content["groups"] = [{"id": "g", "title": "The car", "members": [CAR], "open": False, "x": 5, "y": 5}]
    chart = save(stores, content)["chart"]
    page = client.get(f"/charts/{chart['id']}/report").text
    assert "elements hidden by hand: 1" in page
    assert "elements in closed boxes: 1" in page
    assert "The car (1)" in page
    nodes = client.get(f"/charts/{chart['id']}/json").json()["nodes"]
    assert sorted(nodes["id"]) == [ADA, "g"]


def test_every_file_counts_what_is_not_in_it(client: TestClient, stores: Stores) -> None:
    content = placed(ADA, BOB, CAR, SECRET, hiddenTypes=["Vehicle"])
    content["elements"][3]["hidden"] = True
    for chosen, told in ((content, True), (placed(ADA, BOB, CAR), False)):
        chart = save(stores, chosen)["chart"]
        nodes = client.get(f"/charts/{chart['id']}/json").json()["nodes"]["id"]
        assert (CAR in nodes) is not told
        for name in ("svg", "report", "html", "json"):
            page = client.get(f"/charts/{chart['id']}/{name}").text
            shown = page.partition("</desc>")[2] if name == "svg" else page
            for said in ("marks of types that are not shown", "elements hidden by hand"):
                assert (said in shown) is told, (name, said)


def test_a_box_of_one_hidden_type_is_hidden_and_a_mixed_one_is_not(client: TestClient, stores: Stores) -> None:
    for members, there in (([BOB], False), ([BOB, CAR], True)):
        group = {"id": "g", "title": "A box", "members": members, "open": False, "x": 5, "y": 5}
        chart = save(stores, placed(ADA, BOB, CAR, groups=[group], hiddenTypes=["Person"]))["chart"]
        nodes = client.get(f"/charts/{chart['id']}/json").json()["nodes"]["id"]
        assert ("g" in nodes) is there
        assert ADA not in nodes


def test_remarks_on_lines_and_open_boxes_are_in_the_picture_and_the_page(client: TestClient, stores: Stores) -> None:
    group = {"id": "g", "title": "The pair", "members": [ADA, BOB], "open": True, "x": 5, "y": 5, "note": "Old friends"}
    line = {"from": ADA, "to": BOB, "type": "KNOWS", "note": "From school", "flag": "question"}
    chart = save(stores, placed(ADA, BOB, groups=[group], links=[line]))["chart"]
    svg = client.get(f"/charts/{chart['id']}/svg").text
    assert "From school" in svg
    assert '<circle r="8"' in svg
    page = client.get(f"/charts/{chart['id']}/html").text
    assert "Old friends" in page
    assert '{"members": [0, 1], "title": "The pair"}' in page


def test_a_report_tells_the_facts_behind_lines_to_closed_boxes_and_none_of_hidden_lines(
    client: TestClient, stores: Stores
) -> None:
    box = {"id": "g", "title": "Both", "members": [BOB, CAR], "open": False, "x": 5, "y": 5}
    chart = save(stores, placed(ADA, BOB, CAR, groups=[box]))["chart"]
    page = client.get(f"/charts/{chart['id']}/report").text
    assert "Ada &lt;script&gt; knows Bob" in page
    assert "Told here: 2 facts." in page
    hidden = {"from": ADA, "to": BOB, "type": "KNOWS", "hidden": True}
    chart = save(stores, placed(ADA, BOB, CAR, links=[hidden]))["chart"]
    page = client.get(f"/charts/{chart['id']}/report").text
    assert "knows Bob" not in page
    assert "Told here: 1 fact." in page


def test_a_report_tells_values_with_their_records_where_departments_differ_and_what_was_decided(stores: Stores) -> None:
    said = {name: [Record("b", 1, [Claim(BOB, {"name": name})])] for name in ("Bob", "Robert")}
    write(SmallCase(said, []), stores)
    chart = save(stores, placed(BOB))["chart"]

    def report() -> str:
        with TestClient(build_app(serving(stores)), base_url="http://localhost") as client:
            return client.get(f"/charts/{chart['id']}/report").text

    page = report()
    assert '<td>name</td><td dir="auto">Robert</td>' in page
    assert "departments differ, nobody decided" in page
    assert "says otherwise" in page
    claim = _claim(stores, BOB, "Robert")
    decide = """mutation($claim: ID!) {
      decideValue(entity: "Person:reg:b", attribute: "name", claim: $claim, reason: "Seen <in> his passport.") {
        attribute
      }
    }"""
    assert ask(asking(stores, CLASSES), decide, claim=claim)["errors"] == []
    page = report()
    assert "concluded by inspector: Seen &lt;in&gt; his passport." in page


def _claim(stores: Stores, entity: str, source: str) -> str:
    asked = "query($id: ID!) { entity(id: $id) { claims { edges { node { id source } } } } }"
    edges = ask(asking(stores, CLASSES), asked, id=entity)["data"]["entity"]["claims"]["edges"]
    return next(str(edge["node"]["id"]) for edge in edges if edge["node"]["source"] == source)


def test_a_chart_as_of_the_day_it_was_saved_has_nothing_that_was_recorded_since(
    client: TestClient, stores: Stores
) -> None:
    chart = save(stores, placed(ADA, BOB))["chart"]
    assert client.get(f"/charts/{chart['id']}/json?asSaved=true").json()["links"]["type"] == ["KNOWS"]
    assert client.get(f"/charts/{chart['id']}/json").json()["about"]["filter"]["asOf"] is None
    asked = client.get(f"/charts/{chart['id']}/json?asSaved=true").json()["about"]
    assert asked["filter"]["asOf"] == chart["savedAt"]


def test_what_cannot_be_given_is_refused_by_its_name(client: TestClient, chart: Any) -> None:
    known = chart["id"]
    for path, expected in (
        ("nobody/svg", (404, "id")),
        (f"{known}/docx", (400, "format")),
        (f"{known}/svg?version=9", (404, "id")),
        (f"{known}/svg?version=x", (400, "version")),
        (f"{known}/svg?version=" + "9" * 400, (400, "version")),
        (f"{known}/svg?asSaved=maybe", (400, "asSaved")),
        (f"{known}/svg?at=yesterday", (400, "at")),
    ):
        assert problem(client.get(f"/charts/{path}")) == expected, path
    for body, expected in (
        ([], (400, "body")),
        ({}, (400, "content")),
        ({"content": {"elements": 1}}, (400, "content.elements")),
        ({"content": {}, "title": 1}, (400, "title")),
        ({"content": {}, "case": "Person:reg:nobody"}, (400, "case")),
    ):
        assert problem(client.post("/charts/svg", json=body)) == expected, body
    assert client.post("/charts/svg", content=b"{", headers={"content-type": "application/json"}).status_code == 400
    assert client.post("/charts/svg", content=b"{}", headers={"content-type": "text/plain"}).status_code == 415
    elsewhere = client.post("/charts/svg", json={}, headers={"origin": "http://other.example"})
    assert elsewhere.status_code == 403


def test_a_chart_without_anything_is_a_file_too(client: TestClient) -> None:
    for name in formats():
        assert client.post(f"/charts/{name}", json={"content": {}}).status_code == 200
    assert read(json.loads(client.post("/charts/chart", json={"content": {}}).content)).elements == ()


def test_the_reader_of_a_file_is_told_only_what_is_theirs(stores: Stores, client: TestClient) -> None:
    assert set(CLASSES) == {"open", "secret"}
    said = [Record("c", 1, [Claim(SECRET, {"name": "Carl"})], visibility="secret"), Record("a", 1, [Claim(ADA)])]
    write(SmallCase({"one": said}, []), stores)
    chart = save(stores, CONTENT)["chart"]
    service = serving(stores)
    service.policy.readers["local"] = ("open",)  # type: ignore[index]
    with TestClient(build_app(service), base_url="http://localhost") as narrow:
        for name in formats():
            content = narrow.get(f"/charts/{chart['id']}/{name}").content
            text = content.decode("utf-16" if name == "anx" else "utf-8")
            assert "A buyer" in text
            assert SECRET not in text
            assert "Carl" not in text
