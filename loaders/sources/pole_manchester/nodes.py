"""What a row of a node file says. A crime is known by the police's id of it, everything else by its node's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_model.grade import Grade
from graph_model.records import Claim, Link, Record
from loaders.record_maker import Period, RecordMaker, own_id
from loaders.rows import Row
from loaders.sheets import Rule

SET = "pole-manchester"
OFFICIAL = Grade(2, 2)
"""B2, usually reliable and probably true: the police's own files, whose places were moved to the nearest map point."""
COLUMNS = {
    "nodes.Area": (":ID", "areaCode", ":LABEL"),
    "nodes.PostCode": (":ID", "code", ":LABEL"),
    "nodes.Location": (":ID", "latitude:double", "postcode", "longitude:double", "address", ":LABEL"),
    "nodes.Person": (":ID", "surname", "nhs_no", "name", "age", ":LABEL"),
    "nodes.Officer": (":ID", "badge_no", "rank", "name", "surname", ":LABEL"),
    "nodes.Phone": (":ID", "phoneNo", ":LABEL"),
    "nodes.Email": (":ID", "email_address", ":LABEL"),
    "nodes.Vehicle": (":ID", "model", "reg", "make", "year", ":LABEL"),
    "nodes.Object": (":ID", "description", "id", "type", ":LABEL"),
    "nodes.Crime": (":ID", "date", "id", "type", "last_outcome", "note", "charge", ":LABEL"),
}
"""File -> its header, in the order of reading."""


@dataclass(slots=True)
class Nodes:
    """What the node files told so far. entities: node id -> entity id. days: crime's node id -> the day it happened."""

    entities: dict[str, str] = field(default_factory=dict)
    days: dict[str, Period] = field(default_factory=dict)

    def rule(self, name: str) -> Rule:
        """What the rows of a node file mean."""
        rules: dict[str, Rule] = {
            "nodes.Area": self._area,
            "nodes.PostCode": self._postcode,
            "nodes.Location": self._address,
            "nodes.Person": self._person,
            "nodes.Officer": self._officer,
            "nodes.Phone": self._phone,
            "nodes.Email": self._email,
            "nodes.Vehicle": self._vehicle,
            "nodes.Object": self._object,
            "nodes.Crime": self._crime,
        }
        return rules[name]

    def _area(self, row: Row, make: RecordMaker) -> Record:
        place = _own("Location", row)
        return self._record("area", row, [make.claim(place, name=row["areaCode"], kind="area")], grade=OFFICIAL)

    def _postcode(self, row: Row, make: RecordMaker) -> Record:
        place = _own("Location", row)
        return self._record("postcode", row, [make.claim(place, name=row["code"], kind="postcode")], grade=OFFICIAL)

    def _address(self, row: Row, make: RecordMaker) -> Record:
        point = {"lat": row["latitude:double"], "lon": row["longitude:double"]}
        claim = make.claim(_own("Address", row), text=row["address"], postcode=row["postcode"], position=point)
        return self._record("location", row, [claim], grade=OFFICIAL)

    def _person(self, row: Row, make: RecordMaker) -> Record:
        person = _own("Person", row)
        links = [self._holds(make, person, "nhs_number", row["nhs_no"], "nhs_no")] if row["nhs_no"] else []
        return self._record("person", row, [make.claim(person, name=_name(row))], links)

    def _officer(self, row: Row, make: RecordMaker) -> Record:
        person = _own("Person", row)
        claim = make.claim(person, name=_name(row), occupation=row["rank"])
        return self._record(
            "officer", row, [claim], [self._holds(make, person, "police_badge", row["badge_no"], "badge_no")]
        )

    def _phone(self, row: Row, make: RecordMaker) -> Record:
        # Drawn as 0-(070)893-3322: some would pass for British numbers by chance, and then meet real ones.
        number = make.id("PhoneNumber", {"plan": SET, "number": row["phoneNo"]}, "phoneNo")
        return self._record("phone", row, [Claim(number, given={"number": row["phoneNo"]})])

    def _email(self, row: Row, make: RecordMaker) -> Record:
        return self._record("email", row, [Claim(make.id("EmailAddress", row["email_address"], "email_address"))])

    def _vehicle(self, row: Row, make: RecordMaker) -> Record:
        vehicle, plate = _own("Vehicle", row), make.id("Plate", row["reg"], "reg")
        claim = make.claim(vehicle, make=row["make"], model=row["model"], year=row["year"])
        return self._record("vehicle", row, [claim], [make.link("CARRIED_BY", plate, vehicle)])

    def _object(self, row: Row, make: RecordMaker) -> Record:
        thing = _own("Article", row)
        claim = make.claim(thing, name=row["description"], kind=row["type"], serial_number=row["id"])
        return self._record("object", row, [claim])

    def _crime(self, row: Row, make: RecordMaker) -> Record:
        crime = own_id("Event", SET, row["id"], "id")
        claim = make.claim(
            crime,
            kind=row["type"],
            outcome=row["last_outcome"],
            description=row["note"],
            charge=row["charge"],
            happened=row["date"],
        )
        self.days[row[":ID"]] = make.day(row["date"], "date")
        record = self._record("crime", row, [claim], grade=OFFICIAL)
        record.ref = f"crime/{row['id']}"
        return record

    def _holds(self, make: RecordMaker, person: str, kind: str, number: str, field: str) -> Link:
        document = make.id("IdDocument", {"kind": kind, "number": number}, field)
        return make.link("HOLDS", person, document)

    def _record(
        self, kind: str, row: Row, claims: list[Claim], links: Sequence[Link] = (), grade: Grade | None = None
    ) -> Record:
        self.entities[row[":ID"]] = claims[0].entity
        return Record(f"{kind}/{row[':ID']}", 1, claims, list(links), grade)


def _own(entity_type: str, row: Row) -> str:
    return own_id(entity_type, SET, row[":ID"], ":ID")


def _name(row: Row) -> str:
    return f"{row['name']} {row['surname']}"
