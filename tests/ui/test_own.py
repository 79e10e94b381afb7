"""What a person adds is theirs: drawn dotted, with author and reason, and never in the graph."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import networkx as nx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from stores.graph import Graph
from stores.graph.content import content_hash
from tests.tries import tries
from tests.ui.conftest import City
from tests.ui.desk import Desk

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def own(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = desk.page.evaluate(
        """async () => {
          const { chart } = await import("/js/state.js");
          const { elements, links, notes } = chart.value.own;
          return { elements, links, notes: Object.fromEntries(notes) };
        }"""
    )
    return found


def style(desk: Desk, selector: str, name: str) -> list[str]:
    found: list[str] = desk.page.evaluate(
        """async ([selector, name]) => {
          const { drawn } = await import("/js/views/canvas.js");
          return drawn.cy.elements(selector).map((each) => each.style(name));
        }""",
        [selector, name],
    )
    return found


def test_an_assumed_element_stands_dotted_beside_its_mark_and_nothing_of_it_is_in_the_graph(
    desk: Desk, graph_store: Graph
) -> None:
    desk.draw("Lena Marwick")
    before, places = content_hash(graph_store), desk.places()
    desk.select(desk.drawn()["centres"][0])
    desk.choose("Assume something beside it …")
    dialog = desk.page.locator("dialog")
    do = dialog.get_by_role("button", name="Assume it")
    dialog.locator("#own-caption").fill("A man <i>in a hood</i>")
    dialog.locator("#own-link").fill("met at the pier")
    expect(do).to_be_disabled()  # a reason is wanted
    dialog.locator("#own-reason").fill("Two witnesses say so.")
    do.click()
    desk.rest()
    made = own(desk)
    [element], [link] = made["elements"], made["links"]
    assert element["by"] == link["by"] == "inspector"
    assert element["reason"] == "Two witnesses say so."
    assert {name: desk.places()[name] for name in places} == places
    assert style(desk, "node[?own]", "border-style") == ["dotted"]
    assert style(desk, "edge[?own]", "line-style") == ["dotted"]
    expect(desk.panel).to_contain_text("A man <i>in a hood</i>")
    expect(desk.panel).to_contain_text("assumption")
    expect(desk.panel).to_contain_text("Two witnesses say so.")
    expect(desk.panel).to_contain_text("inspector")
    assert content_hash(graph_store) == before
    # What is expanded later takes its room into account; taken back, it leaves no trace.
    desk.panel.get_by_role("button", name="Take it back").click()
    desk.rest()
    assert own(desk)["elements"] == own(desk)["links"] == []
    desk.undo()
    assert len(own(desk)["links"]) == 1


def test_an_assumed_link_ties_two_marks_and_says_why(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    two = [n["id"] for n in desk.drawn()["nodes"] if n["members"] is None and not n["bearer"]][:2]
    desk.select(*two)
    desk.choose("Assume a link between these …")
    dialog = desk.page.locator("dialog")
    dialog.locator("#own-caption").fill("shares a flat with")
    dialog.locator("#own-reason").fill("Same doorbell.")
    dialog.get_by_role("button", name="Assume it").click()
    desk.rest()
    [link] = own(desk)["links"]
    assert [link["from"], link["to"]] == two
    desk.page.evaluate(
        """async (id) => {
          const { showLine } = await import("/js/actions/why.js");
          const { drawn } = await import("/js/views/canvas.js");
          showLine(drawn.cy.getElementById(id).data());
        }""",
        link["id"],
    )
    expect(desk.panel).to_contain_text("Same doorbell.")
    expect(desk.panel).to_contain_text("shares a flat with")


def test_a_note_a_flag_and_a_picture_stay_with_their_mark(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    centre = desk.drawn()["centres"][0]
    desk.select(centre)
    desk.choose("Note, flag or picture …")
    dialog = desk.page.locator("dialog")
    dialog.locator("#note-text").fill("Ask her about\nthe van.")
    dialog.get_by_text("question").click()
    dialog.locator("#note-picture").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": PNG})
    expect(dialog.locator("canvas")).to_be_visible()
    dialog.get_by_role("button", name="Keep it").click()
    desk.rest()
    note = own(desk)["notes"][centre]
    assert note["text"] == "Ask her about\nthe van."
    assert note["flag"] == "question"
    assert len(note["picture"]) > 100
    expect(desk.panel.locator(".own-note canvas")).to_be_visible()
    expect(desk.panel.locator(".own-note")).to_contain_text("question")
    desk.undo()
    assert own(desk)["notes"] == {}


def test_a_line_carries_a_note_and_a_flag_and_is_reached_without_a_mouse(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    centre = desk.drawn()["centres"][0]
    link = next(one for one in desk.drawn()["links"] if centre in (one["from"], one["to"]))
    id_ = f"{link['from']}\n{link['to']}\n{link['type']}"
    lines = desk.panel.locator(".lines summary")
    lines.press("Enter")
    place = [one for one in desk.drawn()["links"] if centre in (one["from"], one["to"])].index(link)
    desk.panel.locator(".lines .link-count").nth(place).press("Enter")
    desk.panel.get_by_role("button", name="Note or flag on this line …").press("Enter")
    dialog = desk.page.locator("dialog")
    expect(dialog.locator("#note-picture")).to_have_count(0)
    dialog.locator("#note-text").fill("Seen <b>once</b>.")
    dialog.get_by_text("checked").click()
    dialog.get_by_role("button", name="Keep it").press("Enter")
    desk.rest()
    assert own(desk)["notes"] == {id_: {"text": "Seen <b>once</b>.", "flag": "checked", "picture": None}}
    expect(desk.panel.locator(".own-note")).to_contain_text("Seen <b>once</b>.")
    signed = "async ([id]) => (await import('/js/views/canvas.js')).drawn.cy.getElementById(id).data('note')?.flag"
    assert desk.page.evaluate(signed, [id_]) == "checked"
    desk.undo()
    assert own(desk)["notes"] == {}


def test_a_file_that_is_no_picture_is_refused_in_words(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    desk.select(desk.drawn()["centres"][0])
    desk.choose("Note, flag or picture …")
    desk.page.locator("#note-picture").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": b"no"})
    expect(desk.page.locator("dialog")).to_contain_text("That is no picture that can be read here.")
    desk.page.keyboard.press("Escape")


def test_what_some_have_in_common_is_listed_drawn_and_lit_up(desk: Desk, city: City) -> None:
    cast = city.truth["cast"]
    desk.draw("Lena Marwick")
    desk.find("Vera Marwick")
    desk.page.keyboard.press("Shift+Enter")
    desk.rest()
    suspect, sister = cast["suspect"]["id"], cast["sister"]["id"]
    desk.select(suspect, sister)
    desk.choose("In common")
    expect(desk.panel).to_contain_text("What these 2 have in common")
    assert desk.panel.locator(".link-count").count() >= 1
    draw = desk.panel.get_by_role("button", name="not drawn")
    if draw.count():
        draw.click()
        desk.rest()
    assert city.truth["things"]["shared-account"] in desk.ids()
    assert desk.page.evaluate("async () => (await import('/js/state.js')).lit.value.nodes.size") >= 3


def test_the_neighbours_of_all_that_are_selected_come_in_one_step(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    before = desk.ids()
    some = [n["id"] for n in desk.drawn()["nodes"] if 0 < n["more"] < 40 and not n["hub"]][:3]
    desk.select(*some)
    desk.choose("Neighbours of all")
    came = desk.ids() - before
    assert len(came) > 2
    tied = {
        end for link in desk.drawn()["links"] for end in (link["from"], link["to"]) if {link["from"], link["to"]} & came
    }
    assert set(some) <= tied
    desk.undo()
    assert desk.ids() == before


def test_only_what_lies_between_some_is_kept_and_the_rest_is_hidden(desk: Desk, city: City) -> None:
    desk.step(3)
    path = city.truth["steps"][2]["find"]["path"]
    desk.select(path[0], path[-1])
    before = desk.ids()
    desk.choose("Keep only what lies between these")
    kept = desk.ids()
    assert set(path) <= kept
    graph = nx.Graph((link["from"], link["to"]) for link in desk.drawn()["links"])
    graph.add_edge(path[0], path[-1])
    bearers = {n["id"] for n in desk.drawn()["nodes"] if n["bearer"]}
    assert all(degree >= 2 for name, degree in graph.degree() if name not in bearers)
    if kept != before:
        assert "others are hidden" in desk.said


_GRAPHS = st.integers(2, 8).flatmap(
    lambda n: st.tuples(
        st.just(n),
        st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=14),
        st.sets(st.integers(0, n - 1), min_size=2, max_size=3),
    )
)


def test_what_lies_between_is_what_every_walk_without_repetition_runs_through(desk: Desk) -> None:
    @settings(max_examples=tries(60), deadline=None, suppress_health_check=list(HealthCheck))
    @given(_GRAPHS)
    def same(case: tuple[int, set[tuple[int, int]], set[int]]) -> None:
        size, pairs, ends = case
        graph = nx.Graph(pairs)
        graph.add_nodes_from(range(size))
        walks = (path for a, b in combinations(sorted(ends), 2) for path in nx.all_simple_paths(graph, a, b))
        expected = ends | {node for path in walks for node in path}
        found = desk.page.evaluate(
            """async ([ids, links, ends]) => {
              const { between } = await import("/js/between.js");
              return [...between(ids, links, ends)];
            }""",
            [
                [f"n{k}" for k in range(size)],
                [{"from": f"n{a}", "to": f"n{b}"} for a, b in sorted(pairs)],
                [f"n{k}" for k in sorted(ends)],
            ],
        )
        assert {int(name[1:]) for name in found} == expected

    same()


def test_a_single_line_is_hidden_and_shown_again(desk: Desk) -> None:
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
