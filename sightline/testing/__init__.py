"""What tests against a real Neo4j need: a server for each worker, a driver, an empty graph."""
