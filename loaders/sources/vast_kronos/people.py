"""Employees and the cars that the company gave them."""

from __future__ import annotations

from graph_model.records import Record
from loaders.record_maker import RecordMaker
from loaders.rows import Row
from loaders.sources.vast_kronos.names import COMPANY, SET, address, department, full_name, person

_NAMES = ("LastName", "FirstName")
_JOB = ("CurrentEmploymentType", "CurrentEmploymentTitle")
EMPLOYEES = (
    *_NAMES,
    "BirthDate",
    "BirthCountry",
    "Gender",
    "CitizenshipCountry",
    "CitizenshipBasis",
    "CitizenshipStartDate",
    "PassportCountry",
    "PassportIssueDate",
    "PassportExpirationDate",
    *_JOB,
    "CurrentEmploymentStartDate",
    "EmailAddress",
    "MilitaryServiceBranch",
    "MilitaryDischargeType",
    "MilitaryDischargeDate",
)
CARS = (*_NAMES, "CarID", *_JOB)
_NO_NUMBER = "the passport's number is not given, so that it identifies nobody"
LEFT_OUT = {
    "BirthCountry": "the model has no place of birth",
    "CitizenshipBasis": "how the citizenship came about ties nobody to anything",
    "CitizenshipStartDate": "as the basis of the citizenship",
    "PassportCountry": _NO_NUMBER,
    "PassportIssueDate": _NO_NUMBER,
    "PassportExpirationDate": _NO_NUMBER,
    "MilitaryDischargeType": "how somebody left the service ties nobody to anything",
}


def employee(row: Row, make: RecordMaker) -> Record:
    """A person, the job, the mailbox, and the armed forces served in."""
    who, unit = person(row), department(row["CurrentEmploymentType"])
    claims = [
        make.claim(
            who,
            name=full_name(row),
            born=row["BirthDate"],
            sex=row["Gender"],
            nationality=row["CitizenshipCountry"],
            occupation=row["CurrentEmploymentTitle"],
        ),
        make.claim(COMPANY, name="GAStech", kind="company"),
        make.claim(unit, name=row["CurrentEmploymentType"], kind="department"),
    ]
    since = make.day(row["CurrentEmploymentStartDate"], "CurrentEmploymentStartDate").begins()
    links = [
        make.link("WORKS_FOR", who, COMPANY, since, position=row["CurrentEmploymentTitle"]),
        make.link("MEMBER_OF", who, unit),
        make.link("USES", who, address(make, row["EmailAddress"], "EmailAddress")),
    ]
    if row["MilitaryServiceBranch"]:
        branch = f"Organisation:{SET}:{row['MilitaryServiceBranch']}"
        until = make.day(row["MilitaryDischargeDate"], "MilitaryDischargeDate").ends()
        claims.append(make.claim(branch, name=row["MilitaryServiceBranch"], kind="armed forces"))
        links.append(make.link("MEMBER_OF", who, branch, until))
    return Record(f"employee/{row['LastName']}, {row['FirstName']}", 1, claims, links)


def car(row: Row, make: RecordMaker) -> Record:
    """Who drives which car; truck drivers have none of their own. Six jobs differ from those of the other list."""
    who, unit = person(row), department(row["CurrentEmploymentType"])
    claims = [
        make.claim(who, name=full_name(row), occupation=row["CurrentEmploymentTitle"]),
        make.claim(unit, name=row["CurrentEmploymentType"], kind="department"),
    ]
    links = [make.link("MEMBER_OF", who, unit)]
    if row["CarID"]:
        vehicle = f"Vehicle:{SET}:{row['CarID']}"
        claims.append(make.claim(vehicle, description=f"company car {row['CarID']}"))
        links.append(make.link("USES", who, vehicle))
    return Record(f"car/{row['LastName']}, {row['FirstName']}", 1, claims, links)
