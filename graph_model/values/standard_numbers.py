"""The checks of python-stdnum, with a reason that a person understands."""

from __future__ import annotations

from importlib import import_module

from graph_model.values.base import Refused
from graph_model.values.given import shown

NATIONAL_IDS = {
    "AR": "ar.dni", "BE": "be.nn", "BG": "bg.egn", "BR": "br.cpf", "CA": "ca.sin", "CL": "cl.rut", "CN": "cn.ric",
    "CZ": "cz.rc", "DE": "de.idnr", "DK": "dk.cpr", "EE": "ee.ik", "ES": "es.nif", "FI": "fi.hetu", "FR": "fr.nir",
    "GR": "gr.amka", "HR": "hr.oib", "ID": "id.nik", "IE": "ie.pps", "IL": "il.idnr", "IN": "in_.aadhaar",
    "IS": "is_.kennitala", "IT": "it.codicefiscale", "KR": "kr.rrn", "LT": "lt.asmens", "MX": "mx.curp",
    "MY": "my.nric", "NL": "nl.bsn", "NO": "no.fodselsnummer", "PK": "pk.cnic", "PL": "pl.pesel", "PT": "pt.cc",
    "RO": "ro.cnp", "SE": "se.personnummer", "SI": "si.emso", "SK": "sk.rc", "TH": "th.pin", "TR": "tr.tckimlik",
    "US": "us.ssn", "ZA": "za.idnr",
}  # fmt: skip
"""Country -> module of python-stdnum that checks the number of a person there."""


def checked(module: str, text: str, what: str) -> str:
    """The number in the module's compact form. Raises Refused where length, characters, parts or check digit fail."""
    from stdnum import exceptions

    rules = import_module(f"stdnum.{module}")
    try:
        return str(rules.validate(text))
    except exceptions.InvalidChecksum as error:
        raise Refused("CHECK_DIGIT", f"the check digits of the {what} {shown(text)} are wrong") from error
    except exceptions.InvalidLength as error:
        raise Refused("WRONG_LENGTH", f"the {what} {shown(text)} has the wrong length") from error
    except exceptions.InvalidComponent as error:
        raise Refused("BAD_PART", f"a part of the {what} {shown(text)}, such as a date or place, cannot be") from error
    except exceptions.ValidationError as error:
        raise Refused("BAD_FORMAT", f"{shown(text)} does not look like a {what}") from error
