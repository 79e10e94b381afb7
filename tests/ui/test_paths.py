"""Ways on the page: of four kinds, stepped through, asked otherwise, and stopped while they are sought."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from tests.ui.conftest import City
from tests.ui.desk import Desk


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
