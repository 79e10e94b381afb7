"""axe finds nothing serious, on a light and a dark screen, wide and narrow."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.ui.conftest import Open, Scheme
from tests.ui.desk import Desk


def serious(desk: Desk) -> list[str]:
    """What axe finds serious or critical, with where."""
    found = Axe().run(desk.page).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("dark", 390)])
def test_nothing_serious_on_start_screen_diagram_and_panel(open_desk: Open, scheme: Scheme, width: int) -> None:
    desk = open_desk(width=width, scheme=scheme)
    faults = {"start": serious(desk)}
    desk.step(2)
    faults["diagram, step and panel"] = serious(desk)
    desk.step(3)
    faults["path"] = serious(desk)
    assert {where: found for where, found in faults.items() if found} == {}


def test_nothing_serious_on_all_else(desk: Desk) -> None:
    faults = {}
    desk.draw("Vera Marwick")
    faults["where departments differ"] = serious(desk)
    desk.tab("Records")
    faults["records"] = serious(desk)
    desk.tab("List")
    faults["list"] = serious(desk)
    desk.page.keyboard.press("?")
    faults["keys"] = serious(desk)
    desk.page.keyboard.press("Escape")
    desk.find("lena")
    faults["suggestions"] = serious(desk)
    desk.page.keyboard.press("Escape")
    desk.step(5)
    faults["communities"] = serious(desk)
    assert {where: found for where, found in faults.items() if found} == {}
