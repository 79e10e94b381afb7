"""Sixteen writers while all around them is killed, cut and lost: nothing is lost and nothing doubled."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from sightline.services.neo4j import LocalServer
from tests.faults.storm import WRITERS, blow, check, draw, storm

pytestmark = pytest.mark.xdist_group("faults")
FAULTS = [
    "cut before COMMIT",
    "cut after COMMIT",
    "lose a reply",
    "kill the API",
    "drop all clients",
    "kill Neo4j",
    "lose a reply",
    "drop the store",
]


def test_sixteen_writers_with_overlapping_records_lose_and_double_nothing(
    stopped_home: LocalServer, tmp_path: Path
) -> None:
    seed = random.randrange(2**32)
    sys.stdout.write(f"seed {seed}\n")
    sent = draw(writers=WRITERS, batches=4, rows=8, chance=random.Random(seed))
    with storm(stopped_home, tmp_path) as found:
        blow(found, sent, FAULTS, pause=0.5, seed=seed)
        check(found, sent)
        assert min(found.front.cuts, found.back.cuts) > 0, "no connection was cut"
