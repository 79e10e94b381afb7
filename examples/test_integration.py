"""A test of one's own integration against a whole Sightline; `sightline_instance` comes with `sightline-graph`."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from examples.ask import find
from sightline.testing.instance import Instance

EXAMPLES = Path(__file__).parent


@pytest.fixture(scope="session")
def sightline_loads() -> Sequence[Sequence[str]]:
    """What stands in the graph when the tests begin."""
    mapping, rows = EXAMPLES / "mappings" / "vehicle-register.yaml", EXAMPLES / "mappings" / "vehicle-register.csv"
    return [("--mapping", str(mapping), str(rows))]


def test_a_pushed_record_is_found_beside_the_loaded_ones(sightline_instance: Instance) -> None:
    """`find` of examples/ask.py is the code under test: here stands your own."""
    sightline_instance.push("Person", "visa-desk", [{"id": "17", "version": 1, "attributes": {"name": "Ann Ellison"}}])
    assert sorted(find("Ellison", sightline_instance.address)) == ["Person: Ann Ellison", "Person: Mara Ellison"]
