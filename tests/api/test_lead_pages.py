"""Leads, meetings and suspicions come page by page over GraphQL: the pages joined are the whole list."""

from __future__ import annotations

from typing import Any

import pytest

from loaders.pipeline import Stores
from tests.api.asking import ask, asking
from tests.api.test_movement import BUS, CAMERAS, FILTER, SCOUT, VAN, WORKER, asked, city

__all__ = ["city"]
LEADS = "leads { subjects { id } sentence }"
QUESTIONS = {
    "companions": (
        "singleJourneys",
        f"companions({FILTER}, leastPlaces: 4, PAGE) {{ singleJourneys {{ PAGED {LEADS} }} }}",
    ),
    "sceneCollision": (None, f'sceneCollision(scenes: [{{sensors: ["{CAMERAS[1]}"]}}], PAGE) {{ PAGED {LEADS} }}'),
    "similarTracks": (None, f'similarTracks(subject: "{VAN}", {FILTER}, leastPlaces: 2, PAGE) {{ PAGED {LEADS} }}'),
    "meetings": (
        None,
        f"""meetings(subjects: ["{BUS}", "{WORKER}", "{VAN}", "{SCOUT}"], {FILTER}, leastMinutes: 0, PAGE) {{ PAGED
        meetings {{ subjects {{ id }} since }} }}""",
    ),
}


def pages(stores: Stores, question: str, size: int) -> tuple[list[Any], int]:
    inside, text = QUESTIONS[question]
    found: list[Any] = []
    after = ""
    while True:
        page = asked(
            stores,
            text.replace("PAGED", "total omitted pageInfo { hasNextPage endCursor }").replace(
                "PAGE", f"first: {size}{after}"
            ),
        )
        page = page[inside] if inside else page
        shown = page["meetings"] if question == "meetings" else page["leads"]
        assert page["omitted"] == page["total"] - len(shown)
        found += shown
        if not page["pageInfo"]["hasNextPage"]:
            return found, page["total"]
        assert len(shown) == size
        after = f', after: "{page["pageInfo"]["endCursor"]}"'


def test_the_pages_of_each_list_joined_are_the_list_and_a_foreign_cursor_is_refused(city: Stores) -> None:
    for question in QUESTIONS:
        whole, total = pages(city, question, 200)
        assert len(whole) == total > 4 or question == "companions", question
        assert pages(city, question, max((len(whole) + 1) // 2, 1))[0] == whole
        for cursor in ("nonsense", "W10", "WzFd", "WyJhIiwgImIiLCAiYyJd"):
            text = QUESTIONS[question][1].replace("PAGED", "total").replace("PAGE", f'after: "{cursor}"')
            answer = ask(asking(city, ("open",)), f"{{ {text} }}")
            assert [error["message"] for error in answer["errors"]], (question, cursor)


@pytest.mark.parametrize("size", [0, 201])
def test_a_page_has_its_bounds(stores: Stores, size: int) -> None:
    text = QUESTIONS["similarTracks"][1].replace("PAGED", "total").replace("PAGE", f"first: {size}")
    assert ask(asking(stores, ("open",)), f"{{ {text} }}")["errors"]
