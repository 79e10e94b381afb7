"""Case 0312: the theft, its scenes, the footage, hooded figures, the guards, numbers to identify, and two reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph_model.grade import Grade
from graph_model.records import Claim, Link, Record
from loaders.sources.demo_city.cast import AT
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import instant
from loaders.sources.demo_city.facts import days, local_instant, record, span, span_of
from loaders.sources.demo_city.geography import MUSEUM

CASE = "Case:case-file:0312"
THEFT = "Event:case-file:0312-theft"
VISIT = "Event:case-file:0312-visit"
VASE = "Article:case-file:0312-vase"
NIGHT_FOOTAGE = "Media:case-file:0312-video-night"
DAY_FOOTAGE = "Media:case-file:0312-video-day"
NUMBERS = "Media:case-file:0312-note-numbers"
LETTER = "Media:case-file:0312-letter"
TESTIMONY = "Media:case-file:0312-testimony"
FIGURES = tuple(f"Detection:case-file:0312-figure-{n}" for n in range(1, 5))
LETTER_GRADE = Grade(5, 5)
"""E5: an unreliable source, an improbable statement."""
NIGHT = (instant("2026-03-12 00:10"), instant("2026-03-12 00:50"))
AFTERNOON = (instant("2026-03-09 14:00"), instant("2026-03-09 14:40"))
_SEEN = (
    ("hooded figure, about 1.80 m, carries a bag, goes north", "00:14", "00:16", 0.82),
    ("hooded figure, about 1.65 m, slim, at the side door", "00:15", "00:18", 0.74),
    ("hooded figure, broad, waits at the loading bay", "00:21", "00:33", 0.69),
    ("hooded figure, about 1.75 m, limps, goes north", "00:41", "00:43", 0.77),
)


def file(city: City) -> Iterator[Record]:
    """The case file, one record for each sheet."""
    yield from _scenes(city)
    yield from _footage()
    yield from _people(city)
    yield from _papers(city)


def _scenes(city: City) -> Iterator[Record]:
    said = {
        "title": "Case 0312: museum theft",
        "number": "0312",
        "status": "under investigation",
        "opened": "2026-03-12",
    }
    yield record("0312", [Claim(CASE, {**said})], [], "2026-03-12")
    theft = Claim(
        THEFT,
        {
            "title": "Theft of a celadon vase",
            "kind": "theft",
            "description": "The vase left the museum by the loading bay between 00:10 and 00:50.",
            "happened": span_of(*NIGHT),
        },
    )
    yield record(
        "0312/theft", [theft], [Link("OCCURRED_AT", THEFT, MUSEUM.id), Link("BELONGS_TO", THEFT, CASE)], "2026-03-12"
    )
    visit = Claim(
        VISIT,
        {
            "title": "Scene to compare: the museum three days earlier",
            "kind": "scene",
            "description": "Opening hours; whoever looked at the vase may be among the visitors.",
            "happened": span_of(*AFTERNOON),
        },
    )
    yield record(
        "0312/visit", [visit], [Link("OCCURRED_AT", VISIT, MUSEUM.id), Link("BELONGS_TO", VISIT, CASE)], "2026-03-13"
    )
    vase = Claim(
        VASE,
        {"name": "Celadon vase with two fish", "kind": "ceramics", "description": "Height 31 cm, pale green glaze."},
    )
    links = [
        Link("BELONGS_TO", VASE, CASE),
        Link("PARTY_TO", VASE, THEFT, attributes={"role": "stolen"}),
        days("OWNS", city.companies.story("museum"), VASE, "1954-05-01"),
    ]
    yield record("0312/vase", [vase], links, "2026-03-12")


def _footage() -> Iterator[Record]:
    night = Claim(
        NIGHT_FOOTAGE,
        {
            "title": "Video of the loading bay, night to 12 March",
            "kind": "video",
            "covers": span_of(instant("2026-03-12 00:00"), instant("2026-03-12 01:00")),
        },
    )
    day = Claim(
        DAY_FOOTAGE,
        {
            "title": "Video of the hall, 9 March, 14:00 to 15:00",
            "kind": "video",
            "covers": span_of(instant("2026-03-09 14:00"), instant("2026-03-09 15:00")),
        },
    )
    for ref, media in (("0312/video-night", night), ("0312/video-day", day)):
        links = [Link("RECORDED_AT", media.entity, MUSEUM.id), Link("BELONGS_TO", media.entity, CASE)]
        yield record(ref, [media], links, "2026-03-12")
    for figure, (description, begin, end, confidence) in zip(FIGURES, _SEEN, strict=True):
        seen = span_of(instant(f"2026-03-12 {begin}"), instant(f"2026-03-12 {end}"))
        claim = Claim(figure, {"description": description, "kind": "person", "seen": seen, "confidence": confidence})
        links = [
            Link("OCCURRED_AT", figure, MUSEUM.id),
            Link("SHOWN_IN", figure, NIGHT_FOOTAGE),
            Link("BELONGS_TO", figure, CASE),
        ]
        yield record("0312/" + figure.rpartition("0312-")[2], [claim], links, "2026-03-12")


def _people(city: City) -> Iterator[Record]:
    """The guards on duty, marked, with their handsets; and the officer."""
    people, phones = city.population, city.phones
    for role in ("guard-1", "guard-2"):
        id = people.role(role)
        links = [
            span("PARTY_TO", id, THEFT, instant("2026-03-11 22:00"), instant("2026-03-12 06:00"), role="guard on duty"),
            days("USES", id, phones.handset(AT[role]), "2021-02-01"),
        ]
        yield record(f"0312/{role}", [Claim(id, {"description": "guard on duty, known staff"})], links, "2026-03-12")
    yield record("0312/officer", [], [days("INVESTIGATES", people.role("officer"), CASE, "2026-03-12")], "2026-03-12")


def _papers(city: City) -> Iterator[Record]:
    """The list of numbers to identify, a visitor's testimony, and the anonymous letter, graded E5."""
    people, phones = city.population, city.phones
    lines = [phones.extra(f"unknown-{n}") for n in range(1, 5)] + [AT["guard-1"], AT["guard-2"]]
    note = Claim(
        NUMBERS,
        {
            "title": "Numbers to identify: four unknown, two of guards",
            "kind": "document",
            "published": local_instant("2026-03-13 09:00"),
            "text": "Given by the phone company on request. The subscribers of four prepaid numbers are not known.",
        },
    )
    mentions = [Link("MENTIONS", NUMBERS, phones.number(line)) for line in lines]
    yield record("0312/note-numbers", [note], [Link("BELONGS_TO", NUMBERS, CASE), *mentions], "2026-03-13")
    testimony = Claim(
        TESTIMONY,
        {
            "title": "Testimony of a museum attendant",
            "kind": "document",
            "published": local_instant("2026-03-13 15:00"),
            "text": "A woman asked on 9 March how the vase was fastened.",
        },
    )
    told = [Link("BELONGS_TO", TESTIMONY, CASE), Link("MENTIONS", TESTIMONY, VASE), Link("MENTIONS", TESTIMONY, VISIT)]
    yield record("0312/testimony", [testimony], told, "2026-03-13")
    letter = Claim(
        LETTER,
        {
            "title": "Anonymous letter naming Jonas Abernethy",
            "kind": "document",
            "published": local_instant("2026-03-14 08:00"),
            "text": "Jonas Abernethy took the vase, everybody knows it.",
        },
    )
    accused = Link("REPORTED_ON", LETTER, people.role("innocent"), attributes={"statement": "took the vase"})
    sheet = record("0312/letter", [letter], [Link("BELONGS_TO", LETTER, CASE), accused], "2026-03-14")
    yield replace(sheet, grade=LETTER_GRADE)
