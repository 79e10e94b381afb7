"""What the built-in sets make of files of a few rows: refusals with their field, strays, files that are not there."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from graph_model.errors import BadArgument, BadInput
from graph_model.protocols import RecordSource
from graph_model.records import Record, Rejection
from graph_model.registry import Registry, build
from loaders.sources import built_in
from loaders.sources.pole_manchester.calls import COLUMNS as CALLS
from loaders.sources.pole_manchester.calls import ENDS
from loaders.sources.pole_manchester.nodes import COLUMNS as NODES
from loaders.sources.pole_manchester.ties import COLUMNS as TIES

PUBLIC = ("criminal-networks", "pole-manchester", "vast-kronos")
POLE = {
    "nodes.Person": ["0,Hamilton,117-66-8129,Todd,,Person", "2,Hamilton,,Benjamin,12,Person"],
    "nodes.Phone": ["3,0-(070)893-3322,Phone", "7,,Phone"],
    "nodes.Crime": [
        "9,4/08/2017,abc,Drugs,Under investigation,,,Crime",
        "10,31/02/2017,def,Drugs,,,,Crime",
        "11,4/08/2017,,Drugs,,,,Crime",
    ],
    "nodes.PhoneCall": ["20,38,00:32,04/08/2017,CALL,PhoneCall", "21,1,00:32,04/08/2017,FAX,PhoneCall"],
    "relationships.CALLER": ["20,3,CALLER", "21,3,CALLER", "99,3,CALLER"],
    "relationships.CALLED": ["20,3,CALLED", "20,3,CALLED"],
    "relationships.KNOWS": ["0,2,KNOWS", "0,5,KNOWS"],
    "relationships.PARTY_TO": ["0,9,PARTY_TO", "2,10,PARTY_TO"],
}


@cache
def registry() -> Registry:
    return build()


def pole(folder: Path, rows: dict[str, list[str]], without: str = "") -> Path:
    path = folder / "pole-data-importer.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, columns in (NODES | CALLS | ENDS | TIES).items():
            if name != without:
                lines = [",".join(columns), *rows.get(name, [])]
                archive.writestr(f"crime-investigation.{name}.csv", "\n".join(lines))
    return path


def opened(name: str, files: Sequence[Path], shared_data: Path | None = None) -> Sequence[RecordSource]:
    return built_in()[name].open(files, {}, shared_data)


def found(source: RecordSource) -> tuple[list[Record], list[Rejection]]:
    every = list(source.records(registry()))
    records = [one for one in every if isinstance(one, Record)]
    return records, [one for one in every if isinstance(one, Rejection)]


def test_each_row_is_a_record_or_a_rejection_with_its_code_and_field(tmp_path: Path) -> None:
    (source,) = opened("pole-manchester", [pole(tmp_path, POLE)])
    records, rejections = found(source)
    assert [record.ref for record in records] == [
        "person/0",
        "person/2",
        "phone/3",
        "crime/abc",
        "phone-call/20",
        "KNOWS/0/2",
        "PARTY_TO/0/9",
    ]
    assert [(one.code, one.field, one.raw["file"]) for one in rejections] == [
        ("PIECE_MISSING", "phoneNo", "nodes.Phone"),
        ("NOT_A_TIME", "happened", "nodes.Crime"),
        ("EMPTY", "id", "nodes.Crime"),
        ("UNKNOWN_KIND", "call_type", "nodes.PhoneCall"),
        ("NO_CALL", ":START_ID", "relationships.CALLED"),
        ("NO_CALL", ":START_ID", "relationships.CALLER"),
        ("UNKNOWN_NODE", ":END_ID", "relationships.KNOWS"),
        ("UNKNOWN_NODE", ":END_ID", "relationships.PARTY_TO"),
    ]
    assert rejections[4].row == 2, "the second of two rows for one end of a call"


def test_a_second_pass_gives_the_same(tmp_path: Path) -> None:
    (source,) = opened("pole-manchester", [pole(tmp_path, POLE)])
    assert found(source) == found(source)


def test_an_archive_that_is_none_or_lacks_a_file_is_told_before_the_first_row(tmp_path: Path) -> None:
    (source,) = opened("pole-manchester", [pole(tmp_path, POLE, without="relationships.POSTCODE_IN_AREA")])
    with pytest.raises(BadInput, match="missing in the archive"):
        source.records(registry())
    broken = tmp_path / "pole-data-importer.zip"
    broken.write_bytes(b"no archive")
    (source,) = opened("pole-manchester", [broken])
    with pytest.raises(BadInput, match="no zip archive"):
        source.records(registry())


def test_what_a_network_cannot_be_read_as_is_refused(tmp_path: Path) -> None:
    texts = {
        "caviar_phases.csv": "phase,from,to,weight\n1,1,4,1\nall,1,4,2\n12,1,4,2\n2,1,,1\n2,1,5,many\n1\n",
        "noordin_ties.csv": "relation,a,b\nkinship,NT01,NT02\nrivalry,NT01,NT02\n",
        "montreal_gangs_nodes.csv": "gang,allegiance,ethnicity,territory\nReds,1,1,1\nBlues,7,1,1\nGreys,99,1,1\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    sources = {
        source.source.name: found(source) for source in opened("criminal-networks", [tmp_path / n for n in texts])
    }
    assert len(sources) == 14
    told = {name: [(one.code, one.field) for one in refused] for name, (_, refused) in sources.items() if refused}
    assert told == {
        "caviar-phase-02": [("EMPTY", "to"), ("NOT_A_NUMBER", "times")],
        "caviar-whole": [("UNKNOWN_PHASE", "phase"), ("BROKEN_LINE", "")],
        "noordin-top": [("UNKNOWN_RELATION", "relation")],
        "montreal-gangs": [("UNKNOWN_CODE", "allegiance")],
    }
    assert sum(len(records) + len(refused) for records, refused in sources.values()) == 11
    assert [record.claims[0].attributes.get("affiliation") for record in sources["montreal-gangs"][0]] == [
        "Bloods",
        None,
    ]


@pytest.mark.parametrize("name", PUBLIC)
def test_without_files_and_without_the_shared_data_the_message_says_what_to_do(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="SIGHTLINE_SHARED_DATA"):
        opened(name, [])
    with pytest.raises(BadInput, match="not there"):
        opened(name, [], tmp_path)
    with pytest.raises(BadInput, match="not there"):
        opened(name, [tmp_path])
    with pytest.raises(BadInput, match="No file of this set has that name"):
        opened(name, [tmp_path / "other.csv"])
    with pytest.raises(BadArgument, match="option"):
        built_in()[name].open([], {"people": "5"}, tmp_path)


def test_one_file_may_be_named_alone(shared_data: Path) -> None:
    (source,) = opened("vast-kronos", [shared_data / "vast-kronos" / "car_assignments.csv"])
    assert (source.source.name, len(found(source)[0])) == ("kronos-cars", 44)
