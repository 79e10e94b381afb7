"""The tests that docs/testing.md shows are ones that pass."""

from examples.test_integration import sightline_loads, test_a_pushed_record_is_found_beside_the_loaded_ones
from examples.test_with_neo4j import test_two_registers_meet_on_the_plate_that_both_name

__all__ = [
    "sightline_loads",
    "test_a_pushed_record_is_found_beside_the_loaded_ones",
    "test_two_registers_meet_on_the_plate_that_both_name",
]
