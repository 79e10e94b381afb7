"""Charts last: saved with name, case and notes, opened as they were, every version kept; two who save lose nothing."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.ui.conftest import City, Open
from tests.ui.desk import Desk


def made(desk: Desk, title: str) -> dict[str, Any]:
    """A chart with some of everything on it, saved; what is drawn."""
    desk.draw("Lena Marwick")
    nodes = [n["id"] for n in desk.drawn()["nodes"] if n["members"] is None and not n["bearer"]]
    expandable = next(n["id"] for n in desk.drawn()["nodes"] if 2 < n["more"] < 30 and not n["hub"])
    desk.page.evaluate("async (id) => (await import('/js/actions/expand.js')).expand(id)", expandable)
    desk.rest()
    desk.page.evaluate(
        """async ([a, b, c, d, e]) => {
          const { annotate, assumeElement, assumeLink } = await import("/js/actions/assume.js");
          const line = (await import("/js/state.js")).chart.value.links.find(({ from, to }) =>
            [from, to].includes(a) && ![from, to].some((end) => [c, d, e].includes(end)));
          const { lineId } = await import("/js/own.js");
          annotate([lineId(line)], { text: "Only seen once.", flag: "checked", picture: null });
          annotate([a], { text: "Ask her\\nabout the van.", flag: "question", picture: null });
          assumeLink({ from: a, to: b, label: "shares a flat with", reason: "Same doorbell." });
          const person = (await import("/js/state.js")).chart.value.nodes.get(a).type;
          const man = { type: person, caption: "A man", reason: "Witnesses.", near: a, link: "met" };
          await assumeElement(man);
          (await import("/js/actions/hide.js")).hide([c]);
          (await import("/js/actions/box.js")).group([d, e], "The office");
        }""",
        nodes[:5],
    )
    desk.rest()
    save(desk, title)
    return everything(desk)


def save(desk: Desk, title: str | None = None) -> None:
    desk.page.locator(".chart-bar").get_by_role("button", name="Save", exact=True).click()
    if title is not None:
        dialog = desk.page.locator("dialog")
        dialog.locator("#save-title").fill(title)
        dialog.locator("#save-notes").fill("Begun on Monday.")
        dialog.get_by_role("button", name="Save", exact=True).click()
        dialog.wait_for(state="detached")
    desk.rest()


def everything(desk: Desk) -> dict[str, Any]:
    """What a person sees and has made: marks with their places, lines, notes, assumptions, boxes, what is hidden."""
    found: dict[str, Any] = desk.page.evaluate(
        """async () => {
          const { shown } = await import("/js/state.js");
          const { own, nodes, links } = shown.value;
          const sorted = (rows) => rows.map((row) => JSON.stringify(row)).sort();
          return {
            marks: sorted([...nodes.values()].map(({ id, x, y, caption, own, box }) => [id, x, y, caption, own, box])),
            lines: sorted(links.map(({ from, to, type, count, label }) => [from, to, type, count, label])),
            notes: sorted([...own.notes]), hidden: [...own.hidden].sort(), pinned: [...own.pinned].sort(),
            boxes: sorted(own.boxes.map(({ id, title, members, open }) => [id, title, [...members].sort(), open])),
            assumed: sorted([...own.elements, ...own.links].map(({ id, caption, label, by, reason }) =>
              [id, caption ?? label, by, reason])),
            expansions: sorted(own.expansions.map(({ from, ids }) => [from, [...ids].sort()])),
          };
        }"""
    )
    return found


def test_a_saved_chart_opens_elsewhere_from_the_list_and_from_its_link_exactly_as_it_was(
    desk: Desk, open_desk: Open
) -> None:
    before = made(desk, "The <b>van</b>")
    assert "is saved as version 1" in desk.said
    link = desk.page.url.removeprefix(desk.address)
    assert link.startswith("#chart=")
    other = open_desk()
    other.page.locator(".saved .step", has_text="The <b>van</b>").first.click()
    other.page.locator(".start").wait_for(state="detached")
    other.rest()
    assert everything(other) == before
    third = open_desk(fragment=link)
    assert everything(third) == before
    expect(third.page.locator(".chart-title")).to_have_text("The <b>van</b>")
    # What is folded again there is folded as it was begun here.
    expansion = third.page.evaluate(
        "async () => (await import('/js/state.js')).chart.value.own.expansions.find((one) => one.ids.length > 2)"
    )
    third.act("Fold its last", expansion["from"])
    assert "folded again" in third.said


def test_every_version_is_kept_and_a_link_opens_the_one_that_it_names(desk: Desk, open_desk: Open) -> None:
    first = made(desk, "Versions")
    link = desk.page.url.removeprefix(desk.address)
    some = next(iter(desk.ids() - set(desk.drawn()["centres"])))
    desk.act("Hide", some)
    expect(desk.page.locator(".chart-bar")).to_contain_text("changed since version 1")
    save(desk)
    assert "is saved as version 2" in desk.said
    second = everything(desk)
    assert second != first
    other = open_desk(fragment=link)
    assert everything(other) == first
    expect(other.page.locator(".opened-bar")).to_contain_text("Version 2 is newer.")
    other.page.locator(".opened-bar").get_by_role("button", name="Open the newest").click()
    other.rest()
    assert everything(other) == second
    other.page.locator(".chart-bar .menu > button").click()
    other.page.get_by_role("menuitem", name="All versions …").click()
    rows = other.page.locator(".versions li")
    expect(rows).to_have_count(2)
    rows.nth(1).get_by_role("button", name="Open", exact=True).click()
    other.rest()
    assert everything(other) == first
    other.undo()
    assert everything(other) == second


def test_of_two_who_save_the_same_chart_the_second_is_told_and_sees_both(desk: Desk, open_desk: Open) -> None:
    made(desk, "Two hands")
    other = open_desk(fragment=desk.page.url.removeprefix(desk.address))
    marks = sorted(desk.ids() - set(desk.drawn()["centres"]))
    note = """async ([id, text]) => {
      (await import("/js/actions/assume.js")).annotate([id], { text, flag: null, picture: null });
    }"""
    desk.page.evaluate(note, [marks[0], "Mine."])
    save(desk)
    assert "is saved as version 2" in desk.said
    other.page.evaluate(note, [marks[0], "Yours."])
    other.page.evaluate(note, [marks[1], "Also yours."])
    other.page.locator(".chart-bar").get_by_role("button", name="Save", exact=True).click()
    dialog = other.page.locator("dialog")
    expect(dialog).to_contain_text("Somebody else saved this chart")
    expect(dialog).to_contain_text("theirs is version 2, and yours is kept as version 3, set aside")
    expect(dialog.locator(".preview")).to_have_count(2)
    dialog.get_by_role("button", name="Both on one chart").click()
    dialog.wait_for(state="detached")
    other.rest()
    notes = " ".join(everything(other)["notes"])
    for text in ("Mine.", "Yours.", "Also yours."):
        assert text in notes
    save(other)
    assert "is saved as version 4" in other.said
    # Nothing was overwritten: the first hand's version is there, and so is the one that was set aside.
    third = open_desk(fragment=other.page.url.removeprefix(other.address).replace(".4", ".3"))
    assert "Mine." not in " ".join(everything(third)["notes"])


def test_a_double_click_on_save_makes_one_version(desk: Desk) -> None:
    made(desk, "Twice")
    desk.act("Hide", next(iter(desk.ids() - set(desk.drawn()["centres"]))))
    desk.page.locator(".chart-bar").get_by_role("button", name="Save", exact=True).dblclick()
    desk.rest()
    assert "version 2" in desk.page.locator(".chart-bar").inner_text()


def test_a_chart_says_what_changed_since_and_shows_what_was_known_when_it_was_saved(
    desk: Desk, open_desk: Open, city: City
) -> None:
    cast = city.truth["steps"][2]["find"]["registers"]
    one, two = cast["hotel-register"], cast["ferry-operator"]
    desk.step(2)
    save(desk, "Before the decision")
    link = desk.page.url.removeprefix(desk.address)
    decided = desk.page.evaluate(
        """async ([a, b]) => {
          const { ask } = await import("/js/api.js");
          const { DECIDE_SAME } = await import("/js/questions.js");
          return (await ask(DECIDE_SAME, { a, b, reason: "Same card." })).decideSame.id;
        }""",
        [one, two],
    )
    other = open_desk(fragment=link)
    bar = other.page.locator(".opened-bar")
    expect(bar).to_contain_text("The sources say something else about")
    bar.get_by_role("button", name="Show which").click()
    other.rest()
    assert {one, two} & set(other.drawn()["selection"])
    assert not {one, two} <= other.ids()  # they are one now
    bar.get_by_role("button", name="As of that day").click()
    other.rest()
    expect(bar).to_contain_text("as the facts were known when it was saved")
    desk.page.evaluate(
        """async (id) => {
          const { ask } = await import("/js/api.js");
          await ask((await import("/js/questions.js")).WITHDRAW, { id, reason: "It was a test." });
        }""",
        decided,
    )


def test_a_chart_that_is_not_there_says_so(open_desk: Open, desk: Desk) -> None:
    desk.page.goto("about:blank")
    desk.page.goto(desk.address + "#chart=nothing.1")
    expect(desk.page.locator(".live")).to_have_text("There is no such chart here, or not for you.")
    expect(desk.page.locator(".start")).to_be_visible()


def test_a_link_to_a_view_or_a_chart_is_copied_and_holds_no_name(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    for _ in range(2):
        desk.page.locator(".chart-bar .menu > button").click()
        desk.page.get_by_role("menuitem", name="A link to this …").click()
        link = desk.page.locator("#address").input_value()
        assert "Marwick" not in link
        assert link == desk.page.url
        desk.page.keyboard.press("Escape")
        if "#chart=" not in link:
            save(desk, "Linked")
    assert "#chart=" in desk.page.url
