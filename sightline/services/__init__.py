"""Servers on this machine: a real Neo4j Community without Docker."""
