"""The content hash notices whatever the graph says otherwise, and nothing of how it came; on a real Neo4j."""

from __future__ import annotations

import pytest

from loaders.decisions import Decisions
from loaders.pipeline import Stores, load
from stores.graph.content import content_hash
from tests.loaders.test_pipeline import ADA, BOB, Listed, owns, person
from tests.sightings import CAMERAS, NOON, PLATES, read, sensor

CHANGES = {
    "a value of a claim": "MATCH (c:Claim)-[:ABOUT]->({entity_id: $ada}) SET c.name = 'Adah'",
    "a claim's grade": "MATCH (c:Claim)-[:ABOUT]->({entity_id: $ada}) SET c.grade = coalesce(c.grade, 'A1') + '?'",
    "who may see a claim": "MATCH (c:Claim) WITH c LIMIT 1 SET c.vc = c.vc + 1",
    "a claim": "MATCH (c:Claim) WITH c ORDER BY c.claim_id LIMIT 1 DETACH DELETE c",
    "an end of a link": "MATCH (a)-[r:OWNS]->(b), (c:Entity {entity_id: $bob}) WITH r, c, b, properties(r) AS said "
    "DELETE r WITH c, b, said CREATE (c)-[n:OWNS]->(b) SET n = said",
    "a time of a link": "MATCH ()-[r:OWNS]->() SET r.since = coalesce(r.since, 0) + 1",
    "a link": "MATCH ()-[r:OWNS]->() DELETE r",
    "a link twice": "MATCH (a)-[r:OWNS]->(b) WITH a, b, r {.*, link_id: 'twice'} AS said "
    "CREATE (a)-[n:OWNS]->(b) SET n = said",
    "when something was read": "MATCH ()-[s:SEEN]->() SET s.at = s.at + 1",
    "a sighting": "MATCH ()-[s:SEEN]->() DELETE s",
    "a slot's hour": "MATCH (t:Slot) SET t.hour = t.hour + 1",
    "an entity": "CREATE (:Entity:Person {entity_id: 'Person:x:y'})",
    "an entity's type": "MATCH (e:Entity {entity_id: $ada}) REMOVE e:Person SET e:Organisation",
    "a verdict": "MATCH ()-[v:NEVER_SAME]->() DELETE v",
    "a verdict's reason": "MATCH ()-[v:NEVER_SAME]->() SET v.reason = 'another'",
}
ARRIVED = {
    "when a claim came": "MATCH (c:Claim) SET c.recorded_at = c.recorded_at + 1",
    "with which batch a link came": "MATCH ()-[r:OWNS]->() SET r.batch = 'another'",
}


@pytest.fixture
def told(stores: Stores) -> Stores:
    """A graph with every sort of thing."""
    load([Listed([person(ADA, "Ada"), person(BOB, "Bob"), owns("o1", ADA)])], stores)
    load([Listed([sensor(CAMERAS[0]), read("r1", PLATES[0], CAMERAS[0], NOON)], "city")], stores)
    Decisions(stores, strictest="secret").never_same(ADA, BOB, "other height", "inspector", [1])
    return stores


def hash_after(stores: Stores, text: str) -> str:
    with stores.graph.session() as session:
        counters = session.run(text, ada=ADA, bob=BOB).consume().counters
        assert counters.contains_updates, text
    return content_hash(stores.graph)


@pytest.mark.parametrize("what", CHANGES)
def test_another_content_has_another_hash(told: Stores, what: str) -> None:
    before = content_hash(told.graph)
    assert hash_after(told, CHANGES[what]) != before


@pytest.mark.parametrize("what", ARRIVED)
def test_how_a_fact_came_is_not_what_it_says(told: Stores, what: str) -> None:
    before = content_hash(told.graph)
    assert hash_after(told, ARRIVED[what]) == before
