"""The journal: what was appended comes back whole, or its damage is told."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.errors import BadInput, ServiceError
from graph_model.grade import Grade
from graph_model.keys import content_digest
from graph_model.records import Claim, Link, Record, Sighting, Source
from graph_model.verdicts import Conclusion, Verdict
from stores.journal import Journal
from stores.journal.wire import decode, encode_and_digest, encode_decision, encode_records

WORDS = st.text(max_size=12)
VALUES = st.one_of(WORDS, st.integers(-(2**53), 2**53), st.booleans(), st.tuples(st.integers(0, 9), WORDS))
GRADES = st.builds(Grade, st.integers(1, 6), st.integers(1, 6))
MAYBE_MS = st.none() | st.integers(0, 2**42)
CLAIMS = st.builds(Claim, WORDS, st.dictionaries(WORDS, VALUES, max_size=3), st.dictionaries(WORDS, WORDS, max_size=2))
LINKS = st.builds(Link, WORDS, WORDS, WORDS, MAYBE_MS, MAYBE_MS, st.none() | WORDS, st.none() | WORDS)
RECORDS = st.builds(
    Record,
    WORDS,
    st.integers(0, 2**42),
    st.lists(CLAIMS, max_size=2),
    st.lists(LINKS, max_size=2),
    st.none() | GRADES,
    st.none() | WORDS,
    MAYBE_MS,
    st.integers(0, 2**31),
)
SHARES = st.none() | st.floats(0, 1)
SIGHTINGS = st.builds(Sighting, WORDS, WORDS, st.integers(0, 2**42), WORDS, SHARES, SHARES, SHARES, st.none() | WORDS)
SOURCE = Source("reg", "Register, with a line\nbreak and ünicode", Grade(2, 3), licence="CC0", zone="Europe/London")


@given(st.lists(RECORDS, max_size=5))
def test_records_come_back_as_they_went_in(records: list[Record]) -> None:
    assert decode(encode_records(SOURCE, records)) == (SOURCE, tuple(records))


@given(RECORDS, st.lists(SIGHTINGS, max_size=2))
def test_a_record_is_written_and_digested_as_its_fields_are_declared(record: Record, sightings: list[Sighting]) -> None:
    record.sightings = sightings
    plain = {name: value for name, value in asdict(record).items() if sightings or name != "sightings"}
    for fact in plain["claims"] + plain["links"]:
        fact |= {name: dict(sorted(fact[name].items())) for name in ("attributes", "given")}
    plain = plain if sightings else dict(sorted(plain.items()))
    content, digests = encode_and_digest(SOURCE, [record])
    assert content.split(b"\n")[1] == orjson.dumps(plain)
    rated, seen_by = record.grade or SOURCE.grade, record.visibility or SOURCE.visibility
    said = (record.claims, record.links, rated, seen_by, record.observed_at)
    assert digests == [content_digest((*said, sightings) if sightings else said)]


def test_decisions_come_back_as_they_went_in() -> None:
    verdict = Verdict(id="v", reason="same ID number", by="ada", decided_at=5, vc=1, a="P:a", b="P:b", same=True)
    conclusion = Conclusion(
        id="c",
        reason="passport",
        by="ada",
        decided_at=6,
        vc=1,
        entity="P:a",
        attribute="born",
        claim_id="x",
        claim_version=1,
    )
    assert decode(encode_decision(verdict)) == verdict
    assert decode(encode_decision(conclusion)) == conclusion


def test_a_batch_is_kept_once_under_the_hash_of_its_content(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    batch = journal.append(b"some lines\n")
    assert journal.append(b"some lines\n") == batch
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [f"{batch}.jsonl.zst"]
    assert journal.read(batch) == b"some lines\n"


@pytest.mark.parametrize("damage", [b"", b"not zstd at all", None], ids=["emptied", "overwritten", "gone"])
def test_a_damaged_batch_is_told_and_never_read_as_something_else(tmp_path: Path, damage: bytes | None) -> None:
    journal = Journal(tmp_path)
    batch = journal.append(b"some lines\n")
    path = journal.path(batch)
    path.unlink() if damage is None else path.write_bytes(damage)
    with pytest.raises(BadInput, match="batch"):
        journal.read(batch)


def test_another_batch_under_this_name_is_refused(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    batch, other = journal.append(b"some lines\n"), journal.append(b"other lines\n")
    journal.path(batch).write_bytes(journal.path(other).read_bytes())
    with pytest.raises(BadInput, match="was changed"):
        journal.read(batch)


def test_a_folder_that_cannot_be_written_is_told_and_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("a file where the folder should be")
    with pytest.raises(ServiceError, match="cannot keep a batch"):
        Journal(tmp_path / "journal").append(b"some lines\n")


def test_a_format_of_the_future_is_refused() -> None:
    with pytest.raises(BadInput, match="format 99"):
        decode(b'{"format":99,"kind":"records"}\n')


def test_a_batch_and_the_entries_of_its_folders_are_on_the_disk_before_anybody_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    real = os.fsync

    def noted(handle: int) -> None:
        synced.append(os.fstat(handle).st_ino)
        real(handle)

    monkeypatch.setattr(os, "fsync", noted)
    journal = Journal(tmp_path / "journal")
    batch = journal.append(b"said")
    path = journal.path(batch)
    file, folder, whole = (one.stat().st_ino for one in (path, path.parent, journal.folder))
    assert synced == [file, folder, whole]
    synced.clear()
    assert journal.append(b"said") == batch
    assert synced == [folder], "another writer may not have made its entry durable yet"
