"""What tests against a real Neo4j need: a server for each worker, a driver, an empty graph."""

KIND_VARIABLE = "SIGHTLINE_TEST_STORE"
"""Names the kind of Neo4j that tests use: uri, container or local; unset: the first that can be had."""
