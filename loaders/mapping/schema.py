"""The shape of a mapping: its keys, each with one sentence. What the names in it mean is checked elsewhere."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from loaders.mapping.faults import SPELT_OUT

FORMS = SPELT_OUT
"""What a value is taken from; exactly one of them."""


SOURCE_NAME = r"^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _one_or_many(given: Any) -> Any:
    return [given] if isinstance(given, str | dict) else given


Names = Annotated[tuple[str, ...], BeforeValidator(_one_or_many), Field(min_length=1)]


class Given(_Part):
    """Where a value comes from. A bare text is short for `column`, a mapping without the three forms for `pieces`."""

    column: str | None = Field(default=None, description="Take the value from this column")
    constant: str | None = Field(default=None, description="The same value for every row")
    pieces: dict[str, Given] | None = Field(
        default=None, description="Put the value together: piece -> where it comes from"
    )
    form: str | None = Field(
        default=None,
        alias="as",
        description="How it is written: a date format such as %d/%m/%Y, epoch_s or epoch_ms, or a sample number such "
        "as 1.234,50; for a version: whole, day or instant",
    )
    zone: str | None = Field(default=None, description="Time zone of this value, where it is not the file's")
    country: str | None = Field(default=None, description="Country of this value, where it is not the file's")
    values: dict[str, str] | None = Field(default=None, description="Code -> what it means; other codes are refused")
    default: str | None = Field(default=None, description="What an empty cell means")

    @model_validator(mode="before")
    @classmethod
    def _spell_out(cls, given: Any) -> Any:
        if isinstance(given, str):
            return {"column": given}
        if isinstance(given, dict) and given and not given.keys() & set(FORMS):
            return {"pieces": given}
        return given

    @model_validator(mode="after")
    def _one_form(self) -> Given:
        forms = [form for form in FORMS if getattr(self, form) is not None]
        if len(forms) != 1:
            raise ValueError("exactly one of column, constant and pieces is expected")
        if forms != ["column"] and (self.values is not None or self.default is not None):
            raise ValueError("values and default belong to a column")
        return self


def _plain_key(given: Given) -> Given:
    if given.pieces is not None or given.model_fields_set - set(FORMS):
        raise ValueError("a part of a key is a column or a constant, as it is")
    return given


KeyPart = Annotated[Given, AfterValidator(_plain_key)]
Key = Annotated[tuple[KeyPart, ...], BeforeValidator(_one_or_many), Field(min_length=1)]
"""Columns, and constants where a file does not say everything, that make up a source's own id."""


def _constant(given: Any) -> Any:
    return {"constant": given} if isinstance(given, str) else given


Stated = Annotated[Given, BeforeValidator(_constant)]
"""A value for the whole source, or a column: here a bare text is the value itself."""


class SourceSection(_Part):
    """Who says so."""

    name: str = Field(
        pattern=SOURCE_NAME,
        description="Short name, a-z, 0-9 and dashes; part of the ids of what is known by the source's own id",
    )
    title: str = Field(min_length=1, max_length=200, description="Name for people, with the date of the extract")
    grade: Stated | None = Field(
        default=None, description="Admiralty grade A1 to F6 of all rows, or a column; F6 if absent"
    )
    visibility: Stated | None = Field(
        default=None, description="Visibility class of all rows, or a column with a default; open if absent"
    )
    licence: str = Field(default="", max_length=200, description="Licence of the data, best as its SPDX identifier")
    revision: int = Field(
        default=0,
        ge=0,
        lt=1024,
        description="Raise it when the mapping was mended, so that records of the same version change",
    )


class FileSection(_Part):
    """How the file is written. What is absent is guessed where that is safe; the zone never is."""

    format: Literal["camt053", "csv", "gpx", "json", "jsonl", "mt940", "parquet", "xlsx"] | None = Field(
        default=None,
        description="csv, gpx, json, jsonl, parquet or xlsx, or a bank's statements: camt053, mt940; else by the "
        "file's name",
    )
    encoding: str | None = Field(
        default=None, description="Encoding of CSV and JSON lines; else UTF-8, or UTF-16 with a byte order mark"
    )
    delimiter: str | None = Field(
        default=None, min_length=1, max_length=1, description="What stands between cells of CSV; a comma, in .tsv a tab"
    )
    quote: str = Field(default='"', description="What stands around cells of CSV that hold the delimiter, or none")
    records: str | None = Field(
        default=None,
        min_length=1,
        description="Where in a JSON document the list of rows stands, by the keys that lead to it, as frames.objects; "
        "the document itself if absent",
    )
    sheet: str | None = Field(default=None, description="Sheet of an XLSX file that has several")
    header_has: Names | None = Field(
        default=None,
        description="Columns by which the header of CSV or XLSX is known: of the first 100 lines it is the first that "
        "has them all, and of several mappings the one is taken whose header a file has",
    )
    skip: int = Field(default=0, ge=0, le=1000, description="Lines above the header of CSV or XLSX")
    header: bool = Field(
        default=True, description="Whether CSV or XLSX has a header; without one, columns names the columns"
    )
    columns: Names | None = Field(default=None, description="All columns in their order; a file with others is refused")
    zone: str | None = Field(default=None, description="Time zone of times and days, such as Europe/London")
    country: str | None = Field(
        default=None, description="Country of national phone numbers, plates and documents, such as GB"
    )
    dates: str | None = Field(default=None, description="How dates are written, such as %d/%m/%Y; ISO 8601 if absent")
    numbers: str | None = Field(default=None, description="How numbers are written, as a sample: 1.234,50")
    empty: Names = Field(default=(), description="Texts that stand for an empty cell, such as n/a")


