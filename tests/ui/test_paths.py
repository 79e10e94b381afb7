"""Ways on the page: of four kinds, stepped through; what holds several together; and the diagram as it grew."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Route, expect

from tests.ui.conftest import City, Open
from tests.ui.desk import Desk
from tests.ui.test_accessible import serious


def otherwise(desk: Desk, kind: str) -> None:
    """Open the form under the ways and choose a kind."""
    desk.panel.locator(".path-ask > summary").click()
    desk.panel.get_by_label("Which ways").select_option(kind)


def ask(desk: Desk) -> None:
    desk.panel.get_by_role("button", name="Ask", exact=True).click()
    desk.rest()


def test_the_best_ways_are_stepped_through_and_each_step_opens_its_records(desk: Desk, city: City) -> None:
    desk.step(3)
    otherwise(desk, "best")
    desk.panel.get_by_label("Best by").select_option("RARITY")
    ask(desk)
    place = desk.panel.locator(".stepper [role=status]")
    expect(place).to_have_text("Way 1 of 5")
    weights = [
        float(text.split()[1]) for text in desk.panel.locator(".path-head .quiet", has_text="weight").all_inner_texts()
    ]
    assert weights == sorted(weights)
    assert len(weights) == 5
    forward = desk.panel.get_by_role("button", name="The next way")
    forward.focus()
    desk.page.keyboard.press("Enter")
    desk.rest()
    expect(place).to_have_text("Way 2 of 5")
    chosen = desk.panel.locator(".path.chosen")
    assert chosen.locator(".path-step").count() == chosen.locator(".path-step:has(.origin)").count() > 3
    stops = set(chosen.locator(".path-stop .name").all_inner_texts())
    assert stops <= {node["caption"] for node in desk.drawn()["nodes"]}
    desk.panel.get_by_role("button", name="The way before").click()
    desk.rest()
    expect(place).to_have_text("Way 1 of 5")


def test_ways_run_over_what_is_named_and_never_past_what_is_to_be_avoided(desk: Desk, city: City) -> None:
    desk.step(3)
    path = city.truth["steps"][2]["find"]["path"]
    otherwise(desk, "best")
    desk.panel.get_by_label("Never past").select_option(path[1])
    ask(desk)
    names = {node["id"]: node["caption"] for node in desk.drawn()["nodes"]}
    assert desk.panel.locator(".path").count() > 0
    assert all(names[path[1]] not in text for text in desk.panel.locator(".path-head").all_inner_texts())
    desk.panel.locator(".path-ask > summary").click()
    desk.panel.get_by_role("button", name=f"Drop {names[path[1]]}").click()
    desk.panel.get_by_label("Over, in this order").select_option(path[1])
    ask(desk)
    assert all(names[path[1]] in text for text in desk.panel.locator(".path-head").all_inner_texts())


def test_in_time_order_each_step_says_when_it_is_taken_and_what_the_way_is_best_by(desk: Desk, city: City) -> None:
    desk.step(6)
    found = city.truth["steps"][5]["find"]
    desk.select(found["source"], found["cash_machines"][0])
    desk.choose("How are these two linked?")
    otherwise(desk, "timed")
    desk.panel.get_by_label("Arrows").select_option("OUT")
    ask(desk)
    first = desk.panel.locator(".path").first
    expect(first).to_contain_text("arrives first")
    times = [
        text.removeprefix("taken at ") for text in desk.panel.locator(".path.chosen .told > .quiet").all_inner_texts()
    ]
    assert len(times) == 4
    assert times == sorted(times)
    # Nothing waits long enough: the money goes through in five hours, not within minutes.
    desk.panel.locator(".path-ask > summary").click()
    desk.panel.get_by_label("Longest wait, hours").fill("0.1")
    ask(desk)
    expect(desk.panel).to_contain_text("No path in time order")


def test_round_trips_are_asked_of_one_element(desk: Desk, city: City) -> None:
    desk.draw("Lena Marwick")
    desk.choose("What comes back to it?")
    expect(desk.panel.locator("h2")).to_have_text("What comes back to it")
    otherwise(desk, "cycles")
    desk.panel.get_by_label("Arrows").select_option("BOTH")
    desk.panel.get_by_label("In time order").uncheck()
    desk.panel.get_by_label("Steps at most").fill("4")
    ask(desk)
    chosen = desk.panel.locator(".path.chosen .path-stop .name").all_inner_texts()
    assert chosen[0] == chosen[-1] == "Lena Marwick"
    assert len(set(chosen)) == len(chosen) - 1


def test_hubs_that_were_not_walked_are_named_though_they_are_not_drawn_and_can_be_shown(desk: Desk, city: City) -> None:
    found = city.truth["steps"][2]["find"]
    desk.step(3)
    ends = [found["path"][0], found["path"][-1]]
    desk.act("Hide", found["refused_hub"])
    desk.page.evaluate("async () => (await import('/js/actions/hide.js')).dropHidden()")
    desk.page.evaluate("async ([a, b]) => (await import('/js/actions/paths.js')).findPaths(a, b, { keep: true })", ends)
    desk.rest()
    assert found["refused_hub"] not in desk.ids()
    refused = desk.panel.locator(".refused li").first
    expect(refused.locator(".name")).not_to_have_text("an element")
    refused.get_by_role("button", name="Show").click()
    desk.rest()
    assert found["refused_hub"] in desk.ids()
    expect(desk.panel.locator(".path.chosen")).to_have_count(1)


def test_which_steps_never_held_together_is_reckoned_by_their_facts(desk: Desk) -> None:
    found = desk.page.evaluate(
        """async () => {
      const { apartIn, heldTogether } = await import("/js/path.js");
      const moment = (year) => year && `${year}-01-01T00:00:00Z`;
      const fact = (since, until) => ({ since: moment(since), until: moment(until) });
      const [early, late, ever] = [fact("2005", "2010"), fact("2019", null), fact(null, null)];
      const at = fact("2009", "2009");
      const step = (from, to, facts, more = 0) => ({ from, to, facts, factCount: facts.length + more });
      const entities = ["a", "b", "c", "d"].map((id) => ({ id }));
      const path = (...facts) => ({ entities, steps: facts.map((some, k) => step("abc"[k], "bcd"[k], some)) });
      const apart = (given) => [...apartIn(given)];
      const half = [step("a", "b", [early], 3), step("b", "c", [late]), step("c", "d", [fact("2001", "2002")])];
      return {
        together: [heldTogether(early, fact("2010", "2012")), heldTogether(early, at),
          heldTogether(at, fact("2009", "2012")), heldTogether(fact(null, "2005"), ever), heldTogether(at, at)],
        apart: apart(path([early], [late], [ever])),
        both: apart(path([early, fact("2020", null)], [late], [ever])),
        unknown: apart({ entities, steps: half }),
      };
    }"""
    )
    assert found["together"] == [False, True, True, True, True]
    assert found["apart"] == [[1, [2]]]
    assert found["both"] == []
    assert found["unknown"] == [[2, [3]]]


def test_how_several_hang_together_is_ranked_drawn_and_opened_down_to_the_records(desk: Desk, city: City) -> None:
    network = city.truth["network"]
    three = [network["centre"], *network["members"][:2]]
    desk.draw(caption_of(city, "dealer"))
    desk.page.evaluate("async (ids) => (await import('/js/actions/draw.js')).add(ids)", three)
    desk.rest()
    desk.act("How do these hang together?", *three)
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


def caption_of(city: City, role: str) -> str:
    return str(city.truth["cast"][role]["name"])


def test_the_diagram_is_replayed_by_keyboard_and_says_what_does_not_hold(open_desk: Open) -> None:
    desk = open_desk()
    desk.step(3)
    desk.page.locator(".replay-toggle").click()
    bar = desk.page.locator(".replay")
    slider = bar.get_by_role("slider")
    expect(slider).to_be_visible()
    desk.rest()
    # Whoever wants less motion is not offered any that goes by itself.
    expect(bar.get_by_role("button", name="Play")).to_have_count(0)
    last = int(slider.get_attribute("max") or 0)
    assert last > 1
    expect(bar.locator(".hides")).to_contain_text("do not hold then")
    seen = "async () => (await import('/js/views/canvas.js')).drawn.cy.edges(':visible').length"
    absent = "async () => { const s = await import('/js/state.js'); return s.later.value.lines.size; }"
    few = desk.page.evaluate(seen)
    bar.get_by_label("What began stays").check()
    grown = []
    slider.focus()
    desk.page.keyboard.press("Home")
    for _ in range(3):
        desk.page.keyboard.press("ArrowRight")
        grown.append(desk.page.evaluate(absent))
    assert grown == sorted(grown, reverse=True)
    desk.page.keyboard.press("End")
    desk.rest()
    assert desk.page.evaluate(seen) > few
    expect(bar).to_contain_text("All of it is there by now.")
    expect(desk.page.locator(".status .counts")).to_contain_text("as of")
    assert serious(desk) == []
    desk.page.keyboard.press("Home")
    desk.page.locator(".replay-toggle").click()
    desk.rest()
    expect(desk.page.locator(".status .counts")).not_to_contain_text("as of")


def test_with_motion_the_replay_plays_at_a_speed_and_pauses(desk: Desk) -> None:
    desk.page.emulate_media(reduced_motion="no-preference")
    desk.step(3)
    desk.page.locator(".replay-toggle").click()
    bar = desk.page.locator(".replay")
    slider = bar.get_by_role("slider")
    expect(slider).to_be_visible()
    bar.get_by_label("Speed").select_option("4")
    slider.focus()
    desk.page.keyboard.press("Space")
    expect(bar.get_by_role("button", name="Pause")).to_be_visible()
    desk.page.wait_for_function("() => Number(document.querySelector('.replay input[type=range]').value) >= 2")
    bar.get_by_role("button", name="Pause").click()
    expect(bar.get_by_role("button", name="Play")).to_be_visible()
    desk.page.emulate_media(reduced_motion="reduce")


def test_at_each_moment_of_a_replay_those_lines_are_there_whose_facts_held(desk: Desk) -> None:
    found = desk.page.evaluate(
        """async () => {
      const { LINGERS, absentAt, momentsOf, spansOf } = await import("/js/replay.js");
      const at = (day) => Date.UTC(2026, 0, day);
      const iso = (day) => day && new Date(at(day)).toISOString();
      const fact = (from, to, since, until) => ({ from, to, linkType: "X", since: iso(since), until: iso(until) });
      const line = (from, to, first) => ({ from, to, type: "X", first: iso(first) });
      const links = [line("a", "b", 1), line("b", "c", 4), line("c", "d", null), line("d", "e", 6)];
      const nodes = new Map(["a", "b", "c", "d", "e", "alone"].map((id) => [id, {}]));
      // Lived together twice; a call; nothing dated; and one line of which no fact came.
      const facts = [fact("a", "b", 1, 3), fact("a", "b", 8, null), fact("c", "b", 4, 4), fact("c", "d", null, null)];
      const spans = spansOf(facts);
      const there = (day, grown) => {
        const { lines, nodes: gone, undated } = absentAt({ nodes, links }, at(day), spans, grown);
        const left = links.filter((one) => !lines.has(`${one.from}\n${one.to}\nX`)).map((one) => one.from + one.to);
        return [left.join(" "), [...gone].join(" "), undated];
      };
      return {
        held: [1, 3, 4, 5, 6, 9].map((day) => there(day, false)),
        grown: [1, 5, 9].map((day) => there(day, true)),
        moments: momentsOf(links, spans, false).map((one) => (one - at(1)) / LINGERS + 1),
        begins: momentsOf(links, spans, true).length,
        all: absentAt({ nodes, links }, null, spans, false).lines.size,
      };
    }"""
    )
    assert found["held"] == [
        ["ab cd", "e", 1], ["cd", "a b e", 1], ["bc cd", "a e", 1], ["cd", "a b e", 1], ["cd de", "a b", 1],
        ["ab cd de", "", 1],
    ]  # fmt: skip
    assert [one[0] for one in found["grown"]] == ["ab cd", "ab bc cd", "ab bc cd de"]
    assert found["moments"] == [1, 3, 4, 5, 6, 8]
    assert found["begins"] == 4
    assert found["all"] == 0


def test_what_holds_several_together_is_asked_otherwise_past_hubs_and_over_some_links(desk: Desk, city: City) -> None:
    network = city.truth["network"]
    three = [network["centre"], *network["members"][:2]]
    desk.draw(caption_of(city, "dealer"))
    desk.page.evaluate("async (ids) => (await import('/js/actions/draw.js')).add(ids)", three)
    desk.rest()
    desk.act("How do these hang together?", *three)
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


def test_a_single_line_is_hidden_and_shown_again(desk: Desk, city: City) -> None:
    desk.draw("Lena Marwick")
    link = desk.drawn()["links"][0]
    n = len(desk.drawn()["links"])
    desk.page.evaluate("async (link) => (await import('/js/actions/why.js')).showLine(link)", link)
    desk.rest()
    desk.panel.get_by_role("button", name="Hide this line").click()
    desk.rest()
    assert len(desk.drawn()["links"]) == n - 1
    assert {link["from"], link["to"]} <= desk.ids()
    desk.page.locator(".held .menu > button").click()
    desk.page.get_by_role("menuitem", name="Line").click()
    desk.rest()
    assert len(desk.drawn()["links"]) == n
    desk.undo()
    assert len(desk.drawn()["links"]) == n - 1


def test_a_long_question_says_how_far_it_is_and_cancel_stops_it_on_the_server(desk: Desk, city: City) -> None:
    path = city.truth["steps"][2]["find"]["path"]
    desk.draw("Lena Marwick")

    def answer(route: Route) -> None:
        body = route.request.post_data or ""
        if "query HowFar" in body:
            far = {"data": {"job": {"state": "running", "done": 2, "total": 9, "result": None}}}
            return route.fulfill(json=far)
        return route.continue_()

    desk.page.route("**/graphql", answer)
    desk.page.evaluate(
        "async ([a, b]) => { void (await import('/js/actions/paths.js')).findPaths(a, b, { kind: 'best' }); }",
        [path[0], path[-1]],
    )
    sign = desk.page.locator(".working")
    expect(sign).to_contain_text("2 of 9")
    with desk.page.expect_request(lambda request: "mutation Stop" in (request.post_data or "")):
        sign.get_by_role("button", name="Cancel").click()
    expect(sign).to_have_count(0)
    desk.page.unroute("**/graphql")
    # What was asked stays, and can be asked otherwise.
    expect(desk.panel.locator(".path-form")).to_be_visible()
