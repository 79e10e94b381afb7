"""Further questions about tracks, cards and calls: relations drawn dashed as leads, suspicions, and every other one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.ui.conftest import City
from tests.ui.desk import Desk
from tests.ui.test_movement import _plates

_COUNT = re.compile(r"^\d+$")
NAMES = {
    "similarTracks": "Whose tracks are alike?",
    "cardOwners": "Whose card is it?",
    "identifierHygiene": "Which identifiers look wrong?",
    "meetings": "Who met?",
    "contactTable": "With whom did it speak?",
    "commonNumbers": "Which numbers have they in common?",
    "laterPhones": "Which number came after it?",
    "deviceChain": "Which cards were in which handsets?",
    "callsAround": "Who called around an event?",
    "footage": "Which footage covers this time?",
}


@pytest.fixture
def asking(desk: Desk, city: City) -> Iterator[Desk]:
    """The scout's plate drawn, with the form of further questions about it."""
    desk.draw(_plates(city)[0])
    desk.choose("What do its tracks and calls say?")
    desk.page.locator(".tracks form").wait_for()
    yield desk
    desk.page.evaluate(
        """async () => { const { tracksAsked } = await import('/js/state.js');
        const asked = { question: "trackRelations", days: 5, hours: 2, minutes: 10, since: "", until: "" };
        tracksAsked.value = { ...tracksAsked.value, ...asked }; }"""
    )


def ask(desk: Desk, question: str | None = None) -> None:
    if question:
        desk.page.get_by_label("Question").select_option(label=question)
    desk.page.locator(".tracks form button[type=submit]").click()
    desk.rest()


def test_relations_of_all_are_told_with_what_chance_gives_and_drawn_dashed(asking: Desk) -> None:
    page = asking.page
    page.locator(".tracks form label", has_text="About").locator("select").select_option("")
    page.get_by_label("On at least so many days").fill("2")
    page.get_by_label("On at least so many days").press("Tab")
    ask(asking)
    titles = page.locator(".tracks section h3").all_inner_texts()
    assert [title.rstrip("0123456789, ") for title in titles] == [
        "One place by night", "One place on working days", "One way, different identifiers",
    ]  # fmt: skip
    expect(page.locator(".tracks section .note").first).to_contain_text("were compared")
    lead = page.locator(".tracks .lead").first
    expect(lead.locator(".lead-bar.observed b")).to_have_text(_COUNT)
    expect(lead.locator(".lead-bar.expected")).to_be_visible()
    lead.get_by_role("button", name="Draw").click()
    asking.rest()
    own = [link for link in asking.drawn()["links"] if link.get("own")]
    assert [link["finding"] for link in own] == ["trackRelations"]
    assert {own[0]["from"], own[0]["to"]} == set(asking.drawn()["selection"])
    expect(lead.get_by_role("button", name="Drawn")).to_be_disabled()


def test_a_suspicion_is_proposed_with_what_speaks_against_it_and_changes_nothing(asking: Desk, city: City) -> None:
    page = asking.page
    scout, van = (f"Plate:GB:{plate}" for plate in _plates(city))
    one = {"kind": "HANDSET_SWAP", "subjects": [{"id": id, "type": "Plate", "caption": id} for id in (scout, van)],
           "count": 1, "sentence": "It was in another handset.", "recordCount": 2,
           "facts": [{"id": "f", "sentence": "A record."}],
           "against": [{"code": "TOOK_TURNS", "explains": 1, "sentence": "It changed back once."}]}  # fmt: skip
    body = {"data": {"identifierHygiene": {"total": 1, "omitted": 0, "suspicions": [one]}}}
    sent = list[str]()

    def answered(route: Route) -> None:
        text = route.request.post_data or ""
        sent.append(text)
        if "query IdentifierHygiene" in text:
            route.fulfill(status=200, content_type="application/json", body=json.dumps(body))
        else:
            route.continue_()

    page.route("**/graphql", answered)
    ask(asking, NAMES["identifierHygiene"])
    shown = page.locator(".tracks .lead")
    expect(shown).to_contain_text("The card in another handset")
    expect(shown).to_contain_text("It changed back once.")
    expect(shown).to_contain_text("rests on 3 records")
    shown.get_by_role("button", name="Draw").click()
    asking.rest()
    page.unroute("**/graphql")
    own = [link for link in asking.drawn()["links"] if link.get("own")]
    assert [(link["finding"], {link["from"], link["to"]}) for link in own] == [("identifierHygiene", {scout, van})]
    assert not any("mutation" in text for text in sent)


def test_on_a_phone_an_answer_comes_into_view_under_its_form(asking: Desk) -> None:
    page = asking.page
    size = page.viewport_size
    page.set_viewport_size({"width": 390, "height": 844})
    try:
        ask(asking, NAMES["identifierHygiene"])
        expect(page.locator(".tracks .lead").first).to_be_in_viewport(ratio=0.2)
    finally:
        assert size is not None
        page.set_viewport_size(size)


