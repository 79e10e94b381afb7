"""The address holds the view, and tells nothing about anybody."""

from __future__ import annotations

from urllib.parse import unquote

from tests.ui.conftest import Open, Walked
from tests.ui.desk import Desk


def fragment(desk: Desk) -> str:
    return desk.page.url.removeprefix(desk.address)


def places(desk: Desk) -> dict[str, tuple[float, float]]:
    return {node["id"]: (round(node["x"]), round(node["y"])) for node in desk.drawn()["nodes"] if not node["members"]}


def test_a_colleague_opens_the_same_diagram_from_the_address(desk: Desk, open_desk: Open) -> None:
    desk.draw("Vera Marwick")
    desk.page.locator(".legend-row", has_text="bank account").click()
    desk.step(2)
    desk.draw("Lena Marwick")
    expandable = next(n["id"] for n in desk.drawn()["nodes"] if 0 < n["more"] < 20)
    desk.press(expandable, times=2)
    desk.page.locator(".legend-row", has_text="bank account").click()
    desk.rest()
    other = open_desk(fragment=fragment(desk))
    assert places(other) == places(desk)
    assert other.drawn()["centres"] == desk.drawn()["centres"]
    assert other.drawn()["selection"] == desk.drawn()["selection"]
    assert other.drawn()["hidden"] == desk.drawn()["hidden"]
    assert desk.page.evaluate("location.pathname + location.search") == "/"


def test_a_path_a_filter_and_communities_come_back_from_the_address(desk: Desk, open_desk: Open) -> None:
    for step, sign in ((3, ".path.chosen"), (4, ".counts :text('hidden by the filter')"), (5, ".group")):
        desk.step(step)
        other = open_desk(fragment=fragment(desk))
        other.page.locator(sign).first.wait_for()
        assert other.ids() == desk.ids()


def test_no_name_plate_number_or_id_stands_in_an_address(six_steps: list[Walked]) -> None:
    for step in six_steps:
        told = unquote(step.address).lower()
        assert "n=" in told
        for node in step.drawn["nodes"]:
            parts = [node["id"], node["id"].split(":")[-1], node["caption"], *node["caption"].split()]
            assert [part for part in parts if len(part) > 4 and part.lower() in told] == []


def test_what_is_not_there_any_more_is_said(desk: Desk, open_desk: Open) -> None:
    desk.step(2)
    other = open_desk(fragment=fragment(desk).replace("n=", "n=zzzzz_10_10.", 1))
    assert other.ids() == desk.ids()
    assert "one is not there any more" in other.said
