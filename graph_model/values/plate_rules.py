"""What registration plates look like, by country: which characters, and how they are grouped for the eye."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "0123456789"
_CYRILLIC = str.maketrans("АВЕКМНОРСТУХІ", "ABEKMHOPCTYXI")
_GREEK = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX")
_CHINA_LAST = "学警港澳挂使领试超"


@dataclass(frozen=True, slots=True)
class PlateRule:
    """letters: beside A to Z and 0 to 9. pattern: what a plate must look like. look_alikes: letters of the country's
    script that are written for Latin ones. groups: (pattern, how its groups are joined), the first that fits."""

    letters: str = ""
    pattern: str = ".{2,12}"
    look_alikes: dict[int, int] | None = None
    groups: tuple[tuple[str, str], ...] = ()

    def strange(self, compact: str) -> str | None:
        """The first character that no plate of the country has."""
        known = _LATIN + _DIGITS + self.letters
        return next((ch for ch in compact if ch not in known), None)

    def grouped(self, compact: str) -> str:
        """The plate as it is painted on the vehicle, as far as the rule knows."""
        for pattern, joined in self.groups:
            if match := re.fullmatch(pattern, compact):
                return match.expand(joined)
        return compact


RULES = {
    "GB": PlateRule(
        pattern=r"[A-Z0-9]{2,7}",
        groups=(
            (r"([A-Z]{2}\d{2})([A-Z]{3})", r"\1 \2"),
            (r"([A-Z]\d{1,3}|[A-Z]{3})([A-Z]{3}|\d{1,3}[A-Z])", r"\1 \2"),
        ),
    ),
    # Where the district ends cannot be told once the dash is lost: B-AB 123 and BA-B 123 are one canonical form.
    "DE": PlateRule(letters="ÄÖÜ", pattern=r"[A-ZÄÖÜ]{1,5}\d{1,6}[EH]?|\d{1,3}\d{1,6}[A-Z]?"),
    "NL": PlateRule(
        pattern=r"[A-Z0-9]{6}|[A-Z]{2}\d{1,4}|CD[A-Z]?\d{1,4}",
        groups=(
            (r"([A-Z]{2})(\d\d)(\d\d)", r"\1-\2-\3"),
            (r"(\d\d)(\d\d)([A-Z]{2})", r"\1-\2-\3"),
            (r"(\d\d)([A-Z]{2})(\d\d)", r"\1-\2-\3"),
            (r"([A-Z]{2})(\d\d)([A-Z]{2})", r"\1-\2-\3"),
            (r"([A-Z]{2})([A-Z]{2})(\d\d)", r"\1-\2-\3"),
            (r"(\d\d)([A-Z]{2})([A-Z]{2})", r"\1-\2-\3"),
            (r"(\d\d)([A-Z]{3})(\d)", r"\1-\2-\3"),
            (r"(\d)([A-Z]{3})(\d\d)", r"\1-\2-\3"),
            (r"([A-Z]{2})(\d{3})([A-Z])", r"\1-\2-\3"),
            (r"([A-Z])(\d{3})([A-Z]{2})", r"\1-\2-\3"),
            (r"([A-Z]{3})(\d\d)([A-Z])", r"\1-\2-\3"),
            (r"([A-Z])(\d\d)([A-Z]{3})", r"\1-\2-\3"),
        ),
    ),
    "FR": PlateRule(
        pattern=r"[A-Z]{2}\d{3}[A-Z]{2}|\d{1,4}[A-Z]{1,3}(?:\d[0-9AB]|97\d)|[A-Z0-9]{4,9}",
        groups=((r"([A-Z]{2})(\d{3})([A-Z]{2})", r"\1-\2-\3"), (r"(\d{1,4})([A-Z]{1,3})(\d\d|2[AB])", r"\1 \2 \3")),
    ),
    "IT": PlateRule(pattern=r"[A-Z0-9]{4,8}", groups=((r"([A-Z]{2})(\d{3})([A-Z]{2})", r"\1 \2 \3"),)),
    "ES": PlateRule(
        pattern=r"[A-Z0-9]{4,9}",
        groups=((r"(\d{4})([A-Z]{3})", r"\1 \2"), (r"([A-Z]{1,2})(\d{4})([A-Z]{1,2})", r"\1-\2-\3")),
    ),
    "PL": PlateRule(
        pattern=r"[A-Z][A-Z0-9]{3,7}",
        groups=((r"([A-Z]{3})(\d[A-Z0-9]{3,4})", r"\1 \2"), (r"([A-Z]{2})(\d[A-Z0-9]{3,4})", r"\1 \2")),
    ),
    "CN": PlateRule(
        letters="".join(chr(code) for code in range(0x4E00, 0xA000)),
        pattern=rf"[\u4e00-\u9fff](?:[A-Z][A-Z0-9]{{4,6}}[{_CHINA_LAST}]?|\d{{6}})|\d{{6}}[使领]",
        groups=((r"(\D[A-Z])(.{5,6})", r"\1·\2"),),
    ),
    "RU": PlateRule(look_alikes=_CYRILLIC),
    "UA": PlateRule(look_alikes=_CYRILLIC),
    "BY": PlateRule(look_alikes=_CYRILLIC),
    "BG": PlateRule(look_alikes=_CYRILLIC),
    "GR": PlateRule(look_alikes=_GREEK),
}
"""By ISO country. A country that is missing has the generic rule."""
