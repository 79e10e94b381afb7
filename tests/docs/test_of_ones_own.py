"""The test that docs/operation.md shows is one that passes."""

from examples.test_with_neo4j import test_two_registers_meet_on_the_plate_that_both_name

__all__ = ["test_two_registers_meet_on_the_plate_that_both_name"]
