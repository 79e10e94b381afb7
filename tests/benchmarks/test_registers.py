"""The registers to measure by are as large as asked, the same each time, and each row of them is taken."""

from __future__ import annotations

from benchmarks.registers import registers, sources_of
from graph_model.records import Record
from graph_model.registry import build


def test_each_row_is_a_record_and_the_same_seed_gives_the_same_rows() -> None:
    registry, found = build(), []
    for _ in range(2):
        with registers(links=300, seed=5) as (files, size):
            assert size == {"people": 30, "links": 300, "seed": 5}
            found.append([list(source.records(registry)) for source in sources_of(files)])
    people, acquaintances = found[0]
    assert found[0] == found[1]
    assert all(isinstance(record, Record) for record in (*people, *acquaintances))
    claimed = {claim.entity for record in people if isinstance(record, Record) for claim in record.claims}
    links = [link for record in acquaintances if isinstance(record, Record) for link in record.links]
    assert (len(claimed), len(links)) == (30, 300)
    assert {end for link in links for end in (link.start, link.end)} <= claimed
    assert all(link.start != link.end for link in links)
