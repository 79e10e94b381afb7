"""How often a case repeated a search with other windows is kept, told with each answer, and hidden where it must be."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.types.tries import digest_of
from graph_model.records import Claim, Record
from loaders.pipeline import Stores, load
from tests.api.asking import ask, asking, schema
from tests.loaders.test_pipeline import Listed
from tests.sightings import HOUR, read, sensor

CASE, HIDDEN = "Case:reg:1", "Case:reg:hidden"
CAMERAS = ["Sensor:city:north", "Sensor:city:south"]
VAN, CAR = "Plate:GB:VA11VAN", "Plate:GB:CA22CAR"
TRIES = "tries { times others different since sentence }"
LIST = "total edges { node { question hash parameters askedBy askedAt } }"


@pytest.fixture
def city(stores: Stores) -> Stores:
    records = [sensor(one, position=(53.48 + n / 100, -2.24)) for n, one in enumerate(CAMERAS)]
    records += [
        read(f"{plate}-{place}", plate, one, place * HOUR)
        for plate in (VAN, CAR)
        for place, one in enumerate(CAMERAS, 1)
    ]
    records.append(Record("case", 1, [Claim(CASE, {"title": "Burglaries"})]))
    records.append(Record("hidden", 1, [Claim(HIDDEN, {"title": "Others"})], visibility="secret"))
    load([Listed(records, "city")], stores)
    return stores


def asked(stores: Stores, text: str, names: tuple[str, ...] = ("open", "secret"), **given: Any) -> Any:
    answer = ask(asking(stores, names), text if given else f"{{ {text} }}", **given)
    assert answer["errors"] == []
    return next(iter(answer["data"].values()))


def collision(place: int, case: str | None = CASE, more: str = "") -> str:
    about = f'case: "{case}"' if case else ""
    return f'sceneCollision(scenes: [{{sensors: ["{CAMERAS[place]}"]}}], {about} {more}) {{ total {TRIES} }}'


def test_each_answer_says_how_often_the_case_asked_the_same_with_other_parameters(city: Stores) -> None:
    first = asked(city, collision(0))["tries"]
    assert (first["times"], first["others"], first["different"]) == (1, 0, 0)
    assert "no other parameters" in first["sentence"]
    again = asked(city, collision(0))["tries"]
    assert (again["times"], again["others"], again["since"]) == (2, 0, first["since"])
    other = asked(city, collision(1))["tries"]
    assert (other["times"], other["others"], other["different"]) == (3, 2, 1)
    third = asked(city, collision(1, more="atLeast: 1"))["tries"]
    assert (third["times"], third["others"], third["different"]) == (4, 3, 2)
    assert third["sentence"].startswith("This case asked this question 3 times with 2 other sets of parameters.")


def test_a_default_that_is_written_out_or_null_and_a_later_page_are_no_other_search(city: Stores) -> None:
    text = f"""query($filter: FactFilter!, $within: Int, $after: String, $first: Int) {{ companions(filter: $filter,
      withinSeconds: $within, after: $after, first: $first, case: "{CASE}") {{ singleJourneys {{ {TRIES} }} }} }}"""
    alike: list[dict[str, Any]] = [{}, {"within": None}, {"within": 60}, {"first": 7}]
    for variables in alike:
        tries = asked(city, text, filter={}, **variables)["singleJourneys"]["tries"]
        assert tries["others"] == 0
    assert asked(city, text, filter={"undated": True})["singleJourneys"]["tries"]["others"] == 0
    last = asked(city, text, filter={"undated": False})["singleJourneys"]["tries"]
    assert (last["times"], last["others"], last["different"]) == (len(alike) + 2, len(alike) + 1, 1)
    page = asked(city, collision(0, more="first: 1").replace("total", "total pageInfo { endCursor }"))
    after = page["pageInfo"]["endCursor"]
    assert asked(city, collision(0, more=f'first: 1, after: "{after}"'))["tries"]["times"] == 1


def test_every_search_that_takes_a_case_is_listed_with_who_asked_what_and_when(city: Stores) -> None:
    window = 'filter: {since: "1970-01-01T00:00:00Z"}'
    bodies = {
        "companions": f'companions({window}, case: "{CASE}") {{ beyondRoutine {{ {TRIES} }} }}',
        "meetings": f'meetings(subjects: ["{VAN}", "{CAR}"], {window}, case: "{CASE}") {{ {TRIES} }}',
        "sceneCollision": collision(0),
        "similarTracks": f'similarTracks(subject: "{VAN}", {window}, case: "{CASE}") {{ {TRIES} }}',
    }
    for body in bodies.values():
        asked(city, body)
    listed = asked(city, f'searches(case: "{CASE}") {{ {LIST} }}')
    found = [edge["node"] for edge in listed["edges"]]
    assert [one["question"] for one in found] == list(reversed(bodies))
    assert {one["askedBy"] for one in found} == {"inspector"}
    meetings = found[2]["parameters"]
    assert meetings == {
        "subjects": [VAN, CAR],
        "filter": {"since": 0, "undated": True, "ungraded": True},
        "leastMinutes": 10,
        "withinMetres": 50.0,
    }
    assert len({one["hash"] for one in found}) == len(bodies)
    only = asked(city, f'searches(case: "{CASE}", question: "meetings", first: 1) {{ {LIST} }}')
    assert [edge["node"] for edge in only["edges"]] == [found[2]]


def test_a_search_without_a_case_or_with_bad_arguments_is_not_kept(city: Stores) -> None:
    assert asked(city, collision(0, None))["tries"] is None
    assert ask(asking(city, ("open",)), f"{{ {collision(0, more='atLeast: 9')} }}")["errors"]
    assert asked(city, f'searches(case: "{CASE}") {{ total }}')["total"] == 0


def test_a_case_that_is_not_there_and_one_that_is_hidden_are_refused_alike(city: Stores) -> None:
    refused = [ask(asking(city, ("open",)), f"{{ {collision(0, case)} }}") for case in ("Case:reg:none", HIDDEN)]
    assert refused[0] == refused[1]
    assert "no such entity" in refused[0]["errors"][0]["message"]
    asked(city, collision(0, HIDDEN))
    assert asked(city, f'searches(case: "{HIDDEN}") {{ total }}', ("open",))["total"] == 0
    assert asked(city, f'searches(case: "{HIDDEN}") {{ total }}')["total"] == 1


def test_who_sees_less_learns_nothing_of_the_searches_of_who_sees_more(city: Stores) -> None:
    asked(city, collision(0))
    less = asked(city, collision(1), ("open",))["tries"]
    assert (less["times"], less["others"]) == (1, 0)
    assert asked(city, f'searches(case: "{CASE}") {{ total }}', ("open",))["total"] == 1
    assert asked(city, f'searches(case: "{CASE}") {{ total }}')["total"] == 2


PARAMETERS = st.fixed_dictionaries(
    {"scenes": st.lists(st.fixed_dictionaries({"hours": st.lists(st.integers(0, 23), unique=True)}), max_size=3)}
)


@given(PARAMETERS, st.randoms())
def test_the_order_of_a_list_makes_no_other_search_but_that_of_corners_does(given: dict[str, Any], random: Any) -> None:
    other = {"scenes": [{"hours": random.sample(one["hours"], len(one["hours"]))} for one in given["scenes"]]}
    random.shuffle(other["scenes"])
    assert digest_of(other) == digest_of(given)
    corners = [{"latitude": 0.0, "longitude": float(n)} for n in range(3)]
    areas = [{"area": {"polygon": corners}}, {"area": {"polygon": corners[::-1]}}]
    assert digest_of(areas[0]) != digest_of(areas[1])


def test_each_question_that_takes_a_case_can_be_asked_for_among_the_searches(city: Stores) -> None:
    declared = schema().executable._schema.query_type
    assert declared is not None
    about_it = {"associationRules", "charts", "searches"}  # of which a case is the matter itself
    takes = [name for name, field in declared.fields.items() if "case" in field.args and name not in about_it]
    assert "cardOwners" in takes
    for question in takes:
        assert asked(city, f'searches(case: "{CASE}", question: "{question}") {{ total }}') == {"total": 0}
    asked(city, f'cardOwners(filter: {{}}, case: "{CASE}") {{ total }}')
    assert asked(city, f'searches(case: "{CASE}", question: "cardOwners") {{ total }}') == {"total": 1}
