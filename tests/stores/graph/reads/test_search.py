"""Search on a real full-text index: what fits comes in the order of likeness, and the unseen changes nothing."""

from __future__ import annotations

import pytest

from graph_model.errors import BadArgument, LimitExceeded
from graph_model.reader import Reader
from graph_model.records import Claim, Link, Record
from graph_model.verdicts import Verdict
from loaders.pipeline import Stores
from stores.graph.reads import search as module
from stores.graph.reads.lookup import look_up
from stores.graph.reads.search import search
from stores.graph.seen import SeenGraph
from tests.stores.snapshot.graphs import CLASSES, Drawn, write

PLATES = ("Plate:GB:AB12CDE", "Plate:GB:AB13XYZ", "Plate:DE:AB12CDE")
NAMES = {
    "Person:reg:1": "Ada Byron",
    "Person:reg:2": "Adah Bryon",
    "Person:reg:3": "Byron, Ada King",
    "Person:reg:4": "Zoë O'Neill-Smith",
    "Person:reg:5": "مريم العلي",
    "Person:reg:6": "李 小龍",
    "Organisation:reg:7": "Ada Lovelace AND (Sons)",
}


def named(name: str, says: str, number: int = 0, visibility: str = "open") -> Record:
    return Record(f"{name}-{number}", 1, [Claim(name, {"name": says})], visibility=visibility)


@pytest.fixture
def seen(stores: Stores) -> SeenGraph:
    people = [named(name, says) for name, says in NAMES.items()]
    uses = [Record(plate, 1, [], [Link("CARRIED_BY", plate, "Vehicle:reg:1")]) for plate in PLATES]
    write(Drawn({"one": [Record("v", 1, [Claim("Vehicle:reg:1", {"make": "Volvo"})]), *people, *uses]}, []), stores)
    return reader(stores, *CLASSES)


def reader(stores: Stores, *names: str) -> SeenGraph:
    return SeenGraph(stores.graph, Reader(tuple(sorted(stores.classes[name] for name in names))))


def found(seen: SeenGraph, text: str, types: list[str] | None = None) -> list[str]:
    return [hit.entity.id.partition(":reg:")[2] or hit.entity.id for hit in search(seen, text, types).hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ada byron", ["1", "3", "2"]),
        ("ADA BYRON", ["1", "3", "2"]),
        ("Byron Ada", ["1", "3", "2"]),
        ("zoe oneill", ["4"]),
        ("zoë o'neill", ["4"]),
        ("smith", ["4"]),
        ("lovelac", ["7"]),
        ("lovelase", ["7"]),
        ("مريم", ["5"]),
        ("小龍", ["6"]),
        ("AND (", ["7"]),
        ("ad?h", ["2"]),
        ("*yron", ["1", "3"]),
        ("ada nobody", ["1", "2", "7", "3"]),
        ("nobody", []),
        ("Person:reg:4", ["4"]),
    ],
)
def test_names_are_found_by_whole_words_beginnings_and_misspellings(
    seen: SeenGraph, text: str, expected: list[str]
) -> None:
    assert sorted(found(seen, text)) == sorted(expected)
    assert found(seen, text)[:1] == expected[:1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AB1?", []),
        ("AB1*", ["Plate:DE:AB12CDE", "Plate:GB:AB12CDE", "Plate:GB:AB13XYZ"]),
        ("AB1???E", ["Plate:DE:AB12CDE", "Plate:GB:AB12CDE"]),
        ("*xyz", ["Plate:GB:AB13XYZ"]),
        ("ab12 cde", ["Plate:DE:AB12CDE", "Plate:GB:AB12CDE"]),
        ("b13-x", ["Plate:GB:AB13XYZ"]),
        ("Plate:GB:AB12CDE", ["Plate:GB:AB12CDE"]),
    ],
)
def test_identifiers_are_found_by_their_letters_in_any_notation(
    seen: SeenGraph, text: str, expected: list[str]
) -> None:
    assert sorted(found(seen, text, ["Plate"])) == expected


def test_types_narrow_what_is_found(seen: SeenGraph) -> None:
    assert found(seen, "ada", ["Organisation"]) == ["7"]
    assert found(seen, "ada", []) == []


def test_an_identifier_that_fits_exactly_comes_before_names_that_hold_it(stores: Stores) -> None:
    handset = "Handset:49015420323751"
    says = named("Person:reg:a", "49-015420-323751-8")
    owns = Record("l", 1, [Claim("Person:reg:b")], [Link("USES", "Person:reg:b", handset)])
    write(Drawn({"one": [says, owns]}, []), stores)
    assert found(reader(stores, *CLASSES), "49-015420-323751-8") == [handset, "a"]


def test_a_pasted_list_names_what_each_line_names(seen: SeenGraph) -> None:
    lines = ["ab12 cde", "AB13 XYZ (GB)", "nothing", "", "Person:reg:1", "*", "AB12CDE"]
    plates = ["Plate:DE:AB12CDE", "Plate:GB:AB12CDE"]
    assert look_up(seen, lines) == [plates, ["Plate:GB:AB13XYZ"], [], [], ["Person:reg:1"], [], plates]
    assert look_up(seen, ["ab12cde"], ["Person"]) == [[]]


def test_what_is_found_and_how_much_does_not_depend_on_what_is_not_seen(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 5)
    people = [f"Person:reg:{number:02}" for number in range(8)]
    shown = [named(name, "Ada Byron") for name in people]
    # Better fits by the index's own score, all unseen.
    hidden = [named(f"Person:reg:x{number:02}", "Ada", visibility="secret") for number in range(25)]
    write(Drawn({"one": [*hidden[:12], *shown, *hidden[12:]]}, []), stores)
    first = search(reader(stores, "open"), "ada")
    write(Drawn({"one": shown[::-1]}, []), stores)
    again = search(reader(stores, *CLASSES), "ada")
    assert [hit.entity.id for hit in first.hits] == [hit.entity.id for hit in again.hits] == people[:5]
    assert first.at_least
    assert again.at_least


def test_a_cluster_is_found_once_by_what_any_member_is_called(stores: Stores) -> None:
    one, two = "Person:reg:1", "Person:reg:2"
    same = Verdict(id="v", reason="", by="me", decided_at=0, vc=stores.classes["open"], a=one, b=two, same=True)
    write(Drawn({"one": [named(one, "Ada"), named(two, "Ada King")]}, [same]), stores)
    assert found(reader(stores, *CLASSES), "king") == ["1"]
    assert found(reader(stores, *CLASSES), "ada") == ["1"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", BadArgument),
        (" \0 ", BadArgument),
        ("**?", BadArgument),
        ("x" * 201, LimitExceeded),
        ("x" * 10_000, LimitExceeded),
        ("a?b?c?d?e?f?g?", LimitExceeded),
        ("a " * 31, LimitExceeded),
        ("ﷺ" * 40, LimitExceeded),
    ],
)
def test_a_text_that_cannot_be_searched_for_is_refused(seen: SeenGraph, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        search(seen, text)
