"""`sightline analyse`: tables of one's own."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from algorithms.analyses.place_classes import When
from examples.analyses.alarms import alarms
from examples.analyses.burglaries import burglaries
from examples.analyses.fires import NAMES, fires
from examples.analyses.flow import HOLIDAYS, flow
from examples.analyses.night_places import asked, places
from examples.analyses.reports import ASKED, reports
from sightline import cli


def run(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    monkeypatch.setattr(sys, "argv", ["sightline", "analyse", *map(str, words)])
    with pytest.raises(SystemExit) as left:
        cli.main()
    return int(left.value.code or 0)


def write(path: Path, columns: Mapping[str, Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(columns)
        out.writerows(zip(*columns.values(), strict=True))
    return path


@pytest.fixture
def fire_table(tmp_path: Path) -> Path:
    made = fires(3, 200, 4)
    columns = {name: made.values[:, n].tolist() for n, name in enumerate(NAMES)}
    wood = ["timber" if one else "stone" for one in columns["timber"]]
    return write(tmp_path / "fires.csv", {"fire": made.ids, "level": made.levels, **columns, "walls": wood})


REGRESSION = ("--set", "id=fire", "--set", "outcome=level", "--set")


def test_fires_far_off_the_curve_are_named_and_a_given_house_is_warned_of(
    fire_table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = fires(3, 200, 4)
    factors = [name for name in NAMES if name != "timber"]
    given = write(tmp_path / "given.csv", {"fire": ["ours"], **{n: [9] for n in factors}, "walls": ["timber"]})
    words = ["regression", fire_table, *REGRESSION, f"factors={','.join([*factors, 'walls'])}", "--given", given]
    assert run(monkeypatch, *words, "--json", "--picture", tmp_path / "fires.svg") == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert {one["id"] for one in told["outliers"]["rows"]} >= made.arsons
    assert "walls=timber" in {one["factor"] for one in told["curves"]}
    assert told["warned"][0]["level"] in ("usual", "raised", "high", "highest")
    assert (tmp_path / "fires.svg").read_text(encoding="utf-8").startswith("<svg")
    assert run(monkeypatch, *words) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in made.arsons)
    assert run(monkeypatch, *words, "--picture", tmp_path / "fires.svg") == 2


def test_rules_of_burglaries_are_a_table_with_what_chance_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = burglaries(3)
    path = write(tmp_path / "burglaries.csv", {"id": made.ids, **made.case, **made.offender})
    names = ["--set", f"case={','.join(made.case)}", "--set", f"offender={','.join(made.offender)}"]
    assert run(monkeypatch, "rules", path, *names) == 0
    said = capsys.readouterr().out
    assert "place warehouse and taken metal  vehicle van" in said
    assert "by chance" in said


def test_bursts_of_alarms_are_clusters_with_their_stability(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = alarms(1, 150, 2)
    times = [datetime.fromtimestamp(at / 1000, UTC).isoformat() for at in made.at.tolist()]
    columns = {"alarm": made.ids, "latitude": made.latitudes, "longitude": made.longitudes, "time": times}
    path = write(tmp_path / "alarms.csv", columns)
    words = ("clusters", path, "--set", "id=alarm", "--set", "metres=500", "--set", "seconds=7200")
    assert run(monkeypatch, *words, "--json", "--picture", tmp_path / "alarms.svg") == 0
    told = json.loads(capsys.readouterr().out)
    standing = [set(one["members"]) for one in told["clusters"] if one["stands"]]
    assert all(any(len(burst & one) >= 10 for one in standing) for burst in made.bursts)
    assert run(monkeypatch, *words, "--set", "scope=hour", "--set", "zone=Europe/London") == 0
    assert "stability" in capsys.readouterr().out


def test_reports_are_told_by_those_with_a_label(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = reports(1, 240)
    path = write(tmp_path / "reports.csv", {"id": made.ids, "said": made.texts, "kind": made.labels})
    given = write(tmp_path / "new.csv", {"id": list(ASKED), "said": list(ASKED.values())})
    words = ("texts", path, "--set", "id=id", "--set", "text=said", "--set", "label=kind", "--given", given)
    assert run(monkeypatch, *words, "--json", "--picture", tmp_path / "reports.svg") == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["label"] for one in told["reports"]] == ["burglary", "fraud", None]
    assert run(monkeypatch, *words) == 0
    assert "can't tell" in capsys.readouterr().out


def test_places_and_times_are_told_by_past_events(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made, new = places(1, 240), asked()
    path = write(tmp_path / "events.csv", {**_columns(made.past), "sort": made.labels})
    given = write(tmp_path / "asked.csv", _columns(new))
    words = ("places", path, "--set", "id=id", "--set", "label=sort", "--set", "target=0.75", "--given", given)
    assert run(monkeypatch, *words, "--json") == 0
    told = {one["id"]: one for one in json.loads(capsys.readouterr().out)["asked"]}
    assert told["mall, noon"]["label"] == "shoplifting"
    assert run(monkeypatch, *words, "--picture", tmp_path / "places.svg") == 0
    assert "nearest alike" in capsys.readouterr().out


def _columns(when: When) -> dict[str, Sequence[object]]:
    times = [datetime.fromtimestamp(at / 1000, UTC).isoformat() for at in when.at.tolist()]
    return {"id": when.ids, "latitude": when.latitudes.tolist(), "longitude": when.longitudes.tolist(), "time": times}


def test_events_to_come_and_uneven_watching_are_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = flow(1)
    times = [datetime.fromtimestamp(at / 1000, UTC).isoformat() for at in made.at.tolist()]
    path = write(tmp_path / "flow.csv", {"latitude": made.latitudes, "longitude": made.longitudes, "time": times})
    words = ("forecast", path, "--set", "resolution=7", "--set", f"holidays={','.join(HOLIDAYS)}")
    assert run(monkeypatch, *words, "--json", "--picture", tmp_path / "flow.svg") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["forecast"]["better"] is True
    assert len(told["surges"]["surges"]) == 1
    assert run(monkeypatch, *words) == 0
    assert "clearly better" in capsys.readouterr().out
    areas = {"area": [f"a{n}" for n in range(12)], "watched_hours": [10 * 2**n for n in range(12)]}
    path = write(tmp_path / "areas.csv", {**areas, "count": [3 * 2**n for n in range(12)]})
    assert run(monkeypatch, "coverage", path, "--set", "area=area") == 0
    assert "Counts follow where is watched" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["astrology", "{table}"], "regression (outcome, factors"),
        (["regression", "{table}"], "outcome is missing"),
        (["regression", "{table}", *REGRESSION, "factors=weather"], "no column 'weather'"),
        (["regression", "{table}", *REGRESSION, "factor=wind"], "no option of regression"),
        (["regression", "{table}", *REGRESSION, "factors=wind", "--set", "seed=x"], "a number"),
        (["regression", "{table}", *REGRESSION, "factors=wind", "--set", "seed=1e99"], "a whole number"),
        (["regression", "{table}", *REGRESSION, "factors=wind", "--set", "q=nan"], "a number"),
        (["regression", "{table}", *REGRESSION, "factors=fire"], "words of fire is 199"),
        (["regression", "{table}", "{odd}", *REGRESSION, "factors=wind"], "The head does not fit"),
        (["regression", "{tmp}", *REGRESSION, "factors=wind"], "a regular file"),
        (["coverage", "{odd}", "--set", "area=area"], "1.5 is no whole number"),
        (["coverage", "{odd}", "--set", "area=area", "--set", "count=endless"], "'inf' is no number"),
        (["coverage", "{odd}", "--set", "area=area", "--set", "count=below"], "0 or more"),
        (["clusters", "{odd}", "--set", "scope=time", "--set", "time=late"], "not between 1800 and 2199"),
        (["regression", "{table}", "--set", "outcome=walls", "--set", "factors=wind"], "is no number"),
        (["regression", "{nothing}", *REGRESSION, "factors=wind"], "cannot be read"),
        (["regression", "{torn}", *REGRESSION, "factors=wind"], "the row has 1 cells, the header 2"),
        (["clusters", "{table}", "--set", "scope=mood"], "space, time, both, hour"),
        (["clusters", "{table}", "--set", "scope=time", "--set", "time=walls"], "no time with a zone"),
        (["rules", "{table}", "--set", "case=walls", "--set", "offender=sex"], "no column 'sex'"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_was_expected(
    words: list[str],
    says: str,
    fire_table: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "torn.csv").write_text("fire,level\nonly\n", encoding="utf-8")
    odd = "area,watched_hours,count,endless,below,late\na,1,1.5,inf,-1,9999-12-31T23:00:00Z\n"
    (tmp_path / "odd.csv").write_text(odd, encoding="utf-8")
    places = {name: tmp_path / f"{name}.csv" for name in ("nothing", "torn", "odd")}
    places |= {"table": fire_table, "tmp": tmp_path}
    assert run(monkeypatch, *(word.format(**places) for word in words)) == 2
    assert says in capsys.readouterr().err


def test_a_column_of_sexes_and_a_label_that_judges_a_person_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "t.csv", {"a": ["x", "y"], "b": ["F", "M"], "risk": ["1", "2"], "wind": [1, 2]})
    assert run(monkeypatch, "rules", path, "--set", "case=a", "--set", "offender=b") == 2
    assert "protected group" in capsys.readouterr().err
    assert run(monkeypatch, "regression", path, "--set", "outcome=risk", "--set", "factors=wind") == 2
    assert "judges a person" in capsys.readouterr().err
