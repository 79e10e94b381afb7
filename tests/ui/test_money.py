"""Money on the page: followed by a rule that the person chooses, drawn, tabled, down to records; and its shapes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.ui.conftest import City, Open
from tests.ui.desk import Desk
from tests.ui.test_accessible import serious


def told(city: City) -> dict[str, Any]:
    """What the truth says of the money of 15 March."""
    found: dict[str, Any] = city.truth["steps"][5]["find"]
    return found


def amount(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def follow(desk: Desk, method: str = "First in, first out") -> None:
    desk.page.get_by_label(method).check()
    desk.page.get_by_role("button", name="Follow the money").click()
    desk.page.locator(".money-flow").wait_for()
    desk.rest()


def test_step_six_opens_the_money_and_the_person_chooses_which_leaves_first(desk: Desk, city: City) -> None:
    desk.step(6)
    expect(desk.page.locator(".money-toggle")).to_have_attribute("aria-expanded", "true")
    start = desk.page.locator(".money-form select").first
    expect(start).to_have_value(told(city)["source"])
    assert desk.page.locator(".money-form input[name=money-method]:checked").count() == 0
    expect(desk.page.locator(".money-form button[type=submit]")).to_be_disabled()
    follow(desk)
    expect(desk.page.locator(".money-flow h3")).to_contain_text("9,600.00 GBP")
    assert desk.said == "29 payments followed from " + caption(desk, told(city)["source"]) + "."


def caption(desk: Desk, element: str) -> str:
    return next(str(node["caption"]) for node in desk.drawn()["nodes"] if node["id"] == element)


def test_the_money_ends_at_the_two_machines_with_place_and_time_and_the_sums_are_exact(desk: Desk, city: City) -> None:
    desk.step(6)
    follow(desk)
    rests = desk.page.locator(".money-table").first.locator("tbody tr")
    names = {caption(desk, machine) for machine in told(city)["cash_machines"]}
    kept = {}
    for row in rests.all():
        cells = row.locator("td")
        kept[cells.nth(0).locator(".name").first.inner_text()] = amount(cells.nth(1).inner_text())
        assert "15 Mar 2026" in cells.nth(3).inner_text()
    assert sum(kept[name] for name in names) == Decimal(told(city)["cash_pence"]) / 100
    assert sum(kept.values()) == Decimal("9600.00")
    expect(rests.first).to_contain_text("14:05")
    # What all three methods give stands beside each sum.
    expect(rests.first.locator("td").nth(2)).not_to_be_empty()


def test_each_payment_opens_its_records_from_the_table_and_from_the_drawing(desk: Desk, city: City) -> None:
    desk.step(6)
    follow(desk)
    payments = desk.page.locator(".money-payments")
    assert payments.locator("button").count() == 29
    payments.locator("button").nth(0).click()
    expect(payments.locator(".told .origin")).to_contain_text("record transfer/2026-03-15-1")
    expect(desk.page.locator(".ribbon.chosen")).to_have_count(1)
    # Withdrawals one after the other at one machine are one ribbon: 11 transfers and 3 rows of withdrawals.
    ribbons = desk.page.locator(".ribbon")
    expect(ribbons).to_have_count(14)
    ribbons.nth(11).dispatch_event("click")
    expect(payments.locator(".told .origin")).to_contain_text("record withdrawal/2026-03-15-level-3a-1")


def test_the_result_goes_onto_the_diagram_and_back(desk: Desk, city: City) -> None:
    desk.draw(told(city)["source"].partition(":")[2])
    before = desk.ids()
    desk.choose("Follow its money")
    follow(desk)
    desk.page.get_by_role("button", name="On the diagram").click()
    desk.rest()
    assert set(told(city)["cash_machines"]) <= desk.ids()
    lit: list[str] = desk.page.evaluate("async () => [...(await import('/js/state.js')).lit.value.pairs]")
    assert {f"{one['from']}\n{one['to']}" for one in told(city)["transfers"]} <= set(lit)
    desk.undo()
    assert desk.ids() == before


def test_backwards_the_money_leads_to_the_account_of_nobody(desk: Desk, city: City) -> None:
    desk.step(6)
    desk.select(told(city)["cash_machines"][0])
    desk.page.get_by_label("where it came from").check()
    follow(desk, "In proportion")
    expect(desk.page.locator(".money-table").first).to_contain_text("Where it came from")
    source = caption(desk, told(city)["source"])
    expect(desk.page.locator(".money-table").first).to_contain_text(source)


def test_shapes_are_told_in_a_sentence_with_records_and_go_onto_the_diagram(desk: Desk, city: City) -> None:
    desk.step(6)
    desk.page.locator(".money .chip", has_text="Shapes").click()
    desk.page.locator(".money-form select").select_option("FAN_OUT")
    desk.page.get_by_label("At least so many").fill("2")
    desk.page.get_by_label("Within hours").fill("2")
    desk.page.get_by_role("button", name="Look for it").click()
    found = desk.page.locator(".shapes .lead")
    source = caption(desk, told(city)["source"])
    mine = found.filter(has_text=f"{source} pays 2: 9,600.00 GBP in 2 payments")
    expect(mine).to_have_count(1)
    mine.locator("summary", has_text="2 records").click()
    expect(mine.locator(".origin").first).to_contain_text("record transfer/2026-03-15-1")
    mine.get_by_role("button", name="On the diagram").click()
    desk.rest()
    for shape in ("CYCLE", "GATHER_SCATTER", "STACK", "PASSING", "SPLITTING"):
        desk.page.locator(".money-form select").select_option(shape)
        desk.page.get_by_role("button", name="Look for it").click()
        expect(desk.page.locator(".money-head [role=status]")).to_contain_text("payments")
        desk.rest()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_serious_in_the_money_and_it_works_by_keyboard(
    open_desk: Open, scheme: Any, width: int
) -> None:
    desk = open_desk(width=width, scheme=scheme)
    desk.step(6)
    form = desk.page.locator(".money-form")
    form.get_by_label("First in, first out").focus()
    desk.page.keyboard.press("Space")
    desk.page.keyboard.press("Enter")
    desk.page.locator(".money-flow").wait_for()
    desk.rest()
    desk.page.locator(".money-payments button").first.focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".money-payments .told")).to_have_count(1)
    assert serious(desk) == []
    desk.page.locator(".money .chip", has_text="Shapes").click()
    assert serious(desk) == []


def test_sums_are_exact_and_widths_follow_them(desk: Desk) -> None:
    found = desk.page.evaluate(
        """async () => {
      const { amountText, riverOf, streamsOf, sumOf } = await import("/js/money.js");
      const at = (minute) => new Date(Date.UTC(2026, 2, 15, 9, minute)).toISOString();
      const paid = (from, to, minute, traced, most = traced) => ({ from, to, at: at(minute), traced, most, level: 1 });
      const payments = [paid("a", "b", 0, "100.00"), paid("b", "c", 5, "30.00"), paid("b", "c", 6, "30.00"),
        paid("b", "d", 50, "0.00", "20.00")];
      const river = riverOf(payments);
      return { sum: sumOf(["9007199254740993.10", "0.20", "0.05"]), none: sumOf([]), whole: sumOf(["2", "3"]),
        text: amountText("9007199254740993.35"),
        streams: streamsOf(payments).map((one) => [one.from, one.to, one.traced, one.places]),
        lanes: river.lanes.map((lane) => lane.id),
        widths: river.ribbons.map((one) => one.width), widest: river.ribbons[2].widest,
        b: river.lanes[1].bands.map((band) => band.thick) };
    }"""
    )
    assert (found["sum"], found["none"], found["whole"]) == ("9007199254740993.35", "0", "5")
    assert found["text"] == "9,007,199,254,740,993.35"
    assert found["streams"] == [
        ["a", "b", "100.00", [0]],
        ["b", "c", "60.00", [1, 2]],
        ["b", "d", "0.00", [3]],
    ]
    assert found["lanes"] == ["a", "b", "c", "d"]
    assert found["widths"][1] / found["widths"][0] == pytest.approx(0.6)
    assert found["widths"][2] == 0
    assert found["widest"] / found["widths"][0] == pytest.approx(0.2)
    assert [thick / found["b"][0] for thick in found["b"]] == pytest.approx([1, 0.4, 0.4])
