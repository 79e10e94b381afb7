"""Table tests of one value type: what is given, what it becomes, or why it is refused."""

from __future__ import annotations

from typing import Any

import pytest

from graph_model.values.base import Context, Refused, Value, ValueType

BRITISH = Context("Europe/London", "GB")
NOWHERE = Context()


def becomes(value_type: ValueType, given: Any, expected: Value, context: Context = BRITISH) -> None:
    """Fail unless `given` is cleaned to `expected`."""
    assert value_type.clean(given, context) == expected


def refused(value_type: ValueType, given: Any, code: str, context: Context = BRITISH) -> None:
    """Fail unless `given` is refused with `code`."""
    with pytest.raises(Refused) as caught:
        value_type.clean(given, context)
    assert caught.value.code == code, caught.value.reason