class RowsSection(_Part):
    """How many rows a file must have."""

    at_least: int = Field(default=1, ge=0, description="A file with fewer rows is refused; 1 if absent")
    at_most: int | None = Field(default=None, ge=0, description="A file with more rows is refused")


class ExpectSection(_Part):
    """What must be so, else nothing is loaded."""

    rows: RowsSection = Field(default_factory=RowsSection, description="How many rows each file must have")


class RecordSection(_Part):
    """What one row is, so that a newer row replaces what the older one said."""

    key: Key | None = Field(default=None, description="Column, or columns, by which the source knows the row")
    version: Given | None = Field(
        default=None, description="What grows when the row changes: a number, a day or a time"
    )
    observed_at: Given | None = Field(default=None, description="When the source saw or noted what the row says")


When = dict[str, Names]


class EntitySection(_Part):
    """A thing that each row names."""

    type: str = Field(description="Entity type, such as Person")
    source_key: Key | None = Field(
        default=None, description="Column, or columns, with the source's own id, never cleaned"
    )
    issued_key: Given | None = Field(default=None, description="Where an issued identifier comes from, such as a plate")
    source: str | None = Field(
        default=None,
        pattern=SOURCE_NAME,
        description="Name of the source whose ids source_key gives, where it is another one",
    )
    session: Key | None = Field(
        default=None,
        description="Column, or columns, that name the session in which an identifier holds that says nothing about "
        "who is who, such as a randomised MAC; each record is a session of its own if absent",
    )
    claims: dict[str, Given] = Field(default={}, description="Attribute -> where its value comes from")
    when: When = Field(default={}, description="Only for rows in which these columns hold one of these texts")


class LinkSection(_Part):
    """A link between two of the things that the row names."""

    type: str = Field(description="Link type, such as OWNS")
    start: str = Field(alias="from", description="Name, under entities, of the thing that it leads from")
    end: str = Field(alias="to", description="Name, under entities, of the thing that it leads to")
    since: Given | None = Field(default=None, description="First day or moment at which it holds")
    until: Given | None = Field(default=None, description="First day or moment at which it no longer holds")
    through: Given | None = Field(default=None, description="Last day on which it holds, instead of until")
    at: Given | None = Field(default=None, description="Day or moment of a link that happens, such as a call")
    attributes: dict[str, Given] = Field(default={}, description="Attribute -> where its value comes from")
    when: When = Field(default={}, description="Only for rows in which these columns hold one of these texts")


class SightingSection(_Part):
    """A reading: a sensor read an identifier at a time and place."""

    subject: str = Field(description="Name, under entities, of the identifier that was read, such as a plate")
    sensor: str = Field(description="Name, under entities, of the sensor that read it")
    at: Given = Field(description="The moment of the reading as the sensor's clock showed it")
    position: Given | None = Field(
        default=None, description="Where it was read, for a sensor that moves: {lat: column, lon: column}"
    )
    confidence: Given | None = Field(default=None, description="How sure the sensor was, from 0 to 1 or in per cent")
    when: When = Field(default={}, description="Only for rows in which these columns hold one of these texts")


class Mapping(_Part):
    """How anybody's file becomes entities, claims, links and sightings."""

    source: SourceSection = Field(description="Who says so")
    file: FileSection = Field(default_factory=FileSection, description="How the file is written")
    expect: ExpectSection = Field(default_factory=ExpectSection, description="What must be so, else nothing is loaded")
    record: RecordSection = Field(default_factory=RecordSection, description="What one row is")
    entities: dict[str, EntitySection] = Field(min_length=1, description="Name of your own -> a thing that a row names")
    links: tuple[LinkSection | None, ...] = Field(default=(), description="Links between these things")
    sightings: tuple[SightingSection | None, ...] = Field(default=(), description="What sensors read")
    unused: dict[str, str] = Field(default={}, description="Columns that are left out on purpose -> why")
