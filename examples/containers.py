"""A whole Sightline by testcontainers: Neo4j and the product's own image on a network of their own."""

from collections.abc import Iterator
from contextlib import contextmanager

from testcontainers.community.neo4j import Neo4jContainer
from testcontainers.core.container import DockerContainer
from testcontainers.core.network import Network
from testcontainers.core.wait_strategies import HttpWaitStrategy


@contextmanager
def sightline() -> Iterator[str]:
    """The address of an empty Sightline, thrown away with its Neo4j at the end of the block."""
    with Network() as network:
        neo4j = Neo4jContainer("neo4j:5.26-community", username="neo4j", password="password-for-tests")
        product = DockerContainer("sightline:latest", read_only=True, tmpfs={"/tmp": ""})
        product.with_env("SIGHTLINE_NEO4J_URI", "bolt://neo4j:7687").with_env(
            "SIGHTLINE_NEO4J_PASSWORD", "password-for-tests"
        )
        product.with_network(network).with_exposed_ports(8000)
        product.waiting_for(HttpWaitStrategy(8000, "/health").for_status_code(200))
        with neo4j.with_network(network).with_network_aliases("neo4j"), product:
            yield f"http://{product.get_container_host_ip()}:{product.get_exposed_port(8000)}"
