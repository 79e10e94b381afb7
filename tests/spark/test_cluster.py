"""`sightline movement` on a real Spark cluster of two workers gives what this machine gives, on a real Neo4j."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from graph_model.errors import ServiceError
from loaders.pipeline import load
from sightline.installation import open_stores
from sightline.services.spark import spark_java
from sightline.settings import load_settings
from tests.algorithms.movement.worlds import Size, world
from tests.loaders.test_pipeline import Listed, counts
from tests.sightings import read, sensor
from tests.sightline.test_load import installation

ROOT = Path(__file__).resolve().parents[2]
APART = ROOT / ".venv-spark" / "bin" / "sightline"
SIZE = Size(commuters=40, strangers=20, taxis=1, households=4, cameras=16, days=14, fans=10)
__all__ = ["installation"]


def _lacks() -> str:
    """What is missing for a cluster on this machine; nothing is."""
    if not APART.exists():
        return "no Spark here: make spark"
    try:
        spark_java()
    except ServiceError as error:
        return error.what
    return ""


needs_spark = pytest.mark.skipif(bool(_lacks()), reason=_lacks() or "Spark is here")


@pytest.fixture
def month(installation: Path) -> Path:
    """Two weeks of made-up traffic with two pairs who drive together, in the graph and its archive."""
    made = world(7, planted=2, size=SIZE).sightings
    cameras = [f"Sensor:city:camera{number}" for number in range(SIZE.cameras)]
    plates = [f"Plate:GB:AB{number:02}XYZ" for number in range(len(made.subject_ids))]
    rows = [sensor(camera) for camera in cameras]
    rows += [
        read(f"r{number}", plates[subject], cameras[place], at)
        for number, (subject, place, at) in enumerate(
            zip(made.subjects.tolist(), made.places.tolist(), made.at.tolist(), strict=True)
        )
    ]
    with open_stores(load_settings()) as stores:
        (report,) = load([Listed(rows, "city")], stores)
        assert counts(report) == (len(rows), 0, 0, 0)
    return installation


def ask(command: Path | str, *words: object) -> dict[str, Any]:
    done = subprocess.run(
        [command, "movement", *map(str, words), "--json"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@needs_spark
def test_a_cluster_of_two_workers_finds_and_weighs_the_same_pairs(month: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "here.parquet", tmp_path / "there.parquet"
    local = ask(ROOT / ".venv" / "bin" / "sightline", "--output", here)
    spark = ask(APART, "--engine", "spark", "--output", there)
    assert len(local["leads"]) >= 2
    assert local["joint"] > 50
    assert {**local, "file": ""} == {**spark, "file": ""}
    assert pq.read_table(there).equals(pq.read_table(here))
    assert not list(month.glob("movement-*"))


@needs_spark
def test_a_narrower_question_that_leaves_nothing_is_answered_with_nothing(month: Path) -> None:
    asked = ("--since", "2031-01-01T00:00:00Z")
    nothing = {"readings": 0, "compared": 0, "joint": 0, "leads": [], "omitted": 0, "file": None}
    assert ask(APART, "--engine", "spark", *asked) == nothing
    assert ask(ROOT / ".venv" / "bin" / "sightline", *asked) == nothing