def test_each_question_is_asked_with_what_it_needs_and_has_an_answer(asking: Desk, city: City) -> None:
    page = asking.page
    failed = list[Any]()
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    told = {step["number"]: step["find"] for step in city.truth["steps"]}
    scout, van = _plates(city)
    number, handset = told[2]["numbers"][0], told[2]["handset"]
    asking.add(number, handset)
    # About whom each is asked, and what its answer must hold.
    answers = {
        "similarTracks": (f"Plate:GB:{scout}", ".lead", van[:4]),
        "identifierHygiene": (None, ".lead", "Another card in the handset"),
        "contactTable": (number, ".lead", "it has"),
        "laterPhones": (number, ".lead", "fit"),
        "deviceChain": (handset, ".tracks-facts li", "is inserted in"),
        "footage": (None, ".lead", "loading bay"),
    }
    for question, (subject, found, text) in answers.items():
        if subject:
            asking.act("What do its tracks and calls say?", subject)
        page.get_by_label("Question").select_option(label=NAMES[question])
        expect(page.locator(".tracks form")).to_contain_text(asking_for(asking, question))
        if question == "footage":
            expect(page.locator(".tracks form button[type=submit]")).to_be_disabled()
            page.get_by_label("From (UTC)").fill("2026-03-01T00:00")
            page.get_by_label("To (UTC)").fill("2026-04-01T00:00")
            page.get_by_label("To (UTC)").press("Tab")
        ask(asking)
        expect(page.locator(f".tracks {found}", has_text=text).first).to_be_visible()
        expect(page.locator(".tracks .note", has_text="Nothing was found")).to_have_count(0)
        expect(page.locator("[role=alert]")).to_have_count(0)
    assert failed == []


def test_what_needs_several_or_finds_nobody_says_so(asking: Desk) -> None:
    page = asking.page
    for question in ("commonNumbers", "meetings"):
        page.get_by_label("Question").select_option(label=NAMES[question])
        expect(page.locator(".tracks form")).to_contain_text(asking_for(asking, question))
        expect(page.locator(".tracks form button[type=submit]")).to_be_disabled()
    # In the city nobody stands at a shop whenever the same card pays.
    page.get_by_label("Question").select_option(label=NAMES["cardOwners"])
    page.locator(".tracks form label", has_text="About").locator("select").select_option("")
    ask(asking)
    expect(page.locator(".tracks .note", has_text="Nothing was found")).to_be_visible()
    expect(page.locator(".tracks section .note")).to_contain_text("were compared. A lead is no proof.")


def test_what_is_about_several_or_about_an_event_is_asked_of_what_is_selected(asking: Desk, city: City) -> None:
    page = asking.page
    told = {step["number"]: step["find"] for step in city.truth["steps"]}
    (contact,) = spoke_with(asking, told[2]["numbers"][0])
    for question, elements in (("meetings", told[4]["plates"]), ("commonNumbers", spoke_with(asking, contact)[:2])):
        asking.add(*elements)
        asking.act("What do their tracks and calls say?", *elements)
        page.get_by_label("Question").select_option(label=NAMES[question])
        if question == "meetings":  # they pass cameras one behind the other
            page.get_by_label("At least so many minutes").fill("0")
            page.get_by_label("At least so many minutes").press("Tab")
        ask(asking)
        expect(page.locator(".tracks form")).to_contain_text("2 are selected")
        expect(page.locator(".tracks li").first).to_be_visible()
    asking.add(told[1]["event"])
    asking.act("What do its tracks and calls say?", told[1]["event"])
    page.get_by_label("Question").select_option(label=NAMES["callsAround"])
    page.get_by_label("Hours before and after").fill("12")
    page.get_by_label("Hours before and after").press("Tab")
    ask(asking)
    expect(page.locator(".tracks .tracks-facts li", has_text=" called ").first).to_be_visible()


def spoke_with(desk: Desk, phone: str) -> list[str]:
    """The numbers that one had contact with."""
    found: list[str] = desk.page.evaluate(
        """async (phone) => {
          const { ask } = await import("/js/api.js");
          const asked = "contactTable(phone: $phone, filter: {}) { edges { node { phone { id } } } }";
          const text = `query($phone: ID!) { ${asked} }`;
          return (await ask(text, { phone })).contactTable.edges.map(({ node }) => node.phone.id);
        }""",
        phone,
    )
    return found


def asking_for(desk: Desk, question: str) -> str:
    """What the catalogue says under the question."""
    key = json.dumps(f"tracks.{question}.what")
    text: str = desk.page.evaluate(f"async () => (await import('/js/text/index.js')).t({key})")
    return text
