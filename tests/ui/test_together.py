"""What holds several elements together: ranked, drawn, opened down to the records, and asked otherwise."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.ui.conftest import City
from tests.ui.desk import Desk
from tests.ui.test_accessible import serious


def ask_what_holds_three(desk: Desk, city: City) -> None:
    """Of the dealer's community: the centre and two members, drawn around the dealer."""
    network = city.truth["network"]
    three = [network["centre"], *network["members"][:2]]
    desk.draw(str(city.truth["cast"]["dealer"]["name"]))
    desk.add(*three)
    desk.act("How do these hang together?", *three)


def test_how_several_hang_together_is_ranked_drawn_and_opened_down_to_the_records(desk: Desk, city: City) -> None:
    ask_what_holds_three(desk, city)
    panel = desk.panel.locator(".connect")
    expect(panel.locator("h2")).to_have_text("What holds these 3 together")
    shares = [float(text.rpartition(" ")[2]) for text in panel.locator(".holder > .quiet:last-child").all_inner_texts()]
    assert shares == sorted(shares, reverse=True)
    assert (
        panel.locator(".tie").count() + panel.locator("section", has_text="No way between").locator("li").count() == 3
    )
    tie = panel.locator(".tie").last
    tie.locator("summary").click()
    expect(tie.locator(".path-step .origin").first).to_be_visible()
    lit: dict[str, Any] = desk.page.evaluate(
        "async () => { const { lit } = (await import('/js/state.js')); return { nodes: [...lit.value.nodes] }; }"
    )
    assert set(lit["nodes"]) <= desk.ids()
    assert len(lit["nodes"]) == tie.locator(".path-stop").count()
    assert serious(desk) == []
    tie.get_by_role("button", name="All shortest ways of these two").click()
    desk.rest()
    expect(desk.panel.locator(".path.chosen")).to_have_count(1)


def test_what_holds_several_together_is_asked_otherwise_past_hubs_and_over_some_links(desk: Desk, city: City) -> None:
    ask_what_holds_three(desk, city)
    before = desk.page.evaluate(
        "async () => (await import('/js/state.js')).panel.value.network.holders.map((one) => one.id)"
    )
    desk.panel.locator(".path-ask > summary").click()
    form = desk.panel.get_by_role("form", name="What holds them together: what is asked")
    form.get_by_label("Steps at most").fill("2")
    form.get_by_label("A hub has more neighbours than").fill("3")
    form.locator(".kinds > summary").click()
    kinds = form.locator(".kinds li")
    kinds.first.get_by_role("checkbox").uncheck()
    expect(form.locator(".kinds > summary")).to_contain_text(f"{kinds.count() - 1} of {kinds.count()}")
    avoid = form.get_by_label("Never past")
    offered = avoid.locator("option").evaluate_all("(all) => all.map((one) => one.value)")
    past = [holder for holder in before if holder in offered][:1]
    for holder in past:
        avoid.select_option(holder)
    form.get_by_role("button", name="Ask", exact=True).click()
    desk.rest()
    limits = desk.page.evaluate("async () => (await import('/js/state.js')).panel.value.network.limits")
    assert (limits["maxHops"], limits["hubLimit"], limits["avoid"]) == (2, 3, past)
    assert len(limits["linkTypes"]) > 1
    after = desk.page.evaluate(
        "async () => (await import('/js/state.js')).panel.value.network.holders.map((one) => one.id)"
    )
    assert not set(past) & set(after)
    expect(desk.panel.locator(".path-ask > summary")).to_contain_text("within 2 steps, hubs over 3 not walked")
    assert serious(desk) == []
