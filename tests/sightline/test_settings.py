"""Where settings come from, and that secrets stay secret."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph_model.errors import SettingsError
from sightline.settings import FILE_VARIABLE, SECRETS_VARIABLE, load_settings

SECRET = "correct-horse-battery"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD", "PORT", "HOST", "DATA_FOLDER"):
        monkeypatch.delenv(f"SIGHTLINE_{name}", raising=False)
    monkeypatch.delenv(FILE_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "no-config"))


def test_argument_goes_before_environment_before_file_before_secrets_folder_before_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load_settings().port == 8000
    (tmp_path / "sightline_port").write_text("8001")
    monkeypatch.setenv(SECRETS_VARIABLE, str(tmp_path))
    assert load_settings().port == 8001
    file = tmp_path / "settings.toml"
    file.write_text("port = 8002\n")
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    assert load_settings().port == 8002
    monkeypatch.setenv("SIGHTLINE_PORT", "8003")
    assert load_settings().port == 8003
    assert load_settings(port=8004).port == 8004


def test_an_env_file_and_a_secrets_folder_name_a_neo4j_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "sightline.env"
    file.write_text("SIGHTLINE_NEO4J_URI=neo4j://graph.example:7687\n")
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "sightline_neo4j_password").write_text(SECRET)
    monkeypatch.setenv(SECRETS_VARIABLE, str(tmp_path / "secrets"))
    settings = load_settings()
    assert settings.neo4j_uri == "neo4j://graph.example:7687"
    assert settings.neo4j_password is not None
    assert settings.neo4j_password.get_secret_value() == SECRET


def test_a_secret_is_in_no_text_that_settings_turn_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGHTLINE_NEO4J_URI", "bolt://graph.example")
    monkeypatch.setenv("SIGHTLINE_NEO4J_PASSWORD", SECRET)
    monkeypatch.setenv("SIGHTLINE_OPERATIONS_URI", f"postgresql://me:{SECRET}@db/ops")
    settings = load_settings()
    for text in (repr(settings), str(settings), settings.model_dump_json(), str(settings.model_dump())):
        assert SECRET not in text


def test_all_that_is_wrong_is_said_at_once_and_no_value_is_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGHTLINE_PORT", SECRET)
    monkeypatch.setenv("SIGHTLINE_NEO4J_HEAP_MB", "1")
    monkeypatch.setenv("SIGHTLINE_NEO4J_URI", f"bolt://neo4j:{SECRET}@graph.example")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    text = str(caught.value)
    assert all(name in text for name in ("port", "neo4j_heap_mb", "neo4j_uri"))
    assert SECRET not in text


@pytest.mark.parametrize(
    ("content", "named"),
    [("prot = 8001\n", "prot"), ("port = \n", "cannot be read"), ('neo4j_uri = "bolt://x"\n', "neo4j_password")],
)
def test_a_settings_file_with_a_mistake_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, named: str
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(content)
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    with pytest.raises(SettingsError, match=named) as caught:
        load_settings()
    assert str(file) in caught.value.where


def test_a_named_settings_file_or_secrets_folder_that_is_not_there_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FILE_VARIABLE, str(tmp_path / "gone.toml"))
    with pytest.raises(SettingsError, match="not there"):
        load_settings()
    monkeypatch.delenv(FILE_VARIABLE)
    monkeypatch.setenv(SECRETS_VARIABLE, str(tmp_path / "gone"))
    with pytest.raises(SettingsError, match="not there"):
        load_settings()


def test_holidays_are_days_each_once_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().holidays == ()
    monkeypatch.setenv("SIGHTLINE_HOLIDAYS", '["2026-12-26", "2026-12-25", "2026-12-26"]')
    assert load_settings().holidays == (date(2026, 12, 25), date(2026, 12, 26))
    monkeypatch.setenv("SIGHTLINE_HOLIDAYS", '["2026-02-30"]')
    with pytest.raises(SettingsError, match="holidays"):
        load_settings()
