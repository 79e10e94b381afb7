"""The attributes that analyses may take: one that stands for a protected group is not in the schema."""

from __future__ import annotations

from enum import Enum

import strawberry


@strawberry.enum(
    description="""What a case is described by. PART_OF_DAY and WEEKDAY: of the middle of its possible time. PLACE: the
kind of the place where it happened."""
)
class CaseAttribute(Enum):
    KIND = "kind"
    OUTCOME = "outcome"
    CHARGE = "charge"
    PART_OF_DAY = "part_of_day"
    WEEKDAY = "weekday"
    PLACE = "place"


@strawberry.enum(
    description="""What an offender is described by. VEHICLE: body style of a vehicle that was a party too. Sex, birth
and nationality stand for protected groups and are not to be asked for."""
)
class OffenderAttribute(Enum):
    OCCUPATION = "occupation"
    VEHICLE = "vehicle"


@strawberry.enum(description="What a text is about, by another attribute of the event.")
class TextLabel(Enum):
    KIND = "kind"
    OUTCOME = "outcome"
    CHARGE = "charge"
