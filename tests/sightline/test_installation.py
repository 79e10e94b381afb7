"""What an installation is made of, out of its settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_model.errors import SettingsError
from sightline.installation import LOCAL, read_policy
from sightline.settings import load_settings


def test_the_built_in_policy_lets_the_local_user_see_all_classes() -> None:
    policy = read_policy(load_settings(policy=None))
    assert policy.readers[LOCAL] == policy.classes


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("classes: [open]\nreaders: {detective: all}\n", "no reader 'local'"),
        ("classes: [open]\nreaders: {local: [secret]}\n", "'secret', which is no class"),
        ("classes: [open]\n", "cannot be read"),
        ("classes: [open\n", "cannot be read"),
    ],
)
def test_a_policy_that_nobody_could_use_is_refused_with_its_path(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=named) as caught:
        read_policy(load_settings(policy=path))
    assert str(path) in caught.value.where
