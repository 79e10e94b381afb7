"""How the files name what they share. The set has no numbers for people and shops: their names are its ids."""

from __future__ import annotations

from loaders.record_maker import RecordMaker, own_id
from loaders.rows import Row

SET = "vast-kronos"
COMPANY = f"Organisation:{SET}:GAStech"


def person(row: Row) -> str:
    """An employee. No two of the 54 share last and first name, and one company wrote both lists."""
    name = f"{row['LastName']}, {row['FirstName']}" if row["LastName"] and row["FirstName"] else ""
    return own_id("Person", SET, name, "LastName")


def full_name(row: Row) -> str:
    """First name, then last name."""
    return f"{row['FirstName']} {row['LastName']}"


def department(name: str) -> str:
    """A department of the company."""
    return own_id("Organisation", SET, name and f"department/{name}", "CurrentEmploymentType")


def shop(name: str, field: str) -> str:
    """A shop or place exactly as a file spells it; spellings that differ are places that a person may join."""
    return own_id("Location", SET, name, field)


def address(make: RecordMaker, text: str, field: str) -> str:
    """An e-mail address. One man's has a blank in it and lacks the quotation marks that it needs."""
    local, _, domain = text.strip().rpartition("@")
    return make.id("EmailAddress", f'"{local}"@{domain}' if " " in local else text, field)
